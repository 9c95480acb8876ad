"""Tables of a bulletin: rows of a grid, or a column of cells that lost theirs; and ledgers of single cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bulletin import numbers
from bulletin.extract.frame import Draft, Subject
from bulletin.extract.grammar import Reader
from bulletin.extract.layout import Line
from bulletin.extract.words import CATEGORIES, find_words
from bulletin.measures import measures
from bulletin.model import Case, Region
from bulletin.text import Text

_CELL = re.compile(r"[^|\n]+")
_TOTAL = re.compile("合 ?计|总 ?计|总数|共计")
_PLACE_HEAD = re.compile("[省市州县区师]|地区|单位|区域")
_SUM = re.compile("小计|合计|总计|数量|件数|总数|信访件|举报件|转办|交办|移交|受理")
_NOT_CASES = re.compile("率|%|比例|占比|时间|日期(?!.*数量)|序号|编号|备注|电话")
_CASE_ID = re.compile("(?:受理|交办|转办|信访|案件|举报)?(?:件)?编号|案号|受理号")
_LEDGER = re.compile("属实|办结|问责|核实")
_HELD = "责任人|责任追究|问责|约谈|追责"
_VERDICTS = ("部分属实", "基本属实", "不属实", "属实")
_STATES = (
    ("阶段", "阶段办结"),
    ("未办结", "正在办理"),
    ("正在", "正在办理"),
    ("办理中", "正在办理"),
    ("办结", "已办结"),
)
_SCALES = (("亿元", 10**8), ("万元", 10**4))
_NONE = frozenset(("", "-", "—", "/", "无", "--", "——"))


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Column:
    """What the numbers of a column count; ``measure`` is None where they count nothing published here.

    ``scale`` is what one of them stands for: 罚款(万元) counts in 10000.
    """

    measure: str | None = None
    status: str | None = None
    category: str | None = None
    scale: int = 1
    total: bool = False


def read_rows(reader: Reader, text: Text, lines: Sequence[Line]) -> list[Case]:
    """Read consecutive rows ``| a | b |``: figures go to the reader, the rows of a case ledger are returned."""
    grid = [_cells(text.plain, line) for line in lines]
    header = _header(grid)
    heads = _heads(grid[:header])
    if any(_CASE_ID.search(head) for head in heads) and any(_LEDGER.search(head) for head in heads):
        return [case for row in grid[header:] if (case := _case(reader, text, heads, row))]
    _read_grid(reader, grid)
    return []


def _read_grid(reader: Reader, grid: Sequence[Sequence[_Cell]]) -> None:
    header = _header(grid)
    heads = _heads(grid[:header])
    columns = [replace(_column(head), total="累计" in head) for head in heads]
    figures = [figure for row in grid[header:] for figure in _read_row(reader, columns, row)]
    for index in range(len(columns)):
        for draft in _apart([draft for column, draft in figures if column == index]):
            reader.drafts.append(draft)
    reader.drafts.sort(key=lambda draft: draft.value_at)


def _header(grid: Sequence[Sequence[_Cell]]) -> int:
    """Return how many rows stand before the first with a number."""
    return next((i for i, row in enumerate(grid) if any(_number(cell.text) is not None for cell in row)), len(grid))


def _stacked(reader: Reader, cells: Sequence[_Cell]) -> list[Sequence[_Cell]]:
    """Return the rows of a table whose cells stand one below the other, known by the even distance of its regions."""
    places = [index for index, cell in enumerate(cells) if _region(reader, cell.text)]
    steps = {after - before for before, after in pairwise(places)}
    if len(places) < 2 or len(steps) != 1 or (width := steps.pop()) < 3:  # noqa: PLR2004 - two rows of three
        return []
    for offset in range(width):
        start = places[0] - offset
        header = cells[max(0, start - width) : start]
        named = len(header) == width and all(_number(cell.text) is None for cell in header)
        if named and _PLACE_HEAD.search(header[offset].text):
            rows = [cells[at : at + width] for at in range(start - width, len(cells), width)]
            short = len(rows[-1]) < width and _TOTAL.fullmatch(rows[-1][0].text)
            # The row of totals has no number of its own in the first column.
            gap = _Cell("", rows[-1][0].start, rows[-1][0].start)
            return [*rows[:-1], [gap] * (width - len(rows[-1])) + list(rows[-1])] if short else rows
    return []


def _apart(column: list[Draft]) -> list[Draft]:
    """Leave out the copies of a merged cell: equal neighbours that make the column's sum right when counted once."""
    parts = [draft for draft in column if draft.region]
    total = sum(draft.value for draft in column if not draft.region)
    excess = sum(draft.value for draft in parts) - total
    if excess <= 0 or len(parts) == len(column):
        return column
    shared = {
        id(draft) for one, other in pairwise(parts) if one.value == other.value == excess for draft in (one, other)
    }
    return [draft for draft in column if id(draft) not in shared] if len(shared) == 2 else column  # noqa: PLR2004 - a pair


def read_column(reader: Reader, plain: str, lines: Sequence[Line]) -> bool:
    """Read cells that stand one below the other, rows of several or a region and its number in turn.

    Return False, with nothing read, if they are no such table.
    """
    cells = [_Cell(plain[line.start : line.end], line.start, line.end) for line in lines]
    grid = _stacked(reader, cells)
    if grid:
        _read_grid(reader, grid)
        return True
    found: list[tuple[Region | None, _Cell, _Cell]] = []
    for name, number in pairwise(cells):
        total = bool(_TOTAL.fullmatch(name.text))
        region = None if total else _region(reader, name.text)
        if (region or total) and _number(number.text) is not None:
            found.append((region, name, number))
    if len(found) < 2:  # noqa: PLR2004 - one pair is no table
        return False
    column = _Column("cases_forwarded")
    reader.drafts += [_draft(reader, column, region, name, number) for region, name, number in found]
    return True


