"""A release's manifest: for each file the key of what it was made from, a digest of its bytes, and its ids.

It stands beside the releases, not in them, so that a release holds the same bytes however it was built.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

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
        found = json.loads(path(output, release).read_bytes())
        files = {name: Entry(key, digest, intern(ids)) for name, (key, digest, ids) in found["files"].items()}
        return Manifest(found["program"], found["state"], files)
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def write(output: Path, release: str, manifest: Manifest) -> None:
    """Keep the manifest of a release."""
    target = path(output, release)
    target.parent.mkdir(exist_ok=True)
    files = {name: (entry.key, entry.digest, entry.anchors) for name, entry in manifest.files.items()}
    whole = {"program": manifest.program, "state": manifest.state, "files": files}
    target.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def path(output: Path, release: str) -> Path:
    """Return where the manifest of a release stands."""
    return output / _FOLDER / f"{release}.json"
