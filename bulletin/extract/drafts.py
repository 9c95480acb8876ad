"""From a number, its items and its measure to figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from bulletin.extract.frame import Draft, Frame, Subject
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import CASE_UNITS, HANDED, INCOMING, Item
from bulletin.extract.takers import Takers
from bulletin.model import Basis, Region

_AND, _NO_NAME = re.compile("、|[和与及](?=[省市州区县师])"), "各均为有共其中另外,。;: "
_CLAUSE = re.compile("[,;:。(]")
_QUOTE_LIMIT = 80  # a longer quote proves less


class Drafts(Takers):
    """Makes figures of a number, its items and its measure."""

    __slots__ = ()

    def _emit(self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]) -> None:
        if self.batches:
            self._of_batches(token, found, items, measure)
            return
        key, status, rule = measure
        if items and items[0].category is None:
            drafts = self._regional(token, found, items, measure)
            self.told += () if self.depth else items
        elif len(items) > 1 and not self.each and found.unit != "%":
            text = "+".join(dict.fromkeys(item.category or "" for item in items))
            drafts = [self._draft(token, found, key, status, "composite", category=text, first=items[0].token)]
        elif items:
            drafts = self._one_each(token, found, items, measure)
        elif self._of_item(key, token) or self._key_of_item(key, token, found):
            drafts = [self._draft(token, found, key, status, rule, region=self.last[0].region)]
        else:
            subject = self._clause_subject(token)
            self._as_before(found, key, subject)
            drafts = [self._draft(token, found, key, status, rule, subject=subject, category=None)]
        if drafts:
            self.last = drafts

    def _of_batches(
        self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]
    ) -> None:
        """第九批、第十五批各1件: a figure of each; what follows is of all of them again."""
        together, batches = self.frame, self.batches
        self.turn, self.batches = measure[:2], ()
        for batch in batches:
            self._set(scope="batch", batch=batch, has_results=True)
            self._emit(token, found, items, measure)
        self.batches = batches
        self._set(scope=together.scope, batch=together.batch, has_results=together.has_results)

    def _as_before(self, found: Quantity, key: str, subject: Subject) -> None:
        """Return to the scope that a total had when it was printed before, in a sentence without cues of its own."""
        if self.within or self.dated or not self.kinds.isdisjoint(("batch", "strong")):
            return
        each = self._earlier(found, key, subject)
        if each and each.frame.scope != self.frame.scope:
            self._set(scope=each.frame.scope, batch=each.frame.batch, as_of=each.frame.as_of)

    def _earlier(self, found: Quantity, key: str, subject: Subject) -> Draft | None:
        """Return the last total of this region and measure with the same value."""
        return self.r.totals.get((subject.region.code, key, found.value)) if subject.region else None

    def _regional(
        self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]
    ) -> list[Draft]:
        if len(items) == 1:
            item = items[0]
            ours = self._is_ours(item) and not self.segment_items  # in a list ours is one of many
            if ours or (self._is_total(item) and not self.pairs and not self._begins_list(item, token)):
                key, status, rule = measure
                subject = self._subject(item)
                self._take(subject)
                self._as_before(found, key, subject)
                return [self._draft(token, found, key, status, rule, subject=subject, first=item.token)]
        elif not self.each and not self.pairing and found.unit in CASE_UNITS:
            return self._of_several(token, found, items, measure)
        self.segment_items += 1
        drafts = self._one_each(token, found, items, measure)
        if self.each and measure[2] == "list":
            self._keep_offices(token, found, items)
        return drafts

    def _keep_offices(self, token: Token, found: Quantity, items: Sequence[Item] = ()) -> None:
        """Keep the numbers of offices, which are no region's, for the sum of their list: 省公安厅、省住建厅各1件.

        ``items`` are those of the same number, offices among them, which have theirs already.
        """
        if self.lead or self.depth:
            return
        begin = max((item.token.end for item in items if not item.organ), default=self.last_number_end)
        named = [name for name in _AND.split(self.plain[begin : token.start]) if len(name.strip(_NO_NAME)) > 1]
        count = len(named) - sum(item.token.start >= begin for item in items) if self.each else 1
        office = Item(Token("office", begin, token.start), 0, organ=True)
        self._one_each(token, found, [office] * count, ("cases_forwarded", None, "list"))

    def _is_total(self, item: Item) -> bool:
        """Tell whether a region's number is its total: a measure stands between them, or the region takes cases."""
        if item.organ:
            return False
        end = item.token.end
        return bool(
            (self.lead and any(t.kind == "measure" and t.data[0] != "share" and t.start >= end for t in self.lead))
            or self._handed(item)
            or (not self.pairing and self._takes(item.token.start))
        )

    def _begins_list(self, item: Item, token: Token) -> bool:
        """交办昌吉市3件、阜康市2件, of a prefecture: no total of the first."""
        home = self.frame.subject.region
        following = [each.kind for each in islice(self._after(token.end), 2)]
        if not item.region or not home or following != ["join", "region"] or item.token.end != token.start:
            return False
        below = item.region != home and item.region.level in ("prefecture", "county", "division")
        return below and self.r.article.gazetteer.is_within(item.region, home)

    def _is_ours(self, item: Item) -> bool:
        region, ours = item.region, self.r.article.territory
        return bool(region and ours and region.code == ours.code and region == ours)

    def _of_several(
        self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]
    ) -> list[Draft]:
        """向海东市、黄南州转办23件: one number for several takers is the total; any other is nobody's."""
        if self._takes(items[0].token.start):
            key, status, rule = measure
            return [self._draft(token, found, key, status, rule, subject=self.frame.subject, first=items[0].token)]
        self._ignore(token, "shared")
        return []

    def _of_item(self, key: str, token: Token) -> bool:
        """武汉58件,已办结58件: a result after the one bare item of its segment is the item's."""
        last = self.last[0] if len(self.last) == 1 else None
        if last is None or (self.segment_items != 1 and not self._right_behind(key, last, token)):
            return False
        if not self._result(key):
            return last.subject is None and self._own_segment(key, last)
        return (last.bare and last.measure in HANDED) or (
            last.subject is None and self._result(last.measure or "")  # 办结3件,阶段性办结2件
        )

    def _right_behind(self, key: str, last: Draft, token: Token) -> bool:
        """昌吉州146件已办结120件、阶段性办结20件: results without a comma before them are of the item, one of many."""
        return self._result(key) and not _CLAUSE.search(self.plain, last.end, token.start)

    def _own_segment(self, key: str, last: Draft) -> bool:
        """哈密市6件,办结5件,罚款12万元;吐鲁番市4件…: between semicolons penalties are those of the one region, too."""
        stop = next((each.start for each in self._after(self.last_number_end) if each.kind == "stop"), None)
        parted = self.plain[self.segment_start - 1] == ";" or (stop is not None and self.plain[stop] == ";")
        return parted and key not in INCOMING and last.region is not None and last.category is None

    def _key_of_item(self, key: str, token: Token, found: Quantity) -> bool:
        """长沙41件,重点3件;株洲11件: key cases after the one number of their segment are some of its item's."""
        self.keyed = (
            key == "cases_key"
            and (self.keyed or self.plain.startswith(";", token.end))  # after the last item they may be all of them
            and len(self.last) == 1
            and self.last[0].bare
            and found.value <= self.last[0].value
            and self.last[0].value_at >= self.segment_start
            and all(draft.value_at < self.segment_start for draft in self.r.drafts[-2:-1])
        )
        return self.keyed

    @staticmethod
    def _result(key: str) -> bool:
        return key.startswith("cases_") and key not in INCOMING

    def _draft(  # noqa: PLR0913 - a figure has that many sides
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
    ) -> Draft:
        if subject is None and region is None:
            subject = self.r.frame.subject
        frame = self._frame_of(key)
        start, end, stated = token.start, token.end, first is not None
        if first:
            start = min(first.start, start)
            end = max(first.end, end)
        else:
            begin = self.lead[0].start if self.lead else start
            named = subject.span.start if subject and subject.span else -1
            stated = named >= self.starts[0]
            near = stated and named < start and end - named <= _QUOTE_LIMIT
            start = min(begin, named) if near else begin
        basis: Basis = "published" if frame.by_today else "stated" if stated else "inherited"
        draft = Draft(
            start,
            end,
            token.start,
            key,
            status,
            found.value,
            found.unit,
            category,
            frame,
            subject,
            region,
            rule,
            basis,
        )
        self._keep(draft, key)
        return draft

    def _one_each(
        self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]
    ) -> list[Draft]:
        """Return a figure for each region or category of a list, which needs less than ``_draft`` asks."""
        key, status, rule = measure
        frame = self._frame_of(key)
        basis: Basis = "published" if frame.by_today else "stated"
        drafts = []
        for item in items:
            name = item.token
            start, end = (name.start, token.end) if name.start < token.start else (token.start, name.end)
            bare = item.category is None
            draft = Draft(
                start,
                end,
                token.start,
                key,
                status,
                found.value,
                found.unit,
                item.category,
                frame,
                None if bare else frame.subject,
                item.region,
                rule,
                basis,
                bare,
                item.organ,
            )
            self._keep(draft, key)
            drafts.append(draft)
        return drafts

    def _keep(self, draft: Draft, key: str) -> None:
        reader = self.r
        reader.drafts.append(draft)
        owner = draft.subject.region if draft.subject else draft.region
        if owner and draft.category is None:
            reader.totals[owner.code, key, draft.value] = draft
        if draft.frame.scope == "batch":
            reader.last_batch = draft.frame

    def _frame_of(self, key: str) -> Frame:
        """Return the frame of a figure.

        It turns to all cases with results that have no batch, after a day's cases, of which there can be none yet.
        """
        frame = self.r.frame
        if frame.has_results or key in INCOMING or key == "share":
            return frame
        if frame.scope == "batch" and self.ordinal is None and not self.dated:
            self._set(scope="cumulative", batch=None, has_results=True)
        else:
            self._set(has_results=True)
        return self.r.frame
