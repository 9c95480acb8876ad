"""Long files made of pieces: a piece that is as it was is copied from the release in service, packed as it is.

A packed file is one deflate stream; each piece in it begins at a byte of its own and looks back at nothing before it.
So it can be copied, and what joins two pieces stands between them.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from publisher.crc import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from publisher.rows import Piece, Row

_BATCH = 500
_BLOCK = 1 << 18
_LEVEL = 6  # higher levels cost ten times as much for a few per cent
END = b"\x03\x00"
"""What ends a deflate stream: an empty block."""


@dataclass(frozen=True, slots=True)
class Form:
    """How rows become bytes: ``rows`` takes some, ``glue`` stands between."""

    rows: Callable[[list[Row]], bytes]
    glue: bytes = b""


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A piece of a file that was made: where it stands in it, plain and packed, its check sum, digest and rows."""

    key: str
    at: int
    size: int
    packed_at: int
    packed: int
    crc: int
    digest: str
    rows: int


_DECODER = msgspec.json.Decoder(list[Made])


@dataclass(frozen=True, slots=True)
class Before:
    """A file made before: its pieces by key, and its bytes; ``plain`` is None where it is kept packed only."""

    pieces: Mapping[str, Made]
    packed: BinaryIO
    plain: BinaryIO | None = None


def known(told: bytes) -> dict[str, Made]:
    """Return what ``told`` tells of pieces, by key; none where it cannot be read."""
    try:
        return {each.key: each for each in _DECODER.decode(told) if each.key}
    except (msgspec.DecodeError, ValueError):
        return {}


def told(pieces: list[Made]) -> bytes:
    """Return what has to be known of pieces to copy them."""
    return msgspec.json.encode(pieces)


@contextmanager
def opened(told: bytes, packed: Path, plain: Path | None = None) -> Iterator[Before | None]:
    """Open a file made before; None where it is not there as ``told`` tells of it."""
    pieces = known(told)
    ends = max((each.packed_at + each.packed for each in pieces.values()), default=0)
    plain_ends = max((each.at + each.size for each in pieces.values()), default=0)
    if not (pieces and _reaches(packed, ends) and (plain is None or _reaches(plain, plain_ends))):
        yield None
        return
    with packed.open("rb") as file, plain.open("rb") if plain else nullcontext() as text:
        yield Before(pieces, file, text)


def _reaches(path: Path, end: int) -> bool:
    return path.is_file() and path.stat().st_size >= end


@dataclass
class Writer:
    """Writes bytes and pieces to a plain and a packed file, or only to this; knows check sum, size and rows so far."""

    packed: BinaryIO
    plain: BinaryIO | None = None
    before: Before | None = None
    crc: int = 0
    size: int = 0
    rows: int = 0
    pieces: list[Made] = field(default_factory=list)
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    @property
    def digest(self) -> str:
        """What changes whenever the bytes do."""
        return self._digest.hexdigest()[:32]

    def write(self, content: bytes) -> None:
        """Write bytes."""
        if content:
            packer = _packer()
            self.packed.write(packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH))
            if self.plain:
                self.plain.write(content)
            self._count(zlib.crc32(content), len(content), content)

    def put(self, piece: Piece, form: Form, most: int | None = None) -> None:
        """Write a piece, not more than ``most`` of its rows."""
        there = self.before and self.before.pieces.get(piece.key)
        if there and (most is None or there.rows < most):
            made = self._copy(there, form)
        else:
            made = self._make(piece, form, most)
        if made.rows:
            self.rows += made.rows
            self._count(made.crc, made.size, made.digest.encode())
        self.pieces.append(made)

    def _count(self, crc: int, size: int, told: bytes) -> None:
        self.crc = joined(self.crc, crc, size)
        self.size += size
        self._digest.update(b"%d " % size + told)

    def _join(self, form: Form) -> tuple[int, int]:
        """Write what stands before a piece that holds rows; return where the piece stands, plain and packed."""
        if self.rows:
            self.write(form.glue)
        return self.size, self.packed.tell()

    def _copy(self, there: Made, form: Form) -> Made:
        before = self.before
        if not there.rows or before is None:
            return there
        at, packed_at = self._join(form)
        if self.plain and before.plain:
            _copy(before.plain, there.at, there.size, self.plain)
        _copy(before.packed, there.packed_at, there.packed, self.packed)
        return Made(there.key, at, there.size, packed_at, there.packed, there.crc, there.digest, there.rows)

    def _make(self, piece: Piece, form: Form, most: int | None) -> Made:
        rows = islice(piece.rows(), most)
        crc = size = count = at = packed_at = 0
        digest, packer = hashlib.sha256(), _packer()
        while batch := list(islice(rows, _BATCH)):
            if count:
                block = form.glue + form.rows(batch)
            else:
                block = form.rows(batch)
                at, packed_at = self._join(form)
            count += len(batch)
            size += len(block)
            crc = zlib.crc32(block, crc)
            digest.update(block)
            self.packed.write(packer.compress(block))
            if self.plain:
                self.plain.write(block)
        if count:
            self.packed.write(packer.flush(zlib.Z_SYNC_FLUSH))
        key = "" if count == most else piece.key  # it may be cut: never to be copied
        packed = self.packed.tell() - packed_at if count else 0
        return Made(key, at, size, packed_at, packed, crc, digest.hexdigest()[:32], count)


def _packer() -> zlib._Compress:
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


def _copy(source: BinaryIO, at: int, size: int, target: BinaryIO) -> None:
    source.seek(at)
    while size:
        block = source.read(min(size, _BLOCK))
        if not block:
            raise OSError(None, "is shorter than it was", source.name)
        target.write(block)
        size -= len(block)
