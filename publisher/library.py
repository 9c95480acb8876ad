"""The library: what all stories of a site share, and their texts, fetched when a page needs them."""

from __future__ import annotations

import json
from array import array
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from bulletin.ledger.options import as_json, of_json
from bulletin.ledger.shelf import Card
from publisher.accounts import Accounts
from publisher.ahead import Ahead
from publisher.cards import card, cases, moment
from publisher.outline import Outline, outline
from publisher.stories import Stories
from publisher.story import Figure, Story
from publisher.whole import Whole, make_whole, opening

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bulletin.ledger.shelf import Kind, Shelf
    from bulletin.model import Record
    from publisher.settings import Outlet, SiteSettings
    from publisher.source import Source

_CHUNK = 200
_KNOWN = 12_000  # bulletins at hand as they are listed, about a kilobyte each: many lists have the same ones


class Library:
    """The shelf and the source of one site. Texts are fetched ahead when pages are made in the order of the stories."""

    def __init__(self, source: Source, settings: SiteSettings, shelf: Shelf) -> None:
        self._source, self._outlets, self.shelf = source, settings.outlets, shelf
        self.accounts = Accounts(source, shelf)
        self._wholes = Ahead(shelf.order.place, self._fetch)
        self._originals = Ahead(shelf.order.place, self._read)
        self._briefs = Ahead(shelf.order.place, shelf.order.briefs)
        self._listed: dict[int, Story] = {}
        self._members: dict[tuple[Kind, str], Stories] = {}

    def refresh(self) -> None:
        """Bring the shelf up to date with the source."""
        self._renew()
        self.accounts.refresh()

    def _renew(self) -> None:
        wanted, there = self._source.stamps(), self.shelf.stamps()
        changed = [id_ for id_, stamp in wanted.items() if there.get(id_) != stamp]
        gone = [id_ for id_ in there if id_ not in wanted]
        erased = set(changed)
        if changed or gone:
            self.shelf.renew(gone, self._cards(changed, wanted, erased))
        if erased & set(there):
            self.shelf.renew(erased, ())

    def _cards(self, ids: Sequence[str], stamps: dict[str, str], missing: set[str]) -> Iterator[Card]:
        for start in range(0, len(ids), _CHUNK):
            for record in self._source.records(ids[start : start + _CHUNK]):
                id_ = record.bulletin.id
                missing.discard(id_)
                data, figures = card(record, self._outlet(record))
                text = as_json(data)
                told = (text, opening(record, self._outlet(record)), figures, cases(record))
                yield Card(id_, stamps[id_], moment(record), record.duplicate_of, *told)

    def stories(self) -> tuple[Stories, Stories]:
        """Return the originals and the copies, each newest first; a copy without its original is one itself."""
        originals, every = self._sizes
        return Stories(self, range(originals)), Stories(self, range(originals, every))

    @cached_property
    def _sizes(self) -> tuple[int, int]:
        return self.shelf.order.sizes()

    def read(self, places: Sequence[int]) -> list[Story]:
        """Return the bulletins at these places of the site's order, which are some hundred at most."""
        known = self._listed
        if len(known) + len(places) > _KNOWN:
            known.clear()
        missing = [place for place in places if place not in known]
        for place, (id_, stamp, original, data) in zip(missing, self.shelf.order.cards(missing), strict=True):
            told: tuple[Any, ...] = (*of_json(data), self)
            known[place] = Story(id_, stamp, original, *told)
        return [known[place] for place in places]

    def story(self, id_: str) -> Story:
        """Return an original by its id; raises KeyError."""
        return self._originals[id_]

    def _read(self, start: int, end: int) -> Iterator[tuple[str, Story]]:
        return ((story.id, story) for story in self.read(range(start, min(end, self._sizes[0]))))

    @cached_property
    def tags(self) -> array[int]:
        """For each place a number that is another one whenever anything of its bulletin is, or another one is there."""
        told = (f"{id_} {stamp}".encode() for id_, stamp in self.shelf.order.stamps())
        return array("Q", (int.from_bytes(blake2b(each, digest_size=8).digest()) for each in told))

    @cached_property
    def outline(self) -> Outline:
        """What the originals are sorted and counted by."""
        return outline(self, self.stories()[0])

    def brief(self, id_: str) -> str:
        """Return the beginning of what may be printed of a bulletin; raises KeyError."""
        return self._briefs[id_]

    def whole(self, id_: str) -> Whole:
        """Return a bulletin with its text; raises KeyError."""
        return self._wholes[id_]

    def _fetch(self, start: int, end: int) -> Iterator[tuple[str, Whole]]:
        found = self._source.records(self.shelf.order.ids(start, end))
        return ((each.bulletin.id, make_whole(each, self._outlet(each))) for each in found)

    def figures(self, kind: Kind, key: str, most: int | None = None) -> tuple[Figure, ...]:
        """Return the figures of a region or a category that do not wait, the newest state first, ``most`` of them."""
        found = islice(self.shelf.figures(kind, key), most)
        return tuple(Figure(each, id_, number, None) for id_, number, each in found)

    def published_in(self, month: str, measure: str | None = None) -> Iterator[Figure]:
        """Yield the figures of a month, of one measure or all, that do not wait, in the order of the stories."""
        return (Figure(each, id_, number, None) for id_, number, each in self.shelf.published_in(month, measure))

    def states_of(self, month: str, region: str) -> Iterator[Figure]:
        """Yield a region's figures of the states of a month, the newest first."""
        return (Figure(each, id_, number, None) for id_, number, each in self.shelf.states_of(month, region))

    def cases(self, month: str) -> Iterator[tuple[str, list[str | int | None]]]:
        """Yield the bulletin of each case of a month with what ``publisher.cards.cases`` tells of it."""
        return ((id_, json.loads(told)) for id_, told in self.shelf.months.cases(month))

    def members(self, kind: Kind, key: str) -> Stories:
        """Return the bulletins of a region or a category, newest first; asked for once."""
        if (kind, key) not in self._members:
            self._members[kind, key] = Stories(self, self.shelf.order.members(kind, key))
        return self._members[kind, key]

    def told(self, stories: Stories, measure: str) -> Iterator[Figure]:
        """Yield the figures of a measure in stories, over all categories, that do not wait, without fetching texts."""
        found = self.shelf.told(stories.places, measure)
        return (Figure(each, id_, number, None) for id_, number, each in found)

    def latest(self, region: str, measure: str, scope: str) -> Figure | None:
        """Return a region's newest figure of a measure over all categories."""
        found = self.shelf.latest(region, measure, scope)
        return found and Figure(found[2], found[0], found[1], None)

    def newest_first(self, ids: Collection[str]) -> Stories:
        """Return originals in the order of the site."""
        return Stories(self, self.shelf.order.places(ids))

    def _outlet(self, record: Record) -> Outlet | None:
        return self._outlets.get(record.bulletin.source)
