"""Where a site's records come from: the ledger, or records at hand. Stamps tell which of them to ask for."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import astuple
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bulletin.accounts import account
from bulletin.decisions import decided
from bulletin.ledger import accounts, bulletins, decisions, stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.accounts.model import Account
    from bulletin.ledger import Connection
    from bulletin.model import Record


@runtime_checkable
class Source(Protocol):
    """Records as the editors want them."""

    def stamps(self) -> dict[str, str]:
        """Return for each bulletin, by id, what changes whenever its record does."""

    def records(self, ids: Sequence[str]) -> Iterator[Record]:
        """Yield the records of these bulletins that may be shown."""

    def account(self) -> Account:
        """Return the one account of all of them."""


class Kept:
    """The records of an open ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._decisions = decisions.every(connection)

    def stamps(self) -> dict[str, str]:
        """Return the ledger's stamps, with the decisions on a bulletin and its numbers."""
        made: dict[str, list[object]] = defaultdict(list)
        for each in self._decisions:
            made[each.target.partition("~")[0]].append(astuple(each))
        found = stamps.every(self._connection)
        return {id_: _digest(stamp, made[id_]) if id_ in made else stamp for id_, stamp in found.items()}

    def records(self, ids: Sequence[str]) -> Iterator[Record]:
        """Yield the records of these bulletins, except for erased ones."""
        return decided(bulletins.records(self._connection, ids), self._decisions)

    def account(self) -> Account:
        """Return the account that the ledger keeps."""
        return accounts.load(self._connection)


class Given:
    """Records at hand."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.bulletin.id: record for record in records}

    def stamps(self) -> dict[str, str]:
        """Return a digest of each record."""
        return {id_: _digest(record) for id_, record in self._records.items()}

    def records(self, ids: Sequence[str]) -> Iterator[Record]:
        """Yield the records."""
        return (self._records[id_] for id_ in ids)

    def account(self) -> Account:
        """Make the account."""
        return account(self._records.values())


def at_hand(records: Source | Iterable[Record]) -> Source:
    """Return records as a source, if they are none yet."""
    return records if isinstance(records, Source) else Given(records)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:16]
