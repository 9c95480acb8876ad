"""Reading a source's pages with its family, and telling why one could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bulletin.enclosures import attachment
from bulletin.errors import UnreadableError
from bulletin.model import Attachment
from crawler import challenge
from crawler.bounds import bounded
from crawler.errors import BlockedError, CrawlerError, DriftError
from crawler.families import detect, family, family_of_list, read_article
from crawler.page import PageText, decode

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Reader:
    """Reads the pages of one source; on ``auto`` its first list page decides the family."""

    def __init__(self, source: Source, aside: Aside) -> None:
        self._aside = aside
        self._sure = source.family != "auto"
        self._family: Family | None = family(source.family) if self._sure else None

    def listing(self, page: PageText) -> Listing:
        """Read a list page. Raises DriftError, or BlockedError for a challenge in its place."""
        found = _guarded(page, lambda: self._of_list(page).listing(page))
        if not (found.articles or found.parts):
            _unless_challenge(page)
        return found

    async def article(self, page: PageText) -> tuple[Family, Article]:
        """Read the first page of an article beside the crawl; return the family that reads the others too."""
        known = self._family or _guarded(page, lambda: detect(page))
        return await self._aside(page.url, first_page, known, page, sure=self._sure)

    async def further(self, reader: Family, page: PageText) -> Article:
        """Read a further page of an article beside the crawl."""
        return await self._aside(page.url, further_page, reader, page, sure=self._sure)

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


def first_page(known: Family, page: PageText, *, sure: bool) -> tuple[Family, Article]:
    """Read the first page of an article; return the family that could. Raises DriftError or BlockedError."""
    reader, found = _guarded(page, lambda: read_article(known, page, sure=sure))
    if sum(map(len, found.paragraphs)) < _SHORT:
        _unless_challenge(page)
    return reader, found


def further_page(reader: Family, page: PageText, *, sure: bool) -> Article:
    """Read a further page of an article. Raises DriftError or BlockedError."""
    return _guarded(page, lambda: read_article(reader, page, sure=sure))[1]


def file_of(url: str, media_type: str, body: bytes) -> Attachment:
    """Return a file with what it says. One that takes too long is not read: files are made to do so."""
    try:
        with bounded(_SECONDS, url):
            return attachment(url, media_type, body)
    except UnreadableError as error:
        return Attachment(url, media_type, unread=error.code)


def text_of(fetched: Fetched) -> PageText:
    """Return what was fetched as a page. Raises DriftError for bytes that are no text."""
    return PageText(fetched.final_url, decode(fetched.body, fetched.final_url), fetched.content_type)


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
