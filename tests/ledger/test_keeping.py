"""Nothing is lost: kills at any statement, ledgers carried from one database into another, two writers at once."""

import multiprocessing
import os
import signal
import sqlite3
import time
from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config
from killing import killed_at
from sqlalchemy import inspect, text
from test_ledger import BULLETIN, FIRST, LATER, only, put

from bulletin.errors import BusyError, LedgerError, UnkeepableError
from bulletin.identity import marks
from bulletin.ledger import Ledger, PageRow, bulletins, connection, pages, runs, transfer
from bulletin.ledger.schema import marks as marks_table
from bulletin.model import Attachment

COPY = replace(BULLETIN, id="copy-1", source="copy", url="https://copy.example/1.html")


def fill(ledger):
    """Keep a bulletin with two revisions, a copy of it that is known as one, and a run."""
    put(ledger, COPY)
    put(ledger, BULLETIN)
    put(ledger, replace(BULLETIN, title="更正"), LATER)
    with ledger.transaction() as opened:
        bulletins.set_original(opened, "copy-1", "daily-1")
        runs.finish(opened, runs.start(opened, "run", FIRST), [], 0, LATER)


def kept(ledger):
    with ledger.transaction() as opened:
        return list(bulletins.records(opened)), runs.latest(opened, 9), opened.execute(marks_table.select()).all()


@pytest.fixture
def other(tmp_path):
    return f"sqlite:///{tmp_path / 'other.sqlite'}"


def test_a_ledger_goes_into_a_file_and_back(url, other, tmp_path):
    with Ledger(url) as ledger:
        fill(ledger)
        before = kept(ledger)
        ledger.copy_to(tmp_path / "other.sqlite")
    with sqlite3.connect(tmp_path / "other.sqlite") as plain:
        assert plain.execute("SELECT count(*) FROM bulletins").fetchone() == (2,)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    with Ledger(other) as copy, Ledger(url) as ledger:
        assert kept(copy) == before
        put(ledger, replace(BULLETIN, id="later-1", url="https://daily.example/2.html"))
        ledger.replace_by(copy)
        assert kept(ledger) == before
        with ledger.transaction() as opened:
            assert runs.start(opened, "run", LATER) > before[1][0].id
            assert transfer.is_empty(opened) is False


def test_a_copy_that_is_killed_leaves_what_was_there(url, other):
    with Ledger(other) as source:
        fill(source)
        wanted = kept(source)
    with Ledger(url) as ledger:
        put(ledger, replace(BULLETIN, id="before-1"))
        before = kept(ledger)

    def work():
        with Ledger(other) as source, Ledger(url) as target:
            target.replace_by(source)

    moment = 0
    while killed_at(moment, work):
        with Ledger(url) as ledger:
            assert kept(ledger) == before
        moment += 7
    with Ledger(url) as ledger:
        assert kept(ledger) == wanted


def older(url):
    """Make a ledger as an earlier version left it, with a bulletin."""
    address, database = connection._address(url)
    engine = database.engine(address, read_only=False)
    config = Config()
    config.set_main_option("script_location", str(connection._MIGRATIONS))
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


def state(url):
    """Return a ledger's version and its tables."""
    address, database = connection._address(url)
    engine = database.engine(address, read_only=False)
    with engine.connect() as opened:
        version = opened.execute(text("SELECT version_num FROM alembic_version")).scalar()
        tables = set(inspect(opened).get_table_names())
    engine.dispose()
    return version, tables


def test_a_migration_that_is_killed_leaves_the_version_before(url):
    older(url)
    before = state(url)
    assert before[0] == "0003"
    moment = 0
    while killed_at(moment, lambda: Ledger(url).close()):
        assert state(url) == before
        moment += 1
    assert moment > 5
    assert state(url)[0] == connection._known()[-1]
    with Ledger(url) as ledger, ledger.transaction() as opened:
        assert opened.execute(marks_table.select()).all() == [(mark, "a") for mark in marks(("1 2 3 4 5",))]


def test_a_ledger_whose_making_was_killed_is_made_by_the_next(url):
    moment = 0
    while killed_at(moment, lambda: Ledger(url).close()):
        moment += 25
    with Ledger(url) as ledger:
        assert put(ledger, BULLETIN) == "new"


def test_a_bulletin_is_kept_whole_or_not_at_all(url):
    with Ledger(url) as ledger:
        put(ledger, BULLETIN)
        before = kept(ledger)
    changed = replace(BULLETIN, title="更正")

    def work():
        with Ledger(url) as opened:
            put(opened, changed, LATER)

    moment = 0
    while killed_at(moment, work):
        with Ledger(url) as ledger:
            assert kept(ledger) == before
        moment += 1
    with Ledger(url) as ledger:
        assert only(ledger).revision == 2


