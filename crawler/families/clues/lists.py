"""List pages of any site: the links that are articles, with the titles and days that stand beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.errors import DriftError
from crawler.families import embedded
from crawler.families.base import Link, Listing
from crawler.families.clues import addresses, clicks, elsewhere, feed, furniture, issue, pager
from crawler.families.clues.blocks import is_hidden
from crawler.families.clues.byline import is_today
from crawler.families.clues.days import day_of
from crawler.families.clues.moments import when
from crawler.families.clues.paging import asked_list
from crawler.families.fields import squeeze, text_of
from crawler.families.fragment import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import PageText

_VIEW = re.compile(r"""view\(\s*(["'])(.*?)\1\s*\)""", re.DOTALL)
_CALLED = re.compile(
    r"(?:location(?:\.href)?\s*=|\w*(?:open|go|view|show|jump|to|detail)\w*\()\s*[\"']([^\"'\s]{4,})[\"']",
    re.IGNORECASE,
)
_NO_NEWS = re.compile(
    r"(?:公益)?广告.{0,4}|图片(?:新闻|报道)?|天气(?:预报)?|导读|报头|刊头|详细|更多.{0,4}|首页|返回.{0,6}|(?:上|下)一[页篇版期]|尾页|末页|\d+|[\W_]*|PDF.{0,4}|.{0,4}登录|.{0,4}注册|关于我们|联系我们"
)
_HOT = re.compile(r".{0,4}(?:热点|热门|热文|排行|推荐|相关|猜你喜欢|点击榜|阅读榜).{0,6}")
_CONTINUED = re.compile(r"[(（]\s*上接|^上接")
_TITLE, _SHORTEST = 8, 2
_MANY = 2
_CLIMB, _SMALL = 3, 3


def read(page: PageText) -> Listing:
    """Read a list page, an issue, a calendar, a feed or an entry page. Raises DriftError when it is none of these."""
    told = feed.read(page)
    if told is not None:
        return told
    month = issue.calendar(page)
    if month is not None:
        return Listing(parts=tuple(month[0]), older=tuple(month[1]))
    is_data = pager.is_data(page)
    shown = [] if is_data else list(_links(page))
    shown += [each for each in embedded.links(page) if _is_own(page, each)]
    parts = [] if is_data else [*issue.parts(page), *issue.entry(page)]
    titled = {each.url for each in shown if len(each.title) >= _TITLE and not _NO_NEWS.fullmatch(each.title)}
    following = pager.older(page, titled)
    others = {*parts, following}
    found = _chosen([each for each in shown if each.url not in others])
    if not found and not parts and (drawn := elsewhere.written(page)):
        return read(drawn)
    asked = None if found or parts else asked_list(page)
    if asked:
        return Listing(older=(asked,), guessed=True)
    if not found and not parts and not issue.is_page(page.url):
        raise DriftError(f"{page.url}: no links that look like articles; name a list page, or write a family")
    # The rest of a text that another one links is seen with it, if that comes first.
    found.sort(key=lambda link: bool(_CONTINUED.search(link.title)))
    guess = None if following or parts else pager.guessed(page, [link.url for link in found])
    last = following or guess
    return Listing(
        tuple(found),
        parts=tuple(dict.fromkeys(parts)),
        older=(last,) if last else (),
        guessed=last is guess is not None,
    )


def _links(page: PageText) -> Iterator[Link]:
    """Yield the page's links to its own site, once each, with the longest of the titles that stand for it."""
    titles: dict[str, str] = {}
    days: dict[str, str | None] = {}
    names = clicks.data_names(page)
    for element in page.root.iter("a", "area", "li", "tr", "div", "td"):
        href = _address(page, element) or (clicks.carried(element, names) if names else "")
        if not href or is_hidden(element) or _is_aside(element) or _is_hot(element):
            continue
        url = page.join(href)
        title = _title(element)
        if len(title) > len(titles.get(url, "")) or url not in titles:
            titles[url] = title
        days[url] = days.get(url) or _day_beside(page, element, url)
    for url, title in titles.items():
        link = Link(url, title, days[url] or day_of(url))
        if _is_own(page, link):
            yield link


def _address(page: PageText, element: HtmlElement) -> str:
    href = (element.get("href") or "").strip() if element.tag in {"a", "area"} else ""
    if href and not href.lower().startswith(("javascript:", "#", "mailto:", "tel:")):
        return href
    clicked = element.get("onclick") or ""
    if not (href or clicked):
        return ""
    called = _CALLED.search(f"{href} {clicked}")
    return called[1] if called else clicks.called(page, f"{href} {clicked}") or ""


def _title(element: HtmlElement) -> str:
    """Return what a link is called: its text or, if that is cut off or missing, its title."""
    text = text_of(element)
    written = _VIEW.search(text)
    text = squeeze(written[2]) if written else text
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5"), None)
    text = text_of(heading) or text
    told = squeeze(element.get("title")) or squeeze(element.get("alt")) or squeeze(element.get("data-title"))
    return told if told and (len(told) > len(text.rstrip(".…")) or not text) else text


def _day_beside(page: PageText, element: HtmlElement, url: str) -> str | None:
    """Return the day in the row of a link: the largest element around it that links nothing else."""
    row = element
    for _ in range(_CLIMB):
        parent = row.getparent()
        if parent is None or parent.tag in {"ul", "ol", "body", "table", "tbody"}:
            break
        if any(page.join(each.get("href") or "") != url for each in parent.iter("a")):
            break
        row = parent
    text = text_of(row)
    found = None if is_today(text) else when(text) or when(_behind(element))
    return found[:10] if found else None


def _behind(element: HtmlElement) -> str:
    """Return the text behind a link, up to the next one or the end of the line."""
    texts = [element.tail or ""]
    for each in element.itersiblings():
        if each.tag in {"a", "br", "li", "tr"} or next(each.iter("a"), None) is not None:
            break
        texts += [each.text_content() if isinstance(each.tag, str) else "", each.tail or ""]
    return squeeze(" ".join(texts))


def _is_own(page: PageText, link: Link) -> bool:
    same = addresses.site_of(link.url) == addresses.site_of(page.url) and urlsplit(link.url).path not in {"", "/"}
    return same and not is_file(link.url) and link.url.partition("#")[0] != page.url


def _is_aside(element: HtmlElement) -> bool:
    return any(furniture.is_furniture(each) and each.tag != "aside" for each in element.iterancestors())


def _is_hot(element: HtmlElement) -> bool:
    """Tell a link below a heading of what is read most or recommended: it belongs to other lists."""
    place = element
    for _ in range(_CLIMB):
        before = place.getprevious()
        while before is not None and not isinstance(before.tag, str):
            before = before.getprevious()
        small = before is not None and before.tag not in {"a", "br", "img"} and len(before) <= _SMALL
        if small and _HOT.fullmatch(text_of(before)):
            return True
        parent = place.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            return False
        place = parent
    return False


def _chosen(links: list[Link]) -> list[Link]:
    """Choose the articles: links to addresses that look so, and links of a kind most of which are called by titles."""
    kinds: defaultdict[str, list[Link]] = defaultdict(list)
    links = [link for link in links if not addresses.may_be_list(link.url)]
    for link in links:
        kinds[addresses.shape(link.url)].append(link)
    good = {kind for kind, members in kinds.items() if _are_articles(members)}
    found: dict[str, Link] = {}
    for link in links:
        if addresses.shape(link.url) in good and len(link.title) >= _SHORTEST and not _NO_NEWS.fullmatch(link.title):
            found.setdefault(link.url, link)
    return list(found.values())


def _are_articles(members: list[Link]) -> bool:
    """Tell a kind of links that leads to articles."""
    titled = sum(len(each.title) >= _TITLE and not _NO_NEWS.fullmatch(each.title) for each in members)
    if any(addresses.is_surely_article(each.url) for each in members):
        return True
    if any(addresses.may_be_article(each.url) for each in members):
        return titled > 0
    dated = any(each.published and day_of(each.url) != each.published for each in members)
    return titled >= (1 if dated else _MANY) and titled * 2 >= len(members)
