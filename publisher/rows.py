"""The open data as rows: one for each published number, entry of the account, finding, case, and bulletin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from publisher import labels

if TYPE_CHECKING:
    from publisher.site import Figure, Site, Story

Type = Literal["string", "integer", "number"]
Value = str | int | Decimal | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name in addresses, what it is called, its columns with their types, and what yields its rows."""

    name: str
    title: str
    columns: dict[str, Type]
    rows: Callable[[], Iterator[Row]]


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
        Sheet("observations", "数字", OBSERVATION, lambda: observations(site, site.figures())),
        Sheet("entries", "汇总", ENTRY, lambda: entries(site)),
        Sheet("findings", "核对", _FINDING, lambda: _findings(site)),
        Sheet("cases", "案件", CASE, lambda: _cases(site)),
        Sheet("bulletins", "通报", _BULLETIN, lambda: _bulletins(site)),
    )


def meaning(column: str) -> str:
    """Return what a column holds, in Chinese."""
    return (labels.COLUMNS | labels.OTHER_COLUMNS)[column]


def observations(site: Site, figures: Iterable[Figure]) -> Iterator[Row]:
    """Yield the rows of published numbers."""
    for figure in figures:
        found, story = figure.observation, site.story(figure.story)
        yield (
            *(story.id, figure.anchor, found.region, found.region_code, found.measure, found.value, found.unit),
            *(found.scope, found.batch, found.as_of, found.category, found.status, found.basis, found.quote),
            *(story.source, story.dated, story.url, _address(site, f"{story.path}#{figure.anchor}")),
        )


def entries(site: Site, inspection: str | None = None) -> Iterator[Row]:
    """Yield the rows of the account, those of one inspection if it is named."""
    for id_ in site.library.accounts.parts if inspection is None else (inspection,):
        for each, addresses in site.library.accounts.entries(id_):
            yield (
                *(each.inspection, each.region, each.region_code, each.measure, each.value, each.unit, each.scope),
                *(each.batch, each.as_of, each.category, each.status, each.standing, each.why),
                _evidence(site, addresses),
            )


def _findings(site: Site) -> Iterator[Row]:
    for id_ in site.library.accounts.parts:
        for each, addresses in site.library.accounts.findings(id_):
            support = _evidence(site, addresses)
            yield each.inspection, each.code, each.region, each.severity, each.message, support


def _cases(site: Site) -> Iterator[Row]:
    for id_, told in site.library.cases():
        story = site.story(id_)
        yield id_, *told, story.source, story.dated, story.url, _address(site, story.path)


def _bulletins(site: Site) -> Iterator[Row]:
    for story in site.stories:
        yield _bulletin(site, story)


def _bulletin(site: Site, story: Story) -> Row:
    page = _address(site, story.path)
    return story.id, story.title, story.source, story.dated, story.updated_at, story.url, page, story.count


def _evidence(site: Site, addresses: Iterable[str]) -> str:
    return " ".join(_address(site, address) for address in addresses)


def _address(site: Site, path: str) -> str:
    return f"{site.settings.base_url}/{path}"
