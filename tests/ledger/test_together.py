"""Several transactions in one commit: each whole or not there, and lasting once settled."""

import multiprocessing
import os
from dataclasses import replace

import pytest
from test_ledger import BULLETIN, FIRST, put, reading

from bulletin.errors import UnkeepableError
from bulletin.ledger import Ledger, bulletins, sightings

FORK = multiprocessing.get_context("fork")


def numbered(number):
    return replace(BULLETIN, id=f"daily-{number}", url=f"https://daily.example/{number}.html")


def fail(ledger, bulletin):
    """Keep a bulletin, and meet an error before it is whole."""
    with ledger.transaction() as connection:
        bulletins.put(connection, bulletin, reading(bulletin), FIRST, None)
        raise ZeroDivisionError


def put_and_fail(ledger):
    put(ledger, numbered(1))
    fail(ledger, numbered(2))


def ids(url):
    """Return what another process would find."""
    with Ledger(url) as other, other.reading() as connection:
        return [each.bulletin.id for each in bulletins.records(connection)]


def test_what_is_not_settled_is_seen_by_the_one_who_did_it(url):
    with Ledger(url) as ledger, ledger.together():
        put(ledger, numbered(1))
        with ledger.reading() as connection:
            assert sightings.at_address(connection, numbered(1).url).id == "daily-1"
        ledger.settle()
        assert ids(url) == ["daily-1"]
        with ledger.reading() as connection:
            assert sightings.at_address(connection, numbered(1).url).id == "daily-1"
        put(ledger, numbered(2))
    assert ids(url) == ["daily-1", "daily-2"]


def test_what_cannot_be_kept_takes_nothing_else_with_it(url):
    with Ledger(url) as ledger, ledger.together():
        put(ledger, numbered(1))
        with pytest.raises(UnkeepableError), ledger.transaction() as connection:
            bulletins.put(connection, numbered(2), reading(BULLETIN), FIRST, ("a.warc.gz", 2**80))
        with pytest.raises(ZeroDivisionError):
            fail(ledger, numbered(3))
        put(ledger, numbered(4))
    assert ids(url) == ["daily-1", "daily-4"]


def test_an_error_that_ends_the_work_leaves_what_was_done(url):
    with Ledger(url) as ledger, pytest.raises(ZeroDivisionError), ledger.together():
        put_and_fail(ledger)
    assert ids(url) == ["daily-1"]


@pytest.mark.parametrize("done", [0, 1, 31, 32, 40])
def test_a_process_that_dies_leaves_whole_ones(tmp_path, done):
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"

    def work():
        with Ledger(url) as ledger, ledger.together():
            for number in range(done):
                put(ledger, numbered(number))
            with ledger.transaction() as connection:
                bulletins.put(connection, numbered(99), reading(BULLETIN), FIRST, None)
                os._exit(0)

    child = FORK.Process(target=work)
    child.start()
    child.join()
    kept = ids(url)
    assert kept == sorted(f"daily-{number}" for number in range(done - done % 32))
    with Ledger(url) as ledger, ledger.reading() as connection:
        assert all(each.observations for each in bulletins.records(connection))


def test_on_a_server_each_is_lasting_at_once(postgres):
    url = postgres.url()
    with Ledger(url) as ledger, ledger.together():
        put(ledger, numbered(1))
        assert ids(url) == ["daily-1"]
