"""What editors decide about numbers: holding, releasing and correcting them, without touching what was read.

A number's id is its bulletin's id, ``~`` and eight hexadecimal digits of the words that it was read in: the same
words give the same id however often they are read again and whatever of the number is corrected.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from msgspec import structs

from bulletin.corrections import NAMES, DecisionError, correction, shown
from bulletin.model import Decision, Issue, Observation, Record, Revision

NOT_APPLIED = "correction-not-applied"
"""The code of an issue: a correction whose value can no longer be."""


def bulletin_of(target: str) -> str:
    """Return the id of the bulletin that a decision is about."""
    return target.partition("~")[0]


def is_number(target: str) -> bool:
    """Tell a number's id from a bulletin's."""
    return "~" in target


def ids(record: Record) -> list[str]:
    """Return the ids of a bulletin's numbers, in their order; several numbers in the same words are counted."""
    return _ids(f"{record.bulletin.id}~", record.observations)


def past_ids(id_: str, revision: Revision) -> list[str]:
    """Return the ids of the numbers of an earlier revision of a bulletin; ``r`` and its number precede the digits."""
    return _ids(f"{id_}~r{revision.number}.", revision.observations)


def enclosed_ids(record: Record) -> list[str]:
    """Return the ids of the figures of a bulletin's attachments; the file's number precedes the digits."""
    of_file = groupby(record.enclosed, key=lambda each: each.file)
    groups = ((file, [each.observation for each in group]) for file, group in of_file)
    return [id_ for file, group in groups for id_ in _ids(f"{record.bulletin.id}~{file + 1}.", group)]


def _ids(prefix: str, observations: Iterable[Observation]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for each in observations:
        digest = hashlib.sha256(f"{seen[each.quote]}|{each.quote}".encode()).hexdigest()[:8]
        seen[each.quote] += 1
        found.append(f"{prefix}{digest}")
    return found


@dataclass(frozen=True, slots=True)
class Word:
    """What decisions, in their order, come to: off the site or not, and whether they hold or release.

    ``last`` is the decision to hold or to release that stands, None where the reader's word stands.
    """

    erased: Decision | None = None
    last: Decision | None = None


def word(decisions: Iterable[Decision]) -> Word:
    """Return what decisions come to; releasing a bulletin that is off the site only brings it back."""
    erased = last = None
    for each in decisions:
        if each.action == "erase":
            erased = each
        elif each.action == "unhold" and erased:
            erased = None
        elif each.action in ("hold", "unhold"):
            last = each
    return Word(erased, last)


def decided(records: Iterable[Record], decisions: Sequence[Decision]) -> Iterator[Record]:
    """Yield the records as the editors want them: erased ones are left out, what was decided stands in the issues.

    ``decisions`` are all, oldest first; of two on the same field of a number the later one wins and both are told.
    """
    by_bulletin: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        by_bulletin[bulletin_of(each.target)].append(each)
    for record in records:
        made = by_bulletin.get(record.bulletin.id)
        if made is None:
            yield record
        elif not word(each for each in made if not is_number(each.target)).erased:
            yield applied(record, made)


def applied(record: Record, made: Sequence[Decision]) -> Record:
    """Return a record with the decisions on it, in their order, on its numbers."""
    observations, issues = list(record.observations), list(record.issues)
    of_each = [tuple(each for each in made if each.target in (record.bulletin.id, id_)) for id_ in ids(record)]
    for number, of_number in enumerate(of_each):
        for decision in of_number:
            if decision.action == "correct":
                observations[number], issue = _corrected(observations[number], decision)
                issues += [issue] if issue else []
        last = word(of_number).last
        if last:
            issues = _told(issues, observations[number], last)
    return replace(
        record,
        observations=tuple(observations),
        issues=tuple(issues),
        decisions=tuple(of_each),
        as_read=record.observations,
    )


def _corrected(before: Observation, decision: Decision) -> tuple[Observation, Issue | None]:
    field = decision.field or ""
    try:
        after = correction(before, field, decision.value or "")
    except DecisionError as error:
        told = f"编者更正未能执行，待核对：{error.shown}"
        return before, Issue(NOT_APPLIED, told, "hold", before.span, before.quote)
    if after == before:
        return after, None
    told = f"编者更正：{NAMES[field]}原为“{shown(before, field)}”，改为“{shown(after, field)}”。"
    return after, Issue("corrected", f"{told}理由：{decision.reason}", "note", before.span, before.quote)


def _told(issues: list[Issue], observation: Observation, last: Decision) -> list[Issue]:
    """Return the issues with a hold told, or with what held the number turned into notes."""
    span, quote = observation.span, observation.quote
    if last.action == "hold":
        return [*issues, Issue("held-by-editor", _hold_reason(last), "note", span, quote)]
    return [
        structs.replace(each, severity="note", message=f"{each.message}（编者已核对）")
        if each.severity == "hold" and each.span == span
        else each
        for each in issues
    ]


def _hold_reason(decision: Decision) -> str:
    return f"编者暂缓计入：{decision.reason}"


def holds(record: Record) -> list[str | None]:
    """Return of each number why it waits, None where it counts: the editors' word, else the reader's.

    The reader's holds are issues whose words touch the number's, rather too many than too few; an editor's are exact.
    """
    holding = [issue for issue in record.issues if issue.severity == "hold"]
    if not (record.decisions or holding):
        return [None] * len(record.observations)
    made = record.decisions or ((),) * len(record.observations)
    return [
        _hold(each, word(of_number).last, holding) for each, of_number in zip(record.observations, made, strict=True)
    ]


def _hold(observation: Observation, last: Decision | None, holding: Sequence[Issue]) -> str | None:
    if last:
        return _hold_reason(last) if last.action == "hold" else None
    span = observation.span
    for issue in holding:
        if issue.span.start < span.end and span.start < issue.span.end:
            return issue.message
    return None


def held(record: Record) -> list[tuple[str, Observation, str]]:
    """Return the numbers that wait: id, observation and reason."""
    numbers = zip(ids(record), record.observations, holds(record), strict=True)
    return [(id_, each, reason) for id_, each, reason in numbers if reason is not None]
