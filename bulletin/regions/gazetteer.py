"""The gazetteer as the reader uses it: find names, decide what they mean, look units up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from bulletin.model import Region
from bulletin.regions.finder import Finder, Mention
from bulletin.regions.meaning import Surroundings, resolve
from bulletin.regions.units import RANK, Units, in_use, load_units, read_table

_SOURCES = 1024


class Gazetteer:
    """All units of the country down to the counties, with the divisions of the XPCC and functional zones."""

    def __init__(self, units: Units, media: dict[str, str]) -> None:
        self._units = units
        self._media = list(media.items())
        self._search_media = ahocorasick_rs.AhoCorasick(list(media))
        self._finder = Finder(units)
        self.find = self._finder.find
        self.by_code = units.by_code
        self.parent = units.parent
        self.is_within = units.is_within
        self.successor = units.successor
        # Few papers print all the bulletins.
        self.territory_of = lru_cache(_SOURCES)(self._territory_of)

    def only(self, mention: Mention, on: str | None) -> Region | None:
        """Return the unit of a name that no other has, whatever stands around it; None where that is to be told."""
        if mention.kind != "place" or len(mention.candidates) != 1:
            return None
        unit = mention.candidates[0]
        if mention.short and unit.level == "county":
            return None  # 平房2件 names a district of 哈尔滨 in a text of 黑龙江 alone
        return unit if in_use(unit, on) else None

    def resolve(
        self,
        mention: Mention,
        *,
        territory: Region | None = None,
        siblings: Sequence[Region] = (),
        near: Region | None = None,
        on: str | None = None,
    ) -> Region | None:
        """Return the unit that is meant, or None if that is open or if the mention is no place.

        ``territory`` is the area that the article's paper or site writes for, ``siblings`` the regions decided so far
        of the same list, ``near`` the last region named before, ``on`` the ISO date at which the name must be in use.
        """
        return resolve(self._units, mention, Surroundings(territory, siblings, near, on))

    def by_name(self, name: str) -> Region | None:
        """Return the unit of this name or short form today; None if there is none or more than one."""
        exact = self._units.valid(self._units.named(name), None)
        if exact:
            return self._highest(exact)
        whole = [regions for start, end, regions in self._finder.places(name) if (start, end) == (0, len(name))]
        return self._highest(self._units.valid(whole[0], None)) if whole else None

    def _territory_of(self, source_name: str) -> Region | None:
        """Return the area that a paper or site of this name writes for: 鄂州日报 for 鄂州市, 大众日报 for 山东省."""
        named = self._search_media.find_matches_as_indexes(source_name, overlapping=True)
        medium, code = self._media[min(index for index, _, _ in named)] if named else ("", "")
        regions = self._of_code(code)
        places = self._finder.places(source_name.replace(medium, "") if medium else source_name)
        if places and not regions:
            regions = self._units.valid(places.pop(0)[2], None)
        # 河北省石家庄市生态环境局, 浙江在线·台州: the last of the names that lie in one another.
        for _, _, more in places:
            inner = [unit for unit in self._units.valid(more, None) if any(self.is_within(unit, up) for up in regions)]
            if not inner:
                break
            regions = tuple(inner)
        return self._highest(regions)

    def _of_code(self, code: str) -> tuple[Region, ...]:
        unit = self.by_code(code)
        return (unit,) if unit else ()

    def _highest(self, regions: Sequence[Region]) -> Region | None:
        if not regions:
            return None
        rank = min(RANK[unit.level] for unit in regions)
        highest = [unit for unit in regions if RANK[unit.level] == rank]
        return highest[0] if len(highest) == 1 else None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the package, loaded once."""
    return Gazetteer(load_units(), {row["name"]: row["code"] for row in read_table("media.csv")})
