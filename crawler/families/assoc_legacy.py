"""The association's own older site: nested tables, a line ``source / date / :views``, lists by postback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.errors import DriftError
from crawler.families.base import Article, Listing
from crawler.families.fields import anchors, links, next_link, require, squeeze, text_of
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

_ADDRESS = re.compile(r"/articles/(?:show|lists?)/\d+")
_ARTICLE = re.compile(r"/articles/show/\d+$")
_POSTBACK = re.compile(r"__doPostBack\('[^']*','(\d+)'\)")
_LINE = re.compile(
    r"(?P<source>[^/]{1,80}?)\s*/\s*(?P<date>\d{4}-\d{2}-\d{2})\s*/\s*(?:浏览|瀏覽)?\s*[:：]?\s*(?P<views>\d*)"
)


class AssociationFamily:
    """Lists ``/articles/lists/N?page=P``, articles ``/articles/show/N``."""

    name: ClassVar[str] = "assoc_legacy"

    def matches(self, page: PageText) -> bool:
        """Tell by the address."""
        return bool(_ADDRESS.search(page.url))

    def listing(self, page: PageText) -> Listing:
        """Read a list page; where the next page is a postback, the same page answers to ``?page=``."""
        older = next_link(page, anchors(page))
        for anchor in anchors(page):
            postback = _POSTBACK.search(anchor.get("href") or "")
            if postback and not older:
                older = (f"{page.url.partition('?')[0]}?page={postback[1]}",)
        return Listing(links(page, anchors(page), _ARTICLE), older=older)

    def article(self, page: PageText) -> Article:
        """Read an article page: the row with the line, the title's row above it, the body's below it."""
        row, line = self._line(page)
        above = row.getprevious()
        below = row.getnext()
        if below is None:
            raise DriftError(f"{page.url}: no body below the line of source and date; the site has changed")
        cell = next(iter(below.cssselect("td")), below)
        body = read_body(page, cell)
        return Article(
            title=require(page, "title", text_of(above)),
            published=line["date"],
            publisher_name=squeeze(line["source"]),
            author=None,
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
            views=int(line["views"]) if line["views"] else None,
        )

    @staticmethod
    def _line(page: PageText) -> tuple[HtmlElement, re.Match[str]]:
        """Find the innermost row that is nothing but the line of source, date and views."""
        for row in page.root.cssselect("tr, div, p"):
            line = _LINE.fullmatch(text_of(row)) if not row.cssselect("table") else None
            if line:
                return row, line
        raise DriftError(f"{page.url}: no line of source, date and views; the site has changed, or this is no article")
