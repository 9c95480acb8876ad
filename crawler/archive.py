"""The archive: every body as received, in WARC 1.1 files, one file a run."""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, FileIO
from typing import IO, TYPE_CHECKING, Any, Self, TypeAlias
from urllib.parse import urlsplit, urlunsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.encoding import EncodingError, decoded
from crawler.errors import ArchiveError, LostError
from crawler.members import Members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from crawler.store import Validators

_GZIP, _BLOCK = 31, 1 << 16  # zlib's number for the gzip format
_NAME_LENGTH = 40
_LIMIT = 64 * 1024 * 1024  # more than any body that was ever let in
# The transfer's own framing is gone when a body reaches us.
_HOP = {"transfer-encoding", "connection", "keep-alive"}

Headers: TypeAlias = "Sequence[tuple[str, str]]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the archive holds an answer."""

    file: str
    offset: int


class ArchiveWriter:
    """Writes one run's file; created with its first record, each record on disk before its place is told.

    After a record that could not be written whole the file is as before it, and nothing more is written.
    """

    def __init__(self, folder: Path, now: datetime, software: str) -> None:
        self._folder = folder
        # Archives of several machines can be put together: no two files have one name.
        self._name = f"{now:%Y%m%dT%H%M%S}Z-{_machine()}-{os.getpid()}.warc.gz"
        self._software = software
        self._file: FileIO | None = None
        self._broken: ArchiveError | None = None
        self._buffer = BytesIO()
        self._writer: Any = WARCWriter(Members(self._buffer), gzip=False, warc_version="1.1")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def write(  # noqa: PLR0913 - an exchange has these parts
        self,
        url: str,
        request: Headers,
        status: str,
        response: Headers,
        body: bytes,
        *,
        method: str = "GET",
        known: Validators | None = None,
    ) -> Place:
        """Write a request and its response; return where the body is. Raises ArchiveError.

        A body that the archive holds at the ``known`` place is not written again: a revisit record points at it.
        """
        headers = StatusAndHeaders(
            status, [pair for pair in map(_plain, response) if pair[0].lower() not in _HOP], protocol="HTTP/1.1"
        )
        place = Place(known.warc_file, known.warc_offset) if known else None
        before = self._earlier(place, body) if place else None
        if before:
            answer = self._writer.create_revisit_record(
                url,
                before.get_header("WARC-Payload-Digest"),
                before.get_header("WARC-Target-URI"),
                before.get_header("WARC-Date"),
                http_headers=headers,
                warc_headers_dict={"WARC-Refers-To": before.get_header("WARC-Record-ID")},
            )
        else:
            answer = self._writer.create_warc_record(
                url, "response", payload=BytesIO(body), length=len(body), http_headers=headers
            )
        question = self._writer.create_warc_record(
            url,
            "request",
            http_headers=StatusAndHeaders(_request_line(method, url), _asked(url, request), is_http_request=True),
            warc_headers_dict={"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")},
        )
        offset = self._append(answer, question)
        return place if before and place else Place(self._name, offset)

    def _earlier(self, place: Place, body: bytes) -> StatusAndHeaders | None:
        """Return the head of the record at a place if it holds the very body."""
        try:
            with _record(self._folder, place) as record:
                head: StatusAndHeaders = record.rec_headers
                same = record.rec_type == "response" and head.get_header("WARC-Payload-Digest") == _warc_digest(body)
        except LostError:
            return None
        return head if same else None

    def _append(self, *records: Any) -> int:
        """Write records as one piece; return where the first one is."""
        if self._broken:
            raise self._broken
        try:
            file = self._file or self._open()
            self._buffer.seek(0)
            self._buffer.truncate()
            for record in records:
                self._writer.write_record(record)
            offset = file.tell()
            try:
                _write(file, self._buffer.getbuffer())
            except OSError:
                os.ftruncate(file.fileno(), offset)
                raise
        except OSError as error:
            self._broken = ArchiveError(
                f"archive {self._folder}: {error.strerror or error}; free space or mend the folder"
            )
            raise self._broken from error
        return offset

    def _open(self) -> FileIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = file = FileIO(self._folder / self._name, "xb")
        info = self._writer.create_warcinfo_record(
            self._name, {"software": self._software, "format": "WARC File Format 1.1"}
        )
        self._append(info)
        return file


