"""A stamp changes exactly when the record that the site shows does."""

from dataclasses import replace

import pytest
from test_ledger import BULLETIN, LATER, only, put, reading

from bulletin.ledger import Ledger, bulletins, readings, rows, sightings, stamps
from bulletin.model import Attachment


@pytest.fixture
def ledger(url):
    with Ledger(url) as opened:
        put(opened, BULLETIN)
        yield opened


def stamp(ledger, id_=BULLETIN.id):
    with ledger.transaction() as connection:
        return stamps.every(connection)[id_]


def test_the_same_again_keeps_its_stamp(ledger):
    before = stamp(ledger)
    put(ledger, BULLETIN, LATER)
    with ledger.transaction() as connection:
        sightings.touch(connection, BULLETIN.url, LATER)
        sightings.add_address(connection, BULLETIN.id, BULLETIN.url)
    assert stamp(ledger) == before


@pytest.mark.parametrize(
    "change",
    [
        {"title": "另一个标题"},
        {"views": 6},
        {"url": "https://daily.example/new.html"},
        {"attachments": (Attachment("https://daily.example/a.pdf"),)},
    ],
)
def test_whatever_changes_the_record_changes_the_stamp(ledger, change):
    before, record = stamp(ledger), only(ledger)
    put(ledger, replace(BULLETIN, **change), LATER)
    assert only(ledger) != record
    assert stamp(ledger) != before


def test_a_media_type_that_became_known_changes_the_stamp(ledger):
    put(ledger, replace(BULLETIN, attachments=(Attachment("https://daily.example/a.pdf"),)))
    before = stamp(ledger)
    put(ledger, replace(BULLETIN, attachments=(Attachment("https://daily.example/a.pdf", "application/pdf"),)))
    assert stamp(ledger) != before


def test_a_new_reading_and_a_new_address_change_the_stamp(ledger):
    before = stamp(ledger)
    with ledger.transaction() as connection:
        readings.replace(connection, BULLETIN.id, 1, rows.read_rows(reading(BULLETIN)), LATER)
    read = stamp(ledger)
    with ledger.transaction() as connection:
        sightings.add_address(connection, BULLETIN.id, "https://daily.example/2.html")
    assert len({before, read, stamp(ledger)}) == 3


def test_an_address_that_moves_changes_both_stamps(ledger):
    other = replace(BULLETIN, id="daily-2", url="https://daily.example/2.html")
    put(ledger, other)
    before = stamp(ledger), stamp(ledger, other.id)
    with ledger.transaction() as connection:
        sightings.add_address(connection, other.id, BULLETIN.url)
    assert stamp(ledger) != before[0]
    assert stamp(ledger, other.id) != before[1]


def test_an_original_changes_with_its_copies(ledger):
    other = replace(BULLETIN, id="other-2", source="other", url="https://other.example/2.html")
    put(ledger, other)
    before = stamp(ledger)
    with ledger.transaction() as connection:
        bulletins.set_original(connection, other.id, BULLETIN.id)
    joined = stamp(ledger)
    with ledger.transaction() as connection:
        sightings.add_address(connection, other.id, "https://other.example/3.html")
    assert len({before, joined, stamp(ledger)}) == 3
