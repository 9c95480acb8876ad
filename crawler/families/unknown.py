"""Sites that no family knows: fields by meta tags, data and structure. The last resort of ``family = "auto"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from crawler.errors import DriftError
from crawler.families import embedded
from crawler.families.base import Article, Listing
from crawler.families.fields import anchors, text_of
from crawler.families.structure.article import read_page
from crawler.families.structure.listing import article_links, site_of
from crawler.families.structure.paging import asked_list, guessed_list, next_list

if TYPE_CHECKING:
    from crawler.page import PageText

_NODE = re.compile(r"/(?:node|layout)_?\d+\.s?html?$", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";]+)", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d{1,2})[-/_]?(\d{1,2})(?!\d)")
_BEGINNING = 20
_EARLIER = {"上一期", "上期", "前一期"}
_NAME = re.compile(r"[一-鿿·]{2,12}(?:[ 、,，][一-鿿·]{2,12})*")
_OFFICE = re.compile("网|局|厅|府|公司|报|中心|委|办$|室$|管理员")
# The lines of source and date stand within so many pieces of text before the article, the editor's after it.
_BEFORE, _AFTER = 80, 25
_END = re.compile("上一?[篇条]|下一?[篇条]|相关|推荐|主办|版权|友情链接|网站地图|ICP")


class UnknownSiteFamily:
    """Any list of links that look like articles; any page with a title, a date and one block of text."""

    name: ClassVar[str] = "unknown"

    def matches(self, page: PageText) -> bool:  # noqa: ARG002 - it has no signature
        """Never claim a page: it is taken when nobody else does."""
        return False

    def listing(self, page: PageText) -> Listing:
        """Read the links of the page's own site that are articles, those of the page's data too."""
        own = article_links(page)
        parts = tuple(_parts(page, site_of(page.url)))
        asked = None if own or parts else asked_list(page)
        if asked:
            return Listing(older=(asked,), guessed=True)
        if not own and not parts:
            raise DriftError(f"{page.url}: no links that look like articles; name a list page, or write a family")
        older = next_list(page) or next(iter(_earlier(page)), None)
        guess = None if older or parts else guessed_list(page, tuple(link.url for link in own))
        following = older or guess
        return Listing(own, parts=parts, older=(following,) if following else (), guessed=bool(guess))

    def article(self, page: PageText) -> Article:
        """Read an article page: the government sites' meta tags first, then its data, OpenGraph and what it shows."""
        told = embedded.article(page)
        try:
            read = None if _is_data(page) else read_page(page, told=told)
        except DriftError:
            if told is None or not told.paragraphs:
                raise
            read = None
        if told and told.paragraphs and (read is None or not _shows(read, told) or _length(told) > 2 * _length(read)):
            return told
        if read is None:
            raise DriftError(f"{page.url}: no block of text that looks like an article")
        return read


def _shows(read: Article, told: Article) -> bool:
    """Tell whether the page shows the text that its data hold: a script's page shows only its frame."""
    beginning = "".join(told.paragraphs[0].split())[:_BEGINNING]
    return beginning in "".join("".join(read.paragraphs).split())


def _length(article: Article) -> int:
    return sum(map(len, article.paragraphs))


def _is_data(page: PageText) -> bool:
    return page.text.lstrip().startswith(("{", "["))


def _parts(page: PageText, host: str) -> list[str]:
    """Return the pages of an e-paper's issue, and where an entry page sends its reader."""
    urls = [page.join(each.get("href") or "") for each in anchors(page)]
    issue = page.url.rpartition("/")[0]
    found = [url for url in urls if _NODE.search(url) and url.startswith(issue) and url != page.url]
    for tag in page.root.iter("meta"):
        target = (
            _REFRESH.search(tag.get("content") or "") if (tag.get("http-equiv") or "").lower() == "refresh" else None
        )
        if target:
            found.append(page.join(target[1].strip()))
    return [url for url in dict.fromkeys(found) if site_of(url) == host and url != page.url]


def _earlier(page: PageText) -> tuple[str, ...]:
    """Return the issue before this one."""
    urls = [page.join(each.get("href")) for each in anchors(page) if text_of(each).strip("<«‹ ") in _EARLIER]
    return tuple(url for url in urls[:1] if url != page.url and not url.lower().startswith("javascript:"))
