"""Which issue of a series a text is: its batches and days, told apart from what a copy adds around the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bulletin.numbers import parse

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_NUMERAL = "[一二三四五六七八九十百零两]{1,5}|\\d{1,3}"
_BATCH = re.compile(rf"({_NUMERAL})批")
_DAY = re.compile(r"(\d{1,2})日")
_DATELINE = re.compile(
    r"^[^。,，\n]{0,20}?(?:讯|电|消息)?\s*[(（【](?:本报|本网)?(?:全媒体)?(?:记者|通讯员)[^()（）【】\n]{1,30}[)）】]"
)
_CREDIT = re.compile(
    r"^[ \t]*[(（\[【]?(?:本报|本网)?(?:责任编辑|责编|编辑|来源|作者|记者|通讯员|校对|审核)[ ]?[:：]"
    r"[^\n。]{0,30}[)）\]】]?[ \t]*$",
    re.MULTILINE,
)

Relation = Literal["alike", "doubtful", "apart"]


@dataclass(frozen=True, slots=True)
class Issue:
    """The numbers of the batches and the days of the month that a text names."""

    batches: frozenset[int]
    days: frozenset[int]


def frameless(plain: str) -> str:
    """Return a text without the dateline before it and the credits around it, which differ from copy to copy."""
    return _CREDIT.sub("", _DATELINE.sub("", plain.lstrip(), count=1))


def issue_of(plain: str) -> Issue:
    """Return what a cleaned text says of its issue."""
    batches = (parse(found) for found in _BATCH.findall(plain))
    return Issue(
        frozenset(int(number) for number in batches if number is not None), frozenset(map(int, _DAY.findall(plain)))
    )


def relation(one: Issue, other: Issue) -> Relation:
    """Tell how two texts of one wording stand to each other: ``apart`` are two issues of a series.

    A copy may lose a character of a number, hardly of batch and day both: one of the two alone leaves a doubt.
    """
    signs = [_differ(one.batches, other.batches), _differ(one.days, other.days)]
    return "apart" if all(signs) else "doubtful" if any(signs) else "alike"


def _differ(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Tell two sets neither of which holds the other: a copy may add its own day, or leave a part out."""
    return not (one <= other or other <= one)
