"""Decisions from the command line: kept whole or not at all, and their history shown."""

from dataclasses import replace

import pytest
from office import Office, bulletin

from bulletin.corrections import DecisionError
from bulletin.ledger import Ledger, bulletins
from bulletin.model import Decision
from infocenter.deciding import decide
from infocenter.lock import run_lock


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path, bulletin(1), bulletin(2))


def test_two_editors_contradict_each_other_and_the_later_stands_with_both_in_sight(office, monkeypatch):
    number = office.number("乌鲁木齐市")
    monkeypatch.setenv("INFOCENTER_EDITOR", "甲")
    assert office.run("correct", number, "value", "30", "--reason", "与原件核对").code == 0
    monkeypatch.setenv("INFOCENTER_EDITOR", "乙")
    done = office.run("correct", number, "value", "31", "--reason", "厅里来电")
    assert done.code == 0
    assert "甲 made value '30': 与原件核对; yours stands now" in done.out
    assert office.numbers()[number].value == 31
    assert [(each.who, each.value) for each in office.decisions()] == [("甲", "30"), ("乙", "31")]
    history = office.run("review", number).out.splitlines()
    assert ["甲" in history[0], "乙" in history[1], len(history)] == [True, True, 2]
    assert office.run("publish").code == 0
    page = office.page()
    assert "编者更正：数值原为“28”，改为“30”。理由：与原件核对" in page
    assert "编者更正：数值原为“30”，改为“31”。理由：厅里来电" in page
    assert "31件" in page


def test_the_history_of_a_bulletin_is_that_of_its_numbers_and_of_no_other(office):
    office.put(bulletin(1, id="daily-11", url="https://daily.example/11.html"))
    office.run("hold", office.number("乌鲁木齐市"))
    office.run("hold", "daily-11")
    assert len(office.run("review", "daily-1").out.splitlines()) == 1
    assert "没有编者决定" in office.run("review", "daily-2").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", "nothing~00000000", "value", "3", "--reason", "x"), "no such bulletin"),
        (("correct", "daily-1~00000000", "value", "3", "--reason", "x"), "has no such number"),
        (("correct", "{id}", "value", "28", "--reason", "x"), "stands already"),
        (("correct", "{id}", "as_of", "2022-05-21", "--reason", "x"), "after the bulletin's publication"),
        (("unhold", "{id}"), "does not wait"),
        (("hold", "\udcff"), "no such bulletin"),
        (("hold", "{id}", "--reason", "\udcff"), "--reason"),
        (("unhold", "daily-2"), "does not wait"),
    ],
)
def test_what_cannot_be_is_one_clear_line_and_nothing_is_kept(office, arguments, told):
    done = office.run(*(each.format(id=office.number("乌鲁木齐市")) for each in arguments))
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert told in done.err
    assert office.decisions() == []


def test_a_number_of_an_erased_bulletin_cannot_be_corrected(office):
    number = office.number("乌鲁木齐市")
    assert office.run("hold", "daily-1", "--erase", "--reason", "应要求").code == 0
    done = office.run("correct", number, "value", "3", "--reason", "x")
    assert done.code == 2
    assert "`infocenter unhold daily-1` brings it back first" in done.err
    assert office.run("unhold", "daily-1").code == 0
    assert office.run("correct", number, "value", "3", "--reason", "x").code == 0


def test_a_decision_on_a_copy_says_that_its_numbers_are_not_on_the_site(office):
    with Ledger(office.config.store_url) as ledger, ledger.transaction() as connection:
        bulletins.set_original(connection, "daily-2", "daily-1")
    done = office.run("hold", office.number("乌鲁木齐市", 2))
    assert (done.code, done.out.splitlines()[0]) == (0, "daily-2 repeats daily-1: its numbers are not on the site")


def test_a_decision_while_a_run_goes_on_says_so_and_keeps_nothing(office):
    with run_lock(office.config.lock):
        done = office.run("hold", office.number("乌鲁木齐市"))
    assert done.code == 75
    assert "another run holds the lock" in done.err
    assert office.decisions() == []


def test_several_decisions_are_kept_together_or_not_at_all(office):
    number = office.number("乌鲁木齐市")
    first = Decision(number, "correct", "value", "30", "核对", "甲", "2022-05-01T00:00:00+00:00")
    with pytest.raises(DecisionError):
        decide(office.config, [first, replace(first, field="region", value="火星")])
    assert office.decisions() == []
    decide(office.config, [first, replace(first, field="category", value="水")])
    assert len(office.decisions()) == 2


def test_a_decision_on_what_another_editor_changed_meanwhile_is_not_kept(office):
    number = office.number("乌鲁木齐市")
    first = Decision(number, "correct", "value", "30", "核对", "甲", "2022-05-01T00:00:00+00:00")
    decide(office.config, [first], seen=0)
    with pytest.raises(DecisionError, match="甲 decided on it") as raised:
        decide(office.config, [replace(first, value="31", who="乙")], seen=0)
    assert "甲对这篇通报另有决定" in raised.value.shown
    decide(office.config, [replace(first, value="31", who="乙")], seen=1)
    assert [each.who for each in office.decisions()] == ["甲", "乙"]


def test_a_new_revision_in_the_same_words_keeps_the_decision_and_other_words_lose_it(office):
    number = office.number("乌鲁木齐市")
    office.run("correct", number, "value", "30", "--reason", "核对")
    office.put(replace(bulletin(1), paragraphs=(*bulletin(1).paragraphs, "特此公告。")))
    assert office.numbers()[number].value == 30
    assert "不再有对应数字的编者决定：0" in office.run("review").out
    changed = tuple(each.replace("乌鲁木齐市28件", "乌鲁木齐市29件") for each in bulletin(1).paragraphs)
    office.put(replace(bulletin(1), paragraphs=changed))
    assert "不再有对应数字的编者决定：1" in office.run("review").out
    assert 29 in [each.value for each in office.numbers().values()]
