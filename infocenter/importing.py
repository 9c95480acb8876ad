"""Pages obtained elsewhere: WARC files and saved HTML, read by the declared sources' families and kept like a crawl."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from crawler import archive, replay, warcfiles
from crawler.address import canonical, host_of
from crawler.assembly import on_topic
from crawler.errors import ArchiveError, CrawlerError, DriftError
from crawler.families import detect, family, is_framed
from crawler.families.fields import metas
from crawler.media import media_type
from crawler.page import PageText, decode
from crawler.reading import file_of, first_page, further_page
from crawler.store import PageMeta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bulletin.model import Attachment
    from crawler.sources import Source
    from infocenter.store import LedgerStore

# A browser's comment, and SingleFile's.
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url:\s*(\S+)")
_MHTML = re.compile(
    rb"^(?:From:|MIME-Version:|Snapshot-Content-Location:)|multipart/related", re.IGNORECASE | re.MULTILINE
)
_HEAD = 4096
_PAGES = 50


@dataclass(slots=True)
class Imported:
    """What came of an import; ``skipped`` has a line for each page that is no bulletin of a declared source."""

    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Copy:
    """Where a page can be read again: a file that was saved, or a record of a WARC file. ``date`` is ISO 8601."""

    url: str
    date: str
    path: Path
    capture: warcfiles.Capture | None


@dataclass(frozen=True, slots=True)
class _Got:
    """A copy that was read; ``url`` is its address as all know it."""

    url: str
    date: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in memory."""

    got: _Got
    text: PageText


class Importer:
    """Takes pages into the ledger and the archive: ``add`` notes where they are, ``take`` reads them one by one."""

    def __init__(
        self,
        sources: Sequence[Source],
        topics: Sequence[str],
        store: LedgerStore,
        writer: archive.ArchiveWriter,
        now: str,
    ) -> None:
        self._sources = {host_of(canonical(url) or url): source for source in sources for url in source.urls}
        self._topics = topics
        self._store = store
        self._writer = writer
        self._now = now
        self._copies: dict[str, list[_Copy]] = {}
        self._documents: dict[str, list[_Copy]] = {}
        self._files: dict[Path, IO[bytes]] = {}
        self.result = Imported()

    def add(self, path: Path, url: str | None) -> None:
        """Note the pages of a file. Raises CrawlerError naming it; what was found before a damaged place stays."""
        try:
            with path.open("rb") as file:
                start = file.read(_HEAD)
        except OSError as error:
            raise CrawlerError(f"{path}: cannot be read: {error.strerror or error}") from error
        if not warcfiles.is_warc(start):
            self._note(_Copy(_saved_at(path, start, url), self._now, path, None), self._copies)
            return
        with warcfiles.opened(path) as file:
            try:
                for capture in warcfiles.captures(file):
                    copy = _Copy(capture.url, capture.date or self._now, path, capture)
                    self._note(copy, self._copies if capture.is_page else self._documents)
            except warcfiles.FAULTS as error:
                raise CrawlerError(f"{path}: is no whole WARC file ({error}); what comes before was read") from error

    def _note(self, copy: _Copy, among: dict[str, list[_Copy]]) -> None:
        among.setdefault(canonical(copy.url) or copy.url, []).append(copy)

    def take(self) -> None:
        """Take those of the pages that are bulletins, the oldest copy of each first; an article's pages are joined."""
        for copies in (*self._copies.values(), *self._documents.values()):
            copies.sort(key=lambda copy: copy.date)
        used: set[str] = set()
        with ExitStack() as stack:
            for url, copies in self._copies.items():
                for copy in copies if url not in used else ():
                    try:
                        used |= self._one(url, copy, stack)
                    except ArchiveError:
                        raise
                    except CrawlerError as error:
                        self.result.skipped.append(str(error))

    def _one(self, url: str, copy: _Copy, stack: ExitStack) -> set[str]:
        """Take one copy of an article; return the addresses of the further pages that it took."""
        source = self._sources.get(host_of(url))
        if source is None:
            raise CrawlerError(f"{url}: no source is declared for this host; `infocenter source add` writes one")
        page = self._page(url, copy, stack)
        # Nobody says whether a page is an article: a family that recognises it and finds none there is believed.
        reader = detect(page.text) if source.family == "auto" else family(source.family)
        known = self._store.validators(url)
        if known and known.fetched_at > copy.date and known.digest != archive.digest(page.got.body):
            raise CrawlerError(f"{url}: is a copy of {copy.date[:10]}, the ledger has a later one; not taken")
        _, first = first_page(reader, page.text, sure=True)
        topics = self._topics if source.topics is None else source.topics
        if not on_topic(first, topics):
            raise DriftError(f"{url}: holds none of the topic words; not taken")
        pages, articles = [page], [first]
        while articles[-1].next_page and len(pages) < _PAGES:
            following = canonical(articles[-1].next_page) or ""
            if following not in self._copies or following in {each.text.url for each in pages}:
                break
            pages.append(self._page(following, _of_date(self._copies[following], copy.date), stack))
            articles.append(further_page(reader, pages[-1].text, sure=True, framed=is_framed(articles)))
        named = {canonical(each) or each for article in articles for each in article.attachments}
        files = [self._file(source, each, copy.date, stack) for each in sorted(named & self._documents.keys())]
        bulletin = self._store.completed(replay.assembled(source, articles, [each.text for each in pages], files))
        metas_ = [self._archive(source, "article", each.got) for each in pages]
        found = self._store.reads(bulletin, source)
        outcome = self._store.store_article(bulletin, found, metas_, seen_at=self._now)
        setattr(self.result, outcome, getattr(self.result, outcome) + 1)
        return {each.text.url for each in pages[1:]}

    def _file(self, source: Source, url: str, date: str, stack: ExitStack) -> Attachment:
        """Read and archive a document that belongs to a page of a date."""
        copy = _of_date(self._documents[url], date)
        got = self._got(url, copy, stack)
        self._store.store_page(self._archive(source, "attachment", got))
        return file_of(url, media_type(got.content_type, url, got.body), got.body)

    def _page(self, url: str, copy: _Copy, stack: ExitStack) -> _Page:
        """Read a page. Raises CrawlerError for one that is too large or no text."""
        got = self._got(url, copy, stack)
        return _Page(got, replay.page_of(url, got.body, got.content_type))

    def _got(self, url: str, copy: _Copy, stack: ExitStack) -> _Got:
        """Read a copy. Raises CrawlerError for one that is too large."""
        kind = copy.capture.content_type if copy.capture else "text/html"
        try:
            if copy.capture is None:
                with copy.path.open("rb") as saved:
                    body = saved.read(warcfiles.LIMIT + 1)
            else:
                if copy.path not in self._files:
                    self._files[copy.path] = stack.enter_context(warcfiles.opened(copy.path))
                body = warcfiles.body(self._files[copy.path], copy.capture)
        except (*warcfiles.FAULTS, StopIteration) as error:
            raise CrawlerError(f"{copy.path}: {url}: cannot be read ({error})") from error
        if len(body) > warcfiles.LIMIT:
            raise CrawlerError(f"{copy.path}: {url}: is larger than {warcfiles.LIMIT // 2**20} MB; not taken")
        return _Got(url, copy.date, kind, body)

    def _archive(self, source: Source, what: str, got: _Got) -> PageMeta:
        headers = [("Content-Type", got.content_type or "text/html")]
        place = self._writer.write(got.url, [], "200 OK", headers, got.body, known=self._store.validators(got.url))
        digest = archive.digest(got.body)
        return PageMeta(
            got.url, source.name, what, 200, got.content_type, None, None, digest, place.file, place.offset, got.url,
            got.date,
        )  # fmt: skip


