"""Where each prefecture and division stands in the tile map: a sketch of who neighbours whom, no map of borders."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.charts import Datum, Tile, steps

COLUMNS, ROWS = 7, 7
_PREFECTURES = {
    "654200": ("塔城", 1, 0),
    "654300": ("阿勒泰", 3, 0),
    "652700": ("博州", 0, 1),
    "650200": ("克市", 2, 1),
    "652300": ("昌吉", 4, 1),
    "654000": ("伊犁", 0, 2),
    "650100": ("乌市", 3, 2),
    "650400": ("吐鲁番", 5, 2),
    "650500": ("哈密", 6, 2),
    "653000": ("克州", 0, 3),
    "652900": ("阿克苏", 2, 3),
    "652800": ("巴州", 4, 3),
    "653100": ("喀什", 1, 4),
    "653200": ("和田", 3, 4),
}
_NUMERALS = "一二三四五六七八九十"
_DIVISIONS = {
    f"XPCC-{number:02}": (
        f"{_NUMERALS[number - 1] if number <= len(_NUMERALS) else '十' + _NUMERALS[number - 11]}师",
        (number - 1) % COLUMNS,
        5 + (number - 1) // COLUMNS,
    )
    for number in range(1, 15)
}
PLACES = _PREFECTURES | _DIVISIONS


def tiles(data: Mapping[str, Datum]) -> tuple[Tile, ...]:
    """Return all tiles with the numbers that there are, by region code; prefectures and divisions share the scale."""
    known = [code for code in PLACES if code in data]
    step = dict(zip(known, steps([data[code].amount for code in known]), strict=True))
    return tuple(
        Tile(code, label, column, row, data.get(code), step.get(code, 0))
        for code, (label, column, row) in PLACES.items()
    )
