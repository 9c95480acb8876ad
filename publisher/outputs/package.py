"""The description of the open data: a Data Package (datapackage.json), with the type and meaning of every column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from publisher import rows
from publisher.render import clean

if TYPE_CHECKING:
    from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the description."""
    settings = site.settings
    made = {
        "profile": "tabular-data-package",
        "name": "infocenter",
        "title": clean(settings.title),
        "homepage": f"{settings.base_url}/data/",
        "description": "环保督察信访件的转办与办理数字，逐条附原句的网页地址。",
        "resources": [_resource(each) for each in rows.sheets(site)],
    }
    if site.updated:
        made["created"] = site.updated.isoformat()
    yield "data/datapackage.json", json.dumps(made, ensure_ascii=False, indent=1).encode()


def _resource(table: rows.Sheet) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": name, "type": kind, "description": rows.meaning(name)} for name, kind in table.columns.items()
            ],
            "missingValues": [""],
        },
    }
