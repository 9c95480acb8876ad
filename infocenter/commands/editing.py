"""Commands of the editors: review, hold, unhold, correct."""

from __future__ import annotations

import tempfile
import webbrowser
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.corrections import FIELDS, NAMES, DecisionError, named
from bulletin.decisions import bulletin_of, is_number
from bulletin.ledger import Ledger, decisions
from bulletin.model import Decision
from infocenter import config as configuration
from infocenter.account import renew_if_possible
from infocenter.commands.base import Command
from infocenter.console import now, say
from infocenter.deciding import decide, editor
from infocenter.errors import OK, ConfigError
from infocenter.waiting import HeldNumber, across, waiting
from publisher.labels import figure

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from bulletin.accounts.model import Finding
    from bulletin.model import Action
    from infocenter.waiting import Waiting

_PORT = 8010


def _review_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="the history of a bulletin's or a number's decisions")
    parser.add_argument("--web", action="store_true", help="the editors' page, for a browser on this machine")
    parser.add_argument("--port", type=int, metavar="N", help=f"its port on loopback ({_PORT}; 0: a free one)")
    parser.add_argument("--open", action="store_true", help="open it in this machine's browser")


def _review(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    _check_web(arguments)
    if arguments.id is None:
        renew_if_possible(config)
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        if arguments.id is not None:
            say(*_history(arguments.id, decisions.of(connection, bulletin_of(arguments.id))))
            return OK
        sections = () if arguments.web else _sections(waiting(connection), across(connection))
    if arguments.web:
        return _serve(config, _PORT if arguments.port is None else arguments.port, browse=arguments.open)
    for title, lines in sections:
        say(f"{title}：{len(lines)}", *(f"  {line}" for line in lines))
    return OK


def _check_web(arguments: Namespace) -> None:
    if not arguments.web and (arguments.port is not None or arguments.open):
        raise ConfigError("review: --port and --open belong to --web")
    if arguments.web and arguments.id is not None:
        raise ConfigError("review --web: takes no ID; look for the bulletin on the page")


def _serve(config: configuration.Config, port: int, *, browse: bool) -> int:
    from infocenter.desk import serve  # noqa: PLC0415 - the other commands need no server

    server, address = serve(config, port)
    say(f"the editors' page: {address}", "only a browser on this machine can open it; Ctrl-C ends it")
    with closing(server.socket), _opened(config.path.parent, address if browse else None):
        server.serve_forever()
    return OK


@contextmanager
def _opened(folder: Path, address: str | None) -> Iterator[None]:
    """Open an address in this machine's browser by way of a private file: all users see the command of a program."""
    if address is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="editors-page-", dir=folder) as private:
        page = Path(private) / "open.html"
        page.write_text(f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={address}">', "utf-8")
        webbrowser.open(page.as_uri())
        yield


def _sections(found: Waiting, misfits: Sequence[Finding]) -> Sequence[tuple[str, list[str]]]:
    return (
        ("待核的数字", [_held_line(each) for each in found.held]),
        ("未能解释的数字", [f"{each.bulletin} “{each.quote}” {each.title}" for each in found.unexplained]),
        ("数字只在附件中的通报", [f"{each.bulletin} {each.message} {each.title}" for each in found.enclosed]),
        ("不再有对应数字的编者决定", [_decision_line(each) for each in found.lost]),
        ("需要查看的来源", [f"{each.source} {each.state} {each.since} {each.evidence}" for each in found.troubled]),
        ("跨篇核对不符", [f"{each.code} {each.message} {' '.join(each.support)}" for each in misfits]),
    )


def _held_line(found: HeldNumber) -> str:
    each = found.observation
    what = f"{each.region} {figure(each.measure, each.status)} {each.value:f}{each.unit}"
    return f"{found.id} {what} “{each.quote}” {found.reason}"


def _history(id_: str, made: Sequence[Decision]) -> list[str]:
    lines = [_decision_line(each) for each in made if each.target == id_ or not is_number(id_)]
    return lines or [f"{id_}：没有编者决定"]


def _decision_line(each: Decision) -> str:
    told = f" {NAMES[each.field]}改为“{named(each.field, each.value or '') or '无'}”" if each.field else ""
    return f"{each.made_at[:19]} {each.who} {each.target} {each.action}{told}：{each.reason}"


def _hold_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's id (see review, export observations) or a bulletin's")
    parser.add_argument("--reason", default="待核对", help="shown on the site")
    parser.add_argument("--erase", action="store_true", help="take the whole bulletin off the site")


def _hold(arguments: Namespace) -> int:
    return _decide(arguments, "erase" if arguments.erase else "hold")


def _unhold_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's or a bulletin's id")
    parser.add_argument("--reason", default="已核对", help="kept with the decision")


def _unhold(arguments: Namespace) -> int:
    return _decide(arguments, "unhold")


def _correct_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's id (see review, export observations)")
    parser.add_argument("field", metavar="FIELD", choices=FIELDS, help=", ".join(FIELDS))
    parser.add_argument("value", metavar="VALUE", help="what it should be; empty for none")
    parser.add_argument("--reason", required=True, help="shown on the site")


def _correct(arguments: Namespace) -> int:
    return _decide(arguments, "correct", arguments.field, arguments.value)


def _decide(arguments: Namespace, action: Action, field: str | None = None, value: str | None = None) -> int:
    config = configuration.load(arguments.config)
    asked = Decision(arguments.id, action, field, value, arguments.reason.strip(), editor(), now().isoformat())
    try:
        (kept,) = decide(config, [asked])
    except DecisionError as error:
        raise ConfigError(str(error)) from error
    before = kept.instead_of
    if before:
        say(f"{arguments.id}: {before.who} made {before.field} {before.value!r}: {before.reason}; yours stands now")
    if kept.copy_of:
        say(f"{bulletin_of(arguments.id)} repeats {kept.copy_of}: its numbers are not on the site")
    say(f"{action} {arguments.id}: kept; `infocenter publish` shows it on the site")
    return OK


COMMANDS = (
    Command(
        "review",
        "what waits for an editor: held numbers, unexplained ones, sources in trouble; or what was decided",
        _review_arguments,
        _review,
    ),
    Command("hold", "let a number wait, or take a bulletin off the site", _hold_arguments, _hold),
    Command("unhold", "let a number count again", _unhold_arguments, _unhold),
    Command("correct", "correct a number, with the reason", _correct_arguments, _correct),
)
