"""What the site says in each language: sentences by gettext, names of measures, categories, units and regions."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bulletin.accounts.model import Inspection
from bulletin.regions import gazetteer
from publisher import labels

KINDS = {"central": "中央生态环境保护督察", "province": "省级生态环境保护督察", "xpcc": "兵团生态环境保护督察"}
"""What inspections of each level are called where their names are put together."""

_YEAR = re.compile(r"(?<=-)[0-9]{4}(?=-)")  # in an inspection's id
_INNER = re.compile(r"（([^（）()]*)\(([^（）()]*)\)）")  # brackets in brackets


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language of the interface: its ``code`` (BCP 47), its own ``name``, and how a finished page is ``written``.

    Sentences are looked up by their form in simplified Chinese; ``regions`` and ``tiles`` hold names by code,
    and ``named`` writes those of regions that are not among them. ``scales`` are the units that it has no word for:
    how many of which other unit each is.
    """

    code: str
    name: str
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    written: Callable[[str], str] = _same
    regions: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    tiles: Mapping[str, str] = field(default_factory=dict)
    named: Callable[[str], str] = _same

    def say(self, message: str, **values: object) -> str:
        """Return a sentence with its values filled in."""
        found = self.translations.gettext(message)
        return found % values if values else found

    def figure(self, measure: str, status: str | None) -> str:
        """Return what is counted, with the status where the measure has several."""
        return self.say(labels.figure(measure, status))

    def scope(self, scope: str, batch: int | None) -> str:
        """Return which batch, or up to which."""
        if batch is None:
            return self.say(labels.SCOPES[scope])
        return self.say("第%(batch)s批" if scope == "batch" else "累计（至第%(batch)s批）", batch=batch)

    def value(self, value: str, unit: str) -> str:
        """Return a number with its unit."""
        if unit in self.scales:
            times, unit = self.scales[unit]
            value = f"{Decimal(value) * times:f}"
            value = value.rstrip("0").rstrip(".") if "." in value else value
        return self.number(value) + self.unit(unit, 1 if value == "1" else 2)

    def number(self, value: str) -> str:
        """Return a number as the language writes it: its thousands apart, where that is not Chinese."""
        return f"{Decimal(value):,f}" if self.scales else value

    def unit(self, unit: str, count: int = 2) -> str:
        """Return a unit as it follows a number: one is singular where a language has that."""
        return self.translations.ngettext(unit, unit, count)

    def several(self, word: str) -> str:
        """Return a word for several of a kind; ``say`` has it for one."""
        return self.translations.ngettext(word, word, 2)

    def listed(self, messages: Iterable[str]) -> str:
        """Return several words as a list."""
        words = [self.say(each) for each in messages]
        return self.say("、").join(words) or self.say("细节")

    def category(self, name: str | None) -> str:
        """Return a category's name; none means all of them."""
        return "+".join(self.say(part) for part in name.split("+")) if name else self.say("全部")

    def region(self, code: str | None, name: str) -> str:
        """Return a region's name in this language."""
        return self.regions.get(code or "") or self.named(name)

    def level(self, level: str) -> str:
        """Return what regions of a level are called together."""
        return self.say(labels.LEVELS.get(level, "其他地区"))

    def level_of(self, code: str) -> str:
        """Return what the regions of a region's level are called together."""
        unit = gazetteer().by_code(code)
        return self.level(unit.level if unit else "")

    def visit(self, inspection: Inspection) -> str:
        """Return an inspection's name; put together from its parts where the language is not Chinese."""
        if not self.regions:
            return _INNER.sub(r"（\1，\2）", inspection.name)
        kind = self.say(KINDS[inspection.level]) + (self.say("（回头看）") if inspection.look_back else "")
        if inspection.round and inspection.round_batch:
            kind += self.say("第%(round)s轮第%(part)s批", round=inspection.round, part=inspection.round_batch)
        elif inspection.round:
            kind += self.say("第%(round)s轮", round=inspection.round)
        elif year := _YEAR.search(inspection.id):
            kind += self.say("（%(year)s年）", year=year[0])
        # As in the Chinese name: a central inspection of Xinjiang is one of the XPCC too.
        wide = inspection.level == "central" and inspection.territory == "650000"
        unit = gazetteer().by_code("65" if wide else inspection.territory)
        return f"{kind}: {self.region(unit.code, unit.name) if unit else inspection.territory}"

    def day(self, day: date, *, year: bool = True) -> str:
        """Return a day as headings write it: 2022年4月8日, or by ISO 8601 where the language is not Chinese."""
        if self.regions:
            return f"{day:%Y-%m-%d}" if year else f"{day:%m-%d}"
        return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"

    def stay(self, inspection: Inspection) -> str:
        """Return from when to when the inspectors were there."""
        if not inspection.begins and not inspection.ends:
            return self.say("未注明")
        if not inspection.ends:
            return self.say("%(day)s 起", day=inspection.begins)
        return f"{inspection.begins or '…'} – {inspection.ends}"

    def short(self, code: str, name: str) -> str:
        """Return the short name of a tile."""
        return self.tiles.get(code, name)


CHINESE = Tongue("zh-Hans", "简体中文")
