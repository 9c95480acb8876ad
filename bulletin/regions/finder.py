"""Finds the names of places in a plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from operator import attrgetter
from typing import Literal

import ahocorasick_rs
from msgspec import Struct
from msgspec.structs import replace

from bulletin.model import Region
from bulletin.regions.names import NUMERALS
from bulletin.regions.units import Units, make_zone
from bulletin.regions.vocabulary import Word, vocabulary
from bulletin.text import HAN

MentionKind = Literal["place", "deictic", "zone", "organ"]

# What makes a name part of another one: papers, farms, roads, datelines.
_NOT_MEANT = re.compile(
    r"(?:经济|农村|政法|法制|法治|都市|商务|广播|新闻)?(?:[日晚早晨时商]报(?!道)|都市报|电视台|卫视|广电|新闻网|政务网|网(?![格络上点民友]))"
    r"|融媒|总场|街道|河谷|大学|学院|大道|机场|讯(?!息)|[0-9]{1,2}月[0-9]{1,2}日电"
)
# What makes it an office of the place: 石家庄市委, 聊城市直, 云浮市本级.
_OFFICE = re.compile(
    r"局(?=[0-9、,;:：各])|委(?![托员派])|直(?:属|管)?(?:相关)?(?:部门|单位|机关)?(?=[0-9、,;:：各均和与(|]|$)|本级"
)
# What either begins with, or 第三督察组, but for digits: a quick look spares most names the patterns.
_TELLING = frozenset("经农政法都商广新日早晚晨时电卫网融总河大学机讯街局委直本第生环")
_OFFICE_TAIL = re.compile(r"(?:相关|有关)?(?:部门|单位|机关)|办理")
_GROUP = re.compile(
    "[、和及]?(?:省|市|自治区)?(?:(?:人民)?政府)?(?:第[一二三四五六七八九十]+)?(?:生态)?(?:环境)?(?:保护)?督[察查]"
)
# 安徽省第三督察组, 福建省生态环境保护例行督察组
_INSPECTORS = re.compile(
    "(?:第[一二三四五六七八九十]+(?:生态)?(?:环境)?(?:保护)?|(?:生态)?(?:环境保护|环保)(?:例行|专项)?)督[察查]组"
)
_GOVERNMENTS = ("人民政府", "政府")
_OF_PLACE = ("地方", "当地", "属地", "各级", "所在地")
_COMPANY = re.compile(rf"[{HAN}]{{0,14}}?公司")
_LEVELS = "省市州区县"
# A bare county name counts only where a list of regions gives it its number.
_IN_LIST = re.compile(
    r" ?[0-9、|]|(?:共|累计|已)*(?:收到|接到|接收)"
    r"|[,和与及](?=[^。;\n]{0,40}[0-9])|各|均|分别|依次|[两二三四五六七八九十]个?[市县区州师]|$",
    re.MULTILINE,
)
# What may stand right before it, a mark or another place aside: in 自然资源2件 and 娱乐业4件 it ends another word.
_BEFORE_LISTED = frozenset("和与及或在驻向对给交办转到至由自为是有含括涉中的仅以除属")
_HAN = re.compile(f"[{HAN}]")
_SHARED_SUFFIX = re.compile(r"(?:[两二三四五六七八九十]|[0-9]{1,2})个?(地区|[市州县区师盟旗])")
_ZONE_NAME = re.compile(
    rf"(?:^|[、,;:。(| 和与及])(?:含|其中)?((?![含等其另共])(?:(?![转交接收督组涉及向由办件为])[{HAN}]){{2,6}})$"
)
# A name that no table holds, in a list between those that are known: 寿光市1件、峡山区2件.
_UNKNOWN = re.compile(
    rf"件(?<=[0-9]件)[、,;和](?P<name>[{HAN}]{{1,4}}(?<![社小辖校厂库地城市片我全各本该])区)(?=[0-9]{{1,4}}件)"
)
_LIST_GAP = 8  # a number, its unit and a mark stand between two names of a list
_ZONE_STEM = 4
_STEM = re.compile(f"(?:(?![转交接收督察组涉及向由办件为和与各])[{HAN}])+")
_LIST_MARKS = frozenset("、和与及,")
_START = attrgetter("start")


class Mention(Struct, gc=False):
    """A name in the text. ``short``: without a suffix (武汉, 新和), so it may be an everyday word.

    ``kind``: ``place``; ``deictic`` (我省, 自治区, 各地) points at the writer's territory; ``zone`` (高新区) belongs to
    a city; ``organ`` (省直, 自治区信访局) is no place, its candidates are the place in its name. ``target`` is what a
    deictic word points at, and ``generic`` for a zone without a name of its own.
    Never changed.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Region, ...]
    short: bool
    kind: MentionKind
    target: str = ""

    @property
    def deictic(self) -> bool:
        """Whether the name points at the territory of the writer."""
        return self.kind == "deictic"


