"""What stands in a bulletin's attachments: read as if below its title, and kept apart from its own numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec

from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.files import text_of
from bulletin.model import Attachment, Enclosed, Issue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model import Bulletin, Context, Reading

# A table of a whole inspection has a tenth of either; what is larger is a scan or a book.
_LARGEST, _LONGEST = 8 * 1024 * 1024, 1_000_000
_TOO_LARGE = "too-large"
ONLY_IN_FILES = "only-in-files"
"""The code of what is noted where a bulletin's figures stand in its attachments alone."""


def attachment(url: str, media_type: str, body: bytes) -> Attachment:
    """Return a file that was fetched with what it says, or why that is not known."""
    if len(body) > _LARGEST:
        return Attachment(url, media_type, unread=_TOO_LARGE)
    try:
        text = text_of(PurePosixPath(unquote(urlsplit(url).path)).name, body)
    except UnreadableError as error:
        return Attachment(url, media_type, unread=error.code)
    return Attachment(url, media_type, unread=_TOO_LARGE) if len(text) > _LONGEST else Attachment(url, media_type, text)


def with_enclosed(found: Reading, bulletin: Bulletin, context: Context) -> Reading:
    """Return a reading with the figures of the bulletin's attachments; what the reader would hold back is left out.

    Where the bulletin has no figure of its own and a file has some (办理情况见附件), that is noted: nobody prints them.
    """
    title = " ".join(bulletin.title.split())
    files = [(at, read(f"{title}\n{item.text}", context)) for at, item in enumerate(bulletin.attachments) if item.text]
    told = tuple(each for at, reading in files for each in _of_file(at, reading, len(title) + 1))
    notes: tuple[Issue, ...] = ()
    if not (found.observations or found.cases):
        numbers = Counter(each.file for each in told)
        notes = tuple(
            _only_there(title, bulletin.attachments[at].url, numbers[at], len(reading.cases))
            for at, reading in files
            if numbers[at] or reading.cases
        )
    return replace(found, enclosed=told, issues=(*found.issues, *notes))


def _of_file(file: int, found: Reading, head: int) -> Iterator[Enclosed]:
    waiting = [issue.span for issue in found.issues if issue.severity == "hold"]
    for each in found.observations:
        start, end = each.span.start - head, each.span.end - head
        waits = any(span.start < each.span.end and each.span.start < span.end for span in waiting)
        if start >= 0 and not waits:
            yield Enclosed(file, msgspec.structs.replace(each, span=Span(start, end)))


def _only_there(title: str, url: str, figures: int, cases: int) -> Issue:
    amount = f"{cases}起案件" if cases else f"{figures}个数字"
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    message = f"正文没有数字，附件{name}中有{amount}；附件中的不刊登，请查看附件"
    return Issue(ONLY_IN_FILES, message, "note", Span(0, len(title)), title)
