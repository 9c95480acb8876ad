"""TRS WCM, the content system of ministries, provinces and several papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.families.base import Article, Listing
from crawler.families.clues.article import read as read_page
from crawler.families.fields import anchors, links, next_link

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/t\d{8}_\d+\.s?html?$")
_PAGES = re.compile(r"""createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']""")
_BODY = (
    ".TRS_Editor",
    ".trs_editor_view",
    ".TRS_UEDITOR",
    ".trs_web",
    ".neiright_JPZ_GK_CP",
    "#zoom",
    ".xl_con",
    "#content",
)


class TrsFamily:
    """Lists ``index.html``, ``index_1.html`` ... counted by a script call; articles ``tYYYYMMDD_N.html``."""

    name: ClassVar[str] = "trs_gov"

    def matches(self, page: PageText) -> bool:
        """Tell by the article's address or the list's script call."""
        return bool(_ARTICLE.search(page.url) or _PAGES.search(page.text))

    def listing(self, page: PageText) -> Listing:
        """Read a list page; the next page's address is computed as the site's script does."""
        counted = _PAGES.search(page.text)
        older: tuple[str, ...] = next_link(page, anchors(page))
        if counted:
            count, current, name, extension = int(counted[1]), int(counted[2]), counted[3], counted[4]
            older = (page.join(f"{name}_{current + 1}.{extension}"),) if current + 1 < count else ()
        return Listing(links(page, anchors(page), _ARTICLE), older=older)

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        return read_page(page, *_BODY)