class Finder:
    """Searches a text for all the names at once."""

    def __init__(self, units: Units) -> None:
        words, listed = vocabulary(units)
        self._words = [(_READERS[word.kind], word) for word in words.values()]
        self._listed = list(listed.values())
        self._search = _automaton(words)
        self._search_listed = _automaton(listed)

    def find(self, plain: str) -> list[Mention]:
        """Return the mentions in order, apart from one another; names of papers and companies are none."""
        found: list[Mention] = []
        for index, start, end in self._search.find_matches_as_indexes(plain):
            if not found or found[-1].end <= start:
                read, word = self._words[index]
                read(plain, start, end, word, found)
        self._add_listed(plain, found)
        _add_unknown(plain, found)
        _share_suffixes(plain, found)
        return found

    def places(self, name: str) -> list[tuple[int, int, tuple[Region, ...]]]:
        """Return the places in a name of a paper or site, whatever stands around them."""
        hits = self._search.find_matches_as_indexes(name)
        places = [(start, end, self._words[index][1].regions) for index, start, end in hits]
        places = [place for place in places if place[2]]
        listed = self._search_listed.find_matches_as_indexes(name) if not places else ()
        return places or [(start, end, self._listed[index].regions) for index, start, end in listed]

    def _add_listed(self, plain: str, found: list[Mention]) -> None:
        """Add the bare names of counties that stand in a list, where no longer name holds them."""
        hits = [hit for hit in self._search_listed.find_matches_as_indexes(plain) if _IN_LIST.match(plain, hit[2])]
        if not hits:
            return
        known = deque(found)
        ends = {mention.end for mention in found}
        for index, start, end in hits:
            while known and known[0].end <= start:
                known.popleft()
            apart = not known or known[0].start >= end
            before = plain[start - 1 : start]
            if apart and (not _HAN.match(before) or before in _BEFORE_LISTED or start in ends):
                ends.add(end)
                found.append(Mention(start, end, plain[start:end], self._listed[index].regions, True, "place"))
        found.sort(key=_START)


