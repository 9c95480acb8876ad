"""The walk through one source: its lists, the articles that they name, and what belongs to those."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crawler import challenge, spellings
from crawler.address import canonical, host_of
from crawler.aside import Aside
from crawler.due import SWEEP, all_before, is_due
from crawler.errors import (
    ArchiveError,
    BlockedError,
    BudgetError,
    ClosedError,
    CrawlerError,
    DriftError,
    GoneError,
    GuardError,
    RobotsError,
    StopError,
    UnreachableError,
)
from crawler.families.clues.days import day_of
from crawler.harvest import Yield
from crawler.reading import text_of
from crawler.taking import Taker

if TYPE_CHECKING:
    from crawler.families.base import Link, Listing
    from crawler.fetch import Fetched, Fetcher
    from crawler.page import PageText
    from crawler.sources import CrawlSettings, Source
    from crawler.store import KnownArticle, Store

# The pages of a paper's issue no longer change after its day.
_SETTLED = timedelta(days=2)
_MOST_PARTS = 500


class Walk:
    """One walk through one source: what is new first, then what may have changed, the longest unasked first."""

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
        self._settings = settings
        self._since = settings.since
        self._now = now
        swept = store.swept_at(source.name)
        self._everything = full
        self._full = full or swept is None or now - datetime.fromisoformat(swept) > SWEEP
        self._seen: set[str] = set()
        self._closed: ClosedError | None = None
        self._guessed: set[str] = set()
        self._met: set[str] = set()
        self._again: dict[str, tuple[str, str | None]] = {}
        self._unasked = 0
        self._told: set[str] = set()
        self._to_the_end = True
        self.result = Yield()
        self._taker = Taker(
            source,
            fetcher,
            store,
            settings,
            now=now,
            seen=self._seen,
            result=self.result,
            aside=aside or Aside(alone=True),
        )

    async def run(self) -> Yield:
        """Walk all entry pages; errors are collected, one clear line each. Raises ArchiveError."""
        try:
            for url in self._source.urls:
                await self._entry(url)
            await self._ask_again()
        except StopError as error:
            self._stop(error)
        if self.result.listed and self.result.forbidden >= self.result.listed:
            self.result.fail(BlockedError(f"{self._source.urls[0]}: robots.txt forbids every article that it links"))
        if self.result.listed and self.result.gone >= self.result.listed:
            self.result.fail(DriftError(f"{self._source.urls[0]}: every article that it links is gone (404)"))
        if self._closed and not self.result.read:
            self.result.fail(self._closed)
        if self._to_the_end and self._full and not self._settings.window:
            self._store.mark_swept(self._source.name, self._fetcher.now)
        return self.result

    def _stop(self, error: StopError) -> None:
        """Note why the walk ends early, and what it leaves; a closed host is told once."""
        self._to_the_end = False
        if str(error) in self._told:
            return
        self._told.add(str(error))
        if error.state:
            self._unasked += self.result.settle(error.state)
        left = [f"{self._unasked} new articles"] if self._unasked else []
        left += [f"{len(self._again)} articles to ask again"] if self._again else []
        told = f"; left for the next run: {', '.join(left)}" if left else "; the rest follows in the next run"
        self.result.fail(type(error)(f"{error}{told if isinstance(error, BudgetError) or left else ''}"))

    async def _entry(self, url: str) -> None:
        address = canonical(url)
        if address is None:
            self.result.fail(GuardError(f"{url}: is no web address; check the source's urls"))
            return
        if address in self._seen:
            return
        listed, failed = self.result.listed, len(self.result.errors)
        try:
            older: str | None = address
            while older:
                older = await self._list(older, first=older == address)
            if (listed, failed) == (self.result.listed, len(self.result.errors)):
                raise DriftError(f"{address}: links no article; the site or its address changed")
        except (BudgetError, ArchiveError):
            raise
        except StopError as error:
            self._stop(error)
        except GoneError as error:
            self._lose(UnreachableError(f"{error}; mend the source's urls"))
        except CrawlerError as error:
            self._lose(error)

    def _lose(self, error: CrawlerError) -> None:
        """Note a list that could not be walked."""
        self._to_the_end = False
        self.result.fail(error)

    async def _list(self, url: str, *, first: bool) -> str | None:
        """Walk a list page and its parts; return the older page to go on with, None at the end."""
        before = self.result.before
        try:
            listing, fresh, novel = await self._one_list(url)
        except GoneError:
            if first:
                raise
            return None  # past the last page
        except DriftError:
            if url not in self._guessed:
                raise
            return None  # past the last page of a site that answers something for every address
        novel |= bool(self._parts(listing))
        listing, new = await self._walk_parts(listing)
        fresh |= new
        past = self.result.before > before and not fresh
        doorway = not listing.articles and not listing.parts
        if past or not (fresh or (self._full and novel) or doorway) or all_before(listing, self._since):
            return None
        following = next((each for each in self._mine(listing.older) if each not in self._seen), None)
        if following and listing.guessed:
            self._guessed.add(following)
        return following

    async def _walk_parts(self, listing: Listing) -> tuple[Listing, bool]:
        """Walk the parts of a list and theirs; tell whether anything was new, and where the list goes on."""
        parts, fresh = deque(self._parts(listing)), False
        for _ in range(_MOST_PARTS):
            if not parts:
                break
            found, new = await self._part(parts.popleft())
            fresh |= new
            if found:
                parts.extendleft(reversed(self._parts(found)))
                # An entry page leads to an issue, and that to the one before it.
                listing = listing if listing.older else replace(listing, older=found.older)
        return listing, fresh

    async def _part(self, url: str) -> tuple[Listing | None, bool]:
        """Walk a part of a list; one that fails costs a line, not the list."""
        if url in self._seen:
            return None, False
        try:
            listing, fresh, _ = await self._one_list(url)
        except (StopError, ArchiveError):
            raise
        except GoneError:
            self.result.gone += 1
        except RobotsError:
            self.result.forbidden += 1
        except CrawlerError as error:
            self._lose(error)
        else:
            return listing, fresh
        return None, False

    async def _one_list(self, url: str) -> tuple[Listing, bool, bool]:
        """Read a list page and take its articles; tell whether one was new, and one not met before."""
        self._seen.add(url)
        fetched = await self._fetcher.get(url, self._source.name, "list")
        self._seen.add(fetched.final_url)
        page = text_of(fetched)
        try:
            listing = self._taker.reader.listing(page)
        except DriftError as error:
            raise DriftError(f"{error}{self._once(fetched, page)}") from error
        addresses = [(canonical(link.url) or "", link) for link in listing.articles]
        mine = [(address, link) for address, link in addresses if host_of(address) in self._taker.hosts]
        if not mine and not listing.parts and (told := self._once(fetched, page)):
            raise DriftError(f"{page.url}: links no article{told}")
        self._store.store_page(fetched.meta)
        self.result.listed += len(mine)
        novel = not self._met.issuperset(address for address, _ in mine)
        self._met.update([url, *(address for address, _ in mine)])
        fresh = False
        for number, (address, link) in enumerate(mine):
            try:
                fresh |= await self._article(address, link)
            except StopError:
                self._unasked += sum(self._is_new(other, each) for other, each in mine[number:])
                raise
        return listing, fresh, novel

    def _once(self, fetched: Fetched, page: PageText) -> str:
        """Return what a list page linked when it was last read, and what it has become."""
        before = self._fetcher.before(fetched) if fetched.known else None
        count = self._taker.reader.links_of(before) if before else 0
        told = f"; it linked {count} when it was last read" if count else ""
        return told + ("; it asks for a password now" if challenge.login(page) else "")

    async def _article(self, url: str, link: Link) -> bool:
        """Fetch an article that is new and tell so; note a known one that is due."""
        known = spellings.known(self._store, url)
        address = known.url if known and host_of(known.url) == host_of(url) else url
        if address in self._again or self._outside(link) or spellings.met(self._store, self._seen, address):
            return False
        asked = None if known else self._store.validators(address)
        if last := known.last_seen if known else asked.fetched_at if asked else "":
            if is_due(known, last, self._now, everything=self._everything, sweep=self._full):
                self._again[address] = last, link.published
            return False
        return await self._try(address, None, link.published)

    def _is_new(self, url: str, link: Link) -> bool:
        known = url in self._seen or self._outside(link) or self._store.article(url)
        return not known and self._store.validators(url) is None

    def _outside(self, link: Link) -> bool:
        return bool(self._since and link.published and link.published < self._since)

    async def _ask_again(self) -> None:
        """Ask the known articles that are due; those of a closed host are left."""
        for address in sorted(self._again, key=lambda each: self._again[each][0]):
            try:
                if address not in self._seen:
                    await self._try(address, self._store.article(address), self._again[address][1])
            except BudgetError:
                raise
            except StopError as error:
                self._stop(error)
            else:
                del self._again[address]

    async def _try(self, url: str, known: KnownArticle | None, listed: str | None) -> bool:
        """Take an article, which a list may date; one that fails costs a line, not the walk."""
        self._seen.add(url)
        try:
            return await self._taker.take(url, known, listed)
        except (StopError, ArchiveError):
            self._seen.discard(url)
            raise
        except GoneError:
            self.result.gone += 1
        except RobotsError:
            self.result.forbidden += 1
        except ClosedError as error:
            self.result.closed += 1
            self._closed = self._closed or error
        except CrawlerError as error:
            self.result.doubt(error)
        return False

    def _mine(self, urls: tuple[str, ...]) -> list[str]:
        found = (canonical(url) for url in urls)
        return [url for url in found if url and host_of(url) in self._taker.hosts]

    def _parts(self, listing: Listing) -> list[str]:
        return [part for part in self._mine(listing.parts) if not self._settled(part)]

    def _settled(self, part: str) -> bool:
        if self._since and (day_of(part) or "9") < self._since:
            return True
        known = None if self._full else self._store.validators(part)
        return known is not None and self._now - datetime.fromisoformat(known.fetched_at) > _SETTLED
