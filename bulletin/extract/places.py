"""The regions that cells name."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from bulletin.extract.grammar import Reader
from bulletin.model import Region
from bulletin.regions import Mention, gazetteer

_BRACKETS = re.compile(r"\([^()]*\)")
_SIBLINGS = 40
_LONGEST = 40
_DEEP = frozenset(("county", "zone"))


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[Mention, ...]:
    """Return the places in a name, read as if its number stood behind it; the same ones stand in all tables."""
    return tuple(mention for mention in gazetteer().find(f"{name}1件") if mention.start < len(name))


class Places:
    """Tells the regions of one table; those told before help with the next."""

    def __init__(self, reader: Reader) -> None:
        self._article = reader.article
        self._siblings: deque[Region] = deque(maxlen=_SIBLINGS)
        self._near = reader.frame.subject.region or reader.article.territory

    def of(self, text: str) -> Region | None:
        """Return the region that a name is, whole: one that names several, or an office, is none of them."""
        name = _BRACKETS.sub("", text).strip(":.、 ")
        mentions = self._mentions(name)
        if not mentions or mentions[0].start or mentions[-1].end < len(name):
            return None
        found = self._chain(mentions)
        if found is None:
            return None
        self._siblings.append(found)
        if found.level not in _DEEP:
            self._near = found
        return found

    def within(self, text: str) -> Region | None:
        """Return the region that an address begins with (巴州和静县某镇), or that an office is of."""
        name = text.strip(": ")[:_LONGEST]
        mentions = self._mentions(name, offices=True)
        together: list[Mention] = []
        for mention in mentions:
            if mention.start != (together[-1].end if together else 0):
                break
            together.append(mention)
        if len(together) < len(mentions) and re.match("[、,和与及 ]", name[together[-1].end :] if together else ""):
            return None
        return self._chain(together) if together else None

    def _mentions(self, name: str, *, offices: bool = False) -> Sequence[Mention]:
        if not name or len(name) > _LONGEST:
            return ()
        found = _named(name)
        if offices:
            return [replace(m, kind="place") if m.kind == "organ" and m.candidates else m for m in found]
        return () if any(mention.kind == "organ" for mention in found) else found

    def _chain(self, mentions: Sequence[Mention]) -> Region | None:
        """Return the last of names of which each lies in the one before; None where they stand side by side."""
        found: Region | None = None
        for mention in mentions:
            names = self._article.gazetteer
            region = names.resolve(
                mention,
                territory=self._article.territory,
                siblings=() if found else tuple(self._siblings),
                near=found or self._near,
                on=self._article.published,
            )
            if region is None or (found and not names.is_within(region, found)):
                return None
            found = region
        return found
