"""What is published besides pages, one module each, found by discovery."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from publisher import languages
from publisher.sheets import Body
from publisher.site import Site


def render_all(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the path and the content of every file that these modules make: feeds in each language, data once."""
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        module = import_module(f"{__name__}.{info.name}")
        for code in site.settings.languages if getattr(module, "EACH_LANGUAGE", False) else site.settings.languages[:1]:
            spoken = site.spoken(languages.tongue(code))
            for path, body in module.render(spoken):
                yield spoken.folder + path, body
