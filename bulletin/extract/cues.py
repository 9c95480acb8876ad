"""Cues of scope, batch and date."""

from __future__ import annotations

import re
from collections import deque
from itertools import takewhile

from msgspec.structs import replace

from bulletin import dates
from bulletin.extract.lexer import Batches, Token
from bulletin.extract.state import CASE_UNITS, COUNTRY, HANDED, SentenceState

_NEW_EVENT = re.compile(
    r"[^。;]{0,14}?(?:研究决定|召开|走访|来到|调研|刊发|刊登|报道|电$|记者|介绍|发布会|通气会|完工|动员|公布了?(?:办理|整改|查处|处理))"
)
_ANNOUNCED = re.compile("[^。;,]{0,14}(?:通报|公布|披露|透露)$")  # 8月22日公布,…共转办1224件: no day of forwarding
# 截至4月27日,累计收到411件;当日收到12件: of the day, while 已于当日转办各地 says nothing new.
_SAME_DAY = re.compile(
    "(?<![于在])(?:当日|当天|同日),?(?:又|再|新|共|我[省市州盟县区])*(?:收到|接到|接收|接办|接件|接|转办|交办|移交)[^,。;0-9]{0,14}[0-9]+[件个起]"
)
_NAMED = re.compile("(?:这是|此为|系)[^。;,]{0,14}$")
_WORKED_OFF = re.compile(
    "[^。;]{0,30}?件?[^,。;]{0,10}(?:已|均已|已经)(?:全部|全数|均)?(?:核查|调查|办理|查处|处理|办结)"
)
_ALONE = re.compile(r"\([^(),]{3,9}[),]")  # (第二十二批), no (第二批件数为零)
_DATELINE = re.compile("[电讯](?!息)")
_SENT = re.compile("以来|(?:之?前)?(?:受理|寄出|寄来)")
_WINDOW = re.compile("时[至到-]")  # the hours in which reports came in, no state


_TAKING, _SAYS_WHEN = ("region", "group"), frozenset(("strong", "weak", "date", "batch", "until", "period"))


