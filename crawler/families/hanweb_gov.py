"""Hanweb (大汉), the content system of many provinces and cities."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import html as lxml_html
from lxml.etree import LxmlError

from crawler.families.base import Article, Link, Listing
from crawler.families.clues.article import read as read_page
from crawler.families.fields import links

if TYPE_CHECKING:
    from crawler.page import PageText

_ARTICLE = re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\w+\.html?$")
_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL | re.IGNORECASE)
_STORE = re.compile("<datastore>", re.IGNORECASE)
_TOTAL = re.compile(r"<totalrecord>(\d+)</totalrecord>|totalRecord\s*:\s*(\d+)")
_PER_PAGE = re.compile(r"perPage\s*:\s*(\d+)")
_PROXY = re.compile(r"proxyUrl\s*:\s*['\"]([^'\"]+)['\"]")
_DATA = re.compile(r"data\s*:\s*\{([^}]*)\}")
_PAIR = re.compile(r"['\"]?(\w+)['\"]?\s*:\s*['\"]?([^,'\"}]*)['\"]?")
_GROUP = re.compile(r"<nextgroup>\s*<!\[CDATA\[[^\]]*?href=[\"']([^\"']+)[\"']", re.IGNORECASE)
_BODY = ("#zoom", ".bt_content", "#content", ".article_content", ".main-txt")


class HanwebFamily:
    """Lists hold their first records in a script and ask a proxy for more; articles ``/art/Y/M/D/art_C_N.html``."""

    name: ClassVar[str] = "hanweb_gov"

    def matches(self, page: PageText) -> bool:
        """Tell by the article's address, the list's script or the proxy's answer."""
        return bool(_ARTICLE.search(page.url) or ".jpage(" in page.text or _STORE.search(page.text))

    def listing(self, page: PageText) -> Listing:
        """Read a column's page or an answer of its proxy."""
        articles: dict[str, Link] = {}
        for record in _RECORD.findall(page.text):
            try:
                item = lxml_html.fragment_fromstring(record, create_parent="div")
            except LxmlError:  # a record without markup links nothing
                continue
            articles |= {link.url: link for link in links(page, item.iter("a"), _ARTICLE)}
        return Listing(tuple(articles.values()), older=self._older(page))

    def _older(self, page: PageText) -> tuple[str, ...]:
        """Return the proxy's address for the records that follow: as it says, or computed as the script does."""
        group = _GROUP.search(page.text)
        if group:
            return (page.join(unescape(group[1])),)
        total = next((int(one or other) for one, other in _TOTAL.findall(page.text)), 0)
        parts = urlsplit(page.url)
        if "dataproxy" in parts.path:
            query = dict(parse_qsl(parts.query))
            proxy, size, last = page.url.partition("?")[0], query.get("perpage", ""), query.get("endrecord", "")
        else:
            found, per_page, data = (pattern.search(page.text) for pattern in (_PROXY, _PER_PAGE, _DATA))
            query = dict(_PAIR.findall(data[1])) if data else {}
            size = per_page[1] if per_page else ""
            proxy, last = page.join(found[1]) if found else "", size
        if not proxy or not size.isdigit() or not last.isdigit() or int(last) >= total:
            return ()
        end = min(int(last) + int(size), total)
        query |= {"startrecord": str(int(last) + 1), "endrecord": str(end), "perpage": size}
        return (f"{proxy}?{urlencode(query)}",)

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        return read_page(page, *_BODY)
