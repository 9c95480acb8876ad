"""Tables whose cells stand one below the other, known by the even distance of the names of their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.extract.cells import NONE, Cell, figure
from bulletin.extract.heads import BATCH_HEAD, PLACE_HEAD
from bulletin.extract.layout import Line
from bulletin.extract.spans import allot_column

_SERIAL = re.compile("序号")
_TOTAL = re.compile("[全总合小共]计数?|总数")
_HEAD_LIMIT = 40
_ROWS = 3  # cells that the shortest row has


@dataclass(frozen=True, slots=True)
class Stack:
    """A table found in cells: its heads, its rows, and where in the text it begins and ends."""

    heads: list[list[Cell]]
    rows: list[Sequence[Cell]]
    start: int
    end: int


def loose(plain: str, lines: Sequence[Line]) -> list[Cell]:
    """Return the cells of lines in turn, empty ones among them where bars without text part the others."""
    found: list[Cell] = []
    for line in lines:
        if found:
            _put_empty(found, plain.count("|", found[-1].end, line.start), line.start)
        at = line.start
        pieces = plain[line.start : line.end].split("|")
        for number, piece in enumerate(pieces):
            text = piece.strip()
            left = at + len(piece) - len(piece.lstrip())
            if text or 0 < number < len(pieces) - 1:
                found.append(Cell(text, left, left + len(text)))
            at += len(piece) + 1
    return found


def _put_empty(found: list[Cell], bars: int, at: int) -> None:
    found += [Cell("", at, at) for _ in range(min(bars - 1, _HEAD_LIMIT))]


def stacked(cells: Sequence[Cell], is_name: Callable[[str], bool]) -> Stack | None:
    """Return the first table of cells one below the other, or None if there is none with heads that fit."""
    names = [
        index
        for index, cell in enumerate(cells[:-1])
        if (figure(cells[index + 1].text) or cells[index + 1].text in NONE) and is_name(cell.text)
    ]
    if not names:
        return None
    width = _width(cells, names)
    if width < _ROWS:
        return None
    offset = _offset(cells, names)
    first = names[0] - offset
    # Where rows begin with a bar, heads have nothing in that place.
    bare = bool(offset) and not cells[names[0] - 1].text
    heads = _heads(cells, first, width - bare)
    if bare and heads:
        heads.insert(0, [])
    if not heads:
        return None
    around = zip([None, *names], names, [*names[1:], len(cells)], strict=False)
    rows = [row for before, at, after in around if (row := _row(cells, at, (before, after), width, offset))]
    last = next((cell for cell in reversed(rows[-1]) if cell.text), rows[-1][-1]) if rows else cells[first]
    return Stack(heads, rows, next(head[0].start for head in heads if head), last.end) if rows else None


def _width(cells: Sequence[Cell], names: Sequence[int]) -> int:
    pairs = list(pairwise(names))
    # 合计 without a number of its own stands nearer.
    steps = Counter(after - before for before, after in pairs if not _TOTAL.fullmatch(cells[after].text))
    steps = steps or Counter(after - before for before, after in pairs)
    run = Counter(_run(cells, at) for at in names).most_common(1)[0][0]
    if not steps:
        return run + _offset(cells, names)
    width, _ = max(steps.items(), key=lambda step: (step[1], -step[0]))
    # Rows of other names stand between: 省森工总局 among the cities.
    return run if run >= _ROWS and width % run == 0 else width


def _run(cells: Sequence[Cell], at: int) -> int:
    """Return how many cells a name and the figures after it are."""
    end = at + 1
    while end < len(cells) and (figure(cells[end].text) or cells[end].text in NONE):
        end += 1
    return end - at


def _offset(cells: Sequence[Cell], names: Sequence[int]) -> int:
    """Return how many cells of a row stand before its name: one if rows are numbered or begin with a bar."""
    before = [cells[at - 1].text for at in names if at]
    numbered = before and before[0] in ("1", "01") and (len(before) == 1 or "2" in before[1])
    return int(bool(before) and (numbered or all(text == "" for text in before)))


def _heads(cells: Sequence[Cell], first: int, width: int) -> list[list[Cell]]:
    start = first
    while start and first - start < _HEAD_LIMIT and figure(cells[start - 1].text) is None:
        start -= 1
    above = [cell for cell in cells[start:first] if cell.text]
    for index, cell in enumerate(above):
        corner = PLACE_HEAD.search(cell.text) or _SERIAL.search(cell.text) or BATCH_HEAD.fullmatch(cell.text)
        put = allot_column([each.text for each in above[index:]], width) if corner else None
        if put is not None:
            return _with_cells(put, above[index:])
    return []


def _with_cells(put: Sequence[Sequence[str]], heads: Sequence[Cell]) -> list[list[Cell]]:
    by_text: dict[str, list[Cell]] = {}
    for cell in reversed(heads):
        by_text.setdefault(cell.text, []).append(cell)
    found = []
    for levels in put:
        column = []
        for text in levels:
            same = by_text[text]
            column.append(same.pop() if len(same) > 1 and text == levels[-1] else same[-1])
        found.append(column)
    return found


def _row(cells: Sequence[Cell], at: int, reach: tuple[int | None, int], width: int, offset: int) -> Sequence[Cell]:
    """Return the row of a name, nothing if cells of it were lost; 合计 often has no number of its own before it.

    ``reach`` are the places of the names before and after it.
    """
    before, after = reach
    end = at + width - offset
    if end > min(after, len(cells)):
        return ()
    numbered = before is None or (at - before) % width == 0
    lead = cells[at - offset : at] if numbered else [Cell("", cells[at].start, cells[at].start)] * offset
    return [*lead, *cells[at:end]]
