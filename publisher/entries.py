"""What a feed announces: bulletins and digests as entries with their text and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher import feeds
from publisher.digests import shown
from publisher.marking import plain
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.digests import Digest
    from publisher.marking import Line
    from publisher.site import Figure, Site, Story

_TEXT = 20_000
_ROWS = 200
_SUMMARY = 160


def of_story(site: Site, story: Story, figures: Sequence[Figure]) -> feeds.Entry:
    """Return a bulletin's entry: its text as far as it may be printed, and these figures as a table."""
    written = site.tongue.written
    return feeds.Entry(
        id=feeds.permanent_id(site.folder + story.id),
        url=_base(site) + story.path,
        title=written(story.title),
        published=story.time,
        updated=story.updated,
        author=written(story.source),
        summary=written(story.description),
        content=_content(site, story, figures),
    )


def of_digest(site: Site, digest: Digest) -> feeds.Entry:
    """Return a digest's entry; it is published when its days are over."""
    base, written = _base(site), site.tongue.written
    return feeds.Entry(
        id=feeds.permanent_id(f"{site.folder}digest:{digest.kind}:{digest.key}"),
        url=base + digest.folder,
        title=written(digest.title),
        published=digest.closed,
        updated=digest.closed,
        author=written(site.settings.title),
        summary=written("；".join(story.title for story in (*digest.stories, *digest.changed))[:_SUMMARY]),
        content=page(site, "digest_entry.html", "entry", base=base, **shown(site, digest)).decode(),
    )


def _base(site: Site) -> str:
    return f"{site.settings.base_url}/{site.folder}"


def _content(site: Site, story: Story, figures: Sequence[Figure]) -> str:
    lines, cut = _bounded(story.paragraphs)
    values = {
        "address": _base(site) + story.path,
        "story": story,
        "lines": lines,
        "cut": cut or story.shortened,
        "figures": figures[:_ROWS],
        "more": len(figures) - _ROWS,
        "corrections": [issue.message for issue in story.issues if issue.code == "corrected"],
    }
    return page(site, "feed_entry.html", "entry", **values).decode()


def _bounded(paragraphs: Sequence[Line]) -> tuple[list[str], bool]:
    """Return as much of the text as fits an entry, a marked number never cut; and whether something is left out."""
    kept: list[str] = []
    room = _TEXT
    for line in paragraphs:
        text = plain(line)
        if len(text) > room:
            kept.append(_fitting(line, room))
            return kept, True
        kept.append(text)
        room -= len(text)
    return kept, False


def _fitting(line: Line, room: int) -> str:
    text = ""
    for piece in line:
        over = len(text) + len(piece.text) - room
        if over > 0:
            return text if piece.marks else text + piece.text[:-over]
        text += piece.text
    return text
