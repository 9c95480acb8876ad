"""属实 + 部分属实 + 不属实 = the cases that were looked into: those handed over, or those completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Figures

NAMES = {"verdicts": "核查结果与总数不符"}
_VERDICTS = ("cases_verified", "cases_partly_verified", "cases_unfounded")
_HANDED = ("cases_forwarded", "cases_received", "cases_valid")
_CLOSED = ("cases_completed", "cases_closed_any")


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the regions of whose cases more were judged than there are, or others than were completed."""
    for passage in found.passages:
        parts = passage.any(*_VERDICTS)
        handed, closed = passage.any(*_HANDED), passage.any(*_CLOSED)
        if len({each.measure for each in parts}) < 2 or not handed:  # noqa: PLR2004 - as in ``outcomes``
            continue
        judged = total(parts)
        possible = {each.value for each in (*handed, *closed)}
        possible.add(total((*closed, *passage.any("cases_stage_completed"))))
        whole = max(handed, key=lambda each: each.value)
        complete = bool(passage.any("cases_unfounded")) and bool(closed)
        if judged > whole.value or (complete and judged not in possible):
            told = "、".join(f"{each.status or _LABELS[each.measure]}{said(each)}" for each in parts)
            message = f"{whole.region}：{told}，合计{judged:f}{whole.unit}，总数为{said(whole)}"
            yield Clash("verdicts", message, (whole, *closed), tuple(parts))


_LABELS = {"cases_verified": "属实", "cases_partly_verified": "部分属实", "cases_unfounded": "不属实"}
