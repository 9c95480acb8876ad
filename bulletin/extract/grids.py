"""Finds tables in a run of rows: what stands above them, their heads, their rows, and where the next one begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bulletin.extract.cells import NONE, Cell, figure
from bulletin.extract.frame import Subject
from bulletin.extract.heads import BATCH_HEAD, PLACE_HEAD
from bulletin.extract.spans import allot

_TOTAL = re.compile("[全总合小共]计|合计数?|总数")
_RULE = re.compile("[-:—=]*")
_NOTE = re.compile("(?:备?注|说明|来源|数据来源|填报|制表|审核)[:：]?")
_IS_NOTE = re.compile("^(?:填报|制表|统计|截[至止])?(?:单位|时间|日期|区域)[:：]|^[(（]?[0-9]{4}年[0-9]")
_CORNER = re.compile("序号|项目|指标|名称|批次|类型")
_SERIAL = re.compile("序号|栏次|行次|编号")
_HEADING = re.compile(
    "序号|编号|受理|转办|交办|来电|来信|办结|属实|责令|处罚|罚款|约谈|问责|件数|数量|[合小总]计|大气|噪声|土壤|类型|批次|占比"
)
_ENOUGH = 2


@dataclass(slots=True)
class Part:
    """One table: the rows above it that hold a single text, its rows of heads, its rows, and the notes between them.

    A note's number is how many rows, heads and others, stand before it.
    """

    captions: list[Cell] = field(default_factory=list)
    heads: list[Sequence[Cell]] = field(default_factory=list)
    rows: list[Sequence[Cell]] = field(default_factory=list)
    notes: list[tuple[int, Cell]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Return how many cells most rows have."""
        return max(Counter(map(len, self.rows or self.heads)).items(), key=lambda each: each[1], default=(0, 0))[0]


@dataclass(slots=True)
class Grid:
    """A table: the levels of each column's head, its rows, and what stood above it.

    ``unit`` is of money, as 单位:万元 gives it; ``total`` whom the table is about, if it says so; ``cued`` whether what
    stood above it named a batch, a date or a total.
    """

    heads: list[list[Cell]]
    rows: list[Sequence[Cell]]
    unit: str | None = None
    total: Subject | None = None
    cued: bool = False


def parts(rows: Sequence[Sequence[Cell]], is_name: Callable[[str], bool]) -> Iterator[Part]:
    """Yield the tables of rows that stand together; ``is_name`` tells the names of regions and batches."""
    part = Part()
    known: set[tuple[str, ...]] = set()
    for row in rows:
        texts = [cell.text for cell in row if cell.text]
        if not texts or all(_RULE.fullmatch(text) for text in texts):
            continue
        lone = len(set(texts)) == 1 and (len(texts) == len(row) or row[0].text) and figure(texts[0]) is None
        merged = len(row) > 1 and len(texts) == len(row)
        if lone and (merged or not (is_name(texts[0]) or (part.rows and _TOTAL.fullmatch(texts[0])))):
            if part.rows or part.heads or _NOTE.match(texts[0]):
                part.notes.append((len(part.heads) + len(part.rows), row[0]))
            else:
                part.captions.append(row[0])
            continue
        if _is_index(texts):
            continue
        if not part.rows and not part.heads and any(map(_IS_NOTE.search, texts)):
            part.captions += [cell for cell in row if cell.text]
            continue
        key = tuple(cell.text for cell in row)
        if part.rows and key in known:
            continue  # the heads again, on the next page
        if part.rows and _is_heads(texts, is_name):
            end = len(part.heads) + len(part.rows)
            following = Part(captions=[cell for at, cell in part.notes if at == end], heads=[row])
            yield part
            part, known = following, {key}
        elif not part.rows and not _is_row(row, texts, is_name):
            part.heads.append(row)
            known.add(key)
        else:
            part.rows.append(row)
    if part.heads or part.rows:
        yield part


def _is_row(row: Sequence[Cell], texts: Sequence[str], is_name: Callable[[str], bool]) -> bool:
    """Tell a row from heads: it has a figure, or a name and nothing else. 批次 1 2 3 are heads."""
    if BATCH_HEAD.fullmatch(texts[0]):
        return False
    if any(figure(text) for text in texts):
        return True
    label = next((text for text in texts if text not in NONE), "")
    return bool(is_name(label) or _TOTAL.fullmatch(label)) and all(c.text in NONE or c.text == label for c in row)


