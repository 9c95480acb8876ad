"""Whom a number without names of its own is about: a region of its clause, who takes the cases, the one above."""

from __future__ import annotations

import re

from bulletin.extract.frame import Subject
from bulletin.extract.lexer import Token
from bulletin.extract.names import Names
from bulletin.extract.state import CONCERNED, HANDED
from bulletin.model import Span

_OF_ALL = ("累计", "共", "合计", "总计")
_TO_CITIES = re.compile(
    "[^。;]{0,60}?(?:交办|转办|分办|转交|移交)(?:到|至|给)?各(?:地州市|市州|州市|设区市|市(?!县|区|直))"
)


class Takers(Names):
    """Finds the region of a total."""

    __slots__ = ()

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
        return self._handed_to(token) or self._above(token) or self._of_all() or self.frame.subject

    def _of_all(self) -> Subject | None:
        """向南宁市转办4件;向柳州市转办2件;累计转办28件: of both and all others, so of the territory."""
        start, ours = self.segment_start, self.r.article.territory
        if ours is None or self.plain[start - 1] != ";" or not self.plain.startswith(_OF_ALL, start):
            return None
        told, within = self.frame.subject.region, self.r.article.gazetteer.is_within
        owners = [draft.subject.region if draft.subject else draft.region for draft in self._drafts_of_sentence()]
        others = [each for each in owners if each and each != told]
        if told is None or told not in owners or told == ours or not others:
            return None
        if any(each == ours or within(each, told) or not within(each, ours) for each in others):
            return None
        self._take(Subject(ours, None, bare=True))
        return self.frame.subject

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
