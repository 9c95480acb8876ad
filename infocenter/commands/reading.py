"""Commands that read texts: extract, explain, reread."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin import files, regions
from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.ledger import Ledger, bulletins
from bulletin.model import Context
from infocenter import config as configuration
from infocenter import marked, records
from infocenter.commands.base import Command
from infocenter.errors import DEGRADED, NOTHING, OK, ConfigError
from infocenter.lock import run_lock
from infocenter.runs import say
from infocenter.store import read_bulletin

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from bulletin.model import Reading, Record

_TEXT_FIELDS = ("published", "url", "source", "territory")


def _extract_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="txt, html, xlsx, xls, docx or pdf")
    parser.add_argument("--ndjson", action="store_true", help="filter: one JSON record a line from stdin to stdout")
    parser.add_argument("--published", metavar="DATE", help="day of publication, as 2022-04-22")
    parser.add_argument("--territory", metavar="NAME", help="the area that 我省 / 我市 / 我区 means")
    parser.add_argument("--url", metavar="URL", help="where the text stands")
    parser.add_argument("--format", choices=["ndjson", "table", "html"], default="ndjson", help="default: ndjson")


def _extract(arguments: Namespace) -> int:
    if arguments.ndjson == bool(arguments.files):
        raise ConfigError("extract: name files, or give --ndjson and records on stdin")
    if arguments.ndjson:
        return _filter()
    context = _context(vars(arguments))
    failed = 0
    for path in arguments.files:
        try:
            found = _read_file(path, context)
        except UnreadableError as error:
            failed += 1
            print(f"infocenter: {error}", file=sys.stderr)
            continue
        if arguments.format == "html":
            say(marked.html(path.name, found))
        elif arguments.format == "table":
            say(*marked.table(found))
        else:
            say(records.line(records.reading(path.stem, found) | {"text": found.text}))
    if not failed:
        return OK
    return NOTHING if failed == len(arguments.files) else DEGRADED


def _filter() -> int:
    failed = False
    for line in sys.stdin.buffer:
        if line.strip():
            record = _filtered(line)
            failed |= "error" in record
            sys.stdout.write(records.line(record) + "\n")
            sys.stdout.flush()
    return DEGRADED if failed else OK


def _filtered(line: bytes) -> dict[str, Any]:
    id_: Any = None
    try:
        record = json.loads(line)
        id_ = record.get("id") if isinstance(record, dict) else None
        return _read_record(id_, record)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        return {"id": id_, "error": {"code": "not-json", "message": f"the line is no JSON: {error}"}}
    except (UnreadableError, ConfigError) as error:
        return {"id": id_, "error": {"code": getattr(error, "code", "context"), "message": str(error)}}


def _read_record(id_: Any, record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise UnreadableError("not-a-record", "the line is no JSON object")
    text, html = record.get("text"), record.get("html")
    if isinstance(text, str) and text.strip():
        return records.reading(id_, read(text, _context(record)))
    if isinstance(html, str) and html.strip():
        found = read(files.html_text(html), _context(record))
        return records.reading(id_, found) | {"text": found.text}
    raise UnreadableError("empty", 'the record has neither "text" nor "html"')


def _context(values: dict[str, Any]) -> Context:
    given = {name: values[name] for name in _TEXT_FIELDS if values.get(name)}
    for name, value in given.items():
        if not isinstance(value, str):
            raise UnreadableError("context", f"{name} is no string")
    published = str(given.get("published", ""))[:10]
    if published:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise ConfigError(f"published: {given['published']!r} is no date like 2022-04-22") from None
    territory = given.get("territory")
    if territory and regions.gazetteer().by_name(territory) is None:
        raise ConfigError(f"territory: {territory!r} is no official name of a region")
    return Context(published or None, territory, given.get("source"), given.get("url"))


def _read_file(path: Path, context: Context) -> Reading:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError("unreadable", f"{path}: cannot be read: {error.strerror}") from error
    return read(files.text_of(str(path), data), context)


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="BULLETIN-ID|FILE", help="a bulletin of the ledger, or a file")
    parser.add_argument("--published", metavar="DATE", help="day of publication, for a file")
    parser.add_argument("--territory", metavar="NAME", help="the area that 我省 / 我市 / 我区 means, for a file")


def _explain(arguments: Namespace) -> int:
    path = Path(arguments.what)
    if path.is_file():
        found = _read_file(path, _context(vars(arguments)))
    else:
        config = configuration.load(arguments.config)
        sources = {source.name: source for source in config.sources}
        with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            record = next(bulletins.records(connection, [arguments.what]), None)
        if record is None:
            raise ConfigError(f"explain {arguments.what}: neither a file nor the id of a bulletin in the ledger")
        found = read_bulletin(record.bulletin, sources.get(record.bulletin.source))
    say(*marked.terminal(found, color=sys.stdout.isatty()))
    return OK


def _reread_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--since", metavar="DATE", help="only bulletins published on or after this day")
    parser.add_argument("--apply", action="store_true", help="keep the new readings")


def _reread(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    sources = {source.name: source for source in config.sources}
    changed = 0
    with run_lock(config.lock), Ledger(config.store_url) as ledger:
        with ledger.transaction() as connection:
            found = list(bulletins.records(connection))
        for record in found:
            if arguments.since and (record.bulletin.published or "") < arguments.since:
                continue
            reading = read_bulletin(record.bulletin, sources.get(record.bulletin.source))
            differences = list(_differences(record, reading))
            if differences:
                changed += 1
                say(f"{record.bulletin.id} {record.bulletin.title}", *differences)
                if arguments.apply:
                    with ledger.transaction() as connection:
                        bulletins.put_reading(connection, record.bulletin.id, record.revision, reading)
    kept = "kept" if arguments.apply else "nothing was kept; give --apply to keep the new readings"
    say(f"{len(found)} bulletins read again, {changed} read differently" + (f"; {kept}" if changed else ""))
    return OK


def _differences(record: Record, reading: Reading) -> Iterator[str]:
    before = {records.line(records.observation(each)) for each in record.observations}
    after = {records.line(records.observation(each)) for each in reading.observations}
    yield from (f"  - {line}" for line in sorted(before - after))
    yield from (f"  + {line}" for line in sorted(after - before))
    if before == after and (record.issues != reading.issues or record.cases != reading.cases):
        yield "  issues or cases are read differently"


COMMANDS = (
    Command("extract", "read files or records; print what was found", _extract_arguments, _extract),
    Command("explain", "show a text with every number marked", _explain_arguments, _explain),
    Command("reread", "read the stored bulletins again and show what differs", _reread_arguments, _reread),
)
