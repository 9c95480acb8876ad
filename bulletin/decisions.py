"""What editors decide about numbers: holding, releasing and correcting them, without touching what was read.

A number's id is its bulletin's id, ``~`` and eight hexadecimal digits of the words that it was read in: the same
words give the same id however often they are read again and whatever of the number is corrected.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from bulletin.errors import BulletinError
from bulletin.measures import measures
from bulletin.model import Issue, Observation, Record, Span
from bulletin.regions import gazetteer

Action = Literal["hold", "unhold", "erase", "correct"]


class DecisionError(BulletinError):
    """A decision that cannot be: an unknown number or field, or a value that the field cannot have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, never changed; ``target`` is a number's or a bulletin's id, ``made_at`` ISO 8601 in UTC."""

    target: str
    action: Action
    field: str | None
    value: str | None
    reason: str
    who: str
    made_at: str


def ids(record: Record) -> list[str]:
    """Return the ids of a bulletin's numbers, in their order; several numbers in the same words are counted."""
    seen: Counter[str] = Counter()
    found = []
    for each in record.observations:
        digest = hashlib.sha256(f"{seen[each.quote]}|{each.quote}".encode()).hexdigest()[:8]
        seen[each.quote] += 1
        found.append(f"{record.bulletin.id}~{digest}")
    return found


def correction(observation: Observation, name: str, text: str) -> Observation:
    """Return the observation with one field as the editor writes it; raises DecisionError that says what it may be."""
    if name not in _PARSERS:
        raise DecisionError(f"field {name!r}: is none of {', '.join(FIELDS)}")
    return replace(observation, **_PARSERS[name](text))


def _value(text: str) -> dict[str, Any]:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise DecisionError(f"value {text!r}: is no number") from None
    if not value.is_finite() or value < 0:
        raise DecisionError(f"value {text!r}: must be 0 or more")
    return {"value": value}


def _region(text: str) -> dict[str, Any]:
    region = gazetteer().by_name(text)
    if region is None:
        raise DecisionError(f"region {text!r}: is no official name of a region")
    return {"region": region.name, "region_code": region.code}


def _measure(text: str) -> dict[str, Any]:
    if text not in measures():
        raise DecisionError(f"measure {text!r}: is none of {', '.join(measures())}")
    return {"measure": text}


def _scope(text: str) -> dict[str, Any]:
    if text not in ("batch", "cumulative"):
        raise DecisionError(f"scope {text!r}: is batch or cumulative")
    return {"scope": text}


def _batch(text: str) -> dict[str, Any]:
    if text and not (text.isascii() and text.isdecimal()):
        raise DecisionError(f"batch {text!r}: is a whole number, or empty for none")
    return {"batch": int(text) if text else None}


def _as_of(text: str) -> dict[str, Any]:
    try:
        return {"as_of": str(date.fromisoformat(text)) if text else None}
    except ValueError:
        raise DecisionError(f"as_of {text!r}: is a date like 2022-04-21, or empty for none") from None


_PARSERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "value": _value,
    "region": _region,
    "measure": _measure,
    "scope": _scope,
    "batch": _batch,
    "as_of": _as_of,
    "category": lambda text: {"category": text or None},
    "status": lambda text: {"status": text or None},
}
FIELDS = tuple(_PARSERS)
"""What of a number can be corrected."""


def decided(records: Iterable[Record], decisions: Sequence[Decision]) -> Iterator[Record]:
    """Yield the records as the editors want them: erased ones are left out, what was decided stands in the issues."""
    by_target: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        by_target[each.target].append(each)
    if not by_target:
        yield from records
        return
    for record in records:
        whole = by_target.get(record.bulletin.id, [])
        standing = next((each.action for each in reversed(whole) if each.action != "correct"), None)
        if standing != "erase":
            yield _decided(record, by_target, whole)


def _decided(record: Record, by_target: dict[str, list[Decision]], whole: Sequence[Decision]) -> Record:
    observations = list(record.observations)
    issues = list(record.issues)
    decided_at = None
    for number, id_ in enumerate(ids(record)):
        for decision in sorted([*whole, *by_target.get(id_, [])], key=lambda each: each.made_at):
            decided_at = max(decided_at or "", decision.made_at)
            span, quote = observations[number].span, observations[number].quote
            if decision.action == "correct" and decision.field is not None:
                before = getattr(observations[number], decision.field)
                observations[number] = correction(observations[number], decision.field, decision.value or "")
                told = f"编者更正：{NAMES[decision.field]}原为“{_shown(before)}”，改为“{decision.value or '无'}”。"
                told += f"理由：{decision.reason}"
                issues.append(Issue("corrected", told, "note", span, quote))
                continue
            issues = [each for each in issues if not _holds(each, span)]
            if decision.action == "hold":
                issues.append(Issue("held-by-editor", f"编者暂缓计入：{decision.reason}", "hold", span, quote))
    return replace(record, observations=tuple(observations), issues=tuple(issues), decided_at=decided_at)


NAMES = {
    "value": "数值", "region": "地区", "measure": "指标", "scope": "口径", "batch": "批次", "as_of": "截至日期",
    "category": "类别", "status": "状态",
}  # fmt: skip
"""What the fields are called on the site."""


def _holds(issue: Issue, span: Span) -> bool:
    return issue.severity == "hold" and issue.span == span


def _shown(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else "无" if value is None else str(value)


def hold_of(observation: Observation, issues: Sequence[Issue]) -> str | None:
    """Return why a number waits: an issue of severity hold whose words touch it, rather too many than too few."""
    span = observation.span
    for issue in issues:
        if issue.severity == "hold" and issue.span.start < span.end and span.start < issue.span.end:
            return issue.message
    return None


def held(record: Record) -> list[tuple[str, Observation, str]]:
    """Return the numbers that wait: id, observation and reason."""
    pairs = zip(ids(record), record.observations, strict=True)
    return [(id_, each, reason) for id_, each in pairs if (reason := hold_of(each, record.issues)) is not None]
