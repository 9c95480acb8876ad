"""What the pages show: a bulletin with its marked text, its numbers, and what was decided on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bulletin.corrections import NAMES, named
from bulletin.decisions import applied, holds, ids, is_number, word
from infocenter.waiting import UNEXPLAINED
from publisher import labels, marking
from publisher.story import ZONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Decision, Observation, Record
    from publisher.marking import MarkedText

ACTIONS = {"hold": "暂缓", "unhold": "放行", "erase": "撤下", "correct": "更正"}


@dataclass(frozen=True, slots=True)
class Line:
    """A decision in a list of them."""

    when: str
    who: str
    what: str
    reason: str
    target: str


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number in a bulletin's table; ``place`` is its number in the text's marks."""

    id: str
    place: int
    observation: Observation
    held: str | None
    corrected: bool
    history: tuple[Line, ...]

    @property
    def label(self) -> str:
        """What is counted."""
        found = self.observation
        name = labels.figure(found.measure, found.status)
        return f"{name}·{found.category}" if found.category else name

    @property
    def value(self) -> str:
        """The value with its unit."""
        return f"{self.observation.value:f}{self.observation.unit}"

    @property
    def scope(self) -> str:
        """本批 or 累计, with the batch."""
        batch = f"第{self.observation.batch}批 " if self.observation.batch else ""
        return f"{batch}{labels.SCOPES[self.observation.scope]}"


@dataclass(frozen=True, slots=True)
class BulletinView:
    """A bulletin as an editor sees it, whole; ``open`` are the numerals that nobody could explain, by their place."""

    record: Record
    text: MarkedText
    numbers: tuple[NumberView, ...]
    open: tuple[tuple[int, str], ...]
    erased: Line | None
    waits: bool
    history: tuple[Line, ...]
    seen: int

    @property
    def id(self) -> str:
        """The bulletin's id."""
        return self.record.bulletin.id

    def number(self, id_: str | None) -> NumberView | None:
        """Return a number by its id."""
        return next((each for each in self.numbers if each.id == id_), None)


def bulletin_view(record: Record, made: Sequence[Decision]) -> BulletinView:
    """Return the view of a bulletin as it was read, with the decisions on it, oldest first."""
    now = applied(record, made)
    open_ = [issue for issue in record.issues if issue.code == UNEXPLAINED]
    spans = [*(each.span for each in record.observations), *(issue.span for issue in open_)]
    numbers = zip(ids(record), now.observations, holds(now), strict=True)
    erased = word(each for each in made if not is_number(each.target)).erased
    return BulletinView(
        record=now,
        text=marking.mark(record.bulletin, spans),
        numbers=tuple(
            NumberView(
                id=id_,
                place=place,
                observation=each,
                held=held,
                corrected=each != record.observations[place],
                history=tuple(line(one) for one in made if one.target == id_),
            )
            for place, (id_, each, held) in enumerate(numbers)
        ),
        open=tuple((len(record.observations) + place, issue.quote) for place, issue in enumerate(open_)),
        erased=line(erased) if erased else None,
        waits=any(holds(now)),
        history=tuple(line(each) for each in made),
        seen=len(made),
    )


def line(made: Decision) -> Line:
    """Return a decision as a line, its time as the office's clock shows it."""
    what = ACTIONS[made.action]
    if made.field:
        what = f"{NAMES[made.field]}更正为“{named(made.field, made.value or '') or '无'}”"
    elif made.action in ("hold", "unhold"):
        what = f"{what}{'' if is_number(made.target) else '整篇'}"
    when = datetime.fromisoformat(made.made_at).astimezone(ZONE)
    return Line(f"{when:%Y-%m-%d %H:%M}", made.who, what, made.reason, made.target)
