"""Templates: one environment, autoescaped, strict about what is undefined."""

from __future__ import annotations

import re
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from publisher import labels, languages
from publisher.errors import PublisherError
from publisher.marking import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import TemplateError

    from publisher.site import Site
    from publisher.tongue import Tongue

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TEMPLATES = (".html", ".xml", ".opml")
_KEPT = "/%:@!$&'()*+,;=-._~?"
_INSTALLED = Path(__file__).parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent / "templates"


def template_folder() -> Path:
    """Return the folder of templates: in the installed package, else at the top of the checkout."""
    for folder in (_INSTALLED, _CHECKOUT):
        if folder.is_dir():
            return folder
    raise PublisherError(f"no templates in {_INSTALLED} or {_CHECKOUT}; install the program again")


@cache
def environment(theme: Path | None, tongue: Tongue) -> Environment:
    """Return the environment of a language; a theme's templates take the place of those of the same name.

    A template can still name the one it takes the place of, as in ``{% extends "default/base.html" %}``.
    """
    ours = FileSystemLoader(template_folder())
    first = FileSystemLoader(theme / "templates") if theme else ours
    made = Environment(
        loader=ChoiceLoader([first, ours, PrefixLoader({"default": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["_"] = _sentences(tongue)
    made.globals["tongue"] = tongue
    made.globals["labels"] = labels
    made.filters["web"] = web_address
    made.filters["marked"] = marked
    return made


def _sentences(tongue: Tongue) -> Callable[..., Markup]:
    """Return what templates say sentences with: each is looked up once, the values filled in are escaped."""
    known = cache(lambda message: Markup(tongue.say(message)))  # noqa: S704 - our own sentences

    def say(message: str, /, **values: object) -> Markup:
        return known(message) % values if values else known(message)

    return say


def page(site: Site, template: str, path: str, **values: Any) -> bytes:
    """Render a page of the site's language.

    ``link(path)`` gives relative addresses of pages in the same language, ``asset(path)`` of files that all languages
    share, so that a site works at any place, also from disk.
    """
    up = "../" * path.count("/")
    top = up + "../" * site.folder.count("/")
    first, *others = (languages.tongue(code) for code in site.settings.languages)
    spoken = [("", first), *((f"{each.code.lower()}/", each) for each in others)]
    text = (
        environment(site.settings.theme, site.tongue)
        .get_template(template)
        .render(
            site=site,
            settings=site.settings,
            path=path,
            canonical=f"{site.settings.base_url}/{site.folder}{path.removesuffix('index.html')}",
            link=lambda target: up + target,
            asset=lambda target: top + target,
            spoken=spoken if others else (),
            **values,
        )
    )
    return clean(site.tongue.written(text)).encode()


def place(error: TemplateError) -> str:
    """Return the template that an error comes from, with the line."""
    if isinstance(error, TemplateNotFound):
        return f"{error.name}"
    found = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(_TEMPLATES)]
    return f"{found[-1].filename}, line {found[-1].lineno}" if found else "?"


def clean(text: str) -> str:
    """Return a text without the characters that HTML and XML forbid."""
    return _CONTROL.sub("", text)


def web_address(url: str) -> str | None:
    """Return an address as it may be linked, all in ASCII: http or https only."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
        place = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    path, query, fragment = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place + port, path, query, fragment))
