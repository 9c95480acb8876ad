"""Cleaning keeps the origin of every character."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin.text import Text, clean, readable

# What garbled copies are made of, so that random texts meet the rules of cleaning often.
PIECES = st.sampled_from(
    [
        *"轉辦信訪件乌鲁木齐市共合计巴州著显後麼瞭兵团",
        *"，,、。;；:：（）()%％∶—―-～~|",
        *"0123456789０１２",
        *" \u3000\xa0\t\n\r\u200b\ufeff\x00\ud800\u2028",
        *["(zhuǎn)", "（lián）", "(de)", "(PM)", "\r\n", ",,", ",、", "——", "⼈", "樂", "二〇", "○"],
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("督察組向兵團轉(zhuǎn)辦第十九批信訪件", "督察组向兵团转办第十九批信访件"),
        (
            "4月13日,,督察組移交兵團第十九批生態(tài)環(huán)境信訪件8件",
            "4月13日,督察组移交兵团第十九批生态环境信访件8件",
        ),
        ("大氣類2件,、土壤類2件", "大气类2件、土壤类2件"),
        ("二十九批合计１８２６件，自治区１５３７件（含来电６０件）；", "二十九批合计1826件,自治区1537件(含来电60件);"),
        ("《督察组》“三十一批”、。", "《督察组》“三十一批”、。"),
        ("每天10∶00—22∶00,第1—11批,020—86195182", "每天10:00-22:00,第1-11批,020-86195182"),
        ("办结26.6％", "办结26.6%"),
        ("瑪納斯縣 ( mǎ ) 1件", "玛纳斯县1件"),
        ("共 76 件", "共76件"),
        ("　　本报讯\xa021日10时", "本报讯21日10时"),
        ("巴 州 | 合　计", "巴州 | 合计"),
        ("新疆日报 / 2022-04-22 / 浏览:57", "新疆日报 / 2022-04-22 / 浏览:57"),
        ("作者:于田县融媒体中心 时间:2022-04-18 11:19:15", "作者:于田县融媒体中心 时间:2022-04-18 11:19:15"),
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("信\u200b访\ufeff件", "信访件"),
        ("PM(pm)2.5与(NOx)", "PM(pm)2.5与(NOx)"),
        ("成效显著", "成效显著"),
        ("成效顯著,瞭解情況", "成效显著,了解情况"),
        ("问题——整改", "问题——整改"),
        ("⼀⽉⼆⽇", "一月二日"),
    ],
)
def test_clean(raw: str, plain: str) -> None:
    assert clean(raw).plain == plain


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("４月13日，，督察組轉(zhuǎn)辦（共８件）。", "４月13日，督察组转办（共８件）。"),
        ("大氣類2件,、土壤類2件", "大气类2件、土壤类2件"),
        ("新疆日报　2022", "新疆日报　2022"),
    ],
)
def test_readable_keeps_the_authors_marks(raw: str, printed: str) -> None:
    assert readable(raw).plain == printed


def quote(text: Text, start: int, end: int) -> str:
    span = text.raw_span(start, end)
    return text.raw[span.start : span.end]


def test_readings_without_tones_go_where_a_text_is_full_of_them() -> None:
    garbled = "督(du)察组收(shou)到举(ju)报(bao)5件(jian)"
    assert clean(garbled).plain == "督察组收到举报5件"
    assert clean("甲公司(abc)").plain == "甲公司(abc)"
    assert clean("江西(gan)来电5件").plain == "江西(gan)来电5件"


def test_spans_hold_glosses_inside_and_leave_those_after() -> None:
    text = clean("督察組轉(zhuǎn)辦(bàn)8件")
    start = text.plain.index("转办")
    assert quote(text, start, start + 2) == "轉(zhuǎn)辦"
    assert quote(text, start, start + 3) == "轉(zhuǎn)辦(bàn)8"


def test_empty_span_is_a_place() -> None:
    text = clean("一(yī)二")
    assert text.raw_span(1, 1).start == text.raw_span(1, 1).end == text.raw.index("二")
    assert text.raw_span(2, 2).start == len(text.raw)


@given(TEXTS)
@example("\uf914,")
@example("甲 1 乙")
@example(", ,甲")
def test_clean_is_idempotent(raw: str) -> None:
    plain = clean(raw).plain
    assert clean(plain).plain == plain


@given(TEXTS)
def test_readable_is_idempotent(raw: str) -> None:
    printed = readable(raw).plain
    assert readable(printed).plain == printed


@given(TEXTS)
def test_a_text_is_readable_by_itself_as_it_is_beside_others(raw: str) -> None:
    beside = readable(f"{raw}|\n（）")  # the brackets are looked at; what needs nothing is not looked at alone
    assert beside.plain == f"{readable(f'{raw}|').plain}\n（）"


@given(TEXTS, st.sampled_from([clean, readable]))
def test_every_character_has_its_origin(raw: str, cleaner: object) -> None:
    text = cleaner(raw)  # type: ignore[operator]
    assert len(text.origin) == len(text.plain) + 1
    assert text.origin[len(text.plain)] == len(raw)
    assert all(a < b for a, b in zip(text.origin, text.origin[1:], strict=False))
    for at, char in enumerate(text.plain):
        # 轉 marks the line as traditional, in which 著 is 着; dashes and marks depend on their neighbours.
        source, printed = (clean("轉" + one).plain[1:] for one in (raw[text.origin[at]], char))
        assert source in {printed, char} or char in " -", (char, source)


@given(TEXTS)
def test_lines_stay(raw: str) -> None:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert clean(raw).plain.count("\n") == lines
    assert readable(raw).plain.count("\n") == lines
