"""A declared source: where bulletins are found and how its pages are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cadence = Literal["hourly", "daily", "weekly", "monthly", "irregular"]
Republish = Literal["full", "excerpt", "figures"]


@dataclass(frozen=True, slots=True)
class Source:
    """One ``[[source]]`` of the configuration, checked; ``urls`` are list pages or an e-paper's entry page."""

    name: str
    publisher: str
    urls: tuple[str, ...]
    family: str = "auto"
    territory: str = ""
    cadence: Cadence = "irregular"
    republish: Republish = "excerpt"
    topics: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """The ``[crawl]`` section, checked. ``since`` is an ISO date; delays and the timeout seconds; the budget minutes.

    ``max_pages`` bounds the requests to one source in one run. A ``window`` is a span of history asked for once: what
    lies outside of it was not swept.
    """

    user_agent: str = "infocenter/0.1"
    contact: str = ""
    budget_minutes: float = 30
    delay: float = 1.0
    allow_hosts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: str | None = None
    max_body_mb: float = 10
    max_pages: int | None = None
    timeout: float = 60
    window: bool = False
