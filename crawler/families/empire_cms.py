"""帝国 CMS (EmpireCMS) with its dynamic addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.fields import (
    anchors,
    first,
    labelled,
    links,
    next_link,
    person,
    require,
    require_body,
    text_of,
    when,
)
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/e/action/ShowInfo(?:\.php|/)\S*[?&]id=\d+(?!.*[?&]page=)")
_ADDRESS = re.compile(r"/e/action/(?:Show|List)Info")


class EmpireFamily:
    """Lists ``/e/action/ListInfo``, articles ``/e/action/ShowInfo``, further pages of either by ``page=``."""

    name: ClassVar[str] = "empire_cms"

    def matches(self, page: PageText) -> bool:
        """Tell by the address."""
        return bool(_ADDRESS.search(page.url))

    def listing(self, page: PageText) -> Listing:
        """Read a list page."""
        items = [
            each for each in anchors(page) if each.getparent() is None or text_of(each) not in {"上一篇", "下一篇"}
        ]
        return Listing(links(page, items, _ARTICLE), older=next_link(page, anchors(page)))

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        info = text_of(first(page, "td.info", ".info"))
        following = next_link(page, anchors(page, ".epages a[href]"))
        body = read_body(page, require_body(page, "#text", "#news_content", ".content"))
        return Article(
            title=require(page, "title", text_of(first(page, "h1", "td.title"))),
            published=when(labelled_time(info)),
            publisher_name=labelled(info, "信息来源", "来源"),
            author=person(labelled(info, "作者")),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
            next_page=following[0] if following else None,
        )


def labelled_time(info: str) -> str:
    """Return the line from its label for the time on, so that a date in the source's name is not taken."""
    return info.partition("时间")[2] or info
