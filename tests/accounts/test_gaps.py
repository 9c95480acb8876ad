"""What is missing at the end of a series, where nothing comes after it, and what nobody can miss yet."""

from dataclasses import replace

import pytest
import simulated
from telling import record

from bulletin.accounts import account

STAY = "中央第五生态环境保护督察组2022年3月25日至4月25日进驻新疆。"
OPEN = "中央第五生态环境保护督察组3月25日进驻新疆。"


def batch(number, *, stay=STAY, every=1, where="新疆", source="daily"):
    """A batch by itself; one comes every so many days."""
    day = simulated.FIRST + simulated.timedelta(days=(number - 1) * every)
    text = f"{simulated.said(day)},督察组向{where}转办第{number}批信访件{number + 9}件。"
    return record(f"{source}-{number}", stay, text, published=str(day))


def later(text="5月6日,新疆已办结信访件500件。", day="2022-05-07", stay=OPEN):
    return record("daily-99", stay, text, published=day)


def gaps(*records):
    return [(each.first, each.last, each.begins, each.ends, each.why) for each in account(records).gaps]


def test_batches_up_to_the_end_of_the_stay_are_missed():
    told = [batch(number) for number in range(1, 28)]
    end = (28, 31, "2022-04-22", "2022-04-25", "督察期至2022-04-25，每日一批")
    assert gaps(*told, later()) == [end]
    assert gaps(*(each for each in told if each.bulletin.id != "daily-9"), later()) == [
        (9, 9, "2022-04-03", "2022-04-03", ""),
        end,
    ]
    [gap] = account([*told, later()]).gaps
    assert gap.filled_by == "2022-04-22至2022-04-25前后刊登的第28至31批转办通报，或前27批与前31批的累计数"
    assert gap.sources == ("daily",)
    assert not gap.derivable


def test_what_has_not_been_yet_is_not_missed():
    told = [batch(number) for number in range(1, 20)]
    assert gaps(*told) == []
    assert gaps(*told, later("4月16日,新疆已办结信访件500件。", "2022-04-17")) == []
    assert gaps(*told, later("4月18日,新疆已办结信访件500件。", "2022-04-19")) == [
        (20, 21, "2022-04-14", "2022-04-15", "督察期至2022-04-25，每日一批")
    ]


def test_a_total_tells_of_the_batches_it_covers():
    told = [batch(number, stay=OPEN) for number in range(1, 28)]
    assert gaps(*told, later()) == []
    whole = later("截至5月6日,督察组共向新疆转办31批信访件1500件。")
    assert gaps(*told, whole) == [(28, 31, "2022-04-22", "2022-04-25", "累计数已至第31批")]
    misprint = later("截至5月6日,督察组共向新疆转办311批信访件1500件。")
    assert gaps(*told, misprint) == []


def test_where_batches_keep_no_rhythm_the_stay_tells_nothing():
    assert gaps(*(batch(number, every=2) for number in range(1, 10)), later()) == []


def test_one_whole_is_missed_where_another_is_known():
    told = [batch(number, stay=OPEN) for number in range(1, 32)]
    told += [batch(number, stay=OPEN, where="兵团", source="btrb") for number in range(1, 28)]
    found = account([*told, later()]).gaps
    assert [(each.region_code, each.first, each.last, each.why, each.sources) for each in found] == [
        ("XPCC", 28, 31, "已有第31批的通报", ("btrb",))
    ]


@pytest.mark.parametrize("last", [20, 27, 30])
@pytest.mark.parametrize("seed", [1, 5])
def test_a_month_that_breaks_off(seed, last):
    made = simulated.month(seed)
    made.sheets[:] = [each for each in made.sheets if each.number <= last]
    found = account([*(replace(each) for each in made.records()), later(stay=STAY)])
    assert {(each.region, each.first, each.last) for each in found.gaps} == {
        (region, last + 1, simulated.BATCHES) for region in (simulated.WHOLE, simulated.REGION, simulated.XPCC)
    }
    assert found.findings == ()
