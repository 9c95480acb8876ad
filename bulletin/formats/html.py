"""Web pages as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.formats.grid import Cell, lines, spread

if TYPE_CHECKING:
    from bs4.element import Tag

_NO_TEXT = ["script", "style", "noscript", "template", "head"]
_BLOCKS = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "td", "th", "title"]
_INNER = ["p", "div", "br", "li"]


def html_text(markup: str) -> str:
    """Return the text of a page or fragment, a line a block, tables row by row."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - slow to load

    soup = BeautifulSoup(markup, "lxml")
    for tag in soup.find_all(_NO_TEXT):
        tag.decompose()
    for table in soup.find_all("table"):
        if not table.find("table"):
            _put_lines(table)
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before("\n")
        tag.append("\n")
    found = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return "\n".join(line for line in found if line)


def _put_lines(table: Tag) -> None:
    rows = [[_cell(cell) for cell in row.find_all(["td", "th"], recursive=False)] for row in table.find_all("tr")]
    if len(rows) > 1 and any(len(row) > 1 for row in rows):
        caption = table.find("caption")
        title = [" ".join(caption.get_text(" ").split())] if caption else []
        table.replace_with("\n" + "\n".join([*title, *lines(spread(rows))]) + "\n")


def _cell(cell: Tag) -> Cell:
    text = cell.get_text(" " if cell.find(_INNER) else "")
    return Cell(" ".join(text.split()), _span(cell, "rowspan"), _span(cell, "colspan"))


def _span(cell: Tag, name: str) -> int:
    """Return how far a cell reaches; 0 means to the end, which ``spread`` cuts to size."""
    value = str(cell.get(name) or "1").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return int(value[:6]) or 10**6
