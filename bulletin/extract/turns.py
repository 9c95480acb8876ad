"""Batches whose numbers are told one by one: 第九批、第十五批各1件; 未办结3件,其中第九批2件."""

from __future__ import annotations

import re

from bulletin.extract.cues import Cues
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import CASE_UNITS, RESULTS

# What may stand between the names of the batches and the word that parts their numbers.
_ON_THE_WAY = frozenset(("measure", "comma", "colon"))
_PARTED = re.compile("[,;:]?(?:其中|分别为|分别是|即|为|是|系)|:")


class Turns(Cues):
    """Gives each of several batches its number."""

    __slots__ = ()

    def _on_batch(self, index: int, token: Token) -> None:
        if self.plain[token.start - 1] in "较比":
            return  # 较第25批增加9件: what this one is compared with
        if self.depth:
            super()._on_batch(index, token)
            return
        self.before = self.before or self.frame
        super()._on_batch(index, token)
        last = self.last[0] if len(self.last) == 1 else None
        if (
            last
            and last.measure in RESULTS
            and last.category is None
            and _PARTED.fullmatch(self.plain, last.end, token.start)
        ):
            self.parted = last
        self.awaited = []
        if token.data.named:
            self._await(index, token.data.named)
        if self.parted or self.awaited:
            self.outer = self.outer or self.before

    def _await(self, index: int, named: tuple[int, ...]) -> None:
        """Note the batches that the next numbers are of: all of them the next one, or one number each."""
        at = index + 1
        while at < len(self.tokens) and self.tokens[at].kind in _ON_THE_WAY:
            at += 1
        first = at + 1
        while first < len(self.tokens) and self.tokens[first].kind == "measure":  # 第三批、第四批分别办结5件、6件
            first += 1
        numbers = self._run(first, 1, ("number",))
        if not numbers or numbers[-1].data.unit not in CASE_UNITS:
            return
        parts = self.tokens[at]
        if parts.kind == "each" and parts.end == numbers[0].start:
            self.awaited = [named]
        elif parts.kind == "pair" and len(numbers) == len(named):
            self.awaited = [(batch,) for batch in named]

    def _next_batches(self) -> None:
        """Turn to the batches that the number at hand is of, none if it is of no one of several."""
        self.batches = self.awaited.pop(0) if self.awaited else ()

    def _part_of_result(self, index: int, found: Quantity) -> tuple[str, str | None] | None:
        """Return what a batch's part of a result counts: 已办结40件,其中第一批22件; 分别办结5件、6件."""
        if self.batches and self.turn:
            return self.turn
        while index and self.tokens[index - 1].kind in ("each", "pair", "number", "join"):
            index -= 1
        of_batch = index and self.tokens[index - 1].kind == "batch"
        if self.parted and of_batch and found.value <= self.parted.value:
            return self.parted.measure or "", self.parted.status
        return None
