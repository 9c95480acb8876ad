"""Trying a source: its list and its first articles, fetched into a place that is thrown away, and the pages to pin."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.ledger import Ledger, PageRow, bulletins, pages
from crawler import archive, challenge, replay
from crawler.address import canonical
from crawler.aside import Aside
from crawler.crawl import crawl
from crawler.errors import DriftError
from crawler.families import assisted, family, family_of_list
from crawler.families.base import Listing
from crawler.spider import Job
from infocenter.console import now
from infocenter.errors import ConfigError
from infocenter.store import LedgerStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Bulletin
    from crawler.crawl import SourceReport
    from crawler.page import PageText
    from crawler.sources import CrawlSettings, Source

_REQUESTS = 6
_WIDTH = 60
_SHOWN = ("title", "published", "publisher_name", "author", "editor")


@dataclass(frozen=True, slots=True)
class Probe:
    """What a try of a source gave: the pages as received (``bodies``: the article's) and what was read in them."""

    source: Source
    report: SourceReport
    family: str
    list_page: PageText | None
    list_body: bytes
    links: tuple[str, ...]
    older: tuple[str, ...]
    article: Bulletin | None
    bodies: tuple[bytes, ...]

    def expected(self) -> dict[str, object]:
        """Return what a pinned copy must give again."""
        return {
            "family": self.family,
            "list_url": self.list_page.url if self.list_page else "",
            "links": len(self.links),
            "url": self.article.url if self.article else "",
            **({"further": list(self.article.pages[1:])} if len(self.bodies) > 1 and self.article else {}),
            "fields": fields_of(self.article) if self.article else {},
        }


def fields_of(found: Bulletin) -> dict[str, object]:
    """Return the fields that are compared with those of a pinned page."""
    shown = {name: getattr(found, name) for name in _SHOWN}
    return shown | {"paragraphs": list(found.paragraphs), "attachments": [each.url for each in found.attachments]}


def probe(sources: Sequence[Source], settings: CrawlSettings) -> list[Probe]:
    """Ask each source for its list and a few articles; nothing of it is kept. Once in a process, like ``crawl``."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tried = [replace(source, topics=()) for source in sources]
        with Ledger(f"sqlite:///{folder / 'ledger.sqlite'}") as ledger:
            job = Job(
                sources=tried,
                settings=replace(settings, max_pages=_REQUESTS, since=None),
                store=LedgerStore(ledger, tried),
                archive=folder / "archive",
                now=now(),
                full=False,
                aside=Aside(alone=True),
            )
            report = crawl(job)
            by_name = {source.name: source for source in sources}
            return [_probe(ledger, folder / "archive", by_name[each.source], each) for each in report.sources]


def _probe(ledger: Ledger, folder: Path, source: Source, report: SourceReport) -> Probe:
    with ledger.transaction() as connection:
        row = pages.get(connection, canonical(source.urls[0]) or "") or pages.first_list(connection, source.name)
        door = _behind(row, folder) if row and report.listed else None
        row = (pages.get(connection, door) if door else None) or row
        found = [each for each in bulletins.records(connection) if each.bulletin.source == source.name]
        found.sort(key=lambda each: len(each.bulletin.pages))  # an article of one page, if there is one
        rows = [pages.get(connection, url) for url in found[0].bulletin.pages] if found else []
    list_body = archive.read(folder, archive.Place(row.warc_file, row.warc_offset)) if row else b""
    got = [(each, archive.read(folder, archive.Place(each.warc_file, each.warc_offset))) for each in rows if each]
    read = [replay.page_of(each.final_url, body, each.content_type) for each, body in got]
    page = replay.page_of(row.final_url, list_body, row.content_type) if row else None
    reader = None
    if read:
        reader = replay.reader_of(source, page, read[0])
    elif page:
        reader = family_of_list(page) if source.family == "auto" else family(source.family)
    listing = reader.listing(page) if reader and page and report.listed else Listing()
    links = tuple(link.url for link in listing.articles)
    article = replay.parse(source, reader, read) if reader and read else None
    bodies = tuple(body for _, body in got)
    return Probe(source, report, reader.name if reader else "", page, list_body, links, listing.older, article, bodies)


def _behind(row: PageRow, folder: Path) -> str | None:
    """Return the address of the list where a page is only the shell whose script asks for it."""
    page = _page(row, folder)
    try:
        listing = family_of_list(page).listing(page)
    except DriftError:  # no list: what is shown of it says so
        return None
    return canonical(listing.older[0]) if listing.older and not (listing.articles or listing.parts) else None


def _page(row: PageRow, folder: Path) -> PageText:
    body = archive.read(folder, archive.Place(row.warc_file, row.warc_offset))
    return replay.page_of(row.final_url, body, row.content_type)


def pin(found: Probe, folder: Path) -> None:
    """Keep a probe's pages and what they gave in ``folder``, which must not exist yet."""
    if folder.exists():
        raise ConfigError(f"{folder}: is there already; remove it to pin the source anew")
    folder.mkdir(parents=True)
    (folder / "list.html").write_bytes(found.list_body)
    for number, body in enumerate(found.bodies, 1):
        (folder / _file(number)).write_bytes(body)
    (folder / "expected.json").write_text(json.dumps(found.expected(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _file(number: int) -> str:
    """Return the name of the pinned copy of an article's page."""
    return f"article-{number}.html" if number > 1 else "article.html"


def pinned(folder: Path) -> dict[str, object] | None:
    """Return what a source's pinned pages gave when they were pinned, None when there are none."""
    path = folder / "expected.json"
    if not path.is_file():
        return None
    try:
        found: dict[str, object] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: is no JSON ({error}); pin the source anew") from error
    return found


def retest(source: Source, folder: Path, expected: dict[str, object]) -> list[str]:
    """Read the pinned pages with today's page objects; return what differs, a line each."""
    reader = (assisted if source.family == "auto" else family)(str(expected["family"]))
    url = str(expected["url"])
    lines = []
    listed = replay.page_of(str(expected["list_url"]), (folder / "list.html").read_bytes(), "text/html")
    links = len(reader.listing(listed).articles)
    if links != expected["links"]:
        lines.append(f"list: {links} links instead of {expected['links']}")
    further = expected.get("further", [])
    urls = [url, *map(str, further if isinstance(further, list) else [])]
    bodies = [(folder / _file(number)).read_bytes() for number in range(1, len(urls) + 1)]
    read = [replay.page_of(each, body, "text/html") for each, body in zip(urls, bodies, strict=True)]
    article = replay.parse(source, reader, read)
    wanted = expected["fields"]
    got = fields_of(article)
    if isinstance(wanted, dict):
        other = {name: value for name, value in wanted.items() if got.get(name) != value}
        lines += [f"{name}: {got.get(name)!r} instead of {value!r}" for name, value in other.items()]
    return lines


def drift(found: Probe, expected: dict[str, object]) -> list[str]:
    """Return what the live pages lack that the pinned ones had, a line each.

    Where the live article is the very one that was pinned, its values are compared too.
    """
    lines = []
    if found.family != expected["family"]:
        lines.append(f"family: {found.family or 'none'}, pinned {expected['family']}")
    if expected["links"] and not found.links:
        lines.append(f"links: none, the pinned list has {expected['links']}{_become(found)}")
    had = expected["fields"]
    has = fields_of(found.article) if found.article else {}
    for name, value in had.items() if isinstance(had, dict) else ():
        if value and not has.get(name):
            lines.append(f"{name}: missing, the pinned page has it")
        elif found.article and found.article.url == expected["url"] and has.get(name) != value:
            lines.append(f"{name}: {_short(has.get(name))}, pinned {_short(value)}")
    return lines


def _become(found: Probe) -> str:
    """Return what a list page without links looks like."""
    page = found.list_page
    if page is None:
        return ""
    told = challenge.sign(page) or ("a page that asks for a password" if challenge.login(page) else None)
    return f"; it looks like {told}" if told else ""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 3]}..."
