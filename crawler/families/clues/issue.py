"""E-papers of any system: where an entry page leads, the pages of an issue, the issues before it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from crawler.families.clues.addresses import site_of
from crawler.families.clues.days import day_of
from crawler.families.fields import anchors, squeeze, text_of
from crawler.families.fragment import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import PageText

_NODE = re.compile(r"/(?:node|layout)_?\w{0,3}\d+\.s?html?$", re.IGNORECASE)
_PAGE_TEXT = re.compile(
    r"第?\s*[A-Za-z]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*版.{0,20}|[A-Z]\d{1,2}(?:\s*[:：版]?\s*.{0,12})?"
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";>]+)", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:(?:window|self|top|parent|document)\.)*location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*[\"']([^\"'+]+)[\"']\s*[);]?\s*(?:;|$|\}|<|\n)"
)
_EARLIER = re.compile(r"[<«‹\s\[【◀←]*(?:上一期|上期|前一期|前期|上一日|前一天|前一日)[\s\]】]*")
_PERIODS = re.compile(r"[\"']([\w./-]{0,80}period\w{0,20}\.(?:xml|json))(?:\?[^\"']{0,80})?[\"']", re.IGNORECASE)
_PERIOD_PAGE = re.compile(r"/[^/]*period\w*\.(?:xml|json)$", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)(20\d\d)([-/]?)(0[1-9]|1[0-2])(?=/[^/]*$)")
_XML_PERIOD = re.compile(
    r"<period_name>\s*(\d{4}-?\d{2}-?\d{2})\s*</period_name>\s*<front_page>\s*([^<\s]+)\s*</front_page>"
)
_PAGE_FILE = re.compile(r"[\w./-]+\.s?html?(?:\?[^\s]*)?")
_MENU = re.compile(
    r"(?:^|[\s/_.-])(?:top|head(?:er)?|banner|menu|left|foot(?:er)?|bottom|nav|title|logo)\d*(?:$|[\s/_.-])",
    re.IGNORECASE,
)
_FEW = 200
_DECEMBER = 12


def is_page(url: str) -> bool:
    """Tell the address of a page of an issue; one of these may hold no article."""
    return bool(_NODE.search(url))


def entry(page: PageText) -> list[str]:
    """Return where an entry page sends its reader: a refresh, a script, frames."""
    found = []
    for tag in page.root.iter("meta"):
        target = (
            _REFRESH.search(tag.get("content") or "") if (tag.get("http-equiv") or "").lower() == "refresh" else None
        )
        if target:
            found.append(page.join(target[1].strip()))
    frames = [each.get("src") or "" for each in _main(list(page.root.iter("frame")))]
    # A script that sends everybody on stands on a page with next to no text.
    if len(text_of(page.root)) < _FEW and not frames:
        for script in page.root.iter("script"):
            found += [page.join(match[1]) for match in _MOVED.finditer(script.text or "")]
        frames = [each.get("src") or "" for each in page.root.iter("iframe")]
    frames = [src for src in frames if src and not src.startswith(("about:", "javascript:"))]
    # Frames around the one with the news hold titles and menus.
    found += [page.join(src) for src in [src for src in frames if re.search(r"\d", src)] or frames]
    return _own(page, found)


def _main(frames: list[HtmlElement]) -> list[HtmlElement]:
    """Return the frames that may hold news, where others are named as titles and menus."""
    return [each for each in frames if not _MENU.search(f"{each.get('name') or ''} {each.get('src') or ''}")] or frames


def parts(page: PageText) -> list[str]:
    """Return the other pages of the same issue."""
    issue, day = page.url.rpartition("/")[0], day_of(page.url)
    found = []
    for anchor in anchors(page):
        url = page.join(anchor.get("href") or "")
        text = text_of(anchor) or squeeze(anchor.get("title"))
        around = anchor.getparent()
        named = bool(_PAGE_TEXT.fullmatch(text)) or (around is not None and around.get("pdf") is not None)
        beside = url.rpartition("/")[0] == issue or (day is not None and day_of(url) == day)
        if (_NODE.search(url) and url.startswith(issue)) or (named and beside):
            found.append(url)
    own = [url for url in _own(page, found) if not is_file(url)]
    # An entry page has no day of its own; its pages have one.
    days = {day_of(url) for url in own}
    day = next(iter(days)) if day is None and len(days) == 1 else day
    return [url for url in own if day_of(url) == day]


def earlier(page: PageText) -> list[str]:
    """Return the issue before this one: behind the words for it, else in the calendar that a script asks for."""
    for anchor in anchors(page):
        text = text_of(anchor) or squeeze(anchor.get("title"))
        href = anchor.get("href") or ""
        if _EARLIER.fullmatch(text) and href and not href.lower().startswith(("javascript:", "#")):
            return _own(page, [page.join(href)])
    for script in page.root.iter("script"):
        found = _PERIODS.search(script.text or "")
        if found:
            return _own(page, [page.join(found[1])])
    return []


def calendar(page: PageText) -> tuple[list[str], list[str]] | None:
    """Return the issues of a month's calendar, newest first, and the month before it; None for any other page."""
    if not _PERIOD_PAGE.search(page.url.partition("?")[0]):
        return None
    found: dict[str, str] = {}
    for day, front in (*_XML_PERIOD.findall(page.text), *_rows(page.text)):
        digits = re.sub(r"\D", "", day)[:8]
        url = page.join(front if "/" in front else f"{digits[6:8]}/{front}")
        found.setdefault(url, digits)
    issues = sorted(_own(page, list(found)), key=found.__getitem__, reverse=True)
    before = _MONTH.sub(_month_before, page.url.partition("?")[0])
    return issues, [before] if issues and before != page.url else []


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield day and address of the objects of a calendar in JSON."""
    try:
        todo = [json.loads(text)]
    except (ValueError, RecursionError):  # a calendar in XML
        return
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            texts = [each for each in value.values() if isinstance(each, str)]
            day = next((each for each in texts if re.match(r"\d{4}[-/.]?\d{2}[-/.]?\d{2}", each)), None)
            front = next((each for each in texts if _PAGE_FILE.fullmatch(each)), None)
            if day and front:
                yield day, front
        todo += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []


def _month_before(match: re.Match[str]) -> str:
    year, month = int(match[1]), int(match[3])
    return f"{year - 1}{match[2]}{_DECEMBER}" if month == 1 else f"{year}{match[2]}{month - 1:02}"


def _own(page: PageText, urls: list[str]) -> list[str]:
    site = site_of(page.url)
    return [url for url in dict.fromkeys(urls) if site_of(url) == site and url.partition("#")[0] != page.url]
