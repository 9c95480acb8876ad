"""Feeds and site maps as entry pages: RSS, Atom, RDF, sitemap and its index."""

from __future__ import annotations

import re
from collections import Counter
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lxml import etree

from crawler.families.base import Link, Listing
from crawler.families.clues.addresses import may_be_article, may_be_list, shape
from crawler.families.clues.moments import when
from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from crawler.page import PageText

_ZONE = ZoneInfo("Asia/Shanghai")
_ROOT = re.compile(
    r"(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?[^>]*>|\s)*<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)
_ITEMS = {"item", "entry", "url"}
_TIMES = ("pubDate", "published", "date", "updated", "publication_date", "lastmod")
_MANY = 3


def is_feed(page: PageText) -> bool:
    """Tell a feed or site map by its first element."""
    return _ROOT.match(page.text[:4096]) is not None


def read(page: PageText) -> Listing | None:
    """Read a feed or site map; None for any other page."""
    found = _ROOT.match(page.text[:4096])
    root = _parsed(page.text) if found else None
    if found is None or root is None:
        return None
    if found[1] == "sitemapindex":
        return Listing(parts=tuple(page.join(url) for url in _all(root, "loc")))
    items = [each for each in root.iter() if _name(each) in _ITEMS]
    links = [link for link in (_link(page, each) for each in items) if link]
    if found[1] == "urlset":
        links = _articles(links)
    following = [
        page.join(each.get("href") or "") for each in root if _name(each) == "link" and each.get("rel") == "next"
    ]
    return Listing(tuple(dict.fromkeys(links)), older=tuple(following[:1]))


def _parsed(text: str) -> etree._Element | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return etree.fromstring(markup.encode("utf-8", "replace"), parser)


def _link(page: PageText, item: etree._Element) -> Link | None:
    """Return an item's link; in Atom it is an attribute, in RSS text, in a site map ``loc``."""
    address = ""
    for each in item:
        if _name(each) == "link" and each.get("rel") in {None, "alternate"}:
            address = address or each.get("href") or squeeze(each.text)
        elif _name(each) in {"loc", "guid"} and squeeze(each.text).startswith(("http", "/")):
            address = address or squeeze(each.text)
    if not address:
        return None
    title = next((squeeze("".join(map(str, each.itertext()))) for each in item.iter() if _name(each) == "title"), "")
    times = (squeeze(each.text) for name in _TIMES for each in item.iter() if _name(each) == name)
    return Link(page.join(address), title, next(filter(None, map(_day, times)), None))


def _articles(links: list[Link]) -> list[Link]:
    """Return the addresses of a site map that are articles: those that look so, else the kind that is most frequent."""
    sure = [link for link in links if may_be_article(link.url) and not may_be_list(link.url)]
    if sure:
        return sure
    kinds = Counter(shape(link.url) for link in links)
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    return [link for link in links if shape(link.url) == kind] if count >= _MANY else []


def _day(text: str) -> str | None:
    found = when(text)
    if found:
        return found[:10]
    try:
        return str(parsedate_to_datetime(text).astimezone(_ZONE).date())
    except (TypeError, ValueError):  # no date of a mail either
        return None


def _all(root: etree._Element, name: str) -> list[str]:
    return [squeeze(each.text) for each in root.iter() if _name(each) == name and squeeze(each.text)]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