def _machine() -> str:
    """Return this machine's name as it can stand in a file's."""
    return re.sub("[^A-Za-z0-9]+", "-", platform.node())[:_NAME_LENGTH].strip("-") or "unnamed"


def _write(file: FileIO, data: memoryview) -> None:
    """Write all of it: the system may take less at a time."""
    with data:
        done = 0
        while done < len(data):
            done += file.write(data[done:])


def _request_line(method: str, url: str) -> str:
    parts = urlsplit(url)
    return f"{method} {urlunsplit(('', '', parts.path or '/', parts.query, ''))} HTTP/1.1"


def _asked(url: str, headers: Headers) -> list[tuple[str, str]]:
    return [("Host", urlsplit(url).netloc), *map(_plain, headers)]


def _plain(pair: tuple[str, str]) -> tuple[str, str]:
    """Return a header without what would break the record: line ends."""
    name, value = pair
    return name, " ".join(value.splitlines())


def _warc_digest(body: bytes) -> str:
    """Return a body's digest as warcio writes it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def mend(folder: Path) -> str | None:
    """Cut off what a run that was killed left half-written at the end of the newest file; say so, None if all is whole.

    Each record is a gzip member of its own; what comes after the last whole member was told to nobody. Whoever writes
    mends first, so that only the file written last can be cut. Raises ArchiveError.
    """
    try:
        newest = max(folder.glob("*.warc.gz"), default=None, key=lambda path: (path.stat().st_mtime_ns, path.name))
        if newest is None:
            return None
        whole, size = whole_length(newest), newest.stat().st_size
        if whole == 0:
            newest.unlink()
        elif whole < size:
            os.truncate(newest, whole)
    except OSError as error:
        raise ArchiveError(f"archive {folder}: {error.strerror or error}; mend the folder") from error
    return f"archive {newest.name}: a cut tail of {size - whole} bytes removed" if whole < size else None


def copy(path: Path, target: IO[bytes]) -> None:
    """Write a file's whole records to ``target``: another run may be writing the last one. Raises ArchiveError."""
    try:
        left = whole_length(path)
        with path.open("rb") as file:
            while left and (data := file.read(min(left, _BLOCK))):
                target.write(data)
                left -= len(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveError(f"archive {path}: {error.strerror or error}; not copied") from error


def whole_length(path: Path) -> int:
    """Return where the last whole gzip member of a file ends."""
    end = 0
    member = zlib.decompressobj(_GZIP)
    with path.open("rb") as file:
        data = b""
        while data := data or file.read(_BLOCK):
            try:
                rest = data
                while rest and not member.eof:
                    member.decompress(rest, _BLOCK)
                    rest = member.unconsumed_tail
            except zlib.error:
                break
            data = b""
            if member.eof:
                end = file.tell() - len(member.unused_data)
                data, member = member.unused_data, zlib.decompressobj(_GZIP)
    return end


def check(folder: Path, place: Place) -> None:
    """See that a file of the archive is there and reaches to a place. Raises LostError."""
    try:
        size = (folder / place.file).stat().st_size
    except OSError as error:
        raise LostError(_lost(folder, place, error)) from error
    if place.offset >= size:
        raise LostError(_lost(folder, place, EOFError("it ends before")))


def read(folder: Path, place: Place) -> bytes:
    """Return the body at a place, its content encoding undone. Raises LostError."""
    with _record(folder, place) as record:
        encodings = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
        return decoded(bytes(record.raw_stream.read()), encodings or "", _LIMIT)


@contextmanager
def _record(folder: Path, place: Place) -> Iterator[Any]:
    """Give the record at a place, its head read. Raises LostError."""
    try:
        with (folder / place.file).open("rb") as file:
            file.seek(place.offset)
            yield next(iter(ArchiveIterator(file)))
    except (OSError, StopIteration, ArchiveLoadFailed, EncodingError) as error:
        raise LostError(_lost(folder, place, error)) from error


def _lost(folder: Path, place: Place, error: Exception) -> str:
    told = getattr(error, "strerror", None) or str(error) or "the file ends before"
    return f"archive {folder / place.file}: no record at {place.offset} ({told}); restore a backup"


def digest(body: bytes) -> str:
    """Return the SHA-256 of a body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
