"""The languages of the interface: simplified Chinese, traditional by OpenCC, English by a gettext catalogue.

The texts of the bulletins stay Chinese in every language. A region that has no name in a language keeps its Chinese one.
"""

from __future__ import annotations

import csv
import gettext
from functools import cache, partial
from importlib import resources
from pathlib import Path

import opencc

from publisher.errors import PublisherError
from publisher.tongue import CHINESE, Tongue

_FOLDER = Path(str(resources.files(__name__)))


@cache
def tongue(code: str) -> Tongue:
    """Return a language by its code; raises PublisherError that names the known ones."""
    known = {"zh-Hans": lambda: CHINESE, "zh-Hant": _traditional, "en": _english}
    if code not in known:
        raise PublisherError(f"[site] languages: {code!r} is none of {', '.join(known)}")
    return known[code]()


def _traditional() -> Tongue:
    return Tongue("zh-Hant", "繁體中文", written=partial(_convert, opencc.OpenCC("s2t")))


def _convert(converter: opencc.OpenCC, page: str) -> str:
    return str(converter.convert(page)).replace('lang="zh-Hans"', 'lang="zh-Hant"')


def _english() -> Tongue:
    catalogue = gettext.translation("site", _FOLDER, ["en"])
    with (_FOLDER / "regions.en.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Tongue(
        "en",
        "English",
        catalogue,
        regions={row["code"]: row["name"] for row in rows},
        tiles={row["code"]: row["tile"] for row in rows if row["tile"]},
    )
