"""A release's manifest: for each file the key of what it was made from, a digest of its bytes, and its ids.

It stands beside the releases, not in them, so that a release holds the same bytes however it was built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = "manifests"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file; ``key`` is empty where it is made for every release, ``anchors`` where nothing in it can be linked."""

    key: str
    digest: str
    anchors: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``program`` digests what made the release (code, templates, settings), ``state`` also the records."""

    program: str = ""
    state: str = ""
    files: Mapping[str, Entry] = field(default_factory=dict)


def read(output: Path, release: str | None) -> Manifest:
    """Return the manifest of a release, an empty one where there is none that can be read."""
    if release is None:
        return Manifest()
    try:
        with path(output, release).open("rb") as lines:
            program, state, count = msgspec.json.decode(next(lines))
            rows = map(msgspec.json.decode, lines)
            files = {name: Entry(key, digest, intern(ids)) for name, key, digest, ids in rows}
    except (OSError, ValueError, TypeError, StopIteration, msgspec.DecodeError):
        return Manifest()
    return Manifest(program, state, files) if len(files) == count else Manifest()


def write(output: Path, release: str, manifest: Manifest) -> None:
    """Keep the manifest of a release: a line on it, then one for each file."""
    target = path(output, release)
    target.parent.mkdir(exist_ok=True)
    with target.open("wb") as file:
        file.write(msgspec.json.encode((manifest.program, manifest.state, len(manifest.files))) + b"\n")
        for name, entry in manifest.files.items():
            file.write(msgspec.json.encode((name, entry.key, entry.digest, entry.anchors)) + b"\n")


def remove(output: Path, release: str) -> None:
    """Take away the manifest of a release, of whatever form."""
    for file in (output / _FOLDER).glob(f"{release}.*"):
        file.unlink()


def path(output: Path, release: str) -> Path:
    """Return where the manifest of a release stands."""
    return output / _FOLDER / f"{release}.ndjson"
