"""The archive of the data: an edition a day at an address that stays, whatever becomes of the releases."""

import csv
import json
import posixpath
from datetime import timedelta

import frictionless
import pytest
from lxml import html
from making import NOW, record, settings

from publisher import editions
from publisher.errors import PublisherError
from publisher.release import in_service, publish, releases, rollback

DAY = timedelta(days=1)
FIRST, SECOND = "2022-05-01", "2022-05-02"


def some(*numbers, **changes):
    return [record(f"daily-{number:012d}", **changes) for number in numbers]


def archive(output):
    """The archive as readers see it: in the release in service."""
    return output / "current/data/archive"


def rows(file):
    return list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))


def shown(file):
    return html.fromstring(file.read_bytes().decode())


def test_every_day_leaves_its_data_and_says_what_changed(tmp_path):
    publish(some(1, 2, 3), settings(tmp_path), now=NOW)
    publish([*some(2, 4), record("daily-000000000003", title="改过的题目")], settings(tmp_path), now=NOW + DAY)
    assert [row["id"][-1] for row in rows(archive(tmp_path) / FIRST / "bulletins.csv")] == ["1", "2", "3"]
    newest, oldest = editions.editions(tmp_path / "editions")
    assert (oldest.day, oldest.bulletins, oldest.new) == (FIRST, 3, 3)
    assert (newest.day, newest.bulletins, newest.new, newest.changed, newest.gone) == (SECOND, 3, 1, 1, 1)
    assert newest.figures == len(rows(archive(tmp_path) / SECOND / "observations.csv"))
    page = shown(archive(tmp_path) / "index.html")
    assert [each.text_content() for each in page.xpath("//h2")] == [SECOND, FIRST]
    assert "新增 1 篇，改动 1 篇，撤下 1 篇" in page.text_content()
    assert "第一版" in page.text_content()


def test_the_links_of_the_archive_lead_to_its_files(tmp_path):
    publish(some(1), settings(tmp_path, languages=("zh-Hans", "en")), now=NOW)
    for folder in ("data/archive", f"data/archive/{FIRST}", "en/data/archive", f"en/data/archive/{FIRST}"):
        links = shown(tmp_path / "current" / folder / "index.html").xpath("//main//a/@href")
        assert any(link.endswith("observations.csv") for link in links)
        for link in links:
            # As a browser reads it: from the address of the page, not from where the file system's link leads.
            assert (tmp_path / "current" / posixpath.normpath(f"{folder}/{link}")).exists(), link
    told = shown(archive(tmp_path) / FIRST / "index.html").text_content()
    assert f"https://site.example/data/archive/{FIRST}/" in told
    assert "../data/archive/index.html" in (tmp_path / "current/data/index.html").read_text("utf-8")


def test_an_edition_is_a_valid_data_package(tmp_path):
    publish(some(1, 2), settings(tmp_path), now=NOW)
    report = frictionless.validate(str(archive(tmp_path) / FIRST / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_within_a_day_the_last_release_counts(tmp_path):
    publish(some(1), settings(tmp_path), now=NOW - timedelta(hours=9))
    publish(some(1, 2), settings(tmp_path), now=NOW - timedelta(hours=5))
    publish(some(1, 2, 3), settings(tmp_path), now=NOW)
    (only,) = editions.editions(tmp_path / "editions")
    assert (only.bulletins, only.new) == (3, 3)
    assert only.release == in_service(tmp_path)
    assert not list((tmp_path / "editions").rglob(".*"))  # cases.csv was the same each time


def test_editions_outlive_their_releases_and_going_back(tmp_path):
    for day in range(4):
        publish(some(*range(day + 1)), settings(tmp_path, keep=2), now=NOW + day * DAY)
    assert len(releases(tmp_path)) == 2
    rollback(tmp_path)
    assert len(rows(archive(tmp_path) / FIRST / "bulletins.csv")) == 1
    assert len(editions.editions(tmp_path / "editions")) == 4


def test_unchanged_data_is_not_kept_twice(tmp_path):
    publish(some(1), settings(tmp_path), now=NOW)
    publish(some(1), settings(tmp_path, title="另一个题目"), now=NOW + DAY)
    first, second = (archive(tmp_path) / day / "observations.csv" for day in (FIRST, SECOND))
    assert first.stat().st_ino == second.stat().st_ino


def test_a_dry_run_leaves_no_edition(tmp_path):
    publish(some(1), settings(tmp_path), now=NOW, dry_run=True)
    assert not (tmp_path / "editions").exists()


def test_an_edition_that_cannot_be_kept_leaves_the_site(tmp_path):
    publish(some(1), settings(tmp_path), now=NOW)
    before = in_service(tmp_path)
    (tmp_path / "editions" / SECOND).write_text("a file where a folder belongs", "utf-8")
    with pytest.raises(PublisherError, match="the site is as before"):
        publish(some(1, 2), settings(tmp_path), now=NOW + DAY)
    assert in_service(tmp_path) == before
    assert releases(tmp_path) == [before]


def test_a_half_made_edition_is_none(tmp_path):
    publish(some(1), settings(tmp_path), now=NOW)
    (tmp_path / "editions" / SECOND).mkdir()
    assert [each.day for each in editions.editions(tmp_path / "editions")] == [FIRST]
    assert json.loads((tmp_path / "editions" / FIRST / "edition.json").read_bytes())["day"] == FIRST
