"""Open data: every published observation as CSV and JSON, for all and for each region."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from publisher.site import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.site import Site, Story

_BOM = "\ufeff"
# Cells that a spreadsheet would run as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    *("bulletin", "number", "region", "region_code", "measure", "value", "unit", "scope", "batch", "as_of"),
    *("category", "status", "basis", "quote", "source", "published", "url", "evidence_url"),
)


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the data files."""
    stories = {story.id: story for story in site.stories}
    rows = [_row(site, stories[figure.story], figure) for figure in site.figures()]
    yield "data/observations.csv", _csv(rows)
    yield "data/observations.json", _json(rows)
    for place in site.places:
        here = [_row(site, stories[figure.story], figure) for figure in place.figures]
        yield f"data/regions/{place.code}.csv", _csv(here)
        yield f"data/regions/{place.code}.json", _json(here)


def _row(site: Site, story: Story, figure: Figure) -> dict[str, Any]:
    found = figure.observation
    row = {name: getattr(found, name, None) for name in COLUMNS}
    return row | {
        "bulletin": story.id,
        "number": figure.anchor,
        "source": story.source,
        "published": story.dated,
        "url": story.url,
        "evidence_url": f"{site.settings.base_url}/{story.path}#{figure.anchor}",
    }


def _csv(rows: Sequence[dict[str, Any]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in rows)
    return (_BOM + buffer.getvalue()).encode()


def _cells(row: dict[str, Any]) -> Iterable[str]:
    for name in COLUMNS:
        value = row[name]
        text = "" if value is None else f"{value:f}" if name == "value" else str(value)
        yield f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _json(rows: Sequence[dict[str, Any]]) -> bytes:
    numbers = [
        row | {"value": int(row["value"]) if row["value"] == int(row["value"]) else float(row["value"])} for row in rows
    ]
    return json.dumps({"columns": COLUMNS, "rows": numbers}, ensure_ascii=False, indent=1).encode()
