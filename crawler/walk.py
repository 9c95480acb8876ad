"""The walk through one source: its lists, the articles that they name, and what belongs to those."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bulletin.model import Attachment
from crawler import spellings
from crawler.address import canonical, host_of, hosts_of
from crawler.aside import Aside
from crawler.assembly import bulletin_of, on_topic
from crawler.errors import BudgetError, ClosedError, CrawlerError, DriftError, GoneError, GuardError
from crawler.families import detect, family, family_of_list, join, read_article
from crawler.families.clues.days import day_of
from crawler.harvest import Yield
from crawler.media import media_type
from crawler.page import PageText, decode

if TYPE_CHECKING:
    from bulletin.model import Bulletin
    from crawler.families.base import Article, Family, Link, Listing
    from crawler.fetch import Fetched, Fetcher
    from crawler.sources import CrawlSettings, Source
    from crawler.store import KnownArticle, PageMeta, Store

# Corrections come within days; later ones are found by the sweep.
_REVALIDATE = timedelta(days=30)
_SWEEP = timedelta(days=30)
# The pages of a paper's issue no longer change after its day.
_SETTLED = timedelta(days=2)
_MAX_PAGES_OF_AN_ARTICLE = 50


class Walk:
    """One walk through one source."""

    def __init__(  # noqa: PLR0913 - what a walk depends on
        self,
        source: Source,
        fetcher: Fetcher,
        store: Store,
        settings: CrawlSettings,
        *,
        now: datetime,
        full: bool,
        aside: Aside | None = None,
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._store = store
        self._topics = settings.topics if source.topics is None else source.topics
        self._since = settings.since
        self._now = now
        self._aside = aside or Aside(alone=True)
        swept = store.swept_at(source.name)
        self._full = full or swept is None or now - datetime.fromisoformat(swept) > _SWEEP
        self._family: Family | None = None if source.family == "auto" else family(source.family)
        self._hosts = hosts_of(source.urls)
        self._seen: set[str] = set()
        self._closed: ClosedError | None = None
        self._guessed: set[str] = set()
        self.result = Yield()

    async def run(self) -> Yield:
        """Walk all entry pages; errors are collected, one clear line each."""
        try:
            for url in self._source.urls:
                await self._entry(url)
            if not self.result.errors and not self.result.listed:
                self.result.fail(
                    DriftError(f"{self._source.urls[0]}: links no article; the site or its address changed")
                )
        except BudgetError as error:
            self.result.fail(error)
        read = self.result.new + self.result.changed + self.result.same + self.result.off_topic
        if self._closed and not read:
            self.result.fail(self._closed)
        if not self.result.errors and self._full:
            self._store.mark_swept(self._source.name, self._fetcher.now)
        return self.result

    async def _entry(self, url: str) -> None:
        address = canonical(url)
        if address is None:
            self.result.fail(GuardError(f"{url}: is no web address; check the source's urls"))
            return
        try:
            older: str | None = address
            while older:
                older = await self._list(older, first=older == address)
        except BudgetError:
            raise
        except CrawlerError as error:
            self.result.fail(error)

    async def _list(self, url: str, *, first: bool) -> str | None:
        """Walk a list page and its parts; return the older page to go on with, None at the end."""
        try:
            listing, fresh = await self._walk_list(url)
        except GoneError:
            if first:
                raise
            return None  # past the last page
        except DriftError:
            if url not in self._guessed:
                raise
            return None  # past the last page of a site that answers something for every address
        doorway = listing is not None and not listing.articles and not listing.parts
        if listing is None or not (fresh or self._full or doorway) or self._all_before(listing):
            return None
        following = next((each for each in self._mine(listing.older) if each not in self._seen), None)
        if following and listing.guessed:
            self._guessed.add(following)
        return following

    async def _walk_list(self, url: str) -> tuple[Listing | None, bool]:
        """Read a list page, take its articles, walk its parts; tell whether anything was new."""
        if url in self._seen:
            return None, False
        self._seen.add(url)
        fetched = await self._fetcher.get(url, self._source.name, "list")
        self._seen.add(fetched.final_url)
        page = _text(fetched)
        listing = self._listing(page)
        self._store.store_page(fetched.meta)
        fresh = False
        for link in listing.articles:
            address = canonical(link.url)
            if address and host_of(address) in self._hosts:
                self.result.listed += 1
                fresh |= await self._article(address, link)
        for part in self._mine(listing.parts):
            if not self._settled(part):
                try:
                    inner, new = await self._walk_list(part)
                    fresh |= new
                    if inner and not listing.older:  # an entry page leads to an issue, and that to the one before it
                        listing = replace(listing, older=inner.older)
                except BudgetError:
                    raise
                except GoneError:
                    self.result.gone += 1
                except CrawlerError as error:
                    self.result.fail(error)
        return listing, fresh

    async def _article(self, url: str, link: Link) -> bool:
        """Fetch an article if it is due; tell whether it was new."""
        known = spellings.known(self._store, url)
        address = known.url if known and host_of(known.url) == host_of(url) else url
        if spellings.met(self._store, self._seen, address) or not self._due(address, known, link):
            return False
        self._seen.add(address)
        try:
            return await self._take(address, known)
        except BudgetError:
            raise
        except GoneError:
            self.result.gone += 1
        except ClosedError as error:
            self.result.closed += 1
            self._closed = self._closed or error
        except CrawlerError as error:
            self.result.fail(error)
        return False

    def _due(self, url: str, known: KnownArticle | None, link: Link) -> bool:
        if self._since and link.published and link.published < self._since:
            return False
        if self._full:
            return True
        if known:
            return self._now - datetime.fromisoformat(known.first_seen) < _REVALIDATE
        return self._store.validators(url) is None  # asked before and found to be no bulletin

    async def _take(self, url: str, known: KnownArticle | None) -> bool:
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
            article, pages = await self._whole(first)
        except ClosedError:
            self._store.store_page(first.meta)
            raise
        if known and all(page.unchanged for page in pages) and tuple(p.final_url for p in pages) == known.pages:
            return self._as_before(pages)
        if not on_topic(article, self._topics):
            self._store.store_page(first.meta)
            self.result.off_topic += 1
            return True
        bulletin = await self._bulletin(article, pages)
        metas: list[PageMeta] = [page.meta for page in pages]
        outcome = await self._store.store_article(bulletin, metas, seen_at=self._fetcher.now)
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

    async def _whole(self, first: Fetched) -> tuple[Article, list[Fetched]]:
        """Read an article with all its pages."""
        page = _text(first)
        known, sure = self._family_of(page), self._source.family != "auto"
        reader, article = await self._aside(page.url, read_article, known, page, sure=sure)
        articles, pages = [article], [first]
        asked = {first.final_url}
        while articles[-1].next_page and len(pages) < _MAX_PAGES_OF_AN_ARTICLE:
            url = canonical(articles[-1].next_page)
            if url is None or url in asked or host_of(url) not in self._hosts:
                break
            asked.add(url)
            self._seen.add(url)
            following = await self._fetcher.get(url, self._source.name, "article")
            pages.append(following)
            page = _text(following)
            sure = self._source.family != "auto"
            _, further = await self._aside(page.url, read_article, reader, page, sure=sure)
            articles.append(further)
        return join(articles[0], articles[1:]), pages

    async def _bulletin(self, article: Article, pages: list[Fetched]) -> Bulletin:
        attachments = tuple([await self._attachment(each) for each in article.attachments])
        return bulletin_of(self._source, article, tuple(page.final_url for page in pages), attachments)

    async def _attachment(self, url: str) -> Attachment:
        """Fetch a file that belongs to an article; one that fails costs a line, not the article."""
        address = canonical(url)
        if address is None or host_of(address) not in self._hosts:
            return Attachment(url)
        try:
            fetched = await self._fetcher.get(address, self._source.name, "attachment")
        except BudgetError:
            raise
        except CrawlerError as error:
            self.result.fail(error)
            return Attachment(address)
        self._store.store_page(fetched.meta)
        return Attachment(address, media_type(fetched.content_type, address, fetched.body))

    def _listing(self, page: PageText) -> Listing:
        """Read a list page; the first one of a source on ``auto`` decides its family."""
        if self._family is None:
            self._family = family_of_list(page)
        return self._family.listing(page)

    def _family_of(self, page: PageText) -> Family:
        if self._family is None:
            self._family = detect(page)
        return self._family

    def _mine(self, urls: tuple[str, ...]) -> list[str]:
        found = (canonical(url) for url in urls)
        return [url for url in found if url and host_of(url) in self._hosts]

    def _settled(self, part: str) -> bool:
        if self._since and (day_of(part) or "9") < self._since:
            return True
        known = None if self._full else self._store.validators(part)
        return known is not None and self._now - datetime.fromisoformat(known.fetched_at) > _SETTLED

    def _all_before(self, listing: Listing) -> bool:
        dates = [link.published for link in listing.articles] or [day_of(part) for part in listing.parts]
        return bool(self._since and dates) and all(date and date < str(self._since) for date in dates)


def _text(fetched: Fetched) -> PageText:
    return PageText(fetched.final_url, decode(fetched.body, fetched.final_url), fetched.content_type)
