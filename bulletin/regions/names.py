"""How names of places are shortened and spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_PEOPLES = (
    "(?:(?:维吾尔|哈萨克|柯尔克孜|蒙古|锡伯|塔吉克)族?|(?:回|壮|藏|苗|侗|彝|白|傣|瑶|满|黎|畲|土|水|怒|羌|佤|各|朝鲜|土家|布依|景颇"
    "|傈僳|哈尼|撒拉|东乡|保安|裕固|达斡尔|鄂温克|仡佬|毛南|仫佬|拉祜|纳西|独龙|普米|布朗)族)"
)
_AUTONOMOUS = re.compile(rf"(.+?){_PEOPLES}*(?:族)?自治([区州县旗])")
_SUFFIX = re.compile(r"(.{2,}?)(特别行政区|地区|林区|特区|[省市县区盟])")
# Stripped of their suffix these are everyday words, directions or parts of any town.
_NO_SHORT_FORM = re.compile(
    "市[中南北]|城[东西南北中关厢口]|[东西南北]城|[东西南北]区|新城|新市|老城|矿|郊|高新|合作|通道|民主|和平|开发|白云|东风|红旗"
)

NUMERALS = frozenset("〇零一二三四五六七八九十百千0123456789第")
_DIVISIONS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四")


def short_forms(name: str, level: str) -> tuple[list[str], list[str]]:
    """Return the shortened names with a suffix (恩施州, 威宁自治县) and those without one (武汉, 恩施)."""
    if name == "内蒙古自治区":  # the people is part of the name
        return [], ["内蒙古"]
    if match := _AUTONOMOUS.fullmatch(name):
        stem, kind = match.groups()
        suffixed = [stem + kind, f"{stem}自治{kind}"] if level != "province" else []
        return [form for form in suffixed if form != name], [stem]
    match = _SUFFIX.fullmatch(name)
    if not match or _NO_SHORT_FORM.fullmatch(match[1]):
        return [], []
    return [], [match[1]]


def division_forms(number: int, city: str | None) -> Iterator[str]:
    """Yield the spellings of a division of the XPCC: 第六师五家渠市, 六师, 8师, 农八师, 兵团第八师 ..."""
    prefixes = ("", "第", "农", "兵团", "兵团第", "新疆兵团第", "新疆生产建设兵团第", "兵团农")
    for prefix, numeral in product(prefixes, (_DIVISIONS[number - 1], str(number))):
        yield f"{prefix}{numeral}师"
        if city:
            yield f"{prefix}{numeral}师{city}"
            yield f"{prefix}{numeral}师{city.removesuffix('市')}"
            yield f"{prefix}{numeral}师({city})"
