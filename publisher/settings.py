"""What the publisher is told: the ``[site]`` and ``[publish]`` sections and how each source may be reprinted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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

    ``titles`` are those of languages, by code, in which it is not called ``title``.

    ``home_regions`` are the beginnings of the region codes that the home page is about. ``theme`` is a folder whose
    ``templates/`` and ``static/`` take the place of ours, file by file.
    """

    title: str
    base_url: str
    titles: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("zh-Hans",)
    theme: Path | None = None
    icp: str = ""
    police_record: str = ""
    contact: Contact = field(default_factory=Contact)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    output: Path = Path("output")
    keep: int = 10
    home_regions: tuple[str, ...] = ("65", "XPCC")

    def titled(self, code: str) -> SiteSettings:
        """Return the settings with the title that the site has in a language."""
        title = self.titles.get(code, self.title)
        return self if title == self.title else replace(self, title=title)
