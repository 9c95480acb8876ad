"""The pages whose content is the site's own: contact, data, about, not found; and the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher import labels
from publisher.render import page, template_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_PAGES = ("contact", "data", "about")


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the fixed pages and the static files; a theme's static files take the place of ours."""
    for name in _PAGES:
        path = f"{name}/index.html"
        yield path, page(site, f"{name}.html", path, measures=labels.MEASURES)
    yield "404.html", page(site, "404.html", "404.html")
    folders = [template_folder() / "static"]
    if site.settings.theme:
        folders.insert(0, site.settings.theme / "static")
    found = {file.name: file for folder in reversed(folders) if folder.is_dir() for file in sorted(folder.iterdir())}
    for name, file in sorted(found.items()):
        yield f"static/{name}", file.read_bytes()
