"""The home page: the current inspection's figures, its trend and map, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import summary
from publisher.render import page
from publisher.site import Site

_LATEST = 10
_CASES = "cases_forwarded"


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the home page."""
    visit, tongue = site.current, site.tongue
    values = {"visit": visit, "latest": site.stories[:_LATEST], "cards": (), "columns": None, "tiles": (), "rows": ()}
    if visit:
        scope, tiles = summary.tile_map(visit, tongue)
        levels = summary.groups(visit.parts)
        values |= {
            "cards": summary.cards(visit, [*visit.whole, *visit.parts[-1:]], tongue) if visit.whole else (),
            "columns": summary.batch_columns(visit.run(_CASES, "batch"), tongue),
            "scope": scope,
            "tiles": tiles if any(tile.datum for tile in tiles) else (),
            "rows": summary.rows(visit, [*levels.get("prefecture", ()), *levels.get("division", ())], tongue),
        }
    yield "index.html", page(site, "home.html", "index.html", **values)
