"""What the crawler asks of the place where its finds are kept; the roof joins it to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bulletin.model import Bulletin
    from crawler.sources import Source

Outcome = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer of status 200 said of itself, and where the archive holds its body."""

    etag: str | None
    last_modified: str | None
    digest: str
    warc_file: str
    warc_offset: int
    content_type: str
    fetched_at: str


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """A bulletin that is known at an address; ``url`` is its own one, times are ISO 8601 in UTC."""

    bulletin_id: str
    url: str
    first_seen: str
    last_seen: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMeta:
    """One answer of status 200; ``kind`` is list, article, attachment or robots."""

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


class Store(Protocol):
    """The keeper of finds. Each call is kept whole or not at all, and for good once ``settle`` was called after it."""

    def settle(self) -> None:
        """Make what was kept last: nothing is told of it before."""

    @property
    def reads(self) -> Callable[[Bulletin, Source], Any]:
        """What finds in an article that which is kept besides its text: a module's pure function, run elsewhere."""

    def validators(self, url: str) -> Validators | None:
        """Return what is known of an address's last answer."""

    def article(self, url: str) -> KnownArticle | None:
        """Return the bulletin that stands at an address."""

    def store_page(self, page: PageMeta) -> None:
        """Keep the answer of an address that is no article."""

    def completed(self, bulletin: Bulletin) -> Bulletin:
        """Return a bulletin with what is known of those of its files that were not fetched this time."""

    def store_article(self, bulletin: Bulletin, found: Any, pages: Sequence[PageMeta], *, seen_at: str) -> Outcome:
        """Keep an article with what ``reads`` found in it and the pages it stood on."""

    def clash(self, bulletin: Bulletin) -> str | None:
        """Return another address at which a bulletin of the same id says something else, if there is one."""

    def touch(self, url: str, seen_at: str) -> None:
        """Note that an address was asked and had not changed."""

    def add_address(self, bulletin_id: str, url: str) -> None:
        """Note one more address of a bulletin."""

    def swept_at(self, source: str) -> str | None:
        """Return when the source was last walked to its end (ISO 8601, UTC), or None."""

    def mark_swept(self, source: str, when: str) -> None:
        """Note that the source was walked to its end."""
