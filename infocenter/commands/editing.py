"""Commands of the editors: review, hold, unhold, correct."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from bulletin import decisions as deciding
from bulletin.accounts import account
from bulletin.decisions import Decision
from bulletin.ledger import Ledger, bulletins, decisions, health
from infocenter import config as configuration
from infocenter.commands.base import Command, no_arguments
from infocenter.console import now, say
from infocenter.errors import OK, ConfigError
from infocenter.lock import run_lock
from publisher.labels import figure

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from bulletin.decisions import Action
    from bulletin.model import Observation, Record

_REASON_LIMIT = 500


def _review(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        made = decisions.every(connection)
        raw = list(bulletins.records(connection))
        states = health.latest(connection)
    known = {id_ for record in raw for id_ in (record.bulletin.id, *deciding.ids(record))}
    found = [record for record in deciding.decided(raw, made) if record.duplicate_of is None]
    sections: tuple[tuple[str, list[str]], ...] = (
        ("待核的数字", [_held_line(*each) for record in found for each in deciding.held(record)]),
        ("未能解释的数字", [line for record in found for line in _unexplained(record)]),
        ("不再有对应数字的编者决定", [f"{each.target} {each.action}" for each in made if each.target not in known]),
        (
            "需要查看的来源",
            [
                f"{each.source} {each.state} {each.since} {each.evidence}"
                for each in states.values()
                if each.state != "ok"
            ],
        ),
    )
    across = account(found).findings
    sections += (("跨篇核对不符", [f"{each.code} {each.message} {' '.join(each.support)}" for each in across]),)
    for title, lines in sections:
        say(f"{title}：{len(lines)}", *(f"  {line}" for line in lines))
    return OK


def _held_line(id_: str, each: Observation, reason: str) -> str:
    return f"{id_} {each.region} {figure(each.measure, each.status)} {each.value:f}{each.unit} “{each.quote}” {reason}"


def _unexplained(record: Record) -> list[str]:
    return [
        f"{record.bulletin.id} “{issue.quote}” {record.bulletin.title}"
        for issue in record.issues
        if issue.code == "unexplained-number"
    ]


def _hold_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's id (see review, export observations) or a bulletin's")
    parser.add_argument("--reason", default="待核对", help="shown on the site")
    parser.add_argument("--erase", action="store_true", help="take the whole bulletin off the site")


def _hold(arguments: Namespace) -> int:
    action: Action = "erase" if arguments.erase else "hold"
    if arguments.erase and "~" in arguments.id:
        raise ConfigError(f"hold {arguments.id} --erase: takes a bulletin off the site; name the bulletin's id")
    return _decide(arguments, action, arguments.reason)


def _unhold_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's or a bulletin's id")
    parser.add_argument("--reason", default="已核对", help="kept with the decision")


def _unhold(arguments: Namespace) -> int:
    return _decide(arguments, "unhold", arguments.reason)


def _correct_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a number's id (see review, export observations)")
    parser.add_argument("field", metavar="FIELD", choices=deciding.FIELDS, help=", ".join(deciding.FIELDS))
    parser.add_argument("value", metavar="VALUE", help="what it should be; empty for none")
    parser.add_argument("--reason", required=True, help="shown on the site")


def _correct(arguments: Namespace) -> int:
    if "~" not in arguments.id:
        raise ConfigError(
            f"correct {arguments.id}: corrects one number; `infocenter export observations` lists the ids"
        )
    return _decide(arguments, "correct", arguments.reason, arguments.field, arguments.value)


def _decide(
    arguments: Namespace, action: Action, reason: str, field: str | None = None, value: str | None = None
) -> int:
    config = configuration.load(arguments.config)
    if not reason.strip() or len(reason) > _REASON_LIMIT:
        raise ConfigError(f"--reason: must have 1 to {_REASON_LIMIT} characters")
    who = os.environ.get("INFOCENTER_EDITOR") or getpass.getuser()
    decision = Decision(arguments.id, action, field, value, reason.strip(), who, now().isoformat())
    with run_lock(config.lock), Ledger(config.store_url) as ledger, ledger.transaction() as connection:
        bulletin, _, _ = arguments.id.partition("~")
        record = next(bulletins.records(connection, [bulletin]), None)
        if record is None:
            raise ConfigError(f"{arguments.id}: no such bulletin; `infocenter export bulletins` lists the ids")
        _check(record, decision)
        decisions.add(connection, decision)
    say(f"{action} {arguments.id}: kept; `infocenter publish` shows it on the site")
    return OK


def _check(record: Record, decision: Decision) -> None:
    """Refuse a decision on a number that does not exist, or one whose value cannot be."""
    if "~" not in decision.target:
        return
    known: Sequence[str] = deciding.ids(record)
    if decision.target not in known:
        raise ConfigError(f"{decision.target}: this bulletin has no such number; `infocenter review` lists the ids")
    if decision.field is not None:
        try:
            deciding.correction(record.observations[known.index(decision.target)], decision.field, decision.value or "")
        except deciding.DecisionError as error:
            raise ConfigError(f"correct {decision.target}: {error}") from None


COMMANDS = (
    Command(
        "review", "what waits for an editor: held numbers, unexplained ones, sources in trouble", no_arguments, _review
    ),
    Command("hold", "let a number wait, or take a bulletin off the site", _hold_arguments, _hold),
    Command("unhold", "let a number count again", _unhold_arguments, _unhold),
    Command("correct", "correct a number, with the reason", _correct_arguments, _correct),
)
