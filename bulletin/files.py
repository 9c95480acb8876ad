"""Documents of other kinds as text: html, xlsx, xls, docx and pdf, tables row by row as ``| a | b |``."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

from bulletin.errors import UnreadableError
from bulletin.formats.html import html_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["decode", "html_text", "text_of"]

_LIMIT = 50 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_PART = 80 * 1024 * 1024  # a part in XML takes ten times its size in memory
_PAGES = frozenset((".html", ".htm", ".shtml", ".xhtml"))
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SPOILT = 0.01
_MESSAGE = 200


def text_of(name: str, data: bytes) -> str:
    """Return a file's text by its kind, told by signature and then by ending.

    Raises UnreadableError: ``empty``, ``too-large``, ``not-text``, ``broken``, ``protected`` or ``unknown-format``.
    """
    if not data.strip():
        raise UnreadableError("empty", f"{name}: is empty; nothing to read")
    if len(data) > _LIMIT:
        raise UnreadableError("too-large", f"{name}: is larger than {_LIMIT // 1024 // 1024} MB; split it")
    reader = _binary(name, data)
    if reader is None:
        text = decode(name, data)
        page = PurePath(name).suffix.lower() in _PAGES or _MARKUP.match(text[:2000])
        return html_text(text) if page else text
    try:
        text = reader(name, data)
    except UnreadableError:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # the readers of foreign formats raise, or panic with, whatever they stumble over
        if isinstance(error.__context__, UnreadableError):  # a bound on time, which a library took for its own error
            raise error.__context__ from error
        raise UnreadableError("broken", f"{name}: cannot be read ({_told(error)}); is the file whole?") from error
    if not text.strip():
        raise UnreadableError("empty", f"{name}: holds no text; a scan must be recognised first")
    return text


def _binary(name: str, data: bytes) -> Callable[[str, bytes], str] | None:
    """Return the reader of a file that is no plain text; each is loaded only where it is needed."""
    ending = PurePath(name).suffix.lower()
    if data.lstrip()[:4] == b"%PDF":
        from bulletin.formats.pdf import pdf_text  # noqa: PLC0415

        return pdf_text
    if data.startswith(b"PK\x03\x04"):
        parts = _parts(name, data)
        if "word/document.xml" in parts:
            from bulletin.formats.word import docx_text  # noqa: PLC0415

            return docx_text
        if "xl/workbook.xml" in parts:
            from bulletin.formats.workbook import workbook_text  # noqa: PLC0415

            return workbook_text
    elif data.startswith(b"\xd0\xcf\x11\xe0") and ending not in {".doc", ".wps"}:
        from bulletin.formats.workbook import workbook_text  # noqa: PLC0415

        return workbook_text
    elif not data.startswith((b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf")):
        return None
    raise UnreadableError("unknown-format", f"{name}: {ending} files are not read; save it as docx, xlsx or pdf")


def _parts(name: str, data: bytes) -> frozenset[str]:
    """Return the names of what an archive holds, all of it found to be whole and no larger than it says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_size(name, parts)
            broken = archive.testzip()
    except UnreadableError:
        raise
    except Exception as error:  # damaged archives raise errors of many kinds
        raise UnreadableError("broken", f"{name}: cannot be unpacked ({_told(error)}); is the file whole?") from error
    if broken:
        raise UnreadableError("broken", f"{name}: cannot be unpacked ({broken} is damaged); is the file whole?")
    return frozenset(part.filename for part in parts)


def _check_size(name: str, parts: Sequence[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    large = any(part.file_size > _MAX_PART for part in parts if part.filename.endswith((".xml", ".rels")))
    if size > _MAX_UNPACKED or large:
        raise UnreadableError("too-large", f"{name}: unpacks to {size // 1024 // 1024} MB; refused")


def _told(error: BaseException) -> str:
    return " ".join(f"{error}".split())[:_MESSAGE] or type(error).__name__


def decode(name: str, data: bytes) -> str:
    """Decode text by its bytes: UTF-8 (with or without mark), UTF-16 with mark, else GB18030.

    A few spoilt characters, as a cut or careless copy has them, do not make a file unreadable.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff")
    for errors in ("strict", "replace"):
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                text = data.decode(encoding, errors)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text and text.count("\ufffd") <= len(text) * _SPOILT:
                return text
    raise UnreadableError("not-text", f"{name}: the bytes are no text in UTF-8 or GB18030; is it another kind of file?")
