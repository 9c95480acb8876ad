"""Which measure a number counts, by the words before it, after it, and of its list."""

from __future__ import annotations

import re
from itertools import islice

from bulletin.extract.frame import Subject
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.passing import Passing
from bulletin.extract.state import CASE_UNITS, COUNTRY, HANDED, INCOMING, ITEM_UNITS, KINDS, REPORTED, Item
from bulletin.model import Span

# What 个 counts as a case after 转办, 移交: 97个, 移交3个问题线索; not 移交3个警示片.
_CASE_NOUN = re.compile(
    "$|[、,;。:()|\n0-9]|[^、,;。:()|\n0-9]{0,12}(?:信访|举报|投诉|线索|案|问题|件)|办结|已|均|全部|来电|来信|其中|和|涉"
)
_UNDERWAY = re.compile("[^,。;0-9]{0,8}正在[^,。;0-9]{1,5}(?:中|当中)?(?=[,。;]|$)")
_AMONG = ("其中有", "其中包括", ",有", "含有")
_OF_THEM = ("中,", "信访件中", "举报件中", "案件中", "转办件中", "交办件中")
_CONTAINS = re.compile("[(,]?(?:其中)?(?:包[含括]|含)")
_PASSIVE = re.compile("[^,。;0-9被]{0,24}被")  # 6人因监管不力、查处不力被问责
_CASES = re.compile("(?:信访|举报|投诉|转办|交办|案)件(?:数量?|总数)?(?:共|计|合|总|为|有|达)*$")
_TOTAL_WORD = re.compile("信访|举报|投诉|线索|转办|交办|移交|接件|批|收到|接到|来电|来信")
_TOGETHER = re.compile("(?:合计|共|[两二三四五六]个?[市州县区地师])占")
_OF_SOME = re.compile("的(?:有|共有|为)?$")  # 来自同一小区的有5件
_REPLIED = re.compile("(?:反馈|答复|回复)了?$")  # 目前已反馈212件: told those above, no state of cases
_HANDED_ON = re.compile("[,;](?:[共已均]|随即|及时)*向(?:被督察)?(?:地方|各地)[^,。;0-9]{0,6}(?:交办|转办|移交)")
_SUM = re.compile("(?:合计|共计|总计|共)(?:有|为)?$")
_SUMMED, _BESIDE = re.compile("累计(?:共|已|达|为|有)*$"), 4
_SHARED = re.compile(r"[^,。;(]{0,8}?(?:合办|共同|涉及?|跨|同时)")
_JOINTLY, _NEAR = re.compile("(?:共同|联合)(?:办理|承办|交办)?$|(?<![已总])[共联合]办$"), 8  # 双方共办1件
_ELSEWHERE = re.compile(r"[^,。;0-9]{0,6}(?:转|移|送|由)")
_VAGUE = re.compile(r"(?:绝?大多数|绝?大部分|基本|多数|陆续|尽快|及时|逐一|积极)(?:已|得到)?$")
_ALL_OF_IT = re.compile("[^,。;0-9]{0,6}(?:均|全部|都)")
_AS_KEY = re.compile("(?:均?被)?(?:列[为入]|标[为注]|定为|确定为|为|系|属于?)")
_RANKED = re.compile("[^,。;(0-9]{0,3}(?:居|列|排)第")
_ENDS_OF_HEAD = frozenset(("comma", "stop", "number", "colon", "close", "batch"))
_ENDS_OF_TAIL = frozenset(("comma", "stop", "colon", "join", "region"))
_SUBSET = "subset"


