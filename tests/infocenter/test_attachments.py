"""Attachments on their way: fetched and archived with their page, read, compared with it, read again."""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from site_of_tests import Place, Reply, Site, address, article, fill

sys.path.insert(0, str(Path(__file__).parents[1] / "bulletin"))

import carriers

pytestmark = pytest.mark.xdist_group("attachments")
FILE = "/files/table.xlsx"


def table(urumqi):
    rows = [["地区", "转办数"], ["乌鲁木齐市", str(urumqi)], ["喀什地区", "20"], ["和田地区", "7"]]
    return Reply(carriers.xlsx("第3批信访件分布情况表", rows), headers={"Content-Type": "application/octet-stream"})


@pytest.fixture
def site():
    """A site whose third article, of 43 cases of Urumqi, has an attachment that says 34."""
    with Site() as running:
        fill(running, 2, 3)
        page = article(3).replace("<p>各地", f'<p>附件:<a href="{FILE}">分布情况表.xlsx</a></p><p>各地')
        running.pages[address(3)] = page
        running.pages[FILE] = table(34)
        yield running


def rows(place, what):
    return [json.loads(line) for line in place.run("export", what).out.splitlines()]


def told(place):
    return [(each["code"], each["message"]) for each in rows(place, "findings") if each["code"] == "attachment"]


FOUND = [("attachment", "乌鲁木齐市：正文为43件，附件1为34件（“乌鲁木齐市 | 34”）")]


def test_what_a_page_and_its_file_say_differently_is_found(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    assert told(place) == FOUND
    [finding] = [each for each in rows(place, "findings") if each["code"] == "attachment"]
    enclosed = {each["id"]: each for each in rows(place, "enclosed")}
    assert [enclosed[id_]["value"] for id_ in finding["other"]] == [34]
    numbers = {each["id"]: each for each in rows(place, "observations")}
    assert [numbers[id_]["value"] for id_ in finding["one"]] == [43]
    # What only the file says counts nowhere, but is told with its place in the file.
    assert {each["region"] for each in enclosed.values()} == {"乌鲁木齐市", "喀什地区", "和田地区"}
    assert not any(each["region"] == "和田地区" for each in [*numbers.values(), *rows(place, "entries")])
    [known] = [each["attachments"] for each in place.bulletins() if each["attachments"]]
    for each in enclosed.values():
        assert each["file"] == known[0]["url"] == site.url + FILE
        where = each["evidence"]
        assert known[0]["text"][where["start"] : where["end"]] == where["quote"]
    assert "attachment 乌鲁木齐市：正文为43件" in place.run("review").out
    assert place.run("publish").code == 0
    page = (tmp_path / "output/current/quality/index.html").read_text("utf-8")
    assert "正文与附件不一" in page
    assert FOUND[0][1] in page


def test_a_page_that_only_names_its_file_publishes_nothing_and_is_shown_to_editors(site, tmp_path):
    title = "督察组转办信访件办理情况"
    page = article(3, title=title, text="督察组转办信访件的分布情况见附件。")
    site.pages[address(3)] = page.replace("<p>各地", f'<p>附件:<a href="{FILE}">分布情况表.xlsx</a></p><p>各地')
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    [known] = [each for each in place.bulletins() if each["attachments"]]
    assert known["observations"] == 0
    assert "正文没有数字，附件table.xlsx中有3个数字" in place.run("review").out
    assert place.run("publish").code == 0
    page = (tmp_path / "output/current/quality/index.html").read_text("utf-8")
    assert "数字只在附件中" in page
    assert title in page


def test_what_is_archived_is_read_again(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    site.pages[FILE] = Reply(b"PK\x03\x04 nothing", headers={"Content-Type": "application/octet-stream"})
    assert place.run("crawl").code == 0
    [known] = [each["attachments"] for each in place.bulletins() if each["attachments"]]
    assert (known[0]["text"], known[0]["unread"]) == (None, "broken")
    assert told(place) == []
    site.pages[FILE] = table(34)
    site.pages[address(3)] += "<!-- made again -->"
    assert place.run("crawl", "--full").code == 0
    assert told(place) == FOUND
    assert [each["revision"] for each in place.bulletins()] == [1, 1]
    before = rows(place, "enclosed")
    assert "0 parsed differently" in place.run("replay", "--apply").out
    assert place.run("reread", "--apply").code == 0
    assert rows(place, "enclosed") == before
    assert told(place) == FOUND


def test_a_file_that_fails_later_is_as_it_was(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    site.pages[FILE] = Reply("away", 503)
    site.pages[address(3)] = site.pages[address(3)].replace("43件", "44件")
    done = place.run("crawl", "--full")
    assert FILE in done.err
    assert [message for _, message in told(place)] == [FOUND[0][1].replace("43", "44")]


def test_a_ledger_from_before_is_brought_up_to_date_by_a_replay(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    forget(tmp_path / "ledger.sqlite")
    assert told(place) == []
    shown = place.run("replay").out
    assert "attachments: table.xlsx (not read) -> table.xlsx (" in shown
    assert told(place) == []
    assert place.run("replay", "--apply").code == 0
    assert told(place) == FOUND
    assert [each["revision"] for each in place.bulletins()] == [1, 1]


def test_of_many_files_some_are_asked_for_and_all_are_named(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    links = "".join(f'<p><a href="/files/{n}.xlsx">附件{n}.xlsx</a></p>' for n in range(1, 41))
    site.pages[address(3)] = article(3).replace("<p>各地", f"{links}<p>各地")
    site.pages |= {f"/files/{n}.xlsx": table(34) for n in range(1, 41)}
    assert place.run("crawl").code == 0
    assert sum(path.startswith("/files/") for path in site.paths()) == 30
    [known] = [each["attachments"] for each in place.bulletins() if each["attachments"]]
    assert len(known) == 40
    assert sum(each["text"] is not None for each in known) == 30
    assert len(told(place)) == 30


def forget(path):
    """Leave in a ledger what an earlier program knew of attachments."""
    with closing(sqlite3.connect(path)) as ledger, ledger:
        for id_, number, stored in ledger.execute("SELECT bulletin_id, number, attachments FROM revisions").fetchall():
            known = json.dumps([{"url": each["url"], "media_type": each["media_type"]} for each in json.loads(stored)])
            where = (known, id_, number)
            ledger.execute("UPDATE revisions SET attachments = ? WHERE bulletin_id = ? AND number = ?", where)
        ledger.execute("DELETE FROM enclosed")
        ledger.execute("INSERT OR IGNORE INTO unreckoned SELECT id FROM bulletins")
