"""Wholes and their parts: batches one by one, offices in lists, clauses of one region, papers on several provinces."""

C, X = "昌吉日报", "新疆日报"
TABLE = [
    # numbers of as many names, none of which is a region's or a measure's
    ("督察组进驻期间,第一组、第二组、第三组分别收到信访件12件、9件和15件。", X, ""),
    ("督察组转办的信访件,乌鲁木齐市和昌吉州分别收到12件、9件,已办结5件、3件。", X, """
        乌鲁木齐市 cases_forwarded 12 cumulative - -
        昌吉回族自治州 cases_forwarded 9 cumulative - -"""),
    # batches that share a number, or have one each
    ("督察组向我州转办第九批、第十五批信访件各2件。", C, """
        昌吉回族自治州 cases_forwarded 2 batch 9 -
        昌吉回族自治州 cases_forwarded 2 batch 15 -"""),
    ("督察组转办信访件30件:第一批5件,第二、三批各8件,第四批至第六批均为3件。约谈2人。", C, """
        昌吉回族自治州 cases_forwarded 30 cumulative - -
        昌吉回族自治州 cases_forwarded 5 batch 1 -
        昌吉回族自治州 cases_forwarded 8 batch 2 -
        昌吉回族自治州 cases_forwarded 8 batch 3 -
        昌吉回族自治州 cases_forwarded 3 batch 4 -
        昌吉回族自治州 cases_forwarded 3 batch 5 -
        昌吉回族自治州 cases_forwarded 3 batch 6 -
        昌吉回族自治州 people_interviewed 2 cumulative - -"""),
    ("4月9日,我州收到督察组转办的第三批、第四批信访件,分别为4件、6件。", C, """
        昌吉回族自治州 cases_forwarded 4 batch 3 2022-04-09
        昌吉回族自治州 cases_forwarded 6 batch 4 2022-04-09"""),
    ("督察组转办的第三批、第四批信访件分别办结5件、6件,第五批、第六批各有1件正在办理。", C, """
        昌吉回族自治州 cases_completed 5 batch 3 - 办结
        昌吉回族自治州 cases_completed 6 batch 4 - 办结
        昌吉回族自治州 cases_in_progress 1 batch 5 - 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 6 - 正在办理"""),
    ("督察组转办信访件40件。阜康市第七批、第八批各3件,玛纳斯县第八批2件。", C, """
        昌吉回族自治州 cases_forwarded 40 cumulative - -
        阜康市 cases_forwarded 3 batch 7 -
        阜康市 cases_forwarded 3 batch 8 -
        玛纳斯县 cases_forwarded 2 batch 8 -"""),
    ("4月9日收到督察组转办的第三批、第四批信访件,共10件,阜康市、昌吉市各5件。", C, """
        昌吉回族自治州 cases_forwarded 10 cumulative 4 2022-04-09
        阜康市 cases_forwarded 5 cumulative 4 2022-04-09
        昌吉市 cases_forwarded 5 cumulative 4 2022-04-09"""),
    # parts of a result by batch
    ("截至4月9日,督察组共向我州转办信访件46件,未办结3件,其中第九批、第十五批各1件,第十二批1件。约谈3人。", C, """
        昌吉回族自治州 cases_forwarded 46 cumulative - 2022-04-09
        昌吉回族自治州 cases_in_progress 3 cumulative - 2022-04-09 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 9 2022-04-09 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 12 2022-04-09 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 15 2022-04-09 正在办理
        昌吉回族自治州 people_interviewed 3 cumulative - 2022-04-09"""),
    ("截至4月9日,督察组共向我州转办信访件46件,已办结40件,其中第一批22件、第二批18件。", C, """
        昌吉回族自治州 cases_forwarded 46 cumulative - 2022-04-09
        昌吉回族自治州 cases_completed 40 cumulative - 2022-04-09 办结
        昌吉回族自治州 cases_completed 22 batch 1 2022-04-09 办结
        昌吉回族自治州 cases_completed 18 batch 2 2022-04-09 办结"""),
    ("截至4月9日,督察组共向我州转办信访件46件,未办结2件,为第九批、第十五批各1件。", C, """
        昌吉回族自治州 cases_forwarded 46 cumulative - 2022-04-09
        昌吉回族自治州 cases_in_progress 2 cumulative - 2022-04-09 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 9 2022-04-09 正在办理
        昌吉回族自治州 cases_in_progress 1 batch 15 2022-04-09 正在办理"""),
    # offices in lists, cases of both halves
    ("4月9日移交第三批信访件20件。截至4月9日,累计交办74件。\n涉及万州区9件,渝中区、城口县、市住建委、市交通委各2件,市水务集团3件。", "重庆日报", """
        重庆市 cases_forwarded 20 batch 3 2022-04-09
        重庆市 cases_forwarded 74 cumulative - 2022-04-09
        万州区 cases_forwarded 9 batch 3 2022-04-09
        渝中区 cases_forwarded 2 batch 3 2022-04-09
        城口县 cases_forwarded 2 batch 3 2022-04-09"""),
    ("4月9日移交第三批信访件20件。截至4月9日,累计交办80件。\n南昌市8件、九江市7件,省水利厅、省公安厅各1件,赣州市3件。", "江西日报", """
        江西省 cases_forwarded 20 batch 3 2022-04-09
        江西省 cases_forwarded 80 cumulative - 2022-04-09
        南昌市 cases_forwarded 8 batch 3 2022-04-09
        九江市 cases_forwarded 7 batch 3 2022-04-09
        赣州市 cases_forwarded 3 batch 3 2022-04-09"""),
    ("4月8日督察组移交第五批信访件60件,其中自治区50件,兵团9件,兵地共办1件。自治区单独办理和兵地共办合计51件,均已交办。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 60 batch 5 2022-04-08
        新疆维吾尔自治区 cases_forwarded 50 batch 5 2022-04-08
        新疆生产建设兵团 cases_forwarded 9 batch 5 2022-04-08"""),
    ("4月8日督察组移交第五批信访件60件,其中自治区50件,兵团9件,双方共办1件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 60 batch 5 2022-04-08
        新疆维吾尔自治区 cases_forwarded 50 batch 5 2022-04-08
        新疆生产建设兵团 cases_forwarded 9 batch 5 2022-04-08"""),
    # what stands between semicolons is of the region that it begins with
    ("督察组交办信访件99件。其中,哈密市6件,办结5件,罚款12万元,约谈3人;吐鲁番市4件,责令整改1家。全区共约谈9人。", X, """
        新疆维吾尔自治区 cases_forwarded 99 cumulative - -
        哈密市 cases_forwarded 6 cumulative - -
        哈密市 cases_completed 5 cumulative - - 办结
        哈密市 fines 12 cumulative - -
        哈密市 people_interviewed 3 cumulative - -
        吐鲁番市 cases_forwarded 4 cumulative - -
        吐鲁番市 orders_rectify 1 cumulative - -
        新疆维吾尔自治区 people_interviewed 9 cumulative - -"""),
    ("督察组交办的信访件中,哈密市的6件已全部办结,罚款12万元;吐鲁番市4件正在办理。", X, """
        哈密市 cases_forwarded 6 cumulative - -
        哈密市 cases_completed 6 cumulative - - 办结
        哈密市 fines 12 cumulative - -
        吐鲁番市 cases_in_progress 4 cumulative - - 正在办理"""),
    ("督察组交办信访件10件。哈密市6件,吐鲁番市4件;责令整改3家,罚款12万元。", X, """
        新疆维吾尔自治区 cases_forwarded 10 cumulative - -
        哈密市 cases_forwarded 6 cumulative - -
        吐鲁番市 cases_forwarded 4 cumulative - -
        新疆维吾尔自治区 orders_rectify 3 cumulative - -
        新疆维吾尔自治区 fines 12 cumulative - -"""),
    # papers that tell of several provinces
    ("江苏省生态环境厅4月9日公布,督察期间督察组共交办江苏省信访件90件。截至4月8日,全省已办结72件。\n宁夏生态环境厅介绍,截至4月7日,督察组交办47件,全区已办结46件。", "北京日报", """
        江苏省 cases_forwarded 90 cumulative - 2022-04-09
        江苏省 cases_completed 72 cumulative - 2022-04-08 办结
        宁夏回族自治区 cases_forwarded 47 cumulative - 2022-04-07
        宁夏回族自治区 cases_completed 46 cumulative - 2022-04-07 办结"""),
    ("湖南省生态环境厅通报,截至4月9日,督察组共向我省交办200件,全省已办结190件。长沙市接到50件,全市已办结48件。", "长沙晚报", """
        湖南省 cases_forwarded 200 cumulative - 2022-04-09
        湖南省 cases_completed 190 cumulative - 2022-04-09 办结
        长沙市 cases_forwarded 50 cumulative - 2022-04-09
        长沙市 cases_completed 48 cumulative - 2022-04-09 办结"""),
    # brackets, averages, comparisons
    ("4月9日督察组转办自治区第九批信访件40件。涉及大气的有14件,占比达35.0%,居首位;土壤(7件)、水(6件)分列二、三位。", X, """
        新疆维吾尔自治区 cases_forwarded 40 batch 9 2022-04-09
        新疆维吾尔自治区 cases_forwarded 14 batch 9 2022-04-09 大气
        新疆维吾尔自治区 share 35 batch 9 2022-04-09 大气
        新疆维吾尔自治区 cases_forwarded 7 batch 9 2022-04-09 土壤
        新疆维吾尔自治区 cases_forwarded 6 batch 9 2022-04-09 水"""),
    ("督察组4月9日转办信访件30件(来电(含微信)20件、来信10件)。", X, """
        新疆维吾尔自治区 cases_forwarded 30 batch - 2022-04-09
        新疆维吾尔自治区 cases_phone 20 batch - 2022-04-09
        新疆维吾尔自治区 cases_letter 10 batch - 2022-04-09"""),
    ("督察组转办信访件60件,立案处罚6家(罚款23.5万元)。", X, """
        新疆维吾尔自治区 cases_forwarded 60 cumulative - -
        新疆维吾尔自治区 firms_penalised 6 cumulative - -
        新疆维吾尔自治区 fines 23.5 cumulative - -"""),
    ("督察组4月9日转办第26批信访件77件,较第25批增加9件;自治区69件,兵团8件。日均转办58件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 77 batch 26 2022-04-09
        新疆维吾尔自治区 cases_forwarded 69 batch 26 2022-04-09
        新疆生产建设兵团 cases_forwarded 8 batch 26 2022-04-09"""),
    ("除3件正在办理外,督察组转办的第八批68件信访件其余65件全部办结。", X, """
        新疆维吾尔自治区 cases_in_progress 3 batch 8 - 正在办理
        新疆维吾尔自治区 cases_forwarded 68 batch 8 -
        新疆维吾尔自治区 cases_completed 65 batch 8 - 办结"""),
    ("督察组转办信访件中,重复的有12件,来自同一小区的有5件,涉及三个以上地州的2件,库尔勒市十余件。", X, ""),
    ("督察组转办信访件69件,最少的克州、博州均只有1件。", X, """
        新疆维吾尔自治区 cases_forwarded 69 cumulative - -
        克孜勒苏柯尔克孜自治州 cases_forwarded 1 cumulative - -
        博尔塔拉蒙古自治州 cases_forwarded 1 cumulative - -"""),
    ("截至4月9日,督察组转办我区信访件90件,全区累计办结80件;其中哈密市办结率最高,为98%,办结20件。", X, """
        新疆维吾尔自治区 cases_forwarded 90 cumulative - 2022-04-09
        新疆维吾尔自治区 cases_completed 80 cumulative - 2022-04-09 办结
        哈密市 cases_completed 20 cumulative - 2022-04-09 办结"""),
    ("截至4月9日,督察组共交办哈密市信访件41件,占全区总数的45.5%,已办结36件,占转办总数的87.8%。", X, """
        哈密市 cases_forwarded 41 cumulative - 2022-04-09
        哈密市 share 45.5 cumulative - 2022-04-09
        哈密市 cases_completed 36 cumulative - 2022-04-09 办结"""),
    # whose a text is, by its lists
    ("9日,督察组交办第2批举报件66件。汕尾12件、广州11件、佛山7件、梅州6件,其中列为重点关注件8件。", "广州日报", """
        广东省 cases_forwarded 66 batch 2 2022-04-09
        汕尾市 cases_forwarded 12 batch 2 2022-04-09
        广州市 cases_forwarded 11 batch 2 2022-04-09
        佛山市 cases_forwarded 7 batch 2 2022-04-09
        梅州市 cases_forwarded 6 batch 2 2022-04-09
        广东省 cases_key 8 batch 2 2022-04-09"""),
    ("4月9日,督察组向广州市转办举报件66件;汕尾12件、佛山7件、梅州6件。", "广州日报", """
        广州市 cases_forwarded 66 batch - 2022-04-09
        汕尾市 cases_forwarded 12 batch - 2022-04-09
        佛山市 cases_forwarded 7 batch - 2022-04-09
        梅州市 cases_forwarded 6 batch - 2022-04-09"""),
    ("4月9日,督察组向我州转办第九批信访件9件,其中阜康市2件、呼图壁县3件、玛纳斯县1件、昌吉市3件。", "无名网", """
        昌吉回族自治州 cases_forwarded 9 batch 9 2022-04-09
        阜康市 cases_forwarded 2 batch 9 2022-04-09
        呼图壁县 cases_forwarded 3 batch 9 2022-04-09
        玛纳斯县 cases_forwarded 1 batch 9 2022-04-09
        昌吉市 cases_forwarded 3 batch 9 2022-04-09"""),
    ("经省委批准,黑龙江省5个生态环境保护督察组进驻哈尔滨市、绥化市。截至4月9日,各督察组已向被督察市移交生态环境类信访案件286件。", "中国环境报", "黑龙江省 cases_forwarded 286 cumulative - 2022-04-09"),
    ("4月9日督察组向我省移交第十批信访件,共167件,涉及大气污染类型问题数量最多,为129个。", "海南日报", """
        海南省 cases_forwarded 167 batch 10 2022-04-09
        海南省 cases_forwarded 129 batch 10 2022-04-09 大气"""),
    # halves, what stands beside a list, results right behind their item
    ("4月9日督察组向我区移交第十九批次转办件102件,其中自治区单独办理80件,兵团单独办理20件,兵地共同办理2件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 102 batch 19 2022-04-09
        新疆维吾尔自治区 cases_forwarded 80 batch 19 2022-04-09
        新疆生产建设兵团 cases_forwarded 20 batch 19 2022-04-09"""),
    ("截至4月9日,督察组移交我区(含兵团)转办件235件,办结230件。", X, """
        新疆维吾尔自治区(含兵团) cases_forwarded 235 cumulative - 2022-04-09
        新疆维吾尔自治区(含兵团) cases_completed 230 cumulative - 2022-04-09 办结"""),
    ("督察组向我市转办第六批信访件8件,其中伊州区5件、伊吾县3件,兵团十三师新星市另有1件。", "哈密日报", """
        哈密市 cases_forwarded 8 batch 6 -
        伊州区 cases_forwarded 5 batch 6 -
        伊吾县 cases_forwarded 3 batch 6 -
        第十三师新星市 cases_forwarded 1 batch 6 -"""),
    ("4月9日,我地区收到督察组转办信访件3件。我地区累计收到56件,其中乌苏市30件、沙湾市26件。", "塔城日报", """
        塔城地区 cases_forwarded 3 batch - 2022-04-09
        塔城地区 cases_forwarded 56 cumulative - 2022-04-09
        乌苏市 cases_forwarded 30 cumulative - 2022-04-09
        沙湾市 cases_forwarded 26 cumulative - 2022-04-09"""),
    ("截至4月9日,督察组转办的信访件中,乌鲁木齐市60件已办结52件,昌吉州46件已办结20件、阶段性办结20件、6件正在办理。", X, """
        乌鲁木齐市 cases_forwarded 60 cumulative - 2022-04-09
        乌鲁木齐市 cases_completed 52 cumulative - 2022-04-09 办结
        昌吉回族自治州 cases_forwarded 46 cumulative - 2022-04-09
        昌吉回族自治州 cases_completed 20 cumulative - 2022-04-09 办结
        昌吉回族自治州 cases_stage_completed 20 cumulative - 2022-04-09 阶段办结
        昌吉回族自治州 cases_in_progress 6 cumulative - 2022-04-09 正在办理"""),
    ("督察组进驻期间(3月1日至4月1日)共转办自治区信访举报160件,其中电话举报120件、书面举报40件。查实99件,部分查实21件。", X, """
        新疆维吾尔自治区 cases_forwarded 160 cumulative - 2022-04-01
        新疆维吾尔自治区 cases_phone 120 cumulative - 2022-04-01
        新疆维吾尔自治区 cases_letter 40 cumulative - 2022-04-01
        新疆维吾尔自治区 cases_verified 99 cumulative - - 属实
        新疆维吾尔自治区 cases_partly_verified 21 cumulative - - 部分属实"""),
    # What the rest had, what each stayed under, and what the first ones made together are no count of anyone.
    ("4月9日,督察组向贵州省转办信访件710件,贵阳210件、遵义160件、毕节90件,其余6个市(州)250件。", "贵州日报", """
        贵州省 cases_forwarded 710 batch - 2022-04-09
        贵阳市 cases_forwarded 210 batch - 2022-04-09
        遵义市 cases_forwarded 160 batch - 2022-04-09
        毕节市 cases_forwarded 90 batch - 2022-04-09"""),
    ("4月9日,督察组向河北省交办信访问题160件,涉及11个设区市及雄安新区,石家庄37件、保定30件、廊坊20件、其他73件。", "河北日报", """
        河北省 cases_forwarded 160 batch - 2022-04-09
        石家庄市 cases_forwarded 37 batch - 2022-04-09
        保定市 cases_forwarded 30 batch - 2022-04-09
        廊坊市 cases_forwarded 20 batch - 2022-04-09"""),
    ("4月9日,督察组交办我市第26批投诉97件,渝北区14件,江北、南岸区各9件,其余区县均在5件以下。"
     "截至4月9日,累计交办1824件,办结1214件,处罚423家、2116万元,约谈58人。", "重庆日报", """
        重庆市 cases_forwarded 97 batch 26 2022-04-09
        渝北区 cases_forwarded 14 batch 26 2022-04-09
        江北区 cases_forwarded 9 batch 26 2022-04-09
        南岸区 cases_forwarded 9 batch 26 2022-04-09
        重庆市 cases_forwarded 1824 cumulative - 2022-04-09
        重庆市 cases_completed 1214 cumulative - 2022-04-09 办结
        重庆市 firms_penalised 423 cumulative - 2022-04-09
        重庆市 fines 2116 cumulative - 2022-04-09
        重庆市 people_interviewed 58 cumulative - 2022-04-09"""),
    ("4月9日,督察组移交我省第19批信访件225件,其中宁波55件居首,其次是杭州41件、温州40件,合计占60.4%,舟山最少为3件。", "浙江日报", """
        浙江省 cases_forwarded 225 batch 19 2022-04-09
        宁波市 cases_forwarded 55 batch 19 2022-04-09
        杭州市 cases_forwarded 41 batch 19 2022-04-09
        温州市 cases_forwarded 40 batch 19 2022-04-09
        舟山市 cases_forwarded 3 batch 19 2022-04-09"""),
    # What came in on the day itself, after the total; totals of the sentence before; zones that stand beside the cities; key cases and all others.
    ("截至4月9日,我市累计接办信访件411件,已办结300件;当日接办12件。4月10日当日新接8件,其中伊州区5件。", "哈密日报", """
        哈密市 cases_forwarded 411 cumulative - 2022-04-09
        哈密市 cases_completed 300 cumulative - 2022-04-09 办结
        哈密市 cases_forwarded 12 batch - 2022-04-09
        哈密市 cases_forwarded 8 batch - 2022-04-10
        伊州区 cases_forwarded 5 batch - 2022-04-10"""),
    ("4月9日,督察组转办我区群众举报21件,银川14件、宁东基地3件。至此累计97件,其中重点件9件、其他88件。", "宁夏日报", """
        宁夏回族自治区 cases_forwarded 21 batch - 2022-04-09
        银川市 cases_forwarded 14 batch - 2022-04-09
        宁东能源化工基地 cases_forwarded 3 batch - 2022-04-09
        宁夏回族自治区 cases_forwarded 97 cumulative - 2022-04-09
        宁夏回族自治区 cases_key 9 cumulative - 2022-04-09"""),
    # 各地 after many provinces: all of them, though the text goes on about one.
    ("截至4月9日,督察组在四川、青海、海南、新疆(含兵团)等省(区)受理举报90件,各地已办结46件;累计责令整改7家。4月9日向四川移交第七批信访件8件,"
     "四川当天交办。四川已成立专班。", "财新网", """
        全国 cases_received 90 cumulative - 2022-04-09
        全国 cases_completed 46 cumulative - 2022-04-09 办结
        全国 orders_rectify 7 cumulative - 2022-04-09
        四川省 cases_forwarded 8 batch 7 2022-04-09"""),
    # Who is handed cases by the group and then receives in all: a region. What is not due yet is no state of ours.
    ("4月9日,我市接到督察组转办信访件3件,累计收到69件,办结58件,未到期5件。", "哈密日报", """
        哈密市 cases_forwarded 3 batch - 2022-04-09
        哈密市 cases_forwarded 69 cumulative - 2022-04-09
        哈密市 cases_completed 58 cumulative - 2022-04-09 办结"""),
    ("自3月25日督察组进驻至4月9日,哈密市共收到34件转办件,其中伊州区19件。", "哈密日报", """
        哈密市 cases_forwarded 34 cumulative - 2022-04-09
        伊州区 cases_forwarded 19 cumulative - 2022-04-09"""),
    # Regions side by side: each begins with its day, and what is told of them all behind a semicolon is the territory's.
    ("4月9日,哈密市收到督察组转办4件,累计收到88件;昌吉州收到9件,累计收到146件;累计办结208件。", X, """
        哈密市 cases_forwarded 4 batch - 2022-04-09
        哈密市 cases_forwarded 88 cumulative - 2022-04-09
        昌吉回族自治州 cases_forwarded 9 batch - 2022-04-09
        昌吉回族自治州 cases_forwarded 146 cumulative - 2022-04-09
        新疆维吾尔自治区 cases_completed 208 cumulative - 2022-04-09 办结"""),
    ("4月9日,督察组向哈密市转办第3批4件;向吐鲁番市、昌吉州分别转办第3批2件、1件;累计转办28件。", X, """
        哈密市 cases_forwarded 4 batch 3 2022-04-09
        吐鲁番市 cases_forwarded 2 batch 3 2022-04-09
        昌吉回族自治州 cases_forwarded 1 batch 3 2022-04-09
        新疆维吾尔自治区 cases_forwarded 28 cumulative - 2022-04-09"""),
    ("4月9日,督察组向哈密市转办第3批9件,其中伊州区5件、巴里坤县4件;累计转办28件。", X, """
        哈密市 cases_forwarded 9 batch 3 2022-04-09
        伊州区 cases_forwarded 5 batch 3 2022-04-09
        巴里坤哈萨克自治县 cases_forwarded 4 batch 3 2022-04-09
        哈密市 cases_forwarded 28 cumulative - 2022-04-09"""),
    # Numbers that lost their unit in brackets; batches that came in; 整改 alone, which says neither how far nor by whom.
    ("4月9日,督察组转办我市第6批信访件11件(重点8件;来电7、来信4)。截至4月9日,累计收到6批17件,已办结9件,整改8件。", "哈密日报", """
        哈密市 cases_forwarded 11 batch 6 2022-04-09
        哈密市 cases_key 8 batch 6 2022-04-09
        哈密市 cases_phone 7 batch 6 2022-04-09
        哈密市 cases_letter 4 batch 6 2022-04-09
        哈密市 cases_forwarded 17 cumulative 6 2022-04-09
        哈密市 cases_completed 9 cumulative 6 2022-04-09 办结"""),
    ("4个督察组已于3月底相继进驻,目前,4个督察组共收到群众举报51件,累计向新疆转办43件。", X, """
        新疆维吾尔自治区 cases_received 51 cumulative - -
        新疆维吾尔自治区 cases_forwarded 43 cumulative - -"""),
]  # fmt: skip
