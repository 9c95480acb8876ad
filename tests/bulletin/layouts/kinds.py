"""Tables of categories and batches: this batch and all so far, results by category."""

from carriers import FULL

from .telling import NO_STACK, A, B, C, layout

LAYOUTS = [
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
        "problems-counted-as-cases",
        [
            [("第十批(4月21日交办)", 1, 4)],
            ["序号", "行政区域", "交办问题数量(件)", "污染类型"],
            ["1", "哈密市", "45", ("大气污染49件 水污染20件", 3, 1)],
            ["2", "吐鲁番市", "0"],
            ["3", "和田地区", "20"],
        ],
        f"""哈密市 cases_forwarded 45 {B}|吐鲁番市 cases_forwarded 0 {B}|和田地区 cases_forwarded 20 {B}""",
        intro=f"{A},督察组向新疆转办第十批信访件。",
        carriers=("html", "xlsx", "docx", "pdf", "bars"),
    ),
]
