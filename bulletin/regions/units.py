"""The units of the country as a table: codes, names, parents, years, successors."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources

from bulletin.model import Region

COUNTRY, XINJIANG_WHOLE, XINJIANG, CORPS = "000000", "65", "650000", "XPCC"

RANK = {"country": 0, "province": 1, "xpcc": 1, "prefecture": 2, "division": 2, "county": 3, "zone": 3}
"""How far down a level stands; prefectures and divisions stand side by side in lists, as do counties and zones."""


class Units:
    """All units by code and by name; a code may have several names, each for its years."""

    def __init__(self, rows: Iterable[tuple[Region, str]]) -> None:
        self._by_code: dict[str, list[Region]] = defaultdict(list)
        self._by_name: dict[str, list[Region]] = defaultdict(list)
        self._below: dict[str, list[Region]] = defaultdict(list)
        self._successors: dict[tuple[str, str], str] = {}
        for region, successor in rows:
            self._by_code[region.code].append(region)
            self._by_name[region.name].append(region)
            self._below[region.parent or ""].append(region)
            for alias in region.aliases:
                self._by_name[alias].append(region)
            if successor:
                self._successors[region.code, region.name] = successor

    def __iter__(self) -> Iterator[Region]:
        for regions in self._by_code.values():
            yield from regions

    def by_code(self, code: str) -> Region | None:
        """Return the unit under its latest name."""
        units = self._by_code.get(code, ())
        return units[0] if len(units) == 1 else max(units, key=_last_year, default=None)

    def named(self, name: str) -> tuple[Region, ...]:
        """Return the units of this full name or irregular alias, former ones too."""
        return tuple(self._by_name.get(name, ()))

    def parent(self, region: Region) -> Region | None:
        """Return the unit above, under its latest name."""
        return self.by_code(region.parent) if region.parent else None

    def chain(self, region: Region | None) -> Iterator[Region]:
        """Yield the unit and those above it, upwards."""
        while region:
            yield region
            region = self.parent(region)

    def is_within(self, region: Region, ancestor: Region) -> bool:
        """Whether the region is the ancestor or lies in it; the XPCC lies beside 自治区, not in it."""
        return any(unit.code == ancestor.code for unit in self.chain(region))

    def only_within(self, region: Region, suffix: str) -> Region | None:
        """Return the one prefecture of the region whose name ends so (自治州 in 湖南省), None if there are more."""
        known = {
            unit.code
            for unit in self._below.get(region.code, ())
            if unit.level == "prefecture" and unit.name.endswith(suffix)
        }
        return self.by_code(known.pop()) if len(known) == 1 else None

    def valid(self, regions: Iterable[Region], on: str | None) -> tuple[Region, ...]:
        """Return those that bear their name in the year of ``on``, an ISO date, or now.

        Where all names are out of use by then, the units that took their place.
        """
        known = tuple(regions)
        year = _year(on)
        kept = tuple([unit for unit in known if (unit.valid_from or 0) <= year <= _last_year(unit)])
        if len(kept) > 1:  # a table's years overlap where a unit was renamed: the later name goes on
            codes = {unit.code for unit in kept}
            kept = tuple(
                unit for unit in kept if self._successors.get((unit.code, unit.name)) not in codes - {unit.code}
            )
        if kept or not all(_last_year(unit) < year for unit in known):
            return kept
        heirs = (self._successors.get((unit.code, unit.name)) for unit in known)
        units = dict.fromkeys(unit for code in heirs if code for unit in self._by_code[code])
        return tuple(unit for unit in units if (unit.valid_from or 0) <= year <= _last_year(unit))

    def successor(self, region: Region) -> Region | None:
        """Return the unit that took the region's place, so that series go on."""
        code = self._successors.get((region.code, region.name))
        return self.by_code(code) if code else None


def in_use(region: Region, on: str | None) -> bool:
    """Whether the unit bears its name in the year of ``on``, an ISO date, or now."""
    first, last = region.valid_from, region.valid_until
    if first is None and last is None:
        return True
    return (first or 0) <= _year(on) <= _last_year(region)


@lru_cache(maxsize=1024)
def _year(on: str | None) -> int:
    return int(on[:4]) if on else 9999


def _last_year(region: Region) -> int:
    return 9999 if region.valid_until is None else region.valid_until


def load_units() -> Units:
    """Read the table that comes with the package."""
    return Units(
        (
            Region(
                row["code"],
                row["name"],
                row["parent"] or None,
                row["level"],
                tuple(filter(None, row["aliases"].split(";"))),
                int(row["valid_from"]) if row["valid_from"] else None,
                int(row["valid_until"]) if row["valid_until"] else None,
            ),
            row["successor"],
        )
        for row in read_table("regions.csv")
    )


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the package's CSV files."""
    return list(csv.DictReader(read_lines(name)))


def read_lines(name: str) -> list[str]:
    """Return the lines of one of the package's tables."""
    return resources.files("bulletin.data").joinpath(name).read_text("utf-8").splitlines()


def make_zone(parent: Region, name: str, word: str) -> Region:
    """Return a zone that is in no table, coded by its parent and the reading of its word."""
    return Region(f"{parent.code}-{reading(word)}", name, parent.code, "zone")


def reading(word: str) -> str:
    """Return the Latin reading of a word, as addresses and codes use it; an unknown sign stands by its code point."""
    readings = _readings()
    return "".join(readings.get(char, f"{ord(char):x}") for char in word)


@cache
def _readings() -> dict[str, str]:
    return {char: line.split()[0] for line in read_lines("pinyin.txt") for char in line.split()[1]}
