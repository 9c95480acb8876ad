"""Parts of the account as bytes: entries, derived figures, findings, each with the addresses of its sentences."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints

import msgspec

from bulletin.accounts.model import Derived, Entry, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T", Entry, Derived, Finding)
Addresses = tuple[str, ...]


class Leaves(Generic[T]):
    """How one type is kept: a list of rows of its fields, in their order, and then the addresses."""

    def __init__(self, type_: type[T]) -> None:
        self._type: Any = type_
        self._values = attrgetter(*(each.name for each in fields(type_)))
        row = tuple.__class_getitem__((*get_type_hints(type_).values(), Addresses))
        self._decoder: Any = msgspec.json.Decoder(list.__class_getitem__(row))

    def row(self, each: T, addresses: Addresses) -> bytes:
        """Return one as bytes."""
        return msgspec.json.encode((*self._values(each), addresses))

    def read(self, told: bytes) -> Iterator[tuple[T, Addresses]]:
        """Yield what a leaf holds."""
        for *values, addresses in self._decoder.decode(told):
            yield self._type(*values), addresses


def leaf(rows: Iterable[bytes]) -> bytes:
    """Return rows as one leaf."""
    return b"[" + b",".join(rows) + b"]"


ENTRIES, DERIVED, FINDINGS = Leaves(Entry), Leaves(Derived), Leaves(Finding)
