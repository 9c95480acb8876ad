"""Where a site's records come from: the ledger, or records at hand. Stamps tell which of them to ask for."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import astuple
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bulletin.accounts import account, split
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

    def account_stamps(self) -> dict[str, str]:
        """Return for each part of their account, by inspection, what changes whenever it does, but for its gaps."""

    def newest(self) -> str:
        """Return the last day that their account speaks of; gaps depend on it too."""

    def account(self, ids: Sequence[str]) -> Iterator[tuple[str, Account]]:
        """Yield these parts of their account."""


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

    def account_stamps(self) -> dict[str, str]:
        """Return the stamps that the ledger keeps."""
        return accounts.stamps(self._connection)

    def newest(self) -> str:
        """Return the last day of the account that the ledger keeps."""
        return accounts.newest(self._connection)

    def account(self, ids: Sequence[str]) -> Iterator[tuple[str, Account]]:
        """Yield parts of the account that the ledger keeps."""
        return accounts.parts(self._connection, ids)


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

    @cached_property
    def _parts(self) -> dict[str, Account]:
        return split(account(self._records.values()))

    def account_stamps(self) -> dict[str, str]:
        """Return a digest of each part."""
        return {id_: _digest(part) for id_, part in self._parts.items()}

    def newest(self) -> str:
        """Return no day: the stamps are of the gaps as well."""
        return ""

    def account(self, ids: Sequence[str]) -> Iterator[tuple[str, Account]]:
        """Yield parts of the account, which is made once."""
        return ((id_, self._parts[id_]) for id_ in ids)


def at_hand(records: Source | Iterable[Record]) -> Source:
    """Return records as a source, if they are none yet."""
    return records if isinstance(records, Source) else Given(records)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:16]
