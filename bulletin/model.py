"""The types that pass between modules: frozen, without behaviour that reads a clock, a file or the network.

Offsets are code points of the text they refer to. Times are ISO 8601 strings with ``+08:00`` where the page gives a
time, a date alone where it does not: the value is as precise as the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Scope = Literal["batch", "cumulative"]
Basis = Literal["stated", "inherited", "published"]
Severity = Literal["note", "hold", "stop"]
Action = Literal["hold", "unhold", "erase", "correct"]


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of text, ``start`` included, ``end`` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a bulletin.

    ``media_type`` is empty until it was fetched. ``text`` is what it says; where that is empty ``unread`` tells why, by
    a code of UnreadableError, once it was fetched.
    """

    url: str
    media_type: str = ""
    text: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page as a full grid: a merged cell's text is repeated in every place that it covers."""

    grid: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One article as its page shows it, text untouched but for white space at the ends of paragraphs.

    ``paragraphs`` hold neither tables nor attachment links nor the editor's line. ``views`` is the page's counter as
    seen; it is no part of the content, so a change of it is no revision.
    """

    id: str
    source: str
    url: str
    title: str
    published: str | None
    publisher_name: str | None
    author: str | None
    editor: str | None
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pages: tuple[str, ...] = ()
    official: bool = False
    views: int | None = None


class Region(Struct, frozen=True, gc=False):
    """An administrative unit or one that bulletins count like one.

    ``level``: ``country``, ``province``, ``prefecture``, ``county``, ``xpcc``, ``division``, ``zone`` or ``organ``.
    ``valid_from`` / ``valid_until`` are years, None where the name has no known end.
    """

    code: str
    name: str
    parent: str | None
    level: str
    aliases: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_until: int | None = None


class Observation(Struct, frozen=True, gc=False):
    """One figure as a bulletin states it, tied to the words it came from: ``text[span.start:span.end] == quote``."""

    region: str
    region_code: str | None
    measure: str
    value: Decimal
    unit: str
    scope: Scope
    batch: int | None
    as_of: str | None
    category: str | None
    status: str | None
    basis: Basis
    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A figure in an attachment; ``file`` is its place among the bulletin's, the span is of that file's text."""

    file: int
    observation: Observation


class Ignored(Struct, frozen=True, gc=False):
    """A numeral that is no figure, with the name of the reason (``date``, ``batch``, ``phone`` ...)."""

    span: Span
    quote: str
    reason: str


class Issue(Struct, frozen=True, gc=False):
    """Something to look at. ``hold``: the numbers under it wait; ``stop``: no release."""

    code: str
    message: str
    severity: Severity
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a case ledger (一览表). No names of persons and no free text are kept."""

    case_id: str
    key: bool
    batch: int | None
    region: str | None
    categories: tuple[str, ...]
    verified: str | None
    status: str | None
    interviewed: int | None
    accountable: int | None
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader may know besides the text.

    ``published`` is an ISO date, ``source`` a paper's or site's name, ``territory`` the official name of the area
    that 我省 / 我市 / 我区 means on that site.
    """

    published: str | None = None
    territory: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text; together the three lists account for every numeral of it.

    ``enclosed`` are the figures of the attachments of a bulletin, apart from its own.
    """

    text: str
    observations: tuple[Observation, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    issues: tuple[Issue, ...] = ()
    cases: tuple[Case, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a bulletin as it stood on its site; ``seen_at`` is when we first saw it (ISO 8601, UTC).

    ``observations`` is what was read in it.
    """

    number: int
    seen_at: str
    bulletin: Bulletin
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """What was read in a revision before it was read again.

    Times are ISO 8601 in UTC; ``reader`` is the version that read it, None where it is not known.
    """

    revision: int
    reader: str | None
    read_at: str
    replaced_at: str
    observations: tuple[Observation, ...]
    issues: tuple[Issue, ...]
    cases: tuple[Case, ...]
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of an editor, never changed; ``target`` is a number's or a bulletin's id.

    ``field`` and ``value`` are those of a correction, ``made_at`` is ISO 8601 in UTC.
    """

    target: str
    action: Action
    field: str | None
    value: str | None
    reason: str
    who: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Record:
    """A bulletin as the ledger holds it: its current revision, what was read in it, and its history.

    ``revisions`` are all, oldest first, the last being ``bulletin``. ``duplicate_of`` is the id of the original when
    this is a republication; ``addresses`` are all addresses of the same bulletin, on every site. ``decisions`` are,
    for each observation, the editors' decisions on it in their order, and ``as_read`` what was read before they spoke;
    both are empty where there are none at all. ``reader`` is the version that read it at ``read_at``, ``earlier`` what
    others had read, oldest first. ``enclosed`` are the figures of the attachments; they count nowhere.
    """

    bulletin: Bulletin
    revision: int
    first_seen: str
    last_seen: str
    duplicate_of: str | None
    addresses: tuple[str, ...]
    warc_file: str | None
    warc_offset: int | None
    observations: tuple[Observation, ...]
    issues: tuple[Issue, ...]
    cases: tuple[Case, ...]
    revisions: tuple[Revision, ...]
    decisions: tuple[tuple[Decision, ...], ...] = ()
    as_read: tuple[Observation, ...] = ()
    reader: str | None = None
    read_at: str = ""
    earlier: tuple[EarlierReading, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
