"""Checks across bulletins find what does not fit, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bulletin.accounts.checks import findings
from bulletin.accounts.model import Entry


def entry(value, batch, scope="cumulative", *, standing="agreed", day="2022-04-21", id_="a~1"):
    return Entry(
        "哈密市", "650500", "cases_forwarded", Decimal(value), "件", scope, batch, day, None, None, standing, (id_,)
    )


GOOD = [entry(10, 1), entry(25, 2), entry(31, 3), *(entry(v, n, "batch") for n, v in ((1, 10), (2, 15), (3, 6)))]


def test_series_that_add_up_give_no_finding():
    assert findings(GOOD) == []


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ([entry(33, 4), entry(3, 4, "batch")], ["batch-difference"]),
        ([entry(30, 4)], ["series-falls"]),
        ([entry(40, 5), entry(4, 5, "batch")], []),
        ([entry(40, 4, standing="disputed"), entry(41, 4, standing="disputed")], ["disputed"]),
        ([entry(1, 4, standing="held"), entry(2, 4, standing="superseded")], []),
        ([entry(1, 4, day="2017-08-25")], []),
    ],
)
def test_a_planted_fault_is_found_and_no_other(more, codes):
    assert [each.code for each in findings([*GOOD, *more])] == codes


def test_a_finding_names_both_sides():
    [found] = findings([*GOOD, entry(30, 4, id_="b~2")])
    assert found.support == ("a~1", "b~2")
    assert found.message == "哈密市：前4批累计30件，少于前3批的31件"


def test_a_missing_batch_of_a_province_is_found():
    found = findings([replace(entry(5, n, "batch"), region="兵团", region_code="XPCC") for n in (1, 2, 5, 6, 9)])
    assert [each.message for each in found] == ["兵团：缺第3至4批、第7至8批的通报"]