class Counting(Passing):
    """Tells what a number counts."""

    __slots__ = ()

    def _measure(
        self, index: int, token: Token, found: Quantity, items: list[Item]
    ) -> tuple[str, str | None, str] | None:
        """Return the measure, its status and the name of the rule; None, with the reason kept, if there is none."""
        if found.unit == "%":
            return self._share(token, items)
        if unsure := self._unsure(index, token, found, items):
            self._ignore(token, unsure)
            return None
        own = self._own(token, found, items) if self.lead or self.pairing or found.unit not in ITEM_UNITS else None
        tail = self._tail(index, token, found)
        if own is None and tail is None and found.unit in ITEM_UNITS:
            return self._total(index, token, found, items, tail)
        if own and own[0] in HANDED and tail and tail[0] in HANDED:
            own = ("cases_forwarded", None)
        if own and own[0] == "cases_key" and self._of_results():
            self._ignore(token, _SUBSET)
            return None
        if own and own[0] not in HANDED and (self.subset or self._of_key()):
            self._ignore(token, _SUBSET)
            return None
        if (
            own
            and own[0] in HANDED
            and tail
            and tail[0] not in HANDED
            and tail[0] != "cases_key"
            and not self._partitive(token)
        ):
            self._emit(token, found, items, (*own, "measure"))
            return (*tail, "tail")
        if own:
            ahead = items and not self.pairing and own[0].startswith("cases_") and own[0] not in INCOMING
            if ahead and any(t.kind == "measure" and t.end <= items[0].token.start for t in self.lead):
                self._set(list_measure=own)  # a result named before the whole list
            return (*own, "measure")
        if tail and tail[0] not in HANDED:
            return self._by_tail(token, found, items, tail)
        if found.unit not in ITEM_UNITS:
            own = self._from(self.carried, found)  # 约谈18个单位32人次: the word counts the people too
            if found.unit == "元" and self.carried and self.carried[0].data[0] == "firms_penalised":
                own = ("fines", None)  # 处罚423家、2116万元
            self.lead = self.carried if own else self.lead
            return (*own, "measure") if own else None
        return self._total(index, token, found, items, tail)

    def _own(self, token: Token, found: Quantity, items: list[Item]) -> tuple[str, str | None] | None:
        """Return the measure named before the number: next to it, before its list, or with its unit before."""
        own = self._from(reversed(self._heads_of_nouns(token)), found)
        if self.pairing:
            self.pair_measure = own = own or self.pair_measure
        if own is None and items and found.unit not in ITEM_UNITS:
            between = [t for t in self._between(items[-1].token.end, token.start) if t.kind == "measure"]
            own = self._from(between, found) or self.by_unit.get(found.unit)
        if own and items and found.unit not in ITEM_UNITS:
            self.by_unit[found.unit] = own
        if own and own[0] in HANDED and found.unit == "个" and not _CASE_NOUN.match(self.plain, token.end):
            return None
        if own and own[0] == "cases_received":
            handed = any(t.kind == "measure" and t.data[0] == "cases_forwarded" for t in self.lead)
            own = ("cases_forwarded" if handed else self._received(token), None)
            if own[0] == "cases_received" and self._taken_up():
                own = ("cases_valid", None)
        return own

    def _of_results(self) -> bool:
        """属实248件,包含重点问题40件: key cases of what is verified or completed are not those of the region."""
        last = self.last[-1].measure if self.last else None
        return bool(last and last not in INCOMING and _CONTAINS.match(self.plain, self.last_number_end))

    def _by_tail(
        self, token: Token, found: Quantity, items: list[Item], tail: tuple[str, str | None]
    ) -> tuple[str, str | None, str] | None:
        if tail[0] == "cases_key" and self.plain.endswith(_AMONG, 0, token.start):
            return (*tail, "tail")
        if tail[0] == "cases_key" and not _AS_KEY.match(self.plain, token.end):
            self.subset = True
            if not items and not self._partitive(token) and self._new_key(found):
                return (*tail, "tail")
            self._ignore(token, "repeated")
            return None
        whole = not items and any(
            t.kind == "measure" and t.data[0] in HANDED and t.start not in self.nouns
            for t in self._clause_before(token)
        )
        batch = not self.batches and any(t.kind == "batch" for t in self._clause_before(token))
        if (
            items
            and _ALL_OF_IT.match(self.plain, token.end)
            and tail[0] in ("cases_completed", "cases_stage_completed")
        ):
            return self._all_of_list(token, found, items, tail)
        if (whole or batch) and not self._partitive(token) and tail[0].startswith("cases_"):
            self._emit(token, found, items, ("cases_forwarded", None, "total"))
        return (*tail, "tail")

    def _new_key(self, found: Quantity) -> bool:
        """Tell whether key cases are some of the cases told of before, and not told of themselves."""
        before = self.r.drafts
        said = any(draft.measure == "cases_key" and draft.value == found.value for draft in before)
        return not said and any(draft.measure in HANDED and draft.value >= found.value for draft in before)

    def _received(self, token: Token) -> str:
        country = self.frame.subject.region is not None and self.frame.subject.region.code == COUNTRY
        group = self.received_by == "group" or country or _HANDED_ON.match(self.plain, token.end)
        return "cases_received" if group else "cases_forwarded"

    def _tail(self, index: int, token: Token, found: Quantity) -> tuple[str, str | None] | None:
        """Return the measure named after the number, before the next mark or number."""
        passive = _PASSIVE.match(self.plain, token.end) if self.passive else None
        if passive:
            done = next((t for t in self._after(passive.end()) if t.start == passive.end()), None)
            if done and done.kind == "measure" and (own := self._from([done], found)):
                return own
        after = index + 1
        if after == len(self.tokens) or self.tokens[after].kind in _ENDS_OF_TAIL:
            return None
        named: list[Token] = []
        depth = 0
        for each in islice(self.tokens, after, None):
            kind = each.kind
            if kind in _ENDS_OF_TAIL and depth <= 0:
                break
            if kind in ("open", "close"):
                depth += 1 if kind == "open" else -1
            elif depth > 0:
                continue
            elif kind == "number":
                named = named[:1] if named and named[0].start <= token.end and named[0].data[0] == "cases_key" else []
                break
            elif kind == "measure":
                if _VAGUE.search(self.plain[max(0, each.start - 5) : each.start]):
                    break
                named.append(each)
        if not named:
            return None
        results = [t for t in named if t.data[0] not in HANDED]
        return self._from(reversed(results or named), found)

    def _share(self, token: Token, items: list[Item]) -> tuple[str, str | None, str] | None:
        rated = self.lead and self.lead[-1].kind in ("rates", "other")
        if _TOGETHER.search(self.plain, self.last_number_end, token.start):
            self._ignore(token, "shared")  # 南宁812件、桂林405件,合计占50.4%
            return None
        if not items and self.share and not rated:
            items += self._named_after(token)
        if self.share and not rated and not any(item.organ for item in items) and (items or self._of_taker(token)):
            return "share", None, "share"
        self._ignore(token, "rate")
        return None

    def _total(
        self, index: int, token: Token, found: Quantity, items: list[Item], tail: tuple[str, str | None] | None
    ) -> tuple[str, str | None, str] | None:
        if not items and found.unit in CASE_UNITS:
            items += self._named_after(token)
        reason = self._nobodys(index, token, found, items)
        if reason:
            self._ignore(token, reason)
            return None
        if items:
            head = self._named_before(items[0]) or self.r.frame.list_measure or ("cases_forwarded", None)
            return (*head, "list")
        return self._lone(index, token, found, tail)

    def _nobodys(self, index: int, token: Token, found: Quantity, items: list[Item]) -> str | None:
        """Return the reason why a number of cases is no region's, None if it is some region's."""
        if self.r.underway and _UNDERWAY.match(self.plain, token.end):
            return "underway"
        if items:
            if len(items) > 1 and not self.each and not self.pairing and items[0].category is None:
                if not _RANKED.match(self.plain, token.end):
                    return "shared"
                self.each = True  # 甲、乙3件并列第三
            return _SUBSET if self.subset and items[0].category else None
        if _JOINTLY.search(self.plain, max(0, token.start - _NEAR), token.start):
            return "shared"
        after = self.plain[token.end : token.end + 10]
        if _SHARED.match(after) or (_ELSEWHERE.match(after) and self._organ_follows(index)):
            return "shared"
        if self.plain.startswith(_OF_THEM, token.end) and self._taken_up_again(found):
            return "repeated"
        if found.value in self.r.apart and _ALL_OF_IT.match(self.plain, token.end):
            self.r.frame = self.r.apart[found.value]
            return "repeated"
        return None

    def _taken_up_again(self, found: Quantity) -> bool:
        """转办自治区80件…80件中,来电50件: what follows is of the region that had that many."""
        same = next((d for d in reversed(self.r.drafts) if d.measure in HANDED and d.value == found.value), None)
        if same is None or same.category is not None or self.ordinal not in (None, same.frame.batch):
            return False
        subject = same.subject or Subject(same.region, Span(same.start, same.end), bare=False)
        frame = same.frame
        self._set(subject=subject, scope=frame.scope, batch=frame.batch, as_of=frame.as_of, has_results=True)
        return True

    def _lone(
        self, index: int, token: Token, found: Quantity, tail: tuple[str, str | None] | None
    ) -> tuple[str, str | None, str] | None:
        """Return what a number without a name and a word of its own counts: cases, if its sentence speaks of them."""
        before = self.plain[max(self.last_number_end, token.start - 30) : token.start]
        counted = found.unit in CASE_UNITS or bool(_CASES.search(before))
        last = self.lead[-1] if self.lead else None
        if found.unit == "个" and not counted and not (tail and tail[0] in HANDED):
            self._ignore(token, "problems")
        elif last and last.kind == "rates":
            self._ignore(token, "rate")
        elif last and last.kind == "measure" and last.data[0].startswith("people_"):
            self._ignore(token, "other-quantity")  # 约谈8起
        elif self._described(token):
            self._ignore(token, "single-case")
        elif _OF_SOME.search(before) and self._of_some(token):
            self._ignore(token, "unknown-kind")
        elif _REPLIED.search(before):
            self._ignore(token, "replied")
        else:
            known = self._earlier(found, "cases_forwarded", self.frame.subject) is not None
            if counted and self.received_by == "group" and _SUM.search(before) and self._kinds_told():
                return "cases_received", None, "measure"  # 接到来电885件,来信122件,合计1007件
            pending = self.r.pending and "共" in before  # 转办第七批信访件。共3件
            part = self._part_of_result(index, found) if self.parted or self.batches else None
            known = known or pending or self._goes_on(found, before)
            if counted and (part or self.hands or tail or known or _TOTAL_WORD.search(before)):
                return (*(part or self.frame.list_measure or ("cases_forwarded", None)), "total")
        return None

    def _goes_on(self, found: Quantity, before: str) -> bool:
        """转办第七批21件。至此累计97件: the total of what the sentence right before told of."""
        last = self.r.drafts[-1] if self.r.drafts and _SUMMED.search(before) else None
        if last is None or last.measure not in HANDED or last.frame.scope != "batch":
            return False
        return last.value <= found.value and self.tokens[0].start - last.end <= _BESIDE

    def _kinds_told(self) -> bool:
        """Tell whether the sentence has told of calls and letters."""
        return {draft.measure for draft in self._drafts_of_sentence()} >= KINDS

    def _named_before(self, item: Item) -> tuple[str, str | None] | None:
        """未完成数量较多的是石家庄62件: a result named before the list, without a number of its own."""
        for at in range(item.index - 1, -1, -1):
            each = self.tokens[at]
            if each.kind in _ENDS_OF_HEAD:
                return None
            if each.kind == "measure" and each.data[0].startswith("cases_") and each.data[0] not in REPORTED:
                key, status = each.data
                self._set(list_measure=(key, status))
                return key, status
        return None
