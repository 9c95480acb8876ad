"""Running a crawl: Scrapy set up for politeness and safety, and a report of what each source gave."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

from scrapy.crawler import AsyncCrawlerProcess

from crawler.archive import ArchiveWriter
from crawler.garbage import seldom_collected
from crawler.handler import BoundedHandler
from crawler.spider import BulletinSpider, Job

if TYPE_CHECKING:
    from crawler.errors import State
    from crawler.sources import CrawlSettings

_MEGABYTE = 1024 * 1024
# Each middleware costs every request: only what the fetcher does not do itself.
_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "crawler.spider.ArchiveMiddleware": 1000,
}


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one source gave: requests made, articles by outcome, and errors, one clear line each.

    ``signs`` are the errors that the state rests on, ``doubtful`` when they are of single articles alone.
    """

    source: str
    requests: int
    listed: int
    new: int
    changed: int
    same: int
    gone: int
    off_topic: int
    errors: tuple[str, ...]
    state: State = "ok"
    closed: int = 0
    signs: tuple[str, ...] = ()
    doubtful: bool = False
    before: int = 0
    forbidden: int = 0


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a crawl gave, in the order of the sources."""

    sources: tuple[SourceReport, ...]

    @property
    def failed(self) -> tuple[SourceReport, ...]:
        """The sources that had an error."""
        return tuple(each for each in self.sources if each.errors)


def crawl(job: Job) -> CrawlReport:
    """Walk the job's sources; may be called once in a process, because Scrapy's reactor cannot start again.

    A source's failure is in the report. Raises ArchiveError or the store's own error when nothing can be kept.
    """
    software = job.settings.user_agent
    with ArchiveWriter(job.archive, job.now, software) as writer:
        process = AsyncCrawlerProcess(_settings(job.settings) | {"ARCHIVE_WRITER": writer})
        logging.getLogger("scrapy").setLevel(logging.CRITICAL)  # making a process sets it anew
        crawler = process.create_crawler(BulletinSpider)
        process.crawl(crawler, job=job)
        with seldom_collected():
            process.start()
    spider = crawler.spider
    if not isinstance(spider, BulletinSpider):
        raise RuntimeError("the crawl did not start; run with --verbose")  # noqa: TRY004 - no type of the caller's
    if spider.failure:
        raise spider.failure
    return CrawlReport(tuple(_report(name, spider) for name in (source.name for source in job.sources)))


def _report(name: str, spider: BulletinSpider) -> SourceReport:
    found = spider.results.get(name)
    if found is None:
        return SourceReport(name, 0, 0, 0, 0, 0, 0, 0, (f"{name}: the crawl was stopped before its turn",))
    return SourceReport(
        source=name,
        requests=spider.requests.get(name, 0),
        listed=found.listed,
        new=found.new,
        changed=found.changed,
        same=found.same,
        gone=found.gone,
        off_topic=found.off_topic,
        errors=tuple(found.errors),
        state=found.state,
        closed=found.closed,
        signs=found.signs,
        doubtful=found.doubtful,
        before=found.before,
        forbidden=found.forbidden,
    )


def _settings(settings: CrawlSettings) -> dict[str, Any]:
    limit = int(settings.max_body_mb * _MEGABYTE)
    return {
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "TELNETCONSOLE_ENABLED": False,
        "TWISTED_REACTOR_ENABLED": False,  # the handler needs asyncio alone
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": bool(getproxies()),
        # Delays, robots.txt, redirects and tries are the fetcher's, which knows hosts by host:port.
        "ROBOTSTXT_OBEY": False,
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "RETRY_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 64,
        "CONCURRENT_ITEMS": 1,
        "ALLOW_HOSTS": settings.allow_hosts,
        "DOWNLOAD_MAXSIZE": limit,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), BoundedHandler),
        "DOWNLOADER_MIDDLEWARES_BASE": _MIDDLEWARES,
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
    }