def _is_heads(texts: Sequence[str], is_name: Callable[[str], bool]) -> bool:
    if any(figure(text) for text in texts) or is_name(texts[0]) or _TOTAL.fullmatch(texts[0]):
        return False
    return sum(bool(_HEADING.search(text) or PLACE_HEAD.search(text)) for text in texts) > len(texts) // 2


def _is_index(texts: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: 栏次 1 2 3 4."""
    known = [text for text in texts if not re.fullmatch("栏次|行次|甲|乙|丙|序号", text)]
    if len(known) <= _ENOUGH or not all(text.isascii() and text.isdigit() and len(text) < 3 for text in known):  # noqa: PLR2004
        return False
    values = [int(text) for text in known]
    return values[0] in (0, 1, 2) and all(after == before + 1 for before, after in pairwise(values))


def heads(part: Part) -> list[list[Cell]] | None:
    """Return the levels of each column's head; None where they cannot be told.

    Rows of heads that are full, merged cells copied, give a column what stands above it; two that are short lost their
    merged cells and are put together by what they say.
    """
    width = part.width
    rows = [row for row in part.heads if len({cell.text for cell in row}) > 1] or part.heads[:1]
    if not rows:
        return []
    filled = [[cell for cell in row if cell.text] for row in rows]
    if len(rows) > 1 and len(filled[-1]) == width:
        rows = [row for row in rows if len(row) == width]  # a short one above says nothing of its columns
    elif len(rows) > 1 and all(len(row) < width and _is_lost(cells) for row, cells in zip(filled, rows, strict=True)):
        if _copied(rows):
            return None
        texts = [[cell.text for cell in row] for row in filled]
        corner = texts[0] and (_CORNER.search(texts[0][0]) or PLACE_HEAD.search(texts[0][0]))
        put = allot(texts[0], texts[1], width) if len(rows) == _ENOUGH and corner else None
        return _with_cells(put, filled) if put else None
    if max(len(row) for row in rows) < width - 1:
        return None
    rows = [_filled(upper, lower) for upper, lower in pairwise(rows)] + rows[-1:]
    return [
        _levels([row[column] for row in rows if column < len(row)])
        for column in range(max(width, *(len(row) for row in rows)))
    ]


def _is_lost(row: Sequence[Cell]) -> bool:
    """Tell whether the cells of a row moved to its left, so that their places say nothing."""
    filled = [bool(cell.text) for cell in row]
    return filled == sorted(filled, reverse=True)


def _filled(upper: Sequence[Cell], lower: Sequence[Cell]) -> Sequence[Cell]:
    """Let a head reach over the empty places on its right where others stand below them."""
    found: list[Cell] = []
    for index, cell in enumerate(upper):
        below = index < len(lower) and lower[index].text
        reaches = not cell.text and below and found and index and lower[index - 1].text
        found.append(found[-1] if reaches else cell)
    return found


def _copied(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether merged cells were copied into the places that they cover."""
    across = any(one.text and one.text == other.text for row in rows[:-1] for one, other in pairwise(row))
    down = any(one.text and one.text == other.text for one, other in zip(rows[0], rows[-1], strict=False))
    return across or down


def _levels(cells: Sequence[Cell]) -> list[Cell]:
    found: list[Cell] = []
    for cell in cells:
        if cell.text and all(cell.text != each.text for each in found):
            found.append(cell)
    return found


def _with_cells(put: Sequence[Sequence[str]], filled: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Give the texts of heads their cells back; each lower head stands once, an upper one as often as it is wide."""
    tops, subs = iter(filled[0]), iter(filled[1])
    found: list[list[Cell]] = []
    top: Cell | None = None
    for levels in put:
        if top is None or len(levels) == 1 or top.text != levels[0] or len(found[-1]) == 1:
            top = next(tops)
        found.append([top] if len(levels) == 1 else [top, next(subs)])
    return found


def aligned(row: Sequence[Cell], width: int, columns: Sequence[Sequence[Cell]]) -> Sequence[Cell]:
    """Return a row with a gap where 合计 has no number of its own; others as they are."""
    serial = bool(columns) and bool(columns[0]) and _SERIAL.search(columns[0][-1].text)
    if serial and len(row) == width - 1 and _TOTAL.fullmatch(row[0].text):
        return [Cell("", row[0].start, row[0].start), *row]
    return row
