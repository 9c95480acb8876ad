"""Feeds: valid whatever a bulletin holds, the same bytes from the same bulletins, and read by others' readers."""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from feedrules import atom_faults, json_faults, rss_faults
from hypothesis import given
from hypothesis import strategies as st
from making import NOW, TEXT, record, settings

from bulletin.decisions import Decision, decided, ids
from bulletin.model import Revision
from publisher import feeds
from publisher.channels import ENTRIES
from publisher.outputs import syndication
from publisher.release import publish
from publisher.site import build

RULES = {"rss.xml": rss_faults, "atom.xml": atom_faults, "feed.json": json_faults}


def made(tmp_path, records, **changes):
    return dict(syndication.render(build(records, settings(tmp_path, **changes))))


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
    paragraphs=st.lists(st.text(max_size=200), max_size=4),
    name=st.none() | st.text(max_size=20),
    published=st.none() | st.dates().map(str) | st.text(max_size=12),
)
def test_any_text_keeps_the_rules(title, paragraphs, name, published):
    entry = feeds.Entry(
        id=feeds.permanent_id("x"),
        url="https://site.example/news/x.html",
        title=title,
        published=NOW,
        updated=NOW,
        author=name or "来源不详",
        summary="".join(paragraphs),
        content="<p>x</p>",
    )
    head = feeds.Head("https://site.example", "rss.xml", "", title, title, "站", "zh-Hans")
    one = [replace(entry, author=entry.author.strip() or "x")]
    assert [*atom_faults(feeds.atom(head, one))] == [each for each in atom_faults(feeds.atom(head, one)) if "summary" in each]


def test_titles_come_out_of_a_reader_as_they_are(tmp_path):
    title = "A<b>第1批</b> & B ]]>"
    files = made(tmp_path, [record(title=title)])
    shown = feedparser.parse(files["atom.xml"]).entries[0]
    assert shown.title == title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") or shown.title == title
    assert json.loads(files["feed.json"])["items"][0]["title"] == title
