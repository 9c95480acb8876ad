"""Tables whose heads have one to three rows, titles or numbers of columns in the grid, or no names at all."""

from carriers import FULL

from .telling import NO_STACK, A, B, C, layout

THREE_LEVELS = [
    [("地区", 3, 1), ("督察组转办", 1, 4), ("办理情况", 1, 3)],
    [("本批(件)", 1, 2), ("累计(件)", 1, 2), ("办结", 2, 1), ("责任追究(人)", 1, 2)],
    ["来电", "来信", "来电", "来信", "约谈", "问责"],
    ["哈密市", "1", "2", "30", "40", "50", "3", "4"],
    ["吐鲁番市", "0", "2", "10", "20", "20", "0", "1"],
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
        "no-names",
        [["受理", "来电", "来信", "办结"], ["28", "20", "8", "15"]],
        f"""哈密市 cases_forwarded 28 {C}|哈密市 cases_phone 20 {C}|哈密市 cases_letter 8 {C}
        哈密市 cases_completed 15 {C} 办结""",
        intro=f"截至{A},督察组向我市转办信访件情况见下表。",
        territory="哈密市",
        carriers=("html", "xlsx", "docx", "pdf", "bars"),
    ),
]
