"""What the ledger keeps of bulletins: heads, addresses, revisions and what was read in each revision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, func, insert, select, update

from bulletin import identity
from bulletin.ledger import accounts, likeness, readings, rows, sightings, stamps
from bulletin.ledger.rows import ReadRows
from bulletin.ledger.schema import addresses, bulletins, issues, observations, revisions
from bulletin.ledger.schema import readings as earlier_readings
from bulletin.ledger.statements import first, insert_rows, run
from bulletin.model import Record, Revision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import BindParameter, Connection, Select, Table
    from sqlalchemy.engine import RowMapping

    from bulletin.model import Attachment, Bulletin, Observation, Reading


@dataclass(frozen=True, slots=True)
class Found:
    """A bulletin in a list of what was looked for."""

    id: str
    title: str
    published: str | None
    source: str


Outcome = Literal["new", "changed", "same"]
_CHUNK = 200


_HEAD = select(bulletins.c.revision, bulletins.c.url, bulletins.c.views).where(bulletins.c.id == bindparam("id"))
_NEW_HEAD = insert(bulletins)
_OF_REVISION = tuple(column.name for column in revisions.c)
_DIGEST = select(revisions.c.digest, revisions.c.attachments).where(
    (revisions.c.bulletin_id == bindparam("id")) & (revisions.c.number == bindparam("revision"))
)
_CLASH = (
    select(bulletins.c.url, revisions.c.digest)
    .join(revisions, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision))
    .where(bulletins.c.id == bindparam("of"))
)

_CURRENT_FILES = select(revisions.c.attachments).join(
    bulletins, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision)
)
_ORIGINAL = select(bulletins.c.duplicate_of).where(bulletins.c.id == bindparam("of"))
_SET_ORIGINAL = update(bulletins).where(bulletins.c.id == bindparam("of")).values(duplicate_of=bindparam("original"))
_THESE: BindParameter[Any] = bindparam("ids", expanding=True)
_HEADS = select(bulletins).where(bulletins.c.id.in_(_THESE)).order_by(bulletins.c.id)
_COPIES = (
    select(bulletins.c.duplicate_of, addresses.c.url)
    .join(addresses, addresses.c.bulletin_id == bulletins.c.id)
    .where(bulletins.c.duplicate_of.in_(_THESE))
    .order_by(addresses.c.url)
)
_OF_BULLETINS = {
    table: select(table)
    .where(table.c.bulletin_id.in_(_THESE))
    .order_by(table.c.bulletin_id, *(other for other in table.primary_key if other is not table.c.bulletin_id))
    for table in (addresses, revisions, earlier_readings, *readings.TABLES[1:])
}
_FIGURES = (
    select(*(observations.c[name] for name in ("bulletin_id", "revision", *rows.OBSERVATION_COLUMNS)))
    .where(observations.c.bulletin_id.in_(_THESE))
    .order_by(observations.c.bulletin_id, observations.c.revision, observations.c.number)
)


def put(  # noqa: PLR0913 - a sighting has these parts
    connection: Connection,
    bulletin: Bulletin,
    read: Reading | ReadRows,
    seen_at: str,
    warc: tuple[str, int] | None,
    *,
    marks: Sequence[int] | None = None,
) -> Outcome:
    """Keep a bulletin as it stands now: a new one, a new revision of a known one, or only another sighting.

    ``marks`` are those of its text, found here unless they are given.
    """
    digest = rows.content_digest(bulletin)
    head = first(connection, _HEAD, {"id": bulletin.id})
    outcome: Outcome = "new"
    if head is None:
        number = 1
        run(connection, _NEW_HEAD, _head(bulletin, number, seen_at) | {"first_seen": seen_at})
    else:
        revision, url, views = head
        kept = connection.execute(_DIGEST, {"id": bulletin.id, "revision": revision}).one()
        same = kept.digest == digest
        number, outcome = revision + (not same), "same" if same else "changed"
        fetched = rows.attachments_json(bulletin.attachments)
        values = _head(bulletin, number, seen_at)
        if same and (url, views, kept.attachments) == (bulletin.url, bulletin.views, fetched):
            del values["stamp"]
        connection.execute(update(bulletins).where(bulletins.c.id == bulletin.id).values(values))
        if same:
            # What attachments are and say becomes known when they are fetched; that is no revision.
            known = (revisions.c.bulletin_id == bulletin.id) & (revisions.c.number == number)
            connection.execute(update(revisions).where(known).values(attachments=fetched, pages=list(bulletin.pages)))
            if kept.attachments != fetched:
                readings.replace_enclosed(connection, bulletin.id, number, read)
    if outcome != "same":
        where = dict(zip(("warc_file", "warc_offset"), warc or (None, None), strict=True))
        key = {"bulletin_id": bulletin.id, "number": number, "seen_at": seen_at, "digest": digest}
        by = {"reader": read.reader if isinstance(read, ReadRows) else None, "read_at": seen_at}
        row = key | where | by | rows.revision_row(bulletin)
        insert_rows(connection, revisions, [tuple(map(row.__getitem__, _OF_REVISION))])
        readings.insert_read(connection, bulletin.id, number, read)
        found = identity.marks(bulletin.paragraphs) if marks is None else marks
        likeness.put(connection, bulletin.id, found)
        accounts.mark(connection, [bulletin.id])
    before = sightings.note(connection, bulletin.id, bulletin.url)
    if before != bulletin.id:
        stamps.renew(connection, before, None if outcome == "new" else bulletin.id)  # a new one has a stamp of its own
    return outcome


def clash(connection: Connection, bulletin: Bulletin) -> str | None:
    """Return the address of the bulletin that has this one's id, stands elsewhere and says something else."""
    row = first(connection, _CLASH, {"of": bulletin.id})
    if row is None:
        return None
    url, digest = row
    return None if url == bulletin.url or digest == rows.content_digest(bulletin) else str(url)


