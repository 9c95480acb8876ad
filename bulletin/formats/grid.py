"""A table with merged cells as a full grid, and a grid as lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MAX_ACROSS = 1000  # as HTML has it
_MAX_COPIES = 200_000
_NAME = 12  # names of regions are no longer
_NUMBER = re.compile(r"[0-9][0-9,.]*(?:件次|家次|人次|件|个|家|人|宗|起)?")


@dataclass(slots=True)
class Cell:
    """A cell as written: its text and how many rows and columns it covers."""

    text: str
    down: int = 1
    across: int = 1


def spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the grid with a merged cell's text in every place that it covers.

    A number that covers several rows of which the name on its left covers fewer belongs to none of them; it is marked,
    so that it is read as no figure of theirs. What spans claim beyond the table, or beyond all reason, they do not get.
    """
    grid: list[list[str]] = []
    below: dict[int, tuple[str, int]] = {}
    budget = _MAX_COPIES
    for index, row in enumerate(rows):
        line = {at: text for at, (text, _) in below.items()}
        below = {at: (text, left - 1) for at, (text, left) in below.items() if left > 1}
        column, name = 0, 1
        for cell in row:
            while column in line:
                column += 1
            across, down = max(1, min(cell.across, _MAX_ACROSS)), max(1, min(cell.down, len(rows) - index))
            if across * down - 1 > budget:
                across = down = 1
            budget -= across * down - 1
            text = cell.text
            if not _NUMBER.fullmatch(text):
                name = down
            elif down > name or across > 1:
                text = f"{text}(合并单元格)"
            places = range(column, column + across)
            line |= dict.fromkeys(places, text)
            if down > 1:
                below |= dict.fromkeys(places, (text, down - 1))
            column += across
        grid.append([line.get(at, "") for at in range(max(line, default=-1) + 1)])
    return grid


def lines(grid: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a grid as lines, those without any text left out; a text that fills a whole row stands alone."""
    for row in grid:
        cells = [" ".join(cell.split()).replace("|", "｜") for cell in row]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if len(row) > 1 and filled[0] == cells[0] and len(set(filled)) == 1 and is_title(cells[0]):
            yield cells[0]
        else:
            yield f"| {' | '.join(cells)} |"


def is_title(text: str) -> bool:
    """Tell whether a text that is alone in its row is a line above or below the table, and no name without figures."""
    return len(text) > _NAME and not _NUMBER.fullmatch(text)
