"""Government sites of many kinds, walked as ``family = "auto"`` and compared field by field with what was put there."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from govsites import KINDS, Site

from crawler.errors import GoneError
from crawler.fetch import Fetched
from crawler.sources import CrawlSettings, Source
from crawler.store import PageMeta
from crawler.walk import Walk

NOW = datetime(2022, 7, 1, tzinfo=UTC)
SEEDS = range(4)


class Memory:
    """A store that only takes."""

    def __init__(self):
        self.bulletins = {}

    def completed(self, bulletin):
        return bulletin

    def store_article(self, bulletin, *_, seen_at):  # noqa: ARG002 - the store's own interface
        self.bulletins[bulletin.url] = bulletin
        return "new"

    def __getattr__(self, name):
        return lambda *_, **__: None


class Asker:
    """A fetcher that asks a site in memory."""

    now = NOW.isoformat()

    def __init__(self, site):
        self.site, self.asked = site, []

    async def get(self, url, source, kind):
        parts = urlsplit(url)
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        self.asked.append(address)
        found = self.site.answer(address)
        if found is None:
            raise GoneError(f"{url}: status 404")
        meta = PageMeta(url, source, kind, 200, found[0], None, None, "", "", 0, url, self.now)
        return Fetched(url, url, found[0], lambda: found[1], meta, unchanged=False)


def crawl(site):
    """Walk a site; return what was stored by address, and what went wrong."""
    source = Source("gov", "某某网站", (f"http://{site.host}{site.entry}",))
    store, asker = Memory(), Asker(site)
    result = asyncio.run(Walk(source, asker, store, CrawlSettings(), now=NOW, full=True).run())
    base = f"http://{site.host}"
    return {url.removeprefix(base): found for url, found in store.bulletins.items()}, result.errors, asker.asked


def wanted(site):
    """What must be read, by address."""
    return {site.kind.article(story): fields_wanted(site, story) for story in site.stories}


def fields_wanted(site, story):
    stamp = story.published.replace(" ", "T")
    return {
        "title": story.title,
        "published": f"{stamp}+08:00" if "T" in stamp else stamp,
        "publisher_name": story.source,
        "author": story.author,
        "editor": story.editor,
        "paragraphs": story.paragraphs,
        "tables": [story.table] if story.table else [],
        "attachments": sorted(f"http://{site.host}{path}" for path in site.files(story)),
        "pages": [f"http://{site.host}{each}" for each in site.addresses(story)],
    }


def fields_got(found):
    names = ("title", "published", "publisher_name", "author", "editor", "paragraphs")
    return {name: getattr(found, name) for name in names} | {
        "tables": [table.grid for table in found.tables],
        "attachments": sorted(each.url for each in found.attachments),
        "pages": list(found.pages),
    }


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_article(kind, seed):
    site = Site(kind, seed)
    got, errors, _ = crawl(site)
    assert errors == []
    assert {address: fields_got(found) for address, found in got.items()} == wanted(site)
