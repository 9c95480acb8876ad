"""Releases: the same bytes from the same records however they are built, and only what changed is made again."""

import gzip
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from making import NOW, record, settings
from msgspec import structs

from bulletin.decisions import ids
from bulletin.errors import LedgerError
from bulletin.ledger import Ledger, bulletins, decisions
from bulletin.ledger.shelf import Shelf
from bulletin.model import Decision, Reading
from publisher import compress, draft, manifest, pages
from publisher.errors import PublisherError
from publisher.release import in_service, publish, releases, rollback
from publisher.source import Kept

PLACES = ("乌鲁木齐市", "伊犁州", "昌吉州", "巴州", "和田地区")


def varied(number, drawn):
    """A bulletin with figures of its own."""
    parts = "、".join(f"{place}{drawn.randint(1, 40)}件" for place in drawn.sample(PLACES, drawn.randint(1, 4)))
    text = f"4月{drawn.randint(1, 28)}日,督察组向新疆转办第{drawn.randint(1, 30)}批信访件,其中{parts}。"
    day = f"2022-04-{drawn.randint(1, 28):02}"
    return record(f"daily-{number:012d}", title=f"第{number}篇", paragraphs=(text,), published=day)


def tree(output):
    root = output / "current"
    return {str(path.relative_to(root)): path.is_file() and path.read_bytes() for path in root.rglob("*")}


def step(records, drawn):
    """Return the records after one change of a kind that happens."""
    kind = drawn.choice(["new", "gone", "changed", "copy", "held", "nothing"])
    some = drawn.choice(sorted(records)) if records else None
    records = dict(records)
    if kind == "new" or some is None:
        number = drawn.randrange(10**6)
        records[number] = varied(number, drawn)
    elif kind == "gone":
        del records[some]
    elif kind == "changed":
        records[some] = varied(some, drawn)
    elif kind == "copy":
        original = drawn.choice(sorted(records))
        records[some] = replace(records[some], duplicate_of=records[original].bulletin.id if original != some else None)
    elif kind == "held" and records[some].observations:
        issues = records[some].issues
        note = structs.replace(record().issues[0], severity="hold") if record().issues else None
        records[some] = replace(records[some], issues=(*issues, note) if note else issues)
    return records


@pytest.mark.parametrize("seed", range(4))
def test_a_release_made_step_by_step_is_the_one_made_at_once(tmp_path, seed):
    drawn = random.Random(seed)  # noqa: S311 - no secret
    records = {number: varied(number, drawn) for number in range(12)}
    stepwise = tmp_path / "steps"
    for hour in range(6):
        publish(records.values(), settings(stepwise, keep=2), now=NOW + timedelta(hours=hour))
        at_once = tmp_path / f"at-once-{hour}"
        publish(records.values(), settings(at_once), now=NOW + timedelta(hours=hour))
        assert tree(stepwise) == tree(at_once)
        records = step(records, drawn)


def test_a_release_begins_with_the_folder_of_one_that_is_no_longer_kept(tmp_path, monkeypatch):
    drawn = random.Random(7)  # noqa: S311 - no secret
    records = {number: varied(number, drawn) for number in range(12)}
    output, links, took, before, link = tmp_path / "output", [], [], {}, os.link
    monkeypatch.setattr("publisher.room.os.link", lambda *ends: links.append(link(*ends)))
    for minute in range(5):
        records[0] = record(records[0].bulletin.id, title=f"第{minute}次", published="2022-04-01")
        if minute == 1:
            del records[11]
        links.clear()
        publish(records.values(), settings(output, keep=2), now=NOW + timedelta(minutes=minute))
        took.append(len(links))
        kept = sorted(each for each in (output / "releases").iterdir() if not each.name.startswith("."))
        if minute:
            assert len(kept) == 2
            assert {path: (kept[0] / path).is_file() and (kept[0] / path).read_bytes() for path in before} == before
        before = tree(output)
    assert not (output / "current/news/daily-000000000011.html").exists()
    assert took[4] < took[2] / 2


def test_what_was_begun_and_came_to_nothing_is_begun_with_again(tmp_path, monkeypatch):
    output = tmp_path / "output"
    for hour, title in enumerate(("一", "二", "三")):
        publish([record("daily-000000000001", title=title)], settings(output, keep=1), now=NOW + timedelta(hours=hour))
    before = tree(output)
    for state in ("another", "and another"):
        monkeypatch.setattr("publisher.release._state", lambda *_, state=state: state)
        report = publish(
            [record("daily-000000000001", title="三")], settings(output, keep=1), now=NOW + timedelta(hours=3)
        )
        assert report.release is None
        assert [each.name for each in (output / "releases").iterdir() if each.name.startswith(".")] == [".spare"]
        assert tree(output) == before


