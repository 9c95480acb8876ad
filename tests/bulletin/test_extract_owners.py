"""More sentences and what is read in them: shared cases, lists of results, whose bulletin it is."""

import pytest

from bulletin.extract import read
from bulletin.model import Context
from tests.bulletin.test_extract import X, told

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
    # the title gives the day of its batch
    ("新疆第十六批群众信访举报件办理情况(4月10日转办)\n第十六批信访举报件共9件,其中重点件4件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 16 2022-04-10
        新疆维吾尔自治区 cases_key 4 batch 16 2022-04-10"""),
    # what is told of one case is no figure of a region
    ("4月10日,督察组向喀什地区转办举报件3件。生态环境分局对该厂罚款18万元。\n受理编号D01:反映粉尘问题,属实,罚款5万元,约谈2人。", X, """
        喀什地区 cases_forwarded 3 batch - 2022-04-10"""),
    ("4月10日,收到第16批举报件9件,哈密市6件、吐鲁番市3件。", X, """
        新疆维吾尔自治区 cases_forwarded 9 batch 16 2022-04-10
        哈密市 cases_forwarded 6 batch 16 2022-04-10
        吐鲁番市 cases_forwarded 3 batch 16 2022-04-10"""),
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
    # cases of a complaints office, a hotline or an authority of its own accord
    ("自治区信访局:一季度共受理群众信访件1236件,办结1180件,其中哈密市321件。约谈12人。", X, ""),
    ("12345热线一周受理群众来电4.2万件,转办单位3900件,办结3700件。其中噪声投诉812件。", X, ""),
    ("一季度全市共受理环境信访件236件,办结230件,其中噪声102件。", "哈密日报", ""),
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
    # numbers without a unit count right after a region only where nothing else is counted
    ("截至4月10日,哈密市12项任务已完成9项,转办哈密市20件信访件。专门邮政信箱:哈密市0042号邮政信箱。", X, """
        哈密市 cases_forwarded 20 cumulative - 2022-04-10"""),
    # what the group takes in and how it is spread
    ("4月10日,督察组共接到反映我市环境问题的来电来信3件,涉及我市2个县,鄯善县2件、托克逊县1件。", "吐鲁番市人民政府", """
        吐鲁番市 cases_received 3 batch - 2022-04-10
        鄯善县 cases_received 2 batch - 2022-04-10
        托克逊县 cases_received 1 batch - 2022-04-10"""),
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
    # 全省 where no source tells whose, cases of the level, how many places there are, a zone whose name holds a city's
    ("4月10日,督察组向广东省交办第九批举报件14宗。前9批全省已累计交办举报件81宗,涉及全省16个地市,省级1件。", None, """
        广东省 cases_forwarded 14 batch 9 2022-04-10
        广东省 cases_forwarded 81 cumulative 9 2022-04-10"""),
    ("4月10日转办信访件4件:白山市3件、长白山开发区1件。", "吉林日报", """
        吉林省 cases_forwarded 4 batch - 2022-04-10
        白山市 cases_forwarded 3 batch - 2022-04-10
        长白山开发区 cases_forwarded 1 batch - 2022-04-10"""),
    # towns, groups of firms, what is completed of what the inspectors handed over, sums that are no cases
    ("4月10日转办信访件6件:石岐街道2件、坦洲镇1件、市文旅集团3件。", "中山日报", """
        中山市 cases_forwarded 6 batch - 2022-04-10"""),
    ("截至4月10日,全省共办结省级督察组交办信访件49件。", "湖南日报", """
        湖南省 cases_completed 49 cumulative - 2022-04-10 办结"""),
    ("督察期间,全国实施五类案件总数231件,其中按日计罚案件35件。", "生态环境部", ""),
    # months' ends, sentences over two lines, titles with a batch of the inspectors' reports
    ("截至2022年3月底,我省收到督察组转办信访件49件,已办结40件。", "湖南日报", """
        湖南省 cases_forwarded 49 cumulative - 2022-03-31
        湖南省 cases_completed 40 cumulative - 2022-03-31 办结"""),
    ("转办信访件\n4月10日16时\n,我省接到督察组移交的第七批信访件26件。", "吉林日报", "吉林省 cases_forwarded 26 batch 7 2022-04-10"),
    ("我市第十二批中央生态环境保护督察信访件办理情况\n4月10日,督察组向我市交办信访件26件。", "长江日报", """
        武汉市 cases_forwarded 26 batch 12 2022-04-10"""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "wanted"), TABLE, ids=[row[0][:24] for row in TABLE])
def test_a_sentence(text, source, wanted):
    reading = read(text, Context(published="2022-04-12", source=source))
    assert told(reading) == sorted(line.strip() for line in wanted.splitlines() if line.strip())


@pytest.mark.parametrize(("text", "source", "_"), TABLE, ids=[row[0][:24] for row in TABLE])
def test_a_quote_holds_its_number(text, source, _):
    for each in read(text, Context(published="2022-04-12", source=source)).observations:
        assert text[each.span.start : each.span.end] == each.quote
        assert any(char.isdigit() or char in "一二三四五六七八九十两" for char in each.quote)
