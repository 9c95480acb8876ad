"""The archive of the open data: an edition a day, kept beside the releases so that its addresses stay for good.

An edition is the data of the day's last release, hard-linked from there; it is final when its day is over. A release
holds a link to the archive and no part of it, so that its own bytes depend on the records alone and going back to an
earlier release takes nothing out of the archive.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from publisher import languages, rows
from publisher.checks import Checks
from publisher.compress import beside
from publisher.manifest import Entry, Files
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.site import Site

_FOLDER = "editions"
_ADDRESS = "data/archive"
_TOLD = "edition.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its day (ISO, Asia/Shanghai), its release, what it holds, and what differs from the one before.

    ``new``, ``changed`` and ``gone`` count bulletins; ``files`` are the names of its files with their bytes.
    """

    day: str
    release: str
    bulletins: int
    figures: int
    new: int
    changed: int
    gone: int
    files: Mapping[str, int]

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"{_ADDRESS}/{self.day}/index.html"


def connect(site: Site, release: Path) -> dict[str, Entry]:
    """Link the archive into a release in the making; return its pages as files that the release's pages may link to."""
    found = {}
    for spoken in _spoken(site):
        link = release / spoken.folder / _ADDRESS
        up = "../" * (2 + (spoken.folder + _ADDRESS).count("/"))
        link.symlink_to(f"{up}{_FOLDER}/{spoken.folder}".rstrip("/"))
        found[f"{spoken.folder}{_ADDRESS}/index.html"] = Entry("", "")
    return found


def keep(site: Site, release: Path, stamp: str, files: Files) -> None:
    """Make the edition of a release's day, in place of an earlier one of that day, and the archive's pages.

    ``release`` is the folder of the whole release, ``stamp`` its name, which begins with its day. Every file is
    put in its place in one step. Raises OSError; PublisherError when a page fails its checks.
    """
    folder = site.settings.output / _FOLDER
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    kept = editions(folder)
    before = next((each for each in kept if each.day < day), None)
    names = [*(f"{table.name}.csv" for table in rows.sheets(site)), "observations.json", "datapackage.json"]
    for name in names:
        source = release / "data" / name
        for there, here in zip(_beside(source), _beside(folder / day / name), strict=True):
            _put(here, there)
    was = dict(_bulletins(folder / before.day / "bulletins.csv")) if before else {}
    same = new = 0
    for id_, told in _bulletins(folder / day / "bulletins.csv"):
        known = was.pop(id_, None)
        new += known is None
        same += known == told
    made = Edition(
        day=day,
        release=stamp,
        bulletins=len(site.stories),
        figures=site.outline.shown,
        new=new,
        changed=len(site.stories) - new - same,
        gone=len(was),
        files={name: (folder / day / name).stat().st_size for name in names},
    )
    _write(folder / day / _TOLD, json.dumps(asdict(made), ensure_ascii=False).encode())
    _pages(site, folder, [made, *(each for each in kept if each.day != day)], files)


def editions(folder: Path) -> list[Edition]:
    """Return the whole editions of an archive, the newest first."""
    found = sorted(folder.glob(f"*/{_TOLD}"), reverse=True)
    return [Edition(**json.loads(file.read_bytes())) for file in found]


def _pages(site: Site, folder: Path, kept: list[Edition], files: Files) -> None:
    """Write the list of the editions and the page of the newest; those of earlier ones stay as they are."""
    known = {f"{_ADDRESS}/{each.day}/{name}": Entry("", "") for each in kept for name in each.files}
    checks = Checks(files, known)
    bodies = {}
    for spoken in _spoken(site):
        known |= {spoken.folder + each.path: Entry("", "") for each in kept}
        known[f"{spoken.folder}{_ADDRESS}/index.html"] = Entry("", "")
        for path, edition in ((f"{_ADDRESS}/index.html", None), (kept[0].path, kept[0])):
            body = page(spoken, "editions.html", path, editions=kept, edition=edition)
            checks.look(spoken.folder + path, body)
            bodies[folder / spoken.folder / path.removeprefix(f"{_ADDRESS}/")] = body
    checks.settle(())
    for target, body in bodies.items():
        _write(target, body)


def _spoken(site: Site) -> Iterator[Site]:
    return (site.spoken(languages.tongue(code)) for code in site.settings.languages)


def _bulletins(file: Path) -> Iterator[tuple[str, int]]:
    """Yield the id of each bulletin of an edition and a digest of what is told of it."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.DictReader(opened):
            yield row["id"], hash((row["title"], row["updated"], row["figures"]))


def _beside(file: Path) -> tuple[Path, ...]:
    return (file, *beside(file))


def _put(target: Path, source: Path) -> None:
    """Put a link to a file in the place of what was there, in one step; without a source there will be none."""
    if not source.exists():
        target.unlink(missing_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}")
    new.unlink(missing_ok=True)  # what was begun
    if target.exists() and target.samefile(source):
        return  # to replace a file by itself would leave both names
    new.hardlink_to(source)
    new.replace(target)


def _write(target: Path, body: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}")
    new.write_bytes(body)
    new.replace(target)
