"""Spreadsheets (xlsx, xls) as text, sheet by sheet."""

from __future__ import annotations

import io
import os
import re
import zipfile
from contextlib import contextmanager
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from bulletin.errors import UnreadableError
from bulletin.formats.grid import Cell, lines, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A sheet is held as a full grid: one cell in its last corner would ask for more memory than there is.
_MAX_CELLS = 5_000_000
_MAX_MERGED = 200_000
_PLACE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})([0-9]{1,7})"')
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ANY_NAME = re.compile(r"(?:Sheet|工作表|表格?) ?[0-9]*", re.IGNORECASE)


def workbook_text(name: str, data: bytes) -> str:
    """Return the text of all visible sheets; a sheet's own name stands before it where there are several."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - for these only

    if data.startswith(b"PK"):
        _check_sheets(name, data)
    elif _ENCRYPTED in data:
        raise UnreadableError("protected", f"{name}: is protected by a password; save it without one")
    with _silence():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return "\n".join(_sheets(book, _shown(book, SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the reader's own cries off the terminal: it panics over a damaged file before it raises."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _shown(book: Any, kind: Any, visible: Any) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if sheet.visible == visible and sheet.typ == kind]


def _sheets(book: Any, shown: Sequence[str]) -> Iterator[str]:
    for sheet in shown:
        rows = list(_sheet(book.get_sheet_by_name(sheet)))
        if rows and len(shown) > 1 and not _ANY_NAME.fullmatch(sheet.strip()) and sheet.strip() not in rows[0]:
            yield " ".join(sheet.split())
        yield from rows


def _check_sheets(name: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                bottom = right = 0
                for match in _PLACE.finditer(archive.read(part)):
                    bottom, right = max(bottom, int(match[2])), max(right, _column(match[1]))
                if bottom * right > _MAX_CELLS:
                    told = f"{name}: a sheet spans {bottom} rows by {right} columns; refused"
                    raise UnreadableError("too-large", told)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(sheet: Any) -> Iterator[str]:
    rows: list[list[Cell | None]] = [
        [Cell(_plain(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    budget = _MAX_MERGED
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        below = min(bottom + 1, len(rows)) - top
        beside = min(right + 1, len(rows[0]) if rows else 0) - left
        first = rows[top][left] if below > 0 and beside > 0 else None
        if first is None or below * beside > budget:
            continue
        budget -= below * beside
        for y in range(top, top + below):
            rows[y][left : left + beside] = [None] * beside
        first.down, first.across = below, beside
        rows[top][left] = first
    return lines(spread([[cell for cell in row if cell is not None] for row in rows]))


def _plain(cell: object) -> str:
    """Print a value as its sheet shows it: a whole number as one, and no more digits than a double holds."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.12g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return " ".join(str(cell).split())
