"""Search: its page, what names and characters mean the same, the pages found by name, and the index of the bulletins.

The index comes in parts of bounded size by year.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bulletin.text import simple_forms
from publisher import finding, search
from publisher.render import page
from publisher.sheets import Body, Bundle, key

if TYPE_CHECKING:
    from publisher.site import Site, Stories


EACH_LANGUAGE = True
"""That the page comes in every language of the site; they share the index."""

_PART = 400  # Pagefind takes about half a megabyte of memory for each bulletin of a part


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the page and what its script reads."""
    parts = dict(_parts(site))
    path = "search/index.html"
    yield path, page(site, "search.html", path, parts=" ".join(reversed(parts)))
    written = site.tongue.written
    named = [(place, written(kind), written(title), names) for place, kind, title, names in finding.pages(site)]
    yield "search/pages.json", json.dumps(named, ensure_ascii=False).encode()
    if site.folder:
        return  # all languages share one index
    names = search.names(site.settings.home_regions)
    yield "search/names.json", json.dumps(names, ensure_ascii=False).encode()
    forms = simple_forms()
    yield "search/letters.json", json.dumps(["".join(forms), "".join(forms.values())], ensure_ascii=False).encode()
    for name, stories in parts.items():
        yield f"search/{name}/", Bundle(key("search", stories), partial(search.write, stories))


def _parts(site: Site) -> Iterator[tuple[str, Stories]]:
    """Yield the name and the bulletins of each part, the oldest first: a new bulletin touches one part only."""
    for year, newest_first in sorted(site.outline.years.items()):
        stories = newest_first[::-1]
        for start in range(0, len(stories), _PART):
            yield f"{year}-{start // _PART + 1}", stories[start : start + _PART]
