"""From a form to decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bulletin.corrections import FIELDS, DecisionError, written
from bulletin.decisions import applied, holds, ids, is_number
from bulletin.model import Action, Decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bulletin.model import Observation, Record


def asked(form: Mapping[str, str], record: Record, made: Sequence[Decision], made_at: str) -> list[Decision]:
    """Return what a form asks for on a bulletin: one decision, or one for each field that was rewritten.

    A corrected number that waits is released with it if the form says so. Raises DecisionError for nothing asked.
    """
    target, reason, who = form.get("target", ""), form.get("reason", "").strip(), form.get("who", "").strip()
    action = next((each for each in get_args(Action) if each == form.get("act")), None)
    if action is None:
        raise DecisionError("no such action", "请选择要做的处理")
    if target != record.bulletin.id and not (is_number(target) and target in ids(record)):
        raise DecisionError(f"{target}: is not of this bulletin", "这篇通报里没有这个数字，请回到清单查看")
    if action != "correct":
        return [Decision(target, action, None, None, reason, who, made_at)]
    if not is_number(target):
        raise DecisionError(f"correct {target}: corrects one number", "更正的只能是一个数字")
    place, now = ids(record).index(target), applied(record, made)
    present = now.observations[place]
    changed = [name for name in FIELDS if name in form and form[name].strip() != written(present, name)]
    if not changed:
        raise DecisionError("nothing to correct", "没有改动任何一项")
    # The measure first: it decides the unit, and with it what the value may be.
    changed.sort(key=lambda name: name != "measure")
    wanted = [Decision(target, "correct", name, form[name], reason, who, made_at) for name in changed]
    if form.get("release") and holds(now)[place]:
        wanted.append(Decision(target, "unhold", None, None, reason, who, made_at))
    return wanted


def filled(observation: Observation) -> dict[str, str]:
    """Return the fields of a number as a form shows them."""
    return {name: written(observation, name) for name in FIELDS}
