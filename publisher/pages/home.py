"""The home page: the current inspection's figures, its trend and map, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher import summary
from publisher.render import page
from publisher.site import Site

_LATEST = 10


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the home page."""
    visit, tongue = site.current, site.tongue
    values: dict[str, Any] = {
        "visit": visit,
        "latest": site.stories[:_LATEST],
        "cards": (),
        "trend": summary.Trend(),
        "tiles": (),
        "tables": (),
    }
    if visit:
        scope, tiles = summary.tile_map(visit, tongue)
        levels = summary.groups(visit.parts)
        values |= {
            "cards": summary.cards(visit, summary.telling(visit), tongue),
            "trend": summary.trend(visit, tongue),
            "scope": scope,
            "tiles": tiles if any(tile.datum for tile in tiles) else (),
            "tables": [
                (level, rows)
                for level in ("prefecture", "division")
                if (rows := summary.rows(visit, levels.get(level, ()), tongue))
            ],
        }
    yield "index.html", page(site, "home.html", "index.html", **values)
