"""Releases: what they hold, how they are swapped, and what never gets into them."""

import csv
import io
import json
import re
import threading
import urllib.error
import urllib.request
from dataclasses import replace
from datetime import timedelta

import feedparser
import pytest
from lxml import html
from making import NOW, TEXT, held, record, settings
from msgspec import structs

from bulletin.model import Issue, Span
from publisher import pages, serve
from publisher.errors import PublisherError
from publisher.release import in_service, publish, releases, rollback


def read(output, path="index.html"):
    return (output / "current" / path).read_text("utf-8")


def test_a_release_holds_the_files_that_others_rely_on(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    for path in (
        "index.html", "news/index.html", "news/daily-000000000001.html", "regions/index.html", "regions/650100/index.html",  # noqa: E501
        "regions/650100/rss.xml", "data/observations.csv", "data/observations.json", "data/regions/650100.csv",
        "rss.xml", "atom.xml", "feed.json", "feeds.opml", "subscribe/index.html", "contact/index.html",
        "quality/index.html", "sitemap.xml", "robots.txt", "404.html", "static/site.css",
    ):  # fmt: skip
        assert (tmp_path / "current" / path).is_file(), path


def test_title_source_and_date_stand_as_the_association_prints_them(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    page = re.sub("<[^>]+>", "", read(tmp_path, "news/daily-000000000001.html"))
    assert "新疆日报 / 2022-04-22 09:00" in page
    assert all(sentence in page for sentence in TEXT)


def test_every_number_is_marked_and_its_row_leads_to_the_mark(tmp_path):
    found = record()
    publish([found], settings(tmp_path), now=NOW)
    page = read(tmp_path, "news/daily-000000000001.html")
    for number, observation in enumerate(found.observations, 1):
        mark = re.search(rf'<(?:mark|span) id="n{number}".*?</mark>', page, re.DOTALL)
        assert mark, observation.quote
        assert f'href="#n{number}"' in page
        assert f'id="f{number}"' in page


def test_the_contact_block_shows_what_is_configured(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    for path in ("index.html", "contact/index.html"):
        page = read(tmp_path, path)
        assert "0991-4165463" in page
        assert "mailto:XEEPIA@163.COM" in page
        assert "乌鲁木齐市南湖西路215号" in page


def test_feeds_carry_the_figures_and_stable_ids(tmp_path):
    publish([record(), record("daily-000000000002", published="2022-04-23")], settings(tmp_path), now=NOW)
    first = (tmp_path / "current/rss.xml").read_bytes()
    feed = feedparser.parse(first)
    assert [entry.link.rpartition("/")[2] for entry in feed.entries] == [
        "daily-000000000002.html",
        "daily-000000000001.html",
    ]
    assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
    assert "28件" in feed.entries[0].content[0].value
    assert "#n1" in feed.entries[0].content[0].value
    other = tmp_path / "other"
    publish(
        [record("daily-000000000002", published="2022-04-23"), record()], settings(other), now=NOW + timedelta(days=3)
    )
    assert (other / "current/rss.xml").read_bytes() == first


def test_csv_and_json_hold_the_same_rows(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    raw = (tmp_path / "current/data/observations.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    data = json.loads(read(tmp_path, "data/observations.json"))["rows"]
    assert [(row["region"], float(row["value"])) for row in rows] == [(row["region"], row["value"]) for row in data]
    assert len(rows) == len(record().observations)


HOSTILE = '<script>alert(1)</script>=HYPERLINK("x")\x0b<img src=x onerror=alert(1)>'


def test_hostile_text_is_never_published_raw(tmp_path):
    bad = record(
        title=HOSTILE,
        paragraphs=(HOSTILE + "4月21日,督察组向新疆转办第二十七批信访件76件。",),
        url="javascript:alert(1)",
        publisher_name="=1+1" + HOSTILE,
    )
    publish([bad], settings(tmp_path), now=NOW)
    for file in (tmp_path / "current").rglob("*"):
        if file.suffix in (".html", ".xml"):
            body = file.read_text("utf-8")
            body = body.replace('<script type="module" src="../static/search.js"></script>', "")
            body = body.replace('<script type="application/ld+json">', "")
            assert body.count("<script") == body.count('<script src="../static/page.js" defer></script>'), file
            assert "<img" not in body, file
            assert 'href="javascript:' not in body, file
            assert "\x0b" not in body, file
    assert not feedparser.parse((tmp_path / "current/rss.xml").read_bytes()).bozo
    rows = list(csv.reader(io.StringIO((tmp_path / "current/data/observations.csv").read_text("utf-8-sig"))))
    assert [cell for row in rows[1:] for cell in row if cell.startswith(("=", "@", "+"))] == []


@pytest.mark.parametrize("published", [None, "", "soon", "2022-13-45", "2022-04-22", "2022-04-22T09:00:00+08:00"])
def test_any_date_can_be_published(tmp_path, published):
    publish([record(published=published)], settings(tmp_path), now=NOW)
    assert "2022-04-22" in read(tmp_path, "feed.json")


def test_an_endless_title_is_cut(tmp_path):
    publish([record(title="长" * 5000)], settings(tmp_path), now=NOW)
    assert "长" * 300 not in read(tmp_path, "news/index.html")


@pytest.mark.parametrize(
    ("manner", "whole", "quote"), [("full", True, True), ("excerpt", False, True), ("figures", False, True)]
)
def test_republish_decides_how_much_is_printed(tmp_path, manner, whole, quote):
    long = (*TEXT, "这一段与数字无关。" * 60)
    publish([record(paragraphs=long)], settings(tmp_path, manner), now=NOW)
    for path in ("news/daily-000000000001.html", "rss.xml", "feed.json"):
        body = re.sub(r"<[^>]+>|&lt;[^&]*&gt;", "", read(tmp_path, path))
        assert (long[2] in body) is whole, path
        assert ("乌鲁木齐市28件" in body) is quote, path
    assert ("了解到" in read(tmp_path, "news/daily-000000000001.html")) is (manner != "figures")


def test_a_held_figure_waits_and_says_so(tmp_path):
    publish([held(record())], settings(tmp_path), now=NOW)
    page = read(tmp_path, "news/daily-000000000001.html")
    assert "待核" in page
    rows = json.loads(read(tmp_path, "data/observations.json"))["rows"]
    assert len(rows) == len(record().observations) - 1
    assert "分项之和与合计不符" in read(tmp_path, "quality/index.html")


def test_a_copy_points_at_its_original_and_counts_once(tmp_path):
    copy = record("other-000000000009", duplicate_of="daily-000000000001")
    publish([record(), copy], settings(tmp_path), now=NOW)
    assert "daily-000000000001.html" in read(tmp_path, "news/other-000000000009.html")
    assert len(feedparser.parse((tmp_path / "current/rss.xml").read_bytes()).entries) == 1


def test_a_copy_without_its_original_stands_for_itself(tmp_path):
    publish([record(duplicate_of="gone-000000000000")], settings(tmp_path), now=NOW)
    assert "乌鲁木齐市28件" in re.sub("<[^>]+>", "", read(tmp_path, "news/daily-000000000001.html"))


def test_an_empty_ledger_gives_a_whole_site(tmp_path):
    report = publish([], settings(tmp_path), now=NOW)
    assert report.stories == 0
    assert "还没有通报" in read(tmp_path)


def test_the_list_is_paged(tmp_path):
    publish([record(f"daily-{number:012d}") for number in range(45)], settings(tmp_path), now=NOW)
    assert "page/2/index.html" in read(tmp_path, "news/index.html")
    assert "page/1/index.html" in read(tmp_path, "news/page/2/index.html")
    assert (tmp_path / "current/news/page/3/index.html").is_file()
    assert not (tmp_path / "current/news/page/4").exists()


def test_what_is_up_to_date_is_not_swapped(tmp_path):
    assert publish([record()], settings(tmp_path), now=NOW).release
    assert publish([record()], settings(tmp_path), now=NOW + timedelta(hours=1)).release is None
    assert len(releases(tmp_path)) == 1


def test_two_releases_within_a_second_do_not_meet(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    publish([], settings(tmp_path), now=NOW)
    assert len(releases(tmp_path)) == 2
    assert "还没有通报" in read(tmp_path)


def test_a_dry_run_swaps_nothing(tmp_path):
    report = publish([record()], settings(tmp_path), now=NOW, dry_run=True)
    assert report.figures
    assert not (tmp_path / "current").exists()


def test_going_back_and_what_is_kept(tmp_path):
    site = settings(tmp_path, keep=2)
    for hour in range(3):
        publish([record(title=f"第{hour}版")], site, now=NOW + timedelta(hours=hour))
    kept = releases(tmp_path)
    assert len(kept) == 2
    assert rollback(tmp_path) == kept[0] == in_service(tmp_path)
    assert "第1版" in read(tmp_path)
    with pytest.raises(PublisherError, match="no release before"):
        rollback(tmp_path)
    with pytest.raises(PublisherError, match="nothing-such"):
        rollback(tmp_path, "nothing-such")


def test_a_failed_check_leaves_the_site_in_service(tmp_path, monkeypatch):
    publish([record()], settings(tmp_path), now=NOW)
    before = in_service(tmp_path)
    broken = [("index.html", b'<html><title>x</title><h1>x</h1><a href="nowhere.html">x</a></html>')]
    monkeypatch.setattr(pages, "render_all", lambda site: broken)
    with pytest.raises(PublisherError, match="leads nowhere"):
        publish([], settings(tmp_path), now=NOW + timedelta(hours=1))
    assert in_service(tmp_path) == before
    assert len(releases(tmp_path)) == 1


def test_a_number_without_its_mark_fails_the_check(tmp_path, monkeypatch):
    path = "news/daily-000000000001.html"
    whole = pages.render_all

    def broken(site):
        for name, body in whole(site):
            yield name, body.make().replace(b'id="n2"', b"") if name == path else body

    monkeypatch.setattr(pages, "render_all", broken)
    with pytest.raises(PublisherError, match="number n2 has no mark"):
        publish([record()], settings(tmp_path), now=NOW)
    assert in_service(tmp_path) is None


def test_a_revision_is_told(tmp_path):
    first = record()
    later = replace(first.bulletin, title="更正后的标题")
    second = replace(first.revisions[0], number=2, seen_at="2022-04-25T00:00:00+00:00", bulletin=later)
    changed = record(title=later.title, revision=2, revisions=(first.revisions[0], second))
    publish([changed], settings(tmp_path), now=NOW)
    page = read(tmp_path, "news/daily-000000000001.html")
    assert "第2版" in page
    assert "标题有改动" in page


def test_the_preview_serves_pages_and_the_404_page(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    with serve.server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{running.server_address[1]}"
        with urllib.request.urlopen(f"{base}/rss.xml", timeout=10) as answer:
            assert answer.headers["Content-Type"].startswith("application/xml")
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{base}/nothing", timeout=10)
        assert missing.value.code == 404
        assert "没有这一页" in missing.value.read().decode()
        running.shutdown()


def test_pages_tell_once_that_the_figures_of_a_row_wait(tmp_path):
    found = record()
    row = "合计 | 478 | 109 | 587"
    waiting = [Issue("partial", f"合计{row[:end]}", "hold", Span(9, 9 + end), row[:end]) for end in (8, 14, 20)]
    others = [Issue("partial", "另一行", "hold", Span(90, 95), "另一行"), Issue("sum", "一", "note", Span(9, 12), "甲")]
    publish([replace(found, issues=(*waiting, *others))], settings(tmp_path, languages=("zh-Hans", "en")), now=NOW)
    own = "news/daily-000000000001.html"
    for path, more in (
        ("quality/index.html", "同一处还有2个数字"),
        ("en/quality/index.html", "2 more in the same place"),
        (own, "同一处还有2个数字"),
        (f"en/{own}", "2 more in the same place"),
    ):
        lines = html.fromstring(read(tmp_path, path)).xpath("//section[@class='issues']/ul/li")
        told = [" ".join(line.text_content().split()) for line in lines]
        assert len(told) == 3
        assert waiting[0].message in told[0]
        assert row in told[0]
        assert told[0].endswith(more)
        assert more not in told[1] + told[2]


def test_the_quality_page_links_both_sides_of_what_does_not_fit(tmp_path):
    one, other = record(), record()
    changed = structs.replace(other.observations[0], value=other.observations[0].value + 1)
    other = replace(
        other,
        bulletin=replace(other.bulletin, id="other-000000000009", source="other", url="http://b.example/9"),
        observations=(changed, *other.observations[1:]),
    )
    publish([one, other], settings(tmp_path), now=NOW)
    page = read(tmp_path, "quality/index.html")
    assert "跨篇核对" in page
    assert "来源不一，以后发者为先" in page
    assert 'href="../news/daily-000000000001.html#n1"' in page
    assert 'href="../news/other-000000000009.html#n1"' in page
