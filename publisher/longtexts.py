"""Long files of text made of pieces, with their compressed copies."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher import pieces
from publisher.compress import beside, pack_tighter
from publisher.pieces import END, Form, Writer, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publisher.rows import Piece

_GZIP = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # deflated, no name, no time, no system
_SIZE = 1 << 32  # what gzip counts sizes by


@dataclass(frozen=True, slots=True)
class LongText:
    """A file of text: what stands before its pieces and behind them, and how their rows become bytes."""

    head: bytes
    pieces: Iterable[Piece]
    tail: bytes
    form: Form

    def write(self, path: Path, before: Path | None, told: bytes) -> tuple[str, bytes]:
        """Write it and its compressed copies, as ``publisher.sheets.Grown`` wants it."""
        gz, _ = beside(path)
        there = opened(told, beside(before)[0], before) if before else nullcontext()
        with path.open("wb") as plain, gz.open("wb") as packed, there as known:
            packed.write(_GZIP)
            writer = Writer(packed, plain, known)
            writer.write(self.head)
            for piece in self.pieces:
                writer.put(piece, self.form)
            writer.write(self.tail)
            packed.write(END + writer.crc.to_bytes(4, "little") + (writer.size % _SIZE).to_bytes(4, "little"))
        pack_tighter(path)
        return writer.digest, pieces.told(writer.pieces)
