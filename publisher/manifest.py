"""A release's manifest: for each file the key of what it was made from, a digest of its bytes, and its ids.

It stands beside the releases, not in them, so that a release holds the same bytes however it was built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from bulletin.ledger.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FOLDER = "manifests"
_HEAD = msgspec.json.Decoder(tuple[str, str, int])
_LINE = msgspec.json.Decoder(tuple[str, str, str, str])


@dataclass(frozen=True, slots=True)
class Entry:
    """One file; ``key`` is empty where it is made for every release, ``anchors`` where nothing in it can be linked."""

    key: str
    digest: str
    anchors: str = ""


class Files:
    """Files by their paths, as many as there are: they are not in memory, and fetched when they are asked for."""

    def __init__(self) -> None:
        self._rows = Scratch(3)

    def put(self, path: str, entry: Entry) -> None:
        """Put in a file."""
        self._rows.put(path, (entry.key, entry.digest, entry.anchors))

    def get(self, path: str) -> Entry | None:
        """Return a file, None where there is none."""
        found = self._rows.get(path)
        return Entry(*found) if found else None

    def __contains__(self, path: str) -> bool:
        return self._rows.get(path) is not None

    def __len__(self) -> int:
        return len(self._rows)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield the files with their paths, in the order of these."""
        return ((path, Entry(*rest)) for path, *rest in self._rows.rows())

    def read(self, lines: Iterable[bytes]) -> None:
        """Put in files as ``lines`` gave them. Raises msgspec.DecodeError."""
        for path, *rest in map(_LINE.decode, lines):
            self._rows.put(path, tuple(rest))

    def lines(self) -> Iterator[bytes]:
        """Yield a line for each file, in the order of their paths."""
        return (msgspec.json.encode(row) + b"\n" for row in self._rows.rows())


@dataclass(frozen=True, slots=True)
class Manifest:
    """``program`` digests what made the release (code, templates, settings), ``state`` also the records."""

    program: str = ""
    state: str = ""
    files: Files = field(default_factory=Files)


def read(output: Path, release: str | None) -> Manifest:
    """Return the manifest of a release, an empty one where there is none that can be read."""
    if release is None:
        return Manifest()
    files = Files()
    try:
        with path(output, release).open("rb") as lines:
            program, state, count = _HEAD.decode(next(lines))
            files.read(lines)
    except (OSError, ValueError, StopIteration, msgspec.DecodeError):
        return Manifest()
    return Manifest(program, state, files) if len(files) == count else Manifest()


def write(output: Path, release: str, manifest: Manifest) -> None:
    """Keep the manifest of a release: a line on it, then one for each file."""
    target = path(output, release)
    target.parent.mkdir(exist_ok=True)
    with target.open("wb") as file:
        file.write(msgspec.json.encode((manifest.program, manifest.state, len(manifest.files))) + b"\n")
        file.writelines(manifest.files.lines())


def remove(output: Path, release: str) -> None:
    """Take away the manifest of a release, of whatever form."""
    for file in (output / _FOLDER).glob(f"{release}.*"):
        file.unlink()


def path(output: Path, release: str) -> Path:
    """Return where the manifest of a release stands."""
    return output / _FOLDER / f"{release}.ndjson"
