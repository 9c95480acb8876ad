"""The kinds of pollution that figures are split by: each with its figures and the bulletins that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.regions.units import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.story import Figure, Story

_SLUGS = {
    "大气": "air",
    "水": "water",
    "土壤": "soil",
    "噪声": "noise",
    "生态": "ecology",
    "固废": "solid-waste",
    "辐射": "radiation",
    "海洋": "marine",
    "其他": "other",
    "油烟": "fumes",
    "扬尘": "dust",
    "垃圾": "refuse",
    "重金属": "heavy-metals",
    "农业农村": "rural",
    "养殖": "livestock",
}
_ORDER = tuple(_SLUGS)


@dataclass(frozen=True, slots=True)
class Topic:
    """A category with its figures, newest state first, and its bulletins, newest first."""

    name: str
    slug: str
    figures: tuple[Figure, ...]
    stories: tuple[Story, ...]

    @property
    def count(self) -> int:
        """How many figures it has."""
        return len(self.figures)

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"categories/{self.slug}/index.html"


def slug(category: str) -> str:
    """Return a category's name in addresses, never the same for two: an English word, else its reading and signs."""
    return "-".join(_SLUGS.get(part) or f"{reading(part)}-{part.encode().hex()}" for part in category.split("+"))


def make_topics(stories: Sequence[Story]) -> tuple[Topic, ...]:
    """Return the categories that have figures: known ones first, the others by how often they occur."""
    found: dict[str, list[tuple[Figure, Story]]] = {}
    for story in stories:
        for figure in story.shown:
            if figure.observation.category:
                found.setdefault(figure.observation.category, []).append((figure, story))
    names = sorted(found, key=lambda name: (_place(name), -len(found[name]), name))
    return tuple(_topic(name, found[name]) for name in names)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _topic(name: str, found: list[tuple[Figure, Story]]) -> Topic:
    found.sort(key=lambda each: (each[0].observation.as_of or "", each[1].time.isoformat()), reverse=True)
    stories = {story.id: story for _, story in found}
    newest = sorted(stories.values(), key=lambda story: story.time, reverse=True)
    return Topic(name, slug(name), tuple(figure for figure, _ in found), tuple(newest))
