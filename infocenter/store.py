"""The crawler's store: what it fetched is read, compared with what is there and kept, in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bulletin import identity
from bulletin.document import document
from bulletin.enclosures import with_enclosed
from bulletin.errors import UnkeepableError
from bulletin.extract import read
from bulletin.extract.version import code
from bulletin.ledger import PageRow, bulletins, likeness, pages, rows, runs, sightings
from bulletin.model import Context
from crawler.errors import CrawlerError
from crawler.store import KnownArticle, Validators
from infocenter import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bulletin.ledger import Connection, Ledger, Outcome
    from bulletin.ledger.rows import ReadRows
    from bulletin.model import Bulletin, Reading
    from crawler.sources import Source
    from crawler.store import PageMeta

# A republication follows its original within days; corrected copies and collections within weeks.
_WINDOW = timedelta(days=31)


def context_of(bulletin: Bulletin, source: Source | None) -> Context:
    """Return what the reader may know of a bulletin besides its text."""
    return Context(
        published=bulletin.published[:10] if bulletin.published else None,
        territory=(source.territory or None) if source else None,
        source=bulletin.publisher_name or (source.publisher if source else None),
        url=bulletin.url,
    )


def read_bulletin(bulletin: Bulletin, source: Source | None) -> Reading:
    """Read a bulletin's document, and its attachments."""
    context = context_of(bulletin, source)
    found = read(document(bulletin).text, context)
    return with_enclosed(found, bulletin, context) if bulletin.attachments else found


def reader_of(source: Source | None) -> str:
    """Return which reader reads a source's bulletins: version, its code, what it knows of the source.

    The same reader reads the same bulletin the same way.
    """
    told = f"{source.territory}|{source.publisher}" if source else ""
    return f"{__version__}+{code()}/{hashlib.sha256(told.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Digest:
    """What the ledger keeps of a bulletin besides its text: what was read in it, and the marks that its copies bear."""

    rows: ReadRows
    marks: tuple[int, ...]


def digest(bulletin: Bulletin, source: Source | None) -> Digest:
    """Read a bulletin's document."""
    read_in_it = rows.read_rows(read_bulletin(bulletin, source), reader_of(source))
    return Digest(read_in_it, identity.marks(bulletin.paragraphs))


