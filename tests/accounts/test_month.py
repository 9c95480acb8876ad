"""A simulated month: without faults nothing is found, and with them all of them and nothing else."""

import planting
import pytest
import simulated

from bulletin.accounts import account
from bulletin.decisions import bulletin_of

SEEDS = range(1, 9)
KEYS = {"cases_phone": "phone", "cases_letter": "letter"}


def in_force(found):
    """The values in force by the truth's keys, those of 0 left out: papers do not print them."""
    values = {}
    for each in found.entries:
        if each.in_force and each.category is None and each.value:
            key = KEYS.get(each.measure, each.region if each.measure == "cases_forwarded" else each.measure)
            values.setdefault((key, each.scope, each.batch), []).append(int(each.value))
    return values


def true_values(made):
    return {key: [value] for key, value in made.truth.items() if value and key not in made.untold}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_month_without_faults(seed):
    made = simulated.month(seed)
    found = account(made.records())
    [inspection] = found.inspections
    assert (inspection.id, inspection.begins) == ("central-2022-650000", "2022-03-25")
    assert (inspection.round, inspection.round_batch) == (2, 6)
    assert inspection.team == "中央第五生态环境保护督察组"
    assert found.findings == found.gaps == ()
    assert in_force(found) == true_values(made)
    assert [(each.number, each.day) for each in found.batches] == [
        (number, str(made.sheets[3 * number - 3].day)) for number in range(1, simulated.BATCHES + 1)
    ]


@pytest.fixture(scope="module", params=SEEDS)
def faulty(request):
    made = planting.planted(request.param)
    return made, account(made.records())


def explains(fault, finding):
    there = {bulletin_of(id_) for id_ in finding.support} & fault.bulletins
    return finding.code in fault.codes and finding.region in fault.regions and there


def test_every_planted_fault_is_found(faulty):
    made, found = faulty
    for fault in made.faults:
        if fault.kind != "gap":
            assert any(explains(fault, each) for each in found.findings), fault
    assert {fault.kind for fault in made.faults} == {kind.__name__.replace("_", "-") for kind in planting.KINDS}


def test_nothing_else_is_found(faulty):
    made, found = faulty
    assert [each for each in found.findings if not any(explains(fault, each) for fault in made.faults)] == []


def test_the_entries_are_the_truth_where_it_was_printed(faulty):
    made, found = faulty
    values = in_force(found)
    assert {key: values.get(key) for key in true_values(made)} == true_values(made)
    assert values.keys() <= made.truth.keys()


def test_a_gap_is_listed_with_what_fills_it_and_its_sum(faulty):
    made, found = faulty
    [gap] = [fault for fault in made.faults if fault.kind == "gap"]
    assert {(each.region, each.first, each.last, each.derivable) for each in found.gaps} == {
        (region, gap.number, gap.number, True) for region in gap.regions
    }
    day = str(simulated.FIRST + simulated.timedelta(days=gap.number - 1))
    assert {(each.begins, each.ends) for each in found.gaps} == {(day, day)}
    for region in gap.regions:
        told = [
            each for each in found.derived if (each.region, each.batch, each.scope) == (region, gap.number, "batch")
        ]
        assert [int(each.value) for each in told if each.measure == "cases_forwarded"] == [
            made.truth[region, "batch", gap.number]
        ]


def test_what_is_disputed_says_so_and_what_was_corrected_is_right(faulty):
    made, found = faulty
    [differ] = [fault for fault in made.faults if fault.kind == "sources-differ"]
    disputed = [each for each in found.entries if each.standing == "disputed"]
    assert {(each.region, each.batch) for each in disputed} == {(simulated.WHOLE, differ.number)}
    assert sum(each.in_force for each in disputed) == 1
    superseded = {(each.region, each.batch) for each in found.entries if each.standing == "superseded"}
    taken_back = [fault for fault in made.faults if fault.kind in ("printed-again", "corrected")]
    assert superseded == {(region, fault.number) for fault in taken_back for region in fault.regions}
