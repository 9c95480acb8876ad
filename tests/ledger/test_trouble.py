"""A server that is out of reach, goes away or lets nobody in; a file that is cut: one clear line, nothing lost."""

import multiprocessing
import os
import socket
import tempfile
from pathlib import Path

import pytest
from postgres_of_tests import PASSWORD, USER
from test_ledger import BULLETIN, FIRST, LATER, only, put

from bulletin.errors import LedgerError
from bulletin.ledger import Ledger, bulletins, sightings


def complaint(url, **options):
    """Return the line that tells why a ledger cannot be opened."""
    with pytest.raises(LedgerError) as caught:
        Ledger(url, **options)
    line = str(caught.value)
    assert len(line.splitlines()) == 1
    assert PASSWORD not in line
    return line


def test_a_wrong_password_is_told_and_not_printed(postgres, monkeypatch):
    url = postgres.url()
    monkeypatch.setenv("PGPASSWORD", "not the " + PASSWORD)
    assert "password authentication failed" in complaint(url)
    monkeypatch.delenv("PGPASSWORD")
    line = complaint(url)
    assert "no password supplied" in line
    assert "PGPASSWORD or ~/.pgpass gives the password" in line
    assert "secret" not in complaint(url.replace(USER, f"{USER}:secret"))


def test_the_password_may_come_from_a_file(postgres, monkeypatch, tmp_path):
    file = tmp_path / "pgpass"
    file.write_text(f"127.0.0.1:*:*:{USER}:{PASSWORD}\n", "utf-8")
    file.chmod(0o600)
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", str(file))
    Ledger(postgres.url()).close()


def test_a_database_that_is_not_there_is_named(postgres):
    assert 'database "nowhere" does not exist' in complaint(postgres.address("nowhere"))


def test_a_server_that_is_not_there_or_says_nothing_is_named():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        line = complaint(f"postgresql://{USER}@127.0.0.1:{port}/ledger?connect_timeout=2")
        assert "timeout" in line
    line = complaint(f"postgresql://{USER}@127.0.0.1:{port}/ledger")
    assert "Connection refused" in line
    assert "check that the server runs" in line


def test_a_reader_makes_nothing_on_a_new_server(postgres):
    url = postgres.url()
    assert "holds nothing yet; run `infocenter run` first" in complaint(url, read_only=True)
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert postgres.ask(tables, url.rpartition("/")[2]).stdout == "0\n"


def test_a_reader_needs_no_right_to_write(postgres, monkeypatch):
    url = postgres.url()
    with Ledger(url) as ledger:
        put(ledger, BULLETIN)
    role = "a_site"
    statement = f"CREATE ROLE {role} LOGIN PASSWORD 'p'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    postgres.ask(statement, url.rpartition("/")[2])
    monkeypatch.setenv("PGPASSWORD", "p")
    with Ledger(url.replace(USER, role), read_only=True) as ledger:
        assert only(ledger).bulletin == BULLETIN
    with Ledger(url.replace(USER, role)) as ledger, pytest.raises(LedgerError, match="permission denied"):
        put(ledger, BULLETIN)


def test_a_reader_sees_the_ledger_as_it_stood(url):
    with Ledger(url) as ledger:
        put(ledger, BULLETIN)
        with Ledger(url, read_only=True) as reader, reader.transaction() as opened:
            assert len(list(bulletins.records(opened))) == 1
            with ledger.transaction() as writing:
                sightings.touch(writing, BULLETIN.url, LATER)
            assert next(bulletins.records(opened)).last_seen != LATER


def test_a_server_that_goes_away_in_the_middle_loses_no_whole_step(postgres):
    url = postgres.url()
    with Ledger(url) as ledger:
        put(ledger, BULLETIN)

        def interrupted():
            with ledger.transaction() as opened:
                sightings.touch(opened, BULLETIN.url, LATER)
                postgres.stop()
                sightings.touch(opened, BULLETIN.url, LATER)

        with pytest.raises(LedgerError, match="what was kept before stays") as caught:
            interrupted()
        assert len(str(caught.value).splitlines()) == 1
        with pytest.raises(LedgerError):
            put(ledger, BULLETIN, LATER)
        postgres.start()
    with Ledger(url) as ledger:
        assert only(ledger).last_seen != LATER
        assert put(ledger, BULLETIN, LATER) == "same"


def test_a_step_waits_for_another_and_then_says_so(postgres, monkeypatch):
    url = postgres.url()
    with Ledger(url) as first, Ledger(url) as second:
        with second.transaction() as opened:
            opened.exec_driver_sql("SET lock_timeout = '200ms'")
        with first.transaction(), pytest.raises(LedgerError, match="lock timeout"):
            put(second, BULLETIN)
        assert put(second, BULLETIN) == "new"


@pytest.mark.parametrize("size", [10, 5000, -4096])
def test_a_file_that_was_cut_is_named_and_left_alone(tmp_path, size):
    path = Path(tmp_path / "ledger.sqlite")
    with Ledger(f"sqlite:///{path}") as ledger:
        put(ledger, BULLETIN)
    path.write_bytes(path.read_bytes()[:size])
    before = path.read_bytes()
    assert "bring back a backup" in complaint(f"sqlite:///{path}")
    assert path.read_bytes() == before


def try_as_another(work):
    """Do some work in a child that may not write everywhere, as root may; return what it was told."""
    mine, its = multiprocessing.get_context("fork").Pipe()

    def child():
        if os.geteuid() == 0:
            os.seteuid(65534)
        try:
            its.send(work())
        except LedgerError as error:
            its.send(str(error))

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join(60)
    return mine.recv() if mine.poll() else None


# SQLite's log stands beside the file, so even a reader must be able to write in the folder.
@pytest.mark.parametrize(("folder", "seen"), [(0o555, "who may write there"), (0o777, FIRST)])
def test_a_file_that_may_not_be_written_is_named_and_left_alone(folder, seen):
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        path = Path(name) / "ledger.sqlite"
        url = f"sqlite:///{path}"
        with Ledger(url) as ledger:
            put(ledger, BULLETIN)
        path.chmod(0o444)
        path.parent.chmod(folder)

        def write():
            with Ledger(url) as ledger:
                return put(ledger, BULLETIN, LATER)

        def look():
            with Ledger(url, read_only=True) as ledger:
                return only(ledger).last_seen

        before = path.read_bytes()
        assert "attempt to write a readonly database" in try_as_another(write)
        assert seen in try_as_another(look)
        assert path.read_bytes() == before
        path.parent.chmod(0o700)


def test_an_address_that_is_none_is_named():
    for url in ("ledger.sqlite", "mysql://a/b", "postgresql://u@h:port/b", "postgresql://u@h", "sqlite://"):
        assert "ledger" in complaint(url)
