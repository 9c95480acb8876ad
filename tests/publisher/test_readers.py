"""The served feeds in readers that others wrote: what they show, and what they make of a bulletin that changed."""

import html
import os
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import feedparser_sgmllib
import pytest
import reader
from making import NOW, TITLE, record, settings
from programs_of_tests import needs

from bulletin.model import Revision
from publisher import serve
from publisher.release import publish

# reader's own copy of feedparser asks for this by its older name.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)

HARD = "A<b>第1批</b> & B ]]>"
FEEDS = ("rss.xml", "atom.xml", "regions/650100/rss.xml", "regions/650100/atom.xml")


class Served:
    """A site on loopback; ``show`` puts other bulletins into service."""

    def __init__(self, output, server):
        self.output = output
        self.base = f"http://127.0.0.1:{server.server_address[1]}"
        self.time = NOW

    def show(self, *records):
        time.sleep(1.1)  # Last-Modified has seconds, and readers ask with it
        self.time += timedelta(hours=1)
        publish(records, settings(self.output, base_url=self.base), now=self.time)


@pytest.fixture
def served(tmp_path):
    output = tmp_path / "output"
    publish([], settings(output), now=NOW)
    with serve.server(output, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = Served(output, server)
        found.show(record(), record("daily-000000000002", title=HARD, published="2022-04-23"))
        yield found
        server.shutdown()


def changed():
    first = record()
    later = replace(first.bulletin, title="更正：" + TITLE)
    revision = Revision(2, "2022-04-25T00:00:00+00:00", later)
    return record(title=later.title, revision=2, revisions=(first.revisions[0], revision))


def ask(url, headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status, answer.headers["Last-Modified"]
    except urllib.error.HTTPError as error:
        return error.code, None


@pytest.mark.parametrize("path", FEEDS)
def test_feedparser(served, path):
    found = feedparser.parse(f"{served.base}/{path}")
    assert not found.bozo
    shown = [(html.unescape(each.title), each.link, each.published_parsed[:5]) for each in found.entries]
    assert shown == [
        (HARD, f"{served.base}/news/daily-000000000002.html", (2022, 4, 22, 16, 0)),
        (TITLE, f"{served.base}/news/daily-000000000001.html", (2022, 4, 22, 1, 0)),
    ]
    assert all("28件</a>" in each.content[0].value for each in found.entries)
    assert found.entries[1].author == "新疆日报"


def test_an_unchanged_feed_is_not_sent_again(served):
    status, stamp = ask(f"{served.base}/regions/650100/rss.xml", {})
    assert status == 200
    served.show(
        record(), record("daily-000000000002", title=HARD, published="2022-04-23"), record("x-1", "无数字", ["无"])
    )
    assert ask(f"{served.base}/regions/650100/rss.xml", {"If-Modified-Since": stamp}) == (304, None)
    assert ask(f"{served.base}/rss.xml", {"If-Modified-Since": stamp})[0] == 200


@pytest.mark.parametrize("path", FEEDS)
def test_reader(served, path):
    with reader.make_reader(":memory:") as library:
        url = f"{served.base}/{path}"
        library.add_feed(url)
        assert library.update_feed(url).new == 2
        entries = {each.id: each for each in library.get_entries()}
        assert sorted(html.unescape(each.title) for each in entries.values()) == sorted((HARD, TITLE))
        entry = next(each for each in entries.values() if each.link.endswith("0001.html"))
        assert entry.published == datetime(2022, 4, 22, 1, tzinfo=UTC)
        assert entry.authors_str == "新疆日报"
        assert "乌鲁木齐市28件" in entry.content[0].value
        assert f"{served.base}/news/daily-000000000001.html#n" in entry.content[0].value

        library.mark_entry_as_read(entry)
        served.show(changed(), record("daily-000000000002", title=HARD, published="2022-04-23"))
        assert library.update_feed(url).modified == 1
        again = library.get_entry(entry)
        assert len(list(library.get_entries())) == 2
        assert again.title == "更正：" + TITLE
        assert "修订（第2版）" in again.content[0].value
        assert again.updated == datetime(2022, 4, 25, tzinfo=UTC)


NEWSBOAT = needs("newsboat")


def newsboat(folder, *arguments):
    command = ["newsboat", "-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config", *arguments]
    environment = os.environ | {"HOME": str(folder), "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, timeout=60, env=environment, capture_output=True)


def items(folder):
    with sqlite3.connect(folder / "cache.db") as cache:
        return cache.execute(
            "SELECT title, url, pubDate, content, unread, author FROM rss_item ORDER BY url"
        ).fetchall()


@NEWSBOAT
@pytest.mark.parametrize("path", FEEDS)
def test_newsboat(served, path, tmp_path):
    (tmp_path / "urls").write_text(f"{served.base}/{path}\n", "utf-8")
    (tmp_path / "config").write_text(f'reset-unread-on-update "{served.base}/{path}"\n', "utf-8")
    newsboat(tmp_path, "-x", "reload")
    first, second = items(tmp_path)
    assert first[:2] == (TITLE, f"{served.base}/news/daily-000000000001.html")
    assert html.unescape(second[0]) == HARD
    assert first[2] == datetime(2022, 4, 22, 1, tzinfo=UTC).timestamp()
    assert "乌鲁木齐市28件" in first[3]
    assert first[5] == "新疆日报"

    with sqlite3.connect(tmp_path / "cache.db") as cache:
        cache.execute("UPDATE rss_item SET unread = 0")
    served.show(changed(), record("daily-000000000002", title=HARD, published="2022-04-23"))
    newsboat(tmp_path, "-x", "reload")
    first, second = items(tmp_path)
    assert first[0] == "更正：" + TITLE
    assert "修订（第2版）" in first[3]
    assert [first[4], second[4]] == [1, 0]


@NEWSBOAT
def test_newsboat_takes_the_whole_list(served, tmp_path):
    (tmp_path / "config").write_text("", "utf-8")
    newsboat(tmp_path, "-i", served.output / "current/feeds.opml")
    urls = (tmp_path / "urls").read_text("utf-8")
    assert f"{served.base}/rss.xml" in urls
    assert f"{served.base}/regions/650100/rss.xml" in urls
