"""A bulletin as one text: title, paragraphs, then tables row by row, and where each part stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from bulletin.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bulletin.model import Bulletin, Table

CELL = " | "


class Part(Struct, frozen=True, gc=False):
    """One piece of a document: the title, paragraph ``index``, or cell (``row``, ``column``) of table ``index``."""

    kind: Literal["title", "paragraph", "cell"]
    span: Span
    index: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The text given to the reader and its parts in order; ``text[part.span.start:part.span.end]`` is the part."""

    text: str
    parts: tuple[Part, ...]


def compose(title: str, paragraphs: Sequence[str], tables: Sequence[Table] = ()) -> Document:
    """Join a bulletin's parts into one text, a line each; a table's row is one line ``| a | b |``."""
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0

    def put(piece: str) -> int:
        nonlocal at
        start = at
        pieces.append(piece)
        at += len(piece)
        return start

    def place(kind: Literal["title", "paragraph", "cell"], piece: str, index: int, row: int, column: int) -> None:
        start = put(piece)
        parts.append(Part(kind, Span(start, at), index, row, column))

    place("title", _line(title), 0, 0, 0)
    for index, paragraph in enumerate(paragraphs):
        put("\n")
        place("paragraph", paragraph, index, 0, 0)
    for index, row, column, cell in _cells(tables):
        put("\n| " if column == 0 else CELL)
        place("cell", cell, index, row, column)
        if column == len(tables[index].grid[row]) - 1:
            put(" |")
    return Document("".join(pieces), tuple(parts))


def document(bulletin: Bulletin) -> Document:
    """Compose the document of one bulletin."""
    return compose(bulletin.title, bulletin.paragraphs, bulletin.tables)


def _cells(tables: Sequence[Table]) -> Iterator[tuple[int, int, int, str]]:
    for index, table in enumerate(tables):
        for row, cells in enumerate(table.grid):
            for column, cell in enumerate(cells):
                yield index, row, column, _line(cell).replace("|", "｜")


def _line(text: str) -> str:
    """One line of it: a title's or a cell's own line breaks would end the line that the reader goes by."""
    return " ".join(text.split())
