"""What a measure is."""

from __future__ import annotations

from dataclasses import dataclass

CASES = "件次|件|宗|起|个|例|批次?件"
# Problems and tasks are counted in 个; what is completed or verified as a case is a 件.
RESULTS = "件次|件|宗|起|例"
PENALTIES = "家次|家|户|件|起|宗|次|个"
CRIMES = "件|宗|起|个|家"
PEOPLE = "人次|人|名"
MONEY = "元"
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Word:
    """A pattern of words that name the measure, and the status that it tells."""

    pattern: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its ``key``, the ``unit`` printed where the text names none, the units it is ``counted`` in.

    ``counted`` and ``words`` are regular expressions on plain text; the longest of all words at a place wins.
    """

    key: str
    unit: str
    counted: str
    words: tuple[Word, ...]
