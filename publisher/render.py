"""Pages of the site from their templates."""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound
from markupsafe import Markup

from publisher import languages
from publisher.engine import environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template, TemplateError

    from publisher.site import Site

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_BYTES = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_TEMPLATES = (".html", ".xml", ".opml")


def page(site: Site, template: str, path: str, **values: Any) -> bytes:
    """Render a page of the site's language.

    ``link(path)`` gives relative addresses of pages in the same language, ``asset(path)`` of files that all languages
    share, so that a site works at any place, also from disk. ``part(template)`` is what many pages have in common.
    """
    up = "../" * path.count("/")
    top = up + "../" * site.folder.count("/")
    first, *others = (languages.tongue(code) for code in site.settings.languages)
    spoken = [("", first), *((f"{each.code.lower()}/", each) for each in others)]
    common: dict[str, Any] = {
        "settings": site.settings,
        "link": lambda target: up + target,
        "asset": lambda target: top + target,
    }
    text = _template(site, template).render(
        **common,
        site=site,
        path=path,
        canonical=f"{site.settings.base_url}/{site.folder}{path.removesuffix('index.html')}",
        part=_parts(site, up, _here(path), common),
        spoken=spoken if others else (),
        **values,
    )
    return encoded(site.tongue.written(text))


def _template(site: Site, name: str) -> Template:
    return environment(site.settings.theme, site.tongue).get_template(name)


def _here(path: str) -> str:
    """Return where in the site's menus a page stands: a folder, or the first page of one."""
    folder, slash, name = path.partition("/")
    return path if not slash or name == "index.html" else folder + slash


def _parts(site: Site, up: str, here: str, common: dict[str, Any]) -> Callable[[str], Markup]:
    """Return what gives a part of a page: it is the same wherever ``here`` is, and rendered once."""

    def part(template: str) -> Markup:
        key = (template, site.tongue.code, up, here)
        if key not in site.parts:
            found = _template(site, template).render(**common, here=here)
            site.parts[key] = Markup(found)  # noqa: S704 - a template's output
        return site.parts[key]

    return part


def place(error: TemplateError) -> str:
    """Return the template that an error comes from, with the line."""
    if isinstance(error, TemplateNotFound):
        return f"{error.name}"
    found = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(_TEMPLATES)]
    return f"{found[-1].filename}, line {found[-1].lineno}" if found else "?"


def clean(text: str) -> str:
    """Return a text without the characters that HTML and XML forbid."""
    return _CONTROL.sub("", text)


def encoded(text: str) -> bytes:
    """Return ``clean(text)`` in UTF-8; what is to be taken out is mostly not there, and quickly looked for in bytes."""
    try:
        found = text.encode().translate(None, _CONTROL_BYTES)
    except UnicodeEncodeError:  # a lone surrogate
        return clean(text).encode()
    return clean(text).encode() if "\ufffe" in text or "\uffff" in text else found
