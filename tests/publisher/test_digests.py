"""Digests: the days and weeks that are over, what was new and what changed in them, and a form that can be pasted."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from feedrules import atom_faults, json_faults, rss_faults
from lxml import html
from making import NOW, record, settings
from month import month

from bulletin.decisions import decided, ids
from bulletin.model import Decision, Revision
from publisher.digests import digests, shown
from publisher.release import publish
from publisher.site import build


def of(tmp_path, records, kind="daily", today=None):
    return digests(build(records, settings(tmp_path), today=today), kind)


def test_days_are_those_of_shanghai(tmp_path):
    late = record("daily-000000000002", published="2022-04-21T17:00:00+00:00")
    before = record("daily-000000000003", published="2022-04-21T15:59:59+00:00")
    found = of(tmp_path, [late, before])
    assert [(each.key, [story.id for story in each.stories]) for each in found] == [
        ("2022-04-22", ["daily-000000000002"]),
        ("2022-04-21", ["daily-000000000003"]),
    ]


@pytest.mark.parametrize(
    ("day", "key", "begins"),
    [
        ("2022-04-22", "2022-W16", date(2022, 4, 18)),
        ("2021-01-03", "2020-W53", date(2020, 12, 28)),
        ("2024-12-30", "2025-W01", date(2024, 12, 30)),
    ],
)
def test_weeks_are_those_of_the_standard(tmp_path, day, key, begins):
    (found,) = of(tmp_path, [record(published=day)], "weekly")
    assert (found.key, found.begins, found.ends) == (key, begins, begins + timedelta(days=6))


def test_what_is_not_over_waits(tmp_path):
    assert of(tmp_path, [record()], today=date(2022, 4, 22)) == []
    assert len(of(tmp_path, [record()], today=date(2022, 4, 23))) == 1
    assert of(tmp_path, [record()], "weekly", date(2022, 4, 24)) == []
    assert len(of(tmp_path, [record()], "weekly", date(2022, 4, 25))) == 1


def test_a_digest_is_published_when_its_days_are_over(tmp_path):
    output = settings(tmp_path)
    publish([record()], output, now=datetime(2022, 4, 22, 15, 59, tzinfo=UTC))
    assert not (tmp_path / "current/digests/daily/2022-04-22").exists()
    assert feedparser.parse((tmp_path / "current/digests/rss.xml").read_bytes()).entries == []
    assert publish([record()], output, now=datetime(2022, 4, 22, 16, 1, tzinfo=UTC)).release
    entry = feedparser.parse((tmp_path / "current/digests/rss.xml").read_bytes()).entries[0]
    assert entry.link == "https://site.example/digests/daily/2022-04-22/"
    assert entry.published_parsed[:5] == (2022, 4, 22, 16, 0)
    assert publish([record()], output, now=datetime(2022, 4, 23, 16, 1, tzinfo=UTC)).release is None


def test_an_empty_day_has_none(tmp_path):
    publish([record(published="2022-04-20"), record("daily-000000000002")], settings(tmp_path), now=NOW)
    folder = tmp_path / "current/digests/daily"
    assert sorted(each.name for each in folder.iterdir() if each.is_dir()) == ["2022-04-20", "2022-04-22"]


def test_changes_are_told_on_their_day(tmp_path):
    first = record()
    later = replace(first.bulletin, title="更正后的标题")
    seen = ("2022-04-25T17:00:00+00:00", "2022-04-28T00:00:00+00:00")
    states = (first.revisions[0], *(Revision(n, at, later) for n, at in enumerate(seen, 2)))
    changed = record(title=later.title, revision=3, revisions=states)
    decision = Decision(ids(changed)[0], "correct", "value", "67", "来函", "editor", "2022-04-26T10:00:00+00:00")
    other = replace(decision, made_at="2022-04-22T12:00:00+00:00", value="68")
    found = of(tmp_path, decided([changed], [other, decision]))
    assert [(each.key, len(each.stories), len(each.changed)) for each in found] == [
        ("2022-04-28", 0, 1),
        ("2022-04-26", 0, 1),
        ("2022-04-22", 1, 0),
    ]
    weekly = of(tmp_path, [changed], "weekly")
    assert [(each.key, len(each.stories), len(each.changed)) for each in weekly] == [
        ("2022-W17", 0, 1),
        ("2022-W16", 1, 0),
    ]


def test_the_newest_figure_of_each_region_is_shown_with_its_sentence(tmp_path):
    site = build(month(), settings(tmp_path))
    week = next(each for each in digests(site, "weekly") if each.key == "2022-W15")
    found = {row.name: row for row in shown(site, week)["rows"]}
    batch, total = found["乌鲁木齐市"].batch, found["乌鲁木齐市"].total
    assert (batch.batch, batch.day) == ("第22批", "2022-04-16")
    assert (total.batch, total.day) == ("至第20批", "2022-04-14")
    assert {"新疆生产建设兵团", "第一师阿拉尔市", "新疆维吾尔自治区"} <= set(found)
    publish(month(), settings(tmp_path), now=NOW)
    page = html.fromstring((tmp_path / "current" / week.path).read_bytes())
    cell = page.xpath("//tr[th='乌鲁木齐市']/td[1]")[0]
    assert cell.text_content() == f"{batch.value}{batch.batch} {batch.day}"
    assert cell.xpath("a/@href") == [f"../../../{batch.address}"]
    path, _, anchor = batch.address.partition("#")
    sentence = html.fromstring((tmp_path / "current" / path).read_bytes()).xpath(f"//mark[@id='{anchor}']")[0]
    assert sentence.text_content() == f"乌鲁木齐市{batch.value}"


ALLOWED = {
    *("html", "head", "meta", "title", "body", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("h1", "h2", "p", "a", "span", "br", "div"),
}


def test_the_mail_can_be_pasted_anywhere(tmp_path):
    publish(month(), settings(tmp_path), now=NOW)
    for path in (tmp_path / "current/digests").rglob("mail.html"):
        root = html.fromstring(path.read_bytes())
        assert {each.tag for each in root.iter()} <= ALLOWED
        assert root.xpath("//@class | //@id | //@src | //style | //link | //script") == []
        assert all(url.startswith("https://site.example/") for url in root.xpath("//@href"))
        # Editors keep what stands in style attributes, so every text must have its look there.
        assert all(
            each.get("style")
            for each in root.xpath("//body//*[not(self::br or self::tr or self::thead or self::tbody)]")
        )
        for style in root.xpath("//@style"):
            assert re.fullmatch(r"([a-z-]+:[^;:]+;)+", style), style
            assert "url(" not in style
            assert "position" not in style
        assert len(path.read_bytes()) < 100_000
        assert "https://site.example/digests/" in root.text_content()


def test_feeds_of_digests_keep_the_rules(tmp_path):
    publish(month(), settings(tmp_path), now=NOW)
    for folder, kinds, most in (
        ("digests", {"每日摘要", "每周摘要"}, 30),
        ("digests/daily", {"每日摘要"}, 30),
        ("digests/weekly", {"每周摘要"}, 12),
    ):
        for name, rules in (("rss.xml", rss_faults), ("atom.xml", atom_faults), ("feed.json", json_faults)):
            assert list(rules((tmp_path / "current" / folder / name).read_bytes())) == []
        entries = feedparser.parse((tmp_path / "current" / folder / "atom.xml").read_bytes()).entries
        assert {entry.title.split()[0] for entry in entries} == kinds
        assert "各地转办信访件" in entries[0].content[0].value
        assert 0 < len(entries) <= most


def test_hostile_titles_stay_text(tmp_path):
    title = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    publish([record(title=title, publisher_name=title)], settings(tmp_path), now=NOW)
    for path in (tmp_path / "current/digests").rglob("*.html"):
        root = html.fromstring(path.read_bytes())
        assert root.xpath("//script | //img | //@onerror") == []
    assert (
        title in html.fromstring((tmp_path / "current/digests/daily/2022-04-22/mail.html").read_bytes()).text_content()
    )


def test_many_bulletins_of_a_day_are_bounded(tmp_path):
    publish([record(f"daily-{number:012d}") for number in range(130)], settings(tmp_path), now=NOW)
    page = (tmp_path / "current/digests/daily/2022-04-22/index.html").read_text("utf-8")
    assert "另有 30 篇" in page
    assert "新的通报（130篇）" in page


def test_lists_lead_to_every_digest(tmp_path):
    publish([*month(), record("daily-999999999999", published="2021-12-31")], settings(tmp_path), now=NOW)
    current = tmp_path / "current/digests"
    linked = set()
    for page in (current / "index.html", current / "2022/index.html", current / "2021/index.html"):
        root = html.fromstring(page.read_bytes())
        linked |= {(page.parent / href).resolve() for href in root.xpath("//ul[@class='places']//a/@href")}
    assert linked == {
        each.resolve() for each in (*current.glob("daily/*/index.html"), *current.glob("weekly/*/index.html"))
    }
