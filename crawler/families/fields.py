"""What Chinese article pages have in common: dates, names, meta tags, links, the words for a next page."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from lxml.cssselect import CSSSelector

from crawler.errors import DriftError
from crawler.families.base import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

    from crawler.page import PageText

_DATE = re.compile(
    r"(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})日?[\sT]*(?:(\d{1,2})\s?[:：时点]\s?(\d{2})(?:[:：分](\d{2}))?)?"
)
_OFFSET = re.compile(r"(?:\.\d+)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)(?!\d)")
_ZONE = ZoneInfo("Asia/Shanghai")
_EDITOR = re.compile(
    r"[\[(（【]?\s*(?:来源[:：][^:：]*?)?(?:责任编辑|本期编辑|责编|编辑)[:：]\s*([^\s\]）)】:：]{1,40}?)\s*[\])）】]?"
)
_ANONYMOUS = {
    "佚名",
    "无",
    "未知",
    "匿名",
    "不详",
    "admin",
    "administrator",
    "管理员",
    "系统管理员",
    "网站管理员",
    "超级管理员",
    "超级用户",
    "super user",
}
# The number that some papers put behind the names of their editors.
_STAFF = re.compile(r"(?<=[一-鿿])_[A-Z]{1,4}\d{2,6}$")
_NEXT_TEXT = {"下一页", "下页", "下一页>", "下一页»", ">>", "»", "next", "后一页"}


def squeeze(text: str | None) -> str:
    """Return a text with its white space, the wide one too, reduced to single blanks, none at the ends."""
    return " ".join(text.split()) if text else ""


def text_of(element: HtmlElement | None) -> str:
    """Return an element's text, squeezed."""
    if element is None or not isinstance(element.tag, str):  # a comment has no text
        return ""
    return squeeze(element.text_content() if len(element) else element.text)


def when(text: str | None) -> str | None:
    """Return the first date of a text as ISO 8601, with ``+08:00`` where it has a time; None when there is none."""
    for match in _DATE.finditer(text or ""):
        year, month, day, hour, minute, second = match.groups()
        try:
            found = str(date(int(year), int(month), int(day)))
        except ValueError:
            continue
        if hour is None or int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004 - a clock's own limits
            return found
        return zoned(f"{found}T{int(hour):02}:{minute}{':' + second if second else ''}+08:00", match)
    return None


def zoned(moment: str, match: re.Match[str]) -> str:
    """Return a moment as it is here, where the text behind its ``match`` names another zone as machines do."""
    offset = _OFFSET.match(match.string, match.end()) if "T" in match[0] else None
    if offset is None or offset[1] in {"+08:00", "+0800"}:
        return moment
    told = datetime.fromisoformat(f"{moment.removesuffix('+08:00')}{offset[1]}").astimezone(_ZONE)
    return told.isoformat(timespec="seconds" if moment.count(":") > 2 else "minutes")  # noqa: PLR2004 - the zone has one


def person(name: str | None) -> str | None:
    """Return a name, None for the words that stand for no name."""
    name = _STAFF.sub("", squeeze(name))
    return None if not name or name.lower() in _ANONYMOUS else name


def split_editor(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """Take the editor's line off the end of a body; return what is left and the editor."""
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 4, -1), -1):
        match = _EDITOR.fullmatch(paragraphs[index])
        if match:
            return paragraphs[:index] + paragraphs[index + 1 :], person(match[1])
    return paragraphs, None


def metas(page: PageText) -> dict[str, str]:
    """Return the page's meta tags by lower-case name."""
    found: dict[str, str] = {}
    for tag in page.root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        if name and name not in found:
            found[name] = squeeze(tag.get("content"))
    return found


def is_official(tags: dict[str, str]) -> bool:
    """Tell the meta tags of the government sites' standard: title, date and source of the article."""
    return "articletitle" in tags and "pubdate" in tags and ("contentsource" in tags or "source" in tags)


def first(page: PageText, *selectors: str) -> HtmlElement | None:
    """Return the first element that one of the CSS selectors finds, in the order of the selectors."""
    for selector in selectors:
        for element in _finder(selector)(page.root):
            return element
    return None


def require(page: PageText, field: str, *values: str | None) -> str:
    """Return the first value that is there; raises DriftError naming the field."""
    for value in values:
        if value:
            return value
    raise DriftError(f"{page.url}: no {field} where its family has it; the site has changed, or the family is wrong")


def require_body(page: PageText, *selectors: str) -> HtmlElement:
    """Return the article's element; raises DriftError when no selector finds it."""
    body = first(page, *selectors)
    if body is None:
        raise DriftError(f"{page.url}: no body where its family has it; the site has changed, or the family is wrong")
    return body


def links(page: PageText, elements: Iterable[HtmlElement], pattern: re.Pattern[str]) -> tuple[Link, ...]:
    """Return the links among anchors whose address matches, once each, with the title and date that stand beside."""
    found: dict[str, Link] = {}
    for anchor in elements:
        url = page.join(anchor.get("href") or "")
        if pattern.search(url) and url not in found:
            title = squeeze(anchor.get("title")) or text_of(anchor)
            around = anchor.getparent()
            row = around if around is None or around.tag not in {"td", "h2", "h3", "h4", "span"} else around.getparent()
            found[url] = Link(url, title, when(text_of(row)))
    return tuple(found.values())


def anchors(page: PageText, selector: str = "a[href]") -> list[HtmlElement]:
    """Return the page's anchors."""
    return _finder(selector)(page.root)


@cache
def _finder(selector: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """Return a selector compiled, once: that costs more than looking for it in a page."""
    if selector.isalnum():  # a tag's name alone
        return lambda root: list(root.iter(selector))
    return cast("Callable[[HtmlElement], list[HtmlElement]]", CSSSelector(selector, translator="html"))


def next_link(page: PageText, elements: Iterable[HtmlElement]) -> tuple[str, ...]:
    """Return the address behind the words for a next page, if it is another page."""
    for anchor in elements:
        href = anchor.get("href") or ""
        if href and not href.lower().startswith("javascript:") and text_of(anchor).lower() in _NEXT_TEXT:
            url = page.join(href)
            return () if url == page.url else (url,)
    return ()
