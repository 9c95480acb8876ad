"""What a family of sites answers about one of its pages. Nothing here fetches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from bulletin.model import Table
    from crawler.page import PageText


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an article; ``title`` and ``published`` as the list shows them, if it does."""

    url: str
    title: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list page leads to, all addresses absolute.

    ``articles``: in the page's order. ``parts``: list pages that belong to this one and are always walked (the nodes
    of an e-paper's issue). ``older``: the list pages that follow in time, walked while a page shows something new.
    ``guessed``: the page does not name the older ones, its system's rule does; that they are not there is no error.
    """

    articles: tuple[Link, ...] = ()
    parts: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """The fields of one article page, text as printed, white space at the ends removed.

    ``published`` is ISO 8601: a date, or ``YYYY-MM-DDTHH:MM[:SS]+08:00``, as precise as the page.
    ``next_page`` is the address of the following page of the same article. ``official``: the page carries the meta
    tags of the government sites' standard (ArticleTitle, PubDate, ContentSource).
    """

    title: str
    published: str | None
    publisher_name: str | None
    author: str | None
    editor: str | None
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    attachments: tuple[str, ...] = ()
    next_page: str | None = None
    views: int | None = None
    official: bool = False


class Family(Protocol):
    """A family of sites. Instances are stateless; all methods are pure."""

    name: ClassVar[str]

    def matches(self, page: PageText) -> bool:
        """Tell whether this page bears the family's signature (for ``family = "auto"``)."""

    def listing(self, page: PageText) -> Listing:
        """Read a list page; raises DriftError when it is none."""

    def article(self, page: PageText) -> Article:
        """Read an article page; raises DriftError naming the field that is missing."""
