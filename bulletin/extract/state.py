"""The state of a sentence while it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from bulletin.extract.frame import Draft, Frame, Subject
from bulletin.extract.lexer import Quantity, Token
from bulletin.measures import counts_in
from bulletin.model import Region, Span

if TYPE_CHECKING:
    from bulletin.extract.grammar import Reader

# Measures of cases coming in; kinds of them; units of a case.
HANDED = frozenset(("cases_forwarded", "cases_received", "cases_valid"))
KINDS = frozenset(("cases_phone", "cases_letter"))
COUNTRY, REGION = "000000", "650000"
HALVES = frozenset((REGION, "XPCC"))
RESULTS = frozenset(("cases_completed", "cases_stage_completed", "cases_closed_any", "cases_in_progress"))
VERDICTS = frozenset(("cases_verified", "cases_partly_verified", "cases_unfounded"))
REPORTED = HANDED | KINDS
INCOMING = REPORTED | {"cases_key"}
NO_RESULTS = HANDED | {"share"}
CASE_UNITS = frozenset(("件", "件次", "宗", "起", "例"))
COUNTED_UNITS = CASE_UNITS | {"个"}
ITEM_UNITS = COUNTED_UNITS | {"", "%"}
_RECEIVERS = ("向", "给", "交", "转", "转到", "交到", "送", "由", "对", "转至")
_RECEIVER = (*_RECEIVERS, *(word + "了" for word in _RECEIVERS))
_RECEIVER_ENDS = frozenset(word[-1] for word in _RECEIVER)
CONCERNED = ("相关", "有关", "所属")
_OF_BATCHES = frozenset(("batch", "open", "close"))
_MEANT = frozenset(
    ("measure", "weak", "strong", "batch", "each", "several", "pair", "group", "date", "until"),
)


class Item(Struct, eq=False, gc=False):
    """A region or category before a number: the token and its place in the sentence."""

    token: Token
    index: int
    region: Region | None = None
    category: str | None = None
    organ: bool = False


class Saved(NamedTuple):
    """What a bracket interrupts."""

    frame: Frame
    items: list[Item]
    lead: list[Token]
    each: bool
    last: list[Draft]
    within: bool
    pairs: list[Item]
    share: bool
    head: list[Draft]


def _closed(tokens: Sequence[Token]) -> Sequence[Token]:
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


class SentenceState:
    """The state of one sentence while it is read, and looks around in it."""

    # More attributes than an ordinary object can hold without slowing down, and asked for thousands of times.
    __slots__ = (
        "agent",
        "awaited",
        "batches",
        "before",
        "by_unit",
        "carried",
        "counted",
        "counts",
        "dated",
        "depth",
        "each",
        "excluded",
        "hands",
        "head",
        "in_turn",
        "items",
        "keyed",
        "kinds",
        "last",
        "last_number_end",
        "lead",
        "nouns",
        "office",
        "ordinal",
        "outer",
        "owners",
        "pair_measure",
        "pairing",
        "pairs",
        "parted",
        "passed",
        "passive",
        "plain",
        "r",
        "received_by",
        "rest",
        "saved",
        "segment_items",
        "segment_start",
        "sequence",
        "share",
        "starts",
        "subjects",
        "subset",
        "tokens",
        "told",
        "turn",
        "whole",
        "within",
    )

    def __init__(self, reader: Reader, tokens: Sequence[Token], kinds: Sequence[str]) -> None:
        self.r = reader
        self.tokens, self.sequence, self.kinds = tokens, kinds, frozenset(kinds)
        if kinds.count("open") > 1:  # one bracket does not nest
            self.tokens = _closed(tokens)
            self.sequence = [token.kind for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        self.plain = reader.plain
        self.ordinal = self._only_batch() if "batch" in self.kinds else None
        self.hands = not HANDED.isdisjoint([token.data[0] for token in self.tokens if token.kind == "measure"])
        self.counts = "number" in self.kinds
        first, end = tokens[0].start, tokens[-1].end
        self.passive = self.plain.find("被", first, end) >= 0
        self.told: list[Item] = []  # the regions that had their number
        self.outer: Frame | None = None  # the state before 其中
        self.passed = 0  # where a number of a list ends that counts nothing published here
        self.rest = self.whole = False  # whether the words are there that tell of a rest, or of a whole
        self.items: list[Item] = []
        self.each = False
        self.pairs: list[Item] = []
        self.pair_measure: tuple[str, str | None] | None = None
        self.pairing = False
        self.in_turn: list[tuple[str, str | None]] = []  # measures whose numbers follow in their order
        self.lead: list[Token] = []
        self.carried: list[Token] = []
        self.last: list[Draft] = []
        self.last_number_end = first
        self.within = self.dated = self.counted = False
        self.share = self.subset = self.keyed = self.office = self.excluded = False
        self.segment_items = 0
        self.segment_start = first
        self.subjects: list[Subject] = []
        self.depth = 0
        self.head: list[Draft] = []
        self.saved: list[Saved] = []
        self.agent: str | None = None
        self.received_by: str | None = None
        self.nouns: set[int] = set()  # measures that only name what the number before them counts
        self.owners: dict[int, Item] = {}  # names that stand after their numbers, by the place of the number
        self.by_unit: dict[str, tuple[str, str | None]] = {}
        self.awaited: list[tuple[int, ...]] = []  # the batches of each of the numbers that follow
        self.batches: tuple[int, ...] = ()  # those of the number at hand, where it is told of several
        self.before: Frame | None = None  # the state before the first batch
        self.turn: tuple[str, str | None] | None = None  # what the last number of such batches counts
        self.parted: Draft | None = None  # the result whose numbers by batch follow

    def _after(self, place: int) -> Iterator[Token]:
        """Yield the tokens from a place on."""
        return islice(self.tokens, bisect_left(self.starts, place), None)

    def _before(self, place: int) -> Iterator[Token]:
        """Yield the tokens before a place, the nearest first."""
        for index in range(bisect_left(self.starts, place) - 1, -1, -1):
            yield self.tokens[index]

    def _between(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that begin in a stretch."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _drafts_of_sentence(self) -> Iterator[Draft]:
        """Yield the figures of this sentence, the nearest first."""
        start = self.tokens[0].start
        return takewhile(lambda draft: draft.value_at >= start, reversed(self.r.drafts))

    def _only_batch(self) -> int | None:
        """Return the one batch that the sentence speaks of outside of brackets, None if there are more or none."""
        depth, numbers = 0, set()
        for token in [token for token in self.tokens if token.kind in _OF_BATCHES]:
            if token.kind != "batch":
                depth += 1 if token.kind == "open" else -1
            elif not depth and token.data.kind == "ordinal":
                numbers.add(token.data.number)
        return numbers.pop() if len(numbers) == 1 else None

    @property
    def frame(self) -> Frame:
        """The state of the article's reading."""
        return self.r.frame

    def _set(self, **changes: object) -> None:
        self.r.frame = replace(self.r.frame, **changes)

    def _run(self, index: int, step: int, kinds: tuple[str, ...]) -> list[Token]:
        """Return the tokens of some kinds from one on, joined by 、 and 和."""
        found = []
        while 0 <= index < len(self.tokens) and self.tokens[index].kind in kinds:
            found.append(self.tokens[index])
            index += step
            if not (0 <= index < len(self.tokens)) or self.tokens[index].kind != "join":
                break
            index += step
        return found

    def _follows(self, token: Token, kind: str) -> bool:
        after = islice(self._after(token.end), 4)
        for each in after:
            if each.kind in ("comma", "stop", "number"):
                return False
            if each.kind == kind:
                return True
        return False

    def _number_since(self, item: Item) -> bool:
        return self.last_number_end > item.token.start

    def _clause_before(self, token: Token) -> list[Token]:
        found = []
        for each in self._before(token.start):
            if each.kind in ("comma", "stop", "number", "colon"):
                break
            found.append(each)
        return found

    def _partitive(self, token: Token) -> bool:
        return self.plain.endswith(("中", "里", "中,", "里,"), 0, token.start)

    def _stripped(self, start: int, end: int) -> str:
        """Return the text of a stretch without the words that have a meaning of their own."""
        pieces, at = [], start
        for token in self._between(start, end):
            if token.kind in _MEANT:
                pieces.append(self.plain[at : token.start])
                at = token.end
        pieces.append(self.plain[at:end])
        return "".join(pieces)

    def _organ_follows(self, index: int) -> bool:
        for each in self.tokens[index + 1 :]:
            if each.kind in ("comma", "stop", "number"):
                return False
            if each.kind == "region":
                return bool(each.data.kind == "organ")
        return False

    def _item_follows(self, index: int) -> bool:
        """Whether the region has its number right after it, or stands in a list."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].kind in ("number", "join", "each")

    def _ignore(self, token: Token, reason: str) -> None:
        self.r.reasons.setdefault(token.start, reason)

    def _takes(self, start: int) -> bool:
        """Tell whether the region that begins there is who cases are handed to: 向, 转到."""
        return self.plain[start - 1] in _RECEIVER_ENDS and self.plain.endswith(_RECEIVER, 0, start)

    def _subject(self, item: Item) -> Subject:
        bare = item.token.data.text in ("新疆", "全疆", "新疆维吾尔自治区") or item.token.data.target == "区"
        return Subject(item.region, Span(item.token.start, item.token.end), bare, item.token.data.text)

    def _take(self, subject: Subject) -> None:
        self.subjects.append(subject)
        if subject is not self.r.frame.subject:
            self.r.frame = replace(self.r.frame, subject=subject)

    def _from(self, lead: Iterable[Token], found: Quantity) -> tuple[str, str | None] | None:
        for each in lead:
            key, status = each.data
            if key != "share" and counts_in(key, found.unit or "件"):
                return key, status
        return None