def _of_date(copies: Sequence[_Copy], date: str) -> _Copy:
    """Return the copy that goes with a page of a date: the last before it, or the first after."""
    return copies[max(0, bisect_right([each.date for each in copies], date) - 1)]


def _saved_at(path: Path, start: bytes, url: str | None) -> str:
    """Return the address of a saved page. Raises CrawlerError when it is none, or tells no address."""
    if path.suffix.lower() in {".mht", ".mhtml"} or (b"<" not in start[:1] and _MHTML.search(start)):
        raise CrawlerError(f"{path}: is MHTML; save the page as HTML, or as WARC")
    if b"\x00" in start.lstrip(b"\xff\xfe")[:_HEAD] and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CrawlerError(f"{path}: is neither a WARC file nor a saved page")
    with path.open("rb") as file:
        body = file.read(warcfiles.LIMIT + 1)
    if len(body) > warcfiles.LIMIT:
        raise CrawlerError(f"{path}: is larger than {warcfiles.LIMIT // 2**20} MB; no saved page")
    found = url or _address(path, body)
    if not found or not canonical(found):
        raise CrawlerError(f"{path}: does not say where it was saved from; name its address with --url")
    return found


def _address(path: Path, body: bytes) -> str | None:
    """Return where a page says it was saved from: a browser's comment, its canonical link or og:url."""
    text = decode(body, str(path))
    saved = _SAVED.search(text[:_HEAD])
    if saved:
        return saved[1] or saved[2]
    page = PageText("http://unknown.invalid/", text)
    for link in page.root.cssselect("link[rel=canonical]"):
        return str(link.get("href") or "") or None
    return metas(page).get("og:url")
