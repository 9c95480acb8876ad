"""Reading a source's pages with its family, and telling why one could not be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from bulletin.bounds import bounded
from bulletin.enclosures import attachment
from bulletin.errors import UnreadableError
from bulletin.model import Attachment
from crawler import challenge
from crawler.assembly import bulletin_of, on_topic
from crawler.errors import BlockedError, CrawlerError, DriftError
from crawler.families import detect, family, family_of_list, read_article, read_further
from crawler.page import PageText, decode, unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bulletin.model import Bulletin
    from crawler.aside import Aside
    from crawler.families.base import Article, Family, Listing
    from crawler.fetch import Fetched
    from crawler.sources import Source

    T = TypeVar("T")

# A challenge has a sentence or two; a longer text is an article, whatever its page carries besides.
_SHORT = 300
# Elements of an article's page: the longest table of cases has a tenth of it.
_MOST_ELEMENTS = 100_000
_LARGE = 500_000
_SECONDS = 30  # of the processor; a table of a hundred pages takes a third


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read of a source's articles: those that hold one of the topic words, and ``reads`` in them."""

    source: Source
    topics: Sequence[str]
    reads: Callable[[Bulletin, Source], Any]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """An article's first page as a family read it; where that is all of it, the bulletin and what was read in it."""

    family: Family
    article: Article
    bulletin: Bulletin | None = None
    found: Any = None


class Reader:
    """Reads the pages of one source; on ``auto`` its first list page decides the family."""

    def __init__(self, wish: Wish, aside: Aside) -> None:
        self._wish = wish
        self._aside = aside
        source = wish.source
        self._sure = source.family != "auto"
        self._family: Family | None = family(source.family) if self._sure else None

    def listing(self, page: PageText) -> Listing:
        """Read a list page. Raises DriftError, or BlockedError for a challenge in its place."""
        found = _guarded(page, lambda: self._of_list(page).listing(page))
        if not (found.articles or found.parts):
            _unless_challenge(page)
        return found

    async def article(self, page: PageText, listed: str | None) -> FirstPage:
        """Read the first page of an article beside the crawl; it is of the day ``listed`` where it names none."""
        known = self._family or _guarded(page, lambda: detect(page))
        return await self._aside(page.url, at_once, known, page, self._wish, sure=self._sure, listed=listed)

    async def further(self, reader: Family, page: PageText, *, framed: bool) -> Article:
        """Read a further page of an article beside the crawl; ``framed``: all its text stands there, and no head."""
        return await self._aside(page.url, further_page, reader, page, sure=self._sure, framed=framed)

    async def whole(self, bulletin: Bulletin) -> Any:
        """Read beside the crawl what is to be read in a bulletin of several pages or with files."""
        return await self._aside(bulletin.url, self._wish.reads, bulletin, self._wish.source)

    async def file(self, url: str, media_type: str, body: bytes) -> Attachment:
        """Read a file that belongs to an article beside the crawl."""
        return await self._aside(url, file_of, url, media_type, body)

    def links_of(self, page: PageText) -> int:
        """Return how many articles a page links, 0 when it cannot be read."""
        try:
            return len(self.listing(page).articles)
        except CrawlerError:
            return 0

    def _of_list(self, page: PageText) -> Family:
        if self._family is None:
            self._family = family_of_list(page)
        return self._family


def at_once(known: Family, page: PageText, wish: Wish, *, sure: bool, listed: str | None) -> FirstPage:
    """Read the first page of an article, and all that is wanted of it where that can be told from this page alone.

    Raises DriftError or BlockedError.
    """
    reader, article = first_page(known, page, sure=sure)
    article = article if article.published else replace(article, published=listed)
    if article.next_page or article.attachments or not on_topic(article, wish.topics):
        return FirstPage(reader, article)
    bulletin = bulletin_of(wish.source, article, (page.url,), ())
    return FirstPage(reader, article, bulletin, wish.reads(bulletin, wish.source))


def first_page(known: Family, page: PageText, *, sure: bool) -> tuple[Family, Article]:
    """Read the first page of an article; return the family that could. Raises DriftError or BlockedError."""
    reader, found = _guarded(page, lambda: read_article(known, page, sure=sure))
    if sum(map(len, found.paragraphs)) < _SHORT:
        _unless_challenge(page)
    return reader, found


def further_page(reader: Family, page: PageText, *, sure: bool, framed: bool) -> Article:
    """Read a further page of an article. Raises DriftError or BlockedError."""
    return _guarded(page, lambda: read_further(reader, page, framed=framed, sure=sure))


def file_of(url: str, media_type: str, body: bytes) -> Attachment:
    """Return a file with what it says. One that takes too long is not read: files are made to do so."""
    try:
        with bounded(_SECONDS, url):
            return attachment(url, media_type, body)
    except UnreadableError as error:
        return Attachment(url, media_type, unread=error.code)


def text_of(fetched: Fetched) -> PageText:
    """Return what was fetched as a page. Raises DriftError for bytes that are no text."""
    text = unwrapped(decode(fetched.body, fetched.final_url))
    return PageText(fetched.final_url, text, fetched.content_type)


def _guarded(page: PageText, read: Callable[[], T]) -> T:
    """Read a page; whatever a hostile page makes a page object stumble over is that page's error."""
    if len(page.text) > _LARGE and "<" in page.text and sum(1 for _ in page.root.iter()) > _MOST_ELEMENTS:
        raise DriftError(f"{page.url}: has more than {_MOST_ELEMENTS} elements; no page that a person reads")
    try:
        return read()
    except DriftError:
        _unless_challenge(page)
        raise
    except CrawlerError:
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        raise DriftError(f"{page.url}: the page object stumbled ({told}); report the page") from error


def _unless_challenge(page: PageText) -> None:
    told = challenge.sign(page)
    if told:
        raise BlockedError(f"{page.url}: came as {told}; look at it in a browser")
