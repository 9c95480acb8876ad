"""The languages of the interface: simplified Chinese, traditional by OpenCC, English by a gettext catalogue.

The texts of the bulletins stay Chinese in every language. Regions have their official English names from a table, the
others by the rule of romanisation.
"""

from __future__ import annotations

import csv
import gettext
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.regions import gazetteer
from publisher.errors import PublisherError
from publisher.languages.roman import Romanised
from publisher.tongue import CHINESE, Tongue

if TYPE_CHECKING:
    from collections.abc import Callable

    from opencc import OpenCC

KNOWN = ("zh-Hans", "zh-Hant", "en")
"""The codes of all languages (BCP 47)."""

_PLACES = {
    "西鹹新": "西咸新",
    "江乾區": "江干區",
    "湖裡區": "湖里區",
    "灣裡區": "灣里區",
    "云城區": "雲城區",
    "楊淩": "楊凌",
    "淩河": "凌河",
    "澂江": "澄江",
    "慈谿": "慈溪",
    "蘭谿": "蘭溪",
    "資谿": "資溪",
    "竹谿": "竹溪",
    "辰谿": "辰溪",
}
"""Names of places that are not written as the words that they look like."""
_FOLDER = Path(str(resources.files(__name__)))


@cache
def tongue(code: str) -> Tongue:
    """Return a language by its code; raises PublisherError that names the known ones."""
    makers: dict[str, Callable[[], Tongue]] = {"zh-Hans": lambda: CHINESE, "zh-Hant": _traditional, "en": _english}
    if code not in makers:
        raise PublisherError(f"[site] languages: {code!r} is none of {', '.join(KNOWN)}")
    return makers[code]()


def _traditional() -> Tongue:
    import opencc  # noqa: PLC0415 - its tables are loaded for this language only

    return Tongue("zh-Hant", "繁體中文", written=partial(_convert, opencc.OpenCC("s2tw")))


def _convert(converter: OpenCC, page: str) -> str:
    found = str(converter.convert(page)).replace(' lang="zh-Hans"', ' lang="zh-Hant"')
    for wrong, name in _PLACES.items():
        found = found.replace(wrong, name)
    return found


def _english() -> Tongue:
    catalogue = gettext.translation("site", _FOLDER, ["en"])
    rows = _rows("regions.en.csv")
    known = {row["name"]: row["latin"] for row in _rows("names.en.csv")}
    official = {row["code"]: row["name"] for row in rows}
    units = ((gazetteer().by_code(code), name) for code, name in official.items())
    return Tongue(
        "en",
        "English",
        catalogue,
        regions=official,
        named=cache(Romanised({unit.name: name for unit, name in units if unit}, known).name),
        scales={"万元": (10_000, "元"), "亿元": (100_000_000, "元")},
        tiles={row["code"]: row["tile"] for row in rows if row["tile"]},
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
