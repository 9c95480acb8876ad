"""Reads the sentences of one article word by word: which figure belongs to whom, what it counts, when and in which scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin import dates
from bulletin.extract.frame import Draft, Frame, Subject
from bulletin.extract.lexer import Batches, Quantity, Token
from bulletin.measures import measures
from bulletin.model import Basis, Region, Span
from bulletin.regions import Gazetteer, Mention

HANDED = frozenset(("cases_forwarded", "cases_received", "cases_valid"))
KINDS = frozenset(("cases_phone", "cases_letter"))
_CASE_UNITS = frozenset(("件", "件次", "宗", "起", "例"))
_ITEM_UNITS = _CASE_UNITS | {"个", "", "%"}
# What may stand between the name of a region or category and its number.
_SOFT = re.compile(
    r"(?:[的为是有占共计达约近超逾以也则仅只了已至到各均都自等类型量:\"“” 《》]|信访|举报|投诉|案件|事项|线索|问题|污染|环境|环保|生态|群众|数量|件数|来电|来信|反映"
    r"|督察组|中央|第[一二三四五六七八九十]+|省级|保护|件|已经|目前|全部|其中|如下|分布|情况|案|访|新增|本次|此次|总数|总量|合计|累计|共计|涉及|涉)*"
)
_RECEIVER = re.compile(r"(?:向|给|交|转|转到|交到|送|由|对|涉及|至)(?:了)?$")
_RECEIVES = re.compile(r"(?:市|州)?(?:共|累计|已|新|再|又|当日|也|各)*(?:接到|收到|接收|接件|受理|接|收)")
_NEW_EVENT = re.compile(r"[^。;]{0,14}?(?:研究决定|召开|走访|来到|调研|刊发|刊登|报道|电$|记者|介绍|完工|动员)")
_TOTAL_WORD = re.compile("信访|举报|投诉|案件|线索|问题|转办|交办|移交|接件|批|共|累计|件数|数量|达|收|接")
_SHARED = re.compile(r"[^,。;(]{0,8}?(?:合办|共同|涉及?|跨|同时)")
_ELSEWHERE = re.compile(r"[^,。;0-9]{0,6}(?:转|移|送|由)")
_ALL = re.compile(r"(?:均|全部|都|全数|已全|悉数)(?:已|都|按期|按时)?$")
_VAGUE = re.compile(r"(?:绝?大多数|绝?大部分|基本|多数|陆续|尽快|及时|逐一|积极)(?:已|得到)?$")
_SINGLE = re.compile(r"(?:某|一家|该|这家|此)(?:企业|公司|厂|单位|矿|养殖场|工厂)")
_WATCHDOG = re.compile("纪委|监委")
_CONCERNED = re.compile("相关|有关|所属")
_MOST = re.compile("(?:最多|居首|居多|为主|最为集中|最为突出|最集中),")
_ALL_IN = re.compile("(?:均|都|全部)(?:在|位于|来自|集中在|集中于|涉及)$")
_SUBSET = "subset"


@dataclass(frozen=True, slots=True)
class Article:
    """What holds for the whole text."""

    plain: str
    published: str | None
    territory: Region | None
    title_batch: int | None
    until: str | None
    gazetteer: Gazetteer


class Reader:
    """Goes through the article once. ``drafts`` are the figures, ``reasons`` why other numerals (by start) are none."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.plain = article.plain
        self.drafts: list[Draft] = []
        self.reasons: dict[int, str] = {}
        self.claimed: set[int] = set()
        self._batch_dates: dict[int, str] = {}
        self._main: Subject | None = None
        self._agent: str | None = None
        self._fresh = True
        self._section: Subject | None = None
        self._near: Region | None = article.territory
        self.frame = Frame(Subject(article.territory, None, bare=True))

    # --- from paragraph to sentence

    def heading(self, tokens: Sequence[Token]) -> None:
        """Take a line that names a region before a colon as the head of the section that follows."""
        places = [token for token in tokens if token.kind == "region" and token.data.kind != "organ"]
        if places:
            region = self._resolve(places[0].data, ())
            self._section = Subject(region, Span(places[0].start, places[0].end), bare=False)

    def paragraph(self, tokens: Sequence[Token]) -> None:
        """Read one paragraph."""
        home = self._section or self._main
        region = home.region if home else self.article.territory
        subject = Subject(region, home.span if home else None, bare=home.bare if home else True)
        self.frame = replace(self.frame, subject=subject, list_measure=None)
        self._fresh = True
        start = 0
        for index, token in enumerate(tokens):
            if token.kind == "stop" and self.plain[token.start] != ";" and not self._open(tokens[start:index]):
                self._sentence(tokens[start : index + 1])
                start = index + 1
        if start < len(tokens):
            self._sentence(tokens[start:])

    def corrected(self, tokens: Sequence[Token], wrong: Sequence[Span], right: Sequence[Span]) -> None:
        """Read the right figures of a correction (“A”应为“B”), each from the state before it; the wrong ones are none."""
        before = self.frame
        self.paragraph([token for token in tokens if not _within(token, (*wrong, *right))])
        for token in tokens:
            if _within(token, wrong) and token.kind == "number":
                self.reasons[token.start] = "corrected"
        before = replace(before, subject=self.frame.subject, as_of=before.as_of or self.article.until)
        for span in right:
            self.frame = replace(before, data_date=before.as_of)
            self._sentence([token for token in tokens if _within(token, (span,))])
        self.frame = before

    @staticmethod
    def _open(tokens: Sequence[Token]) -> bool:
        return sum(token.kind == "open" for token in tokens) > sum(token.kind == "close" for token in tokens)

    def _sentence(self, tokens: Sequence[Token]) -> None:
        before = self.frame
        Sentence(self, tokens).read()
        if self.frame.as_of != before.as_of and self.frame.data_date == before.data_date:
            self.frame = replace(self.frame, as_of=before.data_date)  # a date of its own sentence only

    def _resolve(self, mention: Mention, siblings: Sequence[Region]) -> Region | None:
        region = self.article.gazetteer.resolve(
            mention, territory=self.article.territory, siblings=siblings, near=self._near, on=self.article.published
        )
        if region and region.level not in ("county", "zone"):
            self._near = region
        return region


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