def attachments(connection: Connection, bulletin_id: str) -> tuple[Attachment, ...]:
    """Return the files of a bulletin as they are known, none for a bulletin that is not."""
    query = _CURRENT_FILES.where(bulletins.c.id == bulletin_id)
    return rows.attachments_of(connection.execute(query).scalar() or ())


def original(connection: Connection, bulletin_id: str) -> str | None:
    """Return which bulletin this one repeats, None if it is an original."""
    row = first(connection, _ORIGINAL, {"of": bulletin_id})
    return row[0] if row else None


def set_original(connection: Connection, bulletin_id: str, original: str | None) -> None:
    """Note which bulletin this one repeats, None if it is an original."""
    run(connection, _SET_ORIGINAL, {"of": bulletin_id, "original": original})
    accounts.mark(connection, [bulletin_id])
    stamps.renew(connection, bulletin_id)


def records(connection: Connection, only: Sequence[str] | None = None) -> Iterator[Record]:
    """Yield every bulletin, or those of some ids that are there, with its history and what was read in it, by id.

    Memory stays flat.
    """
    if only is None:
        only = list(connection.execute(select(bulletins.c.id).order_by(bulletins.c.id)).scalars())
    else:
        only = sorted(set(only))
    for start in range(0, len(only), _CHUNK):
        yield from _chunk(connection, only[start : start + _CHUNK])


def noted(connection: Connection, codes: Sequence[str]) -> list[str]:
    """Return the ids of the bulletins whose present reading holds a number back or has a note of one of these codes."""
    query = (
        select(issues.c.bulletin_id)
        .join(bulletins, (bulletins.c.id == issues.c.bulletin_id) & (bulletins.c.revision == issues.c.revision))
        .where((issues.c.severity == "hold") | issues.c.code.in_(codes))
        .distinct()
        .order_by(issues.c.bulletin_id)
    )
    return list(connection.execute(query).scalars())


