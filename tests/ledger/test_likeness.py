"""Copies are found by the marks they share, at a price that does not grow with the ledger."""

from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import event, select

from bulletin.errors import LedgerError
from bulletin.identity import marks
from bulletin.ledger import Ledger, bulletins, connection, likeness, sightings
from bulletin.ledger.schema import marks as marks_table
from bulletin.ledger.schema import sweeps
from bulletin.model import Bulletin, Reading

SEEN = "2022-04-23T01:00:00+00:00"
TEXT = "督察组向我区转办第{}批信访件{}件,其中乌鲁木齐市{}件,昌吉州{}件,哈密市{}件,塔城地区{}件,转办件均已交办。"


def bulletin(number, paragraphs=None, **fields):
    text = TEXT.format(number, *(number * 7 + step * step for step in range(11, 16)))
    known = Bulletin(
        f"s-{number}", "s", f"https://s.example/{number}", "转办", "2022-04-22", None, None, None, paragraphs or (text,)
    )
    return replace(known, **fields)


def put(ledger, *found):
    with ledger.transaction() as opened:
        for each in found:
            bulletins.put(opened, each, Reading(""), SEEN, None)


def near(ledger, found, first="2022-03-22", last="2022-05-22"):
    with ledger.transaction() as opened:
        return {
            each.id: repeats for each, repeats in likeness.near(opened, found.id, marks(found.paragraphs), first, last)
        }


def test_a_copy_is_found_among_many_others(ledger):
    put(ledger, *(bulletin(number) for number in range(200)))
    copy = bulletin(17, id="t-1", source="t", url="https://t.example/1")
    put(ledger, copy)
    assert near(ledger, copy) == {"s-17": None}


def test_nothing_is_near_outside_the_weeks_around(ledger):
    put(ledger, bulletin(1), copy := bulletin(1, id="t-1"))
    assert near(ledger, copy, first="2022-05-01") == {}
    assert near(ledger, copy, last="2022-04-01") == {}


def test_the_copies_of_a_copy_s_original_come_with_it(ledger):
    other = bulletin(99, id="t-1")  # no longer alike, but known to repeat the same one
    put(ledger, bulletin(1), other, copy := bulletin(1, id="u-1"))
    with ledger.transaction() as opened:
        bulletins.set_original(opened, "t-1", "s-1")
    assert near(ledger, copy) == {"s-1": None, "t-1": "s-1"}


def test_what_all_of_a_series_share_is_no_sign_and_has_a_bound(ledger):
    phrase = "举报时间为2022年3月25日8:00至4月25日20:00,电话0991-1234567,邮箱830000-12。"
    series = [
        bulletin(number, (phrase, TEXT.format(number, *(number * 31 + step for step in range(5)))))
        for number in range(300)
    ]
    put(ledger, *series)
    read = []
    event.listen(ledger._engine, "after_cursor_execute", lambda *arguments: read.append(arguments[2]))
    late = replace(series[150], id="t-1")
    put(ledger, late)
    assert "s-150" in near(ledger, late)
    assert len(near(ledger, late)) <= 16
    with ledger.transaction() as opened:
        rows = opened.execute(select(marks_table)).all()
    bearers = [mark for mark, _ in rows]
    assert max(map(bearers.count, set(bearers))) <= 32
    assert len(read) < 30


def test_a_ledger_from_before_gets_its_marks(url):
    address, database = connection._address(url)
    engine = database.engine(address, read_only=False)
    config = Config()
    config.set_main_option("script_location", str(Path(connection.__file__).parent / "migrations"))
    with engine.begin() as opened:
        config.attributes["connection"] = opened
        command.upgrade(config, "0003")
        opened.exec_driver_sql(
            "INSERT INTO bulletins (id, source, url, revision, first_seen, last_seen)"
            " VALUES ('a', 's', 'u', 1, 'x', 'x')"
        )
        opened.exec_driver_sql(
            "INSERT INTO revisions (bulletin_id, number, seen_at, digest, title, paragraphs, tables, attachments,"
            " pages, official) VALUES ('a', 1, 'x', 'd', 't', '[\"1 2 3 4 5\"]', '[]', '[]', '[]', false)"
        )
    engine.dispose()
    with Ledger(url) as ledger, ledger.transaction() as opened:
        rows = opened.execute(select(marks_table)).all()
    assert rows == [(mark, "a") for mark in marks(("1 2 3 4 5",))]


def test_a_look_sees_what_was_just_kept_and_cannot_write(ledger):
    with ledger.reading() as opened:
        assert sightings.at_address(opened, "https://s.example/1") is None
    put(ledger, bulletin(1))
    with ledger.reading() as opened:
        assert sightings.at_address(opened, "https://s.example/1").id == "s-1"
        with pytest.raises(Exception, match=r"read-?only"):
            opened.execute(sweeps.insert().values(source="s", swept_at=SEEN))
    with pytest.raises(LedgerError), ledger.reading() as opened:
        opened.execute(sweeps.insert().values(source="s", swept_at=SEEN))
    put(ledger, bulletin(2))
