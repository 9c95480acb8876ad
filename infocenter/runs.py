"""A run: crawl under one lock, and say what came of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bulletin.ledger import Ledger, SourceResult, runs
from crawler.address import hosts_of
from crawler.archive import mend
from crawler.aside import Aside
from crawler.crawl import CrawlReport, crawl
from crawler.spider import Job
from infocenter import health
from infocenter.console import now, say, warn
from infocenter.errors import DEGRADED, NOTHING, OK
from infocenter.store import LedgerStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crawler.harvest import Yield
    from crawler.sources import CrawlSettings, Source
    from infocenter.config import Config


_LINES = 5


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of a crawl; ``told``: sources whose change stderr has heard, ``known``: the last run's errors."""

    report: CrawlReport
    code: int
    told: frozenset[str]
    known: frozenset[str]


def crawl_sources(  # noqa: PLR0913 - what a crawl is told
    config: Config, sources: Sequence[Source], settings: CrawlSettings, command: str, *, full: bool, quiet: bool
) -> Crawled:
    """Crawl sources into the ledger. The run is noted there, and every change of a source's state told."""
    started = now()
    cut = mend(config.archive)
    if cut:
        warn(cut)
    hosts = {host for source in sources for host in hosts_of(source.urls)}
    with Aside() as aside, Ledger(config.store_url) as ledger, ledger.locked(hosts):
        with ledger.transaction() as connection:
            run = runs.start(connection, command, _stamp(started))
            last = {name: result.errors for name, (_, result) in runs.last_results(connection).items()}
        job = Job(
            sources=sources,
            settings=settings,
            store=LedgerStore(ledger, sources),
            archive=config.archive,
            now=started,
            full=full,
            aside=aside,
            progress=_progress(len(sources)) if sys.stderr.isatty() and not quiet else None,
        )
        with ledger.together():
            report = crawl(job)
        code = exit_code(report)
        results = [
            SourceResult(each.source, each.requests, each.same, each.new, each.changed, each.errors)
            for each in report.sources
        ]
        with ledger.transaction() as connection:
            runs.finish(connection, run, results, code, _stamp(now()))
            changes = health.update(connection, report.sources, sources, started, last)
    health.announce(changes, config.alerts)
    told = frozenset(found.source for _, found in changes)
    return Crawled(report, code, told, frozenset(error for errors in last.values() for error in errors))


def exit_code(report: CrawlReport) -> int:
    """Return 0 when all went well, 3 when a source failed, 4 when all did and none gave anything."""
    if not report.failed:
        return OK
    gave = any(each.listed for each in report.sources)
    return DEGRADED if gave or len(report.failed) < len(report.sources) else NOTHING


def tell(crawled: Crawled, *, quiet: bool) -> None:
    """Print what each source gave; errors go to stderr, under cron only those that the last run did not tell."""
    report = crawled.report
    for each in report.sources:
        parts = [f"{each.new} new", f"{each.changed} changed", f"{each.same} unchanged"]
        parts += [f"{each.gone} gone"] if each.gone else []
        parts += [f"{each.off_topic} off topic"] if each.off_topic else []
        parts += [f"{each.closed} behind a paywall"] if each.closed else []
        parts += [f"{each.before} older"] if each.before else []
        parts += [f"{each.forbidden} forbidden by robots.txt"] if each.forbidden else []
        say(f"{each.source:24} {', '.join(parts)} ({each.requests} requests)", quiet=quiet)
        silent = {*(each.signs if each.source in crawled.told else ()), *(crawled.known if quiet else ())}
        lines = [error for error in dict.fromkeys(each.errors) if error not in silent]
        for error in lines[:_LINES]:
            warn(f"{each.source}: {error}")
        if len(lines) > _LINES:
            warn(f"{each.source}: and {len(lines) - _LINES} errors more; `infocenter status --json` has them")
    found, changed = sum(each.new for each in report.sources), sum(each.changed for each in report.sources)
    read = "every page that could be read" if report.failed else "every page"
    nothing = f"nothing new; {read} is as it was" if not found + changed else ""
    say(nothing or f"{found} new bulletins, {changed} changed", quiet=quiet)


def _stamp(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


def _progress(total: int) -> Callable[[str, Yield], None]:
    done = 0

    def report(source: str, result: Yield) -> None:
        nonlocal done
        done += 1
        told = f"{result.new} new" if not result.errors else result.errors[0]
        print(f"[{done}/{total}] {source}: {told}", file=sys.stderr)

    return report
