"""The bulletins: a page for each, a pointer page for each republication."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.sheets import Body, sheet
from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the pages of the bulletins."""
    for index, story in enumerate(site.stories):
        newer = site.stories[index - 1] if index else None
        older = site.stories[index + 1] if index + 1 < len(site.stories) else None
        yield story.path, sheet(site, "bulletin.html", story.path, story=story, newer=newer, older=older)
    for story in site.copies:
        original = site.story(story.copy_of or "")
        yield story.path, sheet(site, "copy.html", story.path, story=story, original=original)
