"""Releases: built beside the one in service, checked, swapped in one step, kept for going back."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from publisher import outputs, pages
from publisher.checks import check
from publisher.errors import PublisherError
from publisher.site import ZONE, build

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bulletin.accounts.model import Account
    from bulletin.model import Record
    from publisher.settings import SiteSettings
    from publisher.site import Site

_CURRENT = "current"
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What came of it. ``release`` is None where nothing was swapped in."""

    release: str | None
    files: int
    stories: int
    figures: int
    regions: int
    output: Path
    dry_run: bool = False

    def lines(self) -> tuple[str, ...]:
        """Return what to tell a person."""
        counts = f"{self.stories} bulletins, {self.figures} figures, {self.regions} regions, {self.files} files"
        if self.dry_run:
            return (f"would publish {counts}; nothing was swapped",)
        if self.release is None:
            return (f"the site is up to date ({counts})",)
        return (f"published release {self.release}: {counts}", f"open {self.output / _CURRENT / 'index.html'}")


def publish(
    records: Iterable[Record],
    settings: SiteSettings,
    known: Account | None = None,
    *,
    now: datetime,
    dry_run: bool = False,
) -> PublishReport:
    """Build a release and put it into service, unless its files are those in service already.

    ``known`` is the account of the records, made from them unless it is given.

    Raises PublisherError, the site in service untouched, when a template, a check or the disk fails.
    """
    site = build(records, settings, known, today=now.astimezone(ZONE).date())
    files = _render(site)
    check(files, site)
    report = PublishReport(
        release=None,
        files=len(files),
        stories=len(site.stories),
        figures=sum(len(story.shown) for story in site.stories),
        regions=len(site.places),
        output=settings.output,
        dry_run=dry_run,
    )
    if dry_run or _same(settings.output / _CURRENT, files):
        return report
    try:
        stamp = _write(files, settings.output, now)
        _swap(settings.output, stamp)
        _prune(settings.output, settings.keep)
    except OSError as error:
        raise PublisherError(
            f"{settings.output}: {error.strerror or error}; the site is as before; mend the folder or free space"
        ) from error
    return PublishReport(stamp, report.files, report.stories, report.figures, report.regions, settings.output)


def rollback(output: Path, release: str | None = None) -> str:
    """Put an earlier release into service, the one before by default; return its stamp."""
    kept = releases(output)
    current = in_service(output)
    if release is None:
        earlier = [stamp for stamp in kept if current is None or stamp < current]
        if not earlier:
            raise PublisherError(f"{output}: there is no release before {current or 'this one'}; nothing was changed")
        release = earlier[-1]
    if release not in kept:
        raise PublisherError(f"{output}: no release {release!r}; there are {', '.join(kept) or 'none'}")
    try:
        _swap(output, release)
    except OSError as error:
        raise PublisherError(f"{output}: {error.strerror or error}; the site is as before") from error
    return release


def releases(output: Path) -> list[str]:
    """Return the stamps of the whole releases, oldest first."""
    folder = output / "releases"
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith(".")) if folder.is_dir() else []


def in_service(output: Path) -> str | None:
    """Return the stamp of the release in service."""
    current = output / _CURRENT
    return current.readlink().name if current.is_symlink() else None


def _render(site: Site) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        for path, body in [*pages.render_all(site), *outputs.render_all(site)]:
            if path in files:
                raise PublisherError(f"{path}: is written twice; the site is as before")
            files[path] = body
    except TemplateError as error:
        raise PublisherError(
            f"template {getattr(error, 'name', None) or '?'}: {error}; the site is as before"
        ) from error
    return files


def _same(current: Path, files: dict[str, bytes]) -> bool:
    """Tell whether the release in service holds exactly these files."""
    if not current.is_dir():
        return False
    there = {str(file.relative_to(current)) for file in current.rglob("*") if file.is_file()}
    return there == set(files) and all((current / path).read_bytes() == body for path, body in files.items())


def _write(files: dict[str, bytes], output: Path, now: datetime) -> str:
    folder = output / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    stamp = now.astimezone(ZONE).strftime("%Y%m%dT%H%M%S")
    number = 1
    while (folder / stamp).exists():
        number += 1
        stamp = f"{now.astimezone(ZONE):%Y%m%dT%H%M%S}-{number}"
    unfinished = folder / f"{_UNFINISHED}{stamp}"
    current = output / _CURRENT
    for path, body in files.items():
        target = unfinished / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = current / path
        if before.is_file() and before.read_bytes() == body:
            target.hardlink_to(before)
        else:
            target.write_bytes(body)
    unfinished.rename(folder / stamp)
    return stamp


def _swap(output: Path, stamp: str) -> None:
    """Point ``current`` at a release in one step: readers see the old site or the new one, never none."""
    link = output / f".{_CURRENT}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / stamp)
    link.replace(output / _CURRENT)


def _prune(output: Path, keep: int) -> None:
    current = in_service(output)
    for stamp in releases(output)[:-keep]:
        if stamp != current:
            shutil.rmtree(output / "releases" / stamp)
