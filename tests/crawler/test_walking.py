"""What a walk does with what it fetched."""

import asyncio
from datetime import UTC, datetime

from crawler import reading
from crawler.families import family
from crawler.fetch import Fetched
from crawler.page import PageText
from crawler.sources import CrawlSettings, Source
from crawler.store import KnownArticle, PageMeta
from crawler.walk import Walk

NOW = datetime(2022, 4, 23, tzinfo=UTC)
BASE = "http://a.example"
LIST = '<html><body><ul><li><a href="/2022/04/22/1.html">督察组向我区转办第二十七批信访件</a></li></ul></body></html>'
PAGE = (
    "<html><head><title>督察组向我区转办第二十七批信访件</title></head><body><h1>督察组向我区转办第二十七批信访件</h1>"
    "<p>4月21日,督察组向我区转办第二十七批信访件76件,其中自治区65件,兵团11件。</p></body></html>"
)


class Store:
    """A store that knows the article as it stood at its pages."""

    def __init__(self, *pages):
        self.known = KnownArticle("a-1", f"{BASE}/2022/04/22/1.html", NOW.isoformat(), NOW.isoformat(), pages)
        self.touched, self.stored = [], []

    def article(self, url):
        return self.known if url == self.known.url else None

    def completed(self, bulletin):
        return bulletin

    def touch(self, url, seen_at):  # noqa: ARG002 - the store's own interface
        self.touched.append(url)

    def store_article(self, bulletin, found, pages, *, seen_at):  # noqa: ARG002 - likewise
        self.stored.append(bulletin)
        return "changed"

    def __getattr__(self, name):
        return lambda *_, **__: None


class Asker:
    now = NOW.isoformat()

    def __init__(self, *, unchanged):
        self.unchanged, self.loaded = unchanged, []

    async def get(self, url, source, kind):
        def load():
            self.loaded.append(url)
            return (LIST if kind == "list" else PAGE).encode()

        meta = PageMeta(url, source, kind, 200, "text/html", None, None, "", "", 0, url, self.now)
        return Fetched(url, url, "text/html", load, meta, unchanged=self.unchanged)


def walked(store, asker):
    source = Source("a", "某报", (f"{BASE}/index.html",))
    return asyncio.run(Walk(source, asker, store, CrawlSettings(), now=NOW, full=True).run())


def test_nothing_of_an_article_that_has_not_changed_is_read_again(monkeypatch):
    monkeypatch.setattr(reading, "read_article", lambda *_, **__: 1 / 0)
    store, asker = Store(f"{BASE}/2022/04/22/1.html"), Asker(unchanged=True)
    result = walked(store, asker)
    assert (result.same, result.errors) == (1, [])
    assert store.touched == [f"{BASE}/2022/04/22/1.html"]
    assert asker.loaded == [f"{BASE}/index.html"]


def test_an_article_that_changed_is_read():
    store, asker = Store(f"{BASE}/2022/04/22/1.html"), Asker(unchanged=False)
    assert walked(store, asker).changed == 1
    assert [found.paragraphs[0][:5] for found in store.stored] == ["4月21日"]


def test_an_article_of_several_pages_is_read_to_see_whether_they_are_still_its_own():
    store, asker = Store(f"{BASE}/2022/04/22/1.html", f"{BASE}/2022/04/22/1_2.html"), Asker(unchanged=True)
    assert walked(store, asker).changed == 1


def read_here(bulletin, source):
    return f"{source.name}: {bulletin.title}"


def wish(*topics):
    return reading.Wish(Source("a", "某报", (f"{BASE}/index.html",)), topics, read_here)


def at_once(text, *topics):
    page = PageText(f"{BASE}/2022/04/22/1.html", text, "text/html")
    return reading.at_once(family("unknown"), page, wish(*topics), sure=True, listed=None)


def test_an_article_of_one_page_is_read_in_one_go():
    read = at_once(PAGE)
    assert read.found == f"a: {read.bulletin.title}"
    assert (read.bulletin.pages, read.bulletin.paragraphs) == ((f"{BASE}/2022/04/22/1.html",), read.article.paragraphs)


def test_what_is_not_wanted_or_not_whole_is_not_read():
    more = PAGE.replace("</body>", '<p><a href="/2022/04/22/1.pdf">附件:清单.pdf</a></p></body>')
    following = PAGE.replace("</body>", '<div><a href="1_2.html">下一页</a></div></body>')
    for text, topics in ((PAGE, ["足球"]), (more, ["督察"]), (following, ["督察"])):
        read = at_once(text, *topics)
        assert (read.bulletin, read.found) == (None, None)
        assert read.article.title == "督察组向我区转办第二十七批信访件"


def test_what_is_kept_is_what_was_read():
    class Reads(Store):
        reads = staticmethod(read_here)

        def store_article(self, bulletin, found, pages, *, seen_at):
            super().store_article(bulletin, found, pages, seen_at=seen_at)
            self.found = found
            return "changed"

    store = Reads(f"{BASE}/2022/04/22/1.html")
    walked(store, Asker(unchanged=False))
    assert store.found == "a: 督察组向我区转办第二十七批信访件"
