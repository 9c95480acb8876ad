"""The fields of a case ledger: which a head names, and what a cell says. No names of persons, no free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bulletin import numbers
from bulletin.extract.cells import NONE
from bulletin.extract.words import CATEGORIES

# The first that fits names the field: 责任人被处理情况 is about persons, though 处理情况 alone is about the matter.
_FIELDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("serial", "^序号$|^序$"),
        ("id", "编[号码]|案号|受理号|信访号|^件号"),
        ("batch", "批次|批号|^批$"),
        ("verified", "属实"),
        ("interviewed", "^约谈(?!.*问责)"),
        ("accountable", r"^(?:追责)?问责(?:人数|人员数|\(人\)|数)$"),
        ("held", "问责|责任人|追责|责任追究|约谈"),
        ("unit", "(?:责任|承办|办理|主办|牵头|主体|交办|转办)(?:单位|部门)|责任主体"),
        ("status", "办结(?!时[限间]|日期)|办理(?:状态|进[度展])|状态|整改进[展度]|完成情况|是否完成"),
        ("kind", "(?<!行业)(?:类型|类别)|要素|^污染$|^污染种类"),
        (
            "region",
            "区域|行政区|属地|地区|所在地|市州|州市|地市|县市|市县|区县|[市州县区盟旗]$|\\([市县区州盟旗、,]+\\)|团场|师市|辖区",
        ),
        ("handling", "核实|核查|调查|处理|整改|办理|查处"),
        ("key", "重点|关注"),
        ("text", "情况|内容|反映|问题|诉求|事项|来源|方式|时间|日期|时限|备注"),
    )
)
_TELLING = frozenset(("verified", "interviewed", "accountable", "held", "status", "kind", "region", "handling", "text"))
_OF_CASES = frozenset(("verified", "handling", "text", "kind"))
_ENOUGH = 2
_ID = re.compile(r"[*★☆※#]*[0-9A-Za-z一-鿿*()\[\]〔〕【】._/、,第号-]+")
_NAMED = "(?:受理|信访|举报|转办|交办)?编号"
_TOLD_ID = re.compile(rf"\s*[*★]?{_NAMED}\s*:?\s*([0-9A-Za-z一-鿿*\s-]{{1,30}}?)\s*(?=[的,。:;(]|$)")
_ID_LIMIT = 60
_MARKS = "*★☆※#"
_YES, _NO = frozenset(("是", "√", "Y", "有")), frozenset(("否", "×", "N"))
_VERDICT = re.compile("(部分|基本|大部分|不|未|不够)?属实|(不)实|查无实据|失实|^(部分)$")
_TOLD = re.compile("(?:^|反映)[^。;]{0,16}?((?:部分|基本|不)?属实)")
_STATES = (
    ("阶段办结", re.compile("阶段")),
    ("正在办理", re.compile("未(?:办结|完成|整改)|尚未|没有办结|正在|[理改办进]中|限期|持续")),
    ("已办结", re.compile("办结|完成|销号|已整改|办理完毕")),
)
_STATE_LIMIT = 12
_N = "([0-9]+|[一二两三四五六七八九十]+)(?:余)?(?:名|人|位)"
_SUBSET = re.compile(r"\([^()]*\)|其中[^。;]*")
_TALKS = "约谈(?!和?、?问责)"
_CALLS = "(?<!约谈)(?<!约谈[和、])(?:问责|追责)"
_PENALTIES = "处分|警告|记过|降级|撤职|开除|免职|诫勉|组织处理|组织调整"
_SHORT = {"气": "大气", "声": "噪声", "土": "土壤", "渣": "固废", "固体废弃物": "固废", "恶臭": "异味"}
_SEPARATORS = re.compile("[、,/和与及;+ ]+")
_ANY_KIND = re.compile("|".join(f"(?P<k{n}>{words})" for n, words in enumerate(CATEGORIES.values())))
_FILLING = re.compile("(?:环境)?(?:污染|破坏)?(?:类型|类|型)?(?:环境)?(?:污染)?(?:问题|方面)?")


def field_of(head: str) -> str | None:
    """Return the field that a head names."""
    bare = re.sub(r"\s", "", head).strip(":：")
    return next((name for name, pattern in _FIELDS if pattern.search(bare)), None) if bare else None


def may_be_id(text: str) -> bool:
    """Tell cheaply whether a text may hold a head that names ids: no other can, though most that may do not."""
    return "编" in text or "号" in text


def told_id(text: str) -> tuple[str, str] | None:
    """Return the id that a case's text begins with (受理编号十二师04号的环境信访问题…), and the words up to its end."""
    found = _TOLD_ID.match(text)
    return (found[1], found[0]) if found and case_id(found[1]) else None


def is_head_of_ids(text: str) -> bool:
    """Tell the head of a column of ids from the text of a case."""
    return field_of(text) == "id" and told_id(text) is None


def told_columns(heads: Sequence[str]) -> dict[str, int] | None:
    """Return the column of each field of a ledger without ids of their own, which the text of each case may tell."""
    if not any("属实" in head for head in heads):
        return None
    found: dict[str, int] = {}
    for index, head in enumerate(heads):
        found.setdefault(field_of(head) or "", index)
    return found if "id" not in found and {"serial", "text", "verified"} <= found.keys() else None


