"""Case ledgers: the same records from every carrier, and neither names nor free text."""

import pytest
from carriers import CARRIERS, FULL, docx, pdf_of, reading, told

from bulletin.extract import read
from bulletin.files import text_of
from bulletin.model import Context

TITLE = "群众信访举报转办和边督边改公开情况一览表(第十批)"
HEADS = [
    "序号",
    "受理编号",
    "交办问题基本情况",
    "行政区域",
    "污染类型",
    "调查核实情况",
    "是否属实",
    "处理和整改情况",
    "是否办结",
    "责任人被处理情况",
]
ROWS = [
    [
        "1",
        "D2XJ 202204050011",
        "赵某反映石料厂扬尘,罚款2.5万元。",
        "巴州库尔勒市",
        "大气、噪声",
        "经查,厂区有3处料堆没有苫盖。",
        "部分属实",
        "责令3日内整改。",
        "已办结",
        "无",
    ],
    [
        "2",
        "*X2XJ202204050003",
        "废水排入农渠。",
        "和静县",
        "水",
        "经查,2次采样均达标。",
        "不属实",
        "加强巡查。",
        "阶段性办结",
        "约谈钱某等2人",
    ],
    [
        "3",
        "D2XJ202204050020",
        "垃圾露天堆放。",
        "博湖县",
        "固废 土壤",
        "反映情况存在。",
        "属 实",
        "清运46吨。",
        "未办结",
        "问责1人,约谈3人",
    ],
    [
        "4",
        "D2XJ202204050021",
        "油烟扰民。",
        "焉耆县",
        "油烟污染",
        "属实。",
        "基本属实",
        "已安装净化器。",
        "正在办理",
        "党纪处分1人",
    ],
]
WANTED = [
    "D2XJ202204050011 - 10 库尔勒市 大气、噪声 部分属实 已办结 - -",
    "X2XJ202204050003 * 10 和静县 水 不属实 阶段办结 2 -",
    "D2XJ202204050020 - 10 博湖县 固废、土壤 属实 正在办理 3 1",
    "D2XJ202204050021 - 10 焉耆回族自治县 油烟 部分属实 正在办理 - 1",
]


def cases(found):
    out = []
    for each in found.cases:
        known = [each.case_id, "*" if each.key else "-", each.batch or "-", each.region or "-"]
        known += ["、".join(each.categories) or "-", each.verified or "-", each.status or "-"]
        known += ["-" if number is None else number for number in (each.interviewed, each.accountable)]
        out.append(" ".join(map(str, known)))
        assert found.text[each.span.start : each.span.end] == each.quote
    return out


def of_text(text, *, published="2022-04-22", territory="巴音郭楞蒙古自治州"):
    return read(text, Context(published=published, territory=territory))


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_ledger_gives_the_same_from_every_carrier(carrier):
    found = reading(carrier, TITLE, [HEADS, *ROWS], "来源:督察组")
    assert cases(found) == WANTED
    assert told(found) == []


