"""Rows as the XML of a spreadsheet: cells are text or numbers, never formulas."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.rows import Row

_LONGEST = 32767  # UTF-16 units, more does not go into a cell
_BARE = '<c t="inlineStr"><is><t>'
_KEPT = '<c t="inlineStr"><is><t xml:space="preserve">'
# What cannot stand in XML is written as _xHHHH_, as spreadsheets do; what looks like that is written so that it stays.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile(rf"[&<>]|^\s|\s\Z|{_ESCAPED.pattern}")


def xml(rows: list[Row]) -> bytes:
    """Return rows of cells, each in its order; empty cells take their place."""
    return "".join([f"<row>{''.join([_cell(value) for value in row])}</row>" for row in rows]).encode()


def _cell(value: str | int | Decimal | None) -> str:
    if isinstance(value, str):
        if not value:
            return "<c/>"
        if len(value) > _LONGEST // 2:
            value = _cut(value)
        if _SPECIAL.search(value):
            return _special(value)
        return f"{_BARE}{value}</t></is></c>"
    if value is None:
        return "<c/>"
    return f"<c><v>{value:f}</v></c>" if isinstance(value, Decimal) else f"<c><v>{value}</v></c>"


def _special(value: str) -> str:
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"{_KEPT}{_ESCAPED.sub(_escape, value)}</t></is></c>"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return "?" if "\ud800" <= sign <= "\udfff" else f"_x{ord(sign):04X}_"


def _cut(value: str) -> str:
    units = value.encode("utf-16-le", "surrogatepass")[: _LONGEST * 2]
    return units.decode("utf-16-le", "ignore")
