"""The words that steer the reading, as patterns on plain text, longest first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from bulletin.extract.dispatch import Dispatcher
from bulletin.measures import measures

_N = "(?:[0-9]{1,3}|[一二三四五六七八九十百两]{1,5})"
# 第二批 of the inspections themselves, not of cases: 第二批中央生态环境保护督察, 第三批7个督察组.
_NOT_A_BATCH = (
    "(?!(?:[0-9]{1,2}个|[一二三四五六七八九十]个)|(?:省级?|自治区|中央|生态|例行|专项|环保|环境)[^,。;]{0,12}督察(?!组?(?:转办|交办|移交|向)?的?(?:群众)?(?:信访|举报|转办|交办))|督察(?!组?(?:向|转|交|移))"
    '|[“"]回头看|赴|进驻|入驻)'
)

_BATCHES = {
    "span": rf"第?{_N}批?(?:次)?[至-]第?{_N}批次?",
    "joint": rf"第{_N}(?:批次?)?(?:[、和及与]第?{_N}(?:批次?)?)*[、和及与]第?{_N}批次?",
    "first": rf"(?<!目)前{_N}批次?",
    "ordinal": rf"(?:第{_N}批次?|[首头]批){_NOT_A_BATCH}",
    "several": rf"共?{_N}批次(?=[0-9])",
    "count": rf"(?<![0-9])(?!一批(?!次)){_N}批次?(?!次?人){_NOT_A_BATCH}",
    "this": r"(?:[本该此当]|这一)批次?|当[日天]批次",
}
CATEGORIES = {
    "大气": "大气|废气|空气|(?<=涉)气|气(?=类)",
    "水": "水(?:体|环境)?|废水",
    "土壤": "土壤|(?<![国领本])土(?=[类0-9])",
    "噪声": "噪[声音]|光噪|(?<=涉)噪|声(?=环境)",
    "生态": "生态(?:破坏)?(?!环境)"
    "|(?<=涉)生态环境(?=为主)|生态环境(?=类(?!的?(?:群众|信访|举报|投诉|案件|问题线索)))|(?<=、)生态环境(?=问题[0-9])|自然生态|生态环境(?=[、和与][水大土噪固辐])",
    "固废": "固废|固体废物|固体废弃物",
    "辐射": "核与辐射|辐射|电磁辐射",
    "海洋": "海洋",
    "其他": "其[他它]|综合",
    "餐饮油烟": "餐饮油烟",
    "油烟": "油烟",
    "扬尘": "扬尘",
    "垃圾": "垃圾",
    "重金属": "重金属",
    "农业农村": "农业农村",
    "畜禽养殖": "畜禽养殖",
    "养殖": "养殖",
    "畜禽": "畜禽",
    "异味扰民": "异味扰民",
    "异味": "异味|恶臭",
    "危废": "危废|危险废物",
    "光": "光(?=污染)",
}
_AFTER_CATEGORY = (
    "(?:共同)?(?:环境)?(?:污染)?(?:类型|类|型)?(?:生态)?(?:环境)?(?:污染)?(?:方面)?的?(?:(?:举报|信访|投诉|问题|案件|件)的?)*"
    r"(?=$|[0-9、,:()和与及。;]|以及|[两三四五六七八九]类|[一二两三四五六七八九十百]{1,5}[件个宗起]|各|均|共|有|为|是|占|分别|依次|居|较|等|最|数量(?=最|[较居]|为|[0-9]))"
)
# What is done to firms or people besides the measures published here; a number after it is none of theirs.
OTHER_SANCTIONS = (
    "已?查处(?=[0-9])|责令停产整改|停产整改|停产整治|责令停产|立即改正|立即整改|立行立改|限期整改|限期改正|查封扣押|查封|扣押|关停取缔|取缔关闭|取缔|关停|移送[^0-9]{0,8}"
    "|抽查[^,。;0-9]{0,12}|问题整改(?:完成)?(?:数量|数)|组织处理|党纪政纪处分|党纪政务处分|诫勉谈话|诫勉|立案调查|其他处理|个别谈话|谈话|通报批评|批评教育|限产停产|按日计罚"
    r"|(?:除去|剔除|扣除|去除)重复(?:举报|投诉|信访)?件?的(?=[0-9])|重复(?:举报|投诉|信访)?件?|重复|交办督办(?:案件)?|督办案件|约谈(?:和|、)?问责|新办结|新增办结|两项合计|未到期(?:的|信访件)?|微信(?:举报)?|其[他它](?:途径|方式|渠道)|分解后(?:交办|转办)?|网络举报|网上举报|短信|邮件|来访|当面|延[后期长]|破案|破获|侦破|向[^,。;、0-9]{0,12}督[察查]组(?:办公室)?(?:\([^)]{0,6}\))?(?:移交|移送|提交)|各[区县市州师]|条线部门|[省市区县州][级直](?:相关|有关)?(?:部门|单位)|[省市区县州]级(?:办理)?(?:案件)?(?=[0-9])|一般(?:件)?|普通(?:信访)?件?|(?:基本)?属实[和及、或](?:部分|基本)属实(?![、和与及]不属实)|办理报告|报告|(?:刑事|犯罪|行政拘留|(?<!处罚)(?<!侦查)环境违法|(?<!环境)(?<!处罚)(?<!侦查)违法)[^,。;、0-9]{0,6}案件(?!立案)|行政案件(?:立案)?|(?:办理)?上报(?!办结)(?:[^,。;、0-9]{0,10}情况)?的?|反馈[^,。;0-9]{0,8}情况"
)
STRONG_TOTAL = "累计|至此|总计|历次"
WEAK_TOTAL = "共计|合计|一共|共"
# Kinds of words that are not measures, each with its pattern.
_PLAIN = {
    "strong": STRONG_TOTAL,
    "weak": WEAK_TOTAL,
    "already": "已经?(?=向[^,。;0-9]{1,10}(?:反馈|转办|交办|移交|转交))",
    "net": "(?:剔除|去除|扣除|合并|除去)(?!重复(?:举报|投诉|信访)?件?的)"
    "(?:重复|复)?(?:举报|件|信访件)?后?(?:实际|实)?为?(?!的)",
    "until": "(?:(?<=[,。;:(\n ])|(?<=进驻)|^)至(?=[0-9]{1,2}月)|截至到?|截止到?"
    "|(?<![0-9日时分])到(?=目前|[0-9一二三四五六七八九十]+[月日年])|自.{0,12}以来",
    "round": "(?:首轮|上一轮|第[一二]轮)(?:中央)?(?:生态环境|环境|环保)?(?:保护)?督察(?!协调|组|保障)",
    "period": '(?:进驻|督察|[“"]?回头看[”"]?)(?:期间|以来|工作期间)',
    "stay": "进驻|例行督察|开展.{0,8}督察",
    "group": "督[察查]组|巡视组|各组|督察(?=受理|收到)",
    "rates": "办结率|完成率|属实率|整改率|重复率|比例|同比|环比|增长|下降|提高|满意率|优良",
    "this": "这(?=[0-9])|上述|该(?=[0-9])",
    "within": "其中|里面",
    "apart": "另外|此外|另有|另",
    "each": "均为|均占|均(?:只|仅)有?(?=[0-9])|各占|各为|各有|各|均(?=[0-9占有])|都是(?=[0-9])|每[地市县]",
    "pair": "分别|依次",
    "join": "、|以及|和|与|(?<!涉)及|兼",
    "comma": ",",
    "stop": "[。!?;]",
    "colon": ":",
    "open": "[(\\[【]",
    "close": "[)\\]】]",
    "cell": "[|]",
    "quote": '[“”"]',
}


_BATCH = "批"
# All that stands in the name of a batch before its first 批.
_BEFORE_BATCH = "第0123456789一二三四五六七八九十百两、和及与至次共前首头本该此当这日天-"


@cache
def _batches() -> Dispatcher[str]:
    return Dispatcher(_BATCHES, {kind: kind for kind in _BATCHES})


def find_batches(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the batches, each with how it counts. Only what stands before a 批 is looked at."""
    end = 0
    mark = plain.find(_BATCH)
    while mark >= 0:
        first = end + len(plain[end:mark].rstrip(_BEFORE_BATCH))
        end = mark + 1
        for kind, start, stop in _batches().find(plain, first, end):
            end = max(end, stop)
            yield kind, start, stop
        mark = plain.find(_BATCH, end)


