"""Tables of pages whose text alone was kept: text, territory, observations."""

# How pages keep a table when its text alone is kept: a bar after each cell, bars in lines of their own, rows that begin
# with one, heads moved to the left, blank lines between cells.
WEB = [
    (
        """XX市督察群众来信来电举报污染类型统计表(第三十二批)
地區 類型 |\n移交件數 |\n水 |\n大氣 |\n噪聲 |\n污染類型合計 |
鼓樓區 |\n3 |\n|\n1 |\n2 |\n3 |
高新區 |\n0.3 |\n|\n|\n0.3 |\n0.3 |
市直單位及其他 |\n1 |\n|\n|\n1 |\n1 |
共計 |\n4.3 |\n0 |\n1 |\n3.3 |\n4.3 |
掃一掃在手機上查看當前頁面""",
        "福州市",
        """鼓楼区 cases_forwarded 3 batch 32 -|鼓楼区 cases_forwarded 1 batch 32 - 大气
        鼓楼区 cases_forwarded 2 batch 32 - 噪声|福州市高新区 cases_forwarded 0.3 batch 32 -
        福州市高新区 cases_forwarded 0.3 batch 32 - 噪声|福州市 cases_forwarded 4.3 batch 32 -
        福州市 cases_forwarded 0 batch 32 - 水|福州市 cases_forwarded 1 batch 32 - 大气
        福州市 cases_forwarded 3.3 batch 32 - 噪声""",
    ),
    (
        """第二轮第四批生态环境保护督察组群众举报污染类型统计表(第七批)
|\n类型 区县 |\n交办情况 |\n污染类型 | |||\n|\n移交件数 |\n水 |\n大气 |\n其他污染 | |
|\n潼南区 |\n5 |\n0 |\n4 |\n1 |
扫一扫在手机打开当前页""",
        "重庆市",
        """潼南区 cases_forwarded 5 batch 7 -|潼南区 cases_forwarded 0 batch 7 - 水
        潼南区 cases_forwarded 4 batch 7 - 大气|潼南区 cases_forwarded 1 batch 7 - 其他""",
    ),
    (
        """督察组交办群众信访件情况统计表\n(第28批)
区县 (市直) | 当日转办信访件(件) | 污染类型及数量(个) | 重点关注件(件) | ||||
水 | 大气 | 其他 | 合计 | |||
历下 | 2 | 0 | 1 | 2 | 3 | 1 |
历城 | 5 | 2 | 2 | 1 | 5 | 0 |""",
        "济南市",
        """历下区 cases_forwarded 2 batch 28 -|历下区 cases_forwarded 0 batch 28 - 水
        历下区 cases_forwarded 1 batch 28 - 大气|历下区 cases_forwarded 2 batch 28 - 其他|历下区 cases_key 1 batch 28 -
        历城区 cases_forwarded 5 batch 28 -|历城区 cases_forwarded 2 batch 28 - 水
        历城区 cases_forwarded 2 batch 28 - 大气|历城区 cases_forwarded 1 batch 28 - 其他
        历城区 cases_key 0 batch 28 -""",
    ),
    (
        """督察组各州市转办统计\n(截止时间:2022年4月20日22:45)
序号\n|\n州市\n|\n总计\n|\n来电\n|\n来信\n|
1\n|\n昆明市\n|\n47\n|\n42\n|\n5\n|\n2\n|\n红河州\n|\n7\n|\n\n|\n7\n|
合计\n|\n54\n|\n42\n|\n12\n|""",
        "云南省",
        """昆明市 cases_forwarded 47 cumulative - 2022-04-20|昆明市 cases_phone 42 cumulative - 2022-04-20
        昆明市 cases_letter 5 cumulative - 2022-04-20|红河哈尼族彝族自治州 cases_forwarded 7 cumulative - 2022-04-20
        红河哈尼族彝族自治州 cases_letter 7 cumulative - 2022-04-20|云南省 cases_forwarded 54 cumulative - 2022-04-20
        云南省 cases_phone 42 cumulative - 2022-04-20|云南省 cases_letter 12 cumulative - 2022-04-20""",
    ),
    (
        """督察组交办问题线索\n\n办理情况统计表\n\n(第一批至第九批)\n\n市地\n\n已办件数\n\n办结件数
哈尔滨\n\n188\n\n87\n\n省森工总局\n\n14\n\n9\n\n大庆\n\n1,043\n\n35\n\n合计\n\n1,245\n\n131\n\n(责任编辑: 张某)""",
        "黑龙江省",
        """哈尔滨市 cases_forwarded 188 cumulative 9 -|哈尔滨市 cases_completed 87 cumulative 9 - 办结
        大庆市 cases_forwarded 1043 cumulative 9 -|大庆市 cases_completed 35 cumulative 9 - 办结
        黑龙江省 cases_forwarded 1245 cumulative 9 -|黑龙江省 cases_completed 131 cumulative 9 - 办结""",
    ),
]