def _cells(plain: str, line: Line) -> list[_Cell]:
    out = []
    for match in _CELL.finditer(plain, line.start, line.end):
        text = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if text or match.start() - line.start > 0:
            out.append(_Cell(text, start, start + len(text)))
    return out[: -1 if out and not out[-1].text else None]


def _heads(rows: Sequence[Sequence[_Cell]]) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    rows = [row for row in rows if len({cell.text for cell in row}) > 1 or len(rows) == 1]
    return [" ".join(dict.fromkeys(row[column].text for row in rows if column < len(row))) for column in range(width)]


def _column(head: str) -> _Column:
    if _NOT_CASES.search(head):
        return _Column()
    for kind, data, _, _ in find_words(head):
        key, status = data if kind == "measure" else ("", None)
        if key and key not in ("share", "cases_received", "cases_forwarded", "cases_valid"):
            both = "+" in head or ("来信" in head and "来电" in head and "小计" in head)
            return _Column("cases_forwarded") if both else _Column(key, status, None, _scale(head))
    for name, words in CATEGORIES.items():
        if re.search(f"(?:^| )(?:{words})(?:环境)?(?:污染)?(?:类|型)?(?:污染)?(?:问题)?$", head):
            return _Column("cases_forwarded", category=name)
    return _Column("cases_forwarded" if _SUM.search(head) else None)


def _scale(head: str) -> int:
    return next((scale for unit, scale in _SCALES if unit in head), 1)


def _read_row(reader: Reader, columns: Sequence[_Column], row: Sequence[_Cell]) -> Iterator[tuple[int, Draft]]:
    name: _Cell | None = None
    region: Region | None = None
    for index, cell in enumerate(row):
        if _number(cell.text) is None:
            total = bool(_TOTAL.fullmatch(cell.text))
            found = None if total else _region(reader, cell.text)
            if total or found:
                name, region = cell, found
            continue
        column = columns[index] if index < len(columns) else _Column()
        if name is not None and column.measure:
            yield index, _draft(reader, column, region, name, cell)


def _draft(reader: Reader, column: _Column, region: Region | None, name: _Cell, cell: _Cell) -> Draft:
    measure = measures()[column.measure or ""]
    subject: Subject | None = None if region else reader.frame.subject
    value = (_number(cell.text) or Decimal(0)) * column.scale
    frame = replace(reader.frame, scope="cumulative", batch=None) if column.total else reader.frame
    return Draft(
        name.start, cell.end, cell.start, measure.key, column.status, value, measure.unit, column.category,
        frame, subject, region, "table", "stated" if region else "inherited", bare=True,
    )  # fmt: skip


def _number(text: str) -> Decimal | None:
    found = re.fullmatch("([0-9][0-9,.]*)(?:件|个|家|人|宗|起)?", text)
    return numbers.parse(found[1]) if found else None


def _region(reader: Reader, text: str) -> Region | None:
    """Return the region that a cell is, whole: one that names several belongs to none of them."""
    names = reader.article.gazetteer
    mentions = names.find(text + "1件")
    if len(mentions) != 1 or len(mentions[0].text) < len(text) or mentions[0].kind == "organ":
        return None
    return names.resolve(mentions[0], territory=reader.article.territory, on=reader.article.published)


def _case(reader: Reader, text: Text, heads: Sequence[str], row: Sequence[_Cell]) -> Case | None:
    """Return one row of a case ledger; names of persons and free text are left where they are."""
    by_head = dict(zip(heads, row, strict=False))

    def cell(pattern: str) -> str:
        return next((found.text for head, found in by_head.items() if re.search(pattern, head)), "")

    number = cell(_CASE_ID.pattern)
    if not number:
        return None
    identifier = re.sub(r"\s", "", number)
    region = _region(reader, cell("行政区|地区|区域|属地|涉及|县|市州|责任"))
    batch = re.search("[0-9]+|[一二三四五六七八九十百]+", cell("批次"))
    value = numbers.parse(batch[0]) if batch else None
    place = next(found for head, found in by_head.items() if _CASE_ID.search(head))
    span = text.raw_span(place.start, place.end)
    kinds = re.split("[、,+/和 ]", cell("类型|类别|污染"))
    outcome = cell("办结|办理状态|状态")
    return Case(
        case_id=identifier.lstrip("*★"),
        key=identifier.startswith(("*", "★")),
        batch=int(value) if value is not None else None,
        region=region.name if region else None,
        categories=tuple(_kind(kind) for kind in kinds if kind and kind not in _NONE),
        verified=_verdict(cell("是否属实|属实")),
        status=next((state for word, state in _STATES if word in outcome), None),
        interviewed=_people(cell(_HELD), "约谈"),
        accountable=_people(cell(_HELD), "问责"),
        span=span,
        quote=text.raw[span.start : span.end],
    )


def _verdict(text: str) -> str | None:
    found = next((word for word in _VERDICTS if word in text), None)
    return "部分属实" if found == "基本属实" else found


def _kind(text: str) -> str:
    for name, words in CATEGORIES.items():
        if re.match(words, text):
            return name
    return re.sub("(?:类|污染|问题)+$", "", text)


def _people(text: str, word: str) -> int | None:
    found = re.search(f"{word}[^0-9]{{0,8}}([0-9]+)人?|([0-9]+)人[^,。;]{{0,4}}{word}", text)
    if found:
        return int(found[1] or found[2])
    return int(text) if text.isdigit() else None
