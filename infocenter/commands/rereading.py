"""Commands that read again what the ledger holds: explain, reread."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.dates import is_date
from bulletin.ledger import Ledger, bulletins
from infocenter import config as configuration
from infocenter import marked, rereading
from infocenter.commands.base import Command
from infocenter.commands.reading import context_of, read_file
from infocenter.console import say
from infocenter.errors import OK, ConfigError
from infocenter.lock import run_lock
from infocenter.store import read_bulletin

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", metavar="BULLETIN-ID|FILE", help="a bulletin of the ledger, or a file")
    parser.add_argument("--published", metavar="DATE", help="day of publication, for a file")
    parser.add_argument("--territory", metavar="NAME", help="the area that 我省 / 我市 / 我区 means, for a file")


def _explain(arguments: Namespace) -> int:
    path = Path(arguments.what)
    if path.is_file():
        found = read_file(path, context_of(vars(arguments)))
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
    parser.add_argument("--apply", action="store_true", help="keep the new readings; the earlier ones stay as history")


def _reread(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    if arguments.since and not is_date(arguments.since):
        raise ConfigError(f"--since {arguments.since}: is no date like 2022-03-25")
    if arguments.apply:
        with run_lock(config.lock), Ledger(config.store_url) as ledger, ledger.locked():
            totals = rereading.reread(ledger, config.sources, arguments.since, apply=True, tell=say)
            ledger.reckon()
    else:
        with Ledger(config.store_url, read_only=True) as ledger:
            totals = rereading.reread(ledger, config.sources, arguments.since, apply=False, tell=say)
    say(*totals.lines())
    if totals.differing:
        say("kept" if arguments.apply else "nothing was kept; give --apply to keep the new readings")
    return OK


COMMANDS = (
    Command("explain", "show a text with every number marked", _explain_arguments, _explain),
    Command("reread", "read the stored bulletins again and show what differs", _reread_arguments, _reread),
)
