"""The bulletins: the paged list, a page for each, and a pointer page for each republication."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.sheets import Body, sheet
from publisher.site import Site

_PER_PAGE = 20


def render(site: Site) -> Iterator[tuple[str, Body]]:
    """Yield the list pages and the pages of the bulletins."""
    yield from _lists(site)
    for index, story in enumerate(site.stories):
        newer = site.stories[index - 1] if index else None
        older = site.stories[index + 1] if index + 1 < len(site.stories) else None
        yield story.path, sheet(site, "bulletin.html", story.path, story=story, newer=newer, older=older)
    originals = {story.id: story for story in site.stories}
    for story in site.copies:
        original = originals[story.copy_of or ""]
        yield story.path, sheet(site, "copy.html", story.path, story=story, original=original)


def _lists(site: Site) -> Iterator[tuple[str, Body]]:
    pages = max(1, -(-len(site.stories) // _PER_PAGE))
    paths = ["news/index.html", *(f"news/page/{number}/index.html" for number in range(2, pages + 1))]
    for number, path in enumerate(paths, 1):
        stories = site.stories[(number - 1) * _PER_PAGE : number * _PER_PAGE]
        yield path, sheet(site, "list.html", path, stories=stories, paths=paths, number=number)
