"""Addresses: one form for each, and what of it makes a bulletin's identity."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit, urlunsplit

from w3lib.url import safe_url_string

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ID_DIGITS = 12
_LIMIT = 2000
# What senders, shares and counters add to an address; none of it changes the page.
_TRACKING = re.compile(
    r"utm_\w+|jsessionid|phpsessid|sessionid|spm|scm|fbclid|gclid|isappinstalled|nsukey|share_?(?:token|id|from|user|type|uid|source)\w*|from_?source|"
    r"wxshare\w*|weixin\w*|sharefrom|clicktime|enterid|tt_from|vd_source|bd_vid|hmsr|hmpl|hmcu|hmkw|hmci",
    re.IGNORECASE,
)
# Words that some sites page with and others trace with: a trace only with a word for its value.
_DOUBTFUL = {"from", "scene", "source", "sharer", "platform", "channel_from", "ref", "referer"}
_SENDERS = re.compile(
    r"singlemessage|groupmessage|timeline|qrcode|weibo|weixin|wechat|wx|qq|qzone|app|share|client|pc|mobile|h5|rss|push",
    re.IGNORECASE,
)
# A file whose name is the article's own number and day answers the same with any query of a reader's app.
_OWN_NAME = re.compile(
    r"/(?:t20\d{6}_\d+|c_?\d{6,}|c\d+-\d{5,}|[0-9a-f]{32}|ARTI\d{10,}|content_\d{5,})\.s?html?$", re.IGNORECASE
)
_READERS = {"cid", "sid", "uid", "aid", "did", "token", "v", "t", "ts", "time", "timestamp", "rand", "random", "_"}
# A visitor's session, which some servers write into every link.
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?;]*", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)


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
    path = _SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, netloc, path, _untraced(path, parts.query), ""))


def _untraced(path: str, query: str) -> str:
    """Return a query without what only traces readers; what is left keeps its order and spelling."""
    own = bool(_OWN_NAME.search(path))
    kept = []
    for pair in query.split("&") if query else []:
        name, _, value = pair.partition("=")
        name = unquote_plus(name)
        traced = _TRACKING.fullmatch(name) or (name.lower() in _DOUBTFUL and _SENDERS.fullmatch(value))
        if not (traced or (own and name.lower() in _READERS)):
            kept.append(pair)
    return "&".join(kept)


@lru_cache(maxsize=64)
def variants(url: str) -> tuple[str, ...]:
    """Return the other spellings under which servers answer with the same page: scheme, ``www.`` and index file."""
    parts = urlsplit(url)
    bare = parts.netloc.removeprefix("www.")
    hosts = [bare, f"www.{bare}"] if re.search("[a-z]", bare) and not parts.port else [parts.netloc]
    schemes = ["http", "https"] if not parts.port else [parts.scheme]
    paths = [parts.path]
    if _INDEX.search(parts.path) and not parts.query:
        paths.append(_INDEX.sub("/", parts.path))
    elif parts.path.endswith("/") and not parts.query:
        paths += [f"{parts.path}index.{ending}" for ending in ("html", "shtml", "htm")]
    found = [
        urlunsplit((scheme, host, path, parts.query, "")) for scheme in schemes for host in hosts for path in paths
    ]
    return tuple(each for each in found if each != url)


def hosts_of(urls: Iterable[str]) -> set[str]:
    """Return the hosts of a source: those of its addresses, with and without ``www.``."""
    found = {host_of(canonical(url) or url) for url in urls}
    bare = {host.removeprefix("www.") for host in found}
    return found | bare | {f"www.{host}" for host in bare if re.search("[a-z]", host) and host != "localhost"}


def host_of(url: str) -> str:
    """Return ``host:port``, the unit of delays, robots.txt and allow_hosts; a default port is left out."""
    return urlsplit(url).netloc


def bulletin_id(source: str, url: str) -> str:
    """Return the id of the bulletin at an address of a source; it does not depend on scheme, host or port."""
    parts = urlsplit(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    digest = hashlib.sha256(f"{parts.path}?{query}".encode()).hexdigest()
    return f"{source}-{digest[:_ID_DIGITS]}"
