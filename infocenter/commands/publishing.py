"""Commands that publish: publish, rollback, serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infocenter import config as configuration
from infocenter.commands.base import Command
from infocenter.console import say
from infocenter.errors import OK
from infocenter.lock import run_lock
from infocenter.publishing import publish_site
from publisher import release, serve

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _publish_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="make every file again, also what did not change")
    parser.add_argument("--dry-run", action="store_true", help="build and check, but swap nothing")


def _publish(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    with run_lock(config.lock):
        report = publish_site(config, full=arguments.full, dry_run=arguments.dry_run)
    say(*report.lines())
    return OK


def _rollback_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("release", nargs="?", metavar="RELEASE", help="stamp (default: the one before)")


def _rollback(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    with run_lock(config.lock):
        stamp = release.rollback(config.site.output, arguments.release)
    say(f"release {stamp} is in service")
    return OK


def _serve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port on loopback (0: a free one)")


def _serve(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    with serve.server(config.site.output, arguments.port) as running:
        say(f"http://127.0.0.1:{running.server_address[1]}/ shows {config.site.output / 'current'}; Ctrl-C ends it")
        running.serve_forever()
    return OK


COMMANDS = (
    Command("publish", "build a release from the ledger and swap it in", _publish_arguments, _publish),
    Command("rollback", "put an earlier release back into service", _rollback_arguments, _rollback),
    Command("serve", "preview the site on loopback", _serve_arguments, _serve),
)
