"""Compressed copies beside the files, for servers that send files as they are (gzip_static, brotli_static)."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".gz", ".br")
TYPES = (".html", ".xml", ".json", ".csv", ".opml", ".css", ".svg", ".js", ".txt")
_SMALL = 512  # less than this fits into one packet anyway
_GZIP, _BROTLI = 6, 5  # higher levels cost ten times as much for a few per cent
_LARGE = 1_000_000  # what is larger is downloaded, not looked at, and changes often: gzip will do
_BLOCK = 1 << 18


def write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; there are many, and opening one as Python does costs more than writing it."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def compress(path: Path, content: bytes) -> None:
    """Write the compressed copies of a file of text; the same bytes give the same copies."""
    if path.suffix not in TYPES or len(content) < _SMALL:
        return
    gz, br = beside(path)
    write(gz, gzip.compress(content, _GZIP, mtime=0))
    if len(content) <= _LARGE:
        write(br, brotli.compress(content, quality=_BROTLI))


def pack_tighter(path: Path) -> None:
    """Write the brotli copy of a file of text that has a gzip copy; take this away where it is of no use."""
    gz, br = beside(path)
    size = path.stat().st_size
    if size < _SMALL:
        gz.unlink()
    if not _SMALL <= size <= _LARGE:
        return
    with path.open("rb") as file, br.open("wb") as raw:
        packer = brotli.Compressor(quality=_BROTLI)
        while block := file.read(_BLOCK):
            raw.write(packer.process(block))
        raw.write(packer.finish())


def beside(path: Path) -> tuple[Path, Path]:
    """Return where the compressed copies of a file stand."""
    gz, br = (path.with_name(path.name + suffix) for suffix in SUFFIXES)
    return gz, br