@pytest.mark.parametrize(
    ("heads", "row", "wanted"),
    [
        (
            ["受理编号", "反映内容", "涉及县市", "类别", "核查情况", "处理情况", "问责情况"],
            [
                "X650000201712060009",
                "烟尘大。",
                "和静县",
                "大气污染",
                "反映问题属实。",
                "限期整改。",
                "约谈1人、诫勉谈话2人",
            ],
            "X650000201712060009 - 10 和静县 大气 属实 - 1 2",
        ),
        (
            ["编号", "批次", "问题类型", "属地", "举报内容", "是否属实", "办理状态", "约谈(人)", "问责(人)"],
            ["2-17", "第二批", "水,大气", "库尔勒市", "污水。", "是", "是", "3", "0"],
            "2-17 - 2 库尔勒市 水、大气 属实 已办结 3 0",
        ),
        (
            ["序号", "交办编号", "批次", "责任单位", "污染类型", "核实情况", "办结情况", "责任追究"],
            ["7", "★D001", "12", "和静县人民政府", "噪音", "不属实", "已办结", "/"],
            "D001 * 12 和静县 噪声 不属实 已办结 - -",
        ),
        (
            [
                "序号",
                "举报件编号",
                "是否重点",
                "市(州)",
                "县(市、区)",
                "环境要素",
                "是否属实",
                "整改状态",
                "追责问责情况",
            ],
            ["1", "巴州03号", "是", "巴州", "若羌县", "气、声", "部分", "整改中", "对两名责任人进行约谈"],
            "巴州03号 * 10 若羌县 大气、噪声 部分属实 正在办理 2 -",
        ),
        (
            ["受理编号", "问题描述", "行政区域"],
            ["D2XJ202204050011", "石料厂扬尘。", "库尔勒市、和静县"],
            "D2XJ202204050011 - 10 - - - - - -",
        ),
    ],
)
@pytest.mark.parametrize("carrier", ["html", "xlsx", "docx", "bars"])
def test_the_heads_vary(carrier, heads, row, wanted):
    found = reading(carrier, TITLE, [heads, row], territory="巴音郭楞蒙古自治州")
    assert cases(found) == [wanted]


@pytest.mark.parametrize("carrier", FULL)
def test_the_batch_stands_in_a_merged_cell_or_a_row_of_its_own(carrier):
    heads = ["批次", "受理编号", "行政区域", "是否属实", "是否办结"]
    rows = [
        heads,
        [("第八批", 2, 1), "D2XJ202204050011", "和静县", "属实", "已办结"],
        ["D2XJ202204050012", "博湖县", "属实", "已办结"],
        ["第九批", "D2XJ202204050013", "和硕县", "属实", "已办结"],
    ]
    found = reading(carrier, "督察组交办信访件办理情况一览表", rows, territory="巴音郭楞蒙古自治州")
    if carrier != "tabs":  # where the cell is empty below its first row
        assert [each.batch for each in found.cases] == [8, 8, 9]
    rows = [heads[1:], [("第八批", 1, 4)], *[row[1:] for row in (rows[1], rows[3])]]
    found = reading(carrier, "督察组交办信访件办理情况一览表", rows, territory="巴音郭楞蒙古自治州")
    assert [each.batch for each in found.cases] == [8, 8]


def test_rows_go_on_after_a_page_break():
    first = [["table", [HEADS, ROWS[0]]]]
    rest = ["", "", "", "", "", "续:整改完成。", "", "", "", "约谈2人"]
    second = [["table", [rest, ROWS[1]]]]
    third = [["table", [HEADS, ROWS[2]]]]
    pages = [[("text", TITLE), ("text", "督察组"), *first], second, third]
    found = read(text_of("a.pdf", pdf_of(pages)), Context(published="2022-04-22"))
    assert cases(found) == [WANTED[0].removesuffix("- -") + "2 -", *WANTED[1:3]]


UPRIGHT = """督察组交办信访件办理情况(第十批)
一、受理编号:D2XJ 202204050011
二、交办问题基本情况:石料厂扬尘,罚款2.5万元,督察组转办30件。
三、行政区域:库尔勒市
四、污染类型:大气、噪声
五、调查核实情况:经查,厂区有3处料堆。
已责令整改。
六、是否属实:部分属实
七、是否办结:已办结
八、责任人被处理情况:无
一、受理编号:*X2XJ202204050003
三、行政区域:和静县
四、污染类型:水
六、是否属实:不属实
七、是否办结:阶段性办结
八、责任人被处理情况:
约谈2人
来源:巴州日报
"""


def test_one_field_a_line():
    found = of_text(UPRIGHT)
    assert cases(found) == WANTED[:2]
    assert told(found) == []


