"""Pages in WARC files of other tools: found in one pass, read one at a time in another."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.errors import CrawlerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 10 * 1024 * 1024
"""The largest page that is taken."""

FAULTS = (ArchiveLoadFailed, EOFError, OSError, ValueError, UnicodeError, AttributeError, zlib.error)
"""What a damaged file makes the readers raise; the attribute is missing where a cut record tells no address."""

_GZIP = b"\x1f\x8b"
_PAGES, _DOCUMENTS, _OFFICE = ("html", "json", "xml"), ("application/", "binary/"), "openxmlformats"


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a file holds a page that was received with status 200, or a document that may belong to one."""

    url: str
    date: str
    content_type: str
    offset: int

    @property
    def is_page(self) -> bool:
        """Tell a page from a document; what does not say what it is may be either, and counts as a page."""
        kind = self.content_type.lower()
        return not kind or (any(word in kind for word in _PAGES) and _OFFICE not in kind)


def is_warc(start: bytes) -> bool:
    """Tell a WARC file, compressed or plain, by its first bytes."""
    return start.startswith((_GZIP, b"WARC/"))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Give a WARC file whose records can be asked for by offset: one compressed as a whole is unpacked aside.

    Raises CrawlerError.
    """
    try:
        with path.open("rb") as file:
            if not _as_a_whole(file):
                yield file
                return
            with tempfile.TemporaryFile() as plain, gzip.open(file) as packed:
                shutil.copyfileobj(packed, plain)
                plain.seek(0)
                yield plain
    except FAULTS as error:
        raise CrawlerError(f"{path}: is no whole WARC file ({getattr(error, 'strerror', None) or error})") from error


def captures(file: IO[bytes]) -> Iterator[Capture]:
    """Yield the pages and documents of a file in their order. Raises what ``FAULTS`` names when the file is damaged."""
    file.seek(0)
    iterator = ArchiveIterator(file)
    for record in iterator:
        url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        kind = _type(record)
        if kind is not None and url.startswith(("http://", "https://")):
            date = record.rec_headers.get_header("WARC-Date") or ""
            yield Capture(url, date, kind, iterator.get_record_offset())


def body(file: IO[bytes], capture: Capture) -> bytes:
    """Return a page's body, transfer and content encoding undone; one byte more than ``LIMIT`` at most."""
    file.seek(capture.offset)
    record = next(iter(ArchiveIterator(file)))
    return bytes(record.content_stream().read(LIMIT + 1))


def _type(record: Any) -> str | None:
    """Return the media type of a record that holds a page or a document, None for any other."""
    headers = record.http_headers
    if record.rec_type == "resource":
        kind = str(record.rec_headers.get_header("Content-Type") or "")
    elif record.rec_type == "response" and headers is not None and headers.get_statuscode() == "200":
        kind = str(headers.get_header("Content-Type") or "")
    else:
        return None
    found = kind.lower()
    of_a_page = any(word in found for word in ("javascript", "font", "image", "svg"))
    return kind if not found or (not of_a_page and any(word in found for word in (*_PAGES, *_DOCUMENTS))) else None


def _as_a_whole(file: IO[bytes]) -> bool:
    """Tell a file that is compressed as one piece, not record by record: warcio says so at its second record."""
    records = iter(ArchiveIterator(file))
    try:
        next(records, None)
        next(records, None)
    except ArchiveLoadFailed as error:
        return "non-chunked" in str(error)
    finally:
        file.seek(0)
    return False
