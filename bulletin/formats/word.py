"""Word files (docx) as text: paragraphs and tables in their order."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from bulletin.formats.grid import Cell, lines, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}r"
_VALUE = f"{_W}val"
# Text boxes are written twice, once for old programs, and stand nowhere in the order of the text.
_APART = frozenset(
    (f"{_W}txbxContent", f"{_W}del", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def docx_text(_: str, data: bytes) -> str:
    """Return the text of a docx file. Raises whatever the readers of its parts raise."""
    from docx import Document  # noqa: PLC0415 - only for Word files

    return "\n".join(_blocks(Document(io.BytesIO(data)).element.body))


def _blocks(root: Any) -> Iterator[str]:
    """Yield paragraphs and rows of tables; a table that holds tables is layout. A loop: hostile files nest deeply."""
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == _PARAGRAPH:
            yield from filter(str.strip, _text(element).split("\n"))
        elif element.tag == _TABLE and next(element.iterdescendants(_TABLE), None) is None:
            yield from lines(spread(_rows(element)))
        elif isinstance(element.tag, str) and element.tag not in _APART:
            stack.append(iter(element))


def _rows(table: Any) -> list[list[Cell]]:
    """Return the rows of a table; a cell that continues the one above makes that one higher."""
    rows: list[list[Cell]] = []
    above: dict[int, Cell] = {}
    for row in table.iter(_ROW):
        cells: list[Cell] = []
        open_: dict[int, Cell] = {}
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        cells += [Cell("") for _ in range(column)]
        for element in row.iter(_CELL):
            across = _number(element.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = element.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(_VALUE) != "restart" and column in above:
                open_[column] = above[column]
                open_[column].down += 1
            else:
                text = " ".join(filter(None, (" ".join(_text(each).split()) for each in element.iter(_PARAGRAPH))))
                cells.append(Cell(text, 1, across))
                if merge is not None:
                    open_[column] = cells[-1]
            column += across
        above = open_
        rows.append(cells)
    return rows


def _text(paragraph: Any) -> str:
    pieces = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in _BREAKS and element.getparent().tag == _RUN:
            pieces.append(_BREAKS[element.tag])
        elif element.tag not in _APART:
            stack.append(iter(element))
    return "".join(pieces)


def _number(element: Any, otherwise: int) -> int:
    value = element.get(_VALUE, "") if element is not None else ""
    return min(int(value[:6]), 1000) if value.isascii() and value.isdigit() else otherwise
