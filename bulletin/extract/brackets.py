"""What the numbers in brackets tell of the number or name before them."""

from __future__ import annotations

from bulletin.extract.counting import Counting
from bulletin.extract.frame import Draft
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import HALVES, HANDED, KINDS, RESULTS, VERDICTS, Item

_RECENT = 30


class Brackets(Counting):
    """Reads the numbers in brackets."""

    __slots__ = ()

    def _in_brackets(self, token: Token, found: Quantity, items: list[Item]) -> None:
        if found.unit == "%":
            self._share_in_brackets(token, found)
            return
        own = self._from(reversed(self._heads_of_nouns(token)), found)
        if not self.head and not self.excluded and not own and self.hands and items and items[0].region:
            self._emit(token, found, items, ("cases_forwarded", None, "bracket-list"))  # 第30批信访件(阿勒泰市1件)
        elif not self.head or self.excluded:
            self._ignore(token, "excluded" if self.excluded else "bracket")
        elif self.head[-1].measure == "cases_key":
            if items and not own and items[0].category is None:
                self._emit(token, found, items, ("cases_key", None, "bracket-list"))
            else:
                self._ignore(token, "subset")
        elif own and len(self.head) == 1 and self._splits(self.head[0], own[0]):
            self._of_head(token, found, (*own, "bracket"), self.head[0].category)
        elif own or not items:
            self._ignore(token, "bracket")
        else:
            self._parts_of_head(token, found, items)

    def _share_in_brackets(self, token: Token, found: Quantity) -> None:
        shared = [each for each in self.head if each.category]
        if not (self.share and shared):
            self._ignore(token, "rate")
            return
        for each in shared:
            self._draft(
                token,
                found,
                "share",
                None,
                "bracket-share",
                category=each.category,
                subject=each.subject,
                region=each.region,
            )

    def _parts_of_head(self, token: Token, found: Quantity, items: list[Item]) -> None:
        """Read the regions or categories that a bracket tells of the number before it: 18件(大气10件,水8件)."""
        head = self.head[-1]
        handed = head.measure in HANDED
        if items[0].category is None:
            deictic = items[0].token.data.deictic and not self._halves_of(head, items[0])
            if (handed or self._result(head.measure or "")) and not deictic:
                measure = ("cases_forwarded", None) if handed else (head.measure or "", head.status)
                self._emit(token, found, items, (*measure, "bracket-list"))
                return
        elif handed and head.category is None:
            named = [item.category or "" for item in items]
            for category in named if self.each else ["+".join(dict.fromkeys(named))]:
                self._of_head(token, found, (head.measure or "", None, "bracket-list"), category, items[0].token)
            return
        self._ignore(token, "bracket")

    def _of_head(
        self,
        token: Token,
        found: Quantity,
        measure: tuple[str, str | None, str],
        category: str | None,
        first: Token | None = None,
    ) -> None:
        """Add a figure of the region that the number before the bracket is of."""
        head = self.head[-1]
        self._draft(token, found, *measure, category=category, subject=head.subject, region=head.region, first=first)

    def _halves_of(self, head: Draft, item: Item) -> bool:
        """转办新疆1603件(自治区1349件,兵团254件): 自治区 is a part of 新疆 where the XPCC stands beside it."""
        if not (item.region and item.region.code in HALVES and head.subject and head.subject.bare):
            return False
        beside = (self.r.resolve(t.data) for t in self._after(item.token.end) if t.kind == "region")
        return any(region and region.code in HALVES and region != item.region for region in beside)

    def _splits(self, head: Draft, part: str) -> bool:
        """乌苏市9件(来电6件), 哈密市9件(办结6件), 办结9件(属实6件): what a bracket tells of the number before it."""
        if head.measure in RESULTS and part in VERDICTS:  # unless the verdicts on all cases were told before
            return not any(each.measure == part and each.value_at < head.value_at for each in self.r.drafts[-_RECENT:])
        if head.measure == "firms_penalised":
            return part == "fines"  # 立案处罚6家(罚款23.5万元)
        return head.measure in HANDED and (part in KINDS | RESULTS | VERDICTS or part == "cases_key")

    def _before_bracket(self, token: Token) -> list[Item]:
        """乌鲁木齐市(478件): the name stands right before the bracket that holds no more than its number."""
        names = self.saved[-1].items[-1:] if self.saved and self.plain[token.end : token.end + 1] == ")" else []
        return names if names and names[0].token.end == token.start - 1 else []
