"""A reckoning that is killed, and two at once: the account is in the end the one that is made from scratch."""

import multiprocessing
import sys
from pathlib import Path

from killing import killed_at
from test_ledger import FIRST

from bulletin.accounts import account
from bulletin.ledger import Ledger, accounts, bulletins
from bulletin.model import Reading

sys.path.insert(0, str(Path(__file__).parents[1] / "accounts"))

import planting
from accounts_of_tests import whole


def fill(url, number, seed=1):
    with Ledger(url) as ledger, ledger.transaction() as connection:
        for each in planting.planted(seed).records()[:number]:
            reading = Reading("", each.observations, (), each.issues, each.cases)
            bulletins.put(connection, each.bulletin, reading, FIRST, None)


def reckon(url):
    with Ledger(url) as ledger:
        ledger.reckon()


def kept(url):
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        return whole(connection), accounts.waiting(connection), account(bulletins.records(connection))


def test_a_reckoning_that_is_killed_is_made_good_by_the_next(url):
    fill(url, 30)
    moment, kills = 0, 0
    while killed_at(moment, lambda: reckon(url)):
        found, waiting, fresh = kept(url)
        assert (found.entries, waiting) in [((), 30), (fresh.entries, 0)]  # all or nothing
        moment, kills = moment + 17, kills + 1
    assert kills > 3
    found, waiting, fresh = kept(url)
    assert waiting == 0
    for part in found.__slots__:
        assert getattr(found, part) == getattr(fresh, part), part


def test_two_machines_may_reckon_at_once(url):
    fill(url, 20)
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=reckon, args=(url,)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(120)
    assert [each.exitcode for each in both] == [0, 0]
    found, waiting, fresh = kept(url)
    assert waiting == 0
    assert found.entries == fresh.entries
