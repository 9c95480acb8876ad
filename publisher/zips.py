"""Zip files whose parts may be packed already (zipfile packs everything itself); no part is of four gigabytes."""

from __future__ import annotations

import errno
import os
import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NEEDED, _DEFLATED = 20, 8
_NO_TIME, _NO_DAY = 0, (1 << 5) | 1  # the first that there is: the same content, the same bytes
_MOST = 1 << 32


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, the check sum of its content, its size packed and plain."""

    name: str
    crc: int
    packed: int
    size: int

    def _told(self) -> bytes:
        if max(self.packed, self.size) >= _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), self.name)
        sums = (self.crc, self.packed, self.size, len(self.name.encode()), 0)
        return struct.pack("<5H3I2H", _NEEDED, 0, _DEFLATED, _NO_TIME, _NO_DAY, *sums)

    def local(self) -> bytes:
        """Return what stands before its bytes; as long whatever the sums are."""
        return _LOCAL + self._told() + self.name.encode()

    def central(self, at: int) -> bytes:
        """Return its line in the list at the end; ``at`` is where it stands."""
        rest = struct.pack("<3H2I", 0, 0, 0, 0, at)
        return _CENTRAL + struct.pack("<H", _NEEDED) + self._told() + rest + self.name.encode()


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip file under way."""

    file: BinaryIO
    _parts: list[tuple[Part, int]] = field(default_factory=list)

    def put(self, name: str, content: bytes) -> None:
        """Write a part from its content."""
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
        part = Part(name, zlib.crc32(content), len(packed), len(content))
        self.note(part, self.file.tell())
        self.file.write(part.local() + packed)

    def note(self, part: Part, at: int) -> None:
        """List a part that stands at a place."""
        self._parts.append((part, at))

    def end(self) -> None:
        """Write the list of the parts."""
        at = self.file.tell()
        told = b"".join(part.central(place) for part, place in self._parts)
        count = len(self._parts)
        self.file.write(told + _END + struct.pack("<4H2IH", 0, 0, count, count, len(told), at, 0))