class Cues(SentenceState):
    """Words that set scope, batch and date."""

    __slots__ = ()

    def _on_date(self, index: int, token: Token) -> None:
        if self.depth:
            self._explain_today(index)
            self._explain_period(index)
            return
        mention: dates.DateMention = token.data
        if mention.kind == "month":
            self._month(index, mention)
        if mention.kind in ("time", "month", "year") or self._of_reports(index, token):
            return
        text = self.plain[token.start : token.end]
        until = text[0] in "截到至迄" or self._after_until(index)
        if self.plain[token.start - 1 : token.start] in ("自", "从", "继") and not mention.until:
            self._total_scope(strong=True)  # 自3月1日督察组进驻以来: the beginning, no state
            return
        if mention.until and not until:
            self._period(mention.until)
            return
        article = self.r.article
        written = article.dateline if mention.kind in ("today", "yesterday") else None
        day = dates.resolve(mention, published=written or article.published, previous=self.frame.data_date)
        if mention.kind == "same":
            self._same_day(token, day, until)
            return
        if day is None:
            return
        if until:
            self._total_scope(strong=True)
            if self.frame.scope == "cumulative" and day < (self.frame.as_of or day):
                self._set(batch=None)  # 昨天…至此13批141件,截至5月6日: a day before the last batch
            self._set(as_of=day, data_date=day, by_today=False)
        elif self.counts or self.hands:
            self._plain_date(token, day)

    def _same_day(self, token: Token, day: str | None, until: bool) -> None:
        """Take 目前 for the day named before, and 当日收到12件 after a total for what came in on that day."""
        if until and self.frame.scope == "batch":
            self._total_scope(strong=True)
        if day or "目前" in self.plain[token.start : token.end]:
            self._set(as_of=day)
        if self.frame.scope == "cumulative" and _SAME_DAY.match(self.plain, token.start):
            self._of_day(day)

    def _month(self, index: int, mention: dates.DateMention) -> None:
        """截至2021年6月底: the state of the month's last day."""
        text = self.plain[self.tokens[index].start : self.tokens[index].end]
        ends = self.plain.startswith(("底", "末"), self.tokens[index].end)
        if not (ends or text[0] in "截至" or self._after_until(index)):
            return
        day = dates.last_day(mention, published=self.r.article.published)
        if day:
            self._total_scope(strong=True)
            self._set(as_of=day, data_date=day, by_today=False)

    def _explain_today(self, index: int) -> None:
        """Take the date in 今天(4月19日) for what 今天 means."""
        before = self.tokens[max(0, index - 2) : index]
        today = [t for t in before if t.kind == "date" and t.data.kind in ("today", "yesterday")]
        if today and self.saved and self.tokens[index].data.kind == "date":
            day = dates.resolve(self.tokens[index].data, published=self.r.article.published, previous=None)
            if day:
                frame = replace(self.saved[-1].frame, as_of=day, data_date=day, by_today=False)
                self.saved[-1] = self.saved[-1]._replace(frame=frame)

    def _explain_period(self, index: int) -> None:
        """Take the days in 进驻期间(3月25日至4月25日) for those of the stay."""
        until = self.tokens[index].data.until
        if index > 1 and until and self.sequence[index - 2 : index] == ["period", "open"]:
            frame, self.r.frame = self.r.frame, self.saved[-1].frame
            self._period(until)
            self.saved[-1] = self.saved[-1]._replace(frame=self.r.frame)
            self.r.frame = frame

    def _of_reports(self, index: int, token: Token) -> bool:
        """Tell whether a date is when the reports came in, which is no state of the cases, unless they are the news."""
        return bool(
            (self._dated_before(index) and _WINDOW.search(self.plain, token.start, token.end))
            or self.plain[max(0, token.start - 2) : token.start] in ("来自", "源自")
            or _SENT.match(self.plain, token.end)
            or (self.dated and self._given(index))
        )

    def _given(self, index: int) -> bool:
        """Tell whether the day is that of the batch handed over: 4月2日,…转交4月1日第九批信访件."""
        before = self.tokens[index - 1]
        return (
            before.kind == "measure"
            and before.data[0] == "cases_forwarded"
            and before.end == self.tokens[index].start
            and self._follows(self.tokens[index], "batch")
        )

    def _dated_before(self, index: int) -> bool:
        """Tell whether the sentence has a word of substance or a date before this token; a dateline is neither."""
        before = self.tokens[:index]
        last = max((i for i, t in enumerate(before) if _DATELINE.match(self.plain, t.end)), default=-1)
        return any(t.kind in ("date", "measure", "group") for t in before[last + 1 :])

    def _plain_date(self, token: Token, day: str) -> None:
        clause_end = next((t.start for t in self._after(token.end) if t.kind in ("comma", "stop")), None)
        if self._follows(token, "period") or self._follows(token, "stay"):
            return
        local = _NEW_EVENT.match(self.plain, token.end, clause_end or self.tokens[-1].end) or self.plain.endswith(
            "记者", 0, token.start
        )
        today = token.data.kind in ("today", "yesterday") and self.r.article.dateline is None
        self._set(as_of=day, data_date=self.frame.data_date if local else day, by_today=today)
        country = self.r.article.territory and self.r.article.territory.code == COUNTRY
        told = "weak" in self.kinds and _ANNOUNCED.match(self.plain, token.end, clause_end or self.tokens[-1].end)
        if not local and self.hands and not country and not told:  # the country's reports are of no single day
            self._of_day(day)

    def _of_day(self, day: str | None) -> None:
        self.dated = True
        self.r.fresh = False
        self._set(scope="batch", batch=self._batch_of(day), has_results=False)

    def _begin_again(self, stop: Token) -> None:
        """甲市收到4件,累计30件;乙市收到2件,累计15件: each begins with the day's, as the first did."""
        if self.plain[stop.start] != ";" or self.frame.scope != "cumulative":
            return
        first = deque(self._drafts_of_sentence(), 1)
        kinds = [each.kind for each in takewhile(lambda each: each.kind != "stop", self._after(stop.end))]
        number = kinds.index("number") if "number" in kinds else 0
        if "strong" not in kinds[number:] or kinds[0] not in _TAKING or not _SAYS_WHEN.isdisjoint(kinds[:number]):
            return
        if first and first[0].frame.scope == "batch" and first[0].measure in HANDED:
            frame = first[0].frame
            self._set(scope="batch", batch=frame.batch, as_of=frame.as_of, has_results=frame.has_results)

    def _batch_of(self, day: str | None) -> int | None:
        """Return the batch of a day: the sentence's, the title's, or that of figures of the same day before."""
        last = self.r.last_batch
        same = day and last and last.as_of == day
        return self.ordinal or self.r.article.title_batch or (last.batch if last and same else None)

    def _period(self, end: dates.DateMention) -> None:
        """Take a span of dates as the stay of the inspectors: its figures are of the whole stay."""
        day = dates.resolve(end, published=self.r.article.published, previous=None)
        if day and self.r.article.published and day > self.r.article.published[:10]:
            return  # 8月6日至17日, printed on the 8th: what is planned
        self._set(scope="cumulative", batch=None, as_of=day)
        if "period" not in self.kinds:
            self._set(data_date=day)

    def _after_until(self, index: int) -> bool:
        return (
            index > 0
            and self.tokens[index - 1].kind == "until"
            and self.tokens[index - 1].end == self.tokens[index].start
        )

    def _on_round(self, _: int, token: Token) -> None:
        if self.counts:
            self._set(scope="cumulative", batch=None, as_of=None, data_date=None)

    def _on_period(self, index: int, token: Token) -> None:
        if not any(t.kind == "date" for t in self.tokens[:index]):
            self._set(scope="cumulative", batch=None)

    def _on_batch(self, index: int, token: Token) -> None:
        found: Batches = token.data
        if found.kind == "this" and not self.depth:
            last = self.r.last_batch
            if last:
                self._set(scope="batch", batch=last.batch, as_of=last.as_of, data_date=last.as_of)
            elif self.frame.as_of is None:
                self._set(scope="batch", batch=self.r.article.title_batch)
        if self.depth and found.kind == "ordinal" and _ALONE.match(self.plain, token.start - 1):
            self._batch_of_head(found.number)
        if self.depth or found.kind == "this" or (found.kind != "ordinal" and found.number == 1):
            return  # 1批次7个问题 is no total
        self.r.fresh = False
        if found.kind == "ordinal":
            day = None if self.dated else self.r.batch_dates.get(found.number or 0)
            results = found.number in self.r.batch_dates or self._worked_off(token)
            self._set(scope="batch", batch=found.number, has_results=results or self.frame.has_results)
            if _NAMED.search(self.plain[max(0, token.start - 16) : token.start]):
                self._name_batch(found.number)
            if found.number == self.r.article.title_batch and not self.dated:
                day = day or self.r.article.title_day
            if day:
                self._set(as_of=day, data_date=day)
            elif found.number and self.frame.as_of:
                self.r.batch_dates.setdefault(found.number, self.frame.as_of)
        else:
            self.counted = True
            self._set(scope="cumulative", batch=self._last_of(found, token))

    def _last_of(self, found: Batches, token: Token) -> int | None:
        """Return the last batch of a running total."""
        named = self.r.article.batches
        if found.kind == "several" and found.number not in named:
            # 共30批次, on the day of the 31st: a place that got cases in some only.
            return None if named or self.plain[token.start] == "共" else found.number
        return found.number

    def _worked_off(self, token: Token) -> bool:
        """第29批302件已全部核查办理: the results that follow are that batch's."""
        return bool(_WORKED_OFF.match(self.plain, token.end))

    def _batch_of_head(self, number: int | None) -> None:
        """Give 188件(第二十二批) the batch in its brackets; where none was known, it holds from there on."""
        open_ended = all(draft.frame.batch is None for draft in self.head)
        for draft in self.head:
            draft.frame = replace(draft.frame, scope="batch", batch=number)
        begun = self.head or not any(self._drafts_of_sentence())  # also 信访件(第28批)5件
        if begun and open_ended and self.saved and self.frame.scope == "batch":
            self.saved[-1] = self.saved[-1]._replace(frame=replace(self.frame, batch=number))

    def _name_batch(self, number: int | None) -> None:
        """Give the day's figures before 这是第二十二批 their batch."""
        for draft in self.r.drafts:
            frame = draft.frame
            if frame.scope == "batch" and frame.batch is None and frame.as_of == self.frame.as_of:
                draft.frame = replace(frame, batch=number)

    def _on_strong(self, index: int, token: Token) -> None:
        self.r.turn = min(self.r.turn, token.start)
        if not self.depth and not (self.frame.scope == "cumulative" and self.frame.batch):
            self._total_scope(strong=True)

    def _on_already(self, index: int, token: Token) -> None:
        """督察组已向我市交办6件: all so far, where no batch and no day is named."""
        if not (self.depth or self.dated or self.ordinal):
            self._on_strong(index, token)

    def _on_weak(self, index: int, token: Token) -> None:
        after = self.plain[token.end : token.end + 2]
        if self.depth or after.startswith("涉") or after[:1] in "同建享":
            return
        if self._of_listed(index):
            return
        following = next((t for t in self.tokens[index + 1 :] if t.kind in ("number", "comma", "stop")), None)
        if following and following.kind == "number" and following.data.unit in CASE_UNITS:
            self._total_scope(strong=False)

    def _of_listed(self, index: int) -> bool:
        """哈密市的信访件最多,共43件: how many one of the regions has, and no total of all times."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        item = self.items[-1] if self.items and not self._number_since(self.items[-1]) else None
        if item is None or item.region is None or following is None or following.kind != "number":
            return False
        subject = self.frame.subject.region
        return self.plain[self.tokens[index].start - 1] == "," and subject is not None and item.region != subject

    def _total_scope(self, *, strong: bool) -> None:
        """Turn to the totals: with the batches counted in this sentence, unless it speaks of one batch."""
        if not strong and (self.ordinal or self.dated or (self.frame.scope == "batch" and not self.r.fresh)):
            return
        if strong and self.ordinal and not self.counted and not self._total_already():
            return
        if strong and "this" in self.kinds:
            return
        if not (self.counted and self.frame.scope == "cumulative"):
            self._set(scope="cumulative", batch=None)

    def _total_already(self) -> bool:
        """Whether figures of the sentence's one batch are behind us, so that 累计 starts something new."""
        return bool(self.last)
