"""The account that the ledger keeps up to date is the one that is made from scratch, whatever happened in which order."""

import re
from dataclasses import replace
from random import Random

import planting
import pytest
from accounts_of_tests import LISTS, whole
from telling import STAMP, record

from bulletin.accounts import account, split
from bulletin.accounts.model import Account
from bulletin.decisions import decided, ids
from bulletin.ledger import accounts, bulletins, decisions, readings, reckoning, rows, sightings
from bulletin.model import Decision, Reading


def put(connection, found):
    reading = Reading("", found.observations, (), found.issues, found.cases)
    bulletins.put(connection, found.bulletin, reading, STAMP, None)


def same(ledger):
    """Assert that the kept account is the one from scratch; return it."""
    with ledger.transaction() as connection:
        kept = whole(connection)
        fresh = account(decided(bulletins.records(connection), decisions.every(connection)))
    for part in kept.__slots__:
        assert getattr(kept, part) == getattr(fresh, part), part
    assert_in_parts(ledger, kept)
    return kept


def assert_in_parts(ledger, kept):
    """Assert that the parts are of one inspection each, and together the whole in its order."""
    with ledger.transaction() as connection:
        parts = [part for _, part in accounts.parts(connection)]
    parts = [part for part in parts if any(getattr(part, name) for name in LISTS)]
    assert [len(part.inspections) for part in parts] in ([1] * len(parts), [0] + [1] * (len(parts) - 1))
    for name in LISTS:
        assert tuple(each for part in parts for each in getattr(part, name)) == getattr(kept, name), name
        for part in parts:
            whose = {getattr(each, "inspection", None) for each in getattr(part, name)}
            assert len(whose) <= 1


def assert_stamped(ledger, seen):
    """Assert that a part with a stamp seen before is as it was then, but for its gaps; those too when it was settled."""
    with ledger.transaction() as connection:
        stamps, newest = accounts.stamps(connection), accounts.newest(connection)
        parts = dict(accounts.parts(connection))
    assert newest == max((each.as_of or "" for part in parts.values() for each in part.entries), default="")
    for id_, part in parts.items():
        before, then = seen.setdefault((id_, stamps[id_]), (part, newest))
        assert replace(before, gaps=part.gaps, settled=part.settled) == part, id_
        if before.settled and then <= newest:
            assert (before.gaps, before.settled) == (part.gaps, part.settled), id_


def hold(connection, found, random):
    target = random.choice([found.bulletin.id, *ids(found)])
    action = random.choice(("hold", "unhold"))
    decisions.add(connection, Decision(target, action, None, None, "试", "编者", STAMP))


def correct(connection, found, random):
    field, value = random.choice([("value", "7"), ("batch", "3"), ("as_of", "2022-04-02"), ("region", "哈密市")])
    decisions.add(connection, Decision(random.choice(ids(found)), "correct", field, value, "试", "编者", STAMP))


def erase(connection, found, random):
    action = random.choice(("erase", "unhold"))
    decisions.add(connection, Decision(found.bulletin.id, action, None, None, "试", "编者", STAMP))


def copy(connection, found, random):
    """A bulletin turns out to repeat another, or is an original after all."""
    other = random.choice([None, *(each for each in known(connection) if each != found.bulletin.id)])
    bulletins.set_original(connection, found.bulletin.id, other)


def reread(connection, found, random):
    """Another reader finds half of the figures."""
    half = tuple(each for each in found.observations if random.random() < 0.5)
    reading = rows.read_rows(Reading("", half, (), (), ()))
    readings.replace(connection, found.bulletin.id, 1, reading, STAMP)


def known(connection):
    return [each.bulletin.id for each in bulletins.records(connection)]


def revise(connection, found, random):
    """A page prints another number, and is dated anew."""
    kept = next(bulletins.records(connection, [found.bulletin.id])).bulletin
    paragraphs = [re.sub("[0-9]+件", f"{random.randint(1, 90)}件", text, count=1) for text in kept.paragraphs]
    put(connection, record(kept.id, *paragraphs, published=kept.published, title=kept.title, url=kept.url))


