"""What is published besides pages, one module each, found by discovery."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from publisher.site import Site


def render_all(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file that these modules make."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        yield from import_module(f"{__name__}.{info.name}").render(site)
