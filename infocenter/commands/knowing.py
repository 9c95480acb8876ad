"""Commands that tell what is known: status, export, doctor."""

from __future__ import annotations

import json
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.decisions import decided
from bulletin.ledger import Ledger, accounts, bulletins, decisions, health, runs
from crawler import archive
from infocenter import __version__, records
from infocenter import config as configuration
from infocenter.account import renew_if_possible
from infocenter.commands.base import Command, no_arguments
from infocenter.console import say
from infocenter.errors import NOTHING, OK, ConfigError
from publisher.release import in_service

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable

    from bulletin.model import Record

_RUNS = 5
_LOW_DISK = 1024**3


def _status_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def _status(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        last = runs.latest(connection, _RUNS)
        results = runs.last_results(connection)
        states = health.latest(connection)
        yields = runs.last_yields(connection)
        swept = {source.name: runs.swept_at(connection, source.name) for source in config.sources}
    sources: list[dict[str, Any]] = []
    for source in config.sources:
        crawled_at, result = results.get(source.name, (None, None))
        sources.append(
            {
                "source": source.name,
                "state": states[source.name].state if source.name in states else None,
                "since": states[source.name].since if source.name in states else None,
                "evidence": states[source.name].evidence if source.name in states else None,
                "cadence": source.cadence,
                "last_yield": yields.get(source.name),
                "crawled_at": crawled_at,
                "swept_at": swept[source.name],
                "new": result.new if result else 0,
                "changed": result.changed if result else 0,
                "errors": list(result.errors) if result else [],
            }
        )
    release = in_service(config.site.output)
    if arguments.json:
        told = [
            {"id": run.id, "command": run.command, "started_at": run.started_at, "exit_code": run.exit_code}
            for run in last
        ]
        say(json.dumps({"sources": sources, "runs": told, "release": release}, ensure_ascii=False, indent=1))
        return OK
    for each in sources:
        line = f"{each['state']} since {each['since']}: {each['evidence']}" if each["state"] else "never crawled"
        say(f"{each['source']:24} {line} ({each['cadence']}, last new {each['last_yield'] or 'never'})")
    for run in last:
        say(f"run {run.id} {run.command} {run.started_at} exit {run.exit_code if run.exit_code is not None else '?'}")
    say(f"release in service: {release or 'none'}")
    return OK


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted([*_EXPORTS, *_OF_ACCOUNT, "sqlite", "warc"]))
    parser.add_argument("--format", choices=["ndjson", "csv"], default="ndjson", help="default: ndjson")


_EXPORTS: dict[str, Callable[[Record], Iterable[records.Json]]] = {
    "bulletins": lambda record: [records.bulletin(record)],
    "observations": records.observations,
    "cases": records.cases,
    "enclosed": records.enclosed,
    "readings": records.readings,
}


# What the account of all bulletins holds; each is one of its lists.
_OF_ACCOUNT = ("batches", "derived", "entries", "findings", "gaps", "inspections")


def _export(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    if arguments.what in ("sqlite", "warc"):
        return _export_bytes(config, arguments.what)
    if arguments.what in _OF_ACCOUNT:
        renew_if_possible(config)
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        known = decided(bulletins.records(connection), decisions.every(connection))
        if arguments.what in _OF_ACCOUNT:
            parts = (getattr(part, arguments.what) for _, part in accounts.parts(connection))
            rows = (records.of_account(each) for part in parts for each in part)
        else:
            rows = (row for record in known for row in _EXPORTS[arguments.what](record))
        for line in records.table(rows) if arguments.format == "csv" else map(records.line, rows):
            sys.stdout.write(line + "\n")
    return OK


def _export_bytes(config: configuration.Config, what: str) -> int:
    """Write the whole ledger as one SQLite file, or the whole archive as one WARC file, to stdout."""
    if sys.stdout.isatty():
        raise ConfigError(f"export {what}: writes bytes; send them to a file: infocenter export {what} > FILE")
    if what == "warc":
        for path in sorted(config.archive.glob("*.warc.gz")):
            archive.copy(path, sys.stdout.buffer)
        return OK
    with Ledger(config.store_url, read_only=True) as ledger, tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "ledger.sqlite"
        ledger.copy_to(copy)
        with copy.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    return OK


def _doctor(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    say(f"infocenter {__version__}, Python {platform.python_version()}")
    say(f"configuration {config.path}: {len(config.sources)} sources")
    well = True
    for name, folder in (("archive", config.archive), ("output", config.site.output)):
        place = folder
        while not place.exists():
            place = place.parent
        free = shutil.disk_usage(place).free
        well &= free > _LOW_DISK
        say(f"{name} {folder}: {free // 1024**2} MB free{'' if free > _LOW_DISK else '; less than 1 GB, make room'}")
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        known = sum(1 for _ in bulletins.records(connection))
        say(f"ledger {config.store_url} ({ledger.database}): {known} bulletins")
    return OK if well else NOTHING


COMMANDS = (
    Command("status", "the sources, the last runs, the release in service", _status_arguments, _status),
    Command("export", "print what is known", _export_arguments, _export),
    Command("doctor", "check this machine and the configuration", no_arguments, _doctor),
)
