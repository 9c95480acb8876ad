"""What each number of a sentence counts, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import count

from msgspec.structs import replace

from bulletin.extract.brackets import Brackets
from bulletin.extract.frame import Subject
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import CASE_UNITS, HALVES, HANDED
from bulletin.model import Region

_ABOVE = ("以上", "上述", "上述的", "这")  # 以上3件均已办结
# What these need, looked for once a sentence, up to as far from it as they reach.
_OTHERS, _ALL, _NEAR = re.compile("其[余他它]|日均|平均|每[天日]"), re.compile("[中均都全]"), 14
_DIVIDED = re.compile("分解|拆分|分办")
# The characters that these end with: a look at the one before a number spares most numbers the rest.
_ABOVE_ENDS = frozenset(word[-1] for word in _ABOVE)
_OF_THESE = re.compile("(?:信访|举报)?件?中|[^,。;0-9]{0,6}(?:均|全部|都)")
_UNITS_HELD = re.compile("个?(?:单位|部门|企业|党组织)")
_NOUNS = ("信访件", "举报件", "交办件", "转办件", "案件", "举报", "重点关注", "来电", "来信")
_NOUN_ENDS = frozenset(word[-1] for word in _NOUNS)
_GOES_ON = re.compile(r"\(|\)|[、,]?(?:其中|重点|来电|来信)")
_NEXT = ["number", "join", "region"]
_PARTS = 2  # with the batch or number of batches of the whole
_RESTS = ("其余", "剩余", "余下")
_OF_GROUP = frozenset(("cases_received", "cases_valid"))  # what a list after them counts too


class Sentence(Brackets):
    """Reads one sentence for its reader: what each number counts, and whose it is."""

    __slots__ = ()

    def read(self) -> None:
        """Go through the tokens in order."""
        before = self.frame.subject
        if "pair" in self.kinds:
            self._find_owners()
        first, end = self.tokens[0].start, self.tokens[-1].end
        self.rest = bool(_OTHERS.search(self.plain, max(0, first - _NEAR), end))
        self.whole = bool(_ALL.search(self.plain, first, end + _NEAR))
        for index, token, handler in zip(count(), self.tokens, map(_handlers().get, self.sequence)):
            if handler:
                handler(self, index, token)
        self.segment_items = 0
        if self.outer and (self.parted or self.turn or self.sequence.count("batch") > _PARTS):
            outer = self.outer  # 前3批156件,其中第一批41件、第二批53件: what follows is of all again
            self._set(scope=outer.scope, batch=outer.batch, as_of=outer.as_of)
        if self.subjects:
            self._settle_subject(before)

    def _settle_subject(self, before: Subject) -> None:
        """Let what follows be about the one region that the sentence is about, after two halves about both."""
        firm = [subject for subject in self.subjects if subject.region]
        if not firm:
            return
        subject = firm[0]
        if self.r.main and self._ours_after_all(self.r.main, subject):
            self.r.main = subject
        if {other.region.code for other in firm if other.region} == HALVES:
            self._set(subject=before)  # 向自治区转办102件,向兵团转办10件。至此,共888件
        elif not self.within and all(
            other.region is subject.region or other.region == subject.region for other in firm
        ):
            if self.r.frame.subject is not subject:
                self._set(subject=subject)
            self.r.main = self.r.main or subject

    def _ours_after_all(self, main: Subject, subject: Subject) -> bool:
        """向四川移交第十九批信访件。涉及遂宁市3件, in the city's paper: what follows is about the city."""
        ours, above = self.r.article.territory, main.region
        if subject.region is None or subject.region != ours or above is None or above == ours:
            return False
        if not any(self._drafts_of_sentence()) or any(draft.code == above.code for draft in self.r.drafts):
            return False
        return self.r.article.gazetteer.is_within(ours, above)

    def _on_number(self, index: int, token: Token) -> None:
        found: Quantity = token.data
        if self.awaited or self.batches:
            self._next_batches()
        if self.ordinal and self.plain[token.start - 1] == "除":
            self._set(scope="batch", batch=self.ordinal, has_results=True)  # 除3件正在办理外,第八批68件…
        self._number(index, token, found)
        self.last_number_end = token.end
        if self.lead:
            self.carried = self.lead[-1:] if self.lead[-1].kind == "measure" else []
            if found.unit or not _UNITS_HELD.match(self.plain, token.end):
                self.lead = []  # 问责12个单位、34人: the word holds for both
        if found.unit and not self.pairs:
            self.each = False

    def _number(self, index: int, token: Token, found: Quantity) -> None:
        if not found.unit:
            found = self._with_unit(index, token, found)
        if self.in_turn:
            self._emit(token, found, [], (*self.in_turn.pop(0), "measure"))
            return
        before = self.plain[token.start - 1 : token.start]
        if (not found.unit and (found.spelled or not self._bare_item(token))) or before == "第":
            return
        if (self.passed or self.lead) and self._unpublished(index, token, found):
            self._ignore(token, "not-published")
            return
        if before in _ABOVE_ENDS and self.plain.endswith(_ABOVE, 0, token.start):
            self._taken_up_again(found)
        self._pair_up(index)
        items = self._items_for(token, found) or self._before_bracket(token)
        reason = self._passed_over(index, token, found, items, before)
        if reason:
            self._ignore(token, reason)
            return
        alone = before == "(" and self.plain[token.end : token.end + 1] == ")"
        if self.depth and not (alone and (items or not self.head)):
            self._in_brackets(token, found, items)
            return
        if self.whole and len(items) == 1 and items[0].region:
            self._counted_before(token, found, items[0].region)
        measure = self._measure(index, token, found, items)
        if measure is None:
            return
        if not items and self._result(measure[0]) and (reason := self._of_several_at_once(token)):
            self._ignore(token, reason)
            return
        if measure[0] in HANDED and measure[2] == "measure":
            # 接到来电来信3件,涉及2个县,鄯善县2件: what is listed is what came in.
            inflow = (measure[0], None) if measure[0] in _OF_GROUP else None
            if inflow or (self.frame.list_measure or ("",))[0] in _OF_GROUP:
                self._set(list_measure=inflow)
        self._emit(token, found, items, measure)

    def _of_several_at_once(self, token: Token) -> str | None:
        """Return the reason why a result is no region's: 省直部门3件、已办结2件; 甲县6件、乙县4件,共办结8件."""
        if self.office:
            return "not-a-region"
        if len(self.told) > 1 and self.plain.endswith(_RESTS, 0, token.start):
            own = self.frame.subject.region
            several = own != self.r.article.territory and any(item.region == own for item in self.told)
            return "rest" if several else None
        together = self.within and self.segment_items > 1 and self.lead
        return "shared" if together and self.plain[self.lead[-1].start - 1] == "共" else None

    def _unpublished(self, index: int, token: Token, found: Quantity) -> bool:
        """整改完成数量较多的为甲市1134个、乙市594个: what counts nothing published, with the rest of its list."""
        if self.passed and self.sequence[max(0, index - 3) : index] == _NEXT:
            number, join = self.tokens[index - 3 : index - 1]
            if number.end == self.passed == join.start:
                self.passed = token.end
                return True
        if not (self.lead and self.lead[-1].kind == "other" and found.unit != "元"):
            return False
        self._net(token, found)
        if self.items and self.items[-1].region and not self._number_since(self.items[-1]):
            self.passed = token.end
        return True

    def _with_unit(self, index: int, token: Token, found: Quantity) -> Quantity:
        """Return a number without a unit with that of its run, or with the one that a copy lost."""
        if self.pairs or self.in_turn:
            return self._unit_of_run(index, found)
        lost = self.plain[token.start - 1] in _NOUN_ENDS and self._lost_unit(token)
        return replace(found, unit="件") if lost else found

    def _lost_unit(self, token: Token) -> bool:
        """信访举报件8(重点件2), 案件9其中来电4件: a copy lost the unit between a noun of cases and what follows."""
        return self.plain.endswith(_NOUNS, 0, token.start) and bool(_GOES_ON.match(self.plain, token.end))

    def _pair_up(self, index: int) -> None:
        """甲州、乙州、丙地区5件、4件、3件: as many numbers as names, in their order, as after 分别."""
        if len(self.items) < 2 or self.pairs or self.each or self._number_since(self.items[-1]):  # noqa: PLR2004 - a pair
            return
        if len(self._run(index, 1, ("number",))) == len(self.items):
            self.pairs = list(self.items)
            self.pair_measure = None

    def _counted_before(self, token: Token, found: Quantity, region: Region) -> None:
        """八师5件中属实3件, 八师5件均属实: what is told of a region's cases of a batch is of that batch."""
        if not _OF_THESE.match(self.plain, token.end):
            return
        same = self.r.totals.get((region.code, "cases_forwarded", found.value))
        if same and same.frame.scope == "batch":
            self._set(scope="batch", batch=same.frame.batch, as_of=same.frame.as_of, has_results=True)

    def _net(self, token: Token, found: Quantity) -> None:
        """Keep 97 of 94件(分解后交办97件) for the list to choose: it adds up to the one or the other."""
        gross = (self.head or self.last)[-1:]
        if (
            gross
            and gross[0].measure in HANDED
            and found.unit in CASE_UNITS
            and _DIVIDED.match(self.plain, self.lead[-1].start)
        ):
            self.r.drafts.append(
                replace(gross[0], value=found.value, value_at=token.start, end=token.end, gross=gross[0])
            )


@cache
def _handlers() -> dict[str, Callable[[Sentence, int, Token], None]]:
    """Return what is done at each kind of token: the method ``_on_KIND``."""
    return {name.removeprefix("_on_"): getattr(Sentence, name) for name in dir(Sentence) if name.startswith("_on_")}