class LedgerStore:
    """The crawler's ``Store`` on a ledger."""

    def __init__(self, ledger: Ledger, sources: Sequence[Source]) -> None:
        self._ledger = ledger
        self._sources = {source.name: source for source in sources}

    @property
    def reads(self) -> Callable[[Bulletin, Source], Digest]:
        """What finds in a bulletin that which is kept besides its text."""
        return digest

    def validators(self, url: str) -> Validators | None:
        """Return what the last good answer of an address said of itself and where the archive holds it."""
        with self._ledger.reading() as connection:
            found = pages.get(connection, url)
        if found is None:
            return None
        return Validators(
            etag=found.etag,
            last_modified=found.last_modified,
            digest=found.digest,
            warc_file=found.warc_file,
            warc_offset=found.warc_offset,
            content_type=found.content_type,
            fetched_at=found.fetched_at,
        )

    def article(self, url: str) -> KnownArticle | None:
        """Return the bulletin at an address, if it is known."""
        with self._ledger.reading() as connection:
            found = sightings.at_address(connection, url)
        if found is None:
            return None
        return KnownArticle(found.id, found.url, found.first_seen, found.last_seen, found.pages)

    def store_page(self, page: PageMeta) -> None:
        """Keep the answer of an address that is no article of its own."""
        with self._ledger.transaction() as connection:
            pages.put(connection, _page_row(page))

    def completed(self, bulletin: Bulletin) -> Bulletin:
        """Return a bulletin with what is known of those of its files that were not fetched this time."""
        if all(each.media_type or each.unread for each in bulletin.attachments):
            return bulletin
        with self._ledger.reading() as connection:
            known = {each.url: each for each in bulletins.attachments(connection, bulletin.id)}
        files = (each if each.media_type else known.get(each.url, each) for each in bulletin.attachments)
        return replace(bulletin, attachments=tuple(files))

    def store_article(self, bulletin: Bulletin, found: Digest, pages: Sequence[PageMeta], *, seen_at: str) -> Outcome:
        """Keep an article, what was read in it, its pages and whose copy it is: all or nothing."""
        try:
            return self._put(bulletin, found, pages, seen_at)
        except UnkeepableError as error:
            raise CrawlerError(f"{bulletin.url}: holds a value that is none ({error}); not kept") from error

    def _put(self, bulletin: Bulletin, found: Digest, page_metas: Sequence[PageMeta], seen_at: str) -> Outcome:
        first = page_metas[0] if page_metas else None
        with self._ledger.transaction() as connection:
            warc = (first.warc_file, first.warc_offset) if first else None
            outcome = bulletins.put(connection, bulletin, found.rows, seen_at, warc, marks=found.marks)
            for page in page_metas:
                pages.put(connection, _page_row(page))
            if outcome != "same":
                before = bulletins.original(connection, bulletin.id) if outcome == "changed" else None
                self._recognise(connection, bulletin, found.marks, before)
        return outcome

    def clash(self, bulletin: Bulletin) -> str | None:
        """Return another address at which a bulletin of the same id says something else, if there is one."""
        with self._ledger.reading() as connection:
            return bulletins.clash(connection, bulletin)

    def touch(self, url: str, seen_at: str) -> None:
        """Note that an address was asked and had not changed."""
        with self._ledger.transaction() as connection:
            pages.touch(connection, url, seen_at)
            sightings.touch(connection, url, seen_at)

    def add_address(self, bulletin_id: str, url: str) -> None:
        """Note one more address of a bulletin."""
        with self._ledger.transaction() as connection:
            sightings.add_address(connection, bulletin_id, url)

    def swept_at(self, source: str) -> str | None:
        """Return when a source was last walked to its end."""
        with self._ledger.reading() as connection:
            return runs.swept_at(connection, source)

    def mark_swept(self, source: str, when: str) -> None:
        """Note that a source was walked to its end."""
        with self._ledger.transaction() as connection:
            runs.mark_swept(connection, source, when)

    def settle(self) -> None:
        """Make what was kept last."""
        self._ledger.settle()

    def _recognise(
        self, connection: Connection, bulletin: Bulletin, marks: tuple[int, ...], before: str | None
    ) -> None:
        """Find the copies of a bulletin among those of the same weeks and note which is the original."""
        if not bulletin.published:
            return
        day = date.fromisoformat(bulletin.published[:10])
        first, last = str(day - _WINDOW), str(day + _WINDOW)
        near = likeness.near(connection, bulletin.id, marks, first, last)
        noted = {bulletin.id: before} | {other.id: original for other, original in near}
        each = (bulletin, *(other for other, _ in near))
        candidates = [identity.Candidate(one, noted[one.id], own=self._own(one)) for one in each]
        for id_, original in identity.originals(bulletin.id, candidates).items():
            if noted[id_] != original:
                bulletins.set_original(connection, id_, original)

    def _own(self, bulletin: Bulletin) -> bool:
        """Tell whether a bulletin stands on the site of the paper that it names as its publisher."""
        source = self._sources.get(bulletin.source)
        return bool(source and bulletin.publisher_name == source.publisher)


def _page_row(page: PageMeta) -> PageRow:
    return PageRow(
        url=page.url,
        source=page.source,
        kind=page.kind,
        status=page.status,
        content_type=page.content_type,
        etag=page.etag,
        last_modified=page.last_modified,
        digest=page.digest,
        warc_file=page.warc_file,
        warc_offset=page.warc_offset,
        final_url=page.final_url,
        fetched_at=page.fetched_at,
    )
