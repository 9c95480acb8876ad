"""Fields that a page marks by ``itemprop`` where it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

_WANTED = {"headline", "datePublished", "author", "publisher", "editor", "creator"}


def read(page: PageText) -> dict[str, str]:
    """Return the first value of each marked field that is wanted; a thing's value is its name."""
    found: dict[str, str] = {}
    if b"itemprop" not in page.folded:
        return found
    for element in page.root.iter("meta", "time", "span", "div", "a", "p", "h1", "h2", "em", "strong", "li"):
        name = element.get("itemprop") or ""
        if name in _WANTED and name not in found:
            value = _value(element)
            if value:
                found[name] = value
    return found


def _value(element: HtmlElement) -> str:
    inner = next((each for each in element.iter() if each is not element and each.get("itemprop") == "name"), None)
    place = element if inner is None else inner
    return squeeze(place.get("content") or place.get("datetime") or place.text_content())
