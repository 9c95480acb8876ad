"""The folder of a release in the making. Mostly it is that of a release no longer kept, which holds nearly all already.

Files are shared with other releases, so none is ever written where it stands: it is taken away first.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.compress import SUFFIXES, TYPES, beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.manifest import Files

_NEAR = 16  # folders; most files come one folder after another


class Room:
    """The folder at ``path``, begun from ``spare`` if there is one; what is as before is linked from ``base``."""

    def __init__(self, path: Path, base: Path | None, spare: Path | None) -> None:
        self.path = path
        self._base, self._used = base, spare is not None
        self._folders = {""}
        self._same = lru_cache(_NEAR)(self._same_in)
        if spare:
            spare.rename(path)
        else:
            path.mkdir(parents=True)

    def link(self, path: str) -> bool:
        """Have a file with its compressed copies, or a folder, as it is in the base; False if it is not there."""
        if self._base is None:
            return False
        if self._used and self._there(path):
            return True
        # Plain texts, as a release has ten thousands of files.
        there, here = f"{self._base}/{path}", f"{self.path}/{path}"
        self.clear(path)
        try:
            if path.endswith("/"):
                shutil.copytree(there, here, copy_function=os.link)
            else:
                os.link(there, here)
        except FileNotFoundError:
            return False
        for suffix in SUFFIXES if path.endswith(TYPES) else ():
            with contextlib.suppress(FileNotFoundError):  # small files have none
                os.link(there + suffix, here + suffix)
        return True

    def clear(self, path: str) -> Path:
        """Make room for a file or a folder, which ends with a slash; return where it is to stand."""
        target = self.path / path
        folder = path.rstrip("/").rpartition("/")[0]
        if folder not in self._folders:
            (self.path / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        if self._used:
            self._same(folder).discard(path.rpartition("/")[2])
            self._take_away(target)
        return target

    def _take_away(self, target: Path) -> None:
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
            return
        for file in (target, *beside(target)):
            file.unlink(missing_ok=True)

    def _there(self, path: str) -> bool:
        """Tell whether a file is that of the base, or a folder holds the same; what came with them did so as well."""
        folder, _, name = path.rpartition("/")
        if name:
            return name in self._same(folder)
        held = dict(_files(f"{self._base}/{path}"))
        return bool(held) and held == dict(_files(f"{self.path}/{path}"))

    def _same_in(self, folder: str) -> set[str]:
        """Return the names of the files of a folder that are those of the base; one look at it tells of all."""
        base = dict(each for each in _files(f"{self._base}/{folder}") if not each[0].endswith(SUFFIXES))
        return {name for name, inode in _files(f"{self.path}/{folder}") if base.get(name) == inode}

    def sweep(self, files: Files) -> None:
        """Take away what is left of the release that the folder was, all but ``files`` and what belongs to them."""
        if self._used:
            _sweep(str(self.path), "", files)


def _files(folder: str) -> Iterator[tuple[str, int]]:
    """Yield what tells the files of a folder from others; not of those in its folders, which are linked with them."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as found:
        yield from ((each.name, each.inode()) for each in found if each.is_file(follow_symlinks=False))


def _sweep(folder: str, path: str, files: Files) -> bool:
    """Take away what is not among ``files``, folders that become empty as well; tell whether this one is."""
    kept: set[str] = set()
    lost: list[str] = []
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir(follow_symlinks=False):
                name = f"{path}{each.name}/"
                if name in files or not _sweep(each.path, name, files):
                    kept.add(each.name)
                else:
                    Path(each.path).rmdir()
            elif not each.name.endswith(SUFFIXES):
                if path + each.name in files:
                    kept.add(each.name)
                else:
                    lost.append(each.name)
    with os.scandir(folder) as found:  # once more, as holding all names of a large folder takes much memory
        for each in found:
            name = each.name
            if name.endswith(SUFFIXES) and name not in kept and name.rpartition(".")[0] not in kept:
                if path + name in files:
                    kept.add(name)
                else:
                    lost.append(name)
    for name in lost:
        Path(folder, name).unlink()
    return not kept
