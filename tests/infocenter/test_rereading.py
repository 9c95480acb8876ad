"""Rereading tells what it would change of what is published before it changes anything, and keeps what was read."""

import json
import os
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from office import TEXTS, Office, bulletin
from sqlalchemy import select

from bulletin.extract import version
from bulletin.ledger import Ledger, bulletins, readings, rows
from bulletin.ledger.schema import readings as kept_readings
from bulletin.model import Span
from infocenter import rereading, store

LATER = "2026-01-02T00:00:00+00:00"
OTHER = "0.0.9+00000000/00000000"


def misread(office, number, change, *, reader=OTHER):
    """Put what an earlier reader would have read into the ledger, as if it had read the bulletin first."""
    id_ = f"daily-{number}"
    with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
        (record,) = bulletins.records(connection, [id_])
        reading = change(store.read_bulletin(record.bulletin, office.config.sources[0]))
        readings.replace(connection, id_, record.revision, rows.read_rows(reading, reader), LATER)
        connection.execute(kept_readings.delete())


def without(region):
    return lambda reading: replace(
        reading, observations=tuple(each for each in reading.observations if each.region != region)
    )


def with_value(region, value):
    return lambda reading: replace(
        reading,
        observations=tuple(
            structs.replace(each, value=each.value * 0 + value) if each.region == region else each
            for each in reading.observations
        ),
    )


def shifted(region):
    """Read a number in fewer words."""

    def change(each):
        if each.region != region:
            return each
        return structs.replace(each, span=Span(each.span.end - 3, each.span.end), quote=each.quote[-3:])

    return lambda reading: replace(reading, observations=tuple(map(change, reading.observations)))


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path, bulletin(1), bulletin(2), bulletin(3))


def test_what_this_reader_read_is_not_read_again(office):
    done = office.run("reread")
    assert done.out == "0 bulletins read again (3 were read by this reader already), 0 read differently\n"


def test_a_changed_number_is_told_with_both_values_its_words_and_rule_and_nothing_changes(office):
    misread(office, 2, with_value("乌鲁木齐市", 82))
    before = office.records()
    done = office.run("reread")
    lines = done.out.splitlines()
    assert lines[0] == "daily-2 督察组向新疆转办信访件之2"
    assert lines[1].startswith("  ~ 乌鲁木齐市 转办信访件 82件: 数值 82 -> 28 “乌鲁木齐市28件” (")
    assert lines[2] == "1 bulletins read again (2 were read by this reader already), 1 read differently"
    assert lines[3].startswith("published numbers: 1 changed, 0 gone, 0 new, 0 would wait, 0 would count;")
    assert "nothing was kept" in lines[4]
    assert office.records() == before


def test_applying_keeps_the_earlier_reading_with_when_and_by_which_reader(office):
    misread(office, 2, with_value("乌鲁木齐市", 82))
    assert office.run("reread", "--apply").code == 0
    record = next(each for each in office.records() if each.bulletin.id == "daily-2")
    assert 28 in [each.value for each in record.observations]
    (earlier,) = record.earlier
    assert (earlier.reader, earlier.read_at, earlier.revision) == (OTHER, LATER, 1)
    assert earlier.replaced_at == record.read_at > LATER
    assert 82 in [each.value for each in earlier.observations]
    assert record.reader.startswith(f"0.1.0+{version.code()}/")
    assert office.run("reread").out.startswith("0 bulletins read again (3 ")


def test_every_earlier_reading_stays(office):
    for value in (81, 82):
        misread_again = with_value("乌鲁木齐市", value)
        with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
            (record,) = bulletins.records(connection, ["daily-1"])
            reading = misread_again(store.read_bulletin(record.bulletin, office.config.sources[0]))
            readings.replace(connection, "daily-1", 1, rows.read_rows(reading, f"reader {value}"), LATER)
    office.run("reread", "--apply")
    (record,) = [each for each in office.records() if each.bulletin.id == "daily-1"]
    assert [each.reader and each.reader[:9] for each in record.earlier][1:] == ["reader 81", "reader 82"]
    values = [next(o.value for o in each.observations if o.region == "乌鲁木齐市") for each in record.earlier]
    assert values == [28, 81, 82]


def test_the_export_tells_the_reader_and_the_earlier_readings(office):
    misread(office, 2, with_value("乌鲁木齐市", 82))
    office.run("reread", "--apply")
    row = next(
        row for row in map(json.loads, office.run("export", "bulletins").out.splitlines()) if row["id"] == "daily-2"
    )
    assert row["reader"].startswith("0.1.0+")
    assert row["readings"] == 2
    (line,) = office.run("export", "readings").out.splitlines()
    told = json.loads(line)
    assert (told["bulletin"], told["reader"], told["read_at"]) == ("daily-2", OTHER, LATER)
    assert 82 in [each["value"] for each in told["observations"]]


def test_the_page_tells_of_a_number_that_was_read_anew(office):
    misread(office, 2, with_value("乌鲁木齐市", 82))
    office.run("reread", "--apply")
    assert office.run("publish").code == 0
    assert "重新识读" in office.page(2)
    assert "乌鲁木齐市 转办信访件：数值由“82”改为“28”" in office.page(2)
    assert "重新识读" not in office.page(1)
    changes = (office.folder / "output" / "current" / "changes" / "index.html").read_text("utf-8")
    assert "重新识读后数字有改动的 1 篇" in changes


