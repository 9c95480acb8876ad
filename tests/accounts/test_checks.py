"""Each check finds its fault, and nothing where there is none."""

import pkgutil
from pathlib import Path

import pytest
from telling import record

from bulletin.accounts import account, checks
from bulletin.decisions import enclosed_ids, ids

ROOT = Path(__file__).parents[2]


def found(*records):
    return [(each.code, each.message) for each in account(records).findings]


def one(*paragraphs, **options):
    return found(record("daily-1", *paragraphs, **options))


def batch(number, *, cases, total, day=None, **options):
    """A bulletin of the series of 新疆, one batch a day from 2022-03-26."""
    day = day or (f"3月{25 + number}日" if number < 7 else f"4月{number - 6}日")
    text = f"{day},督察组向新疆转办第{number}批信访件{cases}件。截至{day},{number}批累计转办{total}件。"
    id_ = f"{options.pop('source', 'daily')}-{number}{options.pop('again', '')}"
    return record(id_, text, published=options.pop("published", "2022-04-25"), **options)


WITHIN = [
    # phone and letter
    ("4月21日,督察组向新疆转办第二十七批信访件76件,来电52件、来信24件。", []),
    ("4月21日,督察组向新疆转办第二十七批信访件76件,来电25件、来信24件。", ["phone-and-letter"]),
    ("4月21日,督察组向新疆转办第二十七批信访件76件,来电50件、来信24件,微信举报2件。", []),
    # what became of them
    ("截至4月15日,督察组转办兵团信访件418件,已办结264件,阶段性办结150件,正在办理4件。", []),
    ("截至4月15日,督察组转办兵团信访件418件,已办结246件,阶段性办结150件,正在办理4件。", ["outcomes"]),
    ("截至4月15日,督察组转办兵团信访件418件,已办结264件,阶段性办结105件。", []),
    # what was found
    ("截至4月15日,塔城地区接到信访件38件,核查属实20件、部分属实11件、不属实7件。", []),
    ("截至4月15日,塔城地区接到信访件38件,核查属实20件、部分属实11件、不属实17件。", ["verdicts"]),
    # one step after another
    ("截至4月15日,督察组收到群众举报500件,受理有效举报450件,向新疆转办430件,已办结200件。", []),
    ("截至4月15日,督察组收到群众举报500件,受理有效举报540件,向新疆转办430件,已办结200件。", ["more-than-before"]),
    # parts
    ("4月11日,兵团接到第十七批信访件19件:二师铁门关市6件,七师胡杨河市7件,八师石河子市6件。", []),
    ("4月11日,兵团接到第十七批信访件19件:二师铁门关市6件,七师胡杨河市4件,八师石河子市6件。", ["parts-short"]),
    ("4月11日,兵团接到第十七批信访件19件:二师铁门关市6件,七师胡杨河市7件,八师石河子市9件。", ["parts-exceed"]),
    ("4月11日,兵团接到第十七批信访件19件,数量居前的是二师铁门关市6件,七师胡杨河市7件,八师石河子市3件。", []),
    ("4月11日,兵团接到第十七批信访件19件:二师铁门关市6件,七师胡杨河市7件,八师石河子市5件,另有1件转兵直单位。", []),
    ("4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区65件,兵团11件。", []),
    ("4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区56件,兵团11件。", ["parts-short"]),
    # shares
    ("4月21日,督察组转办自治区第二十七批信访件65件。大气、生态、土壤占比靠前,依次为26.2%、18.5%、15.4%。", []),
    ("4月21日,督察组转办自治区第二十七批信访件65件。大气、生态、土壤占比靠前,依次为26.8%、18.5%、15.4%。", ["share"]),
]


@pytest.mark.parametrize(("text", "codes"), WITHIN, ids=range(len(WITHIN)))
def test_within_a_bulletin(text, codes):
    assert [code for code, _ in one(text)] == codes


def test_a_text_against_its_table():
    text = "4月21日,督察组向自治区转办第二十七批信访件65件,其中哈密市40件、克拉玛依市25件。"
    grid = [("地区", "转办数"), ("哈密市", "{}"), ("克拉玛依市", "25")]
    for value, codes in (("40", []), ("14", ["text-and-table"])):
        table = [tuple(cell.replace("{}", value) for cell in row) for row in grid]
        assert [code for code, _ in one(text, tables=[table]) if code == "text-and-table"] == codes


LISTED = "| 地区 | 转办数 |\n| 哈密市 | {} |\n| 克拉玛依市 | 25 |"
FILES = [
    # the same; another number
    (["第二十七批信访件分布情况表\n" + LISTED.format(40)], []),
    (["第二十七批信访件分布情况表\n" + LISTED.format(14)], [("哈密市", 14)]),
    # of another batch, of another day's total, of nothing that the page speaks of
    (["第二十六批信访件分布情况表\n" + LISTED.format(14)], []),
    (["截至4月20日累计转办信访件情况表\n" + LISTED.format(14)], []),
    (["信访件分布情况表\n| 地区 | 办结 |\n| 哈密市 | 14 |"], []),
    # a file that does not say of which batch: it may be that, or the total
    (["信访件分布情况表\n" + LISTED.format(340)], []),
    (["信访件分布情况表\n" + LISTED.format(341)], [("哈密市", 341)]),
    # each file for itself
    (["第二十七批\n" + LISTED.format(40), "第二十七批\n" + LISTED.format(41)], [("哈密市", 41)]),
    # two tables in one file, of which one says it
    (["第二十七批\n" + LISTED.format(40) + "\n其中重点关注\n" + LISTED.format(4)], []),
]


