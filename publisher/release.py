"""Releases: built beside the one in service, checked, swapped in one step, kept for going back."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from bulletin.ledger.shelf import Shelf
from publisher import editions, manifest, outputs, pages
from publisher.draft import Draft
from publisher.engine import look_again
from publisher.errors import PublisherError
from publisher.manifest import Manifest
from publisher.program import fingerprint
from publisher.render import place
from publisher.room import Room
from publisher.site import ZONE, build
from publisher.source import at_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bulletin.model import Record
    from publisher.manifest import Files
    from publisher.settings import SiteSettings
    from publisher.sheets import Body
    from publisher.site import Site
    from publisher.source import Source

_CURRENT = "current"
_UNFINISHED = ".unfinished-"
_SPARE = ".spare"
_OBJECTS = 50_000
_SHELF = ".shelf.sqlite"


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


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage in circles less often: a build makes millions of objects and hardly a circle."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@collecting_seldom()
def publish(
    records: Source | Iterable[Record],
    settings: SiteSettings,
    *,
    now: datetime,
    full: bool = False,
    dry_run: bool = False,
) -> PublishReport:
    """Build a release and put it into service, unless its files are those in service already.

    Only what changed since the release in service is made again; ``full`` makes everything. Raises PublisherError, the
    site in service untouched, when a template, a check or the disk fails.
    """
    look_again()
    source = at_hand(records)
    program = fingerprint(settings)
    today = now.astimezone(ZONE).date()
    state = _state(source, f"{program} {today}")
    output, current = settings.output, in_service(settings.output)
    before = Manifest() if full else manifest.read(output, current)
    try:
        output.mkdir(parents=True, exist_ok=True)
        if full:
            (output / _SHELF).unlink(missing_ok=True)
        with Shelf(output / _SHELF, program) as shelf:
            site = build(source, settings, shelf, today=today)
            if current and before.state == state and not dry_run:
                return _report(site, len(before.files), settings)
            return _build(site, before, Manifest(program, state), now, dry_run=dry_run)
    except OSError as error:
        where = error.filename or output
        raise PublisherError(
            f"{where}: {error.strerror or error}; the site is as before; mend the folder or free space"
        ) from error


def _state(source: Source, told: str) -> str:
    digest = hashlib.sha256(told.encode())
    for id_, stamp in sorted(source.stamps().items()):
        digest.update(f"{id_} {stamp}\n".encode())
    return digest.hexdigest()[:32]


def _build(site: Site, before: Manifest, after: Manifest, now: datetime, *, dry_run: bool) -> PublishReport:
    output = site.settings.output
    folder = output / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    stamp = _free_stamp(folder, now)
    current = in_service(output)
    base = folder / current if current and before.files else None
    spare = folder / _SPARE
    begun = spare if base and before.program == after.program and spare.is_dir() and not dry_run else None
    room = Room(folder / f"{_UNFINISHED}{stamp}", base, begun)
    draft = Draft(room, base, before, after.program, site.library.shelf.pieces)
    try:
        for path, body in _bodies(site):
            draft.add(path, body)
        draft.settle()
        site.library.shelf.pieces.forget(lambda path: path not in draft.files)
        if base:
            draft.checks.look_again(draft.folder, before.files)
        room.sweep(draft.files)
        draft.others.update(editions.connect(site, draft.folder))
        draft.checks.settle((story.path, story.numbers) for story in site.stories)
        report = _report(site, len(draft.files), site.settings, dry_run=dry_run)
        whole = Manifest(after.program, after.state, draft.files)
        if dry_run:
            return report
        if base and _same(draft.files, before.files):
            manifest.write(output, base.name, whole)
            if begun:
                draft.folder.rename(spare)
            return report
        manifest.write(output, stamp, whole)
        editions.keep(site, draft.folder, stamp, draft.files)
        draft.folder.rename(folder / stamp)
    except TemplateError as error:
        raise PublisherError(f"template {place(error)}: {error}; the site is as before") from error
    finally:
        shutil.rmtree(draft.folder, ignore_errors=True)
    _swap(output, stamp)
    _prune(output, site.settings.keep)
    return replace(report, release=stamp)


def _bodies(site: Site) -> Iterator[tuple[str, Body]]:
    yield from pages.render_all(site)
    yield from outputs.render_all(site)


def _same(files: Files, others: Files) -> bool:
    """Tell whether files are the same to the byte."""
    pairs = zip_longest(files.entries(), others.entries())  # both by their paths
    return all(one and other and (one[0], one[1].digest) == (other[0], other[1].digest) for one, other in pairs)


def _report(site: Site, files: int, settings: SiteSettings, *, dry_run: bool = False) -> PublishReport:
    return PublishReport(None, files, len(site.stories), site.outline.shown, len(site.places), settings.output, dry_run)


def _free_stamp(folder: Path, now: datetime) -> str:
    stamp = first = now.astimezone(ZONE).strftime("%Y%m%dT%H%M%S")
    number = 1
    while (folder / stamp).exists():
        number += 1
        stamp = f"{first}-{number}"
    return stamp


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


def _swap(output: Path, stamp: str) -> None:
    """Point ``current`` at a release in one step: readers see the old site or the new one, never none."""
    link = output / f".{_CURRENT}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / stamp)
    link.replace(output / _CURRENT)


def _prune(output: Path, keep: int) -> None:
    """Take away the oldest releases; the last folder is kept for the next one to begin with, as most is the same."""
    current = in_service(output)
    for stamp in releases(output)[:-keep]:
        if stamp != current:
            spare = output / "releases" / _SPARE
            shutil.rmtree(spare, ignore_errors=True)
            manifest.remove(output, stamp)
            (output / "releases" / stamp).rename(spare)
