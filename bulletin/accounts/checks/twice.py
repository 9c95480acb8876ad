"""A bulletin's text against its own table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said
from bulletin.accounts.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Figures

NAMES = {"text-and-table": "正文与表格不一"}
_TABLE = "table"


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield what a text and the table below it say differently."""
    groups: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for each in found.all:
        if isinstance(each, Counted):
            key = (each.place, each.measure, each.scope, each.batch, each.as_of, each.category, each.status)
            groups[key].append(each)
    for group in groups.values():
        table = [each for each in group if each.rule.startswith(_TABLE)]
        text = [each for each in group if not each.rule.startswith(_TABLE)]
        if table and text and {each.value for each in table}.isdisjoint(each.value for each in text):
            message = f"{text[0].region}：正文为{said(text[0])}，表格为{said(table[0])}"
            yield Clash("text-and-table", message, (text[0],), (table[0],))