def test_several_fields_a_line():
    fields = (
        "受理编号:D2XJ202204050011",
        "行政区域:库尔勒市",
        "污染类型:水",
        "是否属实:属实",
        "是否办结:已办结",
        "问责情况:问责1人。",
    )
    assert cases(of_text("督察组交办信访件\n" + ";".join(fields))) == [
        "D2XJ202204050011 - - 库尔勒市 水 属实 已办结 - 1"
    ]


def test_heads_beside_their_values():
    rows = [
        ["受理编号", "D2XJ202204050011", "行政区域", "库尔勒市"],
        ["污染类型", "大气、噪声", "是否属实", "部分属实"],
        ["处理和整改情况", ("督察组转办30件,已整改。", 1, 3)],
        ["是否办结", "已办结", "责任人被处理情况", "无"],
    ]
    for carrier in ("html", "docx", "xlsx", "bars"):
        found = reading(carrier, TITLE, rows, territory="巴音郭楞蒙古自治州")
        assert cases(found) == WANTED[:1], carrier
        assert told(found) == []


def test_cells_of_several_lines_one_below_the_other():
    cells = "\n".join(
        [
            *HEADS,
            *ROWS[0][:5],
            "1.料堆没有苫盖。",
            "2.夜间不生产。",
            *ROWS[0][6:],
            *ROWS[1][:7],
            "加强巡查。",
            "已复核。",
            *ROWS[1][8:],
        ]
    )
    assert cases(of_text(f"{TITLE}\n{cells}")) == WANTED[:2]


def test_neither_names_nor_free_text_are_kept():
    found = reading("html", TITLE, [HEADS, *ROWS])
    kept = " ".join(str(each) for each in (*found.cases, *found.ignored, *found.issues, *found.observations))
    assert not any(word in kept for word in ("赵某", "钱某", "石料厂", "农渠", "净化器"))


def test_figures_and_a_ledger_in_one_document():
    from docx import Document  # noqa: PLC0415

    assert Document
    data = docx("截至2022年4月21日,督察组向巴州转办信访件4件。\n" + TITLE, [HEADS, *ROWS])
    found = read(text_of("a.docx", data), Context(published="2022-04-22"))
    assert cases(found) == WANTED
    assert told(found) == ["巴音郭楞蒙古自治州 cases_forwarded 4 cumulative - 2022-04-21"]


TOLD = """督察组交办十二师第四批信访件办理情况
| 序号 | 交办问题基本情况 | 问题类型 | 涉及团场及部门 | 调查核实情况 | 是否属实 | 办结目标 | 问责情况 |
| 1 | 受理编号十二师04号的环境信访问题为:垃圾。 | 扬尘 | 某农场 | 经查,部分情况属实。 | 部分属实 | 已办结 | 无 |
| 2 | 受理编号:十二师05号。夜间噪声。 | 噪声 | 师住建局 | 属实 | 属实 | 阶段性办结 | 约谈1人 |"""
FIGURES = """4月10日督察组转办信访件9件。
| 序号 | 县市 | 问题情况 | 是否属实 | 件数 |
| 1 | 哈密市 | 噪声 | 属实 | 5 |
| 2 | 鄯善县 | 扬尘 | 属实 | 4 |"""


def test_a_ledger_whose_texts_tell_the_ids():
    """No column of ids: 受理编号十二师04号的…; of the text no more is kept than that."""
    found = read(TOLD, Context(published="2026-03-14", source="兵团日报")).cases
    assert [(each.case_id, each.quote) for each in found] == [
        ("十二师04号", "受理编号十二师04号"),
        ("十二师05号", "受理编号:十二师05号"),
    ]
    assert [(each.region, each.categories, each.verified, each.status, each.interviewed) for each in found] == [
        ("第十二师", ("扬尘",), "部分属实", "已办结", None),
        ("第十二师", ("噪声",), "属实", "阶段办结", 1),
    ]


def test_a_table_of_figures_with_such_heads_is_no_ledger():
    assert read(FIGURES, Context(published="2022-04-14", source="新疆日报")).cases == ()
