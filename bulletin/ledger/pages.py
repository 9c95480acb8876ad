"""What the ledger remembers of pages: the last good answer of each address and where the archive holds it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from bulletin.ledger.schema import pages
from bulletin.ledger.statements import first, run, upsert

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class PageRow:
    """One address's last answer of status 200; ``kind`` is list, article, attachment or robots."""

    url: str
    source: str
    kind: str
    status: int
    content_type: str
    etag: str | None
    last_modified: str | None
    digest: str
    warc_file: str
    warc_offset: int
    final_url: str
    fetched_at: str


_NAMES = tuple(name.name for name in fields(PageRow))
_GET = select(*(pages.c[name] for name in _NAMES)).where(pages.c.url == bindparam("at"))
_TOUCH = update(pages).where(pages.c.url == bindparam("at")).values(checked_at=bindparam("now"))


def put(connection: Connection, page: PageRow) -> None:
    """Keep the last answer of an address."""
    values = {name: getattr(page, name) for name in _NAMES}
    run(connection, upsert(connection, pages), values | {"checked_at": page.fetched_at})


def get(connection: Connection, url: str) -> PageRow | None:
    """Return the last answer of an address, or None."""
    row = first(connection, _GET, {"at": url})
    return None if row is None else PageRow(*row)


def first_list(connection: Connection, source: str) -> PageRow | None:
    """Return a list page of a source, always the same one of those that are known, or None."""
    query = select(pages).where((pages.c.source == source) & (pages.c.kind == "list")).order_by(pages.c.url)
    row = connection.execute(query).mappings().first()
    return None if row is None else PageRow(**{name: row[name] for name in _NAMES})


def touch(connection: Connection, url: str, now: str) -> None:
    """Note that an address was asked and had not changed."""
    run(connection, _TOUCH, {"at": url, "now": now})
