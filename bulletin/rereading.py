"""What a second reading would change of what is published, and which decisions would lose their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from bulletin.corrections import FIELDS
from bulletin.decisions import applied, holds, ids, is_number, word
from bulletin.model import Decision, EarlierReading, Observation, Reading, Record

Kind = Literal["changed", "gone", "new", "waits", "counts"]
"""A published number that reads differently, is read no more, is new, would wait, or waited and would count."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number by its id, as the editors left it; ``held`` says why it waits."""

    id: str
    observation: Observation
    held: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of one published number; ``before`` or ``after`` is None where it is not read."""

    kind: Kind
    before: Number | None
    after: Number | None


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision whose number would have another id or none; ``successor`` is what stands in its place."""

    decision: Decision
    successor: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second reading does to one bulletin; ``differs`` tells of any difference, published or not."""

    differs: bool
    changes: tuple[Change, ...] = ()
    lost: tuple[Lost, ...] = ()


def compare(record: Record, reading: Reading, made: Sequence[Decision]) -> Comparison:
    """Compare a bulletin as it was read with another reading of it; ``made`` are the decisions on it, oldest first."""
    read = {name: getattr(reading, name) for name in ("observations", "issues", "cases", "enclosed")}
    again = replace(record, **read)
    if again == record:
        return Comparison(differs=False)
    pairs = _pairs(_numbers(record, made), _numbers(again, made))
    whole = [each for each in made if each.target == record.bulletin.id]
    on_site = record.duplicate_of is None and word(whole).erased is None
    changes = [change for pair in pairs if (change := _change(*pair))] if on_site else []
    return Comparison(True, tuple(changes), tuple(_lost(made, pairs, set(ids(again)))))


def history(record: Record) -> Iterator[tuple[EarlierReading, tuple[Change, ...]]]:
    """Yield the readings that the present one of this revision has replaced, each with what changed after it."""
    past = [each for each in record.earlier if each.revision == record.revision]
    if not past:
        return
    readings = [*(each.observations for each in past), record.as_read or record.observations]
    plain = replace(record, issues=(), cases=(), enclosed=(), decisions=(), duplicate_of=None)
    for earlier, (before, after) in zip(past, pairwise(readings), strict=True):
        yield earlier, compare(replace(plain, observations=before), Reading("", after), ()).changes


def different(before: Observation, after: Observation) -> list[str]:
    """Return the fields, of those that an editor could correct, in which two readings of a number differ."""
    return [name for name in FIELDS if getattr(before, name) != getattr(after, name)]


Pair = tuple[Number | None, Number | None]


def _numbers(record: Record, made: Sequence[Decision]) -> list[Number]:
    shown = applied(record, made)
    return [Number(*each) for each in zip(ids(shown), shown.observations, holds(shown), strict=True)]


def _pairs(before: list[Number], after: list[Number]) -> list[Pair]:
    """Pair the numbers of two readings: by their words, else by where they stand and what they say."""
    pairs: list[Pair] = []
    for alike in (_same_words, _same_figure, _same_region, _same_value):
        for one in list(before):
            other = next((each for each in after if alike(one, each)), None)
            if other:
                before.remove(one)
                after.remove(other)
                pairs.append((one, other))
    pairs += [(each, None) for each in before]
    pairs += [(None, each) for each in after]
    return sorted(pairs, key=_place)


def _place(pair: Pair) -> int:
    number = pair[0] or pair[1]
    return number.observation.span.start if number else 0


def _same_words(one: Number, other: Number) -> bool:
    return one.id == other.id


def _same(*fields: str) -> Callable[[Number, Number], bool]:
    def alike(one: Number, other: Number) -> bool:
        here, there = one.observation, other.observation
        overlap = here.span.start < there.span.end and there.span.start < here.span.end
        return overlap and all(getattr(here, name) == getattr(there, name) for name in fields)

    return alike


_same_figure = _same(*FIELDS)
_same_region = _same("region", "measure")
_same_value = _same("value")


def _change(before: Number | None, after: Number | None) -> Change | None:
    """Return what a reader of the site would see change, None if nothing."""
    was, becomes = before is not None and not before.held, after is not None and not after.held
    kind: Kind | None = None
    if was and becomes and before and after:
        kind = "changed" if different(before.observation, after.observation) else None
    elif was:
        kind = "waits" if after else "gone"
    elif becomes:
        kind = "counts" if before else "new"
    return Change(kind, before, after) if kind else None


def _lost(made: Iterable[Decision], pairs: Sequence[Pair], known: set[str]) -> Iterable[Lost]:
    """Yield the decisions whose number was read until now and would have this id no more."""
    after = {before.id: other.id if other else None for before, other in pairs if before}
    for each in made:
        if is_number(each.target) and each.target in after and each.target not in known:
            yield Lost(each, after[each.target])
