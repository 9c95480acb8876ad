"""Which reader this is: the same code and the same tables read the same text the same way."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_ROOMS = ("extract", "measures", "regions", "data")
_MODULES = ("dates.py", "document.py", "enclosures.py", "model.py", "numbers.py", "text.py")


def files() -> list[Path]:
    """Return the files that decide what is read in a text, in order."""
    rooms = (path for room in _ROOMS for path in (_ROOT / room).rglob("*") if path.suffix in {".py", ".csv", ".txt"})
    return sorted([*(_ROOT / name for name in _MODULES), *rooms])


@cache
def code() -> str:
    """Return eight hexadecimal digits of all that decides what is read in a text."""
    digest = hashlib.sha256()
    for path in files():
        digest.update(f"{path.relative_to(_ROOT)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
