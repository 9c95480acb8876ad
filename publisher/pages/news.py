"""The bulletins: a page for each, a pointer page for each republication."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from msgspec import Struct

from publisher.render import page
from publisher.sheets import Body, Sheet, key, sheet
from publisher.site import Site, Story


class Row(Struct, frozen=True, gc=False):
    """One number of a bulletin as its page lists it; ``page`` is that of its region, if it has one."""

    number: int
    region: str
    page: str
    what: str
    value: str
    scope: str
    as_of: str
    quote: str
    held: bool
    corrected: bool


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the pages of the bulletins."""
    newer: Story | None = None
    for story, older in pairwise(chain(site.stories, [None])):
        if story:
            yield story.path, _bulletin(site, story, newer, older)
            newer = story
    for story in site.copies:
        original = site.story(story.copy_of or "")
        yield story.path, sheet(site, "copy.html", story.path, story=story, original=original)


def _bulletin(site: Site, story: Story, newer: Story | None, older: Story | None) -> Sheet:
    def make() -> bytes:
        values = {"rows": list(_rows(site, story)), "newer": newer, "older": older}
        return page(site, "bulletin.html", story.path, story=story, **values)

    return Sheet(key("bulletin.html", story, newer, older), make)


def _rows(site: Site, story: Story) -> Iterator[Row]:
    tongue, known, corrected = site.tongue, story.regions, story.corrected
    unknown = tongue.say("未注明")
    for figure in story.figures:
        found = figure.observation
        category = f"·{tongue.category(found.category)}" if found.category else ""
        yield Row(
            number=figure.number + 1,
            region=tongue.region(found.region_code, found.region),
            page=f"regions/{found.region_code}/index.html" if found.region_code in known else "",
            what=tongue.figure(found.measure, found.status) + category,
            value=tongue.value(figure.amount, found.unit),
            scope=tongue.scope(found.scope, found.batch),
            as_of=found.as_of or unknown,
            quote=found.quote,
            held=bool(figure.held),
            corrected=figure.number in corrected,
        )
