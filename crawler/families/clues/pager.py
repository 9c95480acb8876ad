"""The list page that follows in time: by words and numbers, by what data say, by the rule of the content system."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from crawler.families.clues import clicks, issue
from crawler.families.clues.addresses import site_of
from crawler.families.clues.days import day_of
from crawler.families.clues.paging import guessed_list, next_list
from crawler.families.fields import anchors, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from crawler.page import PageText

_WORDS = re.compile(
    r"(?:更早|较早|以前|往期)的?(?:文章|新闻)|上个?月|上一月|前一个?月|(?:加载|查看)更多|更多文章"
    r"|older(?: posts| entries)?",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:^|[\s_-])(?:older|nav-previous|nextpostslink)(?:$|[\s_-])", re.IGNORECASE)
_NUMBER = re.compile(r"[\[【(]\s*(\d{1,4})\s*[\])】]|第(\d{1,4})页")
_FOLLOWING = ("next", "nextPage", "next_page", "nextUrl", "next_url", "nextPageUrl")


def older(page: PageText, articles: Collection[str] = ()) -> str | None:
    """Return the list page after this one, or the issue before it; None where the page names none.

    ``articles`` are addresses that stand below titles: none of these is a list.
    """
    if is_data(page):
        return _told(page) or next_list(page)
    found = (
        each for each in (next_list(page, articles), _named(page), _bracketed(page)) if each and _is_list(page, each)
    )
    return next(found, None) or next(iter(issue.earlier(page)), None)


def guessed(page: PageText, articles: Sequence[str]) -> str | None:
    """Return the list page that would follow by the rule of the content system."""
    return guessed_list(page, tuple(articles))


def is_data(page: PageText) -> bool:
    """Tell a page that is nothing but JSON."""
    return page.text.lstrip()[:1] in {"{", "["}


def _is_list(page: PageText, url: str) -> bool:
    """Tell a list page from another day of a calendar whose numbers look like those of pages."""
    return site_of(url) == site_of(page.url) and day_of(url) in {None, day_of(page.url)}


def _named(page: PageText) -> str | None:
    """Return where a link leads whose words or class say that it goes back in time."""
    for element in page.root.iter("a"):
        href = (element.get("href") or "").strip()
        named = _WORDS.fullmatch(text_of(element)) or _NAMES.search(element.get("class") or "")
        if named and href and not href.lower().startswith(("#", "javascript:")) and page.join(href) != page.url:
            return page.join(href)
    names = clicks.data_names(page)
    for element in page.root.iter("a", "button", "div", "span", "p") if names else ():
        address = clicks.carried(element, names)
        if address and _WORDS.fullmatch(text_of(element)):
            return page.join(address)
    return None


def _bracketed(page: PageText) -> str | None:
    """Return the link after the own number in a row like ``[1] [2] [3]``, whose own number is no link or leads here."""
    numbers: dict[int, str] = {}
    for anchor in anchors(page):
        number = _NUMBER.fullmatch(text_of(anchor))
        href = (anchor.get("href") or "").strip()
        if number and href and not href.lower().startswith(("#", "javascript:")):
            numbers.setdefault(int(number[1] or number[2]), page.join(href))
    here = next((number for number, url in numbers.items() if url == page.url), None)
    if here is None:
        here = next((number for number in range(1, max(numbers, default=0)) if number not in numbers), 1)
    url = numbers.get(here + 1)
    return url if url != page.url else None


def _told(page: PageText) -> str | None:
    """Return the address that data call the next page's."""
    for each in _objects(page.text):
        url = next((each[name] for name in _FOLLOWING if isinstance(each.get(name), str) and "/" in each[name]), None)
        if url:
            return page.join(url)
    return None


def _objects(text: str) -> Iterator[dict[str, str]]:
    try:
        todo = [json.loads(text)]
    except (ValueError, RecursionError):  # no data after all
        return
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            yield value
        todo += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
