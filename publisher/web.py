"""What may stand in a page: texts and addresses of the web."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup, escape

_KEPT = "/%:@!$&'()*+,;=-._~?"
_KNOWN = 256  # a page asks for each of its few addresses several times


def printed(value: object) -> str:
    """Return a value as HTML: as ``escape`` does, but to be joined at once, so that it need not be wrapped as safe."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text):
            return text
    return escape(value)


@lru_cache(_KNOWN)
def web_address(url: str) -> str | None:
    """Return an address as it may be linked, all in ASCII: http or https only."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
        place = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    path, query, fragment = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place + port, path, query, fragment))
