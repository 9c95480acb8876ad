"""Tables in every layout of ours: carrier, document (intro, rows, what follows), observations, territory."""

import pytest
from carriers import CARRIERS, FULL

A = "2022年4月21日"
ALL = tuple(CARRIERS)
NO_STACK = tuple(name for name in ALL if "lines" not in name)
INTRO = f"截至{A},督察组向新疆转办信访件办理情况见下表。"
C = "cumulative - 2022-04-21"
B = "batch 10 2022-04-21"


THREE_LEVELS = [
    [("地区", 3, 1), ("督察组转办", 1, 4), ("办理情况", 1, 3)],
    [("本批(件)", 1, 2), ("累计(件)", 1, 2), ("办结", 2, 1), ("责任追究(人)", 1, 2)],
    ["来电", "来信", "来电", "来信", "约谈", "问责"],
    ["哈密市", "1", "2", "30", "40", "50", "3", "4"],
    ["吐鲁番市", "0", "2", "10", "20", "20", "0", "1"],
]


def layout(name, rows, wanted, *, intro=INTRO, outro="", carriers=ALL, territory=None):
    return [
        pytest.param(carrier, (intro, rows, outro), wanted, territory, id=f"{name}-{carrier}") for carrier in carriers
    ]


LAYOUTS = [
    *layout(
        "one-head-row",
        [
            ["地区", "来电", "来信", "合计"],
            ["哈密市", "3", "2", "5"],
            ["吐鲁番市", "0", "4", "4"],
            ["合计", "3", "6", "9"],
        ],
        f"""哈密市 cases_phone 3 {C}|哈密市 cases_letter 2 {C}|哈密市 cases_forwarded 5 {C}
        吐鲁番市 cases_phone 0 {C}|吐鲁番市 cases_letter 4 {C}|吐鲁番市 cases_forwarded 4 {C}
        新疆维吾尔自治区 cases_phone 3 {C}|新疆维吾尔自治区 cases_letter 6 {C}
        新疆维吾尔自治区 cases_forwarded 9 {C}""",
    ),
    *layout(
        "two-head-rows",
        [
            [
                ("序号", 2, 1),
                ("地州市", 2, 1),
                ("受理数(件)", 1, 3),
                ("办理情况(件)", 1, 3),
                ("责令整改(家)", 2, 1),
                ("罚款金额(万元)", 2, 1),
                ("责任追究(人)", 1, 2),
            ],
            ["来电", "来信", "小计", "已办结", "阶段办结", "未办结", "约谈", "问责"],
            ["1", "哈密市", "30", "12", "42", "20", "15", "7", "11", "12.5", "3", "1"],
            ["2", "巴州", "1,030", "70", "1,100", "900", "150", "50", "1", "1,031.05", "—", "0"],
            [("合计", 1, 2), "1060", "82", "1142", "920", "165", "57", "12", "1043.55", "3", "1"],
        ],
        f"""哈密市 cases_phone 30 {C}|哈密市 cases_letter 12 {C}|哈密市 cases_forwarded 42 {C}
        哈密市 cases_completed 20 {C} 办结|哈密市 cases_stage_completed 15 {C} 阶段办结
        哈密市 cases_in_progress 7 {C} 正在办理|哈密市 orders_rectify 11 {C}|哈密市 fines 12.5 {C}
        哈密市 people_interviewed 3 {C}|哈密市 people_accountable 1 {C}
        巴音郭楞蒙古自治州 cases_phone 1030 {C}|巴音郭楞蒙古自治州 cases_letter 70 {C}
        巴音郭楞蒙古自治州 cases_forwarded 1100 {C}|巴音郭楞蒙古自治州 cases_completed 900 {C} 办结
        巴音郭楞蒙古自治州 cases_stage_completed 150 {C} 阶段办结
        巴音郭楞蒙古自治州 cases_in_progress 50 {C} 正在办理|巴音郭楞蒙古自治州 orders_rectify 1 {C}
        巴音郭楞蒙古自治州 fines 1031.05 {C}|巴音郭楞蒙古自治州 people_accountable 0 {C}
        新疆维吾尔自治区 cases_phone 1060 {C}|新疆维吾尔自治区 cases_letter 82 {C}
        新疆维吾尔自治区 cases_forwarded 1142 {C}|新疆维吾尔自治区 cases_completed 920 {C} 办结
        新疆维吾尔自治区 cases_stage_completed 165 {C} 阶段办结|新疆维吾尔自治区 cases_in_progress 57 {C} 正在办理
        新疆维吾尔自治区 orders_rectify 12 {C}|新疆维吾尔自治区 fines 1043.55 {C}
        新疆维吾尔自治区 people_interviewed 3 {C}|新疆维吾尔自治区 people_accountable 1 {C}""",
    ),
    *layout(
        "of-the-ministry",
        [
            [
                ("省份", 2, 1),
                ("收到举报数量(件)", 1, 3),
                ("受理举报数量(件)", 2, 1),
                ("交办数量(件)", 2, 1),
                ("已办结(件)", 1, 3),
                ("立案侦查(件)", 2, 1),
                ("拘留(人)", 1, 2),
            ],
            ["来电", "来信", "合计", "属实", "不属实", "合计", "行政", "刑事"],
            ["四川", "60", "40", "100", "90", "80", "50", "10", "60", "2", "3", "4"],
            ["贵州", "20", "10", "30", "28", "25", "14", "6", "20", "0", "1", "0"],
            ["合计", "80", "50", "130", "118", "105", "64", "16", "80", "2", "4", "4"],
        ],
        "\n".join(
            f"""{who} cases_phone {a} {C}|{who} cases_letter {b} {C}|{who} cases_received {c} {C}
            {who} cases_valid {d} {C}|{who} cases_forwarded {e} {C}|{who} cases_verified {f} {C} 属实
            {who} cases_unfounded {g} {C} 不属实|{who} cases_completed {h} {C} 办结|{who} cases_filed {i} {C}
            {who} people_detained {j} {C} 行政拘留|{who} people_detained {k} {C} 刑事拘留"""
            for who, a, b, c, d, e, f, g, h, i, j, k in (
                ("四川省", 60, 40, 100, 90, 80, 50, 10, 60, 2, 3, 4),
                ("贵州省", 20, 10, 30, 28, 25, 14, 6, 20, 0, 1, 0),
                ("全国", 80, 50, 130, 118, 105, 64, 16, 80, 2, 4, 4),
            )
        ),
        intro=f"生态环境部:第三批中央生态环境保护督察边督边改情况汇总表\n截至{A},各督察组交办群众举报情况如下。",
    ),
    *layout(
        "regions-in-columns",
        [
            ["项目", "哈密市", "吐鲁番市", "合计"],
            ["交办件数", "5", "4", "9"],
            ["已办结", "3", "2", "5"],
            ["罚款(万元)", "1.5", "2", "3.5"],
        ],
        f"""哈密市 cases_forwarded 5 {C}|吐鲁番市 cases_forwarded 4 {C}|新疆维吾尔自治区 cases_forwarded 9 {C}
        哈密市 cases_completed 3 {C} 办结|吐鲁番市 cases_completed 2 {C} 办结
        新疆维吾尔自治区 cases_completed 5 {C} 办结
        哈密市 fines 1.5 {C}|吐鲁番市 fines 2 {C}|新疆维吾尔自治区 fines 3.5 {C}""",
        carriers=NO_STACK,
    ),
    *layout(
        "categories",
        [
            [
                ("区县(市直)", 2, 1),
                ("当日转办信访件(件)", 2, 1),
                ("污染类型及数量(个)", 1, 5),
                ("重点关注件(件)", 2, 1),
            ],
            ["水", "大气", "生态破坏", "其他", "合计"],
            ["历下", "1", "0", "1", "0", "0", "1", "0"],
            ["历城区", "6", "2", "3", "1", "1", "7", "1"],
            ["市直部门", "1", "0", "0", "0", "1", "1", "0"],
            ["合计", "8", "2", "4", "1", "2", "9", "1"],
        ],
        "\n".join(
            f"""{who} cases_forwarded {a} {B}|{who} cases_forwarded {b} {B} 水|{who} cases_forwarded {c} {B} 大气
            {who} cases_forwarded {d} {B} 生态|{who} cases_forwarded {e} {B} 其他|{who} cases_key {f} {B}"""
            for who, a, b, c, d, e, f in (
                ("历下区", 1, 0, 1, 0, 0, 0),
                ("历城区", 6, 2, 3, 1, 1, 1),
                ("济南市", 8, 2, 4, 1, 2, 1),
            )
        ),
        intro=f"{A},督察组向我市交办第十批信访举报件8件。\n督察组交办群众信访件情况统计表\n(第10批)",
        territory="济南市",
    ),
    *layout(
        "batches-in-rows",
        [["批次", "交办件数", "办结"], ["第八批", "5", "4"], ["第九批", "6", "3"], ["合计", "11", "7"]],
        """哈密市 cases_forwarded 5 batch 8 -|哈密市 cases_completed 4 batch 8 - 办结
        哈密市 cases_forwarded 6 batch 9 -|哈密市 cases_completed 3 batch 9 - 办结
        哈密市 cases_forwarded 11 cumulative 9 -|哈密市 cases_completed 7 cumulative 9 - 办结""",
        intro="督察组交办我市信访件按批次统计表",
        territory="哈密市",
    ),
    *layout(
        "batches-by-number-and-date",
        [["批次", "交办日期", "件数"], ["1", "4月10日", "5"], ["2", "4月11日", "6"]],
        "哈密市 cases_forwarded 5 batch 1 2022-04-10|哈密市 cases_forwarded 6 batch 2 2022-04-11",
        intro="督察组交办我市信访件按批次统计表",
        territory="哈密市",
        carriers=NO_STACK,
    ),
    *layout(
        "this-batch-and-all",
        [
            [("县(市)", 2, 1), ("本批(件)", 1, 2), ("累计(件)", 1, 2)],
            ["交办", "重点件", "交办", "办结"],
            ["库尔勒市", "3", "1", "30", "20"],
            ["和静县", "2", "0", "12", "10"],
        ],
        f"""库尔勒市 cases_forwarded 3 {B}|库尔勒市 cases_key 1 {B}|库尔勒市 cases_forwarded 30 {C}
        库尔勒市 cases_completed 20 {C} 办结|和静县 cases_forwarded 2 {B}|和静县 cases_key 0 {B}
        和静县 cases_forwarded 12 {C}|和静县 cases_completed 10 {C} 办结""",
        intro=f"{A},督察组向巴州交办第十批信访件。",
        territory="巴音郭楞蒙古自治州",
    ),
    *layout(
        "total-first",
        [
            ["单位", "转办数", "立案处罚(家)", "约谈(人)"],
            ["总计", "9", "2", "1"],
            ["哈密市", "5", "2", "/"],
            ["吐鲁番市", "4", "", "1"],
        ],
        f"""新疆维吾尔自治区 cases_forwarded 9 {C}|新疆维吾尔自治区 firms_penalised 2 {C}
        新疆维吾尔自治区 people_interviewed 1 {C}|哈密市 cases_forwarded 5 {C}|哈密市 firms_penalised 2 {C}
        吐鲁番市 cases_forwarded 4 {C}|吐鲁番市 people_interviewed 1 {C}""",
    ),
    *layout(
        "title-in-the-grid",
        [
            [("边督边改情况汇总表(第一批至第九批)", 1, 3)],
            [("单位:件、万元", 1, 3)],
            ["市地", "办结件数", "罚款金额"],
            ["哈尔滨", "188", "87"],
            ["省森工总局", "14", "9"],
            ["齐齐哈尔", "25", "17.5"],
            ["合计", "227", "113.5"],
            [("注:数据截至8月2日,省直3件未列。", 1, 3)],
        ],
        """哈尔滨市 cases_completed 188 cumulative 9 - 办结|哈尔滨市 fines 87 cumulative 9 -
        齐齐哈尔市 cases_completed 25 cumulative 9 - 办结|齐齐哈尔市 fines 17.5 cumulative 9 -
        黑龙江省 cases_completed 227 cumulative 9 - 办结|黑龙江省 fines 113.5 cumulative 9 -""",
        intro="中央环境保护督察组转办问题线索办理情况",
        territory="黑龙江省",
    ),
    *layout(
        "groups-of-regions",
        [
            ["市州", "县区", "转办(件)", "办结(件)"],
            [("长沙市", 3, 1), "岳麓区", "5", "4"],
            ["开福区", "2", "2"],
            ["小计", "7", "6"],
            [("株洲市", 2, 1), "荷塘区", "1", "0"],
            ["小计", "1", "0"],
            [("合计", 1, 2), "8", "6"],
        ],
        f"""岳麓区 cases_forwarded 5 {C}|岳麓区 cases_completed 4 {C} 办结|开福区 cases_forwarded 2 {C}
        开福区 cases_completed 2 {C} 办结|长沙市 cases_forwarded 7 {C}|长沙市 cases_completed 6 {C} 办结
        荷塘区 cases_forwarded 1 {C}|荷塘区 cases_completed 0 {C} 办结|株洲市 cases_forwarded 1 {C}
        株洲市 cases_completed 0 {C} 办结|湖南省 cases_forwarded 8 {C}|湖南省 cases_completed 6 {C} 办结""",
        intro=f"截至{A},督察组向我省转办信访件办理情况见下表。",
        territory="湖南省",
        carriers=FULL,
    ),
    *layout(
        "categories-in-rows",
        [
            ["污染类型", "数量(件)", "占比"],
            ["大气", "12", "60%"],
            ["水", "6", "30%"],
            ["噪声", "2", "10%"],
            ["合计", "20", "100%"],
        ],
        f"""哈密市 cases_forwarded 12 {C} 大气|哈密市 share 60 {C} 大气|哈密市 cases_forwarded 6 {C} 水
        哈密市 share 30 {C} 水|哈密市 cases_forwarded 2 {C} 噪声|哈密市 share 10 {C} 噪声
        哈密市 cases_forwarded 20 {C}""",
        intro=f"截至{A},督察组向我市转办信访件分类情况见下表。",
        territory="哈密市",
        carriers=NO_STACK,
    ),
    *layout(
        "two-tables-side-by-side",
        [["地区", "件数", "地区", "件数"], ["哈密市", "5", "喀什地区", "7"], ["吐鲁番市", "4", "和田地区", "8"]],
        f"""哈密市 cases_forwarded 5 {C}|喀什地区 cases_forwarded 7 {C}
        吐鲁番市 cases_forwarded 4 {C}|和田地区 cases_forwarded 8 {C}""",
        carriers=NO_STACK,
    ),
    *layout(
        "numbers-with-units",
        [
            ["地区", "转办", "罚款", "拘留"],
            ["哈密市", "5件", "2.5万元", "1人"],
            ["吐鲁番市", "1,204件", "8000元", "无"],
        ],
        f"""哈密市 cases_forwarded 5 {C}|哈密市 fines 2.5 {C}|哈密市 people_detained 1 {C}
        吐鲁番市 cases_forwarded 1204 {C}|吐鲁番市 fines 0.8 {C}""",
    ),
    *layout(
        "columns-numbered",
        [
            ["地区", "转办", "办结", "未办结"],
            ["栏次", "1", "2", "3"],
            ["哈密市", "5", "4", "1"],
            ["吐鲁番市", "4", "4", "0"],
        ],
        f"""哈密市 cases_forwarded 5 {C}|哈密市 cases_completed 4 {C} 办结|哈密市 cases_in_progress 1 {C} 正在办理
        吐鲁番市 cases_forwarded 4 {C}|吐鲁番市 cases_completed 4 {C} 办结|吐鲁番市 cases_in_progress 0 {C} 正在办理""",
        carriers=NO_STACK,
    ),
    *layout(
        "a-cell-over-two-regions",
        [["地区", "转办", "约谈(人)"], ["哈密市", "5", ("3", 2, 1)], ["吐鲁番市", "4"], ["合计", "9", "3"]],
        f"""哈密市 cases_forwarded 5 {C}|吐鲁番市 cases_forwarded 4 {C}|新疆维吾尔自治区 cases_forwarded 9 {C}
        新疆维吾尔自治区 people_interviewed 3 {C}""",
        carriers=("html", "xlsx", "docx", "pdf", "bars"),
    ),
    *layout(
        "rates",
        [
            ["地区", "转办", "办结", "办结率", "占比(%)"],
            ["哈密市", "5", "4", "80%", "55.6"],
            ["吐鲁番市", "4", "4", "100%", "44.4"],
        ],
        f"""哈密市 cases_forwarded 5 {C}|哈密市 cases_completed 4 {C} 办结|哈密市 share 55.6 {C}
        吐鲁番市 cases_forwarded 4 {C}|吐鲁番市 cases_completed 4 {C} 办结|吐鲁番市 share 44.4 {C}""",
        carriers=NO_STACK,
    ),
    *layout(
        "divisions",
        [
            ["单位", "交办", "办结"],
            ["第一师阿拉尔市", "5", "4"],
            ["三师", "4", "4"],
            ["兵直", "1", "1"],
            ["合计", "10", "9"],
        ],
        f"""第一师阿拉尔市 cases_forwarded 5 {C}|第一师阿拉尔市 cases_completed 4 {C} 办结
        第三师图木舒克市 cases_forwarded 4 {C}|第三师图木舒克市 cases_completed 4 {C} 办结
        新疆生产建设兵团 cases_forwarded 10 {C}|新疆生产建设兵团 cases_completed 9 {C} 办结""",
    ),
    *layout(
        "no-names",
        [["受理", "来电", "来信", "办结"], ["28", "20", "8", "15"]],
        f"""哈密市 cases_forwarded 28 {C}|哈密市 cases_phone 20 {C}|哈密市 cases_letter 8 {C}
        哈密市 cases_completed 15 {C} 办结""",
        intro=f"截至{A},督察组向我市转办信访件情况见下表。",
        territory="哈密市",
        carriers=("html", "xlsx", "docx", "pdf", "bars"),
    ),
    *layout(
        "measures-in-rows",
        [
            ["项目", "数量"],
            ["受理举报", "28件"],
            ["其中:来电", "20件"],
            ["来信", "8件"],
            ["责令整改", "6家"],
            ["问责", "1人"],
        ],
        f"""哈密市 cases_forwarded 28 {C}|哈密市 cases_phone 20 {C}|哈密市 cases_letter 8 {C}
        哈密市 orders_rectify 6 {C}|哈密市 people_accountable 1 {C}""",
        intro=f"截至{A},督察组向我市转办信访件情况见下表。",
        territory="哈密市",
        carriers=NO_STACK,
    ),
    *layout(
        "three-head-rows",
        THREE_LEVELS,
        "\n".join(
            f"""{who} cases_phone {a} {B}|{who} cases_letter {b} {B}|{who} cases_phone {c} {C}
            {who} cases_letter {d} {C}|{who} cases_completed {e} {C} 办结|{who} people_interviewed {f} {C}
            {who} people_accountable {g} {C}"""
            for who, a, b, c, d, e, f, g in (("哈密市", 1, 2, 30, 40, 50, 3, 4), ("吐鲁番市", 0, 2, 10, 20, 20, 0, 1))
        ),
        intro=f"{A},督察组向新疆转办第十批信访件。截至{A},办理情况如下表。",
        carriers=FULL,
    ),
    *layout(
        "categories-and-results",
        [
            [("区县", 2, 1), ("大气", 1, 2), ("水", 1, 2)],
            ["交办", "办结", "交办", "办结"],
            ["和静县", "5", "4", "3", "2"],
            ["博湖县", "1", "1", "1", "0"],
        ],
        f"""和静县 cases_forwarded 5 {C} 大气|和静县 cases_completed 4 {C} 大气 办结|和静县 cases_forwarded 3 {C} 水
        和静县 cases_completed 2 {C} 水 办结|博湖县 cases_forwarded 1 {C} 大气|博湖县 cases_completed 1 {C} 大气 办结
        博湖县 cases_forwarded 1 {C} 水|博湖县 cases_completed 0 {C} 水 办结""",
        territory="巴音郭楞蒙古自治州",
        carriers=FULL,
    ),
    *layout(
        "batches-in-columns",
        [
            ["区县", "第1批", "第2批", "合计"],
            ["和静县", "5", "4", "9"],
            ["博湖县", "1", "0", "1"],
            ["合计", "6", "4", "10"],
        ],
        """和静县 cases_forwarded 5 batch 1 -|和静县 cases_forwarded 4 batch 2 -|和静县 cases_forwarded 9 cumulative 2 -
        博湖县 cases_forwarded 1 batch 1 -|博湖县 cases_forwarded 0 batch 2 -|博湖县 cases_forwarded 1 cumulative 2 -
        巴音郭楞蒙古自治州 cases_forwarded 6 batch 1 -|巴音郭楞蒙古自治州 cases_forwarded 4 batch 2 -
        巴音郭楞蒙古自治州 cases_forwarded 10 cumulative 2 -""",
        intro="督察组转办信访件统计表",
        territory="巴音郭楞蒙古自治州",
    ),
    *layout(
        "sanctions-alone",
        [
            [("县市", 2, 1), ("立案处罚", 1, 2), ("拘留(人)", 1, 3), ("约谈问责(人)", 2, 1), ("停产整治(家)", 2, 1)],
            ["家数", "金额(万元)", "行政", "刑事", "小计"],
            ["和静县", "5", "12.5", "1", "2", "3", "7", "8"],
            ["博湖县", "1", "3", "0", "0", "0", "1", "1"],
        ],
        f"""和静县 firms_penalised 5 {C}|和静县 fines 12.5 {C}|和静县 people_detained 1 {C} 行政拘留
        和静县 people_detained 2 {C} 刑事拘留|和静县 people_detained 3 {C}|博湖县 firms_penalised 1 {C}
        博湖县 fines 3 {C}
        博湖县 people_detained 0 {C} 行政拘留|博湖县 people_detained 0 {C} 刑事拘留|博湖县 people_detained 0 {C}""",
        territory="巴音郭楞蒙古自治州",
    ),
    *layout(
        "this-batch-and-all-in-rows",
        [
            ["单位", "件数", "来电"],
            ["哈密市", "5", "1"],
            ["吐鲁番市", "4", "4"],
            ["合计", "9", "5"],
            ["累计", "90", "50"],
        ],
        f"""哈密市 cases_forwarded 5 {B}|哈密市 cases_phone 1 {B}|吐鲁番市 cases_forwarded 4 {B}
        吐鲁番市 cases_phone 4 {B}|新疆维吾尔自治区 cases_forwarded 9 {B}|新疆维吾尔自治区 cases_phone 5 {B}
        新疆维吾尔自治区 cases_forwarded 90 {C}|新疆维吾尔自治区 cases_phone 50 {C}""",
        intro=f"{A},督察组向新疆转办第十批信访件。",
    ),
    *layout(
        "region-and-corps",
        [["单位", "转办", "办结"], ["自治区", "65", "60"], ["兵团", "11", "10"], ["合计", "76", "70"]],
        f"""新疆维吾尔自治区 cases_forwarded 65 {C}|新疆维吾尔自治区 cases_completed 60 {C} 办结
        新疆生产建设兵团 cases_forwarded 11 {C}|新疆生产建设兵团 cases_completed 10 {C} 办结
        新疆维吾尔自治区(含兵团) cases_forwarded 76 {C}|新疆维吾尔自治区(含兵团) cases_completed 70 {C} 办结""",
    ),
    *layout(
        "dates-in-heads",
        [
            ["行政区域", "10月21日交办数量(件)", "10月19日至10月21日累计交办数量(件)"],
            ["天府新区", "1", "2"],
            ["东坡区", "2", "2"],
        ],
        """东坡区 cases_forwarded 2 batch - 2021-10-21|东坡区 cases_forwarded 2 cumulative - 2021-10-21
        天府新区 cases_forwarded 1 batch - 2021-10-21|天府新区 cases_forwarded 2 cumulative - 2021-10-21""",
        intro="中央第三生态环境保护督察组交办信访举报件情况",
        territory="眉山市",
        carriers=FULL,
    ),
]
