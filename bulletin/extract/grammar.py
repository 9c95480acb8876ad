"""Reads one article word by word: which figure belongs to whom, what it counts, when and in which scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from bulletin.extract.frame import Draft, Frame, Subject
from bulletin.extract.lexer import Token
from bulletin.extract.sentence import Sentence
from bulletin.extract.state import COUNTRY, REGION, Item
from bulletin.model import Region, Span
from bulletin.regions import Gazetteer, Mention

_LONGEST = 400
_BREAKS = frozenset(("stop", "open", "close"))
_JOINTS = frozenset(("comma", "stop", "join"))
# Tokens that a sentence can change the reading by; without one the others have nothing to bear on.
_TELLING = frozenset(("number", "date", "batch", "region", "group", "measure", "strong", "period", "round"))


class Article(Struct, frozen=True, gc=False):
    """What holds for the whole text.

    ``dateline`` is the day on which it was written (本报4月10日讯), if it says so;
    ``batches`` are those named as 第N批.
    """

    plain: str
    published: str | None
    dateline: str | None
    territory: Region | None
    title_batch: int | None
    batches: frozenset[int]
    title_day: str | None
    until: str | None
    title_until: str | None
    gazetteer: Gazetteer


_LATELY = 20
_BRACKETED = 3
_WITH_CORPS = re.compile(r"\((?:含|包括)(?:新疆生产建设)?兵团\)")


class Reader:
    """Goes through the article once. ``drafts`` are the figures, ``reasons`` why other numerals (by start) are none."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.plain = article.plain
        self.underway = "正在" in article.plain
        self._summing = bool(article.territory) and ("合计" in article.plain or "总计" in article.plain)
        self.correcting = "应" in article.plain and "“" in article.plain
        self.drafts: list[Draft] = []
        self.reasons: dict[int, str] = {}
        self.totals: dict[tuple[str, str, Decimal], Draft] = {}
        self.last_batch: Frame | None = None
        self.batch_dates: dict[int, str] = {}
        self.apart: dict[Decimal, Frame] = {}  # figures of no region, which a later sentence may take up again
        self.main: Subject | None = None
        self.agent: str | None = None
        self.fresh = True
        self.turn = len(article.plain)  # where the text first speaks of all so far
        self.pending = False  # whether the last sentence told of a batch handed over, and not how many
        self._section: Subject | None = None
        self._near: Region | None = article.territory
        subject = Subject(article.territory, None, bare=True)
        self.frame = Frame(subject, as_of=article.title_until, data_date=article.title_until)

    # --- from paragraph to sentence

    def heading(self, tokens: Sequence[Token]) -> None:
        """Take a line that names a region before a colon as the head of the section that follows."""
        places = [token for token in tokens if token.kind == "region" and token.data.kind != "organ"]
        if places:
            region = self.resolve(places[0].data)
            self._section = Subject(region, Span(places[0].start, places[0].end), bare=False)

    def paragraph(self, tokens: Sequence[Token]) -> None:
        """Read one paragraph."""
        home = self._reporting(tokens[0]) or self._section or self.main
        if self._summing and self._sums_up(tokens):
            home = Subject(self.article.territory, None, bare=True)
        if len(tokens) > _BRACKETED and self.plain[tokens[0].start] == "【" and tokens[1].kind == "region":
            home = Subject(self.resolve(tokens[1].data), Span(tokens[1].start, tokens[1].end), bare=False)
            tokens = tokens[_BRACKETED:]  # 【乌鲁木齐市】转办847件
        region = home.region if home else self.article.territory
        subject = Subject(region, home.span if home else None, bare=home.bare if home else True)
        self.frame = replace(self.frame, subject=subject, list_measure=None)
        self.fresh = True
        kinds = [token.kind for token in tokens]
        start, depth = 0, 0
        # Words look around in their sentence; one without end is cut, so that the cost stays linear.
        parting = _BREAKS | _JOINTS if len(kinds) > _LONGEST else _BREAKS
        for index, kind in enumerate(kinds):
            if kind not in parting:
                continue
            depth += (kind == "open") - (kind == "close")
            stop = kind == "stop" and depth <= 0 and self.plain[tokens[index].start] != ";"
            if stop or (index - start > _LONGEST and kind in _JOINTS):
                self._sentence(tokens[start : index + 1], kinds[start : index + 1])
                start, depth = index + 1, 0
        if start < len(tokens):
            self._sentence(tokens[start:], kinds[start:])

    def _reporting(self, first: Token) -> Subject | None:
        """江苏省环保厅公布, in a paper of another place: what the paragraph tells is of that province."""
        if first.kind != "region" or first.data.kind != "organ" or not self._begins_line(first):
            return None
        region = self.resolve(replace(first.data, kind="place")) if first.data.candidates else None
        if region is None or not self._is_elsewhere(region):
            return None
        return Subject(region, Span(first.start, first.end), bare=False)

    def _begins_line(self, token: Token) -> bool:
        return not self.plain[self.plain.rfind("\n", 0, token.start) + 1 : token.start].strip()

    def _is_elsewhere(self, region: Region | None) -> bool:
        """Tell whether a region is a province that the writer's territory is no part of."""
        home = self.article.territory
        if region is None or region.level not in ("province", "xpcc"):
            return False
        return home is None or not self.article.gazetteer.is_within(home, region)

    def _sums_up(self, tokens: Sequence[Token]) -> bool:
        """合计:49件, after lines about several regions: what they have together is the territory's."""
        start = self.plain.rfind("\n", 0, tokens[0].start) + 1
        if not self.plain.startswith(("合计", "总计"), start):
            return False
        lately = [draft.subject for draft in self.drafts[-_LATELY:] if draft.subject and draft.subject.region]
        return len({subject.region for subject in lately}) > 1

    def corrected(self, tokens: Sequence[Token], wrong: Sequence[Span], right: Sequence[Span]) -> None:
        """Read the right figures of a correction (“A”应为“B”), each from the state before it, and no wrong ones."""
        before = self.frame
        self.paragraph([token for token in tokens if not _within(token, (*wrong, *right))])
        for token in tokens:
            if _within(token, wrong) and token.kind == "number":
                self.reasons[token.start] = "corrected"
        named = {token.data.number for token in tokens if token.kind == "batch" and token.data.kind == "ordinal"}
        before = replace(before, subject=self.frame.subject, as_of=before.as_of or self.article.until)
        if len(named) == 1:
            before = replace(before, scope="batch", batch=named.pop())
            self.fresh = False
        for span in right:
            self.frame = replace(before, data_date=before.as_of)
            inside = [token for token in tokens if _within(token, (span,))]
            self._sentence(inside, [token.kind for token in inside])
        self.frame = before

    def _sentence(self, tokens: Sequence[Token], kinds: Sequence[str]) -> None:
        if _TELLING.isdisjoint(kinds):
            return
        before = self.frame
        known = len(self.drafts)
        sentence = Sentence(self, tokens, kinds)
        sentence.read()
        self.pending = sentence.hands and "batch" in sentence.kinds and len(self.drafts) == known
        if self.frame.as_of != before.as_of and self.frame.data_date == before.data_date:
            self.frame = replace(self.frame, as_of=before.data_date)  # a date of its own sentence only

    def _pointed_at(self, mention: Mention) -> Region | None:
        """Return what 全市 means below the head 乌鲁木齐市, and 全省 after what is told of 云南省 elsewhere."""
        level = mention.target
        section = self._section.region if self._section else None
        if section and level and section.name.endswith(level):
            return section
        told = self.frame.subject.region
        if mention.text.startswith("各") and told and told.code == COUNTRY:
            return told  # 四川、青海、海南等省…各地已办结146件
        told = told if mention.text.startswith("全") else None
        if told and level and (told.level == level or told.name.endswith(level)) and self._is_elsewhere(told):
            return told
        return None

    def resolve(self, mention: Mention, listed: Sequence[Item] = ()) -> Region | None:
        """Return the region that is meant, after others of a list; one above the counties helps to decide the next."""
        if mention.kind == "deictic" and (meant := self._pointed_at(mention)):
            return meant
        names = self.article.gazetteer
        region = names.only(mention, self.article.published) or names.resolve(
            mention,
            territory=self.article.territory,
            siblings=[item.region for item in listed if item.region],
            near=self._near,
            on=self.article.published,
        )
        if region and region.level not in ("county", "zone"):
            self._near = region
        if region and region.code == REGION and _WITH_CORPS.match(self.plain, mention.end):
            return self.article.gazetteer.by_code("65")  # 移交我区(含兵团)
        return region


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)
