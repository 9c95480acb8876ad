"""The account brought up to date before somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.errors import LedgerError
from bulletin.ledger import Ledger, accounts, reckoning
from infocenter.console import warn

if TYPE_CHECKING:
    from infocenter.config import Config


def renew(config: Config) -> None:
    """Reckon what changed since the account was last made; when nothing did, the ledger is only looked at."""
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        current = reckoning.is_current(connection)
    if not current:
        with Ledger(config.store_url) as ledger:
            ledger.reckon()


def renew_if_possible(config: Config) -> None:
    """Do so; where the ledger cannot be written now, say that the account is an earlier one."""
    try:
        renew(config)
    except LedgerError as error:
        with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            behind = accounts.waiting(connection)
        warn(f"{error}; the account is an earlier one: {behind} bulletins changed since")
