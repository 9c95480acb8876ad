"""The open data as rows: one for each published number, entry of the account, finding, case, and bulletin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Literal

from publisher import labels

if TYPE_CHECKING:
    from bulletin.ledger.shelfmonths import Of
    from publisher.site import Figure, Site, Visit

Type = Literal["string", "integer", "number"]
Value = str | int | Decimal | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that are made together; ``key`` changes whenever anything that they show does."""

    key: str
    rows: Callable[[], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name in addresses, what it is called, its columns with their types, and its rows in pieces."""

    name: str
    title: str
    columns: dict[str, Type]
    pieces: Callable[[], list[Piece]]

    def rows(self) -> Iterator[Row]:
        """Yield all rows."""
        return (row for piece in self.pieces() for row in piece.rows())


_COUNTED: dict[str, Type] = {
    "region": "string",
    "region_code": "string",
    "measure": "string",
    "value": "number",
    "unit": "string",
    "scope": "string",
    "batch": "integer",
    "as_of": "string",
    "category": "string",
    "status": "string",
}
OBSERVATION: dict[str, Type] = {
    "bulletin": "string",
    "number": "string",
    **_COUNTED,
    "basis": "string",
    "quote": "string",
    "source": "string",
    "published": "string",
    "url": "string",
    "evidence_url": "string",
}
ENTRY: dict[str, Type] = {
    "inspection": "string",
    **_COUNTED,
    "standing": "string",
    "why": "string",
    "evidence": "string",
}
_FINDING: dict[str, Type] = {
    "inspection": "string",
    "code": "string",
    "region": "string",
    "severity": "string",
    "message": "string",
    "evidence": "string",
}
CASE: dict[str, Type] = {
    "bulletin": "string",
    "case_id": "string",
    "key": "integer",
    "batch": "integer",
    "region": "string",
    "categories": "string",
    "verified": "string",
    "status": "string",
    "interviewed": "integer",
    "accountable": "integer",
    "source": "string",
    "published": "string",
    "url": "string",
    "evidence_url": "string",
}
_BULLETIN: dict[str, Type] = {
    "id": "string",
    "title": "string",
    "source": "string",
    "published": "string",
    "updated": "string",
    "url": "string",
    "page": "string",
    "figures": "integer",
}


def sheets(site: Site) -> tuple[Sheet, ...]:
    """Return the tables of the open data."""
    return (
        Sheet("observations", "数字", OBSERVATION, partial(_months, site, "all", "", partial(_published, site, None))),
        Sheet("entries", "汇总", ENTRY, partial(_parts, site, partial(_entries, site))),
        Sheet("findings", "核对", _FINDING, partial(_parts, site, partial(_findings, site))),
        Sheet("cases", "案件", CASE, partial(_months, site, "all", "", partial(_cases, site))),
        Sheet("bulletins", "通报", _BULLETIN, partial(_months, site, "all", "", partial(_bulletins, site))),
    )


def of_region(site: Site, code: str, name: str) -> Sheet:
    """Return the table of a region's figures."""
    return Sheet(code, name, OBSERVATION, partial(_months, site, "region_code", code, partial(_states, site, code)))


def of_measure(site: Site, measure: str) -> Sheet:
    """Return the table of the figures of a measure."""
    rows = partial(_published, site, measure)
    return Sheet(measure, measure, OBSERVATION, partial(_months, site, "measure", measure, rows))


def of_inspection(site: Site, visit: Visit) -> Sheet:
    """Return the table of the entries of an inspection."""
    id_ = visit.inspection.id
    piece = Piece(f"{id_} {visit.stamp}", partial(_entries, site, id_))
    return Sheet(id_, visit.inspection.name, ENTRY, lambda: [piece])


def meaning(column: str) -> str:
    """Return what a column holds, in Chinese."""
    return (labels.COLUMNS | labels.OTHER_COLUMNS)[column]


def _months(site: Site, kind: Of, key: str, rows: Callable[[str], Iterator[Row]]) -> list[Piece]:
    months = site.library.shelf.months.stamps(kind, key)
    return [Piece(f"{month} {stamp}", partial(rows, month)) for month, stamp in months.items()]


def _parts(site: Site, rows: Callable[[str], Iterator[Row]]) -> list[Piece]:
    parts = site.library.accounts.parts
    return [Piece(f"{id_} {part.stamp}", partial(rows, id_)) for id_, part in parts.items()]


def _published(site: Site, measure: str | None, month: str) -> Iterator[Row]:
    return _told(site, site.library.published_in(month, measure))


def _states(site: Site, code: str, month: str) -> Iterator[Row]:
    return _told(site, site.library.states_of(month, code))


def _told(site: Site, figures: Iterable[Figure]) -> Iterator[Row]:
    for figure in figures:
        found, story = figure.observation, site.story(figure.story)
        yield (
            *(story.id, figure.anchor, found.region, found.region_code, found.measure, found.value, found.unit),
            *(found.scope, found.batch, found.as_of, found.category, found.status, found.basis, found.quote),
            *(story.source, story.dated, story.url, _address(site, f"{story.path}#{figure.anchor}")),
        )


def _entries(site: Site, part: str) -> Iterator[Row]:
    for each, addresses in site.library.accounts.entries(part):
        yield (
            *(each.inspection, each.region, each.region_code, each.measure, each.value, each.unit, each.scope),
            *(each.batch, each.as_of, each.category, each.status, each.standing, each.why),
            _evidence(site, addresses),
        )


def _findings(site: Site, part: str) -> Iterator[Row]:
    for each, addresses in site.library.accounts.findings(part):
        support = _evidence(site, addresses)
        yield each.inspection, each.code, each.region, each.severity, each.message, support


def _cases(site: Site, month: str) -> Iterator[Row]:
    for id_, told in site.library.cases(month):
        story = site.story(id_)
        yield id_, *told, story.source, story.dated, story.url, _address(site, story.path)


def _bulletins(site: Site, month: str) -> Iterator[Row]:
    for id_ in site.library.shelf.months.bulletins(month):
        story = site.story(id_)
        page = _address(site, story.path)
        yield story.id, story.title, story.source, story.dated, story.updated_at, story.url, page, story.count


def _evidence(site: Site, addresses: Iterable[str]) -> str:
    return " ".join(_address(site, address) for address in addresses)


def _address(site: Site, path: str) -> str:
    return f"{site.settings.base_url}/{path}"
