"""A reading shown: the text with every number marked, for a terminal, as a table, or as a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model import Observation, Reading, Span

_COLORS = {"observation": "\033[32m", "ignored": "\033[90m", "issue": "\033[33m", "hold": "\033[31m"}
_RESET = "\033[0m"
_STYLE = (
    "body{font:1.05rem/1.9 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}"
    "mark.observation{background:#cdebd5}mark.ignored{background:#eee;color:#555}"
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
    pieces, at = [], 0
    for mark in marks(reading):
        if mark.span.start < at:
            continue  # inside one that is shown already
        pieces.append(escape(reading.text[at : mark.span.start]))
        quote = escape(reading.text[mark.span.start : mark.span.end])
        pieces.append(f'<mark class="{mark.kind}" title="{escape(mark.note)}">{quote}</mark>')
        at = mark.span.end
    pieces.append(escape(reading.text[at:]))
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="zh-Hans"><head>{head}</head><body><pre>{"".join(pieces)}</pre></body></html>'
