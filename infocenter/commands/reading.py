"""Commands that read texts: extract, explain, reread."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin import files, regions
from bulletin.bounds import bounded
from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.model import Context
from infocenter import marked, records
from infocenter.commands.base import Command
from infocenter.console import say
from infocenter.errors import DEGRADED, NOTHING, OK, ConfigError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bulletin.model import Reading

_SECONDS = 120  # of the processor for a file; a table of three hundred pages takes as much
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
    context = context_of(vars(arguments))
    failed = 0
    for path in arguments.files:
        try:
            found = read_file(path, context)
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
        return records.reading(id_, read(text, context_of(record)))
    if isinstance(html, str) and html.strip():
        found = read(files.html_text(html), context_of(record))
        return records.reading(id_, found) | {"text": found.text}
    raise UnreadableError("empty", 'the record has neither "text" nor "html"')


def context_of(values: dict[str, Any]) -> Context:
    """Return what a record or the arguments say of a text. ConfigError or UnreadableError for what is none."""
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


def read_file(path: Path, context: Context) -> Reading:
    """Read one file of any known type. UnreadableError if that cannot be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError("unreadable", f"{path}: cannot be read: {error.strerror}") from error
    with bounded(_SECONDS, str(path)):
        return read(files.text_of(str(path), data), context)


COMMANDS = (Command("extract", "read files or records; print what was found", _extract_arguments, _extract),)
