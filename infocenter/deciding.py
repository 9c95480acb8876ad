"""An editor's decision, from the command line or the editors' page: checked and kept under the run lock, or refused."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.admission import admit, overridden
from bulletin.corrections import DecisionError
from bulletin.decisions import bulletin_of
from bulletin.ledger import Ledger, bulletins, decisions
from infocenter.lock import run_lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Decision
    from infocenter.config import Config


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision that was kept, the correction that it overrides, and the original if its bulletin is a copy."""

    decision: Decision
    instead_of: Decision | None
    copy_of: str | None


def named_editor() -> str:
    """Return who decides as ``INFOCENTER_EDITOR`` names them, empty if it does not."""
    return os.environ.get("INFOCENTER_EDITOR", "")


def editor() -> str:
    """Return who decides at a terminal: ``INFOCENTER_EDITOR``, else the name of the user."""
    return named_editor() or getpass.getuser()


def decide(config: Config, asked: Sequence[Decision], *, seen: int | None = None) -> tuple[Kept, ...]:
    """Keep decisions on one bulletin, all or none.

    ``seen`` is how many decisions on it the editor knew of: when there are more by now, nothing is kept. Raises
    DecisionError for what cannot be, LockedError while a run goes on.
    """
    id_ = bulletin_of(asked[0].target)
    kept = []
    with run_lock(config.lock), Ledger(config.store_url) as ledger:
        with ledger.transaction() as connection:
            record = next(bulletins.records(connection, [id_]), None) if id_.isprintable() else None
            if record is None:
                raise DecisionError(
                    f"{asked[0].target}: no such bulletin; `infocenter export bulletins` lists the ids", "没有这篇通报"
                )
            made = decisions.of(connection, id_)
            if seen is not None and len(made) > seen:
                since = made[-1]
                raise DecisionError(
                    f"{id_}: {since.who} decided on it at {since.made_at}; look again",
                    f"您打开此页之后，{since.who}对这篇通报另有决定（见下）。请核对后再提交，您的决定尚未记录",
                )
            for each in asked:
                decision = admit(record, made, each)
                kept.append(Kept(decision, overridden(made, decision), record.duplicate_of))
                decisions.add(connection, decision)
                made.append(decision)
        ledger.reckon()
    return tuple(kept)