def test_another_title_another_theme_another_outlet_are_seen(tmp_path):
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    sites = [
        settings(tmp_path / "out"),
        settings(tmp_path / "out", title="另一个中心"),
        settings(tmp_path / "out", "figures"),
        settings(tmp_path / "out", theme=theme),
    ]
    (theme / "templates/404.html").write_text("<title>x</title><h1>换了</h1>", "utf-8")
    for number, site in enumerate(sites):
        publish([record()], site, now=NOW + timedelta(hours=number))
        fresh = replace(site, output=tmp_path / f"fresh-{number}")
        publish([record()], fresh, now=NOW)
        assert tree(site.output) == tree(fresh.output)
    (theme / "templates/404.html").write_text("<title>x</title><h1>又换了</h1>", "utf-8")
    publish([record()], sites[-1], now=NOW + timedelta(hours=9))
    assert "又换了".encode() in tree(tmp_path / "out")["404.html"]


BUILD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from making import record, settings
from publisher.release import publish
records = [record(f"daily-{number:012d}") for number in range(5)]
publish(records, settings(Path(sys.argv[1])), now=datetime.fromtimestamp(int(sys.argv[3]), UTC))
"""


def test_two_processes_at_other_times_make_the_same_bytes(tmp_path):
    for name, seed, time in (("one", "1", "1780000000"), ("two", "77", "1790000000")):
        arguments = [sys.executable, "-c", BUILD, str(tmp_path / name), str(Path(__file__).parent), time]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "America/Lima" if seed == "1" else "Asia/Tokyo"}
        subprocess.run(arguments, env=environment, check=True, timeout=120)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_what_did_not_change_is_linked_and_not_made_again(tmp_path, monkeypatch):
    site = settings(tmp_path)
    old = [record(f"daily-{number:012d}", title=f"第{number}篇", published="2022-04-20") for number in range(9)]
    publish(old, site, now=NOW)
    before = tmp_path / "current"
    page = before / "news/daily-000000000004.html"
    inode = page.stat().st_ino
    made = []
    whole = pages.render_all

    def watched(found):
        for path, body in whole(found):
            if not isinstance(body, bytes):
                make = body.make
                body = replace(body, make=lambda path=path, make=make: made.append(path) or make())  # noqa: PLW2901
            yield path, body

    monkeypatch.setattr(pages, "render_all", watched)
    publish([*old, record("daily-000000000777")], site, now=NOW + timedelta(hours=1))
    assert page.stat().st_ino == inode
    assert (before / "news/daily-000000000004.html.gz").stat().st_nlink == 2
    assert "news/daily-000000000777.html" in made
    assert "news/daily-000000000004.html" not in made
    made.clear()
    publish([*old, record("daily-000000000777")], site, now=NOW + timedelta(hours=2), full=True)
    assert "news/daily-000000000004.html" in made
    assert len(releases(tmp_path)) == 3


def test_compressed_copies_hold_the_same(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    files = tree(tmp_path)
    packed = [path for path in files if path + ".gz" in files]
    assert "index.html" in packed
    for path in packed:
        assert gzip.decompress(files[path + ".gz"]) == files[path]
        assert brotli.decompress(files[path + ".br"]) == files[path]


def test_a_template_error_in_one_page_leaves_the_site(tmp_path):
    publish([record()], settings(tmp_path), now=NOW)
    before, kept = tree(tmp_path), in_service(tmp_path)
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates/region.html").write_text("<h1>{{ nothing.such }}</h1>", "utf-8")
    with pytest.raises(PublisherError, match="nothing"):
        publish([record()], settings(tmp_path, theme=theme), now=NOW + timedelta(hours=1))
    assert in_service(tmp_path) == kept
    assert tree(tmp_path) == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [kept]


def test_a_full_disk_leaves_the_site(tmp_path, monkeypatch):
    publish([record()], settings(tmp_path), now=NOW)
    before = tree(tmp_path)

    def full(path, _):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(draft, "compress", full)
    with pytest.raises(PublisherError, match="No space left"):
        publish([record(), record("daily-000000000009")], settings(tmp_path), now=NOW + timedelta(hours=1))
    assert tree(tmp_path) == before
    assert len(list((tmp_path / "releases").iterdir())) == 1
    monkeypatch.setattr(draft, "compress", compress.compress)
    publish([record(), record("daily-000000000009")], settings(tmp_path), now=NOW + timedelta(hours=2))
    assert "news/daily-000000000009.html" in tree(tmp_path)


def test_a_page_that_goes_breaks_the_links_of_those_that_stay(tmp_path, monkeypatch):
    site = settings(tmp_path)
    publish([record(), record("daily-000000000002")], site, now=NOW)
    whole = pages.render_all

    def without(found):
        return ((path, body) for path, body in whole(found) if path != "regions/650100/index.html")

    monkeypatch.setattr(pages, "render_all", without)
    with pytest.raises(PublisherError, match=r"regions/650100/index\.html' leads nowhere"):
        publish([record(), record("daily-000000000002", title="改了")], site, now=NOW + timedelta(hours=1))


@pytest.mark.parametrize("harm", ["lost", "cut", "other"])
def test_a_harmed_manifest_or_shelf_costs_a_full_build_and_no_more(tmp_path, harm):
    publish([record()], settings(tmp_path), now=NOW)
    before = tree(tmp_path)
    for path in (manifest.path(tmp_path, in_service(tmp_path)), tmp_path / ".shelf.sqlite"):
        if harm == "lost":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:1000] if harm == "cut" else b"[]" * 3000)
    publish([record()], settings(tmp_path), now=NOW + timedelta(hours=1))
    assert tree(tmp_path) == before


def test_a_file_lost_from_the_release_in_service_is_made_again(tmp_path):
    site = settings(tmp_path)
    publish([record()], site, now=NOW)
    (tmp_path / "current/news/daily-000000000001.html").unlink()
    publish([record(), record("daily-000000000002")], site, now=NOW + timedelta(hours=1))
    assert "乌鲁木齐市".encode() in tree(tmp_path)["news/daily-000000000001.html"]


def test_going_back_is_followed_by_what_is_true_now(tmp_path):
    site = settings(tmp_path)
    publish([record(title="旧")], site, now=NOW)
    publish([record(title="新")], site, now=NOW + timedelta(hours=1))
    rollback(tmp_path)
    assert "旧".encode() in tree(tmp_path)["index.html"]
    assert publish([record(title="新")], site, now=NOW + timedelta(hours=2)).release
    assert "新".encode() in tree(tmp_path)["index.html"]


def test_a_shelf_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(LedgerError, match="shelf"):
        Shelf(tmp_path / "nowhere" / "shelf.sqlite", "x")


def told(number, drawn):
    """A bulletin of one of three inspections, with figures that the account joins."""
    year, territory = drawn.choice([(2021, "新疆"), (2022, "新疆"), (2022, "山东")])
    inside = PLACES if territory == "新疆" else ("济南市", "青岛市", "烟台市")
    parts = "、".join(f"{place}{drawn.randint(1, 40)}件" for place in drawn.sample(inside, drawn.randint(1, 3)))
    batch, day = drawn.randint(1, 20), drawn.randint(1, 28)
    kinds = f"涉及大气{drawn.randint(1, 9)}件、水{drawn.randint(1, 9)}件。"
    text = f"4月{day}日,督察组向{territory}转办第{batch}批信访件{drawn.randint(9, 300)}件,其中{parts}。{kinds}"
    return record(f"daily-{number:012d}", title=f"第{number}篇", paragraphs=(text,), published=f"{year}-04-{day:02}")


def event(connection, drawn):
    """Let one of the things happen that change an account."""
    there = [each.bulletin.id for each in bulletins.records(connection)]
    some, number = drawn.choice(there), drawn.randrange(40)
    found = next(bulletins.records(connection, [some]))
    match drawn.choice(["put", "put", "put", "hold", "erase", "copy", "correct"]):
        case "put":
            put(connection, told(number, drawn))
        case "hold":
            decide(connection, some, drawn.choice(["hold", "unhold"]))
        case "erase":
            decide(connection, some, drawn.choice(["erase", "unhold"]))
        case "copy":
            bulletins.set_original(connection, some, drawn.choice([None, *(each for each in there if each != some)]))
        case "correct" if found.observations:
            decide(connection, drawn.choice(ids(found)), "correct", "value", str(drawn.randint(1, 90)))


def put(connection, found):
    reading = Reading("", found.observations, (), found.issues, found.cases)
    bulletins.put(connection, found.bulletin, reading, "2022-05-01T00:00:00+00:00", None)


def decide(connection, target, action, field=None, value=None):
    decisions.add(connection, Decision(target, action, field, value, "试", "编者", "2022-05-01T00:00:00+00:00"))


@pytest.mark.parametrize("seed", range(4))
def test_step_by_step_from_a_ledger_as_well(tmp_path, seed):
    drawn = random.Random(seed)  # noqa: S311 - no secret
    stepwise, url = tmp_path / "steps", f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    with Ledger(url) as ledger:
        with ledger.transaction() as connection:
            for number in range(25):
                put(connection, told(number, drawn))
        for hour in range(6):
            ledger.reckon()
            now = NOW + timedelta(hours=hour)
            with ledger.transaction() as connection:
                publish(Kept(connection), settings(stepwise, keep=2), now=now)
                publish(Kept(connection), settings(tmp_path / f"at-once-{hour}"), now=now)
                assert tree(stepwise) == tree(tmp_path / f"at-once-{hour}")
                for _ in range(drawn.randint(1, 3)):
                    event(connection, drawn)
