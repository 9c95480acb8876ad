"""帝国 CMS (EmpireCMS) with its dynamic addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.clues.article import read as read_page
from crawler.families.fields import anchors, links, next_link, text_of

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
        return read_page(page, "#text", "#news_content")
