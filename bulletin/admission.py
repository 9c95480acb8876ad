"""Which decisions can be: one that names nothing, changes nothing or cannot be true is refused, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.corrections import DecisionError, correction, written
from bulletin.decisions import applied, bulletin_of, holds, ids, is_number, word
from bulletin.model import Decision, Observation, Record

REASON_LIMIT, NAME_LIMIT = 500, 60


def admit(record: Record, made: Sequence[Decision], asked: Decision) -> Decision:
    """Return a decision as it is to be kept, its value in the one way it is written; raises DecisionError.

    ``record`` is the bulletin as it was read, ``made`` are the decisions on it so far, oldest first.
    """
    asked = _worded(asked)
    erased = word(each for each in made if each.target == record.bulletin.id).erased
    if erased and (asked.action != "unhold" or is_number(asked.target)):
        raise DecisionError(
            f"{asked.target}: {erased.who} took this bulletin off the site on {erased.made_at[:10]} ({erased.reason}); "
            f"`infocenter unhold {bulletin_of(asked.target)}` brings it back first",
            f"这篇通报已由{erased.who}于{erased.made_at[:10]}撤下（{erased.reason}），请先恢复刊登",
        )
    now = applied(record, made)
    number = _number(now, asked.target) if is_number(asked.target) else None
    if asked.action == "correct":
        return _correction(now, number, asked)
    if asked.action == "erase" and number is not None:
        raise DecisionError(
            f"hold {asked.target} --erase: takes a bulletin off the site; name the bulletin's id",
            "撤下的只能是整篇通报",
        )
    if asked.action == "unhold" and not erased:
        reasons = holds(now)
        if not any(reasons if number is None else reasons[number : number + 1]):
            raise DecisionError(f"unhold {asked.target}: does not wait", "这里没有待核的数字，不必放行")
    return asked


def overridden(made: Sequence[Decision], asked: Decision) -> Decision | None:
    """Return the last correction of the same field of the same number, which a new one overrides."""
    same = (each for each in reversed(made) if (each.target, each.field) == (asked.target, asked.field))
    return next(same, None) if asked.action == "correct" else None


def _worded(asked: Decision) -> Decision:
    """Return a decision with its words in one line; refuse one without a reason or a name that can be printed."""
    reason, who = (" ".join(each.split()) for each in (asked.reason, asked.who))
    if not reason or len(reason) > REASON_LIMIT or not reason.isprintable():
        raise DecisionError(
            f"--reason: must have 1 to {REASON_LIMIT} characters that can be printed",
            f"请写明理由，不超过{REASON_LIMIT}字",
        )
    if not who or len(who) > NAME_LIMIT or not who.isprintable():
        raise DecisionError(
            f"the editor's name: must have 1 to {NAME_LIMIT} characters that can be printed",
            f"请填写您的姓名，不超过{NAME_LIMIT}字",
        )
    return replace(asked, reason=reason, who=who)


def _number(record: Record, target: str) -> int:
    known = ids(record)
    if target not in known:
        raise DecisionError(
            f"{target}: this bulletin has no such number; `infocenter export observations` lists the ids",
            "这篇通报里没有这个数字，可能已重新识读，请回到清单查看",
        )
    return known.index(target)


def _correction(now: Record, number: int | None, asked: Decision) -> Decision:
    if number is None:
        raise DecisionError(
            f"correct {asked.target}: corrects one number; `infocenter export observations` lists the ids",
            "更正的只能是一个数字",
        )
    before, field = now.observations[number], asked.field or ""
    after = correction(before, field, asked.value or "")
    _not_after(now, after)
    if after == before:
        said = written(before, field)
        raise DecisionError(f"{field} {said!r}: is what stands already; nothing to correct", "与现值相同，没有可更正的")
    return replace(asked, value=written(after, field))


def _not_after(record: Record, after: Observation) -> None:
    """Refuse a figure of a day that had not come when its bulletin was published."""
    published = (record.bulletin.published or "")[:10]
    if after.as_of and published and after.as_of > published:
        raise DecisionError(
            f"as_of {after.as_of!r}: is after the bulletin's publication on {published}",
            f"截至日期“{after.as_of}”：晚于通报的发布日期{published}",
        )
