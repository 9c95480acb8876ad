"""The bulletins: a page for each, a pointer page for each republication."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.render import page
from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the bulletins."""
    known = site.codes
    for index, story in enumerate(site.stories):
        newer = site.stories[index - 1] if index else None
        older = site.stories[index + 1] if index + 1 < len(site.stories) else None
        yield story.path, page(site, "bulletin.html", story.path, story=story, newer=newer, older=older, known=known)
    for story in site.copies:
        original = site.story(story.record.duplicate_of or "")
        yield story.path, page(site, "copy.html", story.path, story=story, original=original)
