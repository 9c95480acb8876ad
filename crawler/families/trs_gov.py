"""TRS WCM, the content system of ministries, provinces and several papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

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
    require_body,
    text_of,
    when,
)
from crawler.families.fragment import is_file, read_body

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
        tags = metas(page)
        body = read_body(page, require_body(page, *_BODY))
        beside = [
            page.join(each.get("href") or "") for each in anchors(page, "a[appendix], .fj a[href], .fujian a[href]")
        ]
        info = text_of(first(page, ".xl_info", ".info", ".article-info"))
        return Article(
            title=require(page, "title", tags.get("articletitle"), text_of(first(page, "h1"))),
            published=when(tags.get("pubdate")) or when(info),
            publisher_name=tags.get("contentsource") or labelled(info, "信息来源", "来源"),
            author=person(tags.get("author") or labelled(info, "作者")),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=tuple(dict.fromkeys([*body.attachments, *filter(is_file, beside)])),
            official=is_official(tags),
        )
