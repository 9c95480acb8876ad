"""Whose bulletin it is, and which place a name means."""

from .lists import X

TABLE = [
    # the title gives the day of its batch
    ("新疆第十六批群众信访举报件办理情况(4月10日转办)\n第十六批信访举报件共9件,其中重点件4件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 16 2022-04-10
        新疆维吾尔自治区 cases_key 4 batch 16 2022-04-10"""),
    # heads of sections, on lines of their own and before the text
    ("截至4月10日,督察组共转办自治区16批90件。\n(一)哈密市\n转办60件,办结50件。\n(二)吐鲁番市。转办20件,办结19件。\n"
     "【喀什地区】转办6件,办结5件。\n和田地区——紧盯不放抓落实\n全地区收到转办件4件。\n", X, """
        新疆维吾尔自治区 cases_forwarded 90 cumulative 16 2022-04-10
        哈密市 cases_forwarded 60 cumulative 16 2022-04-10
        哈密市 cases_completed 50 cumulative 16 2022-04-10 办结
        吐鲁番市 cases_forwarded 20 cumulative 16 2022-04-10
        吐鲁番市 cases_completed 19 cumulative 16 2022-04-10 办结
        喀什地区 cases_forwarded 6 cumulative 16 2022-04-10
        喀什地区 cases_completed 5 cumulative 16 2022-04-10 办结
        和田地区 cases_forwarded 4 cumulative 16 2022-04-10"""),
    ("截至4月10日,督察组共转办自治区16批90件。\n哈密市——紧盯不放抓落实\n全市收到转办件60件。\n在吐鲁番市,20件转办件已办结19件。", X, """
        新疆维吾尔自治区 cases_forwarded 90 cumulative 16 2022-04-10
        哈密市 cases_forwarded 60 cumulative 16 2022-04-10
        吐鲁番市 cases_forwarded 20 cumulative 16 2022-04-10
        吐鲁番市 cases_completed 19 cumulative 16 2022-04-10 办结"""),
    ("截至4月10日,兵团各师市办理中央督察组转办件情况:\n第六师:接件10件。\n第八师:接件24件。\n合计:接件34件。", "兵团日报", """
        第六师五家渠市 cases_forwarded 10 cumulative - 2022-04-10
        第八师石河子市 cases_forwarded 24 cumulative - 2022-04-10
        新疆生产建设兵团 cases_forwarded 34 cumulative - 2022-04-10"""),
    # cases of a complaints office, a hotline or an authority of its own accord
    ("自治区信访局:一季度共受理群众信访件1236件,办结1180件,其中哈密市321件。约谈12人。", X, ""),
    ("12345热线一周受理群众来电4.2万件,转办单位3900件,办结3700件。其中噪声投诉812件。", X, ""),
    ("一季度全市共受理环境信访件236件,办结230件,其中噪声102件。", "哈密日报", ""),
    # whoever hands cases on is not whose they are
    ("4月10日,六师五家渠市收到兵团转办信访件(第16批)5件。", "", """
        第六师五家渠市 cases_forwarded 5 batch 16 2022-04-10"""),
    ("4月10日,师市接到兵团转办的信访件3件。", "可克达拉日报", """
        第四师可克达拉市 cases_forwarded 3 batch - 2022-04-10"""),
    ("4月10日,我州收到自治区转办的信访件3件,其中昌吉市2件、阜康市1件。", "昌吉日报", """
        昌吉回族自治州 cases_forwarded 3 batch - 2022-04-10
        昌吉市 cases_forwarded 2 batch - 2022-04-10
        阜康市 cases_forwarded 1 batch - 2022-04-10"""),
    # 师市 of a paper that nobody knows is no place, and not the country
    ("截至4月10日,师市累计收到中央督察组转办信访件31件,其中属实20件。", "某垦区报", ""),
    # a county's site that prints its city's bulletin
    ("截至4月10日,我市收到督察组转来信访件共3批30件,秦州区20件,麦积区4件,清水县6件(重点信访2件)。"
     "转办信访中重点信访9件。目前已办理上报17件,其中办结11件,阶段性办结6件,问责2人。", "清水县人民政府网", """
        天水市 cases_forwarded 30 cumulative 3 2022-04-10
        秦州区 cases_forwarded 20 cumulative 3 2022-04-10
        麦积区 cases_forwarded 4 cumulative 3 2022-04-10
        清水县 cases_forwarded 6 cumulative 3 2022-04-10
        清水县 cases_key 2 cumulative 3 2022-04-10
        天水市 cases_key 9 cumulative 3 2022-04-10
        天水市 cases_completed 11 cumulative 3 2022-04-10 办结
        天水市 cases_stage_completed 6 cumulative 3 2022-04-10 阶段办结
        天水市 people_accountable 2 cumulative 3 2022-04-10"""),
    ("4月10日,安徽省第三督察组向我市转办信访件8件,其中来电举报5件。", "安徽省生态环境保护督察宿州市协调联络组", """
        宿州市 cases_forwarded 8 batch - 2022-04-10
        宿州市 cases_phone 5 batch - 2022-04-10"""),
    ("截至4月10日,我市收到督察组交办共4批24件(含不属于我市1件),已按要求办理上报13件。", "白银日报", """
        白银市 cases_forwarded 24 cumulative 4 2022-04-10"""),
    # a county by its bare name, a zone that no table holds, who inspects is no taker
    ("确保反映出来一件、整改到位一件。截至4月10日,嘉鱼共收到督察转办件18件,已办结12件。", "咸宁日报", """
        嘉鱼县 cases_forwarded 18 cumulative - 2022-04-10
        嘉鱼县 cases_completed 12 cumulative - 2022-04-10 办结"""),
    ("4月10日转办信访件9件:寿光市3件、高密市2件、峡山区2件、经济区2件。", "潍坊日报", """
        潍坊市 cases_forwarded 9 batch - 2022-04-10
        寿光市 cases_forwarded 3 batch - 2022-04-10
        高密市 cases_forwarded 2 batch - 2022-04-10
        峡山区 cases_forwarded 2 batch - 2022-04-10
        潍坊市经济区 cases_forwarded 2 batch - 2022-04-10"""),
    ("截至4月10日,文山州共接收省委省政府第一环境保护督察组交办举报件156件,6人因监管不力、查处不力被问责。", "文山新闻网", """
        文山壮族苗族自治州 cases_forwarded 156 cumulative - 2022-04-10
        文山壮族苗族自治州 people_accountable 6 cumulative - 2022-04-10"""),
    ("截至4月10日转办信访件48件。督察组另向企业移交3个警示片。公安机关办理刑事案件17起。", "西安日报", """
        西安市 cases_forwarded 48 cumulative - 2022-04-10"""),
    ("蓝天保卫战强化督查组发现环境问题57个,其中信访投诉1件,已交办当地。", "西部网", ""),
    # who reports: a district's paper, a city's paper of the same name elsewhere, inspectors with a province's name
    ("4月10日,督察组向我市交办信访件9件。其中,滨海新区5件、和平区4件。", "滨海时报", """
        天津市 cases_forwarded 9 batch - 2022-04-10
        滨海新区 cases_forwarded 5 batch - 2022-04-10
        和平区 cases_forwarded 4 batch - 2022-04-10"""),
    ("截至4月10日,重庆市第一督察组向大渡口区共交办信访件23件。\n从问题类型来看,涉及水6件、大气17件。", "大渡口网", """
        大渡口区 cases_forwarded 23 cumulative - 2022-04-10
        大渡口区 cases_forwarded 6 cumulative - 2022-04-10 水
        大渡口区 cases_forwarded 17 cumulative - 2022-04-10 大气"""),
    ("截至4月10日,邵阳县人民政府共收到督察组交办信访件22件,已办结交办件11件,未办结交办件3件,8件交办件正在交办中。", "邵阳县人民政府", """
        邵阳县 cases_forwarded 22 cumulative - 2022-04-10
        邵阳县 cases_completed 11 cumulative - 2022-04-10 办结
        邵阳县 cases_in_progress 3 cumulative - 2022-04-10 正在办理"""),
    ("截至4月10日,督察组共受理举报29件,已移交地方人民政府办理29件。", "四川日报", """
        四川省 cases_received 29 cumulative - 2022-04-10
        四川省 cases_forwarded 29 cumulative - 2022-04-10"""),
    # zones named after their county, or like a city elsewhere; a place of a province's paper; days spread over blanks
    ("4月10日转办信访件7件:博兴县4件,澄迈县老城经济开发区2件,北海经济开发区1件。", "山东日报", """
        山东省 cases_forwarded 7 batch - 2022-04-10
        博兴县 cases_forwarded 4 batch - 2022-04-10
        老城经济开发区 cases_forwarded 2 batch - 2022-04-10"""),
    ("8月1 6 日,督察组向我市交办信访件6件:市水务 局2件,船山区4件。", "四川在线·遂宁", """
        遂宁市 cases_forwarded 6 batch - 2021-08-16
        船山区 cases_forwarded 4 batch - 2021-08-16"""),
    ("4月10日,督察组交办第九批信访件50件。\n从地区看,涉及长沙市的最多,共43件;株洲市有7件。除去重复举报的8件,实有42件。", "湖南日报", """
        湖南省 cases_forwarded 50 batch 9 2022-04-10
        长沙市 cases_forwarded 43 batch 9 2022-04-10
        株洲市 cases_forwarded 7 batch 9 2022-04-10"""),
    ("截至4月10日,督察组向各地交办举报超过9000件,其中仅河南一省就达到2380件。以河南为例,交办的举报中,大气污染占总数的71%。",
     "生态环境部", """
        全国 cases_forwarded 9000 cumulative - 2022-04-10
        河南省 cases_forwarded 2380 cumulative - 2022-04-10
        河南省 share 71 cumulative - 2022-04-10 大气"""),
    ("前5个月,全省办理行政拘留案件57起、涉嫌犯罪案件25起,罚款1.01亿元,督察整改问题不到位的追责。", "河南日报", ""),
    # 全省 where no source tells whose, cases of the level, how many places there are, a zone whose name holds a city's
    ("4月10日,督察组向广东省交办第九批举报件14宗。前9批全省已累计交办举报件81宗,涉及全省16个地市,省级1件。", None, """
        广东省 cases_forwarded 14 batch 9 2022-04-10
        广东省 cases_forwarded 81 cumulative 9 2022-04-10"""),
    ("4月10日转办信访件4件:白山市3件、长白山开发区1件。", "吉林日报", """
        吉林省 cases_forwarded 4 batch - 2022-04-10
        白山市 cases_forwarded 3 batch - 2022-04-10
        长白山开发区 cases_forwarded 1 batch - 2022-04-10"""),
    # months' ends, sentences over two lines, titles with a batch of the inspectors' reports
    ("截至2022年3月底,我省收到督察组转办信访件49件,已办结40件。", "湖南日报", """
        湖南省 cases_forwarded 49 cumulative - 2022-03-31
        湖南省 cases_completed 40 cumulative - 2022-03-31 办结"""),
    ("转办信访件\n4月10日16时\n,我省接到督察组移交的第七批信访件26件。", "吉林日报", "吉林省 cases_forwarded 26 batch 7 2022-04-10"),
    ("我市第十二批中央生态环境保护督察信访件办理情况\n4月10日,督察组向我市交办信访件26件。", "长江日报", """
        武汉市 cases_forwarded 26 batch 12 2022-04-10"""),
    # a source and its day run together, a province's own inspectors, zones with their city's short name
    ("督察组交办我市第十一批举报案件5件\n无锡日报  2022-04-11\n4月10日,我市接到督察组交办的第十一批群众信访举报案件5件,其中来电4件。", None, """
        无锡市 cases_forwarded 5 batch 11 2022-04-10
        无锡市 cases_phone 4 batch 11 2022-04-10"""),
    ("湖南第一批省级环保督察交办信访件27件\n某某网 / 2022-04-11\n截至4月10日,7个省级环保督察组共接到群众来电、来信投诉31件,分20批次向被督察地方交办27件;各市州共办结20件。如,第三督察组对岳阳市下达交办、督办单48个。", None, """
        湖南省 cases_completed 20 cumulative 20 2022-04-10 办结
        湖南省 cases_forwarded 27 cumulative 20 2022-04-10
        湖南省 cases_received 31 cumulative - 2022-04-10"""),
    ("4月10日转办滨州市信访件4件:滨城区1件、滨州高新区1件、滨州经济技术开发区2件。", "滨州日报", """
        滨城区 cases_forwarded 1 batch - 2022-04-10
        滨州市 cases_forwarded 4 batch - 2022-04-10
        滨州经济技术开发区 cases_forwarded 2 batch - 2022-04-10
        滨州高新区 cases_forwarded 1 batch - 2022-04-10"""),
    # 今天 of a dateline, 到 with a day in words, a press conference
    ("本报长沙4月10日讯 截至4月9日晚8点,8个督察组全面完成进驻工作。截至今天上午8点,督察组共收到群众举报109件,已办结57件。", "湖南日报", """
        湖南省 cases_completed 57 cumulative - 2022-04-10 办结
        湖南省 cases_received 109 cumulative - 2022-04-10"""),
    ("吉林日报4月10日讯(记者某某)今天,我省接到督察组交办的第十九批信访举报案件13件,其中,来电7件。", "吉林日报", """
        吉林省 cases_forwarded 13 batch 19 2022-04-10
        吉林省 cases_phone 7 batch 19 2022-04-10"""),
    ("督察已罚款超2.3亿元\n中国新闻网 / 2022-04-11\n本报北京4月11日电 在11日的例行发布会上,生态环境部发言人通报,第二轮第一批中央生态环境保护督察共交办群众举报问题约1.8万件,截至3月25日,已办结11417件,处罚金额约23184.14万元。", None, """
        全国 cases_completed 11417 cumulative - 2022-03-25 办结
        全国 cases_forwarded 18000 cumulative - 2022-04-11
        全国 fines 23184.14 cumulative - 2022-03-25"""),
    # whoever inspects, in a title
    ("福建省生态环境保护例行督察组移交第十三批信访举报件\n南平某网 / 2022-04-11\n截至4月10日,收到福建省生态环境保护例行督察组交办的信访举报件102件,土1件、水9件。", None, """
        南平市 cases_forwarded 1 cumulative - 2022-04-10 土壤
        南平市 cases_forwarded 102 cumulative - 2022-04-10
        南平市 cases_forwarded 9 cumulative - 2022-04-10 水"""),
    # a paper that reports of another province; zones
    ("河北省回应督察组:已行政拘留3人\n文汇报 / 2022-04-11\n截至4月10日,督察组交办的31批256件环境问题已全部办结,全省立案处罚25起,行政拘留3人。", None, """
        河北省 cases_completed 256 cumulative 31 2022-04-10 办结
        河北省 cases_forwarded 256 cumulative 31 2022-04-10
        河北省 firms_penalised 25 cumulative 31 2022-04-10
        河北省 people_detained 3 cumulative 31 2022-04-10 行政拘留"""),
    ("4月10日,督察组向我市转办信访件5件:怀来县2件、塞北管理区2件、察北管理区1件。", "张家口日报", """
        塞北管理区 cases_forwarded 2 batch - 2022-04-10
        察北管理区 cases_forwarded 1 batch - 2022-04-10
        张家口市 cases_forwarded 5 batch - 2022-04-10
        怀来县 cases_forwarded 2 batch - 2022-04-10"""),
    # a city in the list of its province; inspectors of a region
    ("4月10日,督察组向山东转办信访件100件。本批信访件涉及济南市61件、枣庄市35件、聊城市4件。本批转办的信访件,涉及环境问题108个,其中大气污染问题58个、水污染问题50个。", "枣庄日报", """
        山东省 cases_forwarded 100 batch - 2022-04-10
        山东省 cases_forwarded 50 batch - 2022-04-10 水
        山东省 cases_forwarded 58 batch - 2022-04-10 大气
        枣庄市 cases_forwarded 35 batch - 2022-04-10
        济南市 cases_forwarded 61 batch - 2022-04-10
        聊城市 cases_forwarded 4 batch - 2022-04-10"""),
    ("广西第二轮第二批自治区生态环境保护督察结束进驻\n中国环境报 / 2022-04-11\n截至4月10日,第二批7个自治区生态环境保护督察组结束进驻,共收到群众举报164件,向被督察对象转办114件;随机抽查信访件办理情况21件。", None, """
        广西壮族自治区 cases_forwarded 114 cumulative - 2022-04-10
        广西壮族自治区 cases_received 164 cumulative - 2022-04-10"""),
    # inspectors with a province's name
    ("山东省环境保护督察组第九组向我市转办举报件情况\n滨州日报 / 2022-04-11\n4月10日,山东省环境保护督察组第九组共受理群众信访举报13件,其中大气污染8件,水污染3件,建设项目2件。", None, """
        滨州市 cases_received 13 batch - 2022-04-10
        滨州市 cases_received 3 batch - 2022-04-10 水
        滨州市 cases_received 8 batch - 2022-04-10 大气"""),
    # bare names of counties are none where they end another word, or far from where the text is of
    ("4月10日转办信访件9件。从类别看,自然资源2件、矿产资源1件。", "广西日报", "广西壮族自治区 cases_forwarded 9 batch - 2022-04-10"),
    ("4月10日转办信访件9件。涉及消防通道2件、水泥平房1件、大运河3件、商城1件。", "江苏日报", "江苏省 cases_forwarded 9 batch - 2022-04-10"),
    ("4月10日转办信访件9件。哈尔滨6件,其中平房2件;桦南1件。", "黑龙江日报", """
        哈尔滨市 cases_forwarded 6 batch - 2022-04-10
        平房区 cases_forwarded 2 batch - 2022-04-10
        桦南县 cases_forwarded 1 batch - 2022-04-10
        黑龙江省 cases_forwarded 9 batch - 2022-04-10"""),
    ("4月10日转办信访件9件。黄冈红安3件、省属大冶2件,投诉较多的江夏4件。", "湖北日报", """
        大冶市 cases_forwarded 2 batch - 2022-04-10
        江夏区 cases_forwarded 4 batch - 2022-04-10
        湖北省 cases_forwarded 9 batch - 2022-04-10
        红安县 cases_forwarded 3 batch - 2022-04-10"""),
]  # fmt: skip
