"""PDF files as text: lines and tables from top to bottom, page by page."""

from __future__ import annotations

import io
import logging
from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from bulletin.errors import UnreadableError
from bulletin.formats.grid import Cell, lines, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP, _COLUMN = 0.3, 1.2  # in widths of a character: what parts words, what parts the columns of a table without lines
_NEAR = 3  # points within which edges and lines are the same
_MAX_PAGES = 3000


def pdf_text(name: str, data: bytes) -> str:
    """Return the text of a PDF file; raises UnreadableError if it is protected or too long."""
    import pdfplumber  # noqa: PLC0415 - slow to load, only for PDF files
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found: list[str] = []
    try:
        document = pdfplumber.open(io.BytesIO(data))
        if _refers_to_itself(document.doc):  # closing it would follow the references too
            raise UnreadableError("broken", f"{name}: cannot be read (an object is its own reference); mend it")
        with document:
            if len(document.pages) > _MAX_PAGES:
                raise UnreadableError("too-large", f"{name}: has more than {_MAX_PAGES} pages; split it")
            for page in document.pages:
                found += _page(page)
                page.close()
    except PdfminerException as error:
        if "Password" in repr(error):
            raise UnreadableError("protected", f"{name}: is protected by a password; save it without one") from error
        raise
    return "\n".join(found)


def _refers_to_itself(document: Any) -> bool:
    """Tell whether an object is a reference that leads back to it: pdfminer would follow it for ever."""
    from pdfminer.pdftypes import PDFObjRef  # noqa: PLC0415 - as above

    for number in {each for table in document.xrefs for each in table.get_objids()}:
        seen: set[int] = set()
        at = number
        while isinstance(value := _object(document, at), PDFObjRef):
            seen.add(at)
            at = value.objid
            if at in seen:
                return True
    return False


def _object(document: Any, number: int) -> object:
    """Return an object of a file, None for one that cannot be read, which need not be one of those that are shown."""
    from pdfminer.psexceptions import PSException  # noqa: PLC0415 - as above

    try:
        return document.getobj(number)
    except (PSException, ArithmeticError, LookupError, TypeError, ValueError):
        return None


def _page(page: Any) -> Iterator[str]:
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.cells) > len(table.rows)]
    boxes = [table.bbox for table in tables]
    words = [
        word
        for word in page.extract_words(keep_blank_chars=False, extra_attrs=["size"])
        if not any(_inside(word, box) for box in boxes)
    ]
    pieces: list[tuple[float, list[str]]] = [(top, [text]) for top, text in _lines(words)]
    pieces += [(table.bbox[1], list(lines(spread(list(_rows(table)))))) for table in tables]
    for _, piece in sorted(pieces, key=lambda pair: pair[0]):
        yield from piece


def _inside(word: dict[str, Any], box: Sequence[float]) -> bool:
    left, top, right, bottom = box
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(left <= x <= right and top <= y <= bottom)


def _lines(words: Iterable[dict[str, Any]]) -> Iterator[tuple[float, str]]:
    """Yield each line with its height; columns without lines between them are left apart by two blanks."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and word["bottom"] - rows[-1][0]["bottom"] <= _NEAR:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word["x0"])
        text = row[0]["text"]
        for before, word in pairwise(row):
            gap = (word["x0"] - before["x1"]) / max(word["size"], 1)
            text += ("  " if gap > _COLUMN else " " if gap > _GAP else "") + word["text"]
        yield row[0]["top"], text


def _rows(table: Any) -> Iterator[list[Cell]]:
    """Yield the rows of a table; how far a cell reaches is told by where its edges are among those of all cells."""
    cells = [cell for cell in table.cells if cell]
    downs, acrosses = _edges(cell[1] for cell in cells), _edges(cell[0] for cell in cells)
    texts = _texts(table)
    placed = [(_at(downs, cell[1]), _at(acrosses, cell[0]), cell) for cell in cells]
    placed.sort(key=lambda place: place[:2])
    rows = {top: list(group) for top, group in groupby(placed, key=lambda place: place[0])}
    for top in range(len(downs)):
        yield [
            Cell(
                texts.get(cell, ""),
                max(1, _before(downs, cell[3]) - top),
                max(1, _before(acrosses, cell[2]) - left),
            )
            for _, left, cell in rows.get(top, [])
        ]


def _texts(table: Any) -> dict[tuple[float, ...], str]:
    found: dict[tuple[float, ...], str] = {}
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if cell:
                found[cell] = _joined(text or "")
    return found


def _joined(text: str) -> str:
    """Join the lines of a cell; in Chinese a break is only where the line was full."""
    return (" " if text.isascii() else "").join(text.split("\n"))


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _at(edges: Sequence[float], place: float) -> int:
    return max(0, bisect_left(edges, place + 0.01) - 1)


def _before(edges: Sequence[float], place: float) -> int:
    """Return how many rows or columns begin before an edge."""
    return bisect_left(edges, place - _NEAR)
