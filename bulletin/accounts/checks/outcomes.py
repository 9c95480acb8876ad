"""办结 + 阶段办结 + 正在办理 = all that were handed over; two of the three are not more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Figures

NAMES = {"outcomes": "办理情况与总数不符"}
_OUTCOMES = ("cases_completed", "cases_stage_completed", "cases_in_progress")
_TOTALS = ("cases_forwarded", "cases_received", "cases_valid")


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the regions whose cases, by what became of them, are not all their cases."""
    for passage in found.passages:
        parts = [each for each in map(passage.one, _OUTCOMES) if each]
        totals = passage.any(*_TOTALS)
        if len(parts) < 2 or not totals:  # noqa: PLR2004 - one alone adds up with nothing
            continue
        whole = max(totals, key=lambda each: each.value)
        handled = total(parts)
        complete = len(parts) == len(_OUTCOMES)
        if handled > whole.value or (complete and all(handled != each.value for each in totals)):
            told = "、".join(f"{_LABELS[each.measure]}{said(each)}" for each in parts)
            message = f"{whole.region}：{told}，合计{handled:f}{whole.unit}，总数为{said(whole)}"
            yield Clash("outcomes", message, (whole,), tuple(parts))


_LABELS = {"cases_completed": "办结", "cases_stage_completed": "阶段办结", "cases_in_progress": "正在办理"}
