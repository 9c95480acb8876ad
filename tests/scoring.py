"""Scores the reader on a folder of bulletins with gold: ``python -m tests.scoring FOLDER``.

A folder holds NNN.txt and NNN.gold.json (``observations`` must be found, ``optional`` may be). Core equality: region,
measure, value, scope, category; strict adds batch and as_of. Equal predictions count once.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.extract import read
from bulletin.model import Context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulletin.model import Reading

CORE = ("region", "measure", "value", "scope", "category")
STRICT = (*CORE, "batch", "as_of")


@dataclass(frozen=True)
class Document:
    """One bulletin with its gold and what was read in it."""

    id: str
    gold: dict[str, Any]
    reading: Reading


@dataclass(frozen=True)
class Score:
    """Hits, false observations and misses."""

    hits: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        total = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / total if total else 1.0


def documents(folder: Path) -> list[Document]:
    """Read every bulletin of the folder."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(f"{path.name.removesuffix('.gold.json')}.txt").read_text("utf-8")
        found.append(Document(gold["id"], gold, read(text, Context(published=gold["published"]))))
    return found


def score(found: Iterable[Document], fields: tuple[str, ...]) -> Score:
    """Sum over documents; an optional figure is neither a hit nor an error."""
    hits = false = missed = 0
    for document in found:
        wanted = Counter(_key(each, fields) for each in document.gold["observations"])
        optional = Counter(_key(each, fields) for each in document.gold["optional"])
        got = Counter(_key(each, fields) for each in _predicted(document.reading))
        hits += (wanted & got).total()
        missed += (wanted - got).total()
        false += (got - wanted - optional).total()
    return Score(hits, false, missed)


def _predicted(reading: Reading) -> list[dict[str, Any]]:
    rows = [{name: getattr(each, name) for name in (*STRICT, "status")} for each in reading.observations]
    return list({tuple(row.values()): row for row in rows}.values())


def _key(row: dict[str, Any], fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_plain(name, row.get(name)) for name in fields)


def _plain(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "value":
        return f"{Decimal(str(value)):.6f}"
    if name == "category":
        return "+".join(sorted(str(value).split("+")))
    return str(value)


def main(arguments: list[str]) -> int:
    """Print the scores of a folder."""
    folder = Path(arguments[0]) if arguments else Path("tests/corpus")
    found = documents(folder)
    if not found:
        print(f"{folder}: holds no NNN.gold.json; name a folder of bulletins with gold", file=sys.stderr)
        return 2
    for name, fields in (("core", CORE), ("strict", STRICT)):
        result = score(found, fields)
        print(
            f"{name:6} F1 {result.f1:.4f}  hits {result.hits}  false {result.false}  missed {result.missed}"
            f"  ({len(found)} bulletins)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
