"""The articles that a list page leads to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.families import embedded
from crawler.families.base import Link
from crawler.families.fields import anchors, squeeze, text_of, when
from crawler.families.fragment import is_file
from crawler.families.structure.labels import NOT_TODAY
from crawler.families.structure.text import is_aside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.page import PageText

# An article's address holds a day, a long number or 32 hexadecimal digits, or names its number in the query.
_ARTICLE = re.compile(
    r"/(?:19|20)\d\d[-/_]?(?:0?[1-9]|1[0-2])(?:[-/_]?(?:[0-2]?\d|3[01]))?/[^?]*[^/?]$"
    r"|/[^/?]*\d{3,}[^/?]*(?:\.(?:s?html?|jhtml|aspx?|php|jsp)|/)?$|/[0-9a-f]{32}(?:\.s?html?|/c\.html)$|ARTI\d{10,}"
    r"|/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[?&](\w*?(?:id|no|bh|key))=[\w-]*\d", re.IGNORECASE)
_COLUMN = re.compile(
    r"^(?:cat|catalog|category|channel|column|col|class|type|tree|wbtree|u|menu|nav|parent|p|site|web|unit|app|lm|b|l|big|small"
    r"|sort|node|topic|page|pageno|tpl|template|user|area)_?(?:id|no)$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"/(?:index|list|node|default|catalog|channel|col|more|secondpage|listpage)[_-]?\d*(?:\.|$)|[?&](?:page|catid)=",
    re.IGNORECASE,
)
# The address of a numbered list page, which may hold a single row.
_LATER = re.compile(r"[_/-]\d{1,3}(?:\.\w+)?$|[?&]\w*p(?:age\w*|n|g)?=\d", re.IGNORECASE)
_HEADLINE = re.compile("热点|推荐|排行|点击榜|相关|友情链接|猜你喜欢|阅读榜")
_SHORTENED = re.compile(r"(?:…|\.{2,}|⋯)$")
_TITLE_LENGTH, _SHORT_LENGTH, _SHORTEST = 8, 4, 2
_HOPS = 8
# A row links its article a few times at most: by its picture, its title, its summary.
_MOST_LINKS = 12


@dataclass(frozen=True, slots=True)
class _Found:
    """A link as it stands on a page; ``shape``: its address with the digits taken out."""

    link: Link
    shape: str
    framed: bool


def article_links(page: PageText) -> tuple[Link, ...]:
    """Return the links of the page's own site that are articles: by address, by a day beside them, or by their like."""
    host = site_of(page.url)
    candidates = _merged([*_shown(page), *_carried(page)])
    own = [each for each in candidates if site_of(each.link.url) == host and not _is_list(each.link.url, page.url)]
    accepted = {each.link.url for each in own if not each.framed and _is_sure(each.link)}
    like = Counter(each.shape for each in own if each.link.url in accepted)
    like = Counter({shape: count for shape, count in like.items() if count > 1 or len(accepted) == 1})
    if not accepted:
        like = _rows(own, least=1 if _LATER.search(page.url) else 2)
    for each in own:
        least = _SHORTEST if each.link.published else _SHORT_LENGTH
        if not each.framed and like[each.shape] and len(each.link.title) >= least:
            accepted.add(each.link.url)
    return tuple(each.link for each in own if each.link.url in accepted)


