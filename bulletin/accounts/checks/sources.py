"""Sources that differ, and what a source took back: the same batch reported twice with different numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from bulletin.accounts.checks.frame import Clash, said
from bulletin.accounts.counted import INCOMING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.model import Entry, Standing

NAMES = {"disputed": "来源不一", "restated": "先后不一"}
_KINDS: tuple[tuple[Standing, str, Literal["note", "error"], str], ...] = (
    ("disputed", "disputed", "error", "另有"),
    ("superseded", "restated", "note", "此前为"),
)


def of_entries(entries: Sequence[Entry]) -> Iterator[Clash]:
    """Yield the keys of which bulletins give different values."""
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for each in entries:
        when = (None, None) if each.measure in INCOMING else (each.as_of, each.batch)
        groups[each.place, each.measure, each.scope, each.category, each.status, *when].append(each)
    for group in groups.values():
        first = next((each for each in group if each.in_force), None)
        for standing, code, severity, word in _KINDS if first else ():
            others = [each for each in group if each.standing == standing and not each.in_force]
            if first and others:
                told = "、".join(said(each) for each in others)
                message = f"{first.region}：{_what(first)}{said(first)}，{word}{told}（{first.why}）"
                yield Clash(code, message, (first,), tuple(others), severity)


def _what(entry: Entry) -> str:
    when = f"第{entry.batch}批" if entry.batch else entry.as_of or ""
    return f"{when}{'累计' if entry.scope == 'cumulative' else ''}{entry.category or ''}{entry.status or ''}"
