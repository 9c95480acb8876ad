"""Editors decide; what was read stays as it was, and what they decided outlives rereads."""

import sqlite3
from contextlib import closing

import pytest
from conftest import configure

from bulletin.ledger import sqlite
from infocenter.cli import main

pytestmark = pytest.mark.xdist_group("newsroom")


@pytest.fixture
def desk(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses, names=("trs_gov", "news_portal"))
    assert place.run("run").returncode == 0
    return place


def numbers(place):
    return {row["id"]: row for row in place.export("observations")}


def page(place, row):
    return (place.folder / "output" / "current" / "news" / f"{row['bulletin']}.html").read_text("utf-8")


def wanted(place):
    originals = {row["id"] for row in place.export("bulletins") if row["duplicate_of"] is None}
    return next(
        row for row in numbers(place).values() if row["measure"] == "cases_forwarded" and row["bulletin"] in originals
    )


def test_ids_are_unique_and_the_same_after_a_reread(desk):
    before = numbers(desk)
    assert len(before) == len(desk.export("observations"))
    assert desk.run("reread", "--apply").returncode == 0
    assert numbers(desk).keys() == before.keys()


def test_a_correction_is_printed_with_the_old_value_and_the_reason(desk):
    row = wanted(desk)
    done = desk.run("correct", row["id"], "value", "4321", "--reason", "与原件核对")
    assert done.returncode == 0, done.stderr.decode()
    assert numbers(desk)[row["id"]]["value"] == 4321
    assert desk.run("reread", "--apply").returncode == 0
    assert desk.run("replay", "--apply").returncode == 0
    assert numbers(desk)[row["id"]]["value"] == 4321
    assert desk.run("publish").returncode == 0
    text = page(desk, row)
    assert "4321件" in text
    assert f"编者更正：数值原为“{row['value']}”，改为“4321”。理由：与原件核对" in text
    standing = [each["standing"] for each in desk.export("entries") if row["id"] in each["support"]]
    assert standing == ["corrected"]


def test_a_number_keeps_its_id_whatever_of_it_is_corrected(desk):
    row = wanted(desk)
    for name, value in (("region", "哈密市"), ("category", "水"), ("batch", "3")):
        assert desk.run("correct", row["id"], name, value, "--reason", "核对").returncode == 0
    found = numbers(desk)[row["id"]]
    assert (found["region"], found["category"], found["batch"]) == ("哈密市", "水", 3)


def test_a_held_number_waits_until_it_is_released(desk):
    row = wanted(desk)
    assert desk.run("hold", row["id"], "--reason", "等厅里答复").returncode == 0
    assert row["id"] in desk.run("review").stdout.decode()
    assert desk.run("publish").returncode == 0
    assert "编者暂缓计入：等厅里答复" in page(desk, row)
    assert [each["standing"] for each in desk.export("entries") if row["id"] in each["support"]] == ["held"]
    assert desk.run("unhold", row["id"]).returncode == 0
    assert row["id"] not in desk.run("review").stdout.decode()
    assert desk.run("publish").returncode == 0
    assert "编者暂缓计入" not in page(desk, row)


def test_a_bulletin_is_taken_off_the_site_and_comes_back(desk):
    row = wanted(desk)
    path = desk.folder / "output" / "current" / "news" / f"{row['bulletin']}.html"
    assert desk.run("hold", row["bulletin"], "--erase", "--reason", "应要求").returncode == 0
    desk.run("publish")
    assert not path.exists()
    assert desk.run("unhold", row["bulletin"]).returncode == 0
    desk.run("publish")
    assert path.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("hold", "nothing~00000000"), "no such bulletin"),
        (("correct", "{bulletin}~00000000", "value", "3", "--reason", "x"), "has no such number"),
        (("correct", "{id}", "value", "many", "--reason", "x"), "is no number"),
        (("correct", "{id}", "value", "-3", "--reason", "x"), "must be 0 or more"),
        (("correct", "{id}", "region", "火星", "--reason", "x"), "no official name"),
        (("correct", "{id}", "as_of", "昨天", "--reason", "x"), "is a date like"),
        (("correct", "{bulletin}", "value", "3", "--reason", "x"), "corrects one number"),
        (("correct", "{id}", "value", "3", "--reason", " "), "--reason"),
        (("hold", "{id}", "--erase"), "name the bulletin's id"),
    ],
)
def test_a_decision_that_cannot_be_is_one_clear_line(crawled, arguments, told):
    place, *_ = crawled
    row = wanted(place)
    done = place.run(*(each.format(**row) for each in arguments))
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_backup_brings_everything_back(desk, tmp_path_factory):
    kept = tmp_path_factory.mktemp("kept") / "all.tar"
    row = wanted(desk)
    desk.run("hold", row["id"])
    assert desk.run("backup", str(kept)).returncode == 0
    before = desk.export("bulletins")
    other = tmp_path_factory.mktemp("other")
    (other / "infocenter.toml").write_bytes((desk.folder / "infocenter.toml").read_bytes())
    place = type(desk)(other)
    done = place.run("restore", str(kept))
    assert done.returncode == 0, done.stderr.decode()
    assert place.export("bulletins") == before
    assert row["id"] in place.run("review").stdout.decode()
    assert place.run("replay").stdout.decode().endswith("0 parsed differently\n")
    again = place.run("restore", str(kept))
    assert again.returncode == 2
    assert "--force replaces it" in again.stderr.decode()


def test_what_is_no_backup_changes_nothing(desk, tmp_path):
    before = desk.export("bulletins")
    bad = tmp_path / "bad.tar"
    bad.write_bytes(b"no tar")
    done = desk.run("restore", "--force", str(bad))
    assert done.returncode == 4
    assert "nothing was changed" in done.stderr.decode()
    assert desk.export("bulletins") == before


def test_what_a_crawl_alone_brought_is_in_the_account_when_somebody_looks(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses, names=("trs_gov", "news_portal"))
    assert place.run("crawl").returncode == 0
    looked = place.run("review")
    assert looked.returncode == 0
    assert not looked.stderr
    before = place.run("export", "findings").stdout
    assert place.run("publish").returncode == 0
    assert place.run("export", "findings").stdout == before
    assert f"跨篇核对不符：{len(before.splitlines())}\n" in looked.stdout.decode()
    assert place.export("entries")


def test_where_the_account_cannot_be_renewed_the_earlier_one_is_shown(crawled, tmp_path, monkeypatch, capsys):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses, names=("trs_gov",))
    assert place.run("crawl").returncode == 0
    monkeypatch.setattr(sqlite, "LOCK_SECONDS", 0.1)
    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert main(["review"]) == 0
    told = capsys.readouterr()
    assert "the account is an earlier one: " in told.err
    assert len(told.err.splitlines()) == 1
    assert "跨篇核对不符：0" in told.out
