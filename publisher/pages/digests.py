"""The digests: a page for each day and week, the same to be pasted elsewhere, and the lists of them by year."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from publisher.digests import KINDS, digests, newest, shown
from publisher.render import page
from publisher.sheets import Body, Sheet, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publisher.digests import Digest, Kind
    from publisher.site import Site

_LATEST = {"daily": 14, "weekly": 8}
_DAYS = 8  # whose counts are at hand: a week shows those of its days again


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the pages."""
    found = {kind: digests(site, kind) for kind in KINDS}
    of_day = lru_cache(_DAYS)(partial(newest, site))
    beside = [
        (digest, made[index + 1 : index + 2], made[index - 1 : index])
        for made in found.values()
        for index, digest in enumerate(made)
    ]
    for digest, older, newer in sorted(beside, key=lambda each: each[0].ends, reverse=True):
        yield from _digest(site, digest, older, newer, partial(shown, site, digest, of_day))
    yield from _lists(site, found)


def _digest(
    site: Site,
    digest: Digest,
    older: Sequence[Digest],
    newer: Sequence[Digest],
    show: Callable[[], dict[str, Any]],
) -> Iterator[tuple[str, Body]]:
    beside = {"older": next(iter(older), None), "newer": next(iter(newer), None), "kinds": KINDS}
    near = [each.path for each in (*older, *newer)]
    told = key(digest.path, digest.stories, digest.changed, near)

    content = cache(show)  # both forms show the same

    def make(template: str, path: str, base: str, **values: Any) -> Sheet:
        return Sheet(told, lambda: page(site, template, path, base=base, **values, **content()))

    yield digest.path, make("digest.html", digest.path, "../" * digest.path.count("/"), **beside)
    base = f"{site.settings.base_url}/{site.folder}"
    yield digest.mail, make("digest_mail.html", digest.mail, base)


def _lists(site: Site, found: Mapping[Kind, Sequence[Digest]]) -> Iterator[tuple[str, Sheet]]:
    years = sorted({digest.ends.year for made in found.values() for digest in made}, reverse=True)
    latest = [(kind, made[: _LATEST[kind]]) for kind, made in found.items()]
    yield from _list(site, "digests/index.html", latest, years, None)
    for year in years:
        of_year = [(kind, [digest for digest in made if digest.ends.year == year]) for kind, made in found.items()]
        yield from _list(site, f"digests/{year}/index.html", of_year, years, year)


def _list(
    site: Site, path: str, groups: Sequence[tuple[Kind, Sequence[Digest]]], years: Sequence[int], year: int | None
) -> Iterator[tuple[str, Sheet]]:
    told = key(path, [(kind, [(each.path, len(each.stories)) for each in found]) for kind, found in groups], years)
    yield (
        path,
        Sheet(told, partial(page, site, "digests.html", path, groups=groups, kinds=KINDS, years=years, year=year)),
    )
