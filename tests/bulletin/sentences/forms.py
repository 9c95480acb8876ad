"""Pages, misprints, zones and other odd forms."""

from .lists import X

HUNAN, WUXI = "湖南日报", "无锡日报"
PORTAL = """转办第二批20件信访件
湖南日报 / 2022-04-11
广东新闻
登录
转办第二批20件信访件
来源:湖南日报 作者:某某 2022-04-11
4月10日,督察组向湖南移交第二批信访件20件。
从类型来看,大气12件、水8件。"""
TABLE = [
    # pages: menus, the title again, cells one below the other with a bar at their end
    (PORTAL, None, """
        湖南省 cases_forwarded 20 batch 2 2022-04-10
        湖南省 cases_forwarded 12 batch 2 2022-04-10 大气
        湖南省 cases_forwarded 8 batch 2 2022-04-10 水"""),
    ("反馈问题\n大河网 / 2022-04-11\n原标题:河南收到举报90件\n截至4月10日,督察组共收到举报90件,转办80件。", None, """
        河南省 cases_received 90 cumulative - 2022-04-10
        河南省 cases_forwarded 80 cumulative - 2022-04-10"""),
    ("4月10日转办第十批信访件。\n设区市 |\n数量 |\n无锡市 |\n9 |\n盐城市 |\n13 |\n合计 |\n22 |", "江苏法治报", """
        无锡市 cases_forwarded 9 batch 10 2022-04-10
        盐城市 cases_forwarded 13 batch 10 2022-04-10
        江苏省 cases_forwarded 22 batch 10 2022-04-10"""),
    ("截至4月10日,无锡市共接收督察组转办的信访件91件。 |\n打印 | 收藏", WUXI, """
        无锡市 cases_forwarded 91 cumulative - 2022-04-10"""),
    ("转办20件(截至4月10日)\n督察组向我市转办信访件20件,其中江阴市12件。\n相关阅读:\n- [04-09]无锡市已办结信访件77件\n返回顶部", WUXI, """
        无锡市 cases_forwarded 20 cumulative - 2022-04-10
        江阴市 cases_forwarded 12 cumulative - 2022-04-10"""),
    # a repeat tells the date; a batch is later than what it is not in
    ("目前,督察组共转办信访件90件,办结75件。\n截至4月10日,督察组共转办信访件90件,办结75件。", X, """
        新疆维吾尔自治区 cases_forwarded 90 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_completed 75 cumulative - 2022-04-10 办结"""),
    ("昨日,我市收到督察组转办的信访件。至此,共收到信访件13批141件,截至4月9日,已办结55件。", WUXI, """
        无锡市 cases_forwarded 141 cumulative 13 2022-04-11
        无锡市 cases_completed 55 cumulative - 2022-04-09 办结"""),
    # a number that is part of a name or an address
    ("4月10日转办信访件8件。涉及锡山32号厂房和江阴99路。信箱:江阴市21号,惠山21440信箱。", WUXI, """
        无锡市 cases_forwarded 8 batch - 2022-04-10"""),
    # what a list counts, what an item of it holds
    ("4月10日转办第十批信访件52件。其中:长沙41件,重点3件;株洲11件,重点2件。", HUNAN, """
        湖南省 cases_forwarded 52 batch 10 2022-04-10
        长沙市 cases_forwarded 41 batch 10 2022-04-10
        长沙市 cases_key 3 batch 10 2022-04-10
        株洲市 cases_forwarded 11 batch 10 2022-04-10
        株洲市 cases_key 2 batch 10 2022-04-10"""),
    ("4月10日转办第十批信访件52件,其中长沙41件,重点件7件。", HUNAN, """
        湖南省 cases_forwarded 52 batch 10 2022-04-10
        长沙市 cases_forwarded 41 batch 10 2022-04-10
        湖南省 cases_key 7 batch 10 2022-04-10"""),
    ("截至4月10日,累计转办信访件52件。重点信访件5件,其中长沙市2件、株洲市3件。", HUNAN, """
        湖南省 cases_forwarded 52 cumulative - 2022-04-10
        湖南省 cases_key 5 cumulative - 2022-04-10
        长沙市 cases_key 2 cumulative - 2022-04-10
        株洲市 cases_key 3 cumulative - 2022-04-10"""),
    ("4月10日转办信访件9件:江阴市6件(重点件1件),市直部门及其他3件(重点件1件)。", WUXI, """
        无锡市 cases_forwarded 9 batch - 2022-04-10
        江阴市 cases_forwarded 6 batch - 2022-04-10
        江阴市 cases_key 1 batch - 2022-04-10"""),
    # people and firms
    ("截至4月10日,累计转办信访件50件,行政约谈18家单位32人次,问责7个单位、12人,责令整改9家。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 people_interviewed 32 cumulative - 2022-04-10
        新疆维吾尔自治区 people_accountable 12 cumulative - 2022-04-10
        新疆维吾尔自治区 orders_rectify 9 cumulative - 2022-04-10"""),
    ("截至4月10日,累计转办信访件50件,责任追究18人,行政拘留2人。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 people_accountable 18 cumulative - 2022-04-10
        新疆维吾尔自治区 people_detained 2 cumulative - 2022-04-10 行政拘留"""),
    ("截至4月10日,累计转办信访件50件。刑事案件立案5起、破案4起,行政案件立案3起,约谈8起,追责9人。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_filed 5 cumulative - 2022-04-10
        新疆维吾尔自治区 people_accountable 9 cumulative - 2022-04-10"""),
    # what goes back to the inspectors, and to all
    ("截至4月10日,累计交办信访件50件,已办结40件,向督察组移交调查材料35件,均已办结。", X, """
        新疆维吾尔自治区 cases_forwarded 50 cumulative - 2022-04-10
        新疆维吾尔自治区 cases_completed 40 cumulative - 2022-04-10 办结"""),
    ("截至4月10日,督察组移交地方和省直部门信访件50件,已办结各地及省直部门办理的40件。", HUNAN, """
        湖南省 cases_forwarded 50 cumulative - 2022-04-10
        湖南省 cases_completed 40 cumulative - 2022-04-10 办结"""),
    # batches
    ("4月9日和10日,我市接到督察组转办的第九批和第十批信访件共26件,其中大气20件、水6件。", WUXI, """
        无锡市 cases_forwarded 26 cumulative 10 2022-04-10
        无锡市 cases_forwarded 20 cumulative 10 2022-04-10 大气
        无锡市 cases_forwarded 6 cumulative 10 2022-04-10 水"""),
    ("截至4月10日,督察组共向我市交办9批26件信访件(第3批、第5批件数为零)。", WUXI, """
        无锡市 cases_forwarded 26 cumulative 9 2022-04-10"""),
    ("截至4月10日,督察组向我市交办信访件26件,解决了一批群众关心的问题,查处每一起违法行为。约谈3人。", WUXI, """
        无锡市 cases_forwarded 26 cumulative - 2022-04-10
        无锡市 people_interviewed 3 cumulative - 2022-04-10"""),
    # whose bulletin it is
    ("督察组向江苏省转办信访件涉及无锡市\n4月9日,督察组向江苏省转办第九批信访件涉及无锡市20件,其中江阴市12件。从类型看,大气方面15个,水方面5个。",
     WUXI, """
        无锡市 cases_forwarded 20 batch 9 2022-04-09
        江阴市 cases_forwarded 12 batch 9 2022-04-09
        无锡市 cases_forwarded 15 batch 9 2022-04-09 大气
        无锡市 cases_forwarded 5 batch 9 2022-04-09 水"""),
    # zones with the name of another place in their own
    ("4月10日转办信访件4.5件:慈溪市3件、杭州湾新区1.5件。", "宁波日报", """
        宁波市 cases_forwarded 4.5 batch - 2022-04-10
        慈溪市 cases_forwarded 3 batch - 2022-04-10
        杭州湾新区 cases_forwarded 1.5 batch - 2022-04-10"""),
    # heads longer than cells; marks, units and months lost in copying
    ("督察组交办信访举报件情况\n遂宁日报 / 2022-04-12\n行政区域\n4月10日交办数量(件)\n3月19日至4月10日累计交办数量(件)\n船山区\n0\n6\n安居区\n0\n4\n射洪市\n1\n8\n", None, """
        安居区 cases_forwarded 0 batch - 2022-04-10
        安居区 cases_forwarded 4 cumulative - 2022-04-10
        射洪市 cases_forwarded 1 batch - 2022-04-10
        射洪市 cases_forwarded 8 cumulative - 2022-04-10
        船山区 cases_forwarded 0 batch - 2022-04-10
        船山区 cases_forwarded 6 cumulative - 2022-04-10"""),
    ("46日,督察组向重庆市交办第三十批信访举报件109件,涉及我区1件,其中来电举报1件,来信举报0件。截至46日,督察组向我区共交办信访举报件8(重点交办件2),其中来电举报8件,来信举报0件。", "黔江区人民政府", """
        重庆市 cases_forwarded 109 batch 30 2022-04-06
        黔江区 cases_forwarded 1 batch 30 2022-04-06
        黔江区 cases_forwarded 8 cumulative - 2022-04-06
        黔江区 cases_key 2 cumulative - 2022-04-06
        黔江区 cases_letter 0 batch 30 2022-04-06
        黔江区 cases_letter 0 cumulative - 2022-04-06
        黔江区 cases_phone 1 batch 30 2022-04-06
        黔江区 cases_phone 8 cumulative - 2022-04-06"""),
    ("4月10日,我市接到督察组交办的第八批信访举报案件9重点关注1其中来电举报4件、来信举报5件。截至4月10日,累计交办信访案件共八批次43件,其中来电举报25来信举报18件。", "无锡日报", """
        无锡市 cases_forwarded 43 cumulative 8 2022-04-10
        无锡市 cases_forwarded 9 batch 8 2022-04-10
        无锡市 cases_key 1 batch 8 2022-04-10
        无锡市 cases_letter 18 cumulative 8 2022-04-10
        无锡市 cases_letter 5 batch 8 2022-04-10
        无锡市 cases_phone 25 cumulative 8 2022-04-10
        无锡市 cases_phone 4 batch 8 2022-04-10"""),
    # letters in 封
    ("4月10日,督察组收到群众来电74个、来信35封,转办第二十一批问题线索98件。", X, """
        新疆维吾尔自治区 cases_forwarded 98 batch 21 2022-04-10
        新疆维吾尔自治区 cases_letter 35 batch 21 2022-04-10
        新疆维吾尔自治区 cases_phone 74 batch 21 2022-04-10"""),
    # a table that lost its cells heads nothing
    ("松原市转办督察第三十三批举报案件\n松原市环境保护局 / 2022-04-11\n来信\n来电\n重点\n长岭\n3\n3\n1\n扶余\n4\n4\n4\n3\n乾安\n2\n2\n4月10日,接到第三十三批信访案件19件,反映的问题中,水占14%、大气占16%。", None, """
        松原市 cases_forwarded 19 batch 33 2022-04-10
        松原市 share 14 batch 33 2022-04-10 水
        松原市 share 16 batch 33 2022-04-10 大气"""),
]  # fmt: skip
