"""The pages whose content is the site's own: contact, data, about, not found; and the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publisher import labels, rows, themes
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_PAGES = ("contact", "data", "about")


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the fixed pages and the static files; a theme's static files take the place of ours."""
    for name in _PAGES:
        path = f"{name}/index.html"
        yield path, page(site, f"{name}.html", path, measures=labels.MEASURES, tables=rows.sheets(site))
    root = f"{urlsplit(site.settings.base_url).path}/{site.folder}"
    yield "404.html", page(site, "404.html", "404.html", root=root)
    if not site.folder:  # all languages share them
        for name, body in themes.static(site.settings.theme).items():
            yield f"static/{name}", body