@dataclass(slots=True)
class _Item:
    """A region or category before a number."""

    token: Token
    region: Region | None = None
    category: str | None = None
    organ: bool = False


def _closed(tokens: Sequence[Token]) -> list[Token]:
    """Close a bracket that was left open where the list goes on: (占13.3%、土壤20件(占11.0%)."""
    out: list[Token] = []
    depth, opened = 0, 0
    for token in tokens:
        if token.kind == "open" and depth:
            join = next((i for i in range(opened + 1, len(out)) if out[i].kind in ("join", "comma")), None)
            if join is not None:
                out.insert(join, Token("close", out[join].start, out[join].start))
                depth -= 1
        depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        if token.kind == "open":
            opened = len(out)
        out.append(token)
    return out


class Sentence:
    """Reads one sentence for its reader."""

    def __init__(self, reader: Reader, tokens: Sequence[Token]) -> None:
        self.r = reader
        self.tokens = _closed(tokens)
        self.plain = reader.plain
        ordinals = {
            t.data.number for t, depth in self._depths() if t.kind == "batch" and t.data.kind == "ordinal" and not depth
        }
        self.ordinal = ordinals.pop() if len(ordinals) == 1 else None
        kinds = {(t.kind, t.data[0] if t.kind == "measure" else None) for t in tokens}
        self.hands = any(("measure", key) in kinds for key in HANDED)
        self.counts = any(kind == "number" for kind, _ in kinds)
        self.items: list[_Item] = []
        self.each = False
        self.pairs: list[_Item] = []
        self.pair_measure: tuple[str, str | None] | None = None
        self.pairing = False
        self.lead: list[Token] = []
        self.last: list[Draft] = []
        self.last_number_end = tokens[0].start if tokens else 0
        self.within = False
        self.dated = False
        self.counted = False
        self.share = False
        self.subset = False
        self.segment_items = 0
        self.subjects: list[Subject] = []
        self.depth = 0
        self.head: list[Draft] = []
        self.saved: list[tuple[object, ...]] = []
        self.agent: str | None = None
        self.received_by: str | None = None

    def _depths(self) -> list[tuple[Token, int]]:
        depth, out = 0, []
        for token in self.tokens:
            depth += (token.kind == "open") - (token.kind == "close")
            out.append((token, depth))
        return out

    @property
    def frame(self) -> Frame:
        return self.r.frame

    def _set(self, **changes: object) -> None:
        self.r.frame = replace(self.r.frame, **changes)  # type: ignore[arg-type]

    def read(self) -> None:
        """Go through the tokens in order."""
        for index, token in enumerate(self.tokens):
            handler = getattr(self, f"_on_{token.kind}", None)
            if handler:
                handler(index, token)
        self._end_segment()
        firm = [subject for subject in self.subjects if subject.region]
        if len({s.region for s in firm}) == 1 and not self.within:
            self._set(subject=firm[0])
            if self.r._main is None and firm[0].region:
                self.r._main = firm[0]

    # --- cues

    def _on_date(self, index: int, token: Token) -> None:
        if self.depth:
            return
        mention: dates.DateMention = token.data
        if mention.kind in ("time", "month", "year"):
            return
        text = self.plain[token.start : token.end]
        until = text[0] in "截到至迄" or self._after_until(index)
        if mention.until and not until:
            self._period(mention.until)
            return
        day = dates.resolve(mention, published=self.r.article.published, previous=self.frame.data_date)
        if mention.kind == "same":
            if until and self.frame.scope == "batch":
                self._total_scope(strong=True)
            if day or "目前" in text:
                self._set(as_of=day)
            return
        if day is None:
            return
        if until:
            self._total_scope(strong=True)
            self._set(as_of=day, data_date=day, by_today=False)
        elif self.counts:
            self._plain_date(token, day)

    def _plain_date(self, token: Token, day: str) -> None:
        clause_end = next((t.start for t in self.tokens if t.start > token.end and t.kind in ("comma", "stop")), None)
        if self._follows(token, "period") or self._follows(token, "stay"):
            return
        local = _NEW_EVENT.match(self.plain, token.end, clause_end or self.tokens[-1].end)
        today = token.data.kind in ("today", "yesterday")
        self._set(as_of=day, data_date=self.frame.data_date if local else day, by_today=today)
        if not local and self.hands:
            self.dated = True
            self.r._fresh = False
            self._set(scope="batch", batch=self.ordinal or self.r.article.title_batch, has_results=False)

    def _follows(self, token: Token, kind: str) -> bool:
        after = [t for t in self.tokens if t.start >= token.end][:4]
        for each in after:
            if each.kind in ("comma", "stop", "number"):
                return False
            if each.kind == kind:
                return True
        return False

    def _period(self, end: dates.DateMention) -> None:
        """A span of dates is the stay of the inspectors: its figures are of the whole stay."""
        day = dates.resolve(end, published=self.r.article.published, previous=None)
        named = any(t.kind == "period" for t in self.tokens)
        self._set(scope="cumulative", batch=None, as_of=day)
        if not named:
            self._set(data_date=day)

    def _after_until(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].kind == "until" and self.tokens[index - 1].end == self.tokens[index].start

    def _on_round(self, _: int, token: Token) -> None:
        self._set(scope="cumulative", batch=None, as_of=None, data_date=None)

    def _on_period(self, index: int, token: Token) -> None:
        if not any(t.kind == "date" for t in self.tokens[:index]):
            self._set(scope="cumulative", batch=None)

    def _on_batch(self, index: int, token: Token) -> None:
        found: Batches = token.data
        if self.depth or found.kind == "this":
            return
        self.r._fresh = False
        if found.kind == "ordinal":
            day = None if self.dated else self.r._batch_dates.get(found.number or 0)
            results = found.number in self.r._batch_dates
            self._set(scope="batch", batch=found.number, has_results=results or self.frame.has_results)
            if day:
                self._set(as_of=day, data_date=day)
            elif found.number and self.frame.as_of:
                self.r._batch_dates.setdefault(found.number, self.frame.as_of)
        else:
            self.counted = True
            self._set(scope="cumulative", batch=found.number)

    def _on_strong(self, index: int, token: Token) -> None:
        if not self.depth:
            self._total_scope(strong=True)

    def _on_weak(self, index: int, token: Token) -> None:
        after = self.plain[token.end : token.end + 2]
        if self.depth or after.startswith("涉") or after[:1] in "同建享":
            return
        following = next((t for t in self.tokens[index + 1 :] if t.kind in ("number", "comma", "stop")), None)
        if following and following.kind == "number" and following.data.unit in _CASE_UNITS:
            self._total_scope(strong=False)

    def _total_scope(self, *, strong: bool) -> None:
        """Turn to the totals: with the batches counted in this sentence, unless it speaks of one batch."""
        if not strong and (self.ordinal or self.dated or self.frame.scope == "batch" and not self.r._fresh):
            return
        if strong and self.ordinal and not self.counted and not self._total_already():
            return
        if strong and any(token.kind == "this" for token in self.tokens):
            return
        if not (self.counted and self.frame.scope == "cumulative"):
            self._set(scope="cumulative", batch=None)

    def _total_already(self) -> bool:
        """Whether figures of the sentence's one batch are behind us, so that 累计 starts something new."""
        return bool(self.last)

    # --- whom and what

    def _on_group(self, _: int, token: Token) -> None:
        if not self.depth:
            self.agent = "group"
            self.r._agent = self.r._agent or "group"

    def _on_region(self, index: int, token: Token) -> None:
        mention: Mention = token.data
        region = self.r._resolve(mention, [item.region for item in self.items if item.region])
        item = _Item(token, region=region, organ=mention.kind == "organ" or region is None)
        self._push(index, item)
        if mention.kind == "organ" and _WATCHDOG.search(mention.text) and mention.candidates and not self.depth:
            place = replace(mention, kind="place")
            self._take(Subject(self.r._resolve(place, ()), Span(token.start, token.end), bare=False))
        if item.organ or self.depth or _CONCERNED.search(self.plain[max(0, token.start - 2) : token.start]):
            return
        before = self.plain[max(0, token.start - 3) : token.start]
        after = _RECEIVES.match(self.plain, token.end)
        previous = self.tokens[index - 1] if index else None
        handed = bool(previous and previous.kind == "measure" and previous.data[0] in HANDED and previous.end == token.start)
        self.agent = "region"
        if after:
            self.r._agent = self.r._agent or "region"
        if _ALL_IN.search(self.plain[max(0, token.start - 5) : token.start]) and len(self.last) == 1:
            whole = self.last[0]
            place = replace(whole, region=region, subject=None, end=token.end, rule="all-in", bare=True)
            if whole.measure in HANDED and not self._item_follows(index):
                self.r.drafts.append(place)
                return
        if self._both(item):
            self._take(self._whole(item))
        elif (_RECEIVER.search(before) or handed or after or self._heads(index, token)) and not self._item_follows(index):
            self._take(self._subject(item))

    def _heads(self, index: int, token: Token) -> bool:
        after = self.plain[token.end : token.end + 1]
        return index == 0 and after == ":" and len(self.tokens) > 2 and self.tokens[0].start == token.start

    def _item_follows(self, index: int) -> bool:
        """Whether the region has its number right after it, or stands in a list."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return bool(following and (following.kind == "number" or following.kind in ("join", "each")))

    def _subject(self, item: _Item) -> Subject:
        bare = item.token.data.text in ("新疆", "全疆", "新疆维吾尔自治区")
        return Subject(item.region, Span(item.token.start, item.token.end), bare=bare)

    def _take(self, subject: Subject) -> None:
        self.subjects.append(subject)
        self._set(subject=subject)

    def _both(self, item: _Item) -> bool:
        """Whether this mention ends 自治区、兵团 without numbers: both together."""
        if len(self.items) < 2:  # noqa: PLR2004 - a pair
            return False
        codes = {each.region.code for each in self.items[-2:] if each.region}
        following = next((t for t in self.tokens if t.start >= item.token.end), None)
        return codes == {"650000", "XPCC"} and not (following and following.kind in ("number", "each", "pair"))

    def _whole(self, item: _Item) -> Subject:
        whole = self.r.article.gazetteer.by_code("65")
        return Subject(whole, Span(item.token.start, item.token.end), bare=False)

    def _on_category(self, index: int, token: Token) -> None:
        self._push(index, _Item(token, category=token.data))

    def _push(self, index: int, item: _Item) -> None:
        """Add a name to the list before the next number, or begin a new list."""
        last = self.items[-1] if self.items else None
        joined = last and index and self.tokens[index - 1].kind in ("join",) and not self._number_since(last)
        if last and joined and (last.category is None) == (item.category is None):
            self.items.append(item)
        else:
            self.items = [item]
            self.each = False

    def _number_since(self, item: _Item) -> bool:
        return self.last_number_end > item.token.start

    def _on_measure(self, index: int, token: Token) -> None:
        key, status = token.data
        if key == "share":
            self.share = True
        if key == "cases_received":
            taken = self.plain[token.start] == "接"  # what is 接 comes from above: only a region does it
            self.received_by = self.agent or ("region" if taken else self.r._agent)
        self.lead.append(token)
        if key not in HANDED | {"share"}:
            self._all_of_them(index, token)

    def _on_other(self, _: int, token: Token) -> None:
        self.lead.append(token)

    def _on_rates(self, _: int, token: Token) -> None:
        self.share = False
        self.lead.append(token)

    def _on_within(self, _: int, token: Token) -> None:
        if not self.depth:
            self.within = True

    def _on_each(self, _: int, token: Token) -> None:
        self.each = True

    def _on_pair(self, index: int, token: Token) -> None:
        if len(self.items) > 1:
            self.pairs = list(self.items)
            self.pair_measure = None

    # --- delimiters

    def _on_comma(self, index: int, token: Token) -> None:
        if not self.depth:
            self._list_head(token)
        self.lead = []
        self.each = False

    def _on_join(self, _: int, token: Token) -> None:
        if self.last_number_end == token.start:
            self.lead = []

    def _on_stop(self, index: int, token: Token) -> None:
        self._on_comma(index, token)
        self._end_segment()
        self.pairs, self.items, self.subset = [], [], False

    def _end_segment(self) -> None:
        self.segment_items = 0

    def _list_head(self, token: Token, marks: str = "中") -> None:
        """办结件中, / 办结件为: name what the list after them counts."""
        if self.last_number_end >= token.start or not self.lead or self.lead[-1].kind != "measure":
            return
        key, status = self.lead[-1].data
        tail = self.plain[self.lead[-1].end : token.start]
        if key.startswith("cases_") and key not in HANDED | KINDS and re.fullmatch(f"(?:的|件|案件|信访件|转办件)*(?:{marks})", tail):
            self._set(list_measure=(key, status))

    def _on_colon(self, index: int, token: Token) -> None:
        self._list_head(token, "中|为|有|是|")
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
        self.saved.append((self.r.frame, self.items, self.lead, self.each, self.last, self.within, self.pairs, self.share))
        self.depth += 1
        self.head = list(self.last)
        self.items, self.lead, self.each, self.pairs = [], [], False, []

    def _on_close(self, _: int, token: Token) -> None:
        if not self.saved:
            return
        self.depth -= 1
        state = self.saved.pop()
        frame, self.items, self.lead, self.each, self.last, self.within, self.pairs, self.share = state  # type: ignore[assignment]
        self.r.frame = frame  # type: ignore[assignment]
        self.head = []
        self.last_number_end = max(self.last_number_end, self.items[-1].token.end if self.items and self.last else 0)

    # --- numbers

    def _on_number(self, index: int, token: Token) -> None:
        found: Quantity = token.data
        start = self.last_number_end
        self._number(index, token, found)
        self.last_number_end = max(token.end, start)
        self.lead = []
        if found.unit and not self.pairs:
            self.each = False

    def _number(self, index: int, token: Token, found: Quantity) -> None:
        if self.plain[token.start - 1 : token.start] == "第" or (found.unit == "" and not (self._bare_item(token) and not found.spelled)):
            return
        if self.lead and self.lead[-1].kind == "other" and found.unit != "元":
            self._ignore(token, "not-published")
            return
        items = self._items_for(token, found)
        if self.depth:
            self._in_brackets(index, token, found, items)
            return
        measure = self._measure(index, token, found, items)
        if measure is None:
            return
        self._emit(token, found, items, measure)

    def _bare_item(self, token: Token) -> bool:
        """A number without a unit counts only right after its region: 济南47."""
        return bool(
            self.items
            and self.items[-1].category is None
            and self.plain[self.items[-1].token.end : token.start] in ("", ":", " ")
        )

    def _items_for(self, token: Token, found: Quantity) -> list[_Item]:
        if self.pairs:
            if found.unit in _ITEM_UNITS | {"家", "人"}:
                self.pairing = True
                return [self.pairs.pop(0)]
            return []
        self.pairing = False
        if not self.items or self._number_since(self.items[-1]) and not self._again(found):
            return []
        if self.each:
            return list(self.items)
        between = _MOST.sub("", self._stripped(self.items[-1].token.end, token.start))
        if not _SOFT.fullmatch(between) and not self._again(found):
            return []
        return list(self.items)

    def _again(self, found: Quantity) -> bool:
        """占33.8% after 涉气24件 speaks of the same items."""
        return found.unit == "%" and bool(self.items) and self.items[-1].category is not None and bool(self.last)

    def _stripped(self, start: int, end: int) -> str:
        """Return the text of a stretch without the words that have a meaning of their own."""
        pieces, at = [], start
        for token in self.tokens:
            if start <= token.start < end and token.kind in ("measure", "weak", "strong", "batch", "each", "several", "pair", "group", "date", "until"):
                pieces.append(self.plain[at : token.start])
                at = token.end
        pieces.append(self.plain[at:end])
        return "".join(pieces)

    def _measure(self, index: int, token: Token, found: Quantity, items: list[_Item]) -> tuple[str, str | None, str] | None:
        """Return the measure, its status and the name of the rule; None, with the reason kept, if there is none."""
        if found.unit == "%":
            return self._share(token, items)
        if found.approximate and found.unit in _CASE_UNITS and self._vague(token):
            return self._ignore(token, "vague")
        own = self._from(reversed([t for t in self.lead if t.kind == "measure"]), found)
        if self.pairing:
            self.pair_measure = own = own or self.pair_measure
        if own and own[0] == "cases_received":
            own = (self._received(), None)
        tail = self._tail(index, token, found)
        if own and own[0] in HANDED and tail and tail[0] in HANDED:
            own = ("cases_forwarded", None)
        if self.subset and own and own[0] not in HANDED:
            return self._ignore(token, _SUBSET)
        if own and own[0] in HANDED and tail and tail[0] not in HANDED and tail[0] != "cases_key" and not self._partitive(token):
            self._emit(token, found, items, (*own, "measure"))
            return (*tail, "tail")
        if own:
            ahead = items and not self.pairing and own[0].startswith("cases_") and own[0] not in HANDED | KINDS | {"cases_key"}
            if ahead and any(t.kind == "measure" and t.end <= items[0].token.start for t in self.lead):
                self._set(list_measure=own)  # a result named before the whole list
            return (*own, "measure")
        if tail and tail[0] not in HANDED:
            return self._by_tail(token, found, items, tail)
        if found.unit not in _ITEM_UNITS:
            return None
        return self._total(index, token, found, items, tail)

    def _vague(self, token: Token) -> bool:
        return bool(re.search("解决|推动|清理|化解", self.plain[max(0, token.start - 18) : token.start]))

    def _by_tail(
        self, token: Token, found: Quantity, items: list[_Item], tail: tuple[str, str | None]
    ) -> tuple[str, str | None, str] | None:
        if tail[0] == "cases_key":
            self.subset = True
            return self._ignore(token, "repeated")
        whole = not items and any(t.kind == "measure" and t.data[0] in HANDED for t in self._clause_before(token))
        batch = any(t.kind == "batch" for t in self._clause_before(token))
        if (whole or batch) and not self._partitive(token) and tail[0].startswith("cases_"):
            self._emit(token, found, items, ("cases_forwarded", None, "total"))
        return (*tail, "tail")

    def _partitive(self, token: Token) -> bool:
        return bool(re.search("(?:中|其中|里),?$", self.plain[max(0, token.start - 4) : token.start]))

    def _clause_before(self, token: Token) -> list[Token]:
        found = []
        for each in reversed([t for t in self.tokens if t.end <= token.start]):
            if each.kind in ("comma", "stop", "number", "colon"):
                break
            found.append(each)
        return found

    def _from(self, lead: object, found: Quantity) -> tuple[str, str | None] | None:
        for each in lead:  # type: ignore[attr-defined]
            key, status = each.data
            if key != "share" and re.fullmatch(measures()[key].counted, found.unit or "件"):
                return key, status
        return None

    def _received(self) -> str:
        return "cases_received" if self.received_by == "group" else "cases_forwarded"

    def _tail(self, index: int, token: Token, found: Quantity) -> tuple[str, str | None] | None:
        """Return the measure named after the number, before the next mark or number."""
        named: list[Token] = []
        depth = 0
        for each in self.tokens[index + 1 :]:
            depth += (each.kind == "open") - (each.kind == "close")
            if depth > 0 or each.kind in ("open", "close"):
                continue
            if each.kind in ("comma", "stop", "colon", "join", "region"):
                break
            if each.kind == "number":
                named = named[:1] if named and named[0].start <= token.end and named[0].data[0] == "cases_key" else []
                break
            if each.kind == "measure":
                if _VAGUE.search(self.plain[max(0, each.start - 5) : each.start]):
                    break
                named.append(each)
        results = [t for t in named if t.data[0] not in HANDED]
        return self._from(reversed(results or named), found)

    def _share(self, token: Token, items: list[_Item]) -> tuple[str, str | None, str] | None:
        rated = self.lead and self.lead[-1].kind in ("rates", "other")
        if self.share and not rated and items and not any(item.organ for item in items):
            return "share", None, "share"
        return self._ignore(token, "rate")

    def _total(
        self, index: int, token: Token, found: Quantity, items: list[_Item], tail: tuple[str, str | None] | None
    ) -> tuple[str, str | None, str] | None:
        after = self.plain[token.end : token.end + 10]
        if not items and (_SHARED.match(after) or (_ELSEWHERE.match(after) and self._organ_follows(index))):
            return self._ignore(token, "shared")
        if items and len(items) > 1 and not self.each and not self.pair_active(items) and items[0].category is None:
            return self._ignore(token, "shared")
        if items:
            head = self._named_before(items[0]) or self.frame.list_measure or ("cases_forwarded", None)
            return (*head, "list")
        if found.unit == "个" and not (tail and tail[0] in HANDED):
            return self._ignore(token, "problems")
        if self.lead and self.lead[-1].kind == "rates":
            return self._ignore(token, "rate")
        before = self.plain[max(self.last_number_end, token.start - 30) : token.start]
        known = self._earlier(found, "cases_forwarded", self.frame.subject) is not None
        if found.unit in _CASE_UNITS and (self.hands or tail or known or _TOTAL_WORD.search(before)):
            return (*(self.frame.list_measure or ("cases_forwarded", None)), "total")
        return None

    def pair_active(self, items: list[_Item]) -> bool:
        return len(items) == 1

    def _organ_follows(self, index: int) -> bool:
        for each in self.tokens[index + 1 :]:
            if each.kind in ("comma", "stop", "number"):
                return False
            if each.kind == "region":
                return bool(each.data.kind == "organ")
        return False

    def _named_before(self, item: _Item) -> tuple[str, str | None] | None:
        """未完成数量较多的是石家庄62件: a result named before the list, without a number of its own."""
        for each in reversed([t for t in self.tokens if t.end <= item.token.start]):
            if each.kind in ("comma", "stop", "number", "colon", "close", "batch"):
                return None
            if each.kind == "measure" and each.data[0].startswith("cases_") and each.data[0] not in HANDED | KINDS:
                key, status = each.data
                self._set(list_measure=(key, status))
                return key, status
        return None

    # --- brackets

    def _in_brackets(self, index: int, token: Token, found: Quantity, items: list[_Item]) -> None:
        if found.unit == "%":
            head = [each for each in self.head if each.category]
            if self.share and head:
                for each in head:
                    self._draft(token, found, "share", None, "bracket-share", category=each.category, subject=each.subject, region=each.region)
            else:
                self._ignore(token, "rate")
            return
        own = self._from(reversed([t for t in self.lead if t.kind == "measure"]), found)
        if not self.head:
            self._ignore(token, "bracket")
            return
        head = self.head[-1]
        if head.measure == "cases_key":
            if items and not own and items[0].category is None:
                self._emit(token, found, items, ("cases_key", None, "bracket-list"))
            else:
                self._ignore(token, _SUBSET)
        elif own and own[0] in KINDS | {"cases_key"} and head.measure in HANDED and len(self.head) == 1:
            self._draft(token, found, own[0], own[1], "bracket", category=head.category, subject=head.subject, region=head.region)
        elif items and not own and items[0].category is None and head.measure in HANDED:
            self._emit(token, found, items, ("cases_forwarded", None, "bracket-list"))
        else:
            self._ignore(token, "bracket")

    # --- output

    def _emit(self, token: Token, found: Quantity, items: list[_Item], measure: tuple[str, str | None, str]) -> None:
        key, status, rule = measure
        drafts: list[Draft] = []
        categories = [item for item in items if item.category]
        if categories and len(categories) > 1 and not self.each and found.unit != "%":
            text = "+".join(dict.fromkeys(item.category or "" for item in categories))
            drafts.append(self._draft(token, found, key, status, "composite", category=text, first=categories[0].token))
        elif categories:
            drafts += [self._draft(token, found, key, status, rule, category=i.category, first=i.token) for i in categories]
        elif items:
            drafts += self._regional(token, found, items, measure)
        elif self._of_item(key):
            drafts += [self._draft(token, found, key, status, rule, region=self.last[0].region)]
        else:
            subject = self._clause_subject(token)
            self._as_before(found, key, subject)
            drafts.append(self._draft(token, found, key, status, rule, subject=subject, category=None))
        if drafts:
            self.last = drafts

    def _as_before(self, found: Quantity, key: str, subject: Subject) -> None:
        """A total printed before, in a sentence without cues of its own, returns to the scope that it had there."""
        if self.ordinal or self.dated or self.counted or any(t.kind in ("strong", "until", "date") for t in self.tokens):
            return
        each = self._earlier(found, key, subject)
        if each and each.frame.scope != self.frame.scope:
            self._set(scope=each.frame.scope, batch=each.frame.batch, as_of=each.frame.as_of)

    def _earlier(self, found: Quantity, key: str, subject: Subject) -> Draft | None:
        """Return the last total of this region and measure with the same value."""
        for each in reversed(self.r.drafts):
            same = each.subject and each.subject.region == subject.region and each.measure == key and not each.category
            if same and each.value == found.value:
                return each
        return None

    def _regional(self, token: Token, found: Quantity, items: list[_Item], measure: tuple[str, str | None, str]) -> list[Draft]:
        key, status, rule = measure
        named = any(
            t.kind == "measure" and t.data[0] != "share" for t in self.lead if t.start >= items[-1].token.end
        )
        prefix = self.plain[max(0, items[0].token.start - 2) : items[0].token.start]
        total = len(items) == 1 and not items[0].organ and (named or _RECEIVER.search(prefix) or self._handed(items[0]))
        if total:
            subject = self._subject(items[0])
            self._take(subject)
            return [self._draft(token, found, key, status, rule, subject=subject, first=items[0].token)]
        self.segment_items += 1
        return [
            self._draft(token, found, key, status, rule, region=item.region, first=item.token, bare=True, organ=item.organ)
            for item in items
        ]

    def _handed(self, item: _Item) -> bool:
        previous = next((t for t in reversed(self.tokens) if t.end == item.token.start), None)
        return bool(previous and previous.kind == "measure" and previous.data[0] in HANDED)

    def _of_item(self, key: str) -> bool:
        """武汉58件,已办结58件: a result after the one bare item of its segment is the item's."""
        return (
            key not in HANDED | KINDS
            and self.segment_items == 1
            and len(self.last) == 1
            and self.last[0].bare
            and self.last[0].measure in HANDED
            and not self.within
            and key.startswith("cases_")
        )

    def _clause_subject(self, token: Token) -> Subject:
        """Return whom a total without a list is about: a region of its clause, else the subject."""
        if self.items and not self._number_since(self.items[-1]) and self.items[-1].category is None:
            item = self.items[-1]
            gap = self.plain[item.token.end : token.start]
            if not item.organ and "," not in gap and item.token.start > self.last_number_end and not self.within:
                if self.subjects and self.subjects[-1].span and self.subjects[-1].span.start >= self.last_number_end:
                    return self.subjects[-1]
                subject = self._subject(item)
                self._take(subject)
                return subject
        return self._handed_to(token) or self.frame.subject

    def _handed_to(self, token: Token) -> Subject | None:
        """把第21批135件信访件转到济南市: the taker stands after the number."""
        verb = False
        for each in self.tokens:
            if each.start < token.end:
                continue
            if each.kind in ("comma", "stop", "number", "open", "colon"):
                return None
            verb = verb or (each.kind == "measure" and each.data[0] in HANDED)
            if verb and each.kind == "region" and each.data.kind != "organ" and not _CONCERNED.search(self.plain[each.start - 2 : each.start]):
                region = self.r._resolve(each.data, ())
                if region is None:
                    return None
                subject = Subject(region, Span(each.start, each.end), bare=each.data.text in ("新疆", "全疆"))
                self._take(subject)
                return subject
        return None

    def _draft(
        self,
        token: Token,
        found: Quantity,
        key: str,
        status: str | None,
        rule: str,
        *,
        category: str | None = None,
        subject: Subject | None = None,
        region: Region | None = None,
        first: Token | None = None,
        bare: bool = False,
        organ: bool = False,
    ) -> Draft:
        if subject is None and region is None and not organ and not bare:
            subject = self.frame.subject
        if key not in HANDED | KINDS | {"cases_key", "share"}:
            self._results()
        start = first.start if first else self.lead[0].start if self.lead else token.start
        if subject and subject.span and not first and self.tokens[0].start <= subject.span.start < token.start:
            if token.end - subject.span.start <= 80:  # noqa: PLR2004 - a longer quote proves less
                start = min(start, subject.span.start)
        stated = bool(first or (subject and subject.span and subject.span.start >= self.tokens[0].start))
        basis: Basis = "published" if self.frame.by_today else "stated" if stated else "inherited"
        draft = Draft(
            start, token.end, token.start, key, status, found.value, found.unit, category, self.frame, subject, region,
            rule, basis, bare, organ,
        )
        self.r.drafts.append(draft)
        self.r.claimed.add(token.start)
        return draft

    def _results(self) -> None:
        """Results in a sentence without a batch of its own, after cases of a day that have none yet, are of all cases."""
        frame = self.frame
        if frame.scope == "batch" and not frame.has_results and self.ordinal is None and not self.dated:
            self._set(scope="cumulative", batch=None, has_results=True)
        else:
            self._set(has_results=True)

    def _all_of_them(self, index: int, token: Token) -> None:
        """均已办结, without a number: as many as there were."""
        following = next((t for t in self.tokens[index + 1 :] if t.kind in ("number", "comma", "stop", "join", "region")), None)
        if following and following.kind in ("number", "region"):
            return
        before = self.plain[max(0, token.start - 6) : token.start]
        key, status = token.data
        if not (_ALL.search(before) or (key in KINDS and self.each)) or not self.last:
            return
        if self.plain[self.last[-1].end : token.start].count(",") == 0 and self.last[-1].end > token.start - 8 and key not in KINDS:
            return  # N件均已办结 was read with its number
        for each in list(self.last):
            if each.measure in HANDED and (key == "cases_completed" or key in KINDS):
                copy = replace(each, measure=key, status=status, rule="all-of-them", end=token.end, category=each.category)
                self.r.drafts.append(copy)

    def _ignore(self, token: Token, reason: str) -> _None:
        self.r.reasons.setdefault(token.start, reason)
        return None
