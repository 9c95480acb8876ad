"""What was read before stays, on every kind of ledger; decisions and bulletins are found."""

from dataclasses import replace

import pytest
from msgspec import structs
from test_ledger import BULLETIN, FIRST, LATER, only, put, reading

from bulletin.enclosures import with_enclosed
from bulletin.ledger import bulletins, decisions, readings, rows
from bulletin.model import Attachment, Case, Context, Decision, Issue, Span

AGAIN = "2022-05-01T00:00:00+00:00"


def read_again(ledger, found, reader="1.0+other/none", now=AGAIN):
    with ledger.transaction() as connection:
        readings.replace(connection, BULLETIN.id, 1, rows.read_rows(found, reader), now)


def test_an_earlier_reading_comes_back_as_it_was(ledger):
    before = replace(
        reading(BULLETIN),
        issues=(Issue("sum-mismatch", "不符", "note", Span(0, 3), "督察组"),),
        cases=(Case("D1", True, 27, "乌鲁木齐市", ("水", "大气"), None, "已办结", None, 2, Span(0, 3), "督察组"),),
    )
    with ledger.transaction() as connection:
        bulletins.put(connection, BULLETIN, rows.read_rows(before, "0.9+first/none"), FIRST, None)
    first = before.observations[0]
    after = replace(before, observations=(structs.replace(first, value=first.value + 2),))
    read_again(ledger, after)
    record = only(ledger)
    assert [each.value for each in record.observations] == [78]
    assert (record.reader, record.read_at) == ("1.0+other/none", AGAIN)
    (earlier,) = record.earlier
    assert (earlier.reader, earlier.read_at, earlier.replaced_at) == ("0.9+first/none", FIRST, AGAIN)
    assert (earlier.observations, earlier.issues, earlier.cases) == (before.observations, before.issues, before.cases)


def test_the_figures_of_attachments_stay_apart_and_have_their_history(ledger):
    file = Attachment("https://daily.example/a.xlsx", "", "| 地区 | 转办数 |\n| 哈密市 | 40 |")
    found = replace(BULLETIN, attachments=(replace(file, text="", unread="broken"),))
    put(ledger, found)
    assert only(ledger).enclosed == ()
    whole = replace(found, attachments=(file,))
    read = with_enclosed(reading(whole), whole, Context(published="2022-04-22"))
    with ledger.transaction() as connection:
        assert bulletins.put(connection, whole, read, LATER, None) == "same"
        assert bulletins.attachments(connection, whole.id) == (file,)
    record = only(ledger)
    assert (record.bulletin, record.revision) == (whole, 1)
    assert record.enclosed == read.enclosed != ()
    assert record.observations == read.observations
    read_again(ledger, replace(read, enclosed=()))
    record = only(ledger)
    assert record.enclosed == ()
    assert [each.enclosed for each in record.earlier] == [read.enclosed]


def test_a_new_revision_leaves_the_readings_of_the_old_one(ledger):
    put(ledger, BULLETIN)
    read_again(ledger, reading(BULLETIN))
    put(ledger, replace(BULLETIN, title="更正"), LATER)
    record = only(ledger)
    assert [(each.revision, each.reader) for each in record.earlier] == [(1, None)]
    assert record.read_at == LATER


def test_a_rereading_that_fails_leaves_everything_as_it_was(ledger):
    put(ledger, BULLETIN)
    before = only(ledger)

    def cut_off() -> None:
        with ledger.transaction() as connection:
            readings.replace(connection, BULLETIN.id, 1, rows.read_rows(reading(BULLETIN), "x"), AGAIN)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        cut_off()
    assert only(ledger) == before


def test_what_is_due_comes_in_parts_without_loss(ledger, monkeypatch):
    monkeypatch.setattr(readings, "_AT_ONCE", 3)
    for number in range(8):
        day = f"2022-04-{20 + number}" if number else None
        put(ledger, replace(BULLETIN, id=f"daily-{number}", url=f"https://d.example/{number}", published=day), FIRST)
    for since, expected in ((None, 8), ("2022-04-24", 4), ("2022-04-22", 7)):
        found, after = [], ""
        with ledger.transaction() as connection:
            while part := readings.due(connection, since, after):
                found += [id_ for id_, _, _ in part]
                after = part[-1][0]
        assert len(found) == len(set(found)) == expected
    with ledger.transaction() as connection:
        readings.confirm(connection, [("daily-3", 1, "me")])
        readings.confirm(connection, [])
        assert {id_: reader for id_, _, reader in readings.due(connection, None, "daily-2")} == {
            f"daily-{number}": "me" if number == 3 else None for number in (3, 4, 5)
        }


def test_bulletins_are_found_and_those_with_notes_listed(ledger):
    noted = replace(reading(BULLETIN), issues=(Issue("unexplained-number", "", "note", Span(0, 1), "督"),))
    held = replace(reading(BULLETIN), issues=(Issue("part-exceeds-total", "", "hold", Span(0, 1), "督"),))
    found = {"a": noted, "b": held, "c": reading(BULLETIN)}
    with ledger.transaction() as connection:
        for id_, read in found.items():
            known = replace(BULLETIN, id=id_, url=f"https://d.example/{id_}", title=f"100%的{id_}_")
            bulletins.put(connection, known, read, FIRST, None)
        assert bulletins.noted(connection, ["unexplained-number"]) == ["a", "b"]
        assert bulletins.noted(connection, ["other"]) == ["b"]
        assert [each.id for each in bulletins.find(connection, "b", 9)] == ["b"]
        assert [each.id for each in bulletins.find(connection, "https://d.example/c", 9)] == ["c"]
        assert [each.id for each in bulletins.find(connection, "100%的", 2)] == ["a", "b"]
        assert [each.id for each in bulletins.find(connection, "c_", 9)] == ["c"]
        assert bulletins.find(connection, "1__%", 9) == []
        assert len(bulletins.find(connection, "", 9)) == 3
        assert [each.bulletin.id for each in bulletins.records(connection, ["c", "none", "a"])] == ["a", "c"]


def test_decisions_come_back_in_order_and_by_bulletin(ledger):
    made = [
        Decision(target, "hold", None, None, "核对", "甲", f"2022-05-0{number}T00:00:00+00:00")
        for number, target in enumerate(("a_1", "a_1~01234567", "a_11", "ab1~01234567", "a_1~89abcdef"), 1)
    ]
    with ledger.transaction() as connection:
        for each in made:
            decisions.add(connection, each)
        assert decisions.every(connection) == made
        assert decisions.of(connection, "a_1") == [made[0], made[1], made[4]]
        assert decisions.latest(connection, 2, 1) == [made[3], made[2]]
        assert decisions.count(connection) == 5
        assert decisions.count(connection, since="2022-05-03T00:00:00+00:00") == 2
