"""Tables of figures: the same observations from every kind of file and text that may carry them."""

import pytest
from carriers import reading, told
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import ALL, INTRO, LAYOUTS, THREE_LEVELS
from webs import WEB

from bulletin.extract import read
from bulletin.model import Context


@pytest.mark.parametrize(("text", "territory", "wanted"), WEB, ids=["bars", "bars-first", "left", "bar-lines", "lines"])
def test_the_text_of_a_page_that_lost_its_table(text, territory, wanted):
    found = read(text, Context(published="2022-04-22", territory=territory))
    assert told(found) == sorted({part.strip() for line in wanted.split("\n") for part in line.split("|")})


def test_a_table_repeats_the_total_of_its_text_in_its_scope():
    text = "4月20日,督察组向新疆转办第九批信访件9件。截至4月20日,累计转办信访件90件,已办结60件。"
    rows = [["地区", "转办"], ["哈密市", "5"], ["吐鲁番市", "4"], ["合计", "9"]]
    for carrier in ALL:
        found = reading(carrier, text, rows)
        assert {(each.scope, each.batch) for each in found.observations if each.rule == "table"} == {("batch", 9)}


@pytest.mark.parametrize("carrier", ["short-bars", "blanks", "lines", "barred-lines"])
@pytest.mark.parametrize(
    "rows", [[["甲", "乙"], ["丙", "丁", "戊"], ["哈密市", "5", "4", "3"], ["吐鲁番市", "4", "4", "3"]], THREE_LEVELS]
)
def test_heads_that_cannot_be_told_give_no_figures(carrier, rows):
    assert told(reading(carrier, INTRO, rows)) == []


WORDS = """地区 哈密市 吐鲁番市 合计 小计 转办 来电 办结 罚款(万元) 大气 第十批 累计 受理编号 是否属实 是否办结
 D2XJ202204050011 属实 5 4.5 1,204 12% — 注:略 3(合并单元格)"""
CELLS = st.sampled_from([*WORDS.split(), ""])
SEPARATORS = st.sampled_from(["\n", "|", " | ", "\t", "   ", " ", "\u3000"])


@given(st.lists(st.tuples(CELLS, SEPARATORS), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_table_is_read_without_error(pieces):
    text = "督察组转办信访件\n" + "".join(cell + separator for cell, separator in pieces)
    found = read(text, Context(published="2022-04-22", territory="新疆维吾尔自治区"))
    for each in (*found.observations, *found.ignored, *found.issues, *found.cases):
        assert found.text[each.span.start : each.span.end] == each.quote


@pytest.mark.parametrize(("carrier", "document", "wanted", "territory"), LAYOUTS)
def test_a_table_gives_the_same_from_every_carrier(carrier, document, wanted, territory):
    found = reading(carrier, *document, territory=territory)
    assert told(found) == sorted({part.strip() for line in wanted.split("\n") for part in line.split("|")})
    for each in (*found.observations, *found.ignored, *found.issues):
        assert found.text[each.span.start : each.span.end] == each.quote


def test_heads_of_kinds_and_problems_below_each_other_are_shared_out():
    cells = "地区 案件数量(件) 问题种类数量(个) 来信 来电 合计 水 大气 哈密市 1 2 3 2 1 吐鲁番市 0 4 4 1 3"
    text = "4月10日转办第九批信访件7件。\n" + "\n".join(f"{cell} |" for cell in cells.split())
    read_ = {
        (each.region, each.measure, each.category): int(each.value)
        for each in read(text, Context(published="2022-04-12", source="新疆日报")).observations
    }
    assert read_["哈密市", "cases_letter", None] == 1
    assert read_["哈密市", "cases_forwarded", None] == 3
    assert read_["吐鲁番市", "cases_forwarded", "大气"] == 3


@pytest.mark.parametrize("caption", ["(2022年4月26日 第三十二批)", "时间:2022年4月26日 批次:第三十二批"])
def test_a_line_with_batch_and_date_above_a_table_is_no_source(caption):
    reading = read(f"督察组转办信访件汇总表\n{caption}\n|地州市|来电|来信|\n|乌鲁木齐市|20|3|\n|昌吉州|5|1|\n")
    told = {
        (each.region, each.measure, each.value, each.scope, each.batch, each.as_of) for each in reading.observations
    }
    assert ("乌鲁木齐市", "cases_phone", 20, "batch", 32, "2022-04-26") in told
    assert len(told) == 4
