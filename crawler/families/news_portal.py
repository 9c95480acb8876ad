"""News portals with ``/system/YYYY/MM/DD/N.shtml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.clues.article import read as read_page
from crawler.families.fields import anchors, links, next_link

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/system/\d{4}/\d{2}/\d{2}/\w+\.s?html?$")
_CHANNEL = re.compile(r"/channel/[\w/-]+/(?:index(?:_\d+)?\.s?html?)?$")


class PortalFamily:
    """Lists ``/channel/X/index_2.shtml``, articles with further pages ``N_1.shtml``."""

    name: ClassVar[str] = "news_portal"

    def matches(self, page: PageText) -> bool:
        """Tell by the address."""
        return bool(_ARTICLE.search(page.url) or _CHANNEL.search(page.url))

    def listing(self, page: PageText) -> Listing:
        """Read a channel's page."""
        return Listing(links(page, anchors(page), _ARTICLE), older=next_link(page, anchors(page)))

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        return read_page(page, "#content", ".article")
