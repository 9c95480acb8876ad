"""The pieces of text of a page in their order, each with the element that it stands in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree
from lxml.cssselect import CSSSelector

from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import PageText

INLINE = {"span", "font", "b", "strong", "em", "a", "i", "u", "s", "sub", "sup", "small", "big", "label", "ins", "o:p"}
SILENT = {"script", "style", "noscript", "template", "select", "option", "textarea", "iframe", "head", "title"}
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|menu|nav|navbar|side(?:bar)?|breadcrumbs?|crumbs?|bottom|daohang|weizhi"
    r"|banner|friendlink|friendship|links?box|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_TAGS = {"nav", "header", "footer", "aside"}
_FOOTER = "主办单位|主办[:：]|承办单位|网站标识码|ICP备|ICP证|公网安备|版权所有|技术支持|Copyright|©|友情链接|网站地图"
FOOTER = re.compile(_FOOTER, re.IGNORECASE)
OFFICE = re.compile(
    f"{_FOOTER}|扫一扫|扫码|联系我们|今天是|欢迎访问|欢迎您|您的位置|当前位置|所在位置|浏览器",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """One run of text; ``linked``: it stands in a link."""

    text: str
    element: HtmlElement
    linked: bool


def pieces(page: PageText) -> tuple[Piece, ...]:
    """Return the page's text nodes that hold more than blanks, without scripts and the like."""
    return _pieces(page.root)


@lru_cache(maxsize=2)
def _pieces(root: HtmlElement) -> tuple[Piece, ...]:
    """Return a tree's pieces; equal pages have trees of their own, so the tree is what is remembered."""
    found = []
    for element, text, linked in _nodes(root):
        clean = squeeze(text)
        if clean:
            found.append(Piece(clean, element, linked))
    return tuple(found)


def _nodes(root: HtmlElement) -> Iterator[tuple[HtmlElement, str, bool]]:
    """Yield text nodes with their elements; a loop, because hostile pages nest deeply."""
    links = silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            if not silent and element.tail and element.getparent() is not None:
                yield element.getparent(), element.tail, bool(links)
            continue
        if event == "start":
            silent += element.tag in SILENT
            links += element.tag == "a"
            if not silent and element.text:
                yield element, element.text, bool(links)
            continue
        silent -= element.tag in SILENT
        links -= element.tag == "a"
        if not silent and element.tail and element.getparent() is not None:
            yield element.getparent(), element.tail, bool(links)


def select(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements below a root that a CSS selector finds."""
    return cast("list[HtmlElement]", _compiled(selector)(root))


@cache
def _compiled(selector: str) -> CSSSelector:
    """Return a selector compiled, once: that costs more than its use on a page."""
    return CSSSelector(selector, translator="html")


def is_aside(element: HtmlElement) -> bool:
    """Tell an element that frames pages: menus, headers, footers, side columns."""
    return element.tag in _ASIDE_TAGS or bool(_ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def block_of(element: HtmlElement) -> HtmlElement:
    """Return the nearest element that is no run within a line."""
    while element.tag in INLINE and element.getparent() is not None:
        element = element.getparent()
    return element
