"""Rows of the ledger to the types of the model and back; nothing here speaks SQL."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from bulletin.ledger.options import as_json
from bulletin.ledger.schema import OF_REVISION, cases, issues, observations
from bulletin.model import Attachment, Bulletin, Case, EarlierReading, Enclosed, Issue, Observation, Span, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Table as SQLTable
    from sqlalchemy.engine import RowMapping as Row

    from bulletin.model import Reading

Values: TypeAlias = tuple[Any, ...]


def content_digest(bulletin: Bulletin) -> str:
    """Digest what makes a revision: every field that a reader sees, but neither the counter nor media types."""
    content = [
        bulletin.title,
        bulletin.published,
        bulletin.publisher_name,
        bulletin.author,
        bulletin.editor,
        bulletin.paragraphs,
        [table.grid for table in bulletin.tables],
        [attachment.url for attachment in bulletin.attachments],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def revision_row(bulletin: Bulletin) -> dict[str, Any]:
    """Return the content columns of a revision, JSON as text."""
    return {
        "title": bulletin.title,
        "published": bulletin.published,
        "publisher_name": bulletin.publisher_name,
        "author": bulletin.author,
        "editor": bulletin.editor,
        "paragraphs": as_json(bulletin.paragraphs),
        "tables": as_json([table.grid for table in bulletin.tables]),
        "attachments": as_json(attachments_json(bulletin.attachments)),
        "pages": as_json(bulletin.pages),
        "official": bulletin.official,
    }


def attachments_json(attachments: tuple[Attachment, ...]) -> list[dict[str, str]]:
    """Return attachments as they are stored; what is empty is left out."""
    return [
        {"url": item.url, "media_type": item.media_type}
        | {name: told for name in ("text", "unread") if (told := getattr(item, name))}
        for item in attachments
    ]


def attachments_of(stored: Iterable[dict[str, str]]) -> tuple[Attachment, ...]:
    """Return attachments from what is stored."""
    return tuple(Attachment(**item) for item in stored)


def bulletin_of(head: Row | dict[str, Any], revision: Row | dict[str, Any]) -> Bulletin:
    """Return a bulletin from its head row and one of its revisions."""
    return Bulletin(
        id=head["id"],
        source=head["source"],
        url=head["url"],
        title=revision["title"],
        published=revision["published"],
        publisher_name=revision["publisher_name"],
        author=revision["author"],
        editor=revision["editor"],
        paragraphs=tuple(revision["paragraphs"]),
        tables=tuple(Table(tuple(tuple(row) for row in grid)) for grid in revision["tables"]),
        attachments=attachments_of(revision["attachments"]),
        pages=tuple(revision["pages"]),
        official=revision["official"],
        views=head["views"],
    )


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What was read in a text, as rows of its tables but for the columns that tell of which revision.

    Making them is most of the work of keeping a reading, and they are cheap to hand to another process. ``reader`` is
    the version that read it, None where that is not known.
    """

    observations: tuple[Values, ...]
    issues: tuple[Values, ...]
    cases: tuple[Values, ...]
    enclosed: tuple[Values, ...] = ()
    reader: str | None = None


def read_rows(reading: Reading, reader: str | None = None) -> ReadRows:
    """Return what was read as rows."""
    return ReadRows(
        tuple([_exact(_OBSERVATION(each)) for each in reading.observations]),
        tuple(map(_ISSUE, reading.issues)),
        tuple([_listed(_CASE(each)) for each in reading.cases]),
        tuple([(each.file, *_exact(_OBSERVATION(each.observation))) for each in reading.enclosed]),
        reader,
    )


def _getter(table: SQLTable) -> Callable[[object], Values]:
    """Return what gives a thing's values in the order of its table's columns."""
    names = [column.name for column in table.c][len(OF_REVISION) :]
    return attrgetter(*({"span_start": "span.start", "span_end": "span.end"}.get(name, name) for name in names))


_OBSERVATION, _ISSUE, _CASE = map(_getter, (observations, issues, cases))
_VALUE, _CATEGORIES = (
    [column.name for column in table.c].index(name) - len(OF_REVISION)
    for table, name in ((observations, "value"), (cases, "categories"))
)


def _exact(row: Values) -> Values:
    return *row[:_VALUE], str(row[_VALUE]), *row[_VALUE + 1 :]


def _listed(row: Values) -> Values:
    return *row[:_CATEGORIES], as_json(row[_CATEGORIES]), *row[_CATEGORIES + 1 :]


def earlier_of(row: Row) -> EarlierReading:
    """Return an earlier reading from its row."""
    return EarlierReading(
        revision=row["revision"],
        reader=row["reader"],
        read_at=row["read_at"],
        replaced_at=row["replaced_at"],
        observations=tuple(map(observation_of, row["observations"])),
        issues=tuple(map(issue_of, row["issues"])),
        cases=tuple(map(case_of, row["cases"])),
        enclosed=tuple(map(enclosed_of, row["enclosed"])),
    )


def observation_of(row: Row) -> Observation:
    """Return an observation from its row."""
    return observation_from(_OBSERVATION_ROW(row))


def observation_from(values: Sequence[Any]) -> Observation:
    """Return an observation from the values of ``OBSERVATION_COLUMNS``."""
    *told, quote, rule, start, end = values
    told[_ROW_VALUE] = Decimal(told[_ROW_VALUE])
    fields = (*told, Span(start, end), quote, rule)
    return Observation(*fields)


def enclosed_of(row: Row) -> Enclosed:
    """Return a figure of an attachment from its row."""
    return Enclosed(row["file"], observation_of(row))


def issue_of(row: Row) -> Issue:
    """Return an issue from its row."""
    code, message, severity, quote, start, end = _ISSUE_ROW(row)
    return Issue(code, message, severity, Span(start, end), quote)


def case_of(row: Row) -> Case:
    """Return a case from its row."""
    *told, quote, start, end = _CASE_ROW(row)
    told[_ROW_CATEGORIES] = tuple(told[_ROW_CATEGORIES])
    values = (*told, Span(start, end), quote)
    return Case(*values)


def _columns(kind: type) -> list[str]:
    """Return the columns of a type's fields, in the order of the fields, and behind them those of its span."""
    return [*(name for name in kind.__annotations__ if name != "span"), "span_start", "span_end"]


OBSERVATION_COLUMNS = _columns(Observation)
_OBSERVATION_ROW, _ISSUE_ROW, _CASE_ROW = (itemgetter(*_columns(kind)) for kind in (Observation, Issue, Case))
_ROW_VALUE, _ROW_CATEGORIES = _columns(Observation).index("value"), _columns(Case).index("categories")
