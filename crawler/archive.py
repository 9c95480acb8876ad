"""The archive: every body as received, in WARC 1.1 files, one file a run."""

from __future__ import annotations

import hashlib
import os
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.errors import ArchiveError
from crawler.members import Members

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from crawler.store import Validators

_GZIP, _BLOCK = 31, 1 << 16  # zlib's number for the gzip format
# The transfer's own framing is gone when a body reaches us.
_HOP = {"transfer-encoding", "connection", "keep-alive"}

Headers: TypeAlias = "Sequence[tuple[str, str]]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the archive holds an answer."""

    file: str
    offset: int


class ArchiveWriter:
    """Writes one run's file; created with its first record, each record on disk before its place is told."""

    def __init__(self, folder: Path, now: datetime, software: str) -> None:
        self._folder = folder
        self._name = f"{now:%Y%m%dT%H%M%S}Z-{os.getpid()}.warc.gz"
        self._software = software
        self._file: Any = None
        self._writer: Any = None

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

        A body that is the ``known`` one is not written again: a revisit record points at it.
        """
        try:
            if self._writer is None:
                self._open()
            headers = StatusAndHeaders(
                status, [pair for pair in response if pair[0].lower() not in _HOP], protocol="HTTP/1.1"
            )
            same = known is not None and known.digest == digest(body)
            if same and known:
                answer = self._writer.create_revisit_record(
                    url, f"sha256:{known.digest}", url, _utc(known.fetched_at), http_headers=headers
                )
            else:
                answer = self._writer.create_warc_record(
                    url, "response", payload=BytesIO(body), length=len(body), http_headers=headers
                )
            question = self._writer.create_warc_record(
                url,
                "request",
                http_headers=StatusAndHeaders(f"{method} {url} HTTP/1.1", list(request), is_http_request=True),
                warc_headers_dict={"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")},
            )
            offset = self._file.tell()
            self._writer.write_record(answer)
            self._writer.write_record(question)
            self._file.flush()
        except OSError as error:
            raise ArchiveError(
                f"archive {self._folder}: {error.strerror or error}; free space or mend the folder"
            ) from error
        return Place(known.warc_file, known.warc_offset) if same and known else Place(self._name, offset)

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = (self._folder / self._name).open("xb")
        self._writer = WARCWriter(Members(self._file), gzip=False, warc_version="1.1")
        info = self._writer.create_warcinfo_record(
            self._name, {"software": self._software, "format": "WARC File Format 1.1"}
        )
        self._writer.write_record(info)


def _utc(time: str) -> str:
    """Return an ISO time in UTC as WARC prints it."""
    return time.replace("+00:00", "Z")


def mend(folder: Path) -> str | None:
    """Cut off what a run that was killed left half-written at the end of the newest file; say so, None if all is whole.

    Each record is a gzip member of its own; what comes after the last whole member was told to nobody.
    """
    newest = max(folder.glob("*.warc.gz"), default=None)
    if newest is None:
        return None
    try:
        whole, size = _whole_members(newest), newest.stat().st_size
        if whole < size:
            os.truncate(newest, whole)
    except OSError as error:
        raise ArchiveError(f"archive {newest}: {error.strerror or error}; mend the folder") from error
    return f"archive {newest.name}: a cut tail of {size - whole} bytes removed" if whole < size else None


def _whole_members(path: Path) -> int:
    """Return where the last whole gzip member of a file ends."""
    end = 0
    member = zlib.decompressobj(_GZIP)
    with path.open("rb") as file:
        data = b""
        while data := data or file.read(_BLOCK):
            try:
                member.decompress(data)
            except zlib.error:
                break
            data = b""
            if member.eof:
                end = file.tell() - len(member.unused_data)
                data, member = member.unused_data, zlib.decompressobj(_GZIP)
    return end


def check(folder: Path, place: Place) -> None:
    """See that a file of the archive is there and reaches to a place. Raises ArchiveError."""
    path = folder / place.file
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ArchiveError(f"archive {path}: {error.strerror or error}; restore a backup") from error
    if place.offset >= size:
        raise ArchiveError(f"archive {path}: no record at {place.offset}, it ends before; restore a backup")


def read(folder: Path, place: Place) -> bytes:
    """Return the body at a place, its content encoding undone. Raises ArchiveError."""
    try:
        with (folder / place.file).open("rb") as file:
            file.seek(place.offset)
            record = next(iter(ArchiveIterator(file)))
            return bytes(record.content_stream().read())
    except (OSError, StopIteration, ArchiveLoadFailed) as error:
        raise ArchiveError(
            f"archive {folder / place.file}: no record at {place.offset} ({error}); restore a backup"
        ) from error


def digest(body: bytes) -> str:
    """Return the SHA-256 of a body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
