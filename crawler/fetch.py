"""Fetching one address: politely, guarded, archived, and only when it has changed."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from crawler import archive
from crawler.address import canonical, host_of
from crawler.errors import BlockedError, BudgetError, CrawlerError, GoneError, GuardError, UnreachableError
from crawler.guard import check, check_address, resolve_host
from crawler.page import decode
from crawler.store import PageMeta
from crawler.waiting import backoff, retry_after

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from scrapy.http import Response

    from crawler.sources import CrawlSettings
    from crawler.store import Store, Validators

    Download = Callable[[Request], Awaitable[Response]]

_TRIES = 4
_REDIRECTS = 8
_LONGEST_WAIT = 60.0
_OK, _NOT_MODIFIED = 200, 304
_REDIRECT = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_BLOCKED = {401, 403, 405, 412, 451}
_AGAIN = {408, 425, 429, 500, 502, 503, 504, 522, 524}
_FAILURES = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``body`` is read from the archive, when asked for, if the server said that nothing changed."""

    url: str
    final_url: str
    content_type: str
    load: Callable[[], bytes]
    meta: PageMeta
    unchanged: bool

    @property
    def body(self) -> bytes:
        """The body as received. Raises ArchiveError when it is to be read and cannot be."""
        return self.load()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked for, and for whom."""

    url: str
    source: str
    kind: str


@dataclass(slots=True)
class _Host:
    """What is known of one host during a run."""

    lock: asyncio.Lock
    delay: float
    not_before: float = 0.0
    robots: Protego | None = None


class Fetcher:
    """All requests of a run go through here; one at a time per host, ``delay`` or Crawl-delay apart."""

    def __init__(  # noqa: PLR0913 - what a run is made of
        self,
        download: Download,
        store: Store,
        settings: CrawlSettings,
        archive_dir: Path,
        *,
        deadline: float,
        now: datetime,
    ) -> None:
        self._download = download
        self._store = store
        self._settings = settings
        self._archive = archive_dir
        self._deadline = deadline
        self._hosts: dict[str, _Host] = {}
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.now = now.astimezone(UTC).isoformat(timespec="seconds")
        self.requests: dict[str, int] = {}

    async def get(self, url: str, source: str, kind: str) -> Fetched:
        """Fetch an address, following redirects on the same site.

        Raises GoneError, BlockedError, UnreachableError, GuardError or BudgetError, each naming the address.
        """
        host = await self._host(url, source)
        at = url
        for _ in range(_REDIRECTS):
            if host.robots is not None and not host.robots.can_fetch(at, self._settings.user_agent):
                raise BlockedError(f"{at}: robots.txt forbids it; left alone")
            known = self._store.validators(at)
            response = await self._ask(at, host, source, known)
            if response.status not in _REDIRECT:
                _refuse(url, response.status)
                if response.status == _NOT_MODIFIED and known:
                    return self._unchanged(_Wanted(url, source, kind), at, known)
                return self._fresh(_Wanted(url, source, kind), at, response, known)
            at = self._target(at, response)
        raise UnreachableError(f"{url}: redirected {_REDIRECTS} times without an end")

    def _unchanged(self, wanted: _Wanted, at: str, known: Validators) -> Fetched:
        place = archive.Place(known.warc_file, known.warc_offset)
        archive.check(self._archive, place)
        meta = PageMeta(
            url=at,
            source=wanted.source,
            kind=wanted.kind,
            status=_OK,
            content_type=known.content_type,
            etag=known.etag,
            last_modified=known.last_modified,
            digest=known.digest,
            warc_file=known.warc_file,
            warc_offset=known.warc_offset,
            final_url=at,
            fetched_at=self.now,
        )
        load = partial(archive.read, self._archive, place)
        return Fetched(wanted.url, at, known.content_type, load, meta, unchanged=True)

    def _fresh(self, wanted: _Wanted, at: str, response: Response, known: Validators | None) -> Fetched:
        place = response.meta["archived"]
        meta = PageMeta(
            url=at,
            source=wanted.source,
            kind=wanted.kind,
            status=_OK,
            content_type=_header(response, "Content-Type") or "",
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            digest=archive.digest(response.body),
            warc_file=place.file,
            warc_offset=place.offset,
            final_url=at,
            fetched_at=self.now,
        )
        # A server without validators sends the same body again: that is no change either.
        same = known is not None and known.digest == meta.digest
        return Fetched(wanted.url, at, meta.content_type, lambda: response.body, meta, unchanged=same)

    async def _ask(self, url: str, host: _Host, source: str, known: Validators | None) -> Response:
        """Ask until there is an answer; wait as the server says, or longer each time."""
        last = ""
        headers = _conditions(known)
        for attempt in range(_TRIES):
            async with host.lock:
                await self._wait(host)
                self._count(source)
                await check(url, self._settings.allow_hosts, resolve_host)
                try:
                    response = await self._download(
                        Request(url, headers=headers, meta={"known": known}, dont_filter=True)
                    )
                except _FAILURES as error:
                    last = str(error) or type(error).__name__
                    host.not_before = time.monotonic() + max(host.delay, backoff(attempt))
                    continue
                host.not_before = time.monotonic() + host.delay
                if response.ip_address is not None:
                    check_address(url, str(response.ip_address), self._settings.allow_hosts)
                if response.status not in _AGAIN:
                    return response
                last = f"status {response.status}"
                wait = retry_after(_header(response, "Retry-After")) or backoff(attempt)
                host.not_before = time.monotonic() + max(host.delay, wait)
        raise UnreachableError(f"{url}: no answer after {_TRIES} tries ({last}); it is tried again in the next run")

    def _count(self, source: str) -> None:
        made = self.requests.get(source, 0)
        if self._settings.max_pages is not None and made >= self._settings.max_pages:
            raise BudgetError(f"{source}: stopped after {made} requests, as told; the rest follows in the next run")
        self.requests[source] = made + 1

    async def _wait(self, host: _Host) -> None:
        now = time.monotonic()
        if max(now, host.not_before) > self._deadline:
            raise BudgetError(
                f"the budget of {self._settings.budget_minutes:g} minutes is used up; the rest follows in the next run"
            )
        if host.not_before > now:
            await asyncio.sleep(host.not_before - now)

    async def _host(self, url: str, source: str) -> _Host:
        """Return what is known of the host, its robots.txt read first (RFC 9309)."""
        name = host_of(url)
        async with self._opening[name]:
            if name not in self._hosts:
                host = _Host(asyncio.Lock(), delay=self._settings.delay)
                parts = urlsplit(url)
                host.robots = await self._robots(f"{parts.scheme}://{parts.netloc}/robots.txt", host, source)
                wished = host.robots.crawl_delay(self._settings.user_agent)
                host.delay = max(host.delay, min(float(wished or 0), _LONGEST_WAIT))
                self._hosts[name] = host
        return self._hosts[name]

    async def _robots(self, url: str, host: _Host, source: str) -> Protego:
        at = url
        for _ in range(_REDIRECTS):
            response = await self._ask(at, host, source, None)
            if response.status not in _REDIRECT:
                break
            at = self._target(at, response)
        if response.status != _OK:
            # RFC 9309, 2.3.1.3: what is unavailable (4xx) forbids nothing.
            return Protego.parse("")
        try:
            return Protego.parse(decode(response.body, at))
        except CrawlerError:  # bytes that are no text hold no rules
            return Protego.parse("")

    def _target(self, url: str, response: Response) -> str:
        """Return where a redirect leads; refuse another site."""
        target = canonical(urljoin(url, _header(response, "Location") or ""))
        if target is None:
            raise GuardError(f"{url}: redirects to {_header(response, 'Location')!r}, which is no web address")
        one, other = urlsplit(url), urlsplit(target)
        # http to https on the default ports is the same site; any other change of host or port is not.
        if one.netloc != other.netloc and not (one.hostname == other.hostname and not one.port and not other.port):
            raise GuardError(f"{url}: redirects to another site ({target}); if it moved, change the source's urls")
        return target


def _refuse(url: str, status: int) -> None:
    """Raise what a status that is neither an answer nor a redirect means."""
    if status in _GONE:
        raise GoneError(f"{url}: no longer there (status {status})")
    if status in _BLOCKED:
        raise BlockedError(f"{url}: the server refuses us (status {status}); look at it in a browser")
    if status not in {_OK, _NOT_MODIFIED}:
        raise UnreachableError(f"{url}: the server answered with status {status}; it is tried in the next run")


def _conditions(known: Validators | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
