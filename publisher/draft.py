"""A release in the making: written file by file beside the one in service, what is unchanged linked from there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.checks import Checks
from publisher.compress import beside, compress, write
from publisher.errors import PublisherError
from publisher.manifest import Entry, Files, Manifest
from publisher.sheets import Bundle, Grown, Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin.ledger.shelfpieces import Pieces
    from publisher.room import Room
    from publisher.sheets import Body

_AT_ONCE = 2_000_000  # bytes of files that are checked and written together


@dataclass(frozen=True, slots=True)
class _Made:
    """A file that waits to be checked and written; ``known`` is what it was in the release before."""

    target: Path
    content: bytes
    key: str
    digest: str
    known: Entry | None


class Draft:
    """The files of one release under way. ``base`` is the release that ``known`` describes, if there is one.

    ``others`` are files of others that its pages may link to.
    """

    def __init__(self, room: Room, base: Path | None, known: Manifest, program: str, pieces: Pieces) -> None:
        self.folder, self._room = room.path, room
        self.files, self.others = Files(), dict[str, Entry]()
        self.checks = Checks(self.files, self.others)
        self.made = 0
        self._waiting: dict[str, _Made] = {}
        self._size = 0
        self._base, self._known, self._pieces = base, known, pieces
        self._same_program = known.program == program

    def add(self, path: str, body: Body) -> None:
        """Add a file: linked when what it is made from is as before, else made. Raises PublisherError, OSError."""
        if path in self.files or path in self._waiting:
            raise PublisherError(f"{path}: is written twice; the site is as before")
        self._add(path, body)
        if path not in self._waiting:
            self.checks.arrived(path)
        elif self._size >= _AT_ONCE:
            self.settle()

    def _add(self, path: str, body: Body) -> None:
        known = self._known.files.get(path) if self._base else None
        wanted = body.key if isinstance(body, Sheet | Bundle | Grown) else ""
        if known and wanted and known.key == wanted and self._same_program and self._room.link(path):
            self.files.put(path, known)
            return
        self.made += 1
        target = self._room.clear(path)
        if isinstance(body, Bundle):
            target.mkdir()
            body.write(target)
            self.files.put(path, Entry(wanted, _digest_of(target)))
            return
        if isinstance(body, Grown):
            self._grow(path, target, body, known)
            return
        content = body.make() if isinstance(body, Sheet) else body
        digest = hashlib.sha256(content).hexdigest()[:32]
        if known and known.digest == digest and self._same_program and self._room.link(path):
            self.files.put(path, Entry(wanted, digest, known.anchors))
            return
        self._waiting[path] = _Made(target, content, wanted, digest, known)
        self._size += len(content)

    def settle(self) -> None:
        """Check, write and compress the files that wait for it, many at once: doing one thing at a time is faster."""
        waiting = self._waiting
        for path, made in waiting.items():
            self.files.put(path, Entry(made.key, made.digest, self.checks.look(path, made.content)))
        new = [
            made
            for path, made in waiting.items()
            if not (made.known and made.known.digest == made.digest and self._room.link(path))
        ]
        for made in new:
            write(made.target, made.content)
        for made in new:
            compress(made.target, made.content)
        self._waiting, self._size = {}, 0
        for path in waiting:
            self.checks.arrived(path)

    def _grow(self, path: str, target: Path, body: Grown, known: Entry | None) -> None:
        """Let a long file write itself, with what it was before at hand."""
        told = self._pieces.of(path, known.digest) if known and self._same_program else None
        before = self._base / path if self._base and told else None
        digest, told = body.write(target, before, told or b"")
        self._pieces.keep(path, digest, told, known.digest if known else None)
        self.files.put(path, Entry(body.key, digest))
        if self._base and known and known.digest == digest and (self._base / path).exists():
            for file in (target, *beside(target)):
                file.unlink(missing_ok=True)
            self._room.link(path)


def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
