"""The base error of this package: its message names the address, the cause and what to do."""

from __future__ import annotations

from typing import ClassVar, Literal

State = Literal["ok", "quiet", "drifted", "blocked", "unreachable"]


class CrawlerError(Exception):
    """Something about a source, a page or the archive is wrong; the message is fit for a person."""

    state: ClassVar[State | None] = None
    """The state of the source that the error is a sign of."""


class DriftError(CrawlerError):
    """A page came, but a field that its family promises is not there: the site has probably changed."""

    state = "drifted"


class GuardError(CrawlerError):
    """An address must not be asked."""

    state = "unreachable"


class UnreachableError(CrawlerError):
    """A server did not answer, or only with errors, after all tries."""

    state = "unreachable"


class BlockedError(CrawlerError):
    """A server refuses us: robots.txt, 401, 403, 412 or a challenge."""

    state = "blocked"


class RobotsError(BlockedError):
    """robots.txt forbids an address; nothing was asked."""


class GoneError(CrawlerError):
    """A page is no longer there (404, 410)."""


class ClosedError(BlockedError):
    """An article's text must be bought; the list around it may be open."""


class StopError(CrawlerError):
    """Nothing more is asked of a source in this run; what is left follows in the next."""


class BudgetError(StopError):
    """The run's time, or a source's share of requests, is used up."""


class SilentHostError(StopError, UnreachableError):
    """A host gave no answer time and again, or asked for a pause that is longer than a run waits."""


class RefusingHostError(StopError, BlockedError):
    """A host refused one address after another."""


class ArchiveError(CrawlerError):
    """The archive cannot be written; nothing more is fetched, because nothing may be lost."""


class LostError(CrawlerError):
    """The archive does not give back what it was given."""
