"""What editors decide: exact on the number it names, the later over the earlier, never over what was read."""

from dataclasses import replace

import pytest

from bulletin.admission import admit, overridden
from bulletin.corrections import DecisionError
from bulletin.decisions import applied, decided, held, holds, ids
from bulletin.extract import read
from bulletin.model import Bulletin, Context, Decision, Issue, Record

TEXT = "4月21日转办第二十七批信访件76件，其中乌鲁木齐市28件，哈密市、吐鲁番市各6件。罚款3.5万元。"


def record(text=TEXT, id_="daily-1", **changes):
    found = read(text, Context(published="2022-04-22", territory="新疆维吾尔自治区"))
    known = Bulletin(id_, "daily", "http://daily.example/1", "转办", "2022-04-22", None, None, None, (text,))
    return replace(Record(known, 1, "", "", None, (), None, None, found.observations, found.issues, (), ()), **changes)


def decision(target, action="correct", field=None, value=None, *, who="甲", reason="与原件核对", at=0):
    return Decision(target, action, field, value, reason, who, f"2022-05-01T00:00:{at:02}+00:00")


def number(found, region):
    return next(i for i, each in enumerate(found.observations) if each.region == region)


def target(found, region="乌鲁木齐市"):
    return ids(found)[number(found, region)]


def messages(found):
    return [each.message for each in found.issues if each.code == "corrected"]


def test_a_hold_is_exact_though_the_words_of_numbers_overlap():
    found = record()
    twins = [i for i, each in enumerate(found.observations) if each.region in ("哈密市", "吐鲁番市")]
    spans = [found.observations[i].span for i in twins]
    assert spans[0].start < spans[1].end
    assert spans[1].start < spans[0].end
    made = [decision(target(found, "哈密市"), "hold")]
    assert [i for i, reason in enumerate(holds(applied(found, made))) if reason] == [number(found, "哈密市")]


def test_a_release_frees_a_number_that_the_words_of_another_hold():
    found = record()
    first, second = (found.observations[number(found, name)] for name in ("哈密市", "吐鲁番市"))
    found = replace(found, issues=(Issue("part-exceeds-total", "过大", "hold", first.span, first.quote),))
    assert {each.region for _, each, _ in held(found)} == {first.region, second.region}
    freed = applied(found, [decision(target(found, "吐鲁番市"), "unhold")])
    assert [each.region for _, each, _ in held(freed)] == [first.region]


def test_the_later_correction_wins_and_both_are_told():
    found = record()
    made = [
        decision(target(found), field="value", value="30", who="甲"),
        decision(target(found), field="value", value="31", who="乙"),
    ]
    shown = applied(found, made)
    assert shown.observations[number(found, "乌鲁木齐市")].value == 31
    assert messages(shown) == [
        "编者更正：数值原为“28”，改为“30”。理由：与原件核对",
        "编者更正：数值原为“30”，改为“31”。理由：与原件核对",
    ]
    assert overridden(made[:1], made[1]) == made[0]
    assert found.observations[number(found, "乌鲁木齐市")].value == 28


def test_decisions_count_in_the_order_kept_whatever_the_clock_said():
    found = record()
    made = [
        decision(target(found), field="value", value="30", at=50),
        decision(target(found), field="value", value="31", at=3),
    ]
    (shown,) = decided([found], made)
    assert shown.observations[number(found, "乌鲁木齐市")].value == 31


def test_a_correction_that_a_better_reader_made_needless_is_not_printed():
    found = record()
    shown = applied(found, [decision(target(found), field="value", value="28")])
    assert messages(shown) == []


def test_a_kept_correction_that_can_no_longer_be_makes_its_number_wait():
    found = record()
    made = [decision(target(found), field="region", value="从前有过的县")]
    shown = applied(found, made)
    assert shown.observations == found.observations
    assert "乌鲁木齐市" in [each.region for _, each, _ in held(shown)]


def test_bringing_a_bulletin_back_releases_none_of_its_numbers():
    found = record()
    first = found.observations[0]
    found = replace(found, issues=(Issue("part-exceeds-total", "过大", "hold", first.span, first.quote),))
    made = [decision("daily-1", "erase"), decision("daily-1", "unhold")]
    assert list(decided([found], made[:1])) == []
    (back,) = decided([found], made)
    assert ids(found)[0] in [id_ for id_, _, _ in held(back)]


