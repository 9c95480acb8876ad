"""Addresses: one form for each, and what of it makes a bulletin's identity."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import safe_url_string

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ID_DIGITS = 12
_LIMIT = 2000


def canonical(url: str) -> str | None:
    """Return an address in its one form (escaped, no fragment, no default port), None when it is no web address."""
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or len(url) > _LIMIT:
        return None
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = name if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{name}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def host_of(url: str) -> str:
    """Return ``host:port``, the unit of delays, robots.txt and allow_hosts; a default port is left out."""
    return urlsplit(url).netloc


def bulletin_id(source: str, url: str) -> str:
    """Return the id of the bulletin at an address of a source; it does not depend on scheme, host or port."""
    parts = urlsplit(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    digest = hashlib.sha256(f"{parts.path}?{query}".encode()).hexdigest()
    return f"{source}-{digest[:_ID_DIGITS]}"
