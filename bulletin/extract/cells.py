"""The cells of a table's lines: between bars, between wide blanks, or alone in a line each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from bulletin import numbers
from bulletin.extract.layout import Line
from bulletin.text import HAN, Text

NONE = frozenset(("", "-", "--", "——", "—", "―", "/", "\\", "无", "暂无", "*", "·", "…", "空"))
_NUMBER = re.compile(
    r"约?([0-9][0-9,]*(?:\.[0-9]+)?(?:万|亿)?|[一二三四五六七八九十百千零两]+(?=[件个家人]))"
    r"(件次|家次|人次|件|个|家|人|宗|起|例|次|名|户|元|%)?(?:\([+-][0-9]+\)|\((?:重点)?[0-9]+件?\))?(?:件|个|家|人|宗|起)?"
)
_WIDE = re.compile(r"[ \u3000\xa0]*\t[ \u3000\xa0]*|[ \u3000\xa0]{2,}|\u3000")
_BLANK = re.compile(r"[ \t\u3000\xa0]+")
_HAN = re.compile(f"[{HAN}]")
_PROSE = re.compile("[。;!?]")
_LOOSE = frozenset(("cell", "body", "title"))  # lines that may be rows without bars
_NARROW_LIMIT = 16
_ID_HEAD = re.compile("编号|案号|受理号|件号")
_PARTS_OF_A_LEDGER = 4
_LEVELS = 4  # of heads, with a line of notes


class Cell(Struct, frozen=True, gc=False):
    """A cell's text and where it stands in the plain text."""

    text: str
    start: int
    end: int


class Figure(Struct, frozen=True, gc=False):
    """The number that a cell is, with the unit printed in it."""

    value: Decimal
    unit: str


@lru_cache(maxsize=4096)
def figure(text: str) -> Figure | None:
    """Return the number that a cell is, whole; a change or a subset in brackets after it (51(+1)) is left out."""
    found = _NUMBER.fullmatch(text)
    value = numbers.parse(found[1]) if found else None
    return Figure(value, found[2] or "") if found and value is not None else None


def between_bars(plain: str, line: Line) -> list[Cell]:
    """Return the cells of ``| a | b |`` or ``a | b``; the bars at the ends part nothing."""
    start, end = line.start, line.end
    while start < end and plain[start] == " ":
        start += 1
    while end > start and plain[end - 1] == " ":
        end -= 1
    start += plain[start] == "|"
    end -= end > start and plain[end - 1] == "|"
    found, at = [], start
    for piece in plain[start:end].split("|"):
        left = len(piece) - len(piece.lstrip())
        text = piece.strip()
        found.append(Cell(text, at + left, at + left + len(text)))
        at += len(piece) + 1
    return found


def with_gaps(text: Text, lines: Sequence[Line]) -> tuple[list[Line], dict[int, list[Cell]]]:
    """Find the rows of tables whose columns stand apart by blanks alone.

    Return the lines, such rows of the kind ``row``, and the cells of these rows by their lines' starts. Blanks are told
    in the raw text, since cleaning leaves one of many.
    """
    tabs = "\t" in text.raw
    split = [_split(text, line, tabs=tabs) for line in lines]
    out = list(lines)
    cells: dict[int, list[Cell]] = {}
    at = 0
    for is_split, group in groupby(split, key=lambda cells: len(cells) > 1):
        rows = list(group)
        for index in _table(rows) if is_split else ():
            out[at + index] = replace(out[at + index], kind="row")
            cells[out[at + index].start] = rows[index]
        at += len(rows)
    if any(line.kind == "row" for line in out):
        out = [_loosened(text.plain, out, at) for at in range(len(out))]
    return out, cells


def _loosened(plain: str, lines: Sequence[Line], at: int) -> Line:
    """Return a line; one cell with bars behind it, among such lines, is a cell that stands alone."""
    line = lines[at]
    if line.kind != "row":
        return line
    near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    if not any(each.kind == "cell" for each in near):
        return line
    filled = [piece for piece in plain[line.start : line.end].split("|") if piece.strip()]
    return replace(line, kind="cell") if len(filled) == 1 and len(filled[0]) <= _NARROW_LIMIT else line


def _table(rows: Sequence[Sequence[Cell]]) -> range:
    """Return which of some rows are a table: the heads and all rows from the first with figures to the last."""
    figures = [index for index, row in enumerate(rows) if _is_figures(row)]
    if any(len(row) >= _PARTS_OF_A_LEDGER and any(_ID_HEAD.search(cell.text) for cell in row) for row in rows):
        return range(len(rows))
    if not figures or figures[0] == 0:
        return range(0)
    first = max(0, figures[0] - _LEVELS)
    return range(first, figures[-1] + 1) if first < figures[0] else range(0)


def _is_figures(row: Sequence[Cell]) -> bool:
    known = [bool(figure(cell.text)) for cell in row]
    names = [cell for cell, is_figure in zip(row, known, strict=True) if not is_figure and cell.text not in NONE]
    return any(known) and len(names) * 2 <= len(row) and (len(row) > 2 or (bool(names) and known[-1]))  # noqa: PLR2004 - a pair


def _split(text: Text, line: Line, *, tabs: bool) -> list[Cell]:
    """Return the cells of a line that blanks part, none if it is no row; ``tabs``: the text has some."""
    if line.kind not in _LOOSE:
        return []
    start, end = text.origin[line.start], text.origin[line.end - 1] + 1
    if not (tabs or _BLANK.search(text.raw, start, end)) or "|" in text.plain[line.start : line.end]:
        return []
    # What stands before the first character of a line belongs to it: an empty cell in the corner of a table.
    corner = start
    while corner and text.raw[corner - 1] in "\t \u3000":
        corner -= 1
    start = corner if "\t" in text.raw[corner:start] else start
    raw = text.raw[start:end]
    if not _BLANK.search(raw) or (len(raw) > 80 and not _WIDE.search(raw)):  # noqa: PLR2004 - longer than any row
        return []
    parts = list(_parts(raw, _WIDE))
    if len(parts) == 1:
        parts = list(_parts(raw, _BLANK))
        if _PROSE.search(raw) or any(end - start > _NARROW_LIMIT for start, end in parts):
            return []
    found = []
    for first, last in parts:
        left, right = (bisect_left(text.origin, start + place) for place in (first, last))
        piece = text.plain[left:right]
        left += len(piece) - len(piece.lstrip())
        found.append(Cell(piece.strip(), left, left + len(piece.strip())))
    return list(_rejoined(found))


def _parts(raw: str, gap: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for match in gap.finditer(raw):
        yield at, match.start()
        at = match.end()
    yield at, len(raw)


def _rejoined(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Join what is one word spread over its cell: 合 计."""
    last: Cell | None = None
    for cell in cells:
        if last and len(last.text) == len(cell.text) == 1 and _HAN.match(last.text) and _HAN.match(cell.text):
            last = Cell(last.text + cell.text, last.start, cell.end)
            continue
        if last:
            yield last
        last = cell
    if last:
        yield last
