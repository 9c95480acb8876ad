"""收到 >= 有效 >= 转办 >= 办结: no more comes out of a step than went into it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Figures

NAMES = {"more-than-before": "后一步多于前一步"}
# Each may not be greater than any before it; those in one place are not compared with each other.
_STEPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("cases_received", "收到"),),
    (("cases_valid", "受理有效举报"),),
    (("cases_forwarded", "转办"),),
    (("cases_completed", "办结"), ("cases_closed_any", "办结或阶段办结"), ("cases_key", "重点")),
)


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the figures of a region that are greater than those of a step before."""
    for passage in found.passages:
        if len(passage.figures) < 2:  # noqa: PLR2004 - one step alone follows none
            continue
        for before, after in combinations(_STEPS, 2):
            for (large, large_name), (small, small_name) in ((one, other) for one in before for other in after):
                wholes, parts = passage.any(large), passage.any(small)
                if wholes and parts and max(each.value for each in wholes) < min(each.value for each in parts):
                    message = f"{wholes[0].region}：{small_name}{said(parts[0])}，多于{large_name}{said(wholes[0])}"
                    yield Clash("more-than-before", message, (parts[0],), (wholes[0],))