EVENTS = (hold, correct, erase, copy, reread, revise)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_account_is_that_from_scratch(ledger, seed):
    random = Random(seed)
    found = random.sample(planting.planted(seed).records(), 40)
    found += [
        record("cj-1", "督察组7月10日向昌吉州转办信访件10件。", published="2021-07-11", paper="昌吉日报"),
        record("cj-2", "自治区第二生态环境保护督察组2021年7月6日至7月30日对昌吉州开展督察,受理举报107件。", published="2022-01-24", paper="昌吉日报"),
        record("sd-1", "督察组7月2日向山东转办信访件242件。", published="2025-07-03", paper="大众日报"),
    ]  # fmt: skip
    random.shuffle(found)
    stored = []
    seen = {}
    while found:
        with ledger.transaction() as connection:
            for _ in range(random.randint(1, 8)):
                if found:
                    stored.append(found.pop())
                    put(connection, stored[-1])
                if random.random() < 0.4 and ids(stored[-1]):
                    random.choice(EVENTS)(connection, random.choice([each for each in stored if ids(each)]), random)
        ledger.reckon()
        assert_stamped(ledger, seen)
        if random.random() < 0.3:
            same(ledger)
    found = same(ledger)
    assert found.entries
    with ledger.transaction() as connection:
        kept = dict(accounts.parts(connection))
    parts = {id_: replace(part, settled=True) for id_, part in kept.items() if part != Account(settled=part.settled)}
    assert parts == {id_: replace(part, settled=True) for id_, part in split(found).items()}


def test_what_a_page_took_back_stands_beside_what_it_says_now(ledger):
    for value in (67, 76):
        with ledger.transaction() as connection:
            put(connection, record("daily-1", f"4月21日,督察组向新疆转办第二十七批信访件{value}件。"))
        ledger.reckon()
        kept = same(ledger)
    assert [(int(each.value), each.standing, each.in_force) for each in kept.entries] == [
        (76, "agreed", True),
        (67, "superseded", False),
    ]


def test_a_stay_that_is_no_longer_stated_lets_the_others_go(ledger):
    silent = record("cj-1", "督察组7月10日向昌吉州转办信访件10件。", published="2021-07-11", paper="昌吉日报")
    stating = record("cj-2", "自治区第二生态环境保护督察组2021年7月6日至7月30日对昌吉州开展督察,受理举报107件。", published="2022-01-24", paper="昌吉日报")  # fmt: skip
    seen = []
    for step in (
        silent,
        stating,
        replace(stating, bulletin=replace(stating.bulletin, paragraphs=("受理举报107件。",))),
    ):
        with ledger.transaction() as connection:
            put(connection, step)
        ledger.reckon()
        kept = same(ledger)
        [silents] = {each.inspection for each in kept.entries if each.support[0].startswith("cj-1~")}
        seen.append(silents)
    assert seen == ["central-2021-650000", "province-2021-652300", "central-2021-650000"]


def test_only_what_changed_is_reckoned(ledger):
    with ledger.transaction() as connection:
        for each in planting.planted(1).records()[:30]:
            put(connection, each)
    assert ledger.reckon() == 30
    assert ledger.reckon() == 0
    with ledger.transaction() as connection:
        sightings.touch(connection, known(connection)[0], STAMP)
    assert ledger.reckon() == 0


def test_other_rules_reckon_everything_again(ledger, monkeypatch):
    with ledger.transaction() as connection:
        put(connection, planting.planted(1).records()[0])
    assert ledger.reckon() == 1
    monkeypatch.setattr(reckoning, "code", lambda: "00000000")
    with ledger.transaction() as connection:
        assert not reckoning.is_current(connection)
    assert ledger.reckon() == 1
