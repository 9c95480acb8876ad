"""What the heads and names of a table mean: whose figures, of what, of which batch."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bulletin import dates
from bulletin.extract.cells import NONE
from bulletin.extract.lexer import Token, tokens
from bulletin.extract.state import CASE_UNITS, HANDED, KINDS
from bulletin.measures import measures
from bulletin.model import Region, Scope

_TOTAL = re.compile("(?:[全总]?合|总|共|小)计(?:数|\\(?件\\)?)?|总数|合计数量?|全部|计")
_COUNT = re.compile(
    "(?:.*(?:信访|举报|投诉|来件|转办|交办|案)(?:事项|案?件|信访件)|.*[件宗家人户起次]|企业|案件)?(?:总|个)?数量?"
    "|.*(?:信访|举报|投诉|转办|交办)件"
)
_MONEY = re.compile("金额|数额|款额")
_NOTHING = re.compile("序号|编号|排[名序]|名次|备注|说明|联系|时限|期限|率(?!先)|同比|环比|增减|增幅|增长|[+±]|满意")
_PROBLEMS = re.compile("(?:环境)?问题(?:总|个)?数量?$")  # a case may have several, unless they are counted in 件
_SHARE = re.compile("占比|比例|比重|百分比|占.{0,4}%|所占")
_TYPES = re.compile("类型|类别|要素|问题|污染")
_CUMULATIVE = re.compile("累计|至今|以来|历次|总体")
_THIS = re.compile("[本该当]批|[本当今][日天]|新增|本[期次]")
_UNITS = "件次|家次|人次|件|个|家|人|宗|起|例|次|名|户|万元|亿元|元|%"
_UNIT = re.compile(f"[(\\[]?(?:单位[:：])?({_UNITS})[)\\]]?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NUMBERING = re.compile(
    r"(?:[0-9]{1,2}[.、]|[(][0-9一二三四五六七八九十]{1,2}[)]|[一二三四五六七八九十]{1,2}、)(?=\D)|其中[:：]?|[#*★]+"
)
PLACE_HEAD = re.compile(
    "[省市州县区师盟旗]$|^[市州]地$|省份|地区|单位|区域|[市州县区]、|\\([市州县区盟旗、,]+\\)|[市州县区]直|行政区|属地|类型$|地市"
)
BATCH_HEAD = re.compile("批次?|交办批次|批号|第?几批")
SCALES = {"万元": 10**4, "亿元": 10**8, "万": 10**4}

Place = Callable[[str], Region | None]


class Meaning(Struct, frozen=True, gc=False):
    """What a head, a row's name, or both together say.

    ``known`` is False where they say nothing that is understood. ``role`` tells the kinds of incoming cases apart until
    all columns are known; ``total`` stands for 合计, ``count`` for heads such as 件数 that name no measure.
    """

    known: bool = True
    region: Region | None = None
    measure: str | None = None
    status: str | None = None
    category: str | None = None
    role: str | None = None
    total: bool = False
    count: bool = False
    unit: str | None = None
    scope: Scope | None = None
    batch: int | None = None
    as_of: str | None = None

    @property
    def axis(self) -> str:
        """Name what a row or column stands for beside others."""
        for name in ("region", "batch", "category", "measure", "role", "scope"):
            if getattr(self, name) is not None:
                return "measure" if name == "role" else "batch" if name == "scope" else name
        return "date" if self.as_of else "total" if self.total else "count"


UNKNOWN = Meaning(known=False)


def meaning(texts: Sequence[str], place: Place, published: str | None) -> Meaning:
    """Return what the levels of a head say together, from the widest to the narrowest."""
    found = Meaning()
    levels = list(dict.fromkeys(text for text in texts if text))
    for level, text in enumerate(levels):
        piece = _piece(text, place, published)
        if not piece.known and level < len(levels) - 1:
            continue
        # 污染类型 合计 counts problems: a case may have several.
        of_types = piece.total and found.axis == "count" and any(map(_TYPES.search, levels[:level]))
        if not piece.known or of_types:
            return UNKNOWN
        joined = _joined(found, piece)
        if joined is None:
            return UNKNOWN
        found = joined
    everything = "".join(texts)
    if _MONEY.search(everything) and "罚" in everything and found.measure in (None, "firms_penalised"):
        found = replace(found, measure="fines", status=None)
    if found.measure == "people_detained" and found.status is None:
        kinds = [kind for kind in ("行政", "刑事") if kind in everything]
        found = replace(found, status=f"{kinds[0]}拘留" if len(kinds) == 1 else None)
    return found


def both(row: Meaning, column: Meaning) -> Meaning:
    """Return what a row's name and a column's head say of the figure where they meet."""
    if not (row.known and column.known):
        return UNKNOWN
    if row.region and column.region and row.region != column.region:
        return UNKNOWN
    return _joined(column, row) or UNKNOWN


def _joined(wide: Meaning, narrow: Meaning) -> Meaning | None:
    """Join two meanings; None where the narrower is but a part of the wider (重点件 来电), which is no figure here."""
    measure, status = wide.measure, wide.status
    if narrow.measure:
        incoming = wide.measure is None or wide.measure in HANDED
        if not incoming and narrow.measure != wide.measure:
            if narrow.measure in KINDS | {"cases_key"} or wide.measure == "cases_key":
                return None
            if wide.measure in KINDS:
                return None
        measure, status = narrow.measure, narrow.status or (wide.status if narrow.measure == wide.measure else None)
    if wide.category and narrow.category and wide.category != narrow.category:
        return None
    return Meaning(
        known=True,
        region=narrow.region or wide.region,
        measure=measure,
        status=status,
        category=narrow.category or wide.category,
        role=narrow.role or wide.role,
        total=narrow.total or wide.total,
        count=narrow.count or wide.count,
        unit=narrow.unit or wide.unit,
        scope=narrow.scope or wide.scope,
        batch=narrow.batch if narrow.batch is not None else wide.batch,
        as_of=narrow.as_of or wide.as_of,
    )


def _piece(text: str, place: Place, published: str | None) -> Meaning:
    whole = re.sub(r"\s", "", text)
    if whole in NONE:
        return Meaning()
    bare = _NUMBERING.sub("", _BRACKETS.sub("", whole), count=1) or whole.strip("()")
    unit = next((found[1] for note in _BRACKETS.findall(whole) if (found := _UNIT.fullmatch(note))), None)
    unit = unit or next((each for each in ("亿元", "万元") if each in bare), None)
    if found := _UNIT.fullmatch(whole):
        return Meaning(unit=found[1], count=True)
    if _TOTAL.fullmatch(bare):
        return Meaning(total=True, unit=unit)
    if _SHARE.search(whole) and not re.search("同比|环比|办结|完成|属实|重复", whole):
        return Meaning(measure="share", unit="%")
    region = place(bare)
    if region:
        return Meaning(region=region)
    if _NOTHING.search(bare) or (_PROBLEMS.search(bare) and unit not in CASE_UNITS):
        return UNKNOWN
    return _worded(bare, unit, published)


def _worded(bare: str, unit: str | None, published: str | None) -> Meaning:
    found = _tokens(bare)
    scope, batch, as_of = _when(bare, found, published)
    kinds = {token.kind for token in found}
    keys = [token.data for token in found if token.kind == "measure" and token.data[0] != "share"]
    categories = list(dict.fromkeys(token.data for token in found if token.kind == "category"))
    if "来电" in bare and "来信" in bare:  # 来电+来信 is all of them
        keys, kinds = [], {"sum"}
    outcomes = [key for key in keys if key[0] not in HANDED]
    base = Meaning(unit=unit, scope=scope, batch=batch, as_of=as_of)
    if "other" in kinds:
        return UNKNOWN
    if outcomes:
        return replace(base, measure=outcomes[-1][0], status=outcomes[-1][1])
    if len(categories) == 1 and not keys:
        return replace(base, category=categories[0])
    if categories and not keys and "join" not in kinds:
        return replace(base, category="+".join(categories))
    if keys or _COUNT.fullmatch(bare) or "sum" in kinds or _TOTAL.search(bare):
        return replace(base, role=_role(bare, keys), count=True)
    if _MONEY.search(bare):
        return replace(base, count=True)
    if scope or as_of:
        return base
    if re.fullmatch("行政|刑事", bare):
        return replace(base, count=True)
    return UNKNOWN


def _role(bare: str, keys: Sequence[tuple[str, str | None]]) -> str | None:
    names = [key for key, _ in keys]
    if "cases_valid" in names:
        return "valid"
    if "cases_received" in names and "cases_forwarded" not in names:
        return "accepted" if "受理" in bare else "received"
    return "forwarded" if names else None


def _when(bare: str, found: Sequence[Token], published: str | None) -> tuple[Scope | None, int | None, str | None]:
    batches = [token.data for token in found if token.kind == "batch"]
    days = [token for token in found if token.kind == "date" and token.data.kind == "date"]
    as_of = None
    if days:
        mention = days[-1].data.until or days[-1].data
        as_of = dates.resolve(mention, published=published, previous=None)
    if batches and batches[-1].kind != "this":
        ordinal = batches[-1].kind == "ordinal" and not _CUMULATIVE.search(bare)
        return ("batch" if ordinal else "cumulative"), batches[-1].number, as_of
    if _CUMULATIVE.search(bare) or any(token.kind in ("until", "strong") for token in found) or "截" in bare:
        return "cumulative", None, as_of
    if batches or _THIS.search(bare) or (days and days[-1].data.until is None):
        return "batch", None, as_of
    return None, None, as_of


@lru_cache(maxsize=4096)
def _tokens(bare: str) -> tuple[Token, ...]:
    """Return the words of a head, read as if its number stood behind it."""
    counted = f"{bare}1件"
    found = tokens(counted, dates.find(counted))
    return tuple(token for token in found if token.start < len(bare) and token.kind != "number")


def settled(columns: Sequence[Meaning]) -> list[Meaning]:
    """Give the kinds of incoming cases their measures, now that all are known.

    收到 and 受理 are the inspectors' own where 交办 stands beside them; alone they are what came to the region.
    """
    roles = {column.role for column in columns if column.known and column.measure is None}
    named = {
        "received": "cases_received" if roles & {"accepted", "valid", "forwarded"} else "cases_forwarded",
        "accepted": "cases_received" if "forwarded" in roles else "cases_forwarded",
        "valid": "cases_valid" if roles & {"received", "accepted", "forwarded"} else "cases_forwarded",
        "forwarded": "cases_forwarded",
    }
    if "received" in roles:
        named["accepted"] = "cases_valid"
    kinds = {column.category for column in columns if column.known and column.category}
    out = []
    for column in columns:
        if column.known and column.category and kinds == {"其他"}:
            out.append(UNKNOWN)  # 来电, 来信, 其他 are ways of reporting
        elif kinds and column.axis == "total" and "forwarded" in roles:
            out.append(UNKNOWN)  # the sum of the categories, beside that of the cases
        elif column.known and column.measure is None and column.role:
            out.append(replace(column, measure=named[column.role]))
        else:
            out.append(column)
    return out


def unit_of(key: str, printed: str | None) -> str:
    """Return the unit of a measure as printed, if it is one in which the measure counts."""
    measure = measures()[key]
    fits = printed and re.fullmatch(measure.counted, printed)
    return printed if printed and fits else measure.unit