@cache
def words() -> Dispatcher[tuple[str, Any]]:
    """Return the finder of all words: each means the kind of a token and its data.

    A measure's data are its key and status, a category's its name.

    Where a word holds another (不属实, 属实), the longer one must come first; the measures are ordered for that.
    """
    patterns = {"net": _PLAIN["net"], "other": OTHER_SANCTIONS}
    meanings: dict[str, tuple[str, Any]] = {}
    first = (
        "cases_valid",
        "cases_closed_any",
        "cases_stage_completed",
        "cases_in_progress",
        "cases_unfounded",
        "cases_partly_verified",
    )
    found = measures()
    for key in (*first, *(key for key in found if key not in first)):
        for number, word in enumerate(found[key].words):
            patterns[f"{key}_{number}"] = word.pattern
            meanings[f"{key}_{number}"] = ("measure", (key, word.status))
    for number, (category, pattern) in enumerate(CATEGORIES.items()):
        patterns[f"category_{number}"] = f"(?:{pattern}){_AFTER_CATEGORY}"
        meanings[f"category_{number}"] = ("category", category)
    patterns |= {kind: pattern for kind, pattern in _PLAIN.items() if kind != "net"}
    return Dispatcher(patterns, {name: meanings.get(name, (name, None)) for name in patterns})