def test_numbers_that_go_come_wait_or_count_are_told_apart(office):
    misread(office, 1, without("昌吉回族自治州"))
    office.run("hold", office.number("乌鲁木齐市", 1))
    told = office.run("reread").out
    assert "  + 昌吉回族自治州 转办信访件 6件 new “" in told
    assert "1 new" in told
    assert "乌鲁木齐市" not in told


def test_a_decision_that_would_lose_its_number_is_told_with_the_number_in_its_place(office):
    misread(office, 1, shifted("乌鲁木齐市"))
    number = office.number("乌鲁木齐市", 1)
    office.run("correct", number, "value", "30", "--reason", "核对")
    told = office.run("reread").out
    assert f"  ! {number}: correct value '30' by " in told
    assert "1 decisions lose their number" in told
    office.run("reread", "--apply")
    successor = office.number("乌鲁木齐市", 1)
    assert f"now {successor}; decide again" in told
    assert f"不再有对应数字的编者决定：1\n  {office.decisions()[0].made_at[:19]}" in office.run("review").out


def test_a_correction_stays_on_its_number_and_a_change_under_it_is_none_to_the_reader_of_the_site(office):
    misread(office, 1, with_value("乌鲁木齐市", 82))
    office.run("correct", office.number("乌鲁木齐市", 1), "value", "30", "--reason", "核对")
    told = office.run("reread").out
    assert "nothing published differs" in told
    office.run("reread", "--apply")
    assert office.numbers()[office.number("乌鲁木齐市", 1)].value == 30


def test_what_is_not_on_the_site_is_only_counted(office):
    misread(office, 1, with_value("乌鲁木齐市", 82))
    office.run("hold", "daily-1", "--erase")
    told = office.run("reread").out
    assert "nothing published differs" in told
    assert "1 bulletins differ in nothing published" in told


def test_only_bulletins_since_a_day_are_read(office):
    office.put(bulletin(4, published="2022-05-02"))
    misread(office, 1, with_value("乌鲁木齐市", 82))
    misread(office, 4, with_value("乌鲁木齐市", 82))
    told = office.run("reread", "--since", "2022-05-01").out
    assert "daily-4" in told
    assert "daily-1" not in told
    done = office.run("reread", "--since", "gestern")
    assert (done.code, done.err) == (2, "infocenter: --since gestern: is no date like 2022-03-25\n")


def test_what_is_told_of_a_source_is_part_of_the_reader(office):
    text = (office.folder / "infocenter.toml").read_text("utf-8")
    (office.folder / "infocenter.toml").write_text(text.replace("新疆维吾尔自治区", "青海省"), "utf-8")
    assert office.run("reread").out.splitlines()[-1] != ""
    assert "3 bulletins read again" in office.run("reread").out


def test_a_ledger_from_before_is_read_again_whole(office):
    with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
        connection.exec_driver_sql("UPDATE revisions SET reader = NULL, read_at = NULL")
    assert office.run("reread").out == "3 bulletins read again, 0 read differently\n"
    assert office.run("reread", "--apply").code == 0
    assert "0 bulletins read again" in office.run("reread").out
    with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
        assert connection.execute(select(kept_readings)).all() == []


def test_memory_does_not_grow_with_the_ledger(tmp_path, monkeypatch):
    # Smaller parts than in service, so that a small ledger has many.
    monkeypatch.setattr(readings, "_AT_ONCE", 100)
    monkeypatch.setattr(rereading, "_AT_ONCE", 50)

    def peak(count):
        folder = tmp_path / str(count)
        folder.mkdir()
        office = Office(folder, *(bulletin(each, (f"第{each}次。", *TEXTS)) for each in range(count)))
        with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
            connection.exec_driver_sql("UPDATE revisions SET reader = 'old'")
        tracemalloc.start()
        assert f"{count} bulletins read again" in office.run("reread").out
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(20)
    # With all bulletins in memory it would be four times as much; the caches of the reader fill up.
    assert peak(800) < 2 * peak(200)


def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(tmp_path):
    count = 500
    office = Office(tmp_path, *(bulletin(number) for number in range(count)))
    with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
        connection.exec_driver_sql("UPDATE revisions SET reader = 'old'")
        connection.exec_driver_sql("UPDATE observations SET value = '82' WHERE value = '28'")
    command = [sys.executable, "-m", "infocenter", "reread", "--apply", "--config", str(office.config.path)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        told = 0
        for line in running.stdout:
            told += line.startswith("daily-")
            if told > count // 2:
                running.kill()
                break
    records = office.records()
    new = [each for each in records if each.earlier]
    assert 0 < len(new) < count
    for each in records:
        value = next(found.value for found in each.observations if found.region == "乌鲁木齐市")
        assert value == (28 if each.earlier else 82)
    assert office.run("reread", "--apply").code == 0
    assert [len(each.earlier) for each in office.records()] == [1] * count
    assert "0 bulletins read again" in office.run("reread").out
