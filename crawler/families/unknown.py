"""Sites that no family knows, read by what any page tells. The last resort of ``family = "auto"``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crawler.families.clues import article, lists

if TYPE_CHECKING:
    from crawler.families.base import Article, Listing
    from crawler.page import PageText


class UnknownSiteFamily:
    """Any list of links that look like articles; any page with a title and one block of text."""

    name: ClassVar[str] = "unknown"

    def matches(self, page: PageText) -> bool:  # noqa: ARG002 - it has no signature
        """Never claim a page: it is taken when nobody else does."""
        return False

    def listing(self, page: PageText) -> Listing:
        """Read the links of the page's own site that lead to articles, those of the page's data too."""
        return lists.read(page)

    def article(self, page: PageText) -> Article:
        """Read an article page: its data, its meta tags and what it shows."""
        return article.read(page)
