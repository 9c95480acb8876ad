"""Rows of the ledger to the types of the model and back; nothing here speaks SQL."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from bulletin.model import Attachment, Bulletin, Case, Issue, Observation, Span, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping as Row


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
    """Return the content columns of a revision."""
    return {
        "title": bulletin.title,
        "published": bulletin.published,
        "publisher_name": bulletin.publisher_name,
        "author": bulletin.author,
        "editor": bulletin.editor,
        "paragraphs": list(bulletin.paragraphs),
        "tables": [[list(row) for row in table.grid] for table in bulletin.tables],
        "attachments": attachments_json(bulletin.attachments),
        "pages": list(bulletin.pages),
        "official": bulletin.official,
    }


def attachments_json(attachments: tuple[Attachment, ...]) -> list[dict[str, str]]:
    """Return attachments as they are stored."""
    return [{"url": item.url, "media_type": item.media_type} for item in attachments]


def bulletin_of(head: Row, revision: Row) -> Bulletin:
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
        attachments=tuple(Attachment(item["url"], item["media_type"]) for item in revision["attachments"]),
        pages=tuple(revision["pages"]),
        official=revision["official"],
        views=head["views"],
    )


def row_of(thing: Observation | Issue | Case) -> dict[str, Any]:
    """Return the columns of something read, its span as two numbers."""
    row = {name: getattr(thing, name) for name in _columns(type(thing))}
    row["span_start"], row["span_end"] = thing.span.start, thing.span.end
    if isinstance(thing, Observation):
        row["value"] = str(thing.value)
    if isinstance(thing, Case):
        row["categories"] = list(thing.categories)
    return row


def observation_of(row: Row) -> Observation:
    """Return an observation from its row."""
    return Observation(**_plain(row, Observation) | {"value": Decimal(row["value"])})


def issue_of(row: Row) -> Issue:
    """Return an issue from its row."""
    return Issue(**_plain(row, Issue))


def case_of(row: Row) -> Case:
    """Return a case from its row."""
    return Case(**_plain(row, Case) | {"categories": tuple(row["categories"])})


def _plain(row: Row, kind: type) -> dict[str, Any]:
    values: dict[str, Any] = {name: row[name] for name in _columns(kind)}
    values["span"] = Span(row["span_start"], row["span_end"])
    return values


@cache
def _columns(kind: type) -> tuple[str, ...]:
    """Return the fields of a type that are columns of the same name."""
    return tuple(name.name for name in fields(kind) if name.name != "span")
