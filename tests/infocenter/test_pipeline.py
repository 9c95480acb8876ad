"""The whole pipeline on the sample newsroom: crawl, read, publish, again, and after a correction."""

import csv
import io
import json
import urllib.request
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from conftest import configure

from infocenter import newsroom

EXPECTED = Path(__file__).parents[1] / "newsroom"

pytestmark = pytest.mark.xdist_group("newsroom")


def articles() -> list[tuple[str, dict]]:
    files = sorted(EXPECTED.glob("*.expected.json"))
    return [
        (path.name.split(".")[0], each) for path in files for each in json.loads(path.read_text("utf-8"))["articles"]
    ]


def test_the_first_run_finds_every_article_and_no_other(crawled):
    place, first, _ = crawled
    assert first.returncode == 0, first.stderr.decode()
    exported = place.export("bulletins")
    wanted = {(name, each["url"]) for name, each in articles() if each.get("revision", 1) == 1}
    got = {(row["source"], "/" + row["url"].split("/", 3)[3]) for row in exported}
    assert len(exported) == len(wanted) == 42
    assert got == wanted


def test_the_export_has_the_titles_and_dates_of_the_pages(crawled):
    place, *_ = crawled
    rows = {(row["source"], "/" + row["url"].split("/", 3)[3]): row for row in place.export("bulletins")}
    for name, each in articles():
        if each.get("revision", 1) != 1:
            continue
        row = rows[name, each["url"]]
        assert row["title"] == each["title"]
        assert row["publisher_name"] == each["source"]
        published = datetime.fromisoformat(row["published"]).replace(tzinfo=None)
        assert published == datetime.fromisoformat(each["published"]).replace(tzinfo=None)


def test_republications_name_their_original(crawled):
    place, *_ = crawled
    rows = {row["id"]: row for row in place.export("bulletins")}
    copies = {row["source"]: rows[row["duplicate_of"]]["source"] for row in rows.values() if row["duplicate_of"]}
    assert copies["news_portal"] == "trs_gov"
    assert copies["dede_cms"] == "epaper_founder"


def test_robots_are_obeyed_and_nothing_unchanged_is_fetched_again(crawled):
    place, _, newsroom = crawled
    release = (place.folder / "output" / "current").readlink()
    before = len(newsroom.log())
    again = place.run("run")
    assert again.returncode == 0, again.stderr.decode()
    assert b"nothing new" in again.stdout
    assert (place.folder / "output" / "current").readlink() == release
    assert len(newsroom.log()) - before < before
    for family in newsroom.addresses:
        paths = [entry["path"] for entry in newsroom.log() if entry["family"] == family]
        disallowed = json.loads((EXPECTED / f"{family}.expected.json").read_text("utf-8"))["robots_disallow"]
        assert [path for path in paths if any(path.startswith(rule) for rule in disallowed if rule)] == []


def test_feeds_and_data_agree_with_each_other(crawled):
    place, *_ = crawled
    current = place.folder / "output" / "current"
    rows = list(csv.DictReader(io.StringIO((current / "data/observations.csv").read_text("utf-8-sig"))))
    data = json.loads((current / "data/observations.json").read_text("utf-8"))["rows"]
    assert [row["evidence_url"] for row in rows] == [row["evidence_url"] for row in data]
    assert [float(row["value"]) for row in rows] == [float(row["value"]) for row in data]
    rss = feedparser.parse((current / "rss.xml").read_bytes())
    atom = feedparser.parse((current / "atom.xml").read_bytes())
    feed = json.loads((current / "feed.json").read_text("utf-8"))
    assert not rss.bozo
    assert not atom.bozo
    assert [each.link for each in rss.entries] == [each.link for each in atom.entries]
    assert [each.link for each in rss.entries] == [item["url"] for item in feed["items"]]
    originals = [row for row in place.export("bulletins") if not row["duplicate_of"]]
    assert len(rss.entries) == len(originals)


def test_every_published_number_is_marked_in_its_page(crawled):
    place, *_ = crawled
    current = place.folder / "output" / "current"
    rows = json.loads((current / "data/observations.json").read_text("utf-8"))["rows"]
    assert len(rows) > 700
    for row in rows:
        path, _, anchor = row["evidence_url"].removeprefix("https://site.example/").partition("#")
        assert f'id="{anchor}"' in (current / path).read_text("utf-8")


def test_the_archive_can_be_read_and_holds_what_is_exported(crawled):
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    place, *_ = crawled
    row = place.export("bulletins")[0]
    with (place.folder / "archive" / row["warc"]["file"]).open("rb") as file:
        file.seek(row["warc"]["offset"])
        record = next(iter(ArchiveIterator(file)))
        assert record.rec_headers["WARC-Target-URI"] in (row["url"], *row["addresses"])
        assert record.content_stream().read()


def test_status_and_doctor_know_the_sources(crawled):
    place, *_ = crawled
    told = json.loads(place.run("status", "--json").stdout)
    assert len(told["sources"]) == 10
    assert told["runs"]
    assert told["release"]
    assert place.run("doctor").returncode == 0


def test_reading_again_changes_nothing(crawled):
    place, *_ = crawled
    again = place.run("reread")
    assert again.returncode == 0
    assert b"0 read differently" in again.stdout


def test_a_corrected_page_becomes_a_second_revision(tmp_path):
    wanted = [(name, each) for name, each in articles() if each.get("revision") == 2]
    with newsroom.start(0) as running:
        place = configure(tmp_path, running.addresses, names=tuple({name for name, _ in wanted}))
        assert place.run("run").returncode == 0
        for address in running.addresses.values():
            urllib.request.urlopen(f"{address.rstrip('/')}/__rev?n=2", timeout=10).close()
        for command in (("crawl", "--full"), ("publish",)):  # a page just asked for is not asked again by itself
            changed = place.run(*command)
            assert changed.returncode == 0, changed.stderr.decode()
    revised = [row for row in place.export("bulletins") if row["revision"] == 2]
    assert [(row["source"], row["title"]) for row in revised] == [(name, each["title"]) for name, each in wanted]
    page = (place.folder / "output/current/news" / f"{revised[0]['id']}.html").read_text("utf-8")
    assert "第2版" in page
