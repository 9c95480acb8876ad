"""The pages of the site, one module each, found by discovery."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from publisher import languages
from publisher.sheets import Body
from publisher.site import Site


def render_all(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the path and the content of every file that these modules make, in each language of the settings."""
    # Bulletins first: most links lead to them, so that few of them wait to be settled.
    names = sorted((info.name for info in pkgutil.iter_modules(__path__)), key=lambda name: (name != "news", name))
    for code in site.settings.languages:
        spoken = site.spoken(languages.tongue(code))
        for name in names:
            for path, body in import_module(f"{__name__}.{name}").render(spoken):
                yield spoken.folder + path, body
