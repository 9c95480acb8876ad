"""Which word of result belongs to which numbers of a list."""

from __future__ import annotations

import re
from itertools import islice

from msgspec.structs import replace

from bulletin.extract.frame import Draft
from bulletin.extract.lexer import Token
from bulletin.extract.state import HANDED, KINDS
from bulletin.extract.turns import Turns

_ALL = re.compile(r"(?:均|全部|都|全数|已全|悉数)(?:于[^,。;、]{2,8}前)?(?:已|都|按期|按时)?$")
_EVERY = re.compile("[均都]已?$")
_ENDS = frozenset(("number", "comma", "stop", "join", "region"))
_CLAUSE_END = re.compile("[,。;:(]")


class Results(Turns):
    """Words of result that stand after a number, or after a whole list."""

    __slots__ = ()

    def _done_with(self, index: int) -> bool:
        """3件办结、1件正在办理: the word before the mark belongs to the number before it, not to the next one."""
        if not self.lead or index + 1 == len(self.tokens) or self.tokens[index + 1].kind != "number":
            return False
        before = self.tokens[index - 1]
        own = before is self.lead[-1] and before.end == self.tokens[index].start
        own = own and before.start >= self.last_number_end > self.segment_start
        return own and not _CLAUSE_END.search(self.plain, self.last_number_end, before.start)

    def _of_key(self) -> bool:
        """办结50件。重点件9件,办结8件: results right after key cases are theirs where the others were told before."""
        last = self.last[-1] if self.last else None
        if not last or last.measure != "cases_key" or not self.lead or self.lead[-1].kind != "measure":
            return False
        result = self.lead[-1].data[0]
        return any(
            each.measure == result and each.value > last.value and each.frame.scope == last.frame.scope
            for each in self.r.drafts
        )

    def _all_of_them(self, index: int, token: Token) -> None:
        """均已办结, without a number: as many as there were."""
        if not self.last or self._counted_next(index):
            return
        before = self.plain[max(0, token.start - 14) : token.start]
        key, status = token.data
        if not (_ALL.search(before) or (key in KINDS and self.each)):
            return
        if (
            self.plain[self.last[-1].end : token.start].count(",") == 0
            and self.last[-1].end > token.start - 8
            and self.plain[self.last[-1].end] != "("
            and key not in KINDS
        ):
            return  # N件均已办结 was read with its number
        every = _EVERY.search(before) and len(self.last) == 1 and self.last[0].rule == "list"
        for each in self._listed() if every else list(self.last):
            if each.measure in HANDED and (key == "cases_completed" or key in KINDS):
                copy = replace(
                    each, measure=key, status=status, rule="all-of-them", end=token.end, category=each.category
                )
                self.r.drafts.append(copy)

    def _counted_next(self, index: int) -> bool:
        """Tell whether a number, or a name, follows before the next mark."""
        for token in islice(self.tokens, index + 1, None):
            if token.kind in _ENDS:
                return token.kind in ("number", "region")
        return False

    def _listed(self) -> list[Draft]:
        """Return the figures of the list that was just read, the last first."""
        return [
            draft
            for draft in self._drafts_of_sentence()
            if draft.rule == "list" and draft.value_at >= self.segment_start
        ]
