"""Fetching one address: politely, guarded, archived, and only when it has changed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from crawler import archive
from crawler.address import canonical, host_of
from crawler.asking import Asker, challenge_in, header
from crawler.errors import (
    BlockedError,
    DriftError,
    GoneError,
    GuardError,
    LostError,
    RefusingHostError,
    RobotsError,
    SilentHostError,
    UnreachableError,
)
from crawler.pace import Host
from crawler.page import PageText, decode, unwrapped
from crawler.robots import Robots
from crawler.store import PageMeta

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from scrapy.http import Response

    from crawler.asking import Answer, Download
    from crawler.sources import CrawlSettings
    from crawler.store import Store, Validators

_REDIRECTS = 8
_READ_ANYWAY = {"list", "robots"}  # also when they have not changed
_OK, _NOT_MODIFIED, _SERVER_ERROR = 200, 304, 500
_REDIRECT = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_BLOCKED = {401, 403, 405, 412, 451, 521}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``body`` is read from the archive, when asked for, if the server said that nothing changed."""

    url: str
    final_url: str
    content_type: str
    load: Callable[[], bytes]
    meta: PageMeta
    unchanged: bool
    known: Validators | None = None

    @property
    def body(self) -> bytes:
        """The body, its encodings undone. Raises LostError when it is to be read and cannot be."""
        return self.load()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked for, and for whom."""

    url: str
    source: str
    kind: str


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
        self._asker = Asker(download, settings, deadline)
        self._store = store
        self._settings = settings
        self._archive = archive_dir
        self._hosts: dict[str, Host] = {}
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.now = now.astimezone(UTC).isoformat(timespec="seconds")
        self.requests = self._asker.requests

    async def get(self, url: str, source: str, kind: str) -> Fetched:
        """Fetch an address, following redirects on the same site.

        Raises GoneError, BlockedError, UnreachableError, GuardError or StopError, each naming the address.
        """
        host = await self._host(url, source)
        wanted = _Wanted(url, source, kind)
        at = url
        for _ in range(_REDIRECTS):
            if host.robots and not host.robots.allows(at):
                raise RobotsError(f"{at}: robots.txt forbids it; left alone")
            known = self._store.validators(at)
            answer = await self._asker.ask(at, host, source, known)
            if answer.status not in _REDIRECT:
                _refuse(at, answer, host)
                return await self._taken(wanted, at, host, answer, known)
            at = self._target(at, answer.headers)
        raise UnreachableError(f"{url}: redirected {_REDIRECTS} times without an end")

    def before(self, fetched: Fetched) -> PageText | None:
        """Return the page as it was before this answer, None when it was never read or the archive lost it."""
        known = fetched.known
        if known is None:
            return None
        try:
            body = archive.read(self._archive, archive.Place(known.warc_file, known.warc_offset))
            return PageText(fetched.final_url, unwrapped(decode(body)), known.content_type)
        except (LostError, DriftError):
            return None

    async def _taken(self, wanted: _Wanted, at: str, host: Host, answer: Answer, known: Validators | None) -> Fetched:
        """Return what an answer brings; one that says "as before" brings what the archive holds."""
        if answer.status == _OK:
            host.answered()
            return self._fresh(wanted, at, answer, known)
        if known is None:
            raise UnreachableError(f"{at}: says that nothing changed (304) to a question that had no conditions")
        try:
            return self._unchanged(wanted, at, known)
        except LostError:
            # What the archive lost is asked for again, whole.
            again = await self._asker.ask(at, host, wanted.source, None)
            _refuse(at, again, host)
            if again.status != _OK:
                raise
            return self._fresh(wanted, at, again, None)

    def _unchanged(self, wanted: _Wanted, at: str, known: Validators) -> Fetched:
        place = archive.Place(known.warc_file, known.warc_offset)
        load = partial(archive.read, self._archive, place)
        if wanted.kind in _READ_ANYWAY:
            body = load()
            load = partial(bytes, body)
        else:
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
        return Fetched(wanted.url, at, known.content_type, load, meta, unchanged=True)

    def _fresh(self, wanted: _Wanted, at: str, answer: Answer, known: Validators | None) -> Fetched:
        place = answer.place
        if place is None:
            raise RuntimeError(f"{at}: an answer was not archived")
        meta = PageMeta(
            url=at,
            source=wanted.source,
            kind=wanted.kind,
            status=_OK,
            content_type=header(answer.headers, "Content-Type") or "",
            etag=header(answer.headers, "ETag"),
            last_modified=header(answer.headers, "Last-Modified"),
            digest=archive.digest(answer.body),
            warc_file=place.file,
            warc_offset=place.offset,
            final_url=at,
            fetched_at=self.now,
        )
        # A server without validators sends the same body again: that is no change either.
        same = known is not None and known.digest == meta.digest
        return Fetched(wanted.url, at, meta.content_type, lambda: answer.body, meta, unchanged=same, known=known)

    async def _host(self, url: str, source: str) -> Host:
        """Return what is known of the host, its robots.txt read first (RFC 9309)."""
        name = host_of(url)
        async with self._opening[name]:
            host = self._hosts.setdefault(name, Host(name, self._settings.delay))
            if host.robots is None and host.closed is None:
                parts = urlsplit(url)
                try:
                    host.robots = await self._robots(f"{parts.scheme}://{parts.netloc}/robots.txt", host, source)
                except UnreachableError as error:
                    # RFC 9309, 2.3.1.4: rules that cannot be had forbid everything.
                    host.closed = host.closed or SilentHostError(str(error))
                except BlockedError as error:
                    host.closed = host.closed or RefusingHostError(str(error))
                else:
                    host.delay = max(host.delay, host.robots.delay)
                    host.pause()
        if host.closed:
            raise host.closed
        return host

    async def _robots(self, url: str, host: Host, source: str) -> Robots:
        """Read the rules; where there are none (RFC 9309, 2.3.1.3: a status of 4xx), everything is allowed."""
        at, agent = url, self._settings.user_agent
        for _ in range(_REDIRECTS):
            known = self._store.validators(at)
            try:
                answer = await self._asker.ask(at, host, source, known)
            except GuardError:
                if at == url:
                    raise
                break  # a redirect to where nobody may go leads to no rules
            if answer.status in _REDIRECT:
                target = canonical(urljoin(at, _location(answer.headers)))
                if target is None:
                    return Robots.read(b"", agent)
                at = target
            elif answer.status >= _SERVER_ERROR:
                raise UnreachableError(f"{at}: status {answer.status}")
            elif answer.status in {_OK, _NOT_MODIFIED}:
                found = await self._taken(_Wanted(at, source, "robots"), at, host, answer, known)
                self._store.store_page(found.meta)
                return Robots.read(found.body, agent)
            else:
                break
        return Robots.read(b"", agent)

    def _target(self, url: str, response: Response) -> str:
        """Return where a redirect leads; refuse another site."""
        target = canonical(urljoin(url, _location(response)))
        if target is None:
            raise GuardError(f"{url}: redirects to {_location(response)!r}, which is no web address")
        one, other = urlsplit(url), urlsplit(target)
        # http to https on the default ports is the same site; any other change of host or port is not.
        if one.netloc != other.netloc and not (one.hostname == other.hostname and not one.port and not other.port):
            raise GuardError(f"{url}: redirects to another site ({target}); if it moved, change the source's urls")
        return target


def _refuse(url: str, answer: Answer, host: Host) -> None:
    """Raise what a status that is neither an answer nor a redirect means."""
    status = answer.status
    if status in _GONE:
        raise GoneError(f"{url}: no longer there (status {status})")
    told = None if status in {_OK, _NOT_MODIFIED} else challenge_in(url, answer)
    if status in _BLOCKED or told:
        why = f"status {status}, {told}" if told else f"status {status}"
        host.refused(why)
        raise BlockedError(f"{url}: the server refuses us ({why}); look at it in a browser")
    if status not in {_OK, _NOT_MODIFIED}:
        raise UnreachableError(f"{url}: the server answered with status {status}; it is tried in the next run")


def _location(response: Response) -> str:
    """Return where a response points, bytes that are no ASCII escaped as they are."""
    value = response.headers.get("Location") or b""
    return "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in value)  # noqa: PLR2004 - ASCII's end
