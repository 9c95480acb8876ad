"""What stands in a bulletin's attachments: read as if below its title, and kept apart from its own numbers."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.files import text_of
from bulletin.model import Attachment, Enclosed, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model import Bulletin, Context

# A table of a whole inspection has a tenth of either; what is larger is a scan or a book.
_LARGEST, _LONGEST = 8 * 1024 * 1024, 1_000_000
_TOO_LARGE = "too-large"


def attachment(url: str, media_type: str, body: bytes) -> Attachment:
    """Return a file that was fetched with what it says, or why that is not known."""
    if len(body) > _LARGEST:
        return Attachment(url, media_type, unread=_TOO_LARGE)
    try:
        text = text_of(PurePosixPath(unquote(urlsplit(url).path)).name, body)
    except UnreadableError as error:
        return Attachment(url, media_type, unread=error.code)
    return Attachment(url, media_type, unread=_TOO_LARGE) if len(text) > _LONGEST else Attachment(url, media_type, text)


def enclosed(bulletin: Bulletin, context: Context) -> tuple[Enclosed, ...]:
    """Return the figures of a bulletin's attachments; what the reader would hold back is left out."""
    return tuple(
        each
        for file, item in enumerate(bulletin.attachments)
        if item.text
        for each in _of_file(file, item.text, bulletin.title, context)
    )


def _of_file(file: int, text: str, title: str, context: Context) -> Iterator[Enclosed]:
    head = " ".join(title.split()) + "\n"
    found = read(head + text, context)
    waiting = [issue.span for issue in found.issues if issue.severity == "hold"]
    for each in found.observations:
        start, end = each.span.start - len(head), each.span.end - len(head)
        waits = any(span.start < each.span.end and each.span.start < span.end for span in waiting)
        if start >= 0 and not waits:
            yield Enclosed(file, replace(each, span=Span(start, end)))
