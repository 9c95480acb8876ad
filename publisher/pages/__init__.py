"""The pages of the site, one module each, found by discovery."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from publisher.sheets import Body
from publisher.site import Site


def render_all(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the path and the content, or what makes it, of every file of these modules."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        yield from import_module(f"{__name__}.{info.name}").render(site)
