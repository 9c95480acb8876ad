"""Which bulletins might be copies of one another: those that bear a mark in common (see ``bulletin.identity``)."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Select, Text, bindparam, cast, func, or_, select

from bulletin.identity import MARKS
from bulletin.ledger import rows
from bulletin.ledger.schema import bulletins, marks, revisions
from bulletin.ledger.statements import every, inserting, run_for_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql import Executable

    from bulletin.model import Bulletin

# What more bulletins share is a series' own phrase and tells nothing. The bounds keep the price of a page the same
# however large the ledger grows.
_MOST_BEARERS, _MOST_ROOTS = 32, 16

_bearers = select(func.count()).where(marks.c.mark == bindparam("mark")).scalar_subquery()
_NEW = select(
    bindparam("mark", type_=marks.c.mark.type), bindparam("bulletin_id", type_=marks.c.bulletin_id.type)
).where(_bearers < _MOST_BEARERS)
_SHARING = (
    select(marks.c.mark, bulletins.c.id, func.coalesce(bulletins.c.duplicate_of, bulletins.c.id).label("root"))
    .join(bulletins, bulletins.c.id == marks.c.bulletin_id)
    .where(marks.c.mark.in_([bindparam(f"mark{number}") for number in range(MARKS)]))
    .where(bulletins.c.published >= bindparam("first"), bulletins.c.published <= bindparam("last"))
)


_HEAD = ("id", "source", "url", "views", "duplicate_of")
_CONTENT = ("title", "published", "publisher_name", "author", "editor", "official")
_LISTS = ("paragraphs", "tables", "attachments", "pages")


def _of_roots(number: int) -> Select[tuple[object, ...]]:
    """Return the query for the bulletins of so many roots, each with its current revision."""
    roots: list[BindParameter[str]] = [bindparam(f"root{each}") for each in range(number)]
    return (
        select(*(bulletins.c[name] for name in _HEAD), *(revisions.c[name] for name in _CONTENT))
        .add_columns(*(cast(revisions.c[name], Text) for name in _LISTS))
        .join(revisions, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision))
        .where(or_(bulletins.c.id.in_(roots), bulletins.c.duplicate_of.in_(roots)))
        .order_by(bulletins.c.id)
    )


_OF_ROOTS = {number: _of_roots(number) for number in (1, _MOST_ROOTS)}


@cache
def _put(dialect: str) -> Executable:
    statement: Executable = (
        inserting(dialect, marks).from_select(["mark", "bulletin_id"], _NEW).on_conflict_do_nothing()
    )
    return statement


def put(connection: Connection, bulletin_id: str, found: Iterable[int]) -> None:
    """Keep a bulletin's marks. Those of its earlier revisions stay: what comes of a mark is compared anyway."""
    values = [{"mark": mark, "bulletin_id": bulletin_id} for mark in found]
    if values:
        run_for_each(connection, _put(connection.dialect.name), values)


def near(
    connection: Connection, bulletin_id: str, found: Sequence[int], first: str, last: str
) -> list[tuple[Bulletin, str | None]]:
    """Return what might be copies of a bulletin, each with what it repeats.

    Those are the bulletins that share one of the marks and were published from ``first`` to ``last`` (ISO dates), with
    their originals and all copies of those.
    """
    if not found:
        return []
    bearers: dict[int, dict[str, str]] = {}
    wanted = {f"mark{number}": found[min(number, len(found) - 1)] for number in range(MARKS)}
    for mark, id_, root in every(connection, _SHARING, wanted | {"first": first, "last": last + "T99"}):
        bearers.setdefault(mark, {})[id_] = root
    telling = [each for each in bearers.values() if len(each) < _MOST_BEARERS] or bearers.values()
    shared = Counter(root for each in telling for id_, root in each.items() if id_ != bulletin_id)
    roots = [root for root, _ in shared.most_common(_MOST_ROOTS)]
    return [(other, repeats) for other, repeats in _load(connection, roots) if other.id != bulletin_id]


def _load(connection: Connection, roots: Sequence[str]) -> Iterator[tuple[Bulletin, str | None]]:
    """Yield the bulletins of these roots, once each."""
    if not roots:
        return
    size = 1 if len(roots) == 1 else _MOST_ROOTS
    wanted = {f"root{number}": roots[min(number, len(roots) - 1)] for number in range(size)}
    for row in every(connection, _OF_ROOTS[size], wanted):
        known: dict[str, Any] = dict(zip((*_HEAD, *_CONTENT, *_LISTS), row, strict=True))
        known |= {name: json.loads(known[name]) for name in _LISTS} | {"official": bool(known["official"])}
        yield rows.bulletin_of(known, known), known["duplicate_of"]
