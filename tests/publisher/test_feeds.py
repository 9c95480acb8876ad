"""Feeds: valid whatever a bulletin holds, the same bytes from the same bulletins, and read by others' readers."""

import html
import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from feedrules import atom_faults, json_faults, rss_faults
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from making import NOW, TEXT, TITLE, contents, record, settings
from month import month

from bulletin.decisions import decided, ids
from bulletin.model import Decision, Revision
from publisher import feeds
from publisher.channels import ENTRIES
from publisher.outputs import syndication
from publisher.release import publish
from publisher.site import ZONE, build
from publisher.tongue import Tongue

RULES = {"rss.xml": rss_faults, "atom.xml": atom_faults, "feed.json": json_faults}


def made(tmp_path, records, **changes):
    return contents(syndication.render(build(records, settings(tmp_path, **changes))))


def faults(files):
    return {
        path: found
        for path, body in files.items()
        if (rules := RULES.get(path.rpartition("/")[2])) and (found := list(rules(body)))
    }


def revised(id_, seen_at, title="更正后的标题"):
    first = record(id_)
    later = replace(first.bulletin, title=title)
    return record(id_, title=title, revision=2, revisions=(first.revisions[0], Revision(2, seen_at, later)))


def test_every_channel_comes_in_three_formats_and_by_the_rules(tmp_path):
    files = made(tmp_path, [record(), record("daily-000000000002", published="2022-04-23")])
    channels = {path.rpartition("/")[0] for path in files if path.endswith("rss.xml")}
    assert {"", "regions/650100"} <= channels
    for channel in channels:
        for name in RULES:
            assert f"{channel}/{name}".lstrip("/") in files
    assert faults(files) == {}


