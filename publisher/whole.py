"""A bulletin with its text: what its own page and the feeds print, with marked numbers, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from bulletin.corrections import NAMES, shown
from bulletin.decisions import holds
from bulletin.rereading import different, history
from bulletin.text import readable
from publisher import labels, marking
from publisher.story import TITLE_LIMIT, ZONE, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bulletin.model import Record, Revision
    from bulletin.rereading import Number
    from publisher.marking import Line
    from publisher.settings import Outlet, Republish

_CHANGED_LINES = 6
_OPENING = 160
_PRINTED: dict[Republish, Callable[[Sequence[Line]], tuple[Line, ...]]] = {
    "full": tuple,
    "excerpt": marking.excerpt,
    "figures": marking.quotes,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One revision after the first: when it was seen, which fields differ, which paragraphs went and came.

    The paragraphs are given where the whole text may be printed, and only the first few of them.
    """

    number: int
    seen_at: str
    fields: tuple[str, ...]
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reread:
    """A day on which the bulletin was read again and its figures became others: what changed, a line each."""

    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A bulletin with its text, in the form that its source may be reprinted in."""

    record: Record
    title_line: Line
    paragraphs: tuple[Line, ...]
    tables: tuple[tuple[tuple[Line, ...], ...], ...]
    original: tuple[str, ...]
    figures: tuple[Figure, ...]
    shortened: bool
    changes: tuple[Change, ...]
    rereads: tuple[Reread, ...] = ()


def make_whole(record: Record, outlet: Outlet | None) -> Whole:
    """Return a bulletin with its text, in the form that its source may be reprinted in."""
    found = record.bulletin
    marked = marking.mark(found, [each.span for each in record.observations])
    figures = tuple(
        Figure(each, found.id, number, waits)
        for number, (each, waits) in enumerate(zip(record.observations, holds(record), strict=True))
    )
    paragraphs = _PRINTED[_manner(outlet)](marked.paragraphs)
    full = _manner(outlet) == "full"
    return Whole(
        record=record,
        title_line=marked.title,
        paragraphs=paragraphs,
        tables=marked.tables,
        original=(found.title, *found.paragraphs) if full and marked.mended else (),
        figures=figures,
        shortened=paragraphs != marked.paragraphs,
        changes=tuple(_changes(record, full=full)),
        rereads=tuple(rereads(record)),
    )


def opening(record: Record, outlet: Outlet | None) -> str:
    """Return the beginning of what may be printed of a bulletin, for lists and descriptions."""
    found, manner = record.bulletin, _manner(outlet)
    if manner == "full":
        texts: Iterator[str] = (readable(text).plain for text in found.paragraphs)
    else:
        marked = marking.mark(found, [each.span for each in record.observations])
        texts = map(marking.plain, _PRINTED[manner](marked.paragraphs))
    told = ""
    for text in texts:
        told += text
        if len(told) >= _OPENING:
            break
    return told[:_OPENING]


def _manner(outlet: Outlet | None) -> Republish:
    return outlet.republish if outlet else "excerpt"


def rereads(record: Record) -> Iterable[Reread]:
    """Yield the days on which a bulletin was read again with other figures."""
    for earlier, changes in history(record):
        if changes:
            day = datetime.fromisoformat(earlier.replaced_at).astimezone(ZONE).date()
            yield Reread(str(day), tuple(_reread(each.before, each.after) for each in changes))


def _reread(before: Number | None, after: Number | None) -> str:
    """Tell what became of a number, in a line."""
    if before and after:
        was, now = before.observation, after.observation
        fields = (f"{NAMES[name]}由“{shown(was, name)}”改为“{shown(now, name)}”" for name in different(was, now))
        return f"{_named(after)}：{'，'.join(fields)}"
    only = before or after
    value = f"{only.observation.value:f}{only.observation.unit}" if only else ""
    return f"{_named(only)}：{'删去' if before else '补入'}{value}" if only else ""


def _named(number: Number) -> str:
    found = number.observation
    category = f"·{found.category}" if found.category else ""
    return f"{found.region} {labels.figure(found.measure, found.status)}{category}"


def _changes(record: Record, *, full: bool) -> Iterable[Change]:
    for before, after in pairwise(record.revisions):
        names = tuple(
            label
            for name, label in labels.FIELDS.items()
            if getattr(before.bulletin, name) != getattr(after.bulletin, name)
        )
        old, new = _lines(before), _lines(after)
        removed = _bounded(text for text in old if text not in new) if full else ()
        added = _bounded(text for text in new if text not in old) if full else ()
        seen = datetime.fromisoformat(after.seen_at).astimezone(ZONE)
        yield Change(after.number, seen.date().isoformat(), names, removed, added)


def _lines(revision: Revision) -> dict[str, None]:
    """Return the title and the paragraphs of a revision, in order, in readable form."""
    found = revision.bulletin
    return dict.fromkeys(readable(text).plain for text in (found.title, *found.paragraphs))


def _bounded(texts: Iterable[str]) -> tuple[str, ...]:
    shown = islice(texts, _CHANGED_LINES)
    return tuple(text if len(text) <= TITLE_LIMIT else text[: TITLE_LIMIT - 1] + "…" for text in shown)
