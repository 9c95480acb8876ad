"""All the words that name or point at a place, with what they stand for."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Literal

from msgspec import Struct

from bulletin.model import Region
from bulletin.regions import names
from bulletin.regions.units import CORPS, RANK, Units, read_table

WordKind = Literal["place", "named", "here", "zone", "organ", "company"]


class Word(Struct, frozen=True, gc=False):
    """A word of the gazetteer.

    ``place`` and ``named`` (a zone with a name of its own) stand for ``regions``; ``here`` points at ``target``;
    ``zone`` is a generic word (高新区); ``organ`` and ``company`` are takers of cases that are no places.
    """

    kind: WordKind
    regions: tuple[Region, ...] = ()
    short: bool = False
    target: str = ""


def vocabulary(units: Units) -> tuple[dict[str, Word], dict[str, Word]]:
    """Return the words that count anywhere and those that count in lists only: bare names of counties."""
    full: dict[str, list[Region]] = defaultdict(list)
    bare: dict[str, list[Region]] = defaultdict(list)
    for unit in units:
        for name in (unit.name, *unit.aliases, *_division_spellings(unit, units)):
            full[name].append(unit)
        if unit.level in ("province", "prefecture", "county"):
            suffixed, short = names.short_forms(unit.name, unit.level)
            for form in suffixed:
                full[form].append(unit)
            for form in short:
                bare[form].append(unit)
    words = {name: Word("named" if found[0].level == "zone" else "place", tuple(found)) for name, found in full.items()}
    listed: dict[str, Word] = {}
    for form, found in bare.items():
        upper = any(RANK[unit.level] < RANK["county"] for unit in found)
        (words if upper else listed).setdefault(form, Word("place", tuple(found), short=True))
    return {**_common_words(), **words}, {form: word for form, word in listed.items() if form not in words}


def _common_words() -> dict[str, Word]:
    rows = {row["kind"]: row["words"].split() for row in read_table("words.csv")}
    organs = [*rows["organ"], *(name + office for name, office in product(rows["department"], rows["office"]))]
    words = dict.fromkeys(rows["zone"], Word("zone"))
    words |= dict.fromkeys(organs, Word("organ")) | dict.fromkeys(rows["company"], Word("company"))
    for kind, forms in rows.items():
        if kind.startswith("here."):
            words |= dict.fromkeys(forms, Word("here", target=kind.removeprefix("here.")))
    return words


def _division_spellings(unit: Region, units: Units) -> list[str]:
    if unit.level != "division":
        return []
    latest = units.by_code(unit.code) or unit
    city = latest.name.partition("师")[2] or None
    forms = [*names.division_forms(int(unit.code.removeprefix(f"{CORPS}-")), city)]
    if city:
        forms += [city, city.removesuffix("市")]
    return [form for form in forms if form != unit.name]
