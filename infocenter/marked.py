"""A reading shown: the text with every number marked, for a terminal, as a table, or as a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.model import Observation, Reading, Span

_COLORS = {"observation": "\033[32m", "ignored": "\033[90m", "issue": "\033[33m", "hold": "\033[31m"}
_RESET = "\033[0m"
_STYLE = (
    "body{font:1.05rem/1.9 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}"
    "mark.observation{background:#cdebd5}mark.ignored{background:#eee;color:#555}"
    "mark+mark{border-left:1px solid #fff}"
    "mark.issue{background:#ffe3a8}mark.hold{background:#ffc9c4}pre{white-space:pre-wrap;font:inherit}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: its kind (observation, ignored, issue, hold) and what is said of it."""

    span: Span
    kind: str
    note: str


def marks(reading: Reading) -> list[Mark]:
    """Return the marks in the order of the text."""
    found = [Mark(each.span, "observation", told(each)) for each in reading.observations]
    found += [Mark(each.span, "ignored", each.reason) for each in reading.ignored]
    found += [
        Mark(each.span, "hold" if each.severity == "hold" else "issue", f"{each.code}: {each.message}")
        for each in reading.issues
    ]
    return sorted(found, key=lambda mark: (mark.span.start, mark.span.end, mark.kind))


def told(found: Observation) -> str:
    """Return an observation in one line."""
    parts = [found.region, found.measure, f"{found.value}{found.unit}", found.scope]
    parts += [f"batch {found.batch}"] if found.batch is not None else []
    parts += [found.as_of] if found.as_of else []
    parts += [found.category] if found.category else []
    parts += [found.status] if found.status else []
    return " ".join(parts)


def terminal(reading: Reading, *, color: bool) -> Iterator[str]:
    """Yield the text line by line, below each line what its numbers are, at the end the counts."""
    at = 0
    pending = marks(reading)
    for line in reading.text.split("\n"):
        end = at + len(line)
        here = [mark for mark in pending if at <= mark.span.start <= end]
        pending = pending[len(here) :]
        yield line
        for mark in here:
            paint, reset = (_COLORS[mark.kind], _RESET) if color else ("", "")
            quote = reading.text[mark.span.start : mark.span.end].replace("\n", " ")
            yield f"    {paint}{mark.kind:11} {quote!r} -> {mark.note}{reset}"
        at = end + 1
    open_ = sum(issue.code == "unexplained-number" for issue in reading.issues)
    yield (
        f"{len(reading.observations)} observations, {len(reading.ignored)} numbers ignored, "
        f"{len(reading.issues)} issues, {open_} numbers unexplained"
    )


def table(reading: Reading) -> Iterator[str]:
    """Yield the observations as tab-separated lines."""
    yield "region\tmeasure\tvalue\tunit\tscope\tbatch\tas_of\tcategory\tstatus\tquote"
    for found in reading.observations:
        cells = [found.region, found.measure, found.value, found.unit, found.scope, found.batch, found.as_of]
        cells += [found.category, found.status, found.quote.replace("\n", " ").replace("\t", " ")]
        yield "\t".join("" if cell is None else str(cell) for cell in cells)


def html(title: str, reading: Reading) -> str:
    """Return a page of its own that shows the text with its marks; what is said of a mark is its title."""
    pieces = []
    for start, end, mark in _cut(marks(reading), len(reading.text)):
        quote = escape(reading.text[start:end])
        pieces.append(f'<mark class="{mark.kind}" title="{escape(mark.note)}">{quote}</mark>' if mark else quote)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="zh-Hans"><head>{head}</head><body><pre>{"".join(pieces)}</pre></body></html>'


def _cut(found: Sequence[Mark], length: int) -> Iterator[tuple[int, int, Mark | None]]:
    """Yield the text's stretches, each with the shortest mark over it: the one that is meant by pointing there."""
    edges = sorted({0, length, *(edge for mark in found for edge in (mark.span.start, mark.span.end))})
    over: list[Mark] = []
    coming = iter([*found, None])
    following = next(coming)
    for start, end in pairwise(edges):
        while following and following.span.start <= start:
            over.append(following)
            following = next(coming)
        over = [mark for mark in over if mark.span.end > start]
        yield start, end, min(over, key=lambda mark: mark.span.end - mark.span.start, default=None)
