"""Pages obtained elsewhere: WARC files and saved HTML, read by the declared sources' families and kept like a crawl."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler import archive, replay
from crawler.address import canonical, host_of
from crawler.assembly import on_topic
from crawler.errors import ArchiveError, CrawlerError, DriftError
from crawler.families import detect, family
from crawler.families.fields import metas
from crawler.page import PageText, decode
from crawler.store import PageMeta

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crawler.sources import Source
    from infocenter.store import LedgerStore

_LIMIT = 10 * 1024 * 1024
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_PAGES = 50
_TEXT = re.compile("html|json", re.IGNORECASE)


@dataclass(slots=True)
class Imported:
    """What came of an import; ``skipped`` has a line for each page that is no bulletin of a declared source."""

    new: int
    changed: int
    same: int
    skipped: list[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A body with its address, as obtained."""

    url: str
    content_type: str
    body: bytes


class Importer:
    """Takes pages into the ledger and the archive."""

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
        self.result = Imported(0, 0, 0, [])

    def take(self, pages: Sequence[Page]) -> None:
        """Take those of the pages that are bulletins; the pages of one article are joined."""
        by_url = {canonical(page.url) or page.url: page for page in pages}
        used: set[str] = set()
        for url, page in by_url.items():
            if url in used:
                continue
            try:
                used |= self._one(url, page, by_url)
            except ArchiveError:
                raise
            except CrawlerError as error:
                self.result.skipped.append(str(error))

    def _one(self, url: str, page: Page, others: dict[str, Page]) -> set[str]:
        """Take one article; return the addresses of the further pages that it took."""
        source = self._sources.get(host_of(url))
        if source is None:
            raise CrawlerError(f"{url}: no source is declared for this host; `infocenter source add` writes one")
        text = replay.page_of(url, page.body, page.content_type)
        reader = detect(text) if source.family == "auto" else family(source.family)
        texts, articles = [text], [reader.article(text)]
        topics = self._topics if source.topics is None else source.topics
        if not on_topic(articles[0], topics):
            raise DriftError(f"{url}: holds none of the topic words; not taken")
        while articles[-1].next_page and len(texts) < _PAGES:
            following = canonical(articles[-1].next_page) or ""
            if following not in others or following in {each.url for each in texts}:
                break
            texts.append(replay.page_of(following, others[following].body, others[following].content_type))
            articles.append(reader.article(texts[-1]))
        bulletin = replay.assembled(source, articles, texts)
        metas_ = [self._archive(source, others[each.url], each.url) for each in texts]
        outcome = self._store.store_now(bulletin, metas_, seen_at=self._now)
        setattr(self.result, outcome, getattr(self.result, outcome) + 1)
        return {each.url for each in texts[1:]}

    def _archive(self, source: Source, page: Page, url: str) -> PageMeta:
        headers = [("Content-Type", page.content_type or "text/html")]
        place = self._writer.write(url, [], "200 OK", headers, page.body)
        digest = archive.digest(page.body)
        return PageMeta(
            url, source.name, "article", 200, page.content_type, None, None, digest, place.file, place.offset, url,
            self._now,
        )  # fmt: skip


def pages_of(path: Path, url: str | None) -> list[Page]:
    """Return the pages of a WARC file or of a saved page. Raises CrawlerError naming the file."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
            file.seek(0)
            if start.startswith((b"\x1f\x8b", b"WARC/")):
                return list(_responses(file, path))
            body = file.read(_LIMIT + 1)
    except OSError as error:
        raise CrawlerError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(body) > _LIMIT:
        raise CrawlerError(f"{path}: is larger than {_LIMIT // 2**20} MB; no saved page")
    found = url or _address(path, body)
    if not found or not canonical(found):
        raise CrawlerError(f"{path}: does not say where it was saved from; name its address with --url")
    return [Page(found, "text/html", body)]


def _responses(file: object, path: Path) -> Iterator[Page]:
    try:
        for record in ArchiveIterator(file):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            kind = headers.get_header("Content-Type") or ""
            body = record.content_stream().read(_LIMIT + 1)
            if _TEXT.search(kind) and len(body) <= _LIMIT:
                yield Page(record.rec_headers.get_header("WARC-Target-URI"), kind, body)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise CrawlerError(f"{path}: is no whole WARC file ({error})") from error


def _address(path: Path, body: bytes) -> str | None:
    """Return where a page says it was saved from: a browser's comment, its canonical link or og:url."""
    text = decode(body, str(path))
    saved = _SAVED.search(text[:4096])
    if saved:
        return saved[1]
    page = PageText("http://unknown.invalid/", text)
    for link in page.root.cssselect("link[rel=canonical]"):
        return str(link.get("href") or "") or None
    return metas(page).get("og:url")
