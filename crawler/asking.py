"""Asking one address until there is an answer: guarded, paced, within the run's budget."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy import Request

from crawler import challenge
from crawler.encoding import ACCEPTED, CutOffError, EncodingError, decoded
from crawler.errors import BlockedError, BudgetError, CrawlerError, UnreachableError
from crawler.failures import FAILURES, TRIES, reason, tries
from crawler.guard import check, resolve_host
from crawler.pace import LONGEST_WAIT, backoff, retry_after
from crawler.page import PageText, decode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from scrapy.http import Response

    from crawler.archive import Place
    from crawler.pace import Host
    from crawler.sources import CrawlSettings
    from crawler.store import Validators

    Download = Callable[[Request], Awaitable[Response]]

_MEGABYTE = 1024 * 1024
_OK = 200
_WISHES = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": ACCEPTED,
}
_AGAIN = {408, 425, 429, 500, 502, 503, 504, 522, 524}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; ``body`` with its content encoding undone."""

    status: int
    headers: Response
    body: bytes
    place: Place | None


class Asker:
    """Makes the requests of a run; ``requests`` counts them by source."""

    def __init__(self, download: Download, settings: CrawlSettings, deadline: float) -> None:
        self._download = download
        self._settings = settings
        self._deadline = deadline
        self._limit = int(settings.max_body_mb * _MEGABYTE)
        self._resolved: dict[str, Sequence[str]] = {}
        agent = f"{settings.user_agent} (+{settings.contact})" if settings.contact else settings.user_agent
        self._headers = {"User-Agent": agent, **_WISHES}
        self.requests: dict[str, int] = {}

    async def ask(self, url: str, host: Host, source: str, known: Validators | None) -> Answer:
        """Ask until there is an answer; wait as the server says, or longer each time."""
        last, again, attempt = "", None, 0
        most = TRIES
        while attempt < most:
            async with host.lock:
                await self._wait(host)
                await check(url, self._settings.allow_hosts, self._resolve)
                self._count(source)
                try:
                    response = await self._download(self._request(url, known))
                    again = self._answer(response)
                except FAILURES as error:
                    last = reason(error, self._settings.timeout, self._settings.max_body_mb)
                    most = min(most, tries(error))
                    host.pause(backoff(attempt))
                except EncodingError as error:
                    last = f"its body {error}"
                    most = TRIES if isinstance(error, CutOffError) else 1
                    host.pause(backoff(attempt))
                else:
                    if again.status not in _AGAIN:
                        host.pause()
                        host.heard()
                        return again
                    last = f"status {again.status}"
                    self._back_off(host, again, attempt)
            attempt += 1
        host.gave_up(last)
        tried = f" after {attempt} tries" if attempt > 1 else ""
        if again and (told := challenge_in(url, again)):
            raise BlockedError(f"{url}: {told} (status {again.status}); look at it in a browser")
        raise UnreachableError(f"{url}: no answer{tried}: {last}; it is tried again in the next run")

    def _request(self, url: str, known: Validators | None) -> Request:
        left = max(self._deadline - time.monotonic(), 1.0)
        # Addresses are in their one form here.
        meta = {"known": known, "download_timeout": min(self._settings.timeout, left), "verbatim_url": True}
        return Request(url, headers=self._headers | _conditions(known), meta=meta, dont_filter=True)

    def _answer(self, response: Response) -> Answer:
        """Return a response as an answer. Raises EncodingError."""
        body = b""
        try:
            body = decoded(response.body, header(response, "Content-Encoding") or "", self._limit)
        except EncodingError:
            if response.status == _OK:  # of an error only the status is needed
                raise
        return Answer(response.status, response, body, response.meta.get("archived"))

    def _back_off(self, host: Host, answer: Answer, attempt: int) -> None:
        """Wait as long as a server that cannot answer now says; one that says too long is left alone."""
        wished = retry_after(header(answer.headers, "Retry-After"), datetime.now(UTC))
        if wished > LONGEST_WAIT:
            host.close(f"asks for a pause of {wished:.0f} seconds (status {answer.status})")
        host.pause(wished or backoff(attempt))

    def _count(self, source: str) -> None:
        made = self.requests.get(source, 0)
        if self._settings.max_pages is not None and made >= self._settings.max_pages:
            raise BudgetError(f"stopped after {made} requests, as told")
        self.requests[source] = made + 1

    async def _wait(self, host: Host) -> None:
        if host.closed:
            raise host.closed
        now = time.monotonic()
        if max(now, host.not_before) > self._deadline:
            raise BudgetError(f"the budget of {self._settings.budget_minutes:g} minutes is used up")
        if host.not_before > now:
            await asyncio.sleep(host.not_before - now)

    async def _resolve(self, host: str) -> Sequence[str]:
        """Return a name's addresses, the same for the whole run; who answers is checked again."""
        if host not in self._resolved:
            self._resolved[host] = await resolve_host(host)
        return self._resolved[host]


def challenge_in(url: str, answer: Answer) -> str | None:
    """Return what shows that an error's body is a challenge."""
    try:
        return challenge.sign(PageText(url, decode(answer.body, url)))
    except CrawlerError:  # bytes that are no text challenge nobody
        return None


def _conditions(known: Validators | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii()}


def header(response: Response, name: str) -> str | None:
    """Return a header's value."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
