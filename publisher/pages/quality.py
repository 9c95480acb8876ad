"""The quality page: what was noted while reading, and which figures wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bulletin.decisions import ids
from publisher import labels
from publisher.render import page
from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page."""
    noted = [story for story in site.stories if story.issues]
    counts = Counter(labels.ISSUES.get(issue.code, issue.code) for story in noted for issue in story.issues)
    figures = [figure for story in site.stories for figure in story.figures]
    places = {
        id_: f"{story.path}#{figure.anchor}"
        for story in site.stories
        for id_, figure in zip(ids(story.record), story.figures, strict=True)
    }
    found = [(each, [places[id_] for id_ in each.support]) for each in site.account.findings]
    path = "quality/index.html"
    yield (
        path,
        page(
            site,
            "quality.html",
            path,
            noted=noted,
            findings=found,
            counts=counts.most_common(),
            figures=len(figures),
            held=sum(figure.held is not None for figure in figures),
        ),
    )
