"""E-papers of the szb kind: ``/paper/YYYYMM/DD/node_NN.html`` and ``cN.html`` beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.fields import anchors, first, links, person, require, require_body, text_of, when
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/(\d{4})(\d{2})/(\d{2})/c\d+\.html?$")
_NODE = re.compile(r"/\d{6}/\d{2}/node_\w+\.html?$")


class SzbFamily:
    """A node a page of the paper, linked one after the other; the date stands in the address."""

    name: ClassVar[str] = "szb_gbk"

    def matches(self, page: PageText) -> bool:
        """Tell by the address of a node or an article."""
        return bool(_ARTICLE.search(page.url) or _NODE.search(page.url))

    def listing(self, page: PageText) -> Listing:
        """Read one page of an issue; the other pages that it links belong to the same issue."""
        nodes = [page.join(each.get("href") or "") for each in anchors(page)]
        issue = page.url.rpartition("/")[0]
        parts = tuple(dict.fromkeys(url for url in nodes if _NODE.search(url) and url.startswith(issue)))
        return Listing(links(page, anchors(page), _ARTICLE), parts=parts)

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        body = read_body(page, require_body(page, ".newsdetatext", "#zoom", "#ozoom"))
        place = _ARTICLE.search(page.url)
        return Article(
            title=require(page, "title", text_of(first(page, "#Title", "h1", "h2")), text_of(first(page, "title"))),
            published="-".join(place.groups()) if place else when(text_of(first(page, ".date"))),
            publisher_name=text_of(first(page, ".paper-name")) or None,
            author=person(text_of(first(page, ".author"))),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
        )
