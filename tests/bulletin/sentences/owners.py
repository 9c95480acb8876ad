"""Whose a number is: names, lists, heads and halves."""

from .lists import X

TABLE = [
    # cases that several regions have together are nobody's
    ("4月10日转办信访件9件:哈密市6件,吐鲁番市2件,喀什地区和克州共同办理1件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch - 2022-04-10
        哈密市 cases_forwarded 6 batch - 2022-04-10
        吐鲁番市 cases_forwarded 2 batch - 2022-04-10"""),
    ("4月10日转办信访件4件:高昌区2件、鄯善县1件,高昌区和托克逊县共办1件;按类型分:大气污染3件、水污染1件。", "吐鲁番日报", """
        吐鲁番市 cases_forwarded 4 batch - 2022-04-10
        高昌区 cases_forwarded 2 batch - 2022-04-10
        鄯善县 cases_forwarded 1 batch - 2022-04-10
        吐鲁番市 cases_forwarded 3 batch - 2022-04-10 大气
        吐鲁番市 cases_forwarded 1 batch - 2022-04-10 水"""),
    ("4月10日转办信访件4件:高昌区3件(其中与鄯善县共1件)、托克逊县1件。", "吐鲁番日报", """
        吐鲁番市 cases_forwarded 4 batch - 2022-04-10
        高昌区 cases_forwarded 3 batch - 2022-04-10
        托克逊县 cases_forwarded 1 batch - 2022-04-10"""),
    ("截至4月10日,督察组收到举报40件,累计向海东市、黄南州转办31件,已办结25件。", "青海日报", """
        青海省 cases_received 40 cumulative - 2022-04-10
        青海省 cases_forwarded 31 cumulative - 2022-04-10
        青海省 cases_completed 25 cumulative - 2022-04-10 办结"""),
    # a list in brackets that no number stands before
    ("4月10日,我区接到督察组转办的第16批信访件(哈密市1件、吐鲁番市1件),均为大气污染类。", X, """
        哈密市 cases_forwarded 1 batch 16 2022-04-10
        吐鲁番市 cases_forwarded 1 batch 16 2022-04-10"""),
    # a region that begins a sentence has its cases, whatever the verb
    ("截至4月10日,我区共收到转办件37件。哈密市共承办信访件12件,其中8件已办结;吐鲁番市承办5件,已办结4件。", X, """
        新疆维吾尔自治区 cases_forwarded 37 cumulative - 2022-04-10
        哈密市 cases_forwarded 12 cumulative - 2022-04-10
        哈密市 cases_completed 8 cumulative - 2022-04-10 办结
        吐鲁番市 cases_forwarded 5 cumulative - 2022-04-10
        吐鲁番市 cases_completed 4 cumulative - 2022-04-10 办结"""),
    ("截至4月10日,我区累计受理转办件37件,其中办结率最高的是哈密市,达95%,办结19件。", X, """
        新疆维吾尔自治区 cases_forwarded 37 cumulative - 2022-04-10
        哈密市 cases_completed 19 cumulative - 2022-04-10 办结"""),
    # what is told of one case is no figure of a region
    ("4月10日,督察组向喀什地区转办举报件3件。生态环境分局对该厂罚款18万元。\n受理编号D01:反映粉尘问题,属实,罚款5万元,约谈2人。", X, """
        喀什地区 cases_forwarded 3 batch - 2022-04-10"""),
    ("4月10日,收到第16批举报件9件,哈密市6件、吐鲁番市3件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 16 2022-04-10
        哈密市 cases_forwarded 6 batch 16 2022-04-10
        吐鲁番市 cases_forwarded 3 batch 16 2022-04-10"""),
    # what both halves together got, before and after them
    ("4月10日,督察组受理举报共计12件,其中来电9件,来信3件;向自治区转办第十一批10件,向兵团转办第十一批2件。至此,共转办11批88件。", X, """
        新疆维吾尔自治区(含兵团) cases_received 12 batch 11 2022-04-10
        新疆维吾尔自治区(含兵团) cases_phone 9 batch 11 2022-04-10
        新疆维吾尔自治区(含兵团) cases_letter 3 batch 11 2022-04-10
        新疆维吾尔自治区 cases_forwarded 10 batch 11 2022-04-10
        新疆生产建设兵团 cases_forwarded 2 batch 11 2022-04-10
        新疆维吾尔自治区(含兵团) cases_forwarded 88 cumulative 11 2022-04-10"""),
    ("截至4月10日,督察组向我省转办案件24批共90宗,已查处80宗,其中海口市50宗、东方市30宗、洋浦基地10宗。", "海南日报", """
        海南省 cases_forwarded 90 cumulative 24 2022-04-10
        海口市 cases_forwarded 50 cumulative 24 2022-04-10
        东方市 cases_forwarded 30 cumulative 24 2022-04-10"""),
    ("4月10日,督察组向我省转办举报件10件,澄迈3件、东方2件、临高5件。", "海南日报", """
        海南省 cases_forwarded 10 batch - 2022-04-10
        澄迈县 cases_forwarded 3 batch - 2022-04-10
        东方市 cases_forwarded 2 batch - 2022-04-10
        临高县 cases_forwarded 5 batch - 2022-04-10"""),
    # calls and letters are of whom they add up to
    ("截至4月10日,督察组向新疆转办16批90件,其中自治区80件、兵团10件,来电70件、来信20件。自治区80件中,哈密市最多,50件;"
     "克州最少,为2件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 90 cumulative 16 2022-04-10
        新疆维吾尔自治区 cases_forwarded 80 cumulative 16 2022-04-10
        新疆生产建设兵团 cases_forwarded 10 cumulative 16 2022-04-10
        新疆维吾尔自治区(含兵团) cases_phone 70 cumulative 16 2022-04-10
        新疆维吾尔自治区(含兵团) cases_letter 20 cumulative 16 2022-04-10
        哈密市 cases_forwarded 50 cumulative 16 2022-04-10
        克孜勒苏柯尔克孜自治州 cases_forwarded 2 cumulative 16 2022-04-10"""),
    # numbers in brackets behind their names; as many numbers as names
    ("截至4月10日,督察组转办信访件居前两位的是:哈密市(47件)、昌吉州(11件);最少的为克州(5件)。", X, """
        哈密市 cases_forwarded 47 cumulative - 2022-04-10
        昌吉回族自治州 cases_forwarded 11 cumulative - 2022-04-10
        克孜勒苏柯尔克孜自治州 cases_forwarded 5 cumulative - 2022-04-10"""),
    ("4月10日,转办我区第16批信访件18件,涉及伊犁州、巴州、塔城地区5件、4件、3件,其余6件分布在6个地州。", X, """
        新疆维吾尔自治区 cases_forwarded 18 batch 16 2022-04-10
        伊犁哈萨克自治州 cases_forwarded 5 batch 16 2022-04-10
        巴音郭楞蒙古自治州 cases_forwarded 4 batch 16 2022-04-10
        塔城地区 cases_forwarded 3 batch 16 2022-04-10"""),
    # numbers without a unit count right after a region only where nothing else is counted
    ("截至4月10日,哈密市12项任务已完成9项,转办哈密市20件信访件。专门邮政信箱:哈密市0042号邮政信箱。", X, """
        哈密市 cases_forwarded 20 cumulative - 2022-04-10"""),
    # what the group takes in and how it is spread
    ("4月10日,督察组共接到反映我市环境问题的来电来信3件,涉及我市2个县,鄯善县2件、托克逊县1件。", "吐鲁番市人民政府", """
        吐鲁番市 cases_received 3 batch - 2022-04-10
        鄯善县 cases_received 2 batch - 2022-04-10
        托克逊县 cases_received 1 batch - 2022-04-10"""),
    # 个 where cases are counted, names of the one autonomous prefecture, categories in their own words
    ("4月10日转办信访件。该批信访件共57个,按地区分为:长沙市50件、张家界市5件、自治州2件。按污染类别分为:餐饮油烟7件、畜禽养殖50件。",
     "湖南日报", """
        湖南省 cases_forwarded 57 batch - 2022-04-10
        长沙市 cases_forwarded 50 batch - 2022-04-10
        张家界市 cases_forwarded 5 batch - 2022-04-10
        湘西土家族苗族自治州 cases_forwarded 2 batch - 2022-04-10
        湖南省 cases_forwarded 7 batch - 2022-04-10 餐饮油烟
        湖南省 cases_forwarded 50 batch - 2022-04-10 畜禽养殖"""),
    # gross and net: the one that the list adds up to
    ("4月10日,督察组向湖南交办信访件94件(分解后交办97件)。按地区看,长沙市90件、湘西7件。", "湖南日报", """
        湖南省 cases_forwarded 97 batch - 2022-04-10
        长沙市 cases_forwarded 90 batch - 2022-04-10
        湘西土家族苗族自治州 cases_forwarded 7 batch - 2022-04-10"""),
    ("督察组向湖南交办信访件\n4月10日,督察组交办信访件90件。不属于受理范围的,交由被督察地方处理。", "红网", """
        湖南省 cases_forwarded 90 batch - 2022-04-10"""),
    # one number for three names, far shares, other rounds, lists of totals
    ("4月10日转办信访件20件。其中,伊犁州6件,和田地区、阿克苏地区、塔城地区分别为4件,哈密市2件。", X, """
        新疆维吾尔自治区 cases_forwarded 20 batch - 2022-04-10
        伊犁哈萨克自治州 cases_forwarded 6 batch - 2022-04-10
        和田地区 cases_forwarded 4 batch - 2022-04-10
        阿克苏地区 cases_forwarded 4 batch - 2022-04-10
        塔城地区 cases_forwarded 4 batch - 2022-04-10
        哈密市 cases_forwarded 2 batch - 2022-04-10"""),
    ("截至4月10日转办信访件80件。其中,大气污染问题是群众反映最多的问题,占举报件总数的71%。", X, """
        新疆维吾尔自治区 cases_forwarded 80 cumulative - 2022-04-10
        新疆维吾尔自治区 share 71 cumulative - 2022-04-10 大气"""),
    ("截至4月10日,转办第1至第9批信访件80件。\n各地对上一轮督察的问题再梳理。\n受理的80件信访件中,责令整改7家。", X, """
        新疆维吾尔自治区 cases_forwarded 80 cumulative 9 2022-04-10
        新疆维吾尔自治区 orders_rectify 7 cumulative 9 2022-04-10"""),
    ("截至4月10日,从第一批至第九批累计交办信访件80件。\n累计按区域分布为:哈密市60件、吐鲁番市20件。", X, """
        新疆维吾尔自治区 cases_forwarded 80 cumulative 9 2022-04-10
        哈密市 cases_forwarded 60 cumulative 9 2022-04-10
        吐鲁番市 cases_forwarded 20 cumulative 9 2022-04-10"""),
    ("4月10日转办信访件9件:隆阳区6件(含工贸园区1件)、宿马园区3件。", "保山日报", """
        保山市 cases_forwarded 9 batch - 2022-04-10
        隆阳区 cases_forwarded 6 batch - 2022-04-10
        工贸园区 cases_forwarded 1 batch - 2022-04-10
        宿马园区 cases_forwarded 3 batch - 2022-04-10"""),
    ("截至4月10日,转办件中各地州市累计上报办结26件,我区责令整改13家。", "和田地区行政公署网", """
        新疆维吾尔自治区 cases_completed 26 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 orders_rectify 13 cumulative - 2022-04-10"""),
    # two batches at once, one batch, a category after a note, lists that belong to the total they add up to
    ("4月9日和10日,宁波分别接到督察组交办的第九批和第十批信访件共27件,其中涉水5件、涉气22件。\n第九批信访件20件。", "宁波日报", """
        宁波市 cases_forwarded 27 cumulative 10 2022-04-10
        宁波市 cases_forwarded 5 cumulative 10 2022-04-10 水
        宁波市 cases_forwarded 22 cumulative 10 2022-04-10 大气
        宁波市 cases_forwarded 20 batch 9 2022-04-10"""),
    ("4月10日,我区收到督察组转办信访件1批次7个。", "贵池区人民政府", "贵池区 cases_forwarded 7 batch - 2022-04-10"),
    ("4月10日转办信访件10件:大气污染类9件;综合类(涉多个污染类型)1件。", "清远日报", """
        清远市 cases_forwarded 10 batch - 2022-04-10
        清远市 cases_forwarded 9 batch - 2022-04-10 大气
        清远市 cases_forwarded 1 batch - 2022-04-10 其他"""),
    ("4月10日,督察组交办第十批信访件11件。\n截至4月10日,共交办信访件211件。\n从问题类型来看,涉及水3件、大气4件、噪声4件、生态0件。", "大足日报", """
        大足区 cases_forwarded 11 batch 10 2022-04-10
        大足区 cases_forwarded 211 cumulative - 2022-04-10
        大足区 cases_forwarded 3 batch 10 2022-04-10 水
        大足区 cases_forwarded 4 batch 10 2022-04-10 大气
        大足区 cases_forwarded 4 batch 10 2022-04-10 噪声
        大足区 cases_forwarded 0 batch 10 2022-04-10 生态"""),
    # names after their numbers, one unit for a run, numbers taken up again, spelled numbers after a category
    ("截至4月10日,我市收到督察转办信访件159件,84件、75件分别来自天山区、沙依巴克区。", "乌鲁木齐晚报", """
        乌鲁木齐市 cases_forwarded 159 cumulative - 2022-04-10
        天山区 cases_forwarded 84 cumulative - 2022-04-10
        沙依巴克区 cases_forwarded 75 cumulative - 2022-04-10"""),
    ("4月10日转办信访件21件,其中12件来自库尔勒市、9件来自和静县。", "巴音郭楞日报", """
        巴音郭楞蒙古自治州 cases_forwarded 21 batch - 2022-04-10
        库尔勒市 cases_forwarded 12 batch - 2022-04-10
        和静县 cases_forwarded 9 batch - 2022-04-10"""),
    ("4月10日,有3个地州市接到转办信访件,分别是哈密市、昌吉州、博州,件数依次为5、4、3件。", X, """
        哈密市 cases_forwarded 5 batch - 2022-04-10
        昌吉回族自治州 cases_forwarded 4 batch - 2022-04-10
        博尔塔拉蒙古自治州 cases_forwarded 3 batch - 2022-04-10"""),
    ("截至4月10日,督察组向新疆转办信访件100件,自治区80件,兵团20件。80件中,来电50件,来信30件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 100 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 80 cumulative - 2022-04-10
        新疆生产建设兵团 cases_forwarded 20 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_phone 50 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_letter 30 cumulative - 2022-04-10"""),
    ("4月10日交办第十批信访件二十三件,其中大气污染十一件、水污染两件。", X, """
        新疆维吾尔自治区 cases_forwarded 23 batch 10 2022-04-10
        新疆维吾尔自治区 cases_forwarded 11 batch 10 2022-04-10 大气
        新疆维吾尔自治区 cases_forwarded 2 batch 10 2022-04-10 水"""),
    # where inspectors stay; 新疆 with the part beside it; a city that its province's batch concerns
    ("自治区第一、第二督察组分别进驻哈密市、和田地区开展督察。\n进驻哈密市以来,第一督察组个别谈话19人,受理转办群众来电来信举报55件。\n进驻和田地区以来,第二督察组受理转办群众来电来信举报67件。", X, """
        和田地区 cases_forwarded 67 cumulative - -
        哈密市 cases_forwarded 55 cumulative - -"""),
    ("截至4月10日,督察组转办新疆六批共计232件信访件,其中自治区186件。", X, """
        新疆维吾尔自治区 cases_forwarded 186 cumulative 6 2022-04-10
        新疆维吾尔自治区(含兵团) cases_forwarded 232 cumulative 6 2022-04-10"""),
    ("督察组向四川省移交第十九批信访件\n遂宁市人民政府 / 2022-04-11\n4月10日,督察组向四川移交第十九批群众信访举报件。涉及遂宁市3件(来信举报1件,来电举报2件),其中重点关注1件。\n从信访举报件中的生态环境问题类型来看(一件举报可能涉及多种问题类型),涉及水1件、大气2件。\n从区域分布上看,涉及射洪市1件。\n截至4月10日,累计向我市转办信访件32件。", None, """
        射洪市 cases_forwarded 1 batch 19 2022-04-10
        遂宁市 cases_forwarded 1 batch 19 2022-04-10 水
        遂宁市 cases_forwarded 2 batch 19 2022-04-10 大气
        遂宁市 cases_forwarded 3 batch 19 2022-04-10
        遂宁市 cases_forwarded 32 cumulative - 2022-04-10
        遂宁市 cases_key 1 batch 19 2022-04-10
        遂宁市 cases_letter 1 batch 19 2022-04-10
        遂宁市 cases_phone 2 batch 19 2022-04-10"""),
    # what a list counts after what the group took in, after what was valid
    ("截止到4月10日,督察组共接到举报电话88件,投诉信件12件,合计100件,其中长沙市反映问题最多,共60件,占60%,衡阳市40件,占40%。", "湖南日报", """
        湖南省 cases_letter 12 cumulative - 2022-04-10
        湖南省 cases_phone 88 cumulative - 2022-04-10
        湖南省 cases_received 100 cumulative - 2022-04-10
        衡阳市 cases_received 40 cumulative - 2022-04-10
        衡阳市 share 40 cumulative - 2022-04-10
        长沙市 cases_received 60 cumulative - 2022-04-10
        长沙市 share 60 cumulative - 2022-04-10"""),
    ("截至4月10日,3个督察组共收到群众来电来信举报109件,受理有效举报106件,其中,长沙市66件、衡阳市40件。", "湖南日报", """
        湖南省 cases_received 109 cumulative - 2022-04-10
        湖南省 cases_valid 106 cumulative - 2022-04-10
        衡阳市 cases_valid 40 cumulative - 2022-04-10
        长沙市 cases_valid 66 cumulative - 2022-04-10"""),
    ("截至4月10日,督察组共收到群众举报206件,经梳理合并重复举报,受理有效举报136件,涉及大气污染54件、水污染20件、生态问题62件。", "湖南日报", """
        湖南省 cases_received 206 cumulative - 2022-04-10
        湖南省 cases_valid 136 cumulative - 2022-04-10
        湖南省 cases_valid 20 cumulative - 2022-04-10 水
        湖南省 cases_valid 54 cumulative - 2022-04-10 大气
        湖南省 cases_valid 62 cumulative - 2022-04-10 生态"""),
    ("截至4月10日,中央环保督察组先期进驻的四川、青海、海南等省(区)已受理群众环境信访举报309件,经梳理交办地方236件。", "中国环境报", """
        全国 cases_forwarded 236 cumulative - 2022-04-10
        全国 cases_received 309 cumulative - 2022-04-10"""),
    # both halves in a bracket, a number with a blank, kinds in a bracket, cases of two places
    ("截至4月10日,督察组共受理群众来信来电举报1 903件,转办新疆1603件(自治区1349件,兵团254件),已办结1054件。", X, """
        新疆生产建设兵团 cases_forwarded 254 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_forwarded 1349 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_received 1903 cumulative - 2022-04-10
        新疆维吾尔自治区(含兵团) cases_completed 1054 cumulative - 2022-04-10 办结
        新疆维吾尔自治区(含兵团) cases_forwarded 1603 cumulative - 2022-04-10"""),
    ("截至4月10日,我市共收到转办件18件(大气10件,水3件,噪声2件,土壤、生态、其他各1件),其中独山子区6件,市区2件。", "克拉玛依日报", """
        克拉玛依市 cases_forwarded 1 cumulative - 2022-04-10 其他
        克拉玛依市 cases_forwarded 1 cumulative - 2022-04-10 土壤
        克拉玛依市 cases_forwarded 1 cumulative - 2022-04-10 生态
        克拉玛依市 cases_forwarded 10 cumulative - 2022-04-10 大气
        克拉玛依市 cases_forwarded 18 cumulative - 2022-04-10
        克拉玛依市 cases_forwarded 2 cumulative - 2022-04-10 噪声
        克拉玛依市 cases_forwarded 3 cumulative - 2022-04-10 水
        独山子区 cases_forwarded 6 cumulative - 2022-04-10"""),
    ("4月10日,伊犁州直接收转办信访件6件。其中:伊宁市3件,霍城县1件,可克达拉市与伊宁县交叉1件。", "伊犁日报", """
        伊宁市 cases_forwarded 3 batch - 2022-04-10
        伊犁哈萨克自治州 cases_forwarded 6 batch - 2022-04-10
        霍城县 cases_forwarded 1 batch - 2022-04-10"""),
    # regiments and offices
    ("截至4月10日,六师五家渠市共承办督察组转办信访件57件,其中101团8件、102团5件,其余9件正在加紧办理。", "兵团日报", """
        第六师五家渠市 cases_forwarded 57 cumulative - 2022-04-10
        第六师五家渠市 cases_in_progress 9 cumulative - 2022-04-10 正在办理"""),
    ("4月10日转办信访件6件,其中和平区4件,市卫计委1件,市政府督查室1件。", "沈阳日报", """
        和平区 cases_forwarded 4 batch - 2022-04-10
        沈阳市 cases_forwarded 6 batch - 2022-04-10"""),
]  # fmt: skip