def find(connection: Connection, words: str, limit: int) -> list[Found]:
    """Return the bulletins whose id or address this is or whose title holds it, newest first; all for no words."""
    query = (
        select(bulletins.c.id, bulletins.c.published, revisions.c.title, bulletins.c.source)
        .join(revisions, (revisions.c.bulletin_id == bulletins.c.id) & (revisions.c.number == bulletins.c.revision))
        .order_by(func.coalesce(bulletins.c.published, bulletins.c.first_seen).desc(), bulletins.c.id)
        .limit(limit)
    )
    if words:
        titled = revisions.c.title.contains(words, autoescape=True)
        query = query.where((bulletins.c.id == words) | (bulletins.c.url == words) | titled)
    return [Found(row.id, row.title, row.published, row.source) for row in connection.execute(query)]


def ids(connection: Connection, sources: Sequence[str], first: str | None, last: str | None) -> list[str]:
    """Return the ids of the sources' bulletins published from ``first`` to ``last``; of an undated one the sighting."""
    day = func.substr(func.coalesce(bulletins.c.published, bulletins.c.first_seen), 1, 10)
    query = select(bulletins.c.id).where(bulletins.c.source.in_(sources)).order_by(bulletins.c.id)
    if first:
        query = query.where(day >= first)
    if last:
        query = query.where(day <= last)
    return list(connection.execute(query).scalars())


def _head(bulletin: Bulletin, revision: int, seen_at: str) -> dict[str, Any]:
    return {
        "id": bulletin.id,
        "source": bulletin.source,
        "url": bulletin.url,
        "revision": revision,
        "published": bulletin.published,
        "views": bulletin.views,
        "last_seen": seen_at,
        "stamp": stamps.new(),
    }


def _chunk(connection: Connection, ids: list[str]) -> Iterator[Record]:
    heads = {row["id"]: row for row in _select(connection, _HEADS, ids)}
    urls = _by_bulletin(connection, addresses, ids)
    history = _by_bulletin(connection, revisions, ids)
    before = _by_bulletin(connection, earlier_readings, ids)
    figures: dict[str, dict[int, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for id_, revision, *row in connection.execute(_FIGURES, {"ids": ids}).all():
        figures[id_][revision].append(rows.observation_from(row))
    read = [_by_bulletin(connection, table, ids) for table in readings.TABLES[1:]]
    copies: dict[str, list[str]] = {}
    originals = set(ids) | {row["duplicate_of"] for row in heads.values() if row["duplicate_of"]}
    for original, url in connection.execute(_COPIES, {"ids": list(originals)}):
        copies.setdefault(original, []).append(url)
    for id_, head in heads.items():
        numbers = figures[id_]
        states = tuple(
            Revision(row["number"], row["seen_at"], rows.bulletin_of(head, row), tuple(numbers[row["number"]]))
            for row in history.get(id_, [])
        )
        last = history[id_][-1]
        current = [[row for row in things.get(id_, []) if row["revision"] == head["revision"]] for things in read]
        yield Record(
            bulletin=states[-1].bulletin,
            revision=head["revision"],
            first_seen=head["first_seen"],
            last_seen=head["last_seen"],
            duplicate_of=head["duplicate_of"],
            addresses=tuple(dict.fromkeys([head["url"], *(row["url"] for row in urls[id_]), *copies.get(id_, [])])),
            warc_file=last["warc_file"],
            warc_offset=last["warc_offset"],
            observations=states[-1].observations,
            issues=tuple(map(rows.issue_of, current[0])),
            cases=tuple(map(rows.case_of, current[1])),
            enclosed=tuple(map(rows.enclosed_of, current[2])),
            revisions=states,
            reader=last["reader"],
            read_at=last["read_at"] or last["seen_at"],
            earlier=tuple(rows.earlier_of(row) for row in before.get(id_, ())),
        )


def _by_bulletin(connection: Connection, table: Table, ids: list[str]) -> dict[str, list[RowMapping]]:
    found = _select(connection, _OF_BULLETINS[table], ids)
    return {key: list(group) for key, group in groupby(found, key=itemgetter("bulletin_id"))}


def _select(connection: Connection, query: Select[Any], ids: list[str]) -> Sequence[RowMapping]:
    return connection.execute(query, {"ids": ids}).mappings().all()
