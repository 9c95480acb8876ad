"""Content encodings: undone with a limit, and never by half."""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
"""What is asked for: what this module can check to the last byte."""

_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's numbers of the three formats
_CHUNK = 1 << 20
_MOST_LAYERS = 4
_UNREADABLE = {"br", "zstd", "compress", "x-compress"}


class EncodingError(Exception):
    """A body is too large or in an encoding that was not asked for; the message completes "its body ..."."""


class CutOffError(EncodingError):
    """A body ends too early; asking again may help."""


def decoded(body: bytes, encodings: str, limit: int) -> bytes:
    """Undo the encodings that a Content-Encoding header names. Raises EncodingError.

    A name that is no encoding (some servers put a charset there) and a body that is plain after all are left as is.
    """
    layers = [name for name in map(str.strip, encodings.lower().split(",")) if name]
    if len(layers) > _MOST_LAYERS:
        raise EncodingError(f"is compressed {len(layers)} times over")
    for name in reversed(layers):
        if name in _UNREADABLE:
            raise EncodingError(f"is compressed with {name}, which was not asked for")
        if name in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
            body = _members(body, limit)
        elif name == "deflate" and body:
            body = _deflated(body, limit)
    return body


def _members(body: bytes, limit: int) -> bytes:
    """Undo gzip, one member after another; what follows the last one is no part of the body."""
    parts: list[bytes] = []
    while body.startswith(b"\x1f\x8b"):
        part, body = _inflate(body, _GZIP, limit - sum(map(len, parts)))
        parts.append(part)
    return b"".join(parts)


def _deflated(body: bytes, limit: int) -> bytes:
    """Undo deflate, with the zlib header that the standard wants or without it."""
    try:
        return _inflate(body, _ZLIB, limit)[0]
    except EncodingError as error:
        if not isinstance(error.__cause__, zlib.error):
            raise
    return _inflate(body, _RAW, limit)[0]


def _inflate(body: bytes, kind: int, limit: int) -> tuple[bytes, bytes]:
    """Return what a compressed stream holds and what follows it."""
    stream = zlib.decompressobj(kind)
    parts, size = [], 0
    try:
        while not stream.eof and body:
            part = stream.decompress(body, _CHUNK)
            body = stream.unconsumed_tail
            parts.append(part)
            size += len(part)
            if size > limit:
                raise EncodingError("grows too large when it is decompressed")
        if not stream.eof:
            part = stream.flush()
            parts.append(part)
    except zlib.error as error:
        raise EncodingError(f"cannot be decompressed ({error})") from error
    if not stream.eof:
        raise CutOffError("is cut off")
    return b"".join(parts), stream.unused_data
