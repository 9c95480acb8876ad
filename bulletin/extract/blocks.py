"""The parts of a text that are tables: figures go to the reader, rows of case ledgers become cases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bulletin.extract import captions
from bulletin.extract.cells import Cell, between_bars, figure
from bulletin.extract.grammar import Reader
from bulletin.extract.grids import Grid, Part, aligned, heads, parts
from bulletin.extract.layout import Line
from bulletin.extract.ledgers import Ledger
from bulletin.extract.lexer import Token
from bulletin.extract.places import Places
from bulletin.extract.stacks import Stack, loose, stacked
from bulletin.extract.tables import Figures
from bulletin.text import Text

_TOTAL = re.compile("[全总合小共]计(?:数|\\(?件\\)?)?|总数")
_BATCH = re.compile("第[0-9一二三四五六七八九十]+批次?|累计|[本当]批")
ABOVE = 4  # lines that a title, a batch, a date and a unit take

Lines = Sequence[tuple[Line, Sequence[Token]]]


class _Tokens:
    """Words in their order, found by where they stand."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._starts = [token.start for token in tokens]

    def within(self, cell: Cell) -> Sequence[Token]:
        return self._tokens[bisect_left(self._starts, cell.start) : bisect_left(self._starts, cell.end)]


class Blocks:
    """Reads the tables of one text in turn; one that goes on after a page break keeps its heads."""

    def __init__(self, reader: Reader, text: Text, gaps: Mapping[int, list[Cell]]) -> None:
        self._reader = reader
        self._plain = text.plain
        self._gaps = gaps
        self._heads: list[list[Cell]] = []
        self.ledger = Ledger(reader, text)

    def rows(self, lines: Lines, above: Lines) -> None:
        """Read rows that stand together; ``above`` are the lines before them."""
        rows = [self._cells(line) for line, _ in lines]
        table = self.stack(lines) if self._run_on(rows) else None
        if table:
            self.read_stack(table, [*above, *apart(lines, (table.start, table.end))[0]])
            return
        tokens = _Tokens([token for _, inside in lines for token in inside])
        places = Places(self._reader)
        for part in parts(rows, lambda text: self._is_name(places, text)):
            if self.ledger.take(part, self._caption(part, tokens, above)):
                above = ()
                continue
            self._figures(part, tokens, above)
            above = ()

    def stack(self, lines: Lines) -> Stack | None:
        """Return the table of cells that stand one below the other, if there is one in these lines."""
        cells = loose(self._plain, [line for line, _ in lines])
        places = Places(self._reader)
        return stacked(cells, lambda text: self._is_name(places, text)) or self._pairs(cells, places)

    def read_stack(self, table: Stack, above: Lines) -> None:
        """Read such a table; ``above`` are the lines before it."""
        grid = Grid(table.heads, table.rows)
        self._above(grid, above)
        Figures(self._reader, grid).read()

    @staticmethod
    def _pairs(cells: Sequence[Cell], places: Places) -> Stack | None:
        """Return regions and their numbers in turn, without heads, as a table."""
        rows: list[Sequence[Cell]] = [
            (name, number)
            for at, (name, number) in enumerate(pairwise(cells))
            if figure(number.text) and _is_last(cells, at + 1) and (_TOTAL.fullmatch(name.text) or places.of(name.text))
        ]
        if len(rows) < 2:  # noqa: PLR2004 - one pair is no table
            return None
        start = rows[0][0].start
        heads = [[Cell(text, start, start)] for text in ("地区", "件数")]
        return Stack(heads, rows, start, rows[-1][1].end)

    def _figures(self, part: Part, tokens: _Tokens, above: Lines) -> None:
        found = heads(part)
        if found == [] and len(self._heads) == part.width:
            found = self._heads  # the table goes on after a page break
        if found is None or not part.rows:
            return
        self._heads = found
        grid = Grid(found, [aligned(row, part.width, found) for row in part.rows])
        if part.heads:
            self._above(grid, above)
        for cell in part.captions:
            self._cue(grid, tokens.within(cell), cell.text)
        Figures(self._reader, grid).read()

    def _above(self, grid: Grid, above: Lines) -> None:
        near = []
        for line, tokens in reversed(above[-ABOVE:]):
            text = self._plain[line.start : line.end].strip("| ")
            if line.kind in ("furniture", "source", "case") or "|" in text or not captions.is_caption(text):
                break
            near.append((line, tokens))
        for line, tokens in reversed(near):
            self._cue(grid, tokens, self._plain[line.start : line.end])

    def _cue(self, grid: Grid, tokens: Sequence[Token], text: str) -> None:
        cued, subject = captions.take(self._reader, tokens)
        grid.cued |= cued
        grid.total = subject or grid.total
        grid.unit = captions.money_unit(text) or grid.unit

    @staticmethod
    def _caption(part: Part, tokens: _Tokens, above: Lines) -> list[Token]:
        found = [token for _, inside in above[-ABOVE:] for token in inside]
        return found + [token for cell in part.captions for token in tokens.within(cell)]

    def _cells(self, line: Line) -> list[Cell]:
        return self._gaps.get(line.start) or between_bars(self._plain, line)

    @staticmethod
    def _run_on(rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell whether bars end cells, not rows, so that most lines hold a single one."""
        return sum(sum(bool(cell.text) for cell in row) <= 1 for row in rows) * 10 > len(rows) * 8

    @staticmethod
    def _is_name(places: Places, text: str) -> bool:
        return bool(_TOTAL.fullmatch(text) or _BATCH.fullmatch(text) or places.of(text))


def _is_last(cells: Sequence[Cell], at: int) -> bool:
    """Tell whether no figure of the same name follows one; the number of the next row may."""
    if at + 1 >= len(cells) or figure(cells[at + 1].text) is None:
        return True
    before, after = figure(cells[at - 2].text) if at > 1 else None, figure(cells[at + 1].text)
    return before is not None and after is not None and after.value == before.value + 1


def apart(lines: Lines, span: tuple[int, int]) -> tuple[Lines, Lines]:
    """Return the lines before and after a stretch of the text."""
    start, end = span
    return [pair for pair in lines if pair[0].end <= start], [pair for pair in lines if pair[0].start >= end]
