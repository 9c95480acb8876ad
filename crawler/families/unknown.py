"""Sites that no family knows: fields by meta tags and structure. The last resort of ``family = "auto"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from crawler.errors import DriftError
from crawler.families.base import Article, Listing
from crawler.families.fields import (
    anchors,
    first,
    is_official,
    labelled,
    links,
    metas,
    next_link,
    person,
    require,
    text_of,
    when,
)
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

# An article's address ends in a page with a number or a date in it, or names its number in the query.
_ARTICLE = re.compile(
    r"(?:\d{3,}[^/?]*\.(?:s?html?|jhtml|aspx?|php|jsp)|[?&](?:id|aid|articleid|newsid|infoid)=\d+)$", re.IGNORECASE
)
_SITE_NAME = re.compile(r"\s*[-_|—–]\s*[^-_|—–]{2,30}$")
_TITLE_LENGTH = 8
_BODY_LENGTH = 40


class UnknownSiteFamily:
    """Any list of links that look like articles; any page with a title, a date and one block of text."""

    name: ClassVar[str] = "unknown"

    def matches(self, page: PageText) -> bool:  # noqa: ARG002 - it has no signature
        """Never claim a page: it is taken when nobody else does."""
        return False

    def listing(self, page: PageText) -> Listing:
        """Read the links of the page's own host whose text is as long as a title."""
        host = urlsplit(page.url).netloc
        found = [link for link in links(page, anchors(page), _ARTICLE) if len(link.title) >= _TITLE_LENGTH]
        own = tuple(link for link in found if urlsplit(link.url).netloc == host)
        if not own:
            raise DriftError(f"{page.url}: no links that look like articles; name a list page, or write a family")
        return Listing(own, older=next_link(page, anchors(page)))

    def article(self, page: PageText) -> Article:
        """Read an article page: the government sites' meta tags first, then OpenGraph, then what it shows."""
        tags = metas(page)
        heading = text_of(first(page, "h1", "h2", ".title", "#title"))
        shown = _SITE_NAME.sub("", text_of(first(page, "title")))
        body_element = _densest(page)
        body = read_body(page, body_element)
        head = _head(page, body_element)
        return Article(
            title=require(page, "title", tags.get("articletitle"), tags.get("og:title"), heading, shown),
            published=when(tags.get("pubdate")) or when(tags.get("article:published_time")) or when(head),
            publisher_name=tags.get("contentsource") or labelled(head, "信息来源", "文章来源", "稿件来源", "来源"),
            author=person(tags.get("author") or labelled(head, "作者")),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
            official=is_official(tags),
        )


def _densest(page: PageText) -> HtmlElement:
    """Return the element that holds most text of its own paragraphs, links not counted."""
    best, most = None, _BODY_LENGTH
    for element in page.root.cssselect("article, section, div, td"):
        own = sum(len(text_of(child)) for child in element if child.tag in {"p", "br", "span", "font"})
        own += sum(len((child.tail or "").strip()) for child in element) + len((element.text or "").strip())
        own -= 2 * sum(len(text_of(anchor)) for anchor in element.cssselect("a"))
        if own > most:
            best, most = element, own
    if best is None:
        raise DriftError(f"{page.url}: no block of text that looks like an article")
    return best


def _head(page: PageText, body: HtmlElement) -> str:
    """Return the page's text before the article's own, where the line of source and date stands."""
    whole, inside = text_of(page.root), text_of(body)
    place = whole.find(inside[:_BODY_LENGTH])
    return whole[max(0, place - 400) : place] if place > 0 else whole[:400]
