"""The tables of an article's fragment as grids, without those that lay out a page or describe a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.model import Table
from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import Tag

# Elements at whose limits lines end.
BLOCKS = {
    *("p", "div", "section", "article", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "center", "hr", "br"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure"),
}
_RECORD = {
    *(
        "索引号",
        "信息索引号",
        "发布机构",
        "发文机关",
        "公开机构",
        "公开日期",
        "发布日期",
        "成文日期",
        "生成日期",
        "文号",
        "发文字号",
    ),
    *(
        "主题词",
        "主题分类",
        "信息分类",
        "信息名称",
        "名称",
        "有效性",
        "公开方式",
        "关键词",
        "废止日期",
        "生效日期",
        "体裁分类",
    ),
}
_RECORD_LABELS = 3
_MAX_SPAN = 1000
_MAX_CELLS = 200_000


def tables_of(root: Tag) -> Iterator[Table]:
    """Yield the tables that hold data and take them out; a table for layout stays, it is read as blocks."""
    for tag in root.find_all("table"):
        if tag.find("table"):
            continue
        grid = _grid(tag)
        if len(grid) > 1 and len(grid[0]) > 1:
            if not _is_record(grid):
                yield Table(grid)
            tag.extract()


def _is_record(grid: tuple[tuple[str, ...], ...]) -> bool:
    """Tell the table of a document's own data that stands above its text."""
    cells = {"".join(cell.split()).rstrip(":：") for row in grid for cell in row}
    return len(cells & _RECORD) >= _RECORD_LABELS


def _grid(table: Tag) -> tuple[tuple[str, ...], ...]:
    """Expand a table: a merged cell's text stands in every place that it covers (the model of HTML 4.9.12)."""
    cells: dict[tuple[int, int], str] = {}
    height = width = 0
    for row, tag in enumerate(table.find_all("tr")):
        column = 0
        for cell in tag.find_all(["td", "th"], recursive=False):
            while (row, column) in cells:
                column += 1
            text = squeeze(cell.get_text(" " if cell.find(BLOCKS) else ""))
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if (row + down) * (column + across) > _MAX_CELLS:
                return ()
            for place in [(row + y, column + x) for y in range(down) for x in range(across)]:
                cells.setdefault(place, text)
            column += across
            width = max(width, column)
        height = row + 1
    return tuple(tuple(cells.get((y, x), "") for x in range(width)) for y in range(height))


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1
