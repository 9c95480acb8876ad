"""Inspections are recognised by what bulletins say of them, and join those that say nothing."""

import pytest
from telling import record

from bulletin.accounts import account
from bulletin.accounts.claims import claim

STATED = [
    (
        "中央第五生态环境保护督察组4月21日向新疆转办信访件76件。",
        {"level": "central", "team": "中央第五生态环境保护督察组"},
    ),
    (
        "第二轮第六批中央生态环境保护督察4月21日向新疆转办信访件76件。",
        {"level": "central", "round": 2, "round_batch": 6},
    ),
    ("4月21日,督察“回头看”向新疆转办信访件76件。", {"level": None, "look_back": True}),
    ("4月21日,自治区第二生态环境保护督察组向昌吉州转办信访件76件。", {"level": "province", "area": "652300"}),
    ("4月21日,兵团第三生态环境保护督察组向十二师转办信访件7件。", {"level": "xpcc", "area": "XPCC-12"}),
    (
        "自治区、兵团第二生态环境保护督察组2021年7月6日至7月30日对昌吉州开展督察,受理群众举报107件。",
        {"level": "province", "begins": "2021-07-06", "ends": "2021-07-30"},
    ),
    ("自3月25日督察组进驻以来,4月21日向新疆转办信访件76件。", {"begins": "2022-03-25", "ends": None}),
    ("5个督察组3月21日至22日进驻五省。4月21日向新疆转办信访件76件。", {"begins": "2022-03-21", "ends": None}),
]


@pytest.mark.parametrize(("text", "fields"), STATED, ids=range(len(STATED)))
def test_what_a_bulletin_says_of_its_inspection(text, fields):
    said = claim(record("daily-1", text, title="通报"))
    assert {name: getattr(said, name) for name in fields} == fields


def ids(*records):
    return [each.id for each in account(records).inspections]


def test_a_bulletin_that_says_nothing_joins_by_territory_and_date():
    silent = record("daily-1", "督察组4月21日向新疆转办第二十七批信访件76件。")
    assert ids(silent) == ["central-2022-650000"]
    corps = record("daily-2", "兵团5月4日通报,督察组交办的334件信访件已办结241件。", published="2022-05-06")
    assert ids(silent, corps) == ["central-2022-650000"]
    before = record("daily-3", "督察组9月4日向新疆转办第二十一批信访件50件。", published="2017-09-05")
    assert ids(silent, before) == ["central-2017-650000", "central-2022-650000"]


def test_the_stay_of_one_draws_in_the_others():
    silent = record("daily-1", "督察组7月10日向昌吉州转办信访件10件。", published="2021-07-11", paper="昌吉日报")
    assert ids(silent) == ["central-2021-650000"]
    stated = record("daily-2", STATED[5][0], published="2022-01-24", paper="昌吉日报")
    assert ids(silent, stated) == ids(stated, silent) == ["province-2021-652300"]


def test_an_inspection_over_the_new_year_is_one():
    one = record("daily-1", "1月2日,督察组向黑龙江转办第三十批信访件65件。", published="2022-01-03", paper="黑龙江日报")
    other = record(
        "daily-2", "12月20日,督察组向黑龙江转办第十七批信访件65件。", published="2021-12-21", paper="黑龙江日报"
    )
    assert ids(one, other) == ["central-2021-230000"]


def test_figures_without_a_known_region_belong_to_none():
    found = account([record("daily-1", "今天天气很好。")])
    assert found.inspections == found.entries == ()
