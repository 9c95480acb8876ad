"""Commands that fetch: run, crawl, newsroom."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin.dates import is_date
from infocenter import config as configuration
from infocenter import newsroom
from infocenter.commands.base import Command
from infocenter.console import say
from infocenter.errors import DEGRADED, OK, ConfigError
from infocenter.lock import run_lock
from infocenter.publishing import publish_site
from infocenter.runs import crawl_sources, tell
from infocenter.shards import shard

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from crawler.sources import CrawlSettings


def _run_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--only", action="append", default=[], metavar="SOURCE", help="crawl this source only")
    parser.add_argument("--dry-run", action="store_true", help="crawl, but only say what would be published")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors, for cron")


def _run(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    sources = configuration.choose(config, arguments.only)
    if not sources:
        raise ConfigError(f"{config.path}: no source is declared; add a [[source]] (see the README)")
    with run_lock(config.lock):
        crawled = crawl_sources(config, sources, config.crawl, "run", full=False, quiet=arguments.quiet)
        tell(crawled, quiet=arguments.quiet)
        published = publish_site(config, dry_run=arguments.dry_run)
    say(*published.lines(), quiet=arguments.quiet)
    return DEGRADED if crawled.code and published.release else crawled.code


def _crawl_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="sources to crawl (default: all)")
    parser.add_argument("--shard", metavar="K/N", help="of the sources, those of the Kth of N machines")
    parser.add_argument("--full", action="store_true", help="ask for every page again, not only for what is due")
    parser.add_argument("--since", metavar="DATE", help="leave out what lists date before this day")
    parser.add_argument("--max-pages", type=int, metavar="N", help="stop a source after N requests")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")


def _crawl(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    sources = configuration.choose(config, arguments.sources)
    if arguments.shard:
        sources = shard(sources, arguments.shard)
        if not sources:
            say(f"no source falls to part {arguments.shard}", quiet=arguments.quiet)
            return OK
    with run_lock(config.lock):
        settings = _narrowed(config.crawl, arguments)
        crawled = crawl_sources(config, sources, settings, "crawl", full=arguments.full, quiet=arguments.quiet)
    tell(crawled, quiet=arguments.quiet)
    return crawled.code


def _narrowed(settings: CrawlSettings, arguments: Namespace) -> CrawlSettings:
    if arguments.since and not is_date(arguments.since):
        raise ConfigError(f"--since {arguments.since}: is no date like 2022-03-25")
    if arguments.max_pages is not None and arguments.max_pages < 1:
        raise ConfigError(f"--max-pages {arguments.max_pages}: must be 1 or more")
    return replace(
        settings,
        since=arguments.since or settings.since,
        max_pages=arguments.max_pages,
        window=bool(arguments.since),
    )


def _newsroom_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port-base", type=int, default=8801, metavar="N", help="first of ten ports (0: free ones)")
    parser.add_argument("--faults", default="", metavar="SPEC", help="such as burst503=1,r429=3,trunc=7,reset=9,loop=5")
    parser.add_argument("--rev", type=int, default=1, metavar="N", help="revision of the corrected articles")


def _newsroom(arguments: Namespace) -> int:
    with newsroom.start(arguments.port_base, arguments.faults, arguments.rev) as running:
        say(json.dumps(running.addresses))
        while True:
            time.sleep(3600)


COMMANDS = (
    Command("run", "crawl what is new, read it and publish: the cron job", _run_arguments, _run),
    Command("crawl", "fetch what is new or changed", _crawl_arguments, _crawl),
    Command("newsroom", "serve the bundled sample newsroom on loopback", _newsroom_arguments, _newsroom),
)
