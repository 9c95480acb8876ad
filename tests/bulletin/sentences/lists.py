"""Lists, batches, scopes, results: the plain forms."""

X = "新疆日报"
TWO_HEADS = """4月10日转办第十批信访件。
| 地区 | 本批 | 累计 |
| 地区 | 来电 | 交办数量 |
| 哈密市 | 2 | 30 |
| 合 计 | 2 | 30 |"""
TABLE = [
    # lists
    ("4月10日,督察组向新疆转办信访件12件:乌鲁木齐市5件,伊犁州、昌吉州各3件,另有1件转自治区信访局。", X, """
        新疆维吾尔自治区 cases_forwarded 12 batch - 2022-04-10
        乌鲁木齐市 cases_forwarded 5 batch - 2022-04-10
        伊犁哈萨克自治州 cases_forwarded 3 batch - 2022-04-10
        昌吉回族自治州 cases_forwarded 3 batch - 2022-04-10"""),
    ("累计转办30件,昌吉州、博州、巴州分别为15件、9件、6件。", X, """
        新疆维吾尔自治区 cases_forwarded 30 cumulative - -
        昌吉回族自治州 cases_forwarded 15 cumulative - -
        博尔塔拉蒙古自治州 cases_forwarded 9 cumulative - -
        巴音郭楞蒙古自治州 cases_forwarded 6 cumulative - -"""),
    ("督察组转办塔城、和田、阿勒泰三个地区各3件信访件。", X, """
        塔城地区 cases_forwarded 3 cumulative - -
        和田地区 cases_forwarded 3 cumulative - -
        阿勒泰地区 cases_forwarded 3 cumulative - -"""),
    ("7月2日交办信访件97件,济南47、青岛40,省直10。", "大众日报", """
        山东省 cases_forwarded 97 batch - 2021-07-02
        济南市 cases_forwarded 47 batch - 2021-07-02
        青岛市 cases_forwarded 40 batch - 2021-07-02"""),
    ("4月1日转办信访件8件,其中1件由兖州区和邹城市合办。", "济宁日报", """
        济宁市 cases_forwarded 8 batch - 2022-04-01"""),
    ("4月1日转办信访件9件:哈密市5件,市农业局1件,市水务局、区住建局各2件。", "吐鲁番市零距离", """
        吐鲁番市 cases_forwarded 9 batch - 2022-04-01
        哈密市 cases_forwarded 5 batch - 2022-04-01"""),
    ("4月1日交办信访举报件11件,其中来电举报9件,其他途径举报材料2件。", X, """
        新疆维吾尔自治区 cases_forwarded 11 batch - 2022-04-01
        新疆维吾尔自治区 cases_phone 9 batch - 2022-04-01"""),
    ("4月1日向我区交办第三批来电举报件共32件。", X, "新疆维吾尔自治区 cases_forwarded 32 batch 3 2022-04-01"),
    ("截至4月1日,督察组共受理举报90件,向地方交办有效举报80件。", "生态环境部", """
        全国 cases_received 90 cumulative - 2022-04-01
        全国 cases_forwarded 80 cumulative - 2022-04-01"""),
    ("4月1日,督察组向我区交办第五批件30件,分解后交办33件,其中重点件2件。", X, """
        新疆维吾尔自治区 cases_forwarded 30 batch 5 2022-04-01
        新疆维吾尔自治区 cases_key 2 batch 5 2022-04-01"""),
    # whose bulletin it is
    ("4月1日,督察组向我省交办第五批信访件60件。\n截至4月1日,累计交办信访件240件。", "岳阳市文旅局", """
        湖南省 cases_forwarded 60 batch 5 2022-04-01
        湖南省 cases_forwarded 240 cumulative - 2022-04-01"""),
    ("督察组转办湖北省信访件60件\n截至4月1日,累计交办信访件240件。", "鄂州发布", """
        湖北省 cases_forwarded 240 cumulative - 2022-04-01"""),
    ("督察组转办湖北省信访件60件\n截至4月1日,累计交办我市信访件24件。", "鄂州发布", """
        鄂州市 cases_forwarded 24 cumulative - 2022-04-01"""),
    # scope and batch
    ("4月12日交办第九批信访件38件,累计交办77件。\n今天交办的信访件中,哈密市9件。", X, """
        新疆维吾尔自治区 cases_forwarded 38 batch 9 2022-04-12
        新疆维吾尔自治区 cases_forwarded 77 cumulative - 2022-04-12
        哈密市 cases_forwarded 9 batch 9 2022-04-12"""),
    ("4月1日交办第九批信访件38件,累计交办77件。这一批信访件中,哈密市9件。", X, """
        新疆维吾尔自治区 cases_forwarded 38 batch 9 2022-04-01
        新疆维吾尔自治区 cases_forwarded 77 cumulative - 2022-04-01
        哈密市 cases_forwarded 9 batch 9 2022-04-01"""),
    ("督察组转办第二批信访件50件。已办结42件,正在办理8件。已办结42件中属实39件,不属实3件。", X, """
        新疆维吾尔自治区 cases_forwarded 50 batch 2 -
        新疆维吾尔自治区 cases_completed 42 batch 2 - 办结
        新疆维吾尔自治区 cases_in_progress 8 batch 2 - 正在办理
        新疆维吾尔自治区 cases_verified 39 batch 2 - 属实
        新疆维吾尔自治区 cases_unfounded 3 batch 2 - 不属实"""),
    # shares
    ("督察组转办第二批75件,其中,哈密市39件,占到总数的52%。大气问题的举报最多,占总数的24.8%;其次是噪声类,占20%。", X, """
        新疆维吾尔自治区 cases_forwarded 75 batch 2 -
        哈密市 cases_forwarded 39 batch 2 -
        哈密市 share 52 batch 2 -
        新疆维吾尔自治区 share 24.8 batch 2 - 大气
        新疆维吾尔自治区 share 20 batch 2 - 噪声"""),
    ("截至4月10日,前十批共转办信访件700件。", X, "新疆维吾尔自治区 cases_forwarded 700 cumulative 10 2022-04-10"),
    ("第125批转办信访件700件。", X, "新疆维吾尔自治区 cases_forwarded 700 cumulative 25 -"),
    ("截至4月3日,首批18件信访件中,13件已办结,5件阶段性办结。", X, """
        新疆维吾尔自治区 cases_forwarded 18 batch 1 2022-04-03
        新疆维吾尔自治区 cases_completed 13 batch 1 2022-04-03 办结
        新疆维吾尔自治区 cases_stage_completed 5 batch 1 2022-04-03 阶段办结"""),
    ("4月10日,督察组转办第十批信访件60件。截至目前,累计办结200件。", X, """
        新疆维吾尔自治区 cases_forwarded 60 batch 10 2022-04-10
        新疆维吾尔自治区 cases_completed 200 cumulative - 2022-04-10 办结"""),
    ("督察组转办山东第九批举报件共计168件。截至9月13日,已办结117件,阶段性办结35件,未办结16件,问责2人。", "大众日报", """
        山东省 cases_forwarded 168 batch 9 -
        山东省 cases_completed 117 batch 9 2021-09-13 办结
        山东省 cases_stage_completed 35 batch 9 2021-09-13 阶段办结
        山东省 cases_in_progress 16 batch 9 2021-09-13 正在办理
        山东省 people_accountable 2 batch 9 2021-09-13"""),
    # the XPCC
    ("4月10日,督察组向新疆转办信访件20件,其中自治区15件、兵团5件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 20 batch - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 15 batch - 2022-04-10
        新疆生产建设兵团 cases_forwarded 5 batch - 2022-04-10"""),
    ("4月11日,兵团接到信访件9件:一师阿拉尔市、六师五家渠市、十二师各3件。", "兵团日报", """
        新疆生产建设兵团 cases_forwarded 9 batch - 2022-04-11
        第一师阿拉尔市 cases_forwarded 3 batch - 2022-04-11
        第六师五家渠市 cases_forwarded 3 batch - 2022-04-11
        第十二师 cases_forwarded 3 batch - 2022-04-11"""),
    ("4月10日,督察组向我区移交第十批92件。其中,自治区70件,兵团21件,兵地共同1件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 92 batch 10 2022-04-10
        新疆维吾尔自治区 cases_forwarded 70 batch 10 2022-04-10
        新疆生产建设兵团 cases_forwarded 21 batch 10 2022-04-10"""),
    # who received
    ("截至4月10日,督察组收到举报90件,受理有效举报80件,转办75件。", X, """
        新疆维吾尔自治区 cases_received 90 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_valid 80 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 75 cumulative - 2022-04-10"""),
    ("截至4月10日,哈密市收到信访件10件。", X, "哈密市 cases_forwarded 10 cumulative - 2022-04-10"),
    # kinds, brackets, subsets
    ("4月10日,我省收到交办信访件96件(来电74件、来信22件),其中重点件19件(来电14件、来信5件)。", "湖北日报", """
        湖北省 cases_forwarded 96 batch - 2022-04-10
        湖北省 cases_phone 74 batch - 2022-04-10
        湖北省 cases_letter 22 batch - 2022-04-10
        湖北省 cases_key 19 batch - 2022-04-10"""),
    ("4月10日,督察组转办信访件20件,均为来信。", X, """
        新疆维吾尔自治区 cases_forwarded 20 batch - 2022-04-10
        新疆维吾尔自治区 cases_letter 20 batch - 2022-04-10"""),
    # categories and shares
    ("4月10日转办信访件10件,大气、水两类各3件,噪音2件,大气和噪声1件,土壤类占10%。", X, """
        新疆维吾尔自治区 cases_forwarded 10 batch - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 3 batch - 2022-04-10 大气
        新疆维吾尔自治区 cases_forwarded 3 batch - 2022-04-10 水
        新疆维吾尔自治区 cases_forwarded 2 batch - 2022-04-10 噪声
        新疆维吾尔自治区 cases_forwarded 1 batch - 2022-04-10 大气+噪声
        新疆维吾尔自治区 share 10 batch - 2022-04-10 土壤"""),
    # results
    ("截至4月10日,信访件已办结60件,办结率80%,属实40件、部分属实15件、不属实5件。", X, """
        新疆维吾尔自治区 cases_completed 60 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 cases_verified 40 cumulative - 2022-04-10 属实
        新疆维吾尔自治区 cases_partly_verified 15 cumulative - 2022-04-10 部分属实
        新疆维吾尔自治区 cases_unfounded 5 cumulative - 2022-04-10 不属实"""),
    ("截至4月10日转办信访件2件。责令整改9家,责令停产整改3家,立案处罚2家,罚款1.2亿元,行政拘留4人,约谈问责7人。", X, """
        新疆维吾尔自治区 cases_forwarded 2 cumulative - 2022-04-10
        新疆维吾尔自治区 orders_rectify 9 cumulative - 2022-04-10
        新疆维吾尔自治区 firms_penalised 2 cumulative - 2022-04-10
        新疆维吾尔自治区 fines 12000 cumulative - 2022-04-10
        新疆维吾尔自治区 people_detained 4 cumulative - 2022-04-10 行政拘留"""),
    ("4月10日,督察组转办第十批信访件:武汉58件,已办结58件;襄阳、宜昌各7件,均已办结。", "湖北日报", """
        武汉市 cases_forwarded 58 batch 10 2022-04-10
        武汉市 cases_completed 58 batch 10 2022-04-10 办结
        襄阳市 cases_forwarded 7 batch 10 2022-04-10
        宜昌市 cases_forwarded 7 batch 10 2022-04-10
        襄阳市 cases_completed 7 batch 10 2022-04-10 办结
        宜昌市 cases_completed 7 batch 10 2022-04-10 办结"""),
    # as real bulletins put it
    ("本批涉及3地:4月10日转办10件,乌鲁木齐市6件,占总数的60%;哈密市4件,占40%。", X, """
        新疆维吾尔自治区 cases_forwarded 10 batch - 2022-04-10
        乌鲁木齐市 cases_forwarded 6 batch - 2022-04-10
        乌鲁木齐市 share 60 batch - 2022-04-10
        哈密市 cases_forwarded 4 batch - 2022-04-10
        哈密市 share 40 batch - 2022-04-10"""),
    ("4月10日交办举报件137件。这是督察组交办的第14批信访件,长沙市最多,有51(+1)件,其他市州均少于10件。", "湖南日报", """
        湖南省 cases_forwarded 137 batch 14 2022-04-10
        长沙市 cases_forwarded 51 batch 14 2022-04-10"""),
    ("截至4月10日转办90件,大气类最多,占60.5%,还有7.5%为其他类生态环境问题。", X, """
        新疆维吾尔自治区 cases_forwarded 90 cumulative - 2022-04-10
        新疆维吾尔自治区 share 60.5 cumulative - 2022-04-10 大气
        新疆维吾尔自治区 share 7.5 cumulative - 2022-04-10 其他"""),
    ("截至4月10日,第三批7个中央生态环境保护督察组共收到来电、来信举报90件,转办80件。其中,四川问责人数最多,达7人;其次为山东6人。",
     "生态环境部", """
        全国 cases_received 90 cumulative - 2022-04-10
        全国 cases_forwarded 80 cumulative - 2022-04-10
        四川省 people_accountable 7 cumulative - 2022-04-10
        山东省 people_accountable 6 cumulative - 2022-04-10"""),
    ("4月10日,督察组向我区转办第十批20件,其中自治区15件、兵团5件。截至4月11日0时,交办自治区的15件已交办。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 20 batch 10 2022-04-10
        新疆维吾尔自治区 cases_forwarded 15 batch 10 2022-04-10
        新疆生产建设兵团 cases_forwarded 5 batch 10 2022-04-10"""),
    # tables
    (TWO_HEADS, X, """
        哈密市 cases_phone 2 batch 10 2022-04-10
        哈密市 cases_forwarded 30 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_phone 2 batch 10 2022-04-10
        新疆维吾尔自治区 cases_forwarded 30 cumulative - 2022-04-10"""),
    ("4月10日转办第十批信访件。\n序号\n县市\n总计\n来电\n1\n哈密市\n5\n3\n2\n吐鲁番市\n4\n4\n合计\n9\n7", X, """
        哈密市 cases_forwarded 5 batch 10 2022-04-10
        哈密市 cases_phone 3 batch 10 2022-04-10
        吐鲁番市 cases_forwarded 4 batch 10 2022-04-10
        吐鲁番市 cases_phone 4 batch 10 2022-04-10
        新疆维吾尔自治区 cases_forwarded 9 batch 10 2022-04-10
        新疆维吾尔自治区 cases_phone 7 batch 10 2022-04-10"""),
    # corrections
    ("更正:督察组转办信访件一文中“三十一批共计316件”应为“三十一批共计318件”。", "兵团日报",
     "新疆生产建设兵团 cases_forwarded 318 cumulative 31 -"),
    # no figures
    ("督察组查阅资料2529份,个别谈话15人,走访单位13个,现场核查点位115个。", X, ""),
    ("督察组指出,某企业超标排放,当地对其罚款16万元,1860亩植被遭破坏。", X, ""),
    ("市信访局登记信访事项426件,按期办结率98.6%。", "市信访局", ""),
    ("信访件办理要求整改一件、销号一件,件件有着落。", X, ""),
    # batches so far, with and without their last one; figures that a text begins with, before the totals
    ("4月10日上午,督察组向我市反馈第20批来信来电信访件1件。据统计,督察组已向我市反馈信访件6件,其中重复件1个。", "无锡日报", """
        无锡市 cases_forwarded 1 batch 20 2022-04-10
        无锡市 cases_forwarded 6 cumulative - 2022-04-10"""),
    ("目前,督察组累计转办的320件群众投诉问题已办结180件。\n截至4月10日,我省累计收到督察组转办二十八批案件共计320件。", "湖南日报", """
        湖南省 cases_completed 180 cumulative - - 办结
        湖南省 cases_forwarded 320 cumulative 28 2022-04-10"""),
    ("截至4月10日,督察组向我省交办信访案件30批435件;我省向督察组反馈了前21批信访问题核查处理情况240件,其中属实206件。", "河北日报", """
        河北省 cases_forwarded 240 cumulative 21 2022-04-10
        河北省 cases_forwarded 435 cumulative 30 2022-04-10
        河北省 cases_verified 206 cumulative 21 2022-04-10 属实"""),
    ("督察组向我省转办信访举报件共108件,其中来电61件。涉及水污染问题11个。\n截至4月10日,督察组累计向我省转办信访举报件219件。", "湖南日报", """
        湖南省 cases_forwarded 108 batch - -
        湖南省 cases_forwarded 11 batch - - 水
        湖南省 cases_forwarded 219 cumulative - 2022-04-10
        湖南省 cases_phone 61 batch - -"""),
    # a running total after a day of batches; who hands on what it received
    ("4月9日,我省接到督察组交办的第十批信访案件10件。当日,上述案件已全部交办各地。截至4月9日,我省已累计接收督察组交办信访案件102件。", "吉林日报", """
        吉林省 cases_forwarded 10 batch 10 2022-04-09
        吉林省 cases_forwarded 102 cumulative - 2022-04-09"""),
    ("督察期间,督察组共调阅资料2581份,围绕我省突出问题开展调研暗访;共受理群众来电、来信举报679件,向地方交办571件。", "湖南日报", """
        湖南省 cases_forwarded 571 cumulative - -
        湖南省 cases_received 679 cumulative - -"""),
    # a batch in one sentence and its number in the next; batches that a total holds
    ("4月10日,督察工作协调组向我市转办了第七批群众举报问题。共3件,其中重点问题0件。其中阜蒙县1件、彰武县2件。", "阜新日报", """
        彰武县 cases_forwarded 2 batch 7 2022-04-10
        阜新市 cases_forwarded 3 batch 7 2022-04-10
        阜新市 cases_key 0 batch 7 2022-04-10
        阜新蒙古族自治县 cases_forwarded 1 batch 7 2022-04-10"""),
    ("截至4月10日,我区共收到转办的前3批举报件156件,其中第一批41件、第二批53件、第三批62件。按类型划分,大气污染87件,占55.8%,水污染69件,占44.2%。", X, """
        新疆维吾尔自治区 cases_forwarded 156 cumulative 3 2022-04-10
        新疆维吾尔自治区 cases_forwarded 41 batch 1 2022-04-10
        新疆维吾尔自治区 cases_forwarded 53 batch 2 2022-04-10
        新疆维吾尔自治区 cases_forwarded 62 batch 3 2022-04-10
        新疆维吾尔自治区 cases_forwarded 69 cumulative 3 2022-04-10 水
        新疆维吾尔自治区 cases_forwarded 87 cumulative 3 2022-04-10 大气
        新疆维吾尔自治区 share 44.2 cumulative 3 2022-04-10 水
        新疆维吾尔自治区 share 55.8 cumulative 3 2022-04-10 大气"""),
    # the day of a meeting
    ("4月10日,督察组向我省转办第四批信访件25件。继4月6日督察进驻动员会召开后,督察组已累计转交了四批156件。", "海南日报", """
        海南省 cases_forwarded 156 cumulative 4 2022-04-10
        海南省 cases_forwarded 25 batch 4 2022-04-10"""),
    # the first number before all so far, in one sentence; what was handed over before
    ("督察组向我市转办群众信访举报件情况(第二十九批)\n临沂市环境保护局 / 2022-04-11\n督察组向我市转办信访件38件,累计转办803件。\n本批转办的信访件,涉及各县区38件。涉及环境问题33个。其中,大气污染问题20个,水污染问题13个。", None, """
        临沂市 cases_forwarded 13 batch 29 - 水
        临沂市 cases_forwarded 20 batch 29 - 大气
        临沂市 cases_forwarded 38 batch 29 -
        临沂市 cases_forwarded 803 cumulative - -"""),
    ("4月10日,督察组移交第三批信访件70件,加上此前移交的80件,目前累计150件。", "海南日报", """
        海南省 cases_forwarded 150 cumulative - 2022-04-10
        海南省 cases_forwarded 70 batch 3 2022-04-10"""),
]  # fmt: skip