def columns(heads: Sequence[str]) -> dict[str, int] | None:
    """Return the column of each field, the first that names it; None if these are not the heads of a case ledger."""
    if not any(map(may_be_id, heads)):
        return None
    found: dict[str, int] = {}
    for index, head in enumerate(heads):
        name = field_of(head)
        if name:
            found.setdefault(name, index)
    if "id" not in found or not is_head_of_ids(heads[found["id"]]) or len(_TELLING & found.keys()) < _ENOUGH:
        return None
    # 编号 alone may number the rows of any table.
    own = re.search("受理|交办|转办|信访|案|举报|投诉|件", heads[found["id"]])
    return found if own or _OF_CASES & found.keys() else None


def case_id(text: str) -> tuple[str, bool] | None:
    """Return a case's id without blanks and marks, and whether it is marked; None if the text is no id."""
    whole = re.sub(r"\s", "", text)
    marked = whole.startswith(tuple(_MARKS)) or whole.endswith(("*", "★")) or "重点" in whole
    bare = re.sub(r"\(?(?:重点(?:关注)?件?|★|\*)\)?$", "", whole.lstrip(_MARKS)).strip(_MARKS)
    if not bare or len(bare) > _ID_LIMIT or not re.search("[0-9]", bare) or not _ID.fullmatch(bare):
        return None
    return bare, marked


def is_marked(text: str) -> bool:
    """Tell whether a cell of a column 是否重点 says yes."""
    bare = text.strip()
    return bare in _YES or any(mark in bare for mark in "★√*") or bare.startswith("重点")


def verdict(text: str, *, free: bool = False) -> str | None:
    """Return 属实, 部分属实 or 不属实; of several that differ, 部分属实.

    ``free`` text must say so of what was reported.
    """
    bare = re.sub(r"\s", "", text)
    if not free and (bare in _YES or bare in _NO):
        return "属实" if bare in _YES else "不属实"
    found = {each[1] for each in _TOLD.finditer(bare)} if free else {each[0] for each in _VERDICT.finditer(bare)}
    kinds = {"属实" if each == "属实" else "部分属实" if each[0] in "部基大" else "不属实" for each in found}
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "部分属实"


def state(text: str, *, free: bool = False) -> str | None:
    """Return 已办结, 阶段办结 or 正在办理. ``free`` text must be no more than such a word."""
    bare = re.sub(r"\s", "", text)
    if not free and (bare in _YES or bare in _NO):
        return "已办结" if bare in _YES else "正在办理"
    if free and len(bare) > _STATE_LIMIT:
        return None
    return next((name for name, pattern in _STATES if pattern.search(bare)), None)


def kinds(text: str) -> tuple[str, ...]:
    """Return the categories of a case in their order, each once."""
    found: list[str] = []
    for piece in _SEPARATORS.split(text.strip()):
        if piece not in NONE:
            found += _kinds(piece)
    return tuple(dict.fromkeys(found))


def _kinds(piece: str) -> list[str]:
    """Return the categories of one word, or of several that ran together where a cell's line broke (大气噪声)."""
    bare = re.sub("(?:类型|类|污染|问题)+$", "", piece.removeprefix("涉")) or piece
    if bare in _SHORT:
        return [_SHORT[bare]]
    found: list[str] = []
    at = 0
    names = tuple(CATEGORIES)
    while at < len(piece):
        match = _ANY_KIND.match(piece, at)
        if match is None or match.end() == at:
            break
        found.append(names[int((match.lastgroup or "k0")[1:])])
        filling = _FILLING.match(piece, match.end())
        at = filling.end() if filling else match.end()
    if found and (at == len(piece) or len(found) == 1):
        return found
    return [bare]


def talks(text: str, *, numbered: bool = False) -> int | None:
    """Return how many persons were called in for a talk; ``numbered`` if the column counts just them."""
    return _number(text) if numbered and _number(text) is not None else _people(text, _TALKS)


def calls(text: str, *, numbered: bool = False) -> int | None:
    """Return how many persons were held to account: those 问责, else those penalised one way or another."""
    if numbered and _number(text) is not None:
        return _number(text)
    found = _people(text, _CALLS)
    return found if found is not None else _people(text, _PENALTIES)


def _number(text: str) -> int | None:
    bare = re.sub(r"\s|人次?|名", "", text)
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 6 else None  # noqa: PLR2004 - more are no people


def _people(text: str, word: str) -> int | None:
    bare = _SUBSET.sub("", re.sub(r"\s", "", text))
    near = "[^,。;、0-9]{0,20}?"
    found = [
        each[1] or each[2] for each in re.finditer(f"(?:{word}){near}{_N}|{_N}[^,。;、0-9]{{0,12}}?(?:{word})", bare)
    ]
    return _sum(found)


def _sum(found: Iterable[str]) -> int | None:
    values = [value for each in found if (value := numbers.parse(each)) is not None]
    return int(sum(values)) if values else None
