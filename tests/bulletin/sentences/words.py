"""Words that count, and words that count nothing."""

from .lists import X

HUNAN = "湖南日报"
COLUMNS = "4月10日转办信访件。\n序号 |\n县市 |\n总计 |\n来电 |\n1 |\n哈密市 |\n5 |\n3 |\n2 |\n吐鲁番市 |\n4 |\n4 |"
TABLE = [
    # marked cases
    ("4月10日转办第十批信访件9件,其中加星件2件、一般件7件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 10 2022-04-10
        新疆维吾尔自治区 cases_key 2 batch 10 2022-04-10"""),
    ("截至4月10日,累计转办信访件30件,其中4件被列为重点件。", X, """
        新疆维吾尔自治区 cases_forwarded 30 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_key 4 cumulative - 2022-04-10"""),
    # what was reported to those above is no figure of cases
    ("截至4月10日,累计转办信访件30件,应上报办理情况的25件,已上报累计22件,已办结20件。", X, """
        新疆维吾尔自治区 cases_forwarded 30 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_completed 20 cumulative - 2022-04-10 办结"""),
    # dates that are no state
    ("4月10日,省协调办转办4月9日第九批信访件8件。", HUNAN, "湖南省 cases_forwarded 8 batch 9 2022-04-10"),
    ("4月10日转办第十批信访件8件,均为4月2日前寄出的来信。\n衡阳市3件。", HUNAN, """
        湖南省 cases_forwarded 8 batch 10 2022-04-10
        湖南省 cases_letter 8 batch 10 2022-04-10
        衡阳市 cases_forwarded 3 batch 10 2022-04-10"""),
    ("自3月1日督察组进驻以来,我省共收到转办信访件300件。", HUNAN, "湖南省 cases_forwarded 300 cumulative - -"),
    ("4月10日转办第十批信访件8件。第二批信访件6件,昨天公布了办理结果:截至目前已办结5件,正在办理1件。", HUNAN, """
        湖南省 cases_forwarded 8 batch 10 2022-04-10
        湖南省 cases_forwarded 6 batch 2 2022-04-10
        湖南省 cases_completed 5 batch 2 2022-04-10 办结
        湖南省 cases_in_progress 1 batch 2 2022-04-10 正在办理"""),
    ("全省累计收到交办信访件300件。\n截至4月10日,全省收到交办信访件共计300件。", HUNAN,
     "湖南省 cases_forwarded 300 cumulative - 2022-04-10"),
    # categories
    ("4月10日转办8件,大气、水共同污染问题2个,声环境3件,辐射信访投诉件1件。", X, """
        新疆维吾尔自治区 cases_forwarded 8 batch - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 2 batch - 2022-04-10 大气+水
        新疆维吾尔自治区 cases_forwarded 3 batch - 2022-04-10 噪声
        新疆维吾尔自治区 cases_forwarded 1 batch - 2022-04-10 辐射"""),
    # whose figures
    ("4月10日,督察组向山东省转办信访件12件,其中大气6件。\n涉及水5件。不属于受理范围的,交由被督察地方处理。",
     "山东省生态环境厅", """
        山东省 cases_forwarded 12 batch - 2022-04-10
        山东省 cases_forwarded 6 batch - 2022-04-10 大气
        山东省 cases_forwarded 5 batch - 2022-04-10 水"""),
    ("截至4月10日,督察组接到举报15件(来电9件、来信6件),受理12件,向湖南省转办11件。", "岳阳市政府", """
        湖南省 cases_received 15 cumulative - 2022-04-10
        湖南省 cases_phone 9 cumulative - 2022-04-10
        湖南省 cases_letter 6 cumulative - 2022-04-10
        湖南省 cases_valid 12 cumulative - 2022-04-10
        湖南省 cases_forwarded 11 cumulative - 2022-04-10"""),
    ("截至4月10日转办30件:长沙市20件、已办结15件;省直部门6件、已办结4件。", HUNAN, """
        湖南省 cases_forwarded 30 cumulative - 2022-04-10
        长沙市 cases_forwarded 20 cumulative - 2022-04-10
        长沙市 cases_completed 15 cumulative - 2022-04-10 办结"""),
    ("截至4月10日转办30件,长沙市24件,省直部门6件,已办结20件,责令整改3家。", HUNAN, """
        湖南省 cases_forwarded 30 cumulative - 2022-04-10
        长沙市 cases_forwarded 24 cumulative - 2022-04-10
        湖南省 cases_completed 20 cumulative - 2022-04-10 办结
        湖南省 orders_rectify 3 cumulative - 2022-04-10"""),
    ("4月10日转办第十批18件,长沙市9件居首位,衡阳、岳阳4件并列第二位。", HUNAN, """
        湖南省 cases_forwarded 18 batch 10 2022-04-10
        长沙市 cases_forwarded 9 batch 10 2022-04-10
        衡阳市 cases_forwarded 4 batch 10 2022-04-10
        岳阳市 cases_forwarded 4 batch 10 2022-04-10"""),
    ("4月10日转办信访件9件,岳塘区5件、雨湖区3件、乌有区1件。", "湘潭日报", """
        湘潭市 cases_forwarded 9 batch - 2022-04-10
        岳塘区 cases_forwarded 5 batch - 2022-04-10
        雨湖区 cases_forwarded 3 batch - 2022-04-10
        乌有区 cases_forwarded 1 batch - 2022-04-10"""),
    ("截至4月10日转办30件,岳塘区20件、雨湖区10件,其中第3批有1件同时交办岳塘区、雨湖区,第7批有2件同时交办雨湖区、湘乡市。",
     "湘潭日报", """
        湘潭市 cases_forwarded 30 cumulative - 2022-04-10
        岳塘区 cases_forwarded 20 cumulative - 2022-04-10
        雨湖区 cases_forwarded 10 cumulative - 2022-04-10"""),
    ("4月10日转办信访件4件:万盛经开区3件、眉山天府新区1件。", X, """
        新疆维吾尔自治区 cases_forwarded 4 batch - 2022-04-10
        万盛经开区 cases_forwarded 3 batch - 2022-04-10
        眉山天府新区 cases_forwarded 1 batch - 2022-04-10"""),
    # what does not count
    ("4月10日转办第十批信访件2件。反映我市洗车店夜间排污扰民问题1件,水污染问题1件。", "邵阳日报", """
        邵阳市 cases_forwarded 2 batch 10 2022-04-10
        邵阳市 cases_forwarded 1 batch 10 2022-04-10 水"""),
    ("4月10日转办信访件12件。自3月1日督察组进驻以来,我省收到转办信访件300件。", HUNAN, """
        湖南省 cases_forwarded 12 batch - 2022-04-10
        湖南省 cases_forwarded 300 cumulative - 2022-04-10"""),
    ("截至4月10日,前五批共转办90件(不含岳阳市第五批3件信访件),已办结40件。", HUNAN, """
        湖南省 cases_forwarded 90 cumulative 5 2022-04-10
        湖南省 cases_completed 40 cumulative 5 2022-04-10 办结"""),
    ("截至4月10日转办90件。专用信箱:长沙市2022-8号信箱。全省一个平台办理。", HUNAN,
     "湖南省 cases_forwarded 90 cumulative - 2022-04-10"),
    ("截至4月10日转办90件,共问责12个单位、34名干部。", HUNAN, """
        湖南省 cases_forwarded 90 cumulative - 2022-04-10
        湖南省 people_accountable 34 cumulative - 2022-04-10"""),
    ("截至4月10日转办90件。交办数量 累计 长沙市12衡阳市34", HUNAN, "湖南省 cases_forwarded 90 cumulative - 2022-04-10"),
    # lines that end in a lost border of a table
    ("4月10日,督察组向湖南转办信访件12件。长沙市5件,衡阳市7件。 |", HUNAN, """
        湖南省 cases_forwarded 12 batch - 2022-04-10
        长沙市 cases_forwarded 5 batch - 2022-04-10
        衡阳市 cases_forwarded 7 batch - 2022-04-10"""),
    (COLUMNS, X, """
        哈密市 cases_forwarded 5 batch - 2022-04-10
        哈密市 cases_phone 3 batch - 2022-04-10
        吐鲁番市 cases_forwarded 4 batch - 2022-04-10
        吐鲁番市 cases_phone 4 batch - 2022-04-10"""),
    # kinds that are not known, offices that inspect nothing
    ("截至4月10日,转办案件涉及行业类型有采矿119件、化工18件、住宿餐饮娱乐业119件。", "湖南日报", ""),
    ("根据省委安排,省委督查室对任务进行专项督查。重点督查中央生态环境保护督察反馈未完成整改的6个问题、省委督察反馈到期未完成的10个问题。", "陕西日报", ""),
    # materials of one kind, unknown kinds among known ones, what an office did by itself
    ("4月8日上午,督察组向江西省转办第一批群众来电举报材料共70件,其中南昌市21件。", "江西日报", """
        南昌市 cases_forwarded 21 batch 1 2022-04-08
        江西省 cases_forwarded 70 batch 1 2022-04-08"""),
    ("截至4月10日,转办案件涉及行业类型有采矿119件、畜禽养殖71件、化工18件。", "湖南日报", "湖南省 cases_forwarded 71 cumulative - 2022-04-10 畜禽养殖"),
    ("近日,记者从市环保局了解到,各级环保系统共立案查处环境违法案件85起,累计处罚金额903万元。\n在督察组进驻期间,我市收到转办信访件30件,责令整改52家。\n此外,全市共受理各类环境信访投诉案件76件(来访19件、来信40件、上级转办17件),均已办结。", "太行日报", """
        晋城市 cases_forwarded 30 cumulative - -
        晋城市 orders_rectify 52 cumulative - -"""),
    # lists of what counts nothing published
    ("截至4月10日,省级督察问题整改完成数量较多的为长沙市114个、衡阳市59个、岳阳市51个。转办信访件20件,4个重点环境问题逐项落实。", "湖南日报", "湖南省 cases_forwarded 20 cumulative - 2022-04-10"),
    # 生态环境 among kinds
    ("4月10日,督察组转办第二批信访件14件,涉及环境问题18个。其中,大气环境问题9个、水环境问题6个、生态环境问题3个。", "沈阳日报", """
        沈阳市 cases_forwarded 14 batch 2 2022-04-10
        沈阳市 cases_forwarded 3 batch 2 2022-04-10 生态
        沈阳市 cases_forwarded 6 batch 2 2022-04-10 水
        沈阳市 cases_forwarded 9 batch 2 2022-04-10 大气"""),
]  # fmt: skip
