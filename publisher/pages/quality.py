"""The quality page: what was noted while reading, and which figures wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from bulletin.decisions import ids
from publisher import labels
from publisher.render import page
from publisher.site import Site, Story


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page."""
    counts: Counter[str] = Counter()
    for story in site.stories:
        for code, number in story.codes.items():
            counts[labels.ISSUES.get(code, code)] += number
    by_id = {story.id: story for story in site.stories}
    found = [(each, [_address(by_id, id_) for id_ in each.support]) for each in site.account.findings]
    path = "quality/index.html"
    yield (
        path,
        page(
            site,
            "quality.html",
            path,
            noted=[story for story in site.stories if story.codes],
            findings=found,
            counts=counts.most_common(),
            figures=sum(story.numbers for story in site.stories),
            held=sum(story.numbers - story.count for story in site.stories),
        ),
    )


def _address(stories: Mapping[str, Story], id_: str) -> str:
    """Return where a number stands."""
    story = stories[id_.partition("~")[0]]
    return f"{story.path}#{story.figures[ids(story.record).index(id_)].anchor}"
