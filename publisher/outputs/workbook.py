"""The open data as one workbook: a sheet for each table, and what the columns and measures mean.

XlsxWriter makes all but the rows of the tables, which are kept in pieces.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from zipfile import ZipFile

import xlsxwriter

from publisher import labels, rows
from publisher.cells import xml
from publisher.crc import joined
from publisher.pieces import END, Form, Writer, opened
from publisher.pieces import told as told_of
from publisher.rows import Piece
from publisher.sheets import Body, Grown, key
from publisher.zips import Part, Zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publisher.pieces import Before
    from publisher.rows import Row, Sheet
    from publisher.site import Site

_MOST = 1_000_000  # a sheet ends at 1,048,576 rows
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same content, the same bytes
_WIDTH = 18
_SIZE = re.compile(rb'(<dimension ref="A1:[A-Z]+)1"')


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the workbook."""
    tables = rows.sheets(site)
    pieces = {
        f"xl/worksheets/sheet{number}.xml": [Piece(f"{table.name} {each.key}", each.rows) for each in table.pieces()]
        for number, table in enumerate(tables, 1)
    }
    told = key("xlsx", [piece.key for some in pieces.values() for piece in some])
    frame = partial(_frame, site.settings.title, tables)
    yield "data/observations.xlsx", Grown(told, lambda *given: _write(frame(), pieces, *given))


def _frame(title: str, tables: Iterable[Sheet]) -> bytes:
    """Return the workbook without the rows of the tables."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED, "title": title})
        bold = book.add_format({"bold": True})
        for table in tables:
            _sheet(book, bold, table.title, table.columns, [])
        columns = dict.fromkeys(name for table in tables for name in table.columns)
        told = [(name, rows.meaning(name)) for name in columns]
        measures = [(name, meaning) for name, meaning in labels.MEASURES.items()]
        _sheet(book, bold, "数据字典", ("列 / 项目", "含义"), [*told, ("", ""), *measures])
    return file.getvalue()


def _sheet(book: xlsxwriter.Workbook, bold: object, title: str, columns: Iterable[str], found: Iterable[Row]) -> None:
    sheet = book.add_worksheet(title)
    names = list(columns)
    sheet.set_column(0, len(names) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(found, 1):
        for column, value in enumerate(row):
            sheet.write_string(line, column, str(value))


def _write(
    frame: bytes, pieces: dict[str, list[Piece]], path: Path, before: Path | None, told: bytes
) -> tuple[str, bytes]:
    """Write the frame with the rows in it, as ``publisher.sheets.Grown`` wants it."""
    there = opened(told, before) if before else nullcontext()
    digest, made = hashlib.sha256(), []
    with path.open("wb") as file, ZipFile(io.BytesIO(frame)) as parts, there as known:
        book = Zip(file)
        for name in parts.namelist():
            content = parts.read(name)
            digest.update(content)
            if name in pieces:
                writer = _fill(book, name, content, pieces[name], known)
                digest.update(writer.digest.encode())
                made += writer.pieces
            else:
                book.put(name, content)
        book.end()
    return digest.hexdigest()[:32], told_of(made)


def _fill(book: Zip, name: str, content: bytes, pieces: list[Piece], known: Before | None) -> Writer:
    """Write a sheet with its rows. What tells how many they are is written last, in the place kept for it."""
    head, end, rest = content.partition(b"</sheetData>")
    at = book.file.tell()
    book.file.write(Part(name, 0, 0, 0).local() + _unpacked(_sized(head, 0)))
    writer = Writer(book.file, before=known)
    for piece in pieces:
        writer.put(piece, Form(xml), _MOST - writer.rows)
    head = _sized(head, writer.rows)
    writer.write(end + rest)
    book.file.write(END)
    after = book.file.tell()
    part = Part(name, 0, 0, 0)
    crc = joined(zlib.crc32(head), writer.crc, writer.size)
    part = Part(name, crc, after - at - len(part.local()), len(head) + writer.size)
    book.note(part, at)
    book.file.seek(at)
    book.file.write(part.local() + _unpacked(head))
    book.file.seek(after)
    return writer


def _sized(head: bytes, rows: int) -> bytes:
    """Return the beginning of a sheet with its size in it; as long whatever that is."""
    told = f'{rows + 1}"'.ljust(len(str(_MOST)) + 1)
    return _SIZE.sub(rb"\g<1>" + told.encode(), head, count=1)


def _unpacked(content: bytes) -> bytes:
    """Return content as a block of a deflate stream, as long whatever it is."""
    packer = zlib.compressobj(0, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)
