"""Page objects: one module per family of sites, found by discovery; they hold a page and only read it.

A family's module has one class that ends in ``Family``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from crawler.errors import DriftError
from crawler.families.base import Article
from crawler.families.clues.article import rest
from crawler.families.clues.opinion import Assisted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Table
    from crawler.families.base import Family
    from crawler.page import PageText

_NO_FAMILIES = {"base", "clues", "embedded", "fields", "fragment", "grids"}


@cache
def families() -> dict[str, Family]:
    """Return all families by name."""
    found: dict[str, Family] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name not in _NO_FAMILIES:
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            classes: list[Any] = [each for name, each in vars(loaded).items() if name.endswith("Family")]
            found |= {each.name: each() for each in classes if each.__module__ == loaded.__name__}
    return found


def family(name: str) -> Family:
    """Return a family by name; raises KeyError."""
    return families()[name]


def detect(page: PageText) -> Family:
    """Return the family whose signature a page bears, else the one that reads any site as well as it can."""
    return next((assisted(name) for name, each in families().items() if each.matches(page)), family("unknown"))


@cache
def assisted(name: str) -> Family:
    """Return a family as it reads sites that were only recognised as its own; raises KeyError."""
    return cast("Family", Assisted(family(name))) if name != "unknown" else family(name)  # its name is the family's


def family_of_list(page: PageText) -> Family:
    """Return the family that reads a list page: its signature's, unless that finds nothing there."""
    reader = detect(page)
    try:
        listing = reader.listing(page)
    except DriftError:
        return family("unknown")
    return reader if listing.articles or listing.parts else family("unknown")


def read_article(reader: Family, page: PageText, *, sure: bool) -> tuple[Family, Article]:
    """Read an article; where the family was only recognised (not ``sure``) and fails, as an unknown site's.

    Return the family that could read it as well. Raises DriftError.
    """
    try:
        return reader, reader.article(page)
    except DriftError:
        if sure or reader.name == "unknown":
            raise
        fallback = family("unknown")
        return fallback, fallback.article(page)


def read_further(reader: Family, page: PageText, *, framed: bool, sure: bool) -> Article:
    """Read a further page of an article; ``framed``: it is the frame with all the text. Raises DriftError."""
    return rest(page) if framed else read_article(reader, page, sure=sure)[1]


def is_framed(pages: Sequence[Article]) -> bool:
    """Tell that what was read of an article's pages is a head alone: the text stands in the frame that follows."""
    return bool(pages) and not any(page.paragraphs or page.tables or page.attachments for page in pages)


def join(first: Article, rest: Sequence[Article]) -> Article:
    """Join the pages of one article: head from the first, body from all, the editor from the last that names one.

    A page that begins with all that the earlier ones said shows the whole of it again.
    """
    pages = (first, *rest)
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    for page in pages:
        again = page.paragraphs[: len(paragraphs)] == paragraphs and page.tables[: len(tables)] == tables
        paragraphs = page.paragraphs if again else paragraphs + page.paragraphs
        tables = page.tables if again else tables + page.tables
    return Article(
        title=first.title,
        published=first.published,
        publisher_name=first.publisher_name,
        author=first.author,
        editor=next((page.editor for page in reversed(pages) if page.editor), None),
        paragraphs=paragraphs,
        tables=tables,
        attachments=tuple(dict.fromkeys(url for page in pages for url in page.attachments)),
        views=first.views,
        official=first.official,
    )
