"""What the publisher is told: the ``[site]`` and ``[publish]`` sections and how each source may be reprinted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Republish = Literal["full", "excerpt", "figures"]


@dataclass(frozen=True, slots=True)
class Contact:
    """The association's contact block, as it prints it."""

    phones: tuple[str, ...] = ()
    mail: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source as the site names it: ``republish`` decides how much of its text pages and feeds print."""

    publisher: str
    url: str
    republish: Republish = "excerpt"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """One site. ``base_url`` has no slash at its end; ``outlets`` are keyed by source name.

    ``home_regions`` are the beginnings of the region codes that the home page is about. ``theme`` is a folder whose
    ``templates/`` and ``static/`` take the place of ours, file by file.
    """

    title: str
    base_url: str
    languages: tuple[str, ...] = ("zh-Hans",)
    theme: Path | None = None
    icp: str = ""
    police_record: str = ""
    contact: Contact = field(default_factory=Contact)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    output: Path = Path("output")
    keep: int = 10
    home_regions: tuple[str, ...] = ("65", "XPCC")
