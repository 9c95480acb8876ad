"""From a number, its items and its measure to figures."""

from __future__ import annotations

import re
from itertools import islice

from bulletin.extract.frame import Draft, Subject
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.names import Names
from bulletin.extract.state import CASE_UNITS, CONCERNED, HANDED, INCOMING, Item
from bulletin.model import Basis, Region, Span

_TO_CITIES = re.compile(
    "[^。;]{0,60}?(?:交办|转办|分办|转交|移交)(?:到|至|给)?各(?:地州市|市州|州市|设区市|市(?!县|区|直))"
)
_QUOTE_LIMIT = 80  # a longer quote proves less


class Drafts(Names):
    """Makes figures of a number, its items and its measure."""

    __slots__ = ()

    def _emit(self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]) -> None:
        key, status, rule = measure
        drafts: list[Draft] = []
        categories = [item for item in items if item.category] if items else items
        if categories and len(categories) > 1 and not self.each and found.unit != "%":
            text = "+".join(dict.fromkeys(item.category or "" for item in categories))
            drafts.append(self._draft(token, found, key, status, "composite", category=text, first=categories[0].token))
        elif categories:
            drafts += [
                self._draft(token, found, key, status, rule, category=i.category, first=i.token) for i in categories
            ]
        elif items:
            drafts += self._regional(token, found, items, measure)
        elif self._of_item(key) or self._key_of_item(key, token, found):
            drafts += [self._draft(token, found, key, status, rule, region=self.last[0].region)]
        else:
            subject = self._clause_subject(token)
            self._as_before(found, key, subject)
            drafts.append(self._draft(token, found, key, status, rule, subject=subject, category=None))
        if drafts:
            self.last = drafts

    def _as_before(self, found: Quantity, key: str, subject: Subject) -> None:
        """Return to the scope that a total had when it was printed before, in a sentence without cues of its own."""
        if self.within or self.ordinal or self.dated or self.counted or "strong" in self.kinds:
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
        key, status, rule = measure
        if len(items) > 1 and not self.each and not self.pairing and found.unit in CASE_UNITS:
            return self._of_several(token, found, items, measure)
        total = len(items) == 1 and self._is_total(items[0]) and not self._begins_list(items[0], token)
        if total or (len(items) == 1 and self._is_ours(items[0])):
            subject = self._subject(items[0])
            self._take(subject)
            self._as_before(found, key, subject)
            return [self._draft(token, found, key, status, rule, subject=subject, first=items[0].token)]
        self.segment_items += 1
        return [
            self._draft(
                token, found, key, status, rule, region=item.region, first=item.token, bare=True, organ=item.organ
            )
            for item in items
        ]

    def _is_total(self, item: Item) -> bool:
        """Tell whether a region's number is its total: a measure stands between them, or the region takes cases."""
        if item.organ:
            return False
        end = item.token.end
        return bool(
            (self.lead and any(t.kind == "measure" and t.data[0] != "share" and t.start >= end for t in self.lead))
            or (not self.pairing and self._takes(item.token.start))
            or self._handed(item)
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
        ours = self.r.article.territory
        return bool(item.region and ours and item.region.code == ours.code and item.region == ours)

    def _of_several(
        self, token: Token, found: Quantity, items: list[Item], measure: tuple[str, str | None, str]
    ) -> list[Draft]:
        """向海东市、黄南州转办23件: one number for several takers is the total; any other is nobody's."""
        if self._takes(items[0].token.start):
            key, status, rule = measure
            return [self._draft(token, found, key, status, rule, subject=self.frame.subject, first=items[0].token)]
        self._ignore(token, "shared")
        return []

    def _of_item(self, key: str) -> bool:
        """武汉58件,已办结58件: a result after the one bare item of its segment is the item's."""
        return (
            self._result(key)
            and self.segment_items == 1
            and len(self.last) == 1
            and (
                (self.last[0].bare and self.last[0].measure in HANDED)
                or (self.last[0].subject is None and self._result(self.last[0].measure or ""))  # 办结3件,阶段性办结2件
            )
        )

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

    def _clause_subject(self, token: Token) -> Subject:
        """Return whom a total without a list is about: a region of its clause, else the subject."""
        if self.items and not self._number_since(self.items[-1]) and self.items[-1].category is None:
            item = self.items[-1]
            gap = self.plain[item.token.end : token.start]
            if not item.organ and "," not in gap and item.token.start >= self.last_number_end and not self.within:
                if self.subjects and self.subjects[-1].span and self.subjects[-1].span.start >= self.last_number_end:
                    return self.subjects[-1]
                subject = self._subject(item)
                self._take(subject)
                return subject
        return self._handed_to(token) or self._above(token) or self.frame.subject

    def _above(self, token: Token) -> Subject | None:
        """2711件…已交办到各市州, in a city's paper: what goes to all the cities is the province's."""
        region = self.frame.subject.region
        if region is None or region.level != "prefecture" or not _TO_CITIES.match(self.plain, token.end):
            return None
        return Subject(self.r.article.gazetteer.parent(region), None, bare=False)

    def _handed_to(self, token: Token) -> Subject | None:
        """把第21批135件信访件转到济南市: the taker stands after the number."""
        verb = False
        for each in self._after(token.end):
            if each.kind in ("comma", "stop", "number", "open", "colon"):
                return None
            verb = verb or (each.kind == "measure" and each.data[0] in HANDED)
            if (
                verb
                and each.kind == "region"
                and each.data.kind != "organ"
                and not self.plain.endswith(CONCERNED, 0, each.start)
            ):
                region = self.r.resolve(each.data)
                if region is None:
                    return None
                subject = Subject(region, Span(each.start, each.end), bare=each.data.text in ("新疆", "全疆"))
                self._take(subject)
                return subject
        return None

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
        bare: bool = False,
        organ: bool = False,
    ) -> Draft:
        reader = self.r
        if subject is None and region is None and not organ and not bare:
            subject = reader.frame.subject
        if key not in INCOMING and key != "share" and not reader.frame.has_results:
            self._results()
        frame = reader.frame
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
            bare,
            organ,
        )
        reader.drafts.append(draft)
        owner = subject.region if subject else region
        if owner and category is None:
            reader.totals[owner.code, key, found.value] = draft
        if frame.scope == "batch":
            reader.last_batch = frame
        return draft

    def _results(self) -> None:
        """Widen the scope: results without a batch, after a day's cases that can have none yet, are of all cases."""
        if self.r.frame.scope == "batch" and self.ordinal is None and not self.dated:
            self._set(scope="cumulative", batch=None, has_results=True)
        else:
            self._set(has_results=True)
