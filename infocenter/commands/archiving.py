"""Commands on what was fetched before: replay, import."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.dates import is_date
from bulletin.ledger import Ledger, bulletins, pages
from crawler import archive, replay
from crawler.errors import CrawlerError
from crawler.media import media_type
from crawler.reading import file_of
from infocenter import config as configuration
from infocenter.commands.base import Command
from infocenter.console import now, say, warn
from infocenter.errors import DEGRADED, NOTHING, OK, ConfigError
from infocenter.importing import Importer
from infocenter.lock import run_lock
from infocenter.store import LedgerStore, read_bulletin

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bulletin.ledger import Connection
    from bulletin.model import Attachment, Bulletin, Record
    from crawler.page import PageText
    from crawler.sources import Source
    from infocenter.config import Config


def _replay_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="sources to parse again (default: all)")
    parser.add_argument("--since", metavar="DATE", help="only bulletins published on or after this day")
    parser.add_argument("--until", metavar="DATE", help="only bulletins published on or before this day")
    parser.add_argument("--apply", action="store_true", help="keep what is parsed differently as new revisions")


def _replay(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    for name in ("since", "until"):
        day = getattr(arguments, name)
        if day and not is_date(day):
            raise ConfigError(f"--{name} {day}: is no date like 2022-03-25")
    chosen = {source.name: source for source in configuration.choose(config, arguments.sources)}
    told: Counter[str] = Counter()
    with run_lock(config.lock), Ledger(config.store_url) as ledger, ledger.locked():
        with ledger.transaction() as connection:
            ids = bulletins.ids(connection, list(chosen), arguments.since, arguments.until)
            lists = {name: _list_page(connection, config, name) for name in chosen}
        for id_ in ids:
            with ledger.transaction() as connection:
                record = next(iter(bulletins.records(connection, [id_])))
                source = chosen[record.bulletin.source]
                told[_replayed(connection, config, source, record, lists[source.name], apply=arguments.apply)] += 1
        ledger.reckon()
    kept = "kept" if arguments.apply else "nothing was kept; give --apply to keep it"
    parsed, changed = told["same"] + told["changed"], told["changed"]
    say(f"{parsed} bulletins parsed again, {changed} parsed differently" + (f"; {kept}" if changed else ""))
    return DEGRADED if told["failed"] else OK


def _replayed(  # noqa: PLR0913 - what a bulletin is parsed from
    connection: Connection,
    config: Config,
    source: Source,
    record: Record,
    list_page: PageText | None,
    *,
    apply: bool,
) -> str:
    """Parse a bulletin again and show what differs; tell what came of it."""
    try:
        again = _parse_again(connection, config, source, record, list_page)
    except CrawlerError as error:
        warn(f"{record.bulletin.id}: {error}")
        return "failed"
    differing = replay.differences(record.bulletin, again)
    if not differing:
        return "same"
    say(f"{record.bulletin.id} {record.bulletin.title}")
    say(*(f"  {name}: {before} -> {after}" for name, before, after in differing))
    if apply:
        where = (record.warc_file, record.warc_offset or 0) if record.warc_file else None
        bulletins.put(connection, again, read_bulletin(again, source), now().isoformat(timespec="seconds"), where)
    return "changed"


def _parse_again(
    connection: Connection, config: Config, source: Source, record: Record, list_page: PageText | None
) -> Bulletin:
    texts = []
    for url in record.bulletin.pages or (record.bulletin.url,):
        row = pages.get(connection, url)
        if row is None:
            raise CrawlerError(f"{url}: the ledger knows no archived page of it")
        texts.append(_text(config, row))
    reader = replay.reader_of(source, list_page, texts[0])
    files = [_file(connection, config, each) for each in record.bulletin.attachments]
    again = replay.parse(source, reader, texts, files)
    # A day that no page of it names is the list's.
    return again if again.published else replace(again, published=record.bulletin.published)


def _file(connection: Connection, config: Config, known: Attachment) -> Attachment:
    """Read an archived file again; one that the archive does not have stays as it is known."""
    row = pages.get(connection, known.url)
    if row is None:
        return known
    try:
        body = archive.read(config.archive, archive.Place(row.warc_file, row.warc_offset))
    except CrawlerError as error:
        warn(f"{known.url}: {error}")
        return known
    return file_of(known.url, media_type(row.content_type, known.url, body), body)


def _list_page(connection: Connection, config: Config, source: str) -> PageText | None:
    row = pages.first_list(connection, source)
    try:
        return _text(config, row) if row else None
    except CrawlerError as error:  # without its list a source is known by its articles
        warn(f"{source}: {error}")
        return None


def _text(config: Config, row: pages.PageRow) -> PageText:
    body = archive.read(config.archive, archive.Place(row.warc_file, row.warc_offset))
    return replay.page_of(row.final_url, body, row.content_type)


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="WARC files or saved pages")
    parser.add_argument("--url", help="the address of one saved page that does not tell it")


def _import(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    if arguments.url and len(arguments.files) > 1:
        raise ConfigError("import --url: an address belongs to one page; import the files one by one")
    failed = 0
    started = now()
    with run_lock(config.lock), Ledger(config.store_url) as ledger, ledger.locked():
        cut = archive.mend(config.archive)
        if cut:
            warn(cut)
        with archive.ArchiveWriter(config.archive, started, config.crawl.user_agent) as writer:
            store = LedgerStore(ledger, config.sources)
            stamp = started.isoformat(timespec="seconds")
            importer = Importer(config.sources, config.crawl.topics, store, writer, stamp)
            for path in arguments.files:
                try:
                    importer.add(path, arguments.url)
                except CrawlerError as error:
                    failed += 1
                    warn(str(error))
            importer.take()
        ledger.reckon()
    result = importer.result
    for line in result.skipped:
        say(f"skipped: {line}")
    say(f"{result.new} new bulletins, {result.changed} changed, {result.same} as known, {len(result.skipped)} skipped")
    taken = result.new + result.changed + result.same
    return OK if taken and not failed else DEGRADED if taken else NOTHING


COMMANDS = (
    Command("replay", "parse archived pages again and show what differs", _replay_arguments, _replay),
    Command("import", "take in WARC files or saved pages", _import_arguments, _import),
)