def test_a_bulletin_is_held_whole_and_one_number_released():
    found = record()
    made = [decision("daily-1", "hold"), decision(target(found), "unhold")]
    waiting = {each.region for _, each, _ in held(applied(found, made))}
    assert "乌鲁木齐市" not in waiting
    assert "哈密市" in waiting


def test_a_number_of_another_measure_is_counted_in_its_unit():
    found = record()
    shown = applied(found, [decision(target(found), field="measure", value="people_interviewed")])
    assert shown.observations[number(found, "乌鲁木齐市")].unit == "人"


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("value", " ２９ ", "29"),
        ("value", "029", "29"),
        ("region", "巴州", "巴音郭楞蒙古自治州"),
        ("category", "大气＋噪声", "大气+噪声"),
        ("as_of", "", ""),
        ("as_of", "2022-04-20", "2022-04-20"),
    ],
)
def test_a_value_is_kept_in_the_one_way_it_is_written(field, value, kept):
    found = record()
    admitted = admit(found, [], decision(target(found), field=field, value=value))
    assert admitted.value == kept
    after = applied(found, [admitted]).observations[number(found, "乌鲁木齐市")]
    assert str(getattr(after, field) or "") == kept


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("value", "many", "is no number"),
        ("value", "1e9", "is no number"),
        ("value", "NaN", "is no number"),
        ("value", "", "is no number"),
        ("value", "-3", "must be 0 or more"),
        ("value", "2.5", "whole number"),
        ("value", "28", "stands already"),
        ("region", "火星", "no official name"),
        ("measure", "cases", "is none of"),
        ("scope", "全部", "batch or cumulative"),
        ("batch", "0", "from 1 to 999"),
        ("batch", "二十七", "from 1 to 999"),
        ("as_of", "昨天", "is a date like"),
        ("as_of", "2022-02-30", "is a date like"),
        ("as_of", "20220421", "is a date like"),
        ("as_of", "2022-04-23", "is after the bulletin's publication"),
        ("category", "水\n土", "one line"),
        ("status", "长" * 41, "at most 40"),
        ("colour", "red", "is none of"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_both_languages(field, value, told):
    found = record()
    with pytest.raises(DecisionError, match=told) as raised:
        admit(found, [], decision(target(found), field=field, value=value))
    assert "\n" not in str(raised.value)
    assert any("\u4e00" <= character <= "\u9fff" for character in raised.value.shown)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (decision("daily-1~00000000", field="value", value="3"), "has no such number"),
        (decision("daily-1", field="value", value="3"), "corrects one number"),
        (decision("daily-1~00000000", "hold"), "has no such number"),
        (decision("daily-1", "unhold"), "does not wait"),
        (decision("daily-1", "hold", reason=" "), "--reason"),
        (decision("daily-1", "hold", reason="长" * 501), "--reason"),
        (decision("daily-1", "hold", who="\x1b[31m"), "the editor's name"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(asked, told):
    with pytest.raises(DecisionError, match=told):
        admit(record(), [], asked)


def test_nothing_is_decided_on_a_bulletin_that_is_off_the_site_but_to_bring_it_back():
    found = record()
    made = [decision("daily-1", "erase", who="乙", reason="应要求")]
    for asked in (
        decision(target(found), field="value", value="3"),
        decision(target(found), "hold"),
        decision("daily-1", "hold"),
        decision("daily-1", "erase"),
    ):
        with pytest.raises(DecisionError, match="乙 took this bulletin off the site on 2022-05-01"):
            admit(found, made, asked)
    assert admit(found, made, decision("daily-1", "unhold")).action == "unhold"


def test_a_release_that_waits_for_nothing_is_refused_and_one_after_a_hold_is_not():
    found = record()
    with pytest.raises(DecisionError, match="does not wait"):
        admit(found, [], decision(target(found), "unhold"))
    made = [decision(target(found), "hold")]
    assert admit(found, made, decision(target(found), "unhold")).action == "unhold"
    assert admit(found, made, decision("daily-1", "unhold")).action == "unhold"
    with pytest.raises(DecisionError, match="does not wait"):
        admit(found, [*made, decision(target(found), "unhold")], decision(target(found), "unhold"))
