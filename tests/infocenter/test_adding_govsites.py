"""All kinds of government sites on loopback, crawled by the command with ``family = "auto"``, corrected, added."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import Place

sys.path.insert(0, str(Path(__file__).parents[1] / "families"))
from govsites import KINDS, Site, serve

SEED = 31


def configure(folder, urls, names=()):
    hosts = json.dumps([urlsplit(url).netloc for url in urls])
    lines = ["[site]", 'base_url = "https://site.example"', "[crawl]", "delay = 0.01", f"allow_hosts = {hosts}"]
    lines += ['sources = "sources"'] if not names else []
    for name, url in zip(names, urls, strict=False):
        lines += ["[[source]]", f'name = "{name}"', 'publisher = "某某网站"', f'urls = ["{url}"]', 'family = "auto"']
    (folder / "infocenter.toml").write_text("\n".join(lines), "utf-8")
    return Place(folder)


def expected(site, name, story):
    stamp = story.published.replace(" ", "T")
    return {
        "source": name,
        "title": story.title,
        "published": f"{stamp}+08:00" if "T" in stamp else stamp,
        "publisher_name": story.source,
        "author": story.author,
        "editor": story.editor,
        "paragraphs": list(story.paragraphs),
        "tables": [[list(row) for row in story.table]] if story.table else [],
        "attachments": sorted(f"http://{site.host}{path}" for path in site.files(story)),
    }


def comparable(row):
    """The fields that are compared, in forms that can be."""
    found = {name: row[name] for name in ("source", "title", "published", "publisher_name", "author", "editor")}
    tables = [table["grid"] if isinstance(table, dict) else table for table in row["tables"]]
    attachments = sorted(each["url"] for each in row["attachments"])
    return found | {"paragraphs": row["paragraphs"], "tables": tables, "attachments": attachments}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Crawl one site of every kind; the place, the sites by source, what the command answered."""
    sites = {f"kind-{number}": Site(kind, SEED) for number, kind in enumerate(KINDS)}
    with serve(list(sites.values())) as urls:
        place = configure(tmp_path_factory.mktemp("gov"), urls, tuple(sites))
        yield place, sites, place.run("crawl")


def test_every_field_of_every_article_of_every_kind(crawled):
    place, sites, done = crawled
    assert done.returncode == 0, done.stderr.decode()
    wanted = {
        f"http://{site.host}{site.kind.article(story)}": expected(site, name, story)
        for name, site in sites.items()
        for story in site.stories
    }
    assert {row["url"]: comparable(row) for row in place.export("bulletins")} == wanted


def test_a_second_crawl_finds_nothing_new_and_a_corrected_page_is_a_revision(crawled):
    place, sites, _ = crawled
    again = place.run("crawl")
    assert again.returncode == 0, again.stderr.decode()
    assert b"nothing new" in again.stdout
    corrected = {}
    for name, site in sites.items():
        corrected[name] = site.correct("此前公布的数字有误,应为21件,特此更正。")
    changed = place.run("crawl", "--full")
    assert changed.returncode == 0, changed.stderr.decode()
    revised = {row["source"]: row for row in place.export("bulletins") if row["revision"] == 2}
    assert {name: row["url"].partition(sites[name].host)[2] for name, row in revised.items()} == corrected
    assert all("此前公布的数字有误,应为21件,特此更正。" in row["paragraphs"] for row in revised.values())


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """Add one site of every kind as a source; the place, the sites by name, what each command answered."""
    sites = {f"kind-{number}": Site(kind, SEED + 1) for number, kind in enumerate(KINDS)}
    with serve(list(sites.values())) as urls:
        folder = tmp_path_factory.mktemp("added")
        (folder / "sources").mkdir()
        place = configure(folder, urls)
        asked = zip(sites, urls, strict=True)
        yield place, sites, {name: place.run("source", "add", url, "--name", name) for name, url in asked}


@pytest.mark.parametrize("number", range(len(KINDS)), ids=list(KINDS))
def test_adding_a_source_shows_what_was_found_and_writes_it_with_its_pinned_page(added, number):
    place, sites, answers = added
    name = f"kind-{number}"
    told = answers[name].stdout.decode()
    assert answers[name].returncode == 0, told + answers[name].stderr.decode()
    shown = re.search(r"^    article http://[^/]+(.*)$", told, re.MULTILINE)[1]
    story = next(each for each in sites[name].stories if sites[name].kind.article(each) == shown)
    for value in (
        story.title,
        story.source,
        story.author or "-",
        story.editor or "-",
        story.published[:10],
        *sites[name].files(story),
    ):
        assert value in told
    assert len((place.folder / f"sources/{name}.toml").read_text("utf-8").splitlines()) <= 10
    pinned = json.loads((place.folder / f"sources/pinned/{name}/expected.json").read_text("utf-8"))
    assert pinned["fields"]["title"] == story.title


def test_added_sources_pass_their_tests_and_are_as_pinned(added):
    place, sites, _ = added
    tested = place.run("source", "test")
    assert tested.returncode == 0, tested.stdout.decode()
    assert f"{len(sites)} sources with pinned pages, 0 read differently" in tested.stdout.decode()
    checked = place.run("source", "check")
    assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()
