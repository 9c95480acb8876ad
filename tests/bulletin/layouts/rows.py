"""Tables by region, batch or category in rows or columns, and what their cells share."""

from carriers import FULL

from .telling import NO_STACK, A, C, layout

LAYOUTS = [
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
        "two-tables-side-by-side",
        [["地区", "件数", "地区", "件数"], ["哈密市", "5", "喀什地区", "7"], ["吐鲁番市", "4", "和田地区", "8"]],
        f"""哈密市 cases_forwarded 5 {C}|喀什地区 cases_forwarded 7 {C}
        吐鲁番市 cases_forwarded 4 {C}|和田地区 cases_forwarded 8 {C}""",
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
        "region-and-corps",
        [["单位", "转办", "办结"], ["自治区", "65", "60"], ["兵团", "11", "10"], ["合计", "76", "70"]],
        f"""新疆维吾尔自治区 cases_forwarded 65 {C}|新疆维吾尔自治区 cases_completed 60 {C} 办结
        新疆生产建设兵团 cases_forwarded 11 {C}|新疆生产建设兵团 cases_completed 10 {C} 办结
        新疆维吾尔自治区(含兵团) cases_forwarded 76 {C}|新疆维吾尔自治区(含兵团) cases_completed 70 {C} 办结""",
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
]
