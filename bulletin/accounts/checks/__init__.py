"""The checks, one module each, found by discovery; docs/checks.md describes them.

A check's module has ``NAMES``, its codes with their names in Chinese, and one or more of the functions ``of_figures``,
``of_files``, ``of_entries``, ``of_series`` and ``of_calendar``, each of which yields clashes. A finding points at the
numbers of both sides and changes no value.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bulletin.accounts.checks import frame
from bulletin.accounts.counted import filed
from bulletin.document import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from bulletin.accounts.counted import Counted
    from bulletin.accounts.model import Entry, Finding
    from bulletin.accounts.moments import Calendar
    from bulletin.model import Record

SETTLED = frozenset(("agreed", "corrected"))
"""The standings of entries that prove something; one in dispute or waiting proves nothing."""


@cache
def checks() -> tuple[ModuleType, ...]:
    """Return the modules of all checks, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.name != "frame")
    return tuple(import_module(f"{__name__}.{name}") for name in names)


@cache
def names() -> dict[str, str]:
    """Return what the codes of findings are called in Chinese."""
    return {code: name for module in checks() for code, name in module.NAMES.items()}


def of_bulletin(numbers: Sequence[Counted], record: Record) -> list[Finding]:
    """Return what does not fit within one bulletin, whose numbers these are."""
    free = [each for each in numbers if not (each.held or each.past)]
    figures = frame.Figures(free, document(record.bulletin).text)
    return _ordered([*_all("of_figures", figures), *_all("of_files", free, filed(record))])


def of_moment(entries: Sequence[Entry]) -> list[Finding]:
    """Return what does not fit between bulletins at one moment; what one of them says by itself is told there."""
    settled = [each for each in entries if each.in_force and each.standing in SETTLED]
    across = [each for each in _all("of_figures", frame.Figures(settled)) if not _of_one_bulletin(each)]
    return _ordered([*across, *_all("of_entries", entries)])


def of_series(series: frame.Series) -> list[Finding]:
    """Return what does not fit along one region's series."""
    return _ordered(_all("of_series", series))


def of_calendar(calendar: Calendar, stay: frame.Stay) -> list[Finding]:
    """Return what does not fit in the days of an inspection's batches."""
    return _ordered(_all("of_calendar", calendar, stay))


def within(inspection: str | None, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings as those of an inspection."""
    return [each if each.inspection == inspection else replace(each, inspection=inspection) for each in found]


def _all(function: str, *arguments: Any) -> Iterator[frame.Clash | Finding]:
    for module in checks():
        if hasattr(module, function):
            yield from getattr(module, function)(*arguments)


def _of_one_bulletin(found: frame.Clash | Finding) -> bool:
    return isinstance(found, frame.Clash) and found.of_one_bulletin()


def _ordered(found: Iterable[frame.Clash | Finding]) -> list[Finding]:
    findings = {each.finding() if isinstance(each, frame.Clash) else each: None for each in found}
    return sorted(findings, key=lambda each: (each.code, each.region_code or "", each.region, each.message, each.one))
