"""An article's fragment, in BeautifulSoup's hands: paragraphs, tables and attachments, without the furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from lxml import etree

from bulletin.model import Table
from crawler.families.fields import split_editor, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import PageText

_NO_TEXT = ["script", "style", "noscript", "iframe", "form", "button", "input", "select", "textarea", "template", "svg"]
_BLOCKS = {
    *("p", "div", "section", "article", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "center", "hr", "br"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure"),
}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|share\w*|bdshare\w*|jp-relatedposts|related\w*|xl_rel|rel|comments?|pag(?:er|es|ination|ebreak)"
    r"|epages|pagelist|dede_pages|qrcode|qr|print\w*|breadcrumb\w*|crumbs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|zip|rar|csv|txt)$", re.IGNORECASE)
_DOWNLOAD = re.compile(r"/(?:downfile|download|attach\w*)\b[^?]*\?|[?&](?:filename|attachment|fileid)=", re.IGNORECASE)
_MAX_SPAN = 1000
_MAX_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Body:
    """What an article's fragment holds; ``editor`` is from the line at its end, which is no paragraph."""

    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    attachments: tuple[str, ...]
    editor: str | None


def read_body(page: PageText, element: HtmlElement) -> Body:
    """Read an article's element of the page."""
    return read_markup(page, etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def read_markup(page: PageText, markup: str) -> Body:
    """Read an article's markup."""
    soup = BeautifulSoup(markup, "lxml")
    root = soup.body or soup
    for tag in root.find_all(_NO_TEXT):
        tag.decompose()
    top = next((child for child in root.children if isinstance(child, Tag)), None)
    for tag in root.find_all(_is_furniture):
        if tag is not top and not tag.decomposed:
            tag.decompose()
    attachments = tuple(dict.fromkeys(_attachments(page, root)))
    tables = tuple(_tables(root))
    paragraphs, editor = split_editor(list(_paragraphs(root)))
    return Body(tuple(paragraphs), tables, attachments, editor)


def is_file(url: str) -> bool:
    """Tell an address of a file by its ending or by the download routes of the content systems."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(_FILE.search(parts.path) or _DOWNLOAD.search(url))


def _is_furniture(tag: Tag) -> bool:
    names = [*(tag.get_attribute_list("class") or []), *(tag.get_attribute_list("id") or [])]
    return any(name and _FURNITURE.search(str(name)) for name in names)


def _attachments(page: PageText, root: Tag) -> Iterator[str]:
    """Yield the files that a body links; a paragraph that is nothing but the link goes."""
    for anchor in root.find_all("a", href=True):
        url = page.join(str(anchor["href"]))
        if is_file(url):
            yield url
            block = anchor.find_parent(["p", "div", "li", "td"])
            alone = block is not None and squeeze(block.get_text()) == squeeze(anchor.get_text())
            (block if alone and block is not None and block is not root else anchor).extract()


def _tables(root: Tag) -> Iterator[Table]:
    """Yield the tables that hold data and take them out; a table for layout stays, it is read as blocks."""
    for tag in root.find_all("table"):
        if tag.find("table"):
            continue
        grid = _grid(tag)
        if len(grid) > 1 and len(grid[0]) > 1:
            yield Table(grid)
            tag.extract()


def _grid(table: Tag) -> tuple[tuple[str, ...], ...]:
    """Expand a table: a merged cell's text stands in every place that it covers (the model of HTML 4.9.12)."""
    cells: dict[tuple[int, int], str] = {}
    height = width = 0
    for row, tag in enumerate(table.find_all("tr")):
        column = 0
        for cell in tag.find_all(["td", "th"], recursive=False):
            while (row, column) in cells:
                column += 1
            text = squeeze(cell.get_text(" " if cell.find(_BLOCKS) else ""))
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if (row + down) * (column + across) > _MAX_CELLS:
                return ()
            for place in [(row + y, column + x) for y in range(down) for x in range(across)]:
                cells.setdefault(place, text)
            column += across
            width = max(width, column)
        height = row + 1
    return tuple(tuple(cells.get((y, x), "") for x in range(width)) for y in range(height))


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1


def _paragraphs(root: Tag) -> Iterator[str]:
    """Yield the text between block boundaries; a loop, not a recursion, because hostile pages nest deeply."""
    buffer: list[str] = []
    stack: list[tuple[Iterator[object], bool]] = [(iter(root.children), True)]
    while stack:
        child = next(stack[-1][0], None)
        if child is None:
            _, block = stack.pop()
            if block:
                yield from _flush(buffer)
            continue
        if isinstance(child, PreformattedString):
            continue  # comments, declarations
        if isinstance(child, NavigableString):
            buffer.append(str(child))
        elif isinstance(child, Tag):
            block = child.name in _BLOCKS
            if block:
                yield from _flush(buffer)
            stack.append((iter(child.children), block))


def _flush(buffer: list[str]) -> Iterator[str]:
    text = squeeze("".join(buffer))
    buffer.clear()
    if text:
        yield text