@pytest.mark.parametrize(("files", "wrong"), FILES, ids=range(len(FILES)))
def test_a_text_against_its_attachments(files, wrong):
    text = "4月21日,督察组向自治区转办第二十七批信访件65件,其中哈密市40件、克拉玛依市25件。"
    later = "截至4月21日,累计转办哈密市信访件340件、克拉玛依市125件。"
    made = record("daily-1", text, later, files=files)
    found = [each for each in account([made]).findings if each.code == "attachment"]
    files = dict(zip(enclosed_ids(made), made.enclosed, strict=True))
    own = dict(zip(ids(made), made.observations, strict=True))
    sides = [(each.region, {int(files[id_].observation.value) for id_ in each.other}) for each in found]
    assert sides == [(region, {value}) for region, value in wrong]
    for each in found:
        assert {own[id_].region for id_ in each.one} == {each.region}
        assert f"附件{len(made.bulletin.attachments)}为" in each.message


def test_the_figures_of_attachments_count_nowhere():
    text = "4月21日,督察组向自治区转办第二十七批信访件65件。"
    with_file, without = (record("daily-1", text, files=files) for files in ([LISTED.format(40)], []))
    assert len(with_file.enclosed) == 2
    assert account([with_file]) == account([without])


def test_series_that_add_up_give_no_finding():
    assert found(batch(1, cases=10, total=10), batch(2, cases=15, total=25), batch(3, cases=6, total=31)) == []


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ([batch(4, cases=3, total=34)], []),
        ([batch(4, cases=3, total=33)], ["batch-difference"]),
        ([batch(4, cases=3, total=30)], ["series-falls"]),
        ([batch(5, cases=4, total=40)], []),
        ([batch(5, cases=4, total=33)], ["batch-difference"]),
        ([batch(3, cases=6, total=32, source="other")], ["disputed"]),
        ([batch(3, cases=6, total=30, published="2022-04-26", again="b")], ["batch-difference", "restated"]),
        ([batch(3, cases=6, total=34, title="更正", source="other")], ["batch-difference", "restated"]),
        ([batch(4, cases=3, total=34, day="4月20日")], []),
        ([batch(4, cases=3, total=34, day="3月26日"), batch(5, cases=1, total=35)], ["batch-day"]),
    ],
    ids=range(10),
)
def test_a_planted_fault_of_a_series_is_found_and_no_other(more, codes):
    good = [batch(1, cases=10, total=10), batch(2, cases=15, total=25), batch(3, cases=6, total=31)]
    assert [code for code, _ in found(*good, *more)] == codes


def test_a_part_may_be_off_by_one():
    def region(number, cases, total, day):
        text = f"4月{day}日,督察组转办哈密市第{number}批信访件{cases}件。截至4月{day}日,{number}批累计转办{total}件。"
        return record(f"hami-{number}", text, paper="哈密日报", published="2022-04-25")

    assert [code for code, _ in found(region(1, 4, 4, 1), region(2, 3, 7, 2))] == []
    assert [code for code, _ in found(region(1, 4, 4, 1), region(2, 3, 8, 2))] == ["reassigned"]
    assert [code for code, _ in found(region(1, 4, 4, 1), region(2, 3, 9, 2))] == ["batch-difference"]


def test_a_batch_outside_the_stay_is_found():
    stay = "中央第五生态环境保护督察组2022年3月25日至4月25日进驻新疆。"
    text = "5月21日,督察组向新疆转办第二十七批信访件76件。"
    late = record("daily-1", stay, text, published="2022-05-22")
    assert [code for code, _ in found(late)] == ["outside-stay"]
    in_time = record("daily-1", stay, text.replace("5月", "4月"), published="2022-05-22")
    assert found(in_time) == []


def test_a_finding_names_both_sides():
    records = [batch(1, cases=10, total=10), batch(2, cases=15, total=26)]
    [finding] = account(records).findings
    values = {id_: each for record in records for id_, each in zip(ids(record), record.observations, strict=True)}
    assert [int(values[id_].value) for id_ in finding.one] == [26, 10]
    assert [int(values[id_].value) for id_ in finding.other] == [15]
    assert finding.inspection == "central-2022-650000"


def test_every_check_is_described():
    described = (ROOT / "docs/checks.md").read_text("utf-8")
    for code in checks.names():
        assert f"`{code}`" in described, code


def test_every_check_has_names_and_a_function():
    for module in checks.checks():
        assert module.NAMES
        assert {"of_figures", "of_files", "of_entries", "of_series", "of_calendar"} & set(vars(module)), module.__name__
    assert len(checks.checks()) == sum(info.name != "frame" for info in pkgutil.iter_modules(checks.__path__))
