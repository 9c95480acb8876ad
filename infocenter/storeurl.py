"""``[store] url``: where the ledger is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "sqlite:///"
_SERVER = ("postgresql", "postgresql+psycopg")


def absolute(url: str, root: Path) -> str:
    """Return the address with a file's path made absolute."""
    if url.startswith(FILE) and not url.startswith("sqlite:////"):
        return f"{FILE}{root / url.removeprefix(FILE)}"
    return url


def file_of(url: str) -> Path | None:
    """Return the file of a ledger in SQLite, None for one on a server."""
    return Path(url.removeprefix(FILE)) if url.startswith(FILE) else None


def faults(url: str) -> Iterator[str]:
    """Yield what is wrong with the address; what may be a secret is not repeated."""
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        if not url.removeprefix(FILE) or not url.startswith(FILE):
            yield "store.url: names no file; sqlite:///FILE"
        return
    if scheme not in _SERVER:
        yield "store.url: is neither sqlite:///FILE nor postgresql://USER@HOST/DATABASE"
        return
    try:
        parts = urlsplit(url)
        secret = parts.password is not None or bool({"password", "sslpassword"} & parse_qs(parts.query).keys())
        named = bool(parts.path.strip("/")) and (parts.port or 1) > 0
    except ValueError:
        secret = named = False
    if secret:
        yield "store.url: holds a password; give it in PGPASSWORD or a password file (PGPASSFILE, ~/.pgpass)"
    elif not named:
        yield "store.url: names no database or no port that can be; postgresql://USER@HOST:PORT/DATABASE"