def test_texts_are_sorted_by_code_points_and_may_be_long(ledger):
    names = ["b", "A", "a", "B", "_", "中", "é", "-1", "x" * 300]
    for name in names:
        put(ledger, replace(BULLETIN, id=name, url=f"https://daily.example/{name}"))
    with ledger.transaction() as opened:
        assert [each.bulletin.id for each in bulletins.records(opened)] == sorted(names)


def test_lists_hold_chinese_as_itself_and_even_half_a_character(ledger):
    halved = Attachment("https://daily.example/a.pdf", "application/pdf", "乌鲁木齐市\ud800\x00")
    put(ledger, replace(BULLETIN, attachments=(halved,)))
    assert only(ledger).bulletin.attachments == (halved,)
    with ledger.transaction() as opened:
        stored = opened.execute(text("SELECT CAST(paragraphs AS TEXT) FROM revisions")).scalar_one()
    assert BULLETIN.paragraphs[0] in stored


def test_a_place_in_a_large_archive_is_kept(ledger):
    page = PageRow("https://a.example/", "a", "list", 200, "", None, None, "d", "f", 5 * 2**31, "u", FIRST)
    with ledger.transaction() as opened:
        pages.put(opened, page)
        assert pages.get(opened, page.url) == page


def test_a_value_that_cannot_be_kept_is_no_fault_of_the_ledger_s(ledger):
    with pytest.raises(UnkeepableError):
        put(ledger, replace(BULLETIN, views=2**70))
    assert put(ledger, BULLETIN) == "new"


def write(url, source, start):
    start.wait()
    with Ledger(url) as ledger:
        for number in range(20):
            put(ledger, replace(BULLETIN, id=f"{source}-{number}", url=f"https://{source}.example/{number}"))
            with ledger.transaction() as opened:
                known = list(bulletins.ids(opened, ["daily"], None, None))
                runs.mark_swept(opened, "count", str(int(runs.swept_at(opened, "count") or 0) + 1))
            assert f"{source}-{number}" in known


def test_two_writers_do_not_lose_each_other_s_work(url):
    Ledger(url).close()
    fork = multiprocessing.get_context("fork")
    start = fork.Event()
    writers = [fork.Process(target=write, args=(url, source, start)) for source in "ab"]
    for each in writers:
        each.start()
    start.set()
    for each in writers:
        each.join(60)
    assert [each.exitcode for each in writers] == [0, 0]
    with Ledger(url) as ledger, ledger.transaction() as opened:
        assert runs.swept_at(opened, "count") == "40"
        assert len(list(bulletins.records(opened))) == 40


def test_two_that_open_a_new_ledger_at_once_make_it_once(url):
    fork = multiprocessing.get_context("fork")
    openers = [fork.Process(target=lambda: Ledger(url).close()) for _ in range(3)]
    for each in openers:
        each.start()
    for each in openers:
        each.join(60)
    assert [each.exitcode for each in openers] == [0, 0, 0]


def hold(url, hosts, ready):
    with Ledger(url) as ledger, ledger.locked(hosts):
        ready.set()
        signal.pause()


def test_a_host_is_crawled_by_one_machine_at_a_time(postgres):
    url = postgres.url()
    fork = multiprocessing.get_context("fork")
    ready = fork.Event()
    first = fork.Process(target=hold, args=(url, ["a.example", "b.example"], ready), daemon=True)
    first.start()
    ready.wait()
    with Ledger(url) as ledger:
        with ledger.locked(["c.example"]):
            put(ledger, BULLETIN)
        with pytest.raises(BusyError, match=r"another run crawls b\.example"), ledger.locked(["b.example"]):
            pass
        with pytest.raises(BusyError, match="whole ledger"), ledger.locked():
            pass
        os.kill(first.pid, signal.SIGKILL)
        first.join()
        # The server lets go when it sees that the process is gone.
        while postgres.ask("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'").stdout:
            time.sleep(0.05)
        with ledger.locked(), pytest.raises(BusyError), ledger.locked(["c.example"]):
            pass
        with ledger.locked(["b.example"]):
            pass


def test_a_ledger_of_a_newer_version_is_refused(url):
    Ledger(url).close()
    with Ledger(url) as ledger, ledger.transaction() as opened:
        opened.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match=r"newer version \(9999\); update this program"):
            Ledger(url, read_only=read_only)


@pytest.mark.parametrize("tables", [("customers",), ("customers", "alembic_version")])
def test_another_program_s_database_is_refused_and_left_alone(url, tables):
    address, database = connection._address(url)
    engine = database.engine(address, read_only=False)
    with engine.begin() as opened:
        for name in tables:
            opened.exec_driver_sql(f"CREATE TABLE {name} (version_num text)")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match="holds other tables and is no ledger"):
            Ledger(url, read_only=read_only)
    with engine.connect() as opened:
        assert set(inspect(opened).get_table_names()) == set(tables)
    engine.dispose()
