"""Puts two rows of heads together whose merged cells were lost: 受理 | 办理 over 来电 | 来信 | 已办结 | 未办结."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_LIMIT = 40
_BRACKETS = re.compile(r"\([^()]*\)")
_SUMS = "[小合总]计|总数|数量|件数"
# What the heads of a group have below them.
_FITS = tuple(
    (re.compile(top), re.compile(below))
    for top, below in (
        (
            "类型|类别|种类|要素|环境问题",
            f"大气|^气|水|土壤|噪|生态|固废|固体|辐射|海洋|油烟|扬尘|垃圾|重金属|异味|其[他它]|{_SUMS}",
        ),
        (
            "受理|举报|信访|来件|案件|交办|转办|移交|收到|方式|来源",
            f"来?电|来?信|微信|网络|网上|重点|当日|本批|累计|重复|有效|其[他它]|{_SUMS}",
        ),
        ("办理|办结|进展|完成|查处|整改", f"办结|阶段|正在|办理中|未|属实|责令|立案|{_SUMS}"),
        ("属实|核实|核查|调查", f"属实|{_SUMS}"),
        ("拘留", f"行政|刑事|{_SUMS}"),
        ("追究|问责|追责|责任|人员", f"约谈|问责|诫勉|处分|谈话|处理|移送|{_SUMS}"),
        ("处罚|罚款|执法|查处|处理", f"责令|立案|罚|家数|金额|查封|拘留|侦查|关停|[家件]$|{_SUMS}"),
        ("[本当][批日天]|累计|第.{1,3}批|截[至止]", ".件|数|办结|来电|来信|转办|交办|[小合总]计"),
    )
)
_GROUP = re.compile("情况$|类型|类别|方式|责任追究|问责情况|追责")
# A third level, of which nothing can be told: heads that have others below them.
_UPPER = re.compile("情况$|类型$|类别$|责任追究|^[本当][批日天]$|^累计$")
_NEVER = -100.0
_DOUBT = 1.2  # less than one head that does not fit


def allot(tops: Sequence[str], subs: Sequence[str], width: int) -> list[list[str]] | None:
    """Return the levels of each of ``width`` columns, or None if no way to share the lower heads out makes sense."""
    groups = len(tops) + len(subs) - width
    if groups < 1 or groups > len(tops) or groups > len(subs) or len(tops) > _LIMIT or len(subs) > _LIMIT:
        return None
    found = _best(_bare(tops), _bare(subs), groups)
    if found is None or found[0] <= len(subs) - _DOUBT:
        return None
    heads: list[list[str]] = []
    at = 0
    for top, size in zip(tops, found[1], strict=True):
        heads += [[top, sub] for sub in subs[at : at + size]] if size else [[top]]
        at += size
    return heads


def allot_column(heads: Sequence[str], width: int) -> list[list[str]] | None:
    """Return the same for heads that stand one below the other, where it is open where the second row begins."""
    if len(heads) == width:
        return [[head] for head in heads]
    groups = len(heads) - width
    if groups < 1 or len(heads) > _LIMIT:
        return None
    ways = [
        (found[0], split)
        for split in range(groups, len(heads) - groups + 1)
        if (found := _best(_bare(heads[:split]), _bare(heads[split:]), groups))
    ]
    sound = [(score, at) for score, at in ways if score > len(heads) - at - _DOUBT]
    return allot(heads[: max(sound)[1]], heads[max(sound)[1] :], width) if sound else None


def _bare(heads: Sequence[str]) -> tuple[str, ...]:
    return tuple(_BRACKETS.sub("", head) or head for head in heads)


@cache
def _fit(top: str, sub: str) -> bool:
    return any(over.search(top) and below.search(sub) for over, below in _FITS)


def _best(tops: tuple[str, ...], subs: tuple[str, ...], groups: int) -> tuple[float, tuple[int, ...]] | None:
    """Return the best score and how many lower heads each upper one has; the usual way from shorter rows to longer."""
    # best[used subs][used groups] for the upper heads so far
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for top in tops:
        after: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for (used, had), (score, sizes) in best.items():
            alone = -1.5 if sizes and _GROUP.search(top) else 0.0
            _keep(after, (used, had), score + alone, (*sizes, 0))
            if had == groups or not sizes:
                continue  # the head of the names stands alone
            # Sums stand at the end of a group, and of heads that would do the first has the group.
            gain = -0.001 * len(sizes) - (0.5 if used < len(subs) and re.fullmatch(_SUMS, subs[used]) else 0)
            for size in range(1, len(subs) - used + 1):
                sub = subs[used + size - 1]
                gain += _NEVER if _UPPER.search(sub) else 1.0 if _fit(top, sub) else -2.0
                _keep(
                    after,
                    (used + size, had + 1),
                    score + gain - (size == 1) * (0.5 if _GROUP.search(top) else 1.5),
                    (*sizes, size),
                )
        best = after
    return best.get((len(subs), groups))


def _keep(
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]],
    place: tuple[int, int],
    score: float,
    sizes: tuple[int, ...],
) -> None:
    if place not in best or best[place][0] < score:
        best[place] = (score, sizes)
