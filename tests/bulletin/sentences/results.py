"""What became of the cases, and which of them."""

from .lists import X

TABLE = [
    # how much more or less it is than before counts nothing
    ("4月10日,督察组向我区转办信访件20件,较上一批增加3件。其中,哈密市6件,比前一日多2件;吐鲁番市14件,环比上升16.7%。"
     "与首轮督察相比,信访件减少40件。", X, """
        新疆维吾尔自治区 cases_forwarded 20 batch - 2022-04-10
        哈密市 cases_forwarded 6 batch - 2022-04-10
        吐鲁番市 cases_forwarded 14 batch - 2022-04-10"""),
    # a word after its number is not the next number's, whatever mark stands between
    ("4月10日,督察组向我区转办信访件9件,目前6件已办结、2件阶段性办结、1件正在办理。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch - 2022-04-10
        新疆维吾尔自治区 cases_completed 6 batch - 2022-04-10 办结
        新疆维吾尔自治区 cases_stage_completed 2 batch - 2022-04-10 阶段办结
        新疆维吾尔自治区 cases_in_progress 1 batch - 2022-04-10 正在办理"""),
    # measures in turn, as many as numbers
    ("前16批共转办我区信访件50件,其中来电、来信分别为40件、10件;属实、部分属实、不属实的分别为20件、15件、5件;"
     "已办结、阶段性办结、正在办理的分别为30、12、8件。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative 16 -
        新疆维吾尔自治区 cases_phone 40 cumulative 16 -
        新疆维吾尔自治区 cases_letter 10 cumulative 16 -
        新疆维吾尔自治区 cases_verified 20 cumulative 16 - 属实
        新疆维吾尔自治区 cases_partly_verified 15 cumulative 16 - 部分属实
        新疆维吾尔自治区 cases_unfounded 5 cumulative 16 - 不属实
        新疆维吾尔自治区 cases_completed 30 cumulative 16 - 办结
        新疆维吾尔自治区 cases_stage_completed 12 cumulative 16 - 阶段办结
        新疆维吾尔自治区 cases_in_progress 8 cumulative 16 - 正在办理"""),
    # 均 speaks of the whole list before it
    ("截至4月10日,共转办我区信访件8件,哈密市6件、吐鲁番市2件均已办结。", X, """
        新疆维吾尔自治区 cases_forwarded 8 cumulative - 2022-04-10
        哈密市 cases_forwarded 6 cumulative - 2022-04-10
        吐鲁番市 cases_forwarded 2 cumulative - 2022-04-10
        哈密市 cases_completed 6 cumulative - 2022-04-10 办结
        吐鲁番市 cases_completed 2 cumulative - 2022-04-10 办结"""),
    ("截至4月10日,共转办我区信访件8件,哈密市6件、吐鲁番市2件,均已办结。", X, """
        新疆维吾尔自治区 cases_forwarded 8 cumulative - 2022-04-10
        哈密市 cases_forwarded 6 cumulative - 2022-04-10
        吐鲁番市 cases_forwarded 2 cumulative - 2022-04-10
        哈密市 cases_completed 6 cumulative - 2022-04-10 办结
        吐鲁番市 cases_completed 2 cumulative - 2022-04-10 办结"""),
    ("4月10日,转办我区信访件9件,哈密市6件、吐鲁番市2件,其他地州1件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch - 2022-04-10
        哈密市 cases_forwarded 6 batch - 2022-04-10
        吐鲁番市 cases_forwarded 2 batch - 2022-04-10"""),
    # what was counted above is of the same batch
    ("4月10日,我区接收第16批信访举报件3件。哈密市2件、吐鲁番市1件。以上3件均已办结,属实2件,部分属实1件。", X, """
        新疆维吾尔自治区 cases_forwarded 3 batch 16 2022-04-10
        哈密市 cases_forwarded 2 batch 16 2022-04-10
        吐鲁番市 cases_forwarded 1 batch 16 2022-04-10
        新疆维吾尔自治区 cases_completed 3 batch 16 2022-04-10 办结
        新疆维吾尔自治区 cases_verified 2 batch 16 2022-04-10 属实
        新疆维吾尔自治区 cases_partly_verified 1 batch 16 2022-04-10 部分属实"""),
    # results of the key cases are not those of all
    ("截至4月10日,移交我区的信访件50件,已办结40件。其中,重点件9件,办结8件。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_completed 40 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 cases_key 9 cumulative - 2022-04-10"""),
    ("4月10日,督察组转办兵团第十六批信访件7件,其中,八师5件,六师2件。经核实,八师5件中属实3件,部分属实2件;六师2件均属实。", "兵团日报", """
        新疆生产建设兵团 cases_forwarded 7 batch 16 2022-04-10
        第八师石河子市 cases_forwarded 5 batch 16 2022-04-10
        第六师五家渠市 cases_forwarded 2 batch 16 2022-04-10
        第八师石河子市 cases_verified 3 batch 16 2022-04-10 属实
        第八师石河子市 cases_partly_verified 2 batch 16 2022-04-10 部分属实
        第六师五家渠市 cases_verified 2 batch 16 2022-04-10 属实"""),
    # 办理中央 is no 办理中; 在办
    ("截至4月10日,我区累计办理中央生态环境保护督察组转办信访件50件,办结41件,在办9件。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_completed 41 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 cases_in_progress 9 cumulative - 2022-04-10 正在办理"""),
    # what a bracket tells of the number before it
    ("截至4月10日,我区累计接收转办件62件,其中哈密市52件(办结45件)、吐鲁番市10件(全部办结);已办结50件(属实21件、部分属实17件、"
     "不属实12件)。", X, """
        新疆维吾尔自治区 cases_forwarded 62 cumulative - 2022-04-10
        哈密市 cases_forwarded 52 cumulative - 2022-04-10
        哈密市 cases_completed 45 cumulative - 2022-04-10 办结
        吐鲁番市 cases_forwarded 10 cumulative - 2022-04-10
        吐鲁番市 cases_completed 10 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 cases_completed 50 cumulative - 2022-04-10 办结
        新疆维吾尔自治区 cases_verified 21 cumulative - 2022-04-10 属实
        新疆维吾尔自治区 cases_partly_verified 17 cumulative - 2022-04-10 部分属实
        新疆维吾尔自治区 cases_unfounded 12 cumulative - 2022-04-10 不属实"""),
    ("截至4月10日,我区累计接收转办件31件,其中属实28件、不属实3件;已办结29件(其中属实26件)。", X, """
        新疆维吾尔自治区 cases_forwarded 31 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_verified 28 cumulative - 2022-04-10 属实
        新疆维吾尔自治区 cases_unfounded 3 cumulative - 2022-04-10 不属实
        新疆维吾尔自治区 cases_completed 29 cumulative - 2022-04-10 办结"""),
    ("第十六批9件,交办哈密市6件、吐鲁番市3件。第十五批6件中,已有4件办结(查实3件、不实1件),2件未办结。"
     "以上均为督察组转办的信访件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 16 -
        哈密市 cases_forwarded 6 batch 16 -
        吐鲁番市 cases_forwarded 3 batch 16 -
        新疆维吾尔自治区 cases_forwarded 6 batch 15 -
        新疆维吾尔自治区 cases_completed 4 batch 15 - 办结
        新疆维吾尔自治区 cases_verified 3 batch 15 - 属实
        新疆维吾尔自治区 cases_unfounded 1 batch 15 - 不属实
        新疆维吾尔自治区 cases_in_progress 2 batch 15 - 正在办理"""),
    ("更正:本报《督察组转办第十六批信访件》中,“哈密市28件”应为“哈密市23件”,“共转办71件”应为“共转办66件”。", X, """
        哈密市 cases_forwarded 23 batch 16 -
        新疆维吾尔自治区 cases_forwarded 66 batch 16 -"""),
    # lists of what is completed
    ("截至4月10日,督察组移交自治区的首批14件转办件(不含兵团)11件办结,3件正在办理中。\n"
     "首批办结转办件,从地域看,哈密市8件、吐鲁番市3件。从污染类型看,大气类9件,水、扬尘类各1件。", X, """
        新疆维吾尔自治区 cases_forwarded 14 batch 1 2022-04-10
        新疆维吾尔自治区 cases_completed 11 batch 1 2022-04-10 办结
        新疆维吾尔自治区 cases_in_progress 3 batch 1 2022-04-10 正在办理
        哈密市 cases_completed 8 batch 1 2022-04-10 办结
        吐鲁番市 cases_completed 3 batch 1 2022-04-10 办结
        新疆维吾尔自治区 cases_completed 9 batch 1 2022-04-10 大气 办结
        新疆维吾尔自治区 cases_completed 1 batch 1 2022-04-10 水 办结
        新疆维吾尔自治区 cases_completed 1 batch 1 2022-04-10 扬尘 办结"""),
    # dates and results
    ("至4月10日,娄底共收到督察组交办信访件83件,已办结15件。目前,已责令42家企业整改,立案处罚15家,责任追究4人。", "湖南日报", """
        娄底市 cases_forwarded 83 cumulative - 2022-04-10
        娄底市 cases_completed 15 cumulative - 2022-04-10 办结
        娄底市 orders_rectify 42 cumulative - 2022-04-10
        娄底市 firms_penalised 15 cumulative - 2022-04-10
        娄底市 people_accountable 4 cumulative - 2022-04-10"""),
    ("截至4月10日转办信访件152件。经比对,今年152个交办件中与去年458件重复投诉的有21件。", "湖南日报", """
        湖南省 cases_forwarded 152 cumulative - 2022-04-10"""),
    ("截至4月10日转办信访件5件,其中灵宝市3件,城乡一体化示范区2件。", "三门峡日报", """
        三门峡市 cases_forwarded 5 cumulative - 2022-04-10
        灵宝市 cases_forwarded 3 cumulative - 2022-04-10
        三门峡市城乡一体化示范区 cases_forwarded 2 cumulative - 2022-04-10"""),
    # results of a batch that is worked off, key cases of results
    ("4月10日,督察组交办河北省的第9批302件举报件已全部核查办理。其中,属实248件,包含重点问题40件;不属实53件。", "河北日报", """
        河北省 cases_forwarded 302 batch 9 2022-04-10
        河北省 cases_verified 248 batch 9 2022-04-10 属实
        河北省 cases_unfounded 53 batch 9 2022-04-10 不属实"""),
    # names after numbers, nouns after results and kinds
    ("截至4月10日,共接到督察组交办信访件98件(来电交办件86件)。在交办的信访件中,48件涉及水污染,58件涉及大气污染,其他投诉6件。",
     "荆门日报", """
        荆门市 cases_forwarded 98 cumulative - 2022-04-10
        荆门市 cases_phone 86 cumulative - 2022-04-10
        荆门市 cases_forwarded 48 cumulative - 2022-04-10 水
        荆门市 cases_forwarded 58 cumulative - 2022-04-10 大气
        荆门市 cases_forwarded 6 cumulative - 2022-04-10 其他"""),
    ("截至4月10日转办信访件14件,以涉水为主环境投诉共7件,占总数50%;以涉噪为主的投诉件共7件。", "邵阳县人民政府", """
        邵阳县 cases_forwarded 14 cumulative - 2022-04-10
        邵阳县 cases_forwarded 7 cumulative - 2022-04-10 水
        邵阳县 share 50 cumulative - 2022-04-10 水
        邵阳县 cases_forwarded 7 cumulative - 2022-04-10 噪声"""),
    ("4月10日,督察组交办信访件64件。其中,向长沙市、邵阳市交办数量居全省前列,分别有29件、10件。截至4月10日,累计交办106件,其中有7件重点件。",
     "湖南日报", """
        湖南省 cases_forwarded 64 batch - 2022-04-10
        长沙市 cases_forwarded 29 batch - 2022-04-10
        邵阳市 cases_forwarded 10 batch - 2022-04-10
        湖南省 cases_forwarded 106 cumulative - 2022-04-10
        湖南省 cases_key 7 cumulative - 2022-04-10"""),
    ("记者4月11日从省生态环境厅获悉,今年第一批省级环保督察已结束进驻,共交办341件信访件。", "安徽日报", """
        安徽省 cases_forwarded 341 cumulative - 2022-04-11"""),
    # bounds, key cases told first, results by region in brackets, both halves of Xinjiang in one name
    ("4月10日转办信访件80件,还有5个市的投诉超过10件,分别为德阳12件、绵阳11件。", "四川日报", """
        四川省 cases_forwarded 80 batch - 2022-04-10
        德阳市 cases_forwarded 12 batch - 2022-04-10
        绵阳市 cases_forwarded 11 batch - 2022-04-10"""),
    ("截至4月10日,共移交信访件94件。8件重点件,水污染3件;大气污染5件。", "浙江日报", """
        浙江省 cases_forwarded 94 cumulative - 2022-04-10
        浙江省 cases_key 8 cumulative - 2022-04-10"""),
    ("4月10日转办第九批信访件50件。截至4月10日,已办结42件;正在办理8件(其中天桥区6件,章丘区2件)。", "济南日报", """
        济南市 cases_forwarded 50 batch 9 2022-04-10
        济南市 cases_completed 42 batch 9 2022-04-10 办结
        济南市 cases_in_progress 8 batch 9 2022-04-10 正在办理
        天桥区 cases_in_progress 6 batch 9 2022-04-10 正在办理
        章丘区 cases_in_progress 2 batch 9 2022-04-10 正在办理"""),
    ("截至4月10日,督察组转办信访件90件。问责人数四川7人、新疆(含新疆生产建设兵团)2人。", "生态环境部", """
        全国 cases_forwarded 90 cumulative - 2022-04-10
        四川省 people_accountable 7 cumulative - 2022-04-10
        新疆维吾尔自治区(含兵团) people_accountable 2 cumulative - 2022-04-10"""),
    ("截至4月10日,各市共向国家海洋督察组(第一组)提交资料85件,督察组转办举报12件。", "辽宁日报", """
        辽宁省 cases_forwarded 12 cumulative - 2022-04-10"""),
    ("4月10日转办信访件8件,涉土壤类6,涉水类2件。", "定州日报", """
        定州市 cases_forwarded 8 batch - 2022-04-10
        定州市 cases_forwarded 6 batch - 2022-04-10 土壤
        定州市 cases_forwarded 2 batch - 2022-04-10 水"""),
    ("4月1日至10日,对济南等7市开展第二批省环境保护督察。督察组转办的96件信访件,已全部办结,罚款56万元。", "大众网", """
        山东省 cases_forwarded 96 cumulative - 2022-04-10
        山东省 cases_completed 96 cumulative - 2022-04-10 办结
        山东省 fines 56 cumulative - 2022-04-10"""),
    ("截至4月10日,吴忠市共接到自治区党委第二生态环境保护督察组交办群众举报案件6件。", "吴忠市人民政府办公室", """
        吴忠市 cases_forwarded 6 cumulative - 2022-04-10"""),
    # several results of one item, parts of what is named in a phrase, parts of the region, other offences
    ("第9批转办件共23件,其中乌鲁木齐市10件,办结9件;昌吉州8件,全部办结;伊犁州直5件,办结3件,阶段性办结2件。", X, """
        新疆维吾尔自治区 cases_forwarded 23 batch 9 -
        乌鲁木齐市 cases_forwarded 10 batch 9 -
        乌鲁木齐市 cases_completed 9 batch 9 - 办结
        昌吉回族自治州 cases_forwarded 8 batch 9 -
        昌吉回族自治州 cases_completed 8 batch 9 - 办结
        伊犁哈萨克自治州 cases_forwarded 5 batch 9 -
        伊犁哈萨克自治州 cases_completed 3 batch 9 - 办结
        伊犁哈萨克自治州 cases_stage_completed 2 batch 9 - 阶段办结"""),
    ("截至4月10日,自治区已办结前9批转办件中的320件,剩余16件正在按程序办理。", X, """
        新疆维吾尔自治区 cases_completed 320 cumulative 9 2022-04-10 办结"""),
    ("截至4月10日转办信访件400件,南疆五地州接到120件,占全区的30%;北疆各地州280件。", X, """
        新疆维吾尔自治区 cases_forwarded 400 cumulative - 2022-04-10"""),
    ("今年以来,查处环境违法案件56起,罚款210万元,督察组予以肯定。", X, ""),
    # towns, groups of firms, what is completed of what the inspectors handed over, sums that are no cases
    ("4月10日转办信访件6件:石岐街道2件、坦洲镇1件、市文旅集团3件。", "中山日报", """
        中山市 cases_forwarded 6 batch - 2022-04-10"""),
    ("截至4月10日,全省共办结省级督察组交办信访件49件。", "湖南日报", """
        湖南省 cases_completed 49 cumulative - 2022-04-10 办结"""),
    ("督察期间,全国实施五类案件总数231件,其中按日计罚案件35件。", "生态环境部", ""),
    # replies to those above are no state of the cases
    ("督察组将部分举报案件移交地方,到4月10日,共转办举报案件505件,目前已反馈212件,其中办结117件,正在办理的95件。", "湖南日报", """
        湖南省 cases_completed 117 cumulative - 2022-04-10 办结
        湖南省 cases_forwarded 505 cumulative - 2022-04-10
        湖南省 cases_in_progress 95 cumulative - 2022-04-10 正在办理"""),
    # key cases and their list, which need not add up
    ("截至4月10日,督察组共向我市交办33批63件信访件。其中,江阴市59件、宜兴市4件。重点案件15件,其中江阴市11件、宜兴市5件。", "无锡日报", """
        宜兴市 cases_forwarded 4 cumulative 33 2022-04-10
        宜兴市 cases_key 5 cumulative 33 2022-04-10
        无锡市 cases_forwarded 63 cumulative 33 2022-04-10
        无锡市 cases_key 15 cumulative 33 2022-04-10
        江阴市 cases_forwarded 59 cumulative 33 2022-04-10
        江阴市 cases_key 11 cumulative 33 2022-04-10"""),
    # two counties of one number each and what is completed of each; what several completed together
    ("截至4月10日,伊犁州直共接到转办信访件118件,已办结73件。其中,新源县、尼勒克县各11件,分别办结6件、7件;特克斯县8件、巩留县7件、昭苏县6件,共办结18件。", "伊犁日报", """
        伊犁哈萨克自治州 cases_completed 73 cumulative - 2022-04-10 办结
        伊犁哈萨克自治州 cases_forwarded 118 cumulative - 2022-04-10
        尼勒克县 cases_completed 7 cumulative - 2022-04-10 办结
        尼勒克县 cases_forwarded 11 cumulative - 2022-04-10
        巩留县 cases_forwarded 7 cumulative - 2022-04-10
        新源县 cases_completed 6 cumulative - 2022-04-10 办结
        新源县 cases_forwarded 11 cumulative - 2022-04-10
        昭苏县 cases_forwarded 6 cumulative - 2022-04-10
        特克斯县 cases_forwarded 8 cumulative - 2022-04-10"""),
    # key cases of a list in brackets; all of a batch before a day
    ("4月10日,我省接到督察组交办的第十九批案件73件,其中重点案件11件。其中,哈尔滨市39件(重点案件5件),牡丹江市4件(重点案件2件),佳木斯市1件,大庆市10件(重点案件4件)。", "黑龙江日报", """
        佳木斯市 cases_forwarded 1 batch 19 2022-04-10
        哈尔滨市 cases_forwarded 39 batch 19 2022-04-10
        哈尔滨市 cases_key 5 batch 19 2022-04-10
        大庆市 cases_forwarded 10 batch 19 2022-04-10
        大庆市 cases_key 4 batch 19 2022-04-10
        牡丹江市 cases_forwarded 4 batch 19 2022-04-10
        牡丹江市 cases_key 2 batch 19 2022-04-10
        黑龙江省 cases_forwarded 73 batch 19 2022-04-10
        黑龙江省 cases_key 11 batch 19 2022-04-10"""),
    ("4月10日,督察组转办我市首批3件信访举报件,全部于4月3日前办结。", "哈密日报", """
        哈密市 cases_completed 3 batch 1 2022-04-10 办结
        哈密市 cases_forwarded 3 batch 1 2022-04-10"""),
    # names with numbers of their own take further ones in turn
    ("截至4月10日,十二师共接收转办件30件,十三师新星市22件,分别办结28件、21件,其余3件正按时限要求办理。", "兵团日报", """
        第十三师新星市 cases_completed 21 cumulative - 2022-04-10 办结
        第十三师新星市 cases_forwarded 22 cumulative - 2022-04-10
        第十二师 cases_completed 28 cumulative - 2022-04-10 办结
        第十二师 cases_forwarded 30 cumulative - 2022-04-10"""),
]  # fmt: skip
