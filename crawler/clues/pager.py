"""The list page that follows: by words, by numbers, by a script's count, by what data say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.clues.addresses import site_of
from crawler.clues.days import day_of
from crawler.families.fields import anchors, next_link, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

_WORDS = re.compile(r"(?:下一?页|后一?页|下頁|下一頁|更早的?文章|较早的?文章|加载更多|查看更多|更多文章|next(?: page)?|older(?: posts)?|[>»›→]{1,2})[\s>»›→]*", re.IGNORECASE)
_NUMBER = re.compile(r"[\[【(第\s]*(\d{1,4})[\])】页\s]*")
_NAMES = re.compile(r"(?:^|[\s_-])(?:next|older|nextpage|pagenext)(?:$|[\s_-])", re.IGNORECASE)
_COUNTED = re.compile(r"createPage(?:HTML)?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([\w-]+)[\"']\s*,\s*[\"'](\w+)[\"']")
_FOLLOWING = ("next", "nextPage", "next_page", "nextUrl", "next_url", "nextPageUrl")
_PAGE_KEYS = ("page", "pageNum", "pageNo", "pageIndex", "currentPage", "curPage", "p", "pn")
_SIZE_KEYS = ("pageSize", "size", "limit", "rows", "per_page", "perPage", "_pageSize")
_TOTALS = ("total", "totalCount", "totalElements", "recordCount", "count")
_PAGES = ("pages", "totalPages", "totalPage", "pageCount", "page_count")


def following(page: PageText) -> tuple[str, ...]:
    """Return the next page of a list, nothing on the last one."""
    if page.text.lstrip().startswith(("{", "[")):
        return _in_data(page)
    found = next_link(page, anchors(page)) or _named(page) or _numbered(page) or _counted(page)
    return tuple(url for url in found if site_of(url) == site_of(page.url))


def _href(page: PageText, element: HtmlElement) -> str | None:
    href = (element.get("href") or "").strip()
    if not href or href.startswith("#") or href.lower().startswith("javascript:"):
        return None
    url = page.join(href)
    return None if url == page.url else url


def _named(page: PageText) -> tuple[str, ...]:
    """Return what a link says of itself by ``rel``, class or words."""
    for element in page.root.iter("a", "link"):
        words = element.tag == "a" and (_WORDS.fullmatch(text_of(element)) or _NAMES.search(element.get("class") or ""))
        if "next" in (element.get("rel") or "").lower().split() or words:
            url = _href(page, element)
            if url and not day_of(url):
                return (url,)
    return ()


def _numbered(page: PageText) -> tuple[str, ...]:
    """Return the link whose number follows this page's; the days of a calendar are no such numbers."""
    numbers: dict[int, str] = {}
    for anchor in anchors(page):
        number = _NUMBER.fullmatch(text_of(anchor))
        href = (anchor.get("href") or "").lower()
        url = page.join(anchor.get("href") or "")
        if number and href and not href.startswith(("javascript:", "#")) and not day_of(url):
            numbers.setdefault(int(number[1]), url)
    here = next((number for number, url in numbers.items() if url == page.url), None)
    if here is None:
        here = next((number for number in range(1, max(numbers, default=0)) if number not in numbers), 1)
    url = numbers.get(here + 1)
    return (url,) if url and url != page.url else ()


def _counted(page: PageText) -> tuple[str, ...]:
    """Return the next list page where a script counts them: page n is NAME_n."""
    match = _COUNTED.search(page.text)
    if match is None or int(match[2]) + 1 >= int(match[1]):
        return ()
    return (page.join(f"{match[3]}_{int(match[2]) + 1}.{match[4]}"),)


def _in_data(page: PageText) -> tuple[str, ...]:
    """Return the next page that an interface names, or the one that its totals leave."""
    try:
        todo = [json.loads(page.text)]
    except (ValueError, RecursionError):  # no data after all
        return ()
    objects = []
    while todo:
        value = todo.pop()
        objects += [value] if isinstance(value, dict) else []
        todo += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for each in objects:
        url = next((each[name] for name in _FOLLOWING if isinstance(each.get(name), str) and "/" in each[name]), None)
        if url:
            return (page.join(url),)
    return _by_totals(page, objects)


def _by_totals(page: PageText, objects: list[dict[str, object]]) -> tuple[str, ...]:
    parts = urlsplit(page.url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    key = next((name for name in _PAGE_KEYS if query.get(name, "").isdigit()), None)
    if key is None:
        return ()
    number = int(query[key])
    size = next((int(query[name]) for name in _SIZE_KEYS if query.get(name, "").isdigit()), 0)
    for each in objects:
        rows = next((value for value in each.values() if isinstance(value, list)), None)
        pages = next((each[name] for name in _PAGES if isinstance(each.get(name), int)), None)
        total = next((each[name] for name in _TOTALS if isinstance(each.get(name), int)), None)
        held = size or (len(rows) if rows else 0)
        more = number < pages if isinstance(pages, int) else isinstance(total, int) and held > 0 and number * held < total
        if more:
            return (page.join(f"{parts.path}?{urlencode(query | {key: str(number + 1)})}"),)
    return ()
