"""What a reading says of numbers that it does not publish, of tables and case ledgers; and that any text is read."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import told
from sentences.lists import X

from bulletin.extract import read
from bulletin.model import Context


def issues(text):
    return [(each.code, each.severity) for each in read(text, Context(published="2022-04-12", source=X)).issues]


def test_an_identifier_is_no_figure_however_it_stands():
    reading = read(f"4月10日,督察组转办信访件{'9' * 40}件。", Context(published="2022-04-12", source=X))
    assert reading.observations == ()
    assert reading.ignored[-1].reason == "identifier"


def test_parts_that_do_not_add_up_are_noted_and_kept_as_printed():
    assert issues("4月10日,督察组转办第十批信访件76件,来电52件、来信25件。") == [("sum-mismatch", "note")]
    assert issues("4月10日,督察组转办第十批信访件76件,来电52件、来信24件。") == []


def test_other_ways_of_reporting_make_up_what_phone_and_letter_lack():
    assert issues("4月10日,督察组转办第十批信访件76件,来电52件、来信23件、微信举报1件。") == []
    assert issues("4月10日,督察组转办第十批信访件76件,来电52件、来信25件、微信举报1件。") == [("sum-mismatch", "note")]


def test_a_part_greater_than_its_whole_is_held_back():
    assert issues("截至4月10日,督察组转办信访件76件,已办结760件。") == [("part-exceeds-total", "hold")]


def test_the_sum_of_some_places_is_held_back_and_that_of_all_is_not():
    heads = "\n| 地州市 | 受理 | 已办结 | 约谈(人) |"
    table = f"{heads}\n| 哈密市 | 9 | 6 | 3 |\n| 吐鲁番市 | 5 | 4 | 0 |\n| 合计 | 14 | 10 | 3 |"
    some = read(
        f"现将截至4月10日部分地州市督察组转办信访件情况公布。{table}", Context(published="2022-04-12", source=X)
    )
    every = read(f"现将截至4月10日各地州市督察组转办信访件情况公布。{table}", Context(published="2022-04-12", source=X))
    assert told(some) == told(every)
    held = [each.quote for each in some.issues if each.code == "partial-total" and each.severity == "hold"]
    assert [quote.rpartition(" ")[2] for quote in held] == ["14", "10", "3"]
    assert all(quote.startswith("合计") for quote in held)
    assert every.issues == ()


def test_the_rows_of_a_case_ledger_are_cases_without_names_and_free_text():
    text = """督察组转办巴州信访件办理情况一览表
| 序号 | 受理编号 | 基本情况 | 行政区域 | 污染类型 | 是否属实 | 是否办结 | 责任人被处理情况 |
| 1 | *D2XJ 202204050020 | 张某反映垃圾焚烧3年 | 和静县 | 大气 土壤 | 基本属实 | 阶段办结 | 约谈2人,问责1人 |"""
    (case,) = read(text, Context(published="2022-04-21")).cases
    assert (case.case_id, case.key, case.region) == ("D2XJ202204050020", True, "和静县")
    assert (case.categories, case.verified, case.status) == (("大气", "土壤"), "部分属实", "阶段办结")
    assert (case.interviewed, case.accountable) == (2, 1)
    assert "张某" not in case.quote


WORDS = """督察组 转办 信访件 新疆 兵团 乌鲁木齐市 、 , 。 ; ( ) 各 分别为 其中 累计 截至 4月10日 第十批 76件 两件 大气
 占 26.6% 办结 罚款 13.6万元 | “ ” 应为 9 已 均"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_error_and_accounted_for(text):
    reading = read(text, Context(published="2022-04-12", source=X))
    spans = [each.span for each in (*reading.observations, *reading.ignored, *reading.issues)]
    for each in (*reading.observations, *reading.ignored, *reading.issues):
        assert text[each.span.start : each.span.end] == each.quote
    for place, char in enumerate(text):
        assert not char.isdigit() or any(span.start <= place < span.end for span in spans), (place, char)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_noise_is_read_without_error(text):
    read(text)
