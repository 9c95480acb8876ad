"""The kinds of pollution that figures are split by: each with its figures and the bulletins that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bulletin.regions.units import reading

if TYPE_CHECKING:
    from publisher.library import Library
    from publisher.stories import Stories
    from publisher.story import Figure

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
    """A category that has figures; ``count`` is how many, and ``stamp`` changes whenever one of its bulletins does."""

    name: str
    slug: str
    count: int
    stamp: str
    library: Library = field(repr=False, compare=False)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, the newest state first; fetched each time."""
        return self.library.figures("category", self.name)

    def newest(self, most: int) -> tuple[Figure, ...]:
        """Return the figures of the newest states, not more than ``most``."""
        return self.library.figures("category", self.name, most)

    @property
    def stories(self) -> Stories:
        """The bulletins that its figures stand in, newest first."""
        return self.library.members("category", self.name)

    @property
    def path(self) -> str:
        """Where its page stands."""
        return f"categories/{self.slug}/index.html"


def slug(category: str) -> str:
    """Return a category's name in addresses, never the same for two: an English word, else its reading and signs."""
    return "-".join(_SLUGS.get(part) or f"{reading(part)}-{part.encode().hex()}" for part in category.split("+"))


def make_topics(library: Library) -> tuple[Topic, ...]:
    """Return the categories that have figures: known ones first, the others by how often they occur."""
    groups = library.shelf.groups("category")
    groups.sort(key=lambda each: (_place(each.key), -each.size, each.key))
    return tuple(Topic(each.key, slug(each.key), each.size, each.stamp, library) for each in groups)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
