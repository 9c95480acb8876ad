"""What type a file is of."""

from __future__ import annotations

import mimetypes
from urllib.parse import urlsplit

_PLAIN_TYPES = {"", "application/octet-stream", "text/html", "text/plain", "application/x-download"}


def media_type(declared: str, url: str, body: bytes) -> str:
    """Return a file's media type: what the server says unless that is general, else what signature and name tell."""
    plain = declared.partition(";")[0].strip().lower()
    if plain not in _PLAIN_TYPES:
        return plain
    if body.startswith(b"%PDF"):
        return "application/pdf"
    return mimetypes.guess_type(urlsplit(url).path)[0] or plain
