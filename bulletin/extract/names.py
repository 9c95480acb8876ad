"""Names of regions, categories and measures in a sentence."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bulletin.extract.frame import Draft, Subject
from bulletin.extract.lexer import Token
from bulletin.extract.results import Results
from bulletin.extract.state import CONCERNED, HALVES, HANDED, NO_RESULTS, REPORTED, Item, Saved
from bulletin.model import Region, Span
from bulletin.regions import Mention

_RECEIVES = re.compile(r"(?:市|州)?(?:共|累计|已|新|再|又|当日|也|各)*(?:接到|收到|接收|接件|受理|承办|承接|接|收)")
_GIVEN = ("收到", "接到", "接收", "承接", "承办", "办理", "受理", "收到了", "接到了")
_GIVES = re.compile(r"[^,。;0-9(]{0,8}?(?:转办|交办|转来|转交|移交|转送|分办)")
# What these words end with, and the pattern begins with: a look at one character spares most names the rest.
_CONCERNED_ENDS = frozenset(word[-1] for word in CONCERNED)
_GIVEN_ENDS = frozenset(word[-1] for word in _GIVEN)
_RECEIVING = frozenset("市州共累已新再又当也各接收受承")
_FIGURE, _WATCHDOG = re.compile("[0-9]"), re.compile("纪委|监委")
_STAYS_IN, _STAY = ("进驻", "入驻"), ("以来", "期间", "后,")  # 进驻巴州以来,受理举报55件
_RANKS = ("前三", "前五", "前列", "首位", "第一位", "第二位", "最", "之首")
_MOST = ("的是", "的为")  # 办结率最高的是兴安盟,办结40件
_RATED = re.compile("的?(?:办结|完成|整改|满意)率(?=最|较|[达为])")  # 哈密市办结率最高
_ENUMERATED = re.compile(r"\s*(?:\(?[一二三四五六七八九十0-9]{1,3}[)、.]?)?\s*")
_EXCEPT = re.compile("不含|不包括|不计|除")
# How many provinces in a row, with 等省 or their number after them, stand for all that are inspected.
_MANY = 3
_AND_MORE = re.compile("等[0-9一二三四五六七八九十]+个?[省市州县区地]")  # 对淄博等10市开展: not of the one
_AND_OTHERS = re.compile(r"(?:\([^()]{0,6}\))?(?:等|[0-9一二三四五六七八九十]+个?省)")
# 各地及省直部门: everybody, and no office alone.
_ALL_PLACES = re.compile("(?:地方|各[地市州县区师])[及和与、]")
_ALL_IN = re.compile("(?:均|都|全部)(?:在|为|是|位于|来自|集中在|集中于|涉及)$")


class Names(Results):
    """Names of regions, categories and measures, and the marks between them."""

    __slots__ = ()

    def _on_group(self, index: int, token: Token) -> None:
        if not self.depth:
            before = self.tokens[index - 1] if index else None
            gives = before and before.kind == "measure" and before.data[0] == "cases_received"
            self.agent = "region" if gives else "group"  # 接到督察组转办信访件3件: a region takes
            self.r.agent = self.r.agent or self.agent

    def _on_region(self, index: int, token: Token) -> None:
        mention: Mention = token.data
        plain, start, end = self.plain, token.start, token.end
        if mention.kind == "deictic" and (plain.startswith(_RANKS, end) or plain[start - 1] == "占"):
            return  # 居全省前三, 占全省的30%: what others are compared with
        region = self.r.resolve(mention, self.items)
        before, after = plain[start - 1 : start], plain[end : end + 1]
        if region and before in _GIVEN_ENDS and self._gives(region, token):
            return
        item = Item(token, index, region, organ=mention.kind == "organ" or region is None)
        if item.organ and _ALL_PLACES.fullmatch(plain, start - 3, start):
            return
        self._push(index, item)
        if mention.kind == "organ" and _WATCHDOG.search(mention.text) and mention.candidates and not self.depth:
            place = replace(mention, kind="place")
            self._take(Subject(self.r.resolve(place), Span(start, end), bare=False))
        if item.organ or self.depth or (before in _CONCERNED_ENDS and plain.endswith(CONCERNED, 0, start)):
            return
        self.agent = "region"
        receives = after in _RECEIVING and _RECEIVES.match(plain, end)
        if receives and not self.r.agent:
            self.r.agent = "region"
        follows = self._item_follows(index)
        if not follows and len(self.last) == 1 and _ALL_IN.search(plain[max(0, start - 5) : start]):
            whole = self.last[0]
            if whole.measure in HANDED:
                self.r.drafts.append(replace(whole, region=region, subject=None, end=end, rule="all-in", bare=True))
                return
        together = len(self.items) > 1
        if together and self._both(item):
            self._take(self._whole(item))
        elif together and self._many_provinces(item):
            country = self.r.article.gazetteer.by_code("000000")
            self._take(Subject(country, Span(self.items[0].token.start, end), bare=False))
        elif (
            not follows
            and not (after == "等" and _AND_MORE.match(plain, end))
            and (
                receives
                or self._handed(item)
                or plain.startswith("为例", end)
                or (after == "," and plain.endswith(_MOST, 0, start))
                or self._takes(start)
                or (plain.startswith(_STAY, end) and plain.endswith(_STAYS_IN, 0, start))
                or self._heads(index, token)
            )
        ):
            subject = self._subject(item)
            self._widen(subject)
            self._take(subject)

    def _gives(self, region: Region, token: Token) -> bool:
        """八师收到兵团转办信访件5件: whoever hands the cases on is not whose they are."""
        if not (self.plain.endswith(_GIVEN, 0, token.start) and _GIVES.match(self.plain, token.end)):
            return False
        taker = self.r.frame.subject.region
        return bool(taker and taker != region and self.r.article.gazetteer.is_within(taker, region))

    def _handed(self, item: Item) -> bool:
        """转办济南市: the region stands right after the word."""
        before = self.tokens[item.index - 1] if item.index else None
        return bool(before and before.kind == "measure" and before.end == item.token.start and before.data[0] in HANDED)

    def _widen(self, above: Subject) -> None:
        """督察组收到15件,向湖南省转办11件, in a city's paper: what the group receives is the province's too."""
        home = self.frame.subject
        if self.received_by != "group" or not above.region or not home.region or home.region.code == above.region.code:
            return
        if self.r.article.gazetteer.is_within(home.region, above.region):
            for draft in self._drafts_of_sentence():
                if draft.subject is home:
                    draft.subject = above

    def _heads(self, index: int, token: Token) -> bool:
        """Tell whether a region stands as the head of what follows."""
        after = self.plain[token.end : token.end + 1]
        if after == "," and self.plain[token.start - 1] == "在":
            return index == 0
        if after == "。":  # (一)乌鲁木齐市。转办847件: a section's head that runs on
            return bool(_ENUMERATED.fullmatch(self.plain, self.plain.rfind("\n", 0, token.start) + 1, token.start))
        if after in "的办完整满" and _RATED.match(self.plain, token.end):
            return True
        return index == 0 and after == ":" and len(self.tokens) > 2 and self.tokens[0].start == token.start  # noqa: PLR2004 - two tokens, the name and its colon

    def _both(self, item: Item) -> bool:
        """Whether this mention, not the first of its list, ends 自治区、兵团 without numbers: both together."""
        if item.region is None or item.region.code not in HALVES:
            return False
        codes = {each.region.code for each in self.items[-2:] if each.region}
        following = next(self._after(item.token.end), None)
        return codes == HALVES and not (following and following.kind in ("number", "each", "pair"))

    def _many_provinces(self, item: Item) -> bool:
        """Whether this mention ends 四川、青海、海南等省: what follows is a sum over them, no figure of the last."""
        return (
            len(self.items) >= _MANY
            and all(each.region and each.region.level in ("province", "xpcc") for each in self.items)
            and bool(_AND_OTHERS.match(self.plain, item.token.end))
        )

    def _whole(self, item: Item) -> Subject:
        whole = self.r.article.gazetteer.by_code("65")
        return Subject(whole, Span(item.token.start, item.token.end), bare=False)

    def _on_category(self, index: int, token: Token) -> None:
        joined = index and self.tokens[index - 1].kind == "join" and self.items
        if joined and token.data == "其他" and self.items[-1].organ and not self._number_since(self.items[-1]):
            return  # 市直部门及其他: other takers, no category
        self._push(index, Item(token, index, category=token.data))

    def _push(self, index: int, item: Item) -> None:
        """Add a name to the list before the next number, or begin a new list."""
        if self.items and index and self.tokens[index - 1].kind == "join":
            last = self.items[-1]
            if self.last_number_end <= last.token.start and (last.category is None) == (item.category is None):
                self.items.append(item)
                return
        self.items = [item]
        self.each = False

    def _on_measure(self, index: int, token: Token) -> None:
        key, _ = token.data
        if key == "share":
            self.share = True
        if key == "cases_received":
            taken = self.plain[token.start] == "接"  # what is 接 comes from above: only a region does it
            self.received_by = self.agent or ("region" if taken else self.r.agent)
        if key in HANDED and self.last_number_end == token.start and self.last:
            self.nouns.add(token.start)
            return  # 14件转办件: the noun of the number before it
        self.lead.append(token)
        if key not in NO_RESULTS:
            self._all_of_them(index, token)

    def _on_other(self, _: int, token: Token) -> None:
        self.lead.append(token)

    def _on_rates(self, _: int, token: Token) -> None:
        self.share = False
        self.lead.append(token)

    def _on_within(self, _: int, token: Token) -> None:
        if self.depth:
            return
        self.within = True
        self.outer = self.outer or self.frame
        whole = self.last[0] if len(self.last) == 1 else None
        if whole and whole.measure == "cases_key" and not whole.bare and self.plain[token.start - 1] == ",":
            self._set(list_measure=("cases_key", None))  # 重点案件15件,其中大洼区6件

    def _on_each(self, _: int, token: Token) -> None:
        self.each = True

    def _on_pair(self, index: int, token: Token) -> None:
        if len(self.items) > 1 and not self._number_since(self.items[-1]):
            self.pairs = list(self.items)
        elif named := self._again_in_turn(index):
            self.pairs = named
        elif index:
            self._measures_in_turn(index)
            return
        self.pair_measure = None

    def _again_in_turn(self, index: int) -> list[Item]:
        """Return the names before as many numbers, which they had numbers of their own already.

        新源县、尼勒克县各11件,分别办结6件、7件; 十二师共接收30件,十三师22件,分别办结28件、22件
        """
        first = next((i for i in range(index + 1, len(self.tokens)) if self.tokens[i].kind == "number"), None)
        numbers = len(self._run(first, 1, ("number",))) if first is not None else 0
        listed = len(self.items) > 1 and self.plain[self.last_number_end : self.tokens[index].start] == ","
        named = self.items if listed else self.told
        return list(named) if len(named) == numbers > 1 else []

    def _measures_in_turn(self, index: int) -> None:
        """来电、来信分别为20件、6件: as many measures as numbers that follow."""
        first = next((i for i in range(index + 1, len(self.tokens)) if self.tokens[i].kind == "number"), None)
        named = self._run(index - 1, -1, ("measure",))
        if first is not None and len(named) > 1 and len(self._run(first, 1, ("number",))) == len(named):
            self.in_turn = [token.data for token in reversed(named)]
            self.lead = []

    def _on_comma(self, index: int, token: Token) -> None:
        if self.lead:
            if not self.depth:
                self._list_head(token)
            self.lead = []
        self.carried = []
        self.each = False

    def _on_join(self, index: int, token: Token) -> None:
        if self.last_number_end == token.start or self._done_with(index):
            self.lead = []

    def _on_stop(self, index: int, token: Token) -> None:
        self._on_comma(index, token)
        self.segment_items = 0
        self.segment_start = token.end
        self.pairs, self.items, self.office = [], [], False
        self._begin_again(token)

    def _list_head(self, token: Token, marks: str = "中") -> None:
        """办结件中, / 办结件为: name what the list after them counts."""
        if self.last_number_end >= token.start or not self.lead or self.lead[-1].kind != "measure":
            return
        head = self.lead[-1]
        before = self.lead[-2] if len(self.lead) > 1 else head
        if head.data[0] in HANDED and before.kind == "measure" and self.plain[before.end : head.start] in ("", "的"):
            head, marks = before, f"{marks}|"  # 办结转办件: what is completed, though the list says no more of it
        key, status = head.data
        tail = self.plain[self.lead[-1].end : token.start]
        if (
            key.startswith("cases_")
            and key not in REPORTED
            and re.fullmatch(f"(?:的|件|案件|信访件|转办件)*(?:{marks})", tail)
        ):
            self._set(list_measure=(key, status))

    def _on_colon(self, index: int, token: Token) -> None:
        self._list_head(token, "中|为|有|是|")
        self.segment_start = token.end
        if self.last and not self.depth and len(self.last) == 1:
            draft = self.last[0]
            between = self.plain[draft.end : token.start]
            if draft.region and not self._new_items(draft) and not re.search("[,。;、]", between):
                self._set(subject=Subject(draft.region, Span(draft.start, draft.end), bare=False))
                self.subjects.append(self.frame.subject)
        self.lead = []

    def _new_items(self, draft: Draft) -> bool:
        return any(item.token.start >= draft.end for item in self.items)

    def _on_open(self, _: int, token: Token) -> None:
        kept = (self.r.frame, self.items, self.lead, self.each, self.last, self.within, self.pairs, self.share)
        self.saved.append(Saved(*kept, self.head))
        self.depth += 1
        self.excluded = bool(_EXCEPT.match(self.plain, token.end))
        self.head = list(self.last)
        self.items, self.lead, self.each, self.pairs = [], [], False, []

    def _on_close(self, _: int, token: Token) -> None:
        if not self.saved:
            return
        self.depth -= 1
        self.excluded = False
        state = self.saved.pop()
        self.r.frame, self.items, self.lead, self.each, self.last, self.within, self.pairs, self.share = state[:-1]
        self.head = state.head
        if self.items and self.last and _FIGURE.search(self.plain, self.items[-1].token.end, token.start):
            self.last_number_end = max(self.last_number_end, self.items[-1].token.end)