def _automaton(words: Iterable[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)


# Each reader below takes one hit and the mentions before it, and adds, replaces or drops.


def _read_place(plain: str, start: int, end: int, word: Word, found: list[Mention]) -> None:
    after = plain[end : end + 1]
    telling = after in _TELLING or (after.isdigit() and plain.find("月", end + 1, end + 3) >= 0)
    if telling and (_NOT_MEANT.match(plain, end) or (word.kind != "here" and _INSPECTORS.match(plain, end))):
        return
    numbered = plain[start] in NUMERALS and word.regions and word.regions[0].level == "division"
    if numbered and plain[start - 1 : start] in NUMERALS:  # 二十一师 holds no 十一师
        return
    office = _OFFICE.match(plain, end) if telling else None
    if office and not word.short:
        found.append(Mention(start, office.end(), plain[start : office.end()], word.regions, False, "organ"))
        return
    # 经开区(头屯河区): the county in the brackets is what the zone is.
    if after == ")" and found and plain[start - 1] == "(":
        zone = found[-1]
        if zone.kind == "zone" and zone.end == start - 1:
            found.pop()
            start, end = zone.start, end + 1
    kind: MentionKind = "deictic" if word.kind == "here" else "zone" if word.kind == "named" else "place"
    found.append(Mention(start, end, plain[start:end], word.regions, word.short, kind, word.target))


def _read_company(plain: str, start: int, end: int, word: Word, found: list[Mention]) -> None:
    company = _COMPANY.match(plain, end)
    if company:
        found.append(Mention(start, company.end(), plain[start : company.end()], word.regions, False, "organ"))


def _read_organ(plain: str, start: int, end: int, word: Word, found: list[Mention]) -> None:
    """Add an office together with the place or the level before it: 湖北省 + 发改委, 省 + 发改委."""
    if plain.endswith(_OF_PLACE, 0, start):
        return  # 移交地方人民政府办理: whoever it may be
    if _GROUP.match(plain, end):
        if found and found[-1].end == start:
            found.pop()
        return  # 省委省政府第一环境保护督察组: who inspects takes nothing
    regions = word.regions
    tail = _OFFICE_TAIL.match(plain, end)
    if found and found[-1].end == start:
        before = found.pop()
        if before.kind == "place" and plain[start:end] in _GOVERNMENTS and not tail:
            found.append(replace(before, end=end, text=plain[before.start : end]))  # 某县人民政府收到: the county does
            return
        start, regions = before.start, before.candidates
    elif start and plain[start - 1] in _LEVELS:
        start -= 1
    end = tail.end() if tail else end
    found.append(Mention(start, end, plain[start:end], regions, False, "organ"))


def _read_zone(plain: str, start: int, end: int, _: Word, found: list[Mention]) -> None:
    """Add a zone: of the place right before it (济南高新区), with an own name in a list (庐陵新区), or generic."""
    name = plain[start:end]
    office = _OFFICE.match(plain, end)
    if office:
        found.append(Mention(start, office.end(), plain[start : office.end()], (), False, "organ"))
        return
    before = found[-1] if found else None
    if before and before.kind == "place" and before.end <= start <= before.end + _ZONE_STEM:
        stem = plain[before.end : start]
        if not stem or (not before.short and _STEM.fullmatch(stem)):  # 澄迈县老城经济开发区
            zones = tuple(
                make_zone(place, f"{stem}{name}" if stem else plain[before.start : end], stem + name)
                for place in before.candidates
            )
            found[-1] = Mention(before.start, end, plain[before.start : end], zones, before.short, "zone")
            return
    if before and before.end == start:
        return
    own = _ZONE_NAME.search(plain, max(0, start - 8, found[-1].end if found else 0), start)
    if own:
        start = own.start(1) + (plain[own.start(1)] == "市")  # 市河东新区
    found.append(Mention(start, end, plain[start:end], (), False, "zone", "" if own else "generic"))


_READERS = {
    "place": _read_place,
    "here": _read_place,
    "named": _read_place,
    "zone": _read_zone,
    "organ": _read_organ,
    "company": _read_company,
}


def _add_unknown(plain: str, found: list[Mention]) -> None:
    """Add the zones that only their place in a list of counties tells."""
    for match in _UNKNOWN.finditer(plain):
        start, end = match.span("name")
        at = bisect_left(found, start, key=_START)
        after = found[at] if at < len(found) else None
        if at and (after is None or after.start >= end) and found[at - 1].end > start - _LIST_GAP:
            found.insert(at, Mention(start, end, match["name"], (), False, "zone"))


def _share_suffixes(plain: str, found: list[Mention]) -> None:
    """Give a list its common suffix: in 塔城、和田、阿勒泰三个地区 none is a city."""
    for last, mention in enumerate(found):
        if not mention.short:
            continue
        match = _SHARED_SUFFIX.match(plain, mention.end)
        if not match:
            continue
        index = last
        while True:
            item = found[index]
            kept = tuple(region for region in item.candidates if region.name.endswith(match[1]))
            if kept:
                found[index] = replace(item, candidates=kept)
            index -= 1
            if index < 0 or not found[index].short or plain[found[index].end : item.start] not in _LIST_MARKS:
                break
