"""One bulletin as the site lists it, and its figures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from publisher import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Issue, Observation, Record
    from publisher.marking import Line
    from publisher.whole import Change, Reread, Whole

ZONE = ZoneInfo("Asia/Shanghai")
TITLE_LIMIT = 200


class Figure(Struct, frozen=True, gc=False):
    """A published number: its observation, its place in the bulletin (``anchor``), and whether it waits."""

    observation: Observation
    story: str
    number: int
    held: str | None

    @property
    def anchor(self) -> str:
        """The id of its mark in the bulletin's page."""
        return f"n{self.number + 1}"

    @property
    def amount(self) -> str:
        """The value exactly as read, without its unit."""
        return f"{self.observation.value:f}"

    @property
    def label(self) -> str:
        """What is counted, with its status where the measure has several."""
        return labels.figure(self.observation.measure, self.observation.status)

    @property
    def value(self) -> str:
        """The value with its unit, exactly as read."""
        return self.amount + self.observation.unit

    @property
    def scope(self) -> str:
        """本批 / 累计, with the number of the batch where the text names it."""
        batch = self.observation.batch
        name = labels.SCOPES[self.observation.scope]
        if batch is None:
            return name
        return f"第{batch}批" if self.observation.scope == "batch" else f"{name}（至第{batch}批）"


class Shelved(Protocol):
    """Where a story finds its text."""

    def whole(self, id_: str) -> Whole:
        """Return a bulletin with its text."""

    def brief(self, id_: str) -> str:
        """Return the beginning of what may be printed of a bulletin."""


class Story(Struct, frozen=True, eq=False):
    """One bulletin as the site lists it; what is more than a line of a list is fetched when it is asked for.

    It may be fetched many times: two are equal when they are the same state of one bulletin.

    ``stamp`` changes whenever anything of it does. ``dated`` is the date as its page gives it, ``count`` how many of
    its ``numbers`` figures do not wait, ``codes`` what was noted when it was read, and how often. ``touched`` tells of
    later revisions, other readings or editors' decisions, ``changed`` holds the days of the revisions and decisions,
    ``reread`` those on which it was read again with other figures (Asia/Shanghai). ``outlet`` is its source's name in
    the configuration.
    """

    id: str
    stamp: str
    copy_of: str | None
    title: str
    source: str
    outlet: str
    url: str
    dated: str | None
    published_at: str
    updated_at: str
    first_seen: str
    touched: bool
    changed: list[str]
    reread: list[str]
    numbers: int
    count: int
    codes: dict[str, int]
    library: Shelved

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Story) and (self.id, self.stamp) == (other.id, other.stamp)

    def __hash__(self) -> int:
        return hash((self.id, self.stamp))

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"news/{self.id}.html"

    @property
    def published(self) -> str:
        """The date, with the time where the page has one, as the association prints it."""
        return (self.dated or "日期不详").replace("T", " ").removesuffix("+08:00")[:16]

    @property
    def time(self) -> datetime:
        """When it was published; a bulletin without a date counts from when it was first seen."""
        return datetime.fromisoformat(self.published_at)

    @property
    def updated(self) -> datetime:
        """When it last changed: by a later revision or an editor's decision, else its publication."""
        return datetime.fromisoformat(self.updated_at)

    @property
    def description(self) -> str:
        """The beginning of what may be printed of it."""
        return self.library.brief(self.id)

    @property
    def record(self) -> Record:
        """The bulletin as the ledger holds it."""
        return self.library.whole(self.id).record

    @property
    def title_line(self) -> Line:
        """The title with marked numbers."""
        return self.library.whole(self.id).title_line

    @property
    def paragraphs(self) -> tuple[Line, ...]:
        """As much of the text as may be printed, with marked numbers."""
        return self.library.whole(self.id).paragraphs

    @property
    def tables(self) -> tuple[tuple[tuple[Line, ...], ...], ...]:
        """The tables by row and column, with marked numbers."""
        return self.library.whole(self.id).tables

    @property
    def original(self) -> tuple[str, ...]:
        """The text as the page has it, where that is readable only after mending and all may be printed."""
        return self.library.whole(self.id).original

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All its figures, in the order of the text."""
        return self.library.whole(self.id).figures

    @property
    def shortened(self) -> bool:
        """Whether less than the whole text is printed."""
        return self.library.whole(self.id).shortened

    @property
    def changes(self) -> tuple[Change, ...]:
        """Its revisions after the first."""
        return self.library.whole(self.id).changes

    @property
    def rereads(self) -> tuple[Reread, ...]:
        """When it was read again with other figures."""
        return self.library.whole(self.id).rereads

    @property
    def shown(self) -> tuple[Figure, ...]:
        """The figures that do not wait."""
        return tuple(figure for figure in self.figures if not figure.held)

    @property
    def regions(self) -> frozenset[str]:
        """The codes of the regions of its figures; each has a page."""
        return frozenset(each.observation.region_code for each in self.shown if each.observation.region_code)

    @property
    def corrected(self) -> frozenset[int]:
        """The numbers of the figures that an editor corrected."""
        spans = {issue.span for issue in self.record.issues if issue.code == "corrected"}
        return frozenset(each.number for each in self.figures if each.observation.span in spans)

    @property
    def issues(self) -> Sequence[Issue]:
        """What was noted when it was read."""
        return self.record.issues

    @property
    def noted(self) -> list[tuple[Issue, str, int]]:
        """What was noted, as pages tell it: the issue, its words, and how many more are like it.

        Figures of one row of a table that wait for the same reason are told once, with the words of the last.
        """
        found: dict[tuple[str, int], list[Issue]] = {}
        for number, issue in enumerate(self.issues):
            alike = (issue.code, issue.span.start) if issue.severity == "hold" else ("", number)
            found.setdefault(alike, []).append(issue)
        return [(each[0], max((issue.quote for issue in each), key=len), len(each) - 1) for each in found.values()]
