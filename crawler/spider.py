"""The one spider: it walks every declared source, each host at its own pace, all hosts at once."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from scrapy import Spider

from crawler.address import host_of
from crawler.archive import ArchiveWriter
from crawler.aside import Aside
from crawler.fetch import Fetcher
from crawler.harvest import Yield
from crawler.walk import Walk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.sources import CrawlSettings, Source
    from crawler.store import Store

_MINUTE, _SOON = 60.0, 0.05
_KNOWN = {status.value for status in HTTPStatus}


@dataclass(frozen=True, slots=True)
class Job:
    """What a crawl is to do."""

    sources: Sequence[Source]
    settings: CrawlSettings
    store: Store
    archive: Path
    now: datetime
    full: bool
    aside: Aside
    progress: Callable[[str, Yield], None] | None = None


class BulletinSpider(Spider):
    """Walks the sources of a job; the results are in ``results`` and ``requests``, by source."""

    name = "bulletins"

    def __init__(self, job: Job, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.results: dict[str, Yield] = {}
        self.requests: dict[str, int] = {}
        self.failure: BaseException | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Walk everything, then end: requests are awaited where they are made, none is scheduled."""
        job = self.job
        fetcher = Fetcher(
            self._download,
            job.store,
            job.settings,
            job.archive,
            deadline=time.monotonic() + job.settings.budget_minutes * _MINUTE,
            now=job.now,
        )
        by_host: dict[str, list[Source]] = defaultdict(list)
        for source in job.sources:
            by_host[host_of(source.urls[0])].append(source)
        try:
            # What ends one walk that way (nothing can be kept any more) ends them all.
            async with asyncio.TaskGroup() as group:
                settling = group.create_task(self._settle())
                walks = [group.create_task(self._walk(sources, fetcher)) for sources in by_host.values()]
                await asyncio.gather(*walks)
                settling.cancel()
        except ExceptionGroup as errors:
            self.failure = errors.exceptions[0]
        job.aside.let_go()
        self.requests = fetcher.requests
        for request in list[Any]():
            yield request

    async def _walk(self, sources: Sequence[Source], fetcher: Fetcher) -> None:
        job = self.job
        for source in sources:
            walk = Walk(source, fetcher, job.store, job.settings, now=job.now, full=job.full, aside=job.aside)
            self.results[source.name] = walk.result
            await walk.run()
            job.store.settle()
            if job.progress:
                job.progress(source.name, walk.result)

    async def _settle(self) -> None:
        """Let nothing that was kept wait long for what follows it."""
        while True:
            await asyncio.sleep(_SOON)
            self.job.store.settle()

    async def _download(self, request: Request) -> Response:
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("the spider is not running")
        return await engine.download_async(request)


class ArchiveMiddleware:
    """Nearest to the network: puts every answer into the archive as received and notes its place in the request."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        """Take the writer that the settings carry."""
        return cls(crawler.settings["ARCHIVE_WRITER"])

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive an answer; a 304 has no body, its earlier one is in the archive."""
        if response.status != 304:  # noqa: PLR2004 - HTTP's own number
            status = f"{response.status} {HTTPStatus(response.status).phrase if response.status in _KNOWN else ''}"
            request.meta["archived"] = self._writer.write(
                request.url,
                _pairs(request),
                status,
                _pairs(response),
                response.body,
                method=request.method,
                known=request.meta.get("known"),
            )
        return response


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        for value in values
    ]
