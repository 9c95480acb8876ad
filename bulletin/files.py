"""Documents of other kinds as text: html, xlsx, xls, docx and pdf, tables row by row as ``| a | b |``."""

from __future__ import annotations

import io
import logging
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Tag

from bulletin.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LIMIT = 50 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024
_NO_TEXT = ["script", "style", "noscript", "template", "head"]
_BLOCKS = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "td", "th", "title"]


def text_of(name: str, data: bytes) -> str:
    """Return a file's text by its kind, told by signature and then by ending.

    Raises UnreadableError (codes ``empty``, ``too-large``, ``not-text``, ``broken``, ``unknown-format``).
    """
    if not data.strip():
        raise UnreadableError("empty", f"{name}: is empty; nothing to read")
    if len(data) > _LIMIT:
        raise UnreadableError("too-large", f"{name}: is larger than {_LIMIT // 1024 // 1024} MB; split it")
    ending = PurePath(name).suffix.lower()
    reader: Callable[[bytes], str]
    if data.startswith(b"%PDF"):
        reader = _pdf
    elif data.startswith(b"PK\x03\x04"):
        _check_archive(name, data)
        reader = _docx if ending == ".docx" or b"word/document.xml" in data else _workbook
    elif data.startswith(b"\xd0\xcf\x11\xe0") and ending != ".doc":
        reader = _workbook
    elif ending in {".doc", ".wps", ".zip", ".rar"}:
        raise UnreadableError("unknown-format", f"{name}: {ending} files are not read; save it as docx, xlsx or pdf")
    else:
        text = decode(name, data)
        return html_text(text) if ending in {".html", ".htm", ".shtml"} else text
    try:
        return reader(data)
    except Exception as error:  # the readers of foreign formats raise whatever they stumble over
        raise UnreadableError("broken", f"{name}: cannot be read ({error}); is the file whole?") from error


def decode(name: str, data: bytes) -> str:
    """Decode text by its bytes: UTF-8 (with or without mark), UTF-16 with mark, else GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableError("not-text", f"{name}: the bytes are no text in UTF-8 or GB18030; is it another kind of file?")


def html_text(markup: str) -> str:
    """Return the text of a page or fragment, a line a block, tables row by row."""
    soup = BeautifulSoup(markup, "lxml")
    for tag in soup.find_all(_NO_TEXT):
        tag.decompose()
    for table in soup.find_all("table"):
        if not table.find("table"):
            rows = [[_cell(cell) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
            if len(rows) > 1 and max(map(len, rows)) > 1:
                table.replace_with("\n" + "\n".join(_rows(rows)) + "\n")
    for tag in soup.find_all(_BLOCKS):
        tag.insert_before("\n")
        tag.append("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def _cell(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split())


def _rows(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    for row in rows:
        cells = ["" if cell is None else " ".join(_plain(cell).split()).replace("|", "｜") for cell in row]
        if any(cells):
            yield f"| {' | '.join(cells)} |"


def _plain(cell: object) -> str:
    """Print a whole number as one: spreadsheets hand out 28 as 28.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _check_archive(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError("broken", f"{name}: cannot be unpacked ({error}); is the file whole?") from error
    if size > _MAX_UNPACKED:
        raise UnreadableError("too-large", f"{name}: unpacks to {size // 1024 // 1024} MB; refused")


def _workbook(data: bytes) -> str:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only for spreadsheets

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return "\n".join(line for name in book.sheet_names for line in _sheet(book, name))


def _sheet(book: object, name: str) -> Iterator[str]:
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for y in range(top, min(bottom + 1, len(rows))):
            for x in range(left, min(right + 1, len(rows[y]))):
                rows[y][x] = rows[top][left]
    for row in rows:
        filled = [cell for cell in row if cell not in {"", None}]
        # A title merged over the whole width is a line, not a row.
        if len(set(map(str, filled))) == 1 and len(filled) in {1, len(row)}:
            yield _plain(filled[0])
        else:
            yield from _rows([row])


def _docx(data: bytes) -> str:
    from docx import Document  # noqa: PLC0415 - only for Word files
    from docx.table import Table  # noqa: PLC0415

    lines: list[str] = []
    for item in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(item, Table):
            lines += _rows([[cell.text for cell in row.cells] for row in item.rows])
        elif item.text.strip():
            lines.append(item.text)
    return "\n".join(lines)


def _pdf(data: bytes) -> str:
    import pdfplumber  # noqa: PLC0415 - slow to load, only for PDF files

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    lines: list[str] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            tables = page.find_tables()
            rest = page
            for table in tables:
                rest = rest.outside_bbox(table.bbox)
            lines += filter(None, rest.extract_text().split("\n"))
            for table in tables:
                lines += _rows(table.extract())
            page.close()
    return "\n".join(lines)
