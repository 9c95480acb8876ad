"""Which regions or categories a number belongs to."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bulletin.extract.drafts import Drafts
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import COUNTED_UNITS, HANDED, ITEM_UNITS, KINDS, NO_RESULTS, Item

_SOFT = re.compile(
    "(?:[的为是有占被共计达约近超逾以也则仅只了已至到各均都自另等类型量:“” 《》件案访]"
    "|信访|举报|投诉|案件|事项|线索|问题|污染|环境|环保|生态|群众|数量|件数|来电|来信|反映|督察组|中央"
    "|为主|最多|最少|(?:单独|独立)(?:办理|承办)|一[省市县州区]就?|第[一二三四五六七八九十]+|涉及|省级|保护|已经|目前|全部|其中|如下|分布|情况|新增|本次|此次|总数|总量|人数|家数|金额|合计|累计|涉)*"
)
_MOST = re.compile("(?:最多|最少|次之|紧随其后|居首|居多|为主|最为集中|最为突出|最集中),|^,(?=(?:共|有|为|达|计|占)+)")
# What may follow a number without a unit that counts: a mark, no thing that it would count instead (12项任务).
_ENDS_OF_ITEM = frozenset(("", *"、,;。:()|\n +"))
_NOTE = re.compile(r"\([^()0-9]*\)")  # 综合类(涉多个类型)1件
_ITS_SHARE = re.compile("[^,。;、0-9占]{0,14},占[^,。;、0-9]{0,12}")
_OBJECT = re.compile("的?|[^,。;0-9]{0,12}督察组")  # 办结交办件11件, 办结省级督察组交办信访件11件
_MATERIAL = ("材料", "线索", "问题材料")
_CLAUSE = re.compile("[,。;:]")
_NAMES = ("region", "category")
_FROM = re.compile("(?:信访件|举报件|案件|问题)?(?:来自|出自|位于)")
_IS = re.compile("(?:是|为|属|涉及?|属于|反映)*")


class Items(Drafts):
    """Finds the names that a number stands for."""

    __slots__ = ()

    def _heads_of_nouns(self, token: Token) -> list[Token]:
        """Return the measures before the number but those that only name the thing: 办结交办件11件, 来电交办件9件."""
        named = [t for t in self.lead if t.kind == "measure"]
        if len(named) < 2:  # noqa: PLR2004 - one word alone names what is counted
            return named
        keys = [t.data[0] for t in named[-2:]]
        if keys[0] in HANDED and keys[1] in KINDS and self._of_one_kind(named[-1]):
            return named[:-1]  # 转办来电举报材料70件
        if keys[1] in HANDED and keys[0] not in NO_RESULTS:
            attached = bool(_OBJECT.fullmatch(self.plain, named[-2].end, named[-1].start))
            partitive = self.plain.endswith("中的", 0, token.start)  # 已办结前10批转办件中的320件
            if partitive or (attached and self.plain.startswith(("件", "信访", "举报", "案件", "问题"), named[-1].end)):
                return named[:-1]
        return named

    def _of_one_kind(self, kind: Token) -> bool:
        """Tell whether a sentence knows calls or letters alone, as the noun for all that is handed over."""
        if not self.plain.startswith(_MATERIAL, kind.end):
            return False
        return len({t.data[0] for t in self.tokens if t.kind == "measure"} & KINDS) == 1

    def _bare_item(self, token: Token) -> bool:
        """Tell whether a number without a unit stands right after its region (济南47), where alone it counts."""
        return bool(
            self.items
            and (self.items[-1].category is None or self._among_kinds(token))
            and self.plain[self.items[-1].token.end : token.start] in ("", ":", " ")
            and self.plain[token.end : token.end + 1] in _ENDS_OF_ITEM
            and not self._ran_together(token, self.items[-1].token)
        )

    def _among_kinds(self, token: Token) -> bool:
        """土壤类6,水类2件: a category's number may lack the unit that another of the list has."""
        if self.last and self.last[-1].category:
            return True
        following = next((t for t in self._after(token.end) if t.kind not in ("comma", "join", "category")), None)
        return bool(following and following.kind == "number" and following.data.unit in COUNTED_UNITS)

    def _ran_together(self, token: Token, name: Token) -> bool:
        """甲12乙22: cells without their grid, in which nobody can tell 1 and 2 from 12."""
        before, after = next(self._before(name.start), None), next(self._after(token.end), None)
        glued = (after and after.kind == "region" and after.start == token.end) or (
            before and before.kind == "number" and before.end == name.start and not before.data.unit
        )
        if glued:
            self._ignore(token, "ran-together")
        return bool(glued)

    def _find_owners(self) -> None:
        """84件、75件分别来自甲、乙: find the names that stand after as many numbers."""
        for index, token in enumerate(self.tokens):
            if token.kind != "pair" or not index or self.tokens[index - 1].kind != "number":
                continue
            numbers = self._run(index - 1, -1, ("number",))
            first = next((i for i in range(index + 1, len(self.tokens)) if self.tokens[i].kind in _NAMES), None)
            names = self._run(first, 1, _NAMES) if first is not None else []
            if len(names) > 1 and len(names) == len(numbers):
                for number, name in zip(reversed(numbers), names, strict=True):
                    at = self.tokens.index(name)
                    category = name.data if name.kind == "category" else None
                    region = None if category else self.r.resolve(name.data)
                    self.owners[number.start] = Item(name, at, region, category, organ=not category and region is None)

    def _unit_of_run(self, index: int, found: Quantity) -> Quantity:
        """依次为5、4、3件: the unit of the last number of a run is that of all."""
        following = self._run(index, 1, ("number",))
        return replace(found, unit=following[-1].data.unit) if len(following) > 1 else found

    def _all_of_list(
        self, token: Token, found: Quantity, items: list[Item], tail: tuple[str, str | None]
    ) -> tuple[str, str | None, str]:
        """哈密市6件、吐鲁番市2件均已办结: all that the list holds, not only its last."""
        listed = [draft for draft in self._listed() if draft.measure in HANDED]
        clause = listed and not _CLAUSE.search(self.plain, listed[0].end, token.start)
        if clause or len(items) == 1:
            known = self.segment_items
            self._emit(token, found, items, ("cases_forwarded", None, "list"))
            self.segment_items = known  # the item's second figure follows
            for each in listed if clause else ():
                self.r.drafts.append(replace(each, measure=tail[0], status=tail[1], rule="all-of-them", end=token.end))
        return (*tail, "tail")

    def _named_after(self, token: Token) -> list[Item]:
        """还有7.5%为其他类: the category stands after its share."""
        following = next((t for t in self._after(token.end) if t.kind != "measure"), None)
        if following and following.kind == "category" and _IS.fullmatch(self.plain, token.end, following.start):
            return [Item(following, self.tokens.index(following), category=following.data)]
        if following and following.kind == "region" and _FROM.fullmatch(self.plain, token.end, following.start):
            at = self.tokens.index(following)
            names = self._run(at, 1, ("region",))
            region = self.r.resolve(following.data) if len(names) == 1 else None
            return [Item(following, at, region)] if region else []
        return []

    def _items_for(self, token: Token, found: Quantity) -> list[Item]:
        if self.owners and token.start in self.owners:
            return [self.owners[token.start]]
        if self.pairs:
            if found.unit in ITEM_UNITS | {"家", "人"}:
                self.pairing = True
                if len(self.pairs) == len(self.items) and self._only(token):
                    return [self.pairs.pop(0) for _ in self.items]
                return [self.pairs.pop(0)]
            return []
        self.pairing = False
        last = self.items[-1].token if self.items else None
        if last is None or (self.last_number_end > last.start and not self._again(token, found)):
            return []
        end, start = last.end, token.start
        if end == start:
            return list(self.items)
        if self.plain[end] == "," and self._of_batch(token):
            return []
        if self.each:
            return list(self.items)
        if (
            is_soft(self.plain[end:start])
            or is_soft(self._stripped(end, start))
            or (found.unit == "%" and (self._again(token, found) or self._of_kind(token)))
        ):
            return list(self.items)
        return []

    def _of_kind(self, token: Token) -> bool:
        """大气污染是群众反映的主要问题,占总数的71%: a share may stand far from the one category that it is of."""
        one = len(self.items) == 1 and self.items[0].category is not None
        return one and bool(_ITS_SHARE.fullmatch(self.plain, self.items[-1].token.end, token.start))

    def _of_batch(self, token: Token) -> bool:
        """甲区、乙区,第15批有1件同时交办: a batch after the comma begins something new."""
        between = self._between(self.items[-1].token.end, token.start)
        first = next((t for t in between if t.kind != "comma"), None)
        return bool(first and first.kind == "batch" and first.data.kind == "ordinal")

    def _taken_up(self) -> bool:
        """收到举报15件,受理12件: 受理 after what was received is what the group took up."""
        if not self.lead or self.plain[self.lead[-1].start : self.lead[-1].end] != "受理":
            return False
        return any(draft.measure == "cases_received" for draft in self._drafts_of_sentence())

    def _only(self, token: Token) -> bool:
        """Tell whether 分别 has a single number, which then is everybody's."""
        following = next((t for t in self._after(token.end) if t.kind not in ("join", "measure")), None)
        return following is None or following.kind != "number"

    def _again(self, token: Token, found: Quantity) -> bool:
        """占33.8% after 涉气24件 speaks of the same items."""
        if found.unit != "%":
            return False
        listed = bool(self.items and self.last) and (self.items[-1].category is not None or self.last[-1].bare)
        chained = "占" in self.plain[self.last_number_end : token.start]
        apart = self.within and "其中" in self.plain[self.items[-1].token.end : token.start]
        return listed and chained and not apart


def is_soft(between: str) -> bool:
    """Tell whether what stands between a name and a number parts them no more than 共 and 约 do."""
    if "(" in between:
        between = _NOTE.sub("", between)
    if "," in between:
        between = _MOST.sub("", between)
    return bool(_SOFT.fullmatch(between))
