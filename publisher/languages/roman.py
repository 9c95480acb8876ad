"""Names of regions in Latin letters by rule, for those that the table of official names does not have.

The rule of the official romanisation: the name proper in pinyin as one word, an apostrophe before a syllable that
begins with a, e or o, peoples by their own names, and the kind of unit as an English word. Names that come from other
languages are written by their Chinese sound, unless they are known or have a unit of their name in the table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bulletin.regions.units import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = {
    "经济技术开发区": "Economic and Technological Development Zone",
    "经济开发区": "Economic Development Zone",
    "高新技术产业开发区": "High-Tech Industrial Development Zone",
    "农业科技园区": "Agricultural Science and Technology Park",
    "工业园区": "Industrial Park",
    "纺织工业城": "Textile Industry Park",
    "综保区": "Comprehensive Bonded Zone",
    "经开区": "Economic and Technological Development Zone",
    "高新区": "High-Tech Zone",
    "开发区": "Development Zone",
    "管理区": "Administrative District",
    "特别行政区": "Special Administrative Region",
    "行政区": "Administrative Region",
    "示范区": "Demonstration Zone",
    "起步区": "Start-up Zone",
    "南部山区": "Southern Mountain Area",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "自治区": "Autonomous Region",
    "地区": "Prefecture",
    "新区": "New Area",
    "矿区": "Mining District",
    "特区": "Special District",
    "群岛": "Islands",
    "省": "Province",
    "市": "City",
    "盟": "League",
    "州": "Prefecture",
    "县": "County",
    "区": "District",
    "旗": "Banner",
}
_PEOPLES = {
    "蒙古族": "Mongol",
    "蒙古": "Mongol",
    "回族": "Hui",
    "藏族": "Tibetan",
    "维吾尔": "Uygur",
    "哈萨克族": "Kazak",
    "哈萨克": "Kazak",
    "柯尔克孜": "Kirgiz",
    "塔吉克": "Tajik",
    "锡伯": "Xibe",
    "达斡尔族": "Daur",
    "达斡尔": "Daur",
    "鄂温克族": "Ewenki",
    "鄂伦春": "Oroqen",
    "朝鲜族": "Korean",
    "满族": "Manchu",
    "撒拉族": "Salar",
    "保安族": "Bonan",
    "裕固族": "Yugur",
    "东乡族": "Dongxiang",
    "土族": "Tu",
    "傈僳族": "Lisu",
    "纳西族": "Naxi",
    "拉祜族": "Lahu",
    "景颇族": "Jingpo",
    "普米族": "Pumi",
    "布朗族": "Blang",
    "哈尼族": "Hani",
    "独龙族": "Derung",
    "布依族": "Bouyei",
    "仡佬族": "Gelao",
    "仫佬族": "Mulao",
    "毛南族": "Maonan",
    "土家族": "Tujia",
    "各族": "Multi-Ethnic",
}
_READ = dict(
    zip(
        "长沚埇瀍浉硚猇鄠佛峒", ["chang", "zhi", "yong", "chan", "shi", "qiao", "xiao", "hu", "fo", "tong"], strict=True
    )
)
_WITHIN = re.compile("(.{2,})市(.{2,})")  # 济宁市高新区
_DASH = re.compile("[-—]")
_ENGLISH_UNIT = re.compile(
    " (?:City|Prefecture|County|District|Province|Municipality)$|(?: [A-Z][a-z]+){0,2} Autonomous .*"
)
_VOWELS = ("a", "e", "o")


class Romanised:
    """Writes names. ``table`` holds official ones by their Chinese form; what is known of it serves for others.

    ``known`` are names proper, or whole names, that are not written as their characters are read.
    """

    def __init__(self, table: Mapping[str, str], known: Mapping[str, str]) -> None:
        stems = {_cut(name)[0]: _ENGLISH_UNIT.sub("", official) for name, official in table.items()}
        self._known = {**stems, **known}

    def name(self, name: str) -> str:
        """Return a region's Chinese name in Latin letters, with its kind of unit in English."""
        if found := self._known.get(name) or _UNITS.get(name):
            return found
        if within := _WITHIN.fullmatch(name):
            city, part = within.groups()
            return f"{self._known.get(city) or _word(city)} {_UNITS.get(part) or self.name(part)}"
        stem, unit = _cut(name)
        peoples: list[str] = []
        while (unit.startswith("自治") or stem.endswith("族")) and (people := _last_people(stem)):
            stem = stem.removesuffix(people)
            peoples.insert(0, _PEOPLES.get(people) or _word(people.removesuffix("族")))
        if unit.startswith("自治") and stem in _PEOPLES:  # named after its people alone
            return f"{_PEOPLES[stem]} {_UNITS[unit]}"
        parts = (self._known.get(part) or _word(part) for part in _DASH.split(stem))
        return " ".join(filter(None, ("-".join(parts), *peoples, _UNITS.get(unit, ""))))


def _cut(name: str) -> tuple[str, str]:
    """Return the name proper, with the peoples, and the word for the kind of unit.

    A name of one character has a short word: 清新区 is 清新 and 区.
    """
    unit = next((word for word in _UNITS if name.endswith(word) and len(name) > len(word) + (len(word) > 1)), "")
    return name.removesuffix(unit), unit


def _last_people(stem: str) -> str:
    """Return the people that a stem ends with (保亭黎族苗族: 苗族); one that is not in the table has a character."""
    known = next((people for people in _PEOPLES if stem.endswith(people)), "")
    if not known and stem.endswith("族"):
        known = stem[-2:]
    return known if len(stem) > len(known) else ""


def _word(stem: str) -> str:
    """Return pinyin as one word: 西安 as Xi'an."""
    syllables = [_READ.get(character) or reading(character).replace("v", "ü") for character in stem]
    tail = (f"'{each}" if each.startswith(_VOWELS) else each for each in syllables[1:])
    return "".join((*syllables[:1], *tail)).capitalize()
