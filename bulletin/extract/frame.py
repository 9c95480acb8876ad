"""What the reader carries from word to word: scope, batch, date, subject. Frozen; each cue makes a new one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from bulletin.model import Basis, Region, Scope, Span


class Subject(Struct, eq=False, gc=False):
    """Whom the totals of a passage are about.

    One object per mention, shared by its figures: when a total turns out to be that of 自治区 and 兵团 together, all of
    its figures do. ``bare``: the text says 新疆 or nothing, so the region may be the whole.
    """

    region: Region | None
    span: Span | None
    bare: bool
    named: str = ""


class Frame(Struct, frozen=True, gc=False):
    """The state of the reading at one word. ``data_date`` is the last date of data, which 目前 refers to."""

    subject: Subject
    scope: Scope = "cumulative"
    batch: int | None = None
    as_of: str | None = None
    data_date: str | None = None
    list_measure: tuple[str, str | None] | None = None
    has_results: bool = True
    by_today: bool = False


class Draft(Struct, eq=False, gc=False):
    """A figure on its way: all of an observation, with what later passes need to decide the rest."""

    start: int
    end: int
    value_at: int
    measure: str | None
    status: str | None
    value: Decimal
    unit: str
    category: str | None
    frame: Frame
    subject: Subject | None
    region: Region | None
    rule: str
    basis: Basis
    bare: bool = False
    organ: bool = False
    gross: Draft | None = None

    @property
    def code(self) -> str | None:
        """The code of the region that the figure is about."""
        region = self.subject.region if self.subject else self.region
        return region.code if region else None
