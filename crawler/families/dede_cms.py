"""DedeCMS (织梦)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.clues.article import read as read_page
from crawler.families.fields import anchors, links, next_link

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/\d{4}/\d{4}/\d+\.html?$")
_PAGE = re.compile(r"/\d{4}/\d{4}/\d+(?:_\d+)?\.html?$|/list_\d+_\d+\.html?$")


class DedeFamily:
    """Lists ``list_C_N.html``, articles ``/YYYY/MMDD/N.html`` with further pages ``N_2.html``."""

    name: ClassVar[str] = "dede_cms"

    def matches(self, page: PageText) -> bool:
        """Tell by the address, or by the classes of the stock templates."""
        return bool(_PAGE.search(page.url) or "dede_pages" in page.text)

    def listing(self, page: PageText) -> Listing:
        """Read a list page."""
        return Listing(links(page, anchors(page), _ARTICLE), older=next_link(page, anchors(page)))

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        return read_page(page, ".viewbox .content")