HOSTILE = {
    "markup": "<script>alert(1)</script><b>粗</b> & &lt;i&gt; ]]> --> <!-- <![CDATA[ x ]]>",
    "control": "\x00\x0b\x1b[31m\x7f\ud800\ufffe标题",
    "only control": "\x0b\x0c",
    "long": "长" * 2000,
    "blank": " \u3000 ",
    "entities": "&nbsp; &amp;amp; &#0; &bogus;",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_keeps_the_rules(tmp_path, text):
    bad = record(
        title=text,
        paragraphs=(text, *TEXT, text * 30),
        publisher_name=text,
        url="javascript:alert(1)",
        published=None,
    )
    files = made(tmp_path, [bad, record("daily-000000000002")], title="站名 <b>&amp;" + text[:20])
    assert faults(files) == {}
    for body in files.values():
        assert b"javascript:" not in body


@given(
    title=st.text(max_size=80),
    summary=st.text(max_size=200),
    name=st.text(max_size=20),
    time=st.datetimes(datetime(1949, 10, 1), datetime(2100, 1, 1), timezones=st.just(ZONE)),  # noqa: DTZ001
)
def test_any_text_and_time_keep_the_rules(title, summary, name, time):
    entry = feeds.Entry(
        id=feeds.permanent_id("x"),
        url="https://site.example/news/x.html",
        title=title,
        published=time,
        updated=time,
        author=name,
        summary=summary,
        content="<p>x</p>",
    )
    head = feeds.Head("https://site.example", "rss.xml", "", title, summary, name, "zh-Hans")
    assert list(rss_faults(feeds.rss(head, [entry]))) == []
    assert list(atom_faults(feeds.atom(head, [entry]))) == []
    assert list(json_faults(feeds.json_feed(head, [entry]))) == []


def test_titles_come_out_as_they_are_and_never_as_markup(tmp_path):
    title = "A<b>第1批</b> & B ]]>"
    files = made(tmp_path, [record(title=title)])
    for name in ("rss.xml", "atom.xml"):
        assert html.unescape(feedparser.parse(files[name]).entries[0].title) == title
    assert json.loads(files["feed.json"])["items"][0]["title"] == title


def test_the_same_bulletins_give_the_same_bytes_whenever_and_in_whatever_order(tmp_path, monkeypatch):
    found = [record(f"daily-{number:012d}", published=f"2022-04-{number:02d}") for number in range(1, 9)]
    first = made(tmp_path, found)
    time.sleep(1.1)  # feedgen's stamps have seconds
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert made(tmp_path / "elsewhere", found[::-1]) == first


def test_an_address_that_is_no_address_is_not_linked(tmp_path):
    for url in ("javascript:alert(1)", "http://[", "data:text/html,x", "//x", ""):
        assert faults(made(tmp_path, [record(url=url)])) == {}


def test_ids_stay_when_the_site_moves(tmp_path):
    def ids_of(files):
        return [entry.id for entry in feedparser.parse(files["rss.xml"]).entries]

    here = ids_of(made(tmp_path, [record()]))
    assert here == ids_of(made(tmp_path, [record()], base_url="http://other.example:8000/sub"))
    assert here == ids_of(made(tmp_path, [record(title="另一标题", url="https://moved.example/1")]))
    assert here == [feeds.permanent_id("daily-000000000001")]


def test_a_feed_is_bounded_and_holds_what_changed_last(tmp_path):
    found = [
        record(f"daily-{number:012d}", published=str((NOW - timedelta(days=number)).date())) for number in range(1, 71)
    ]
    old = "daily-000000000070"
    found[-1] = revised(old, "2022-04-30T23:30:00+00:00")
    entries = feedparser.parse(made(tmp_path, found)["atom.xml"]).entries
    assert len(entries) == ENTRIES
    assert entries[0].link.endswith(f"{old}.html")
    assert [entry.updated for entry in entries] == sorted((entry.updated for entry in entries), reverse=True)
    assert entries[0].updated == "2022-05-01T07:30:00+08:00"


def test_a_revision_is_announced_again_under_the_same_id(tmp_path):
    before = feedparser.parse(made(tmp_path, [record()])["rss.xml"]).entries[0]
    files = made(tmp_path, [revised("daily-000000000001", "2022-04-25T00:00:00+00:00")])
    for name in ("rss.xml", "atom.xml"):
        after = feedparser.parse(files[name]).entries[0]
        assert after.id == before.id
        assert after.published_parsed == before.published_parsed
        assert datetime.fromisoformat(after.updated) == datetime(2022, 4, 25, tzinfo=UTC)
        assert "2022-04-25 修订（第2版）：标题有改动" in after.content[0].value


def test_an_editors_correction_is_announced_again(tmp_path):
    found = record()
    decision = Decision(ids(found)[0], "correct", "value", "67", "来函更正", "editor", "2022-04-28T10:00:00+00:00")
    entry = json.loads(made(tmp_path, decided([found], [decision]))["feed.json"])["items"][0]
    assert entry["date_modified"] == "2022-04-28T18:00:00+08:00"
    assert "来函更正" in entry["content_html"]


@pytest.mark.parametrize(("manner", "last"), [("full", True), ("excerpt", False), ("figures", False)])
def test_a_source_decides_how_much_of_its_text_is_in_feeds(tmp_path, manner, last):
    long = (*TEXT, "这一段与数字无关。" * 60)
    files = made(tmp_path, [record(paragraphs=long)], republish=manner)
    for content in (
        feedparser.parse(files["rss.xml"]).entries[0].content[0].value,
        feedparser.parse(files["regions/650100/atom.xml"]).entries[0].content[0].value,
        json.loads(files["feed.json"])["items"][0]["content_html"],
    ):
        assert (long[2] in content) is last
        assert "乌鲁木齐市28件" in content
        assert ("记者" in content) is (manner != "figures")
        assert ("以上是摘录" in content) is (manner != "full")


def test_an_endless_bulletin_is_cut_but_for_its_numbers(tmp_path):
    item = json.loads(made(tmp_path, [record(paragraphs=("长" * 19_990 + TEXT[0] * 3000,))])["feed.json"])["items"][0]
    assert len(item["content_html"]) < 80_000
    assert "以上是摘录" in item["content_html"]
    assert item["content_html"].count("<tr>") <= 201


def test_the_figures_of_a_regions_feed_are_its_own(tmp_path):
    item = json.loads(made(tmp_path, [record()])["regions/650100/feed.json"])["items"][0]
    assert "#n" in item["content_html"]
    assert item["content_html"].count("<td><a") == 1


def test_an_inspection_and_a_category_have_feeds_of_their_own(tmp_path):
    site = build(month(4), settings(tmp_path))
    files = contents(syndication.render(site))
    assert faults(files) == {}
    (visit,) = site.visits
    entries = feedparser.parse(files[visit.path.replace("index.html", "rss.xml")]).entries
    assert {entry.link.rpartition("/")[2] for entry in entries} == {f"{story.id}.html" for story in visit.stories}
    item = json.loads(files["categories/noise/feed.json"])["items"][0]
    assert item["content_html"].count("·噪声") == item["content_html"].count("<td><a") > 0


def test_another_language_has_feeds_of_its_own(tmp_path):
    site = build([record()], settings(tmp_path, languages=("zh-Hans", "zh-Hant")))
    other = replace(site, tongue=Tongue("zh-Hant", "繁體中文", written=lambda text: text.replace("办", "辦")))
    here, there = (contents(syndication.render(each)) for each in (site, other))
    assert here.keys() == there.keys()
    assert faults(there) == {}
    made = json.loads(there["regions/650100/feed.json"])
    assert made["language"] == "zh-Hant"
    assert made["feed_url"] == "https://site.example/zh-hant/regions/650100/feed.json"
    assert made["items"][0]["url"] == "https://site.example/zh-hant/news/daily-000000000001.html"
    assert made["items"][0]["title"] == TITLE.replace("办", "辦")
    assert made["items"][0]["id"] != json.loads(here["regions/650100/feed.json"])["items"][0]["id"]
    assert "zh-hant/regions/650100/rss.xml" in there["feeds.opml"].decode()


def test_the_list_of_feeds_names_each(tmp_path):
    files = made(tmp_path, [record()], title="中心 & <站>")
    listed = feedparser.parse(files["rss.xml"])
    assert listed.feed.title
    opml = files["feeds.opml"].decode()
    for path in files:
        if path.endswith("rss.xml"):
            assert f'xmlUrl="https://site.example/{path}"' in opml
    assert "中心 &amp; &lt;站&gt;" in opml


def test_pages_lead_readers_to_their_feeds(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    for page, feed in (("index.html", "rss.xml"), ("regions/650100/index.html", "regions/650100/rss.xml")):
        text = (tmp_path / "current" / page).read_text("utf-8")
        assert any('rel="alternate"' in line and feed in line for line in text.splitlines())
    subscribe = (tmp_path / "current/subscribe/index.html").read_text("utf-8")
    assert "https://site.example/rss.xml" in subscribe
    assert 'href="../regions/650100/atom.xml"' in subscribe


def test_a_reader_finds_the_feed_of_a_county_under_its_prefecture(tmp_path):
    text = "其中,伊宁市3件、霍城县2件、库尔勒市4件、第八师石河子市1件、济南市历下区2件、槐荫区1件。"
    told = record(paragraphs=("4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区65件,兵团11件。", text))
    publish([told], settings(tmp_path, languages=("zh-Hans", "en")), now=NOW)
    for folder, ili, elsewhere in (("", "伊犁哈萨克自治州", "山东省"), ("en/", "Ili Kazak", "Shandong")):
        page = lxml_html.fromstring((tmp_path / "current" / folder / "subscribe/index.html").read_bytes())
        areas = {each.findtext("summary").strip(): each.xpath(".//a/@href") for each in page.xpath("//details")}
        by_name = {name: links for name, links in areas.items() if name.startswith((ili, elsewhere))}
        assert len(by_name) == 2, areas
        assert any("../regions/654002/rss.xml" in links for links in by_name.values())
        assert any("../regions/370102/atom.xml" in links for links in by_name.values())
        # What stands alone in its area, and the widest, need no opening.
        outside = page.xpath("//a[not(ancestor::details)]/@href")
        assert {"../regions/652801/rss.xml", "../regions/650000/rss.xml"} <= set(outside)


def test_every_link_of_a_feed_leads_to_a_page_and_to_the_sentence(tmp_path):
    publish(month(6), settings(tmp_path), now=NOW)
    current = tmp_path / "current"
    anchors = {}
    wanted = set()
    for path in current.rglob("rss.xml"):
        found = feedparser.parse(path.read_bytes())
        wanted |= {found.feed.link, *(entry.link for entry in found.entries)}
        for entry in found.entries:
            wanted |= set(lxml_html.fromstring(entry.content[0].value).xpath("//a/@href"))
    ours = {url.removeprefix("https://site.example/") for url in wanted if url.startswith("https://site.example/")}
    assert len(ours) > 100
    for target in ours:
        path, _, anchor = target.partition("#")
        file = current / (path + "index.html" if not path or path.endswith("/") else path)
        if file not in anchors:
            anchors[file] = set(lxml_html.fromstring(file.read_bytes()).xpath("//@id"))
        assert not anchor or anchor in anchors[file], target


def test_the_feeds_of_every_language_keep_the_rules(tmp_path):
    site = settings(tmp_path, languages=("zh-Hans", "zh-Hant", "en"))
    publish(month(4), site, now=NOW)
    current = tmp_path / "current"
    here = {path.relative_to(current) for path in current.glob("[!ez]*/**/rss.xml")}
    ids = set()
    for folder, language in (("", "zh-Hans"), ("zh-hant/", "zh-Hant"), ("en/", "en")):
        for path in (current / folder / "rss.xml", *(current / folder / each for each in here)):
            assert faults({"rss.xml": path.read_bytes(), "atom.xml": path.with_name("atom.xml").read_bytes()}) == {}, (
                path
            )
        found = json.loads((current / folder / "feed.json").read_text("utf-8"))
        assert found["language"] == language
        assert all(item["url"].startswith(f"https://site.example/{folder}news/") for item in found["items"])
        assert not ids & {item["id"] for item in found["items"]}
        ids |= {item["id"] for item in found["items"]}
    english = json.loads((current / "en/digests/daily/feed.json").read_text("utf-8"))["items"][0]
    assert "Urumqi" in english["content_html"] or "Ürümqi" in english["content_html"]
