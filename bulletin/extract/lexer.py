"""Cuts a plain text into the tokens that the grammar works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import Struct

from bulletin import dates, numbers
from bulletin.extract.words import find_batches, words
from bulletin.regions import gazetteer

_COUNTED = re.compile(rf"{numbers.PATTERN}(?P<unit>件次|家次|人次|批次|[件封宗起家户名人个次例元%批])?")
_ADDED = re.compile(r"\([+-]?[0-9]+\)(件次|件|宗|起)")  # 511(+1)件
# What 个 counts when it counts no cases: 14个地州市, 5个督察组, 30个工作日.
_NOT_CASES = re.compile(
    r"(?:中央|省级|市级|生态|环境|环保|例行|专项)*(?:保护)?(?:例行|专项)?督察|(?:设区|地级|区|县)?(?:省|州|地州|州市|地区|地市|地方|地级|城市|市|县|区|师|团|乡|镇|村|街道|社区|部门|单位|园区|点位|督察组|小组|工作|小时|月|年|百分|环节|方面|类|种|行业|企业|项目|工地|批次|监督|字)"
)
# How many a list names: 塔城、和田、阿勒泰三个地区, 大气、水两类.
_SEVERAL = re.compile(
    "等?(?:[两二三四五六七八九十]{1,3}|[0-9]{1,2})(?:个(?:地区|地州市|州市|市|县|区|师)|[市州县区师类]|大类|地区)"
)
_MAYBE_SEVERAL = re.compile("[0-9两二三四五六七八九十][个市州县区师类大地]")  # a quick look first
_SEVERAL_BEFORE, _SEVERAL_AFTER = 5, 3  # how far it may reach from there
# 一件一件, 整改一件销号一件, 每一件: manners of speaking.
_IDIOM = re.compile(
    "(?:.{2}|.|^)一件(?=一|[、,][^、,。;0-9]{1,4}一件)|(?:件件|一件|每|这|哪|销号|一策|任何)一件|.每一件|一件[、,]?[^、,。;0-9]{1,4}一件|.?[每这哪何在家们]一起"
)
_IDIOM_BEFORE = re.compile("一件[、,]?[^、,。;0-9]{1,6}$")
# 一个电子税务局: an article, unless it is a case that is counted.
_ARTICLE = re.compile("一个(?=[\u4e00-\u9fff])(?!问题|案件|信访|举报|投诉|线索)")
_NUMERAL = re.compile("[0-9]+|[一二三四五六七八九十百两]+")
_LOST_DASH = re.compile("第1([0-9]{2})批")
_MOST_BATCHES = 60
START = attrgetter("start")
"""What a token is sorted by."""


class Token(Struct, eq=False, gc=False):
    """A stretch of the plain text with what it means: ``data`` depends on ``kind``. Nobody changes one."""

    kind: str
    start: int
    end: int
    data: Any = None


class Quantity(Struct, eq=False, gc=False):
    """A numeral with its unit, empty if none is printed."""

    value: Decimal
    unit: str
    approximate: bool
    spelled: bool


class Batches(Struct, frozen=True, gc=False):
    """``ordinal``: the one batch of this number; ``count``: all up to it; ``this``: the one the article is about.

    ``several``: so many (共8批次43件), the last of which has another number where a place got cases in some only.
    ``named``: each of them, where the text names them: 第九批、第十五批, 第二批至第四批.
    """

    kind: str
    number: int | None
    named: tuple[int, ...] = ()


def tokens(plain: str, mentions: Iterable[dates.DateMention]) -> list[Token]:
    """Return the tokens in order, apart from one another: all numerals and names with the words between them."""
    return with_words(plain, named(plain, mentions))


def named(plain: str, mentions: Iterable[dates.DateMention]) -> list[Token]:
    """Return the numerals and the names of places in order, apart from one another; ``mentions`` are the dates.

    Of two that share a character the one found first stays: dates, then batches, regions, counts of places, numbers.
    """
    found = [Token("date", mention.start, mention.end, mention) for mention in mentions]
    taken = bytearray(len(plain))
    for token in found:
        taken[token.start : token.end] = b"\1" * (token.end - token.start)
    for token in chain(_batches(plain), _regions(plain), _several(plain)):
        start, end = token.start, token.end
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            found.append(token)
    found += _numbers(plain, taken)
    found.sort(key=START)
    return found


def with_words(plain: str, others: Sequence[Token]) -> list[Token]:
    """Return tokens with the words between them; what holds a part of another token is none."""
    found: list[Token] = []
    waiting = iter((*others, Token("end", len(plain), len(plain))))
    other = next(waiting)
    taken, free = 0, other.start
    for (kind, data), start, end in words().find(plain):
        while free <= start:
            found.append(other)
            taken = other.end
            other = next(waiting)
            free = other.start
        if taken <= start and end <= free:
            found.append(Token(kind, start, end, data))
    found += [other, *waiting]
    found.pop()
    return found


def _batches(plain: str) -> Iterator[Token]:
    return (Token("batch", start, end, _batch(kind, plain[start:end])) for kind, start, end in find_batches(plain))


def _regions(plain: str) -> Iterator[Token]:
    return (Token("region", place.start, place.end, place) for place in gazetteer().find(plain))


def _several(plain: str) -> Iterator[Token]:
    end = 0
    for counted in _MAYBE_SEVERAL.finditer(plain):
        at = counted.end()
        match = _SEVERAL.search(plain, max(end, at - _SEVERAL_BEFORE), at + _SEVERAL_AFTER) if at > end else None
        if match:
            end = match.end()
            yield Token("several", match.start(), end)


def _numbers(plain: str, taken: bytearray) -> Iterator[Token]:
    """Yield the numbers that share no character with what is taken or with one another."""
    hedges = numbers.Hedges(plain)
    free = 0
    for match in _COUNTED.finditer(plain):
        start, end = match.span()
        if taken[start] or start < free:
            continue  # a part of a date or batch, most often
        digits, many, times, spelled, some, scale, unit = match.groups("")
        value = numbers.value(digits, times, spelled, scale)
        if value is None:
            continue
        last = end - len(unit)
        if spelled and plain[start] == "一" and (_is_idiom(plain, start) or _ARTICLE.match(plain, start)):
            token = Token("idiom", start, last)
        else:
            if unit == "个" and _NOT_CASES.match(plain, end):
                unit, end = "", last
            elif not unit and (added := _ADDED.match(plain, end)):
                unit, end = added[1], added.end()
            vague = bool(many or some) or (hedges.some and hedges.around(start, last))
            token = Token("number", start, end, Quantity(value, unit, vague, not digits))
        if 1 not in taken[start : token.end]:
            free = token.end
            yield token


def _is_idiom(plain: str, start: int) -> bool:
    if not plain.startswith(("一件", "一起"), start):
        return False
    twice = plain[start + 1] == "件" and _IDIOM_BEFORE.search(plain, max(0, start - 9), start)
    return bool(_IDIOM.match(plain, max(0, start - 2)) or twice)


@lru_cache(maxsize=1024)
def _batch(kind: str, text: str) -> Batches:
    if kind == "this":
        return Batches("this", None)
    if text in ("首批", "头批"):
        return Batches("ordinal", 1)
    lost = _LOST_DASH.fullmatch(text)
    if lost and int("1" + lost[1]) > _MOST_BATCHES:
        return Batches("count", int(lost[1]))
    parsed = [numbers.parse(each) for each in _NUMERAL.findall(text)]
    numerals = [int(each) for each in parsed if each is not None]
    number = numerals[-1] if numerals else None
    named: tuple[int, ...] = ()
    if kind == "joint":
        named = tuple(numerals)
    elif kind == "span" and numerals and numerals[-1] < numerals[0] + _MOST_BATCHES:
        named = tuple(range(numerals[0], numerals[-1] + 1))
    return Batches(kind if kind in ("ordinal", "several") else "count", number, named)