def site_of(url: str) -> str:
    """Return an address's host and port, ``www.`` left out."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def _is_sure(link: Link) -> bool:
    if link.published and len(link.title) >= _SHORT_LENGTH:
        return True
    return len(link.title) >= _TITLE_LENGTH and is_article_address(link.url)


def is_article_address(url: str) -> bool:
    """Tell the address of an article by what addresses of articles hold."""
    if _ARTICLE.search(url):
        return True
    return any(not _COLUMN.match(match[1]) for match in _NUMBERED.finditer(url))


def _is_list(url: str, page_url: str) -> bool:
    parts = urlsplit(url)
    return url == page_url or not (parts.path.strip("/") or parts.query) or is_file(url) or bool(_LIST.search(url))


def _rows(found: Iterable[_Found], least: int) -> Counter[str]:
    """Return the one shape of address that most long titles share: rows of a list that no address or day betrays."""
    titles: dict[str, list[int]] = {}
    for each in found:
        if not each.framed and re.search(r"\d", each.link.url.partition("//")[2].partition("/")[2]):
            titles.setdefault(each.shape, []).append(len(each.link.title))
    fits = {
        shape: len(lengths)
        for shape, lengths in titles.items()
        if len(lengths) >= least and sum(lengths) / len(lengths) >= _TITLE_LENGTH
    }
    return Counter(dict(Counter(fits).most_common(1)))


def _carried(page: PageText) -> list[_Found]:
    return [_Found(link, _shape(link.url), framed=False) for link in embedded.links(page)]


def _shown(page: PageText) -> list[_Found]:
    """Return the page's anchors with the title and the day that stand beside."""
    found = []
    framed: dict[HtmlElement, bool] = {}
    for anchor in anchors(page):
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:")):
            continue
        url = page.join(href).partition("#")[0]
        title = _title(anchor)
        link = Link(url, title, _day(anchor, title))
        found.append(_Found(link, _shape(url), _is_framed(anchor, framed)))
    return found


def _title(anchor: HtmlElement) -> str:
    """Return a link's text; its title attribute where that says more."""
    told, text = squeeze(anchor.get("title")), text_of(anchor)
    heading = next((text_of(each) for each in anchor.iter("h1", "h2", "h3", "h4", "h5")), "")
    text = heading or text
    cut = _SHORTENED.sub("", text)
    return (
        told
        if told and (not text or (cut != text and told.startswith(cut[:_SHORT_LENGTH])) or len(told) > len(text))
        else text
    )


def _day(anchor: HtmlElement, title: str) -> str | None:
    """Return the day beside a link: in its row, which holds no other link, or in the text after or before it."""
    row, place = anchor, anchor.getparent()
    href = anchor.get("href")
    for _ in range(_HOPS):
        if place is None or place.tag in {"body", "html"}:
            break
        inside = list(islice(place.iter("a"), _MOST_LINKS))
        if len(inside) == _MOST_LINKS or any(each.get("href") != href for each in inside):
            break
        row, place = place, place.getparent()
    beside = text_of(row).replace(title, " ") if row is not anchor else text_of(anchor).replace(title, " ")
    before = row.getprevious()
    around = [
        beside,
        row.tail or "",
        (before.tail if before is not None else row.getparent().text if row.getparent() is not None else "") or "",
    ]
    if row.tag == "dt" and row.getnext() is not None:
        around.append(text_of(row.getnext()))
    return next((day for text in around if not NOT_TODAY.search(text) and (day := when(text))), None)


def _is_framed(anchor: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Tell a link in a menu, a footer or a box of other articles."""
    line = []
    place: HtmlElement | None = anchor
    while place is not None and place not in known:
        line.append(place)
        place = place.getparent()
    framed = place is not None and known[place]
    for each in reversed(line):
        framed = framed or is_aside(each) or _is_headed_aside(each)
        known[each] = framed
    return known[anchor]


def _is_headed_aside(element: HtmlElement) -> bool:
    """Tell a list below a heading that names other articles than the column's."""
    before = element.getprevious()
    return (
        element.tag in {"ul", "ol", "div", "dl"}
        and before is not None
        and len(text := text_of(before)) <= _TITLE_LENGTH
        and bool(_HEADLINE.search(text))
    )


def _shape(url: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[0-9a-f]{32}", "0", url))


def _merged(found: Iterable[_Found]) -> list[_Found]:
    """Return one link for each address: the longest title, a day if any has one, outside the frame if one is."""
    merged: dict[str, _Found] = {}
    for each in found:
        known = merged.get(each.link.url)
        if known:
            title = max(known.link.title, each.link.title, key=len)
            link = replace(known.link, title=title, published=known.link.published or each.link.published)
            each = _Found(link, each.shape, known.framed and each.framed)  # noqa: PLW2901 - what is kept
        merged[each.link.url] = each
    return list(merged.values())
