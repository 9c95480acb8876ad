"""The digests: a page for each day and week, the same to be pasted elsewhere, and the lists of them by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.digests import KINDS, digests, shown
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publisher.digests import Digest, Kind
    from publisher.site import Site

_LATEST = {"daily": 14, "weekly": 8}


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the pages."""
    found = {kind: digests(site, kind) for kind in KINDS}
    for made in found.values():
        for index, digest in enumerate(made):
            yield from _digest(site, digest, made[index + 1 : index + 2], made[index - 1 : index])
    yield from _lists(site, found)


def _digest(
    site: Site, digest: Digest, older: Sequence[Digest], newer: Sequence[Digest]
) -> Iterator[tuple[str, bytes]]:
    values = shown(site, digest)
    beside = {"older": next(iter(older), None), "newer": next(iter(newer), None), "kinds": KINDS}
    up = "../" * digest.path.count("/")
    yield digest.path, page(site, "digest.html", digest.path, base=up, **beside, **values)
    base = f"{site.settings.base_url}/{site.folder}"
    yield digest.mail, page(site, "digest_mail.html", digest.mail, base=base, **values)


def _lists(site: Site, found: Mapping[Kind, Sequence[Digest]]) -> Iterator[tuple[str, bytes]]:
    years = sorted({digest.ends.year for made in found.values() for digest in made}, reverse=True)
    latest = [(kind, made[: _LATEST[kind]]) for kind, made in found.items()]
    yield from _list(site, "digests/index.html", latest, years, None)
    for year in years:
        of_year = [(kind, [digest for digest in made if digest.ends.year == year]) for kind, made in found.items()]
        yield from _list(site, f"digests/{year}/index.html", of_year, years, year)


def _list(
    site: Site, path: str, groups: Sequence[tuple[Kind, Sequence[Digest]]], years: Sequence[int], year: int | None
) -> Iterator[tuple[str, bytes]]:
    yield path, page(site, "digests.html", path, groups=groups, kinds=KINDS, years=years, year=year)
