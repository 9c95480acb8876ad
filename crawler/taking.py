"""Taking one article: fetched whole, read, checked and kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bulletin.model import Attachment
from crawler.address import canonical, host_of, hosts_of
from crawler.assembly import bulletin_of, on_topic
from crawler.errors import ArchiveError, ClosedError, CrawlerError, DriftError, RobotsError, StopError
from crawler.families import is_framed, join
from crawler.media import media_type
from crawler.reading import FirstPage, Reader, Wish, text_of

if TYPE_CHECKING:
    from bulletin.model import Bulletin
    from crawler.aside import Aside
    from crawler.families.base import Article
    from crawler.fetch import Fetched, Fetcher
    from crawler.harvest import Yield
    from crawler.sources import CrawlSettings, Source
    from crawler.store import KnownArticle, PageMeta, Store

# A page may be dated tomorrow where it is written; not later.
_AHEAD = timedelta(days=2)
_MAX_PAGES_OF_AN_ARTICLE = 50
# Of a batch's files there is one for each prefecture at most; the rest are named and not asked for.
_MAX_FILES_OF_AN_ARTICLE = 30


class Taker:
    """Takes the articles of one source. ``seen`` are the addresses that its walk asked, shared with it."""

    def __init__(  # noqa: PLR0913 - what an article goes through
        self,
        source: Source,
        fetcher: Fetcher,
        store: Store,
        settings: CrawlSettings,
        *,
        now: datetime,
        seen: set[str],
        result: Yield,
        aside: Aside,
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._store = store
        self._settings = settings
        self._topics = settings.topics if source.topics is None else source.topics
        self._latest = (now + _AHEAD).date()
        self._seen = seen
        self.result = result
        self.reader = Reader(Wish(source, self._topics, store.reads), aside)
        self.hosts = hosts_of(source.urls)

    async def take(self, url: str, known: KnownArticle | None, listed: str | None) -> bool:
        """Fetch an article and keep what is new of it; tell whether it was met for the first time.

        ``listed`` is the day that a list names, for an article that names none.
        """
        first = await self._fetcher.get(url, self._source.name, "article")
        if first.final_url != url:
            if first.final_url in self._seen:
                other = self._store.article(first.final_url)
                if other:
                    self._store.add_address(other.bulletin_id, url)
                return False
            self._seen.add(first.final_url)
        # Of an article of one page that has not changed nothing is read again.
        if known and first.unchanged and known.pages == (first.final_url,):
            return self._as_before([first])
        try:
            read = await self.reader.article(text_of(first), listed)
            article, pages = await self._whole(read, first)
        except ClosedError:
            self._store.store_page(first.meta)
            raise
        if known and all(page.unchanged for page in pages) and tuple(p.final_url for p in pages) == known.pages:
            return self._as_before(pages)
        if not self._wanted(article, first):
            return not self._older(article)
        bulletin = read.bulletin or self._store.completed(await self._bulletin(article, pages))
        self._check(bulletin)
        found = read.found if read.bulletin else await self.reader.whole(bulletin)
        metas: list[PageMeta] = [page.meta for page in pages]
        outcome = self._store.store_article(bulletin, found, metas, seen_at=self._fetcher.now)
        if url != first.final_url:
            self._store.add_address(bulletin.id, url)
        for name in ("new", "changed", "same"):
            setattr(self.result, name, getattr(self.result, name) + (outcome == name))
        return outcome == "new"

    def _as_before(self, pages: list[Fetched]) -> bool:
        """Note that an article's pages were asked for and have not changed."""
        for page in pages:
            self._store.touch(page.final_url, self._fetcher.now)
        self.result.same += 1
        return False

    def _older(self, article: Article) -> bool:
        return bool(self._settings.since and article.published and article.published < self._settings.since)

    def _wanted(self, article: Article, first: Fetched) -> bool:
        """Tell whether an article is of the subject and of the time asked for; note one that is not."""
        if self._older(article):
            self.result.before += 1
            if not self._settings.window:
                self._store.store_page(first.meta)
            return False
        if not on_topic(article, self._topics):
            self.result.off_topic += 1
            self._store.store_page(first.meta)
            return False
        return True

    def _check(self, bulletin: Bulletin) -> None:
        """Refuse a bulletin of tomorrow's tomorrow, and one whose id another article of the source has."""
        if bulletin.published and date.fromisoformat(bulletin.published[:10]) > self._latest:
            raise DriftError(f"{bulletin.url}: is dated {bulletin.published[:10]}, in the future; not believed")
        other = self._store.clash(bulletin)
        if other and host_of(other) in self.hosts - {host_of(bulletin.url)}:
            raise DriftError(
                f"{bulletin.url}: has the path, so the id, of {other} and says something else; "
                "make its host a source of its own"
            )

    async def _whole(self, read: FirstPage, first: Fetched) -> tuple[Article, list[Fetched]]:
        """Read the other pages of an article; return it whole and the pages it stands on."""
        articles, pages = [read.article], [first]
        asked = {first.final_url}
        while articles[-1].next_page and len(pages) < _MAX_PAGES_OF_AN_ARTICLE:
            url = canonical(articles[-1].next_page)
            if url is None or url in asked or host_of(url) not in self.hosts:
                break
            asked.add(url)
            self._seen.add(url)
            following = await self._fetcher.get(url, self._source.name, "article")
            pages.append(following)
            framed = is_framed(articles)
            articles.append(await self.reader.further(read.family, text_of(following), framed=framed))
        return join(articles[0], articles[1:]), pages

    async def _bulletin(self, article: Article, pages: list[Fetched]) -> Bulletin:
        fetched = [await self._attachment(each) for each in article.attachments[:_MAX_FILES_OF_AN_ARTICLE]]
        attachments = (*fetched, *map(Attachment, article.attachments[_MAX_FILES_OF_AN_ARTICLE:]))
        return bulletin_of(self._source, article, tuple(page.final_url for page in pages), attachments)

    async def _attachment(self, url: str) -> Attachment:
        """Fetch a file that belongs to an article; one that fails costs a line, not the article."""
        address = canonical(url)
        if address is None or host_of(address) not in self.hosts:
            return Attachment(url)
        try:
            fetched = await self._fetcher.get(address, self._source.name, "attachment")
        except (StopError, ArchiveError):
            raise
        except RobotsError:
            return Attachment(address)
        except CrawlerError as error:
            self.result.note(error)
            return Attachment(address)
        self._store.store_page(fetched.meta)
        kind = media_type(fetched.content_type, address, fetched.body)
        try:
            return await self.reader.file(address, kind, fetched.body)
        except CrawlerError as error:  # it was the death of the process that read it
            self.result.note(error)
            return Attachment(address, kind, unread="broken")
