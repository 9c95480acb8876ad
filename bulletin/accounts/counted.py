"""What of a bulletin counts: each of its numbers with all that decides between it and others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bulletin.decisions import enclosed_ids, holds, ids, past_ids
from bulletin.document import document
from bulletin.identity import is_official
from bulletin.model import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bulletin.model import Bulletin, Observation, Record

_AMENDS = "更正"
INCOMING = frozenset(
    ("cases_received", "cases_valid", "cases_forwarded", "cases_phone", "cases_letter", "cases_key", "share")
)
"""Measures of what an inspection forwards: a batch's never change, whatever the day they are printed on."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that counts; ``position`` is its place among those of its bulletin.

    ``published`` is empty where the page gives no date. ``amends``: its bulletin calls itself 更正; ``corrected``: an
    editor changed it; ``held``: it waits. ``announces``: it is the first of its batch in a bulletin that brings it, so
    that its date is the batch's day; a bulletin on the results of a batch does not bring it.
    ``past``: an earlier revision of the bulletin said it, the present one does not.
    ``reported``: it tells what became of cases by some day, or stands beside that; a report on results lags behind what
    was forwarded by then.
    """

    id: str
    bulletin: str
    position: int
    source: str
    published: str
    official: bool
    amends: bool
    corrected: bool
    held: bool
    announces: bool
    past: bool
    region: str
    region_code: str | None
    measure: str
    value: Decimal
    unit: str
    scope: Scope
    batch: int | None
    as_of: str | None
    category: str | None
    status: str | None
    rule: str
    reported: bool

    @property
    def place(self) -> str:
        """The region's code, or its name where it has none."""
        return self.region_code or self.region

    @property
    def support(self) -> tuple[str, ...]:
        """Its own id, as an entry has the ids of its numbers."""
        return (self.id,)


def counted(record: Record) -> Iterator[Counted]:
    """Yield the numbers of a bulletin, as the editors want them, in the order of the text; then those of the past."""
    whole = _whole(record.bulletin) | {"past": False}
    told = _reported(record.observations)
    results = _results(record.observations)
    as_read = record.as_read or record.observations
    numbers = zip(ids(record), record.observations, as_read, holds(record), strict=True)
    for position, (id_, each, before, hold) in enumerate(numbers):
        announces = _announces(each) and hold is None and each.batch not in told
        if announces:
            told.add(each.batch)
        state = {"corrected": each != before, "held": hold is not None, "announces": announces}
        yield _counted(each, results, id=id_, position=position, **whole, **state)
    yield from _past(record)


def _past(record: Record) -> Iterator[Counted]:
    """Yield the numbers of earlier revisions whose words are not in the text any more.

    Where the words are still there, another reader may have read them otherwise, but the page took nothing back.
    """
    earlier = [each for each in record.revisions if each.number < record.revision and each.observations]
    text = document(record.bulletin).text if earlier else ""
    state = {"corrected": False, "held": False, "announces": False, "past": True}
    position = len(record.observations)
    for revision in earlier:
        whole, results = _whole(revision.bulletin) | state, _results(revision.observations)
        for id_, each in zip(past_ids(record.bulletin.id, revision), revision.observations, strict=True):
            if each.quote not in text:
                yield _counted(each, results, id=id_, position=position, **whole)
                position += 1


def _whole(found: Bulletin) -> dict[str, Any]:
    """Return what all numbers of a bulletin have in common."""
    return {
        "bulletin": found.id,
        "source": found.source,
        "published": found.published or "",
        "official": is_official(found),
        "amends": _AMENDS in found.title,
    }


def _counted(each: Observation, results: set[tuple[object, ...]], **known: Any) -> Counted:
    return Counted(
        region=each.region,
        region_code=each.region_code,
        measure=each.measure,
        value=each.value,
        unit=each.unit,
        scope=each.scope,
        batch=each.batch,
        as_of=each.as_of,
        category=each.category,
        status=each.status,
        rule=each.rule,
        reported=_result(each) or (each.batch is None and _context(each) in results),
        **known,
    )


@dataclass(frozen=True, slots=True)
class Filed:
    """A figure of a bulletin's attachment, which counts nowhere; ``file`` is the attachment's number from 1."""

    id: str
    file: int
    figure: Observation

    @property
    def place(self) -> str:
        """The region's code, or its name where it has none."""
        return self.figure.region_code or self.figure.region


def filed(record: Record) -> list[Filed]:
    """Return the figures of a bulletin's attachments."""
    numbers = zip(enclosed_ids(record), record.enclosed, strict=True)
    return [Filed(id_, each.file + 1, each.observation) for id_, each in numbers]


def _announces(each: Observation) -> bool:
    whole = each.measure == "cases_forwarded" and each.category is None
    return whole and each.scope == "batch" and each.batch is not None and each.as_of is not None


def _result(each: Observation) -> bool:
    """Tell what became of cases by some day; a batch that is named stands for itself."""
    return each.batch is None and each.measure not in INCOMING


def _results(observations: Iterable[Observation]) -> set[tuple[object, ...]]:
    return {_context(each) for each in observations if _result(each)}


def _context(each: Observation) -> tuple[object, ...]:
    return each.region, each.scope, each.as_of


def _reported(observations: Iterable[Observation]) -> set[int | None]:
    """Return the batches whose results a bulletin reports: its date is not the day that they were forwarded."""
    return {each.batch for each in observations if each.scope == "batch" and each.measure not in INCOMING}
