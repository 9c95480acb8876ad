"""The library: what all stories of a site share, and their texts, fetched when a page needs them."""

from __future__ import annotations

import json
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any

from bulletin.ledger.shelf import Card
from publisher.accounts import Accounts
from publisher.ahead import Ahead
from publisher.cards import card, cases, moment
from publisher.story import Figure, Story
from publisher.whole import Whole, make_whole, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bulletin.ledger.shelf import Kind, Shelf
    from bulletin.model import Record
    from publisher.settings import Outlet, SiteSettings
    from publisher.source import Source

_CHUNK = 200


class Library:
    """The shelf and the source of one site. Texts are fetched ahead when pages are made in the order of the stories."""

    def __init__(self, source: Source, settings: SiteSettings, shelf: Shelf) -> None:
        self._source, self._outlets, self.shelf = source, settings.outlets, shelf
        self.accounts = Accounts(source, shelf)
        self._order: list[str] = []
        self._at: dict[str, int] = {}
        self._wholes, self._briefs = Ahead(self._fetch), Ahead(shelf.briefs)
        self._stories: tuple[Story, ...] = ()
        self._members: dict[tuple[Kind, str], tuple[Story, ...]] = {}

    def refresh(self) -> None:
        """Bring the shelf up to date with the source."""
        wanted, there = self._source.stamps(), self.shelf.stamps()
        changed = [id_ for id_, stamp in wanted.items() if there.get(id_) != stamp]
        gone = [id_ for id_ in there if id_ not in wanted]
        erased = set(changed)
        if changed or gone:
            self.shelf.renew(gone, self._cards(changed, wanted, erased))
        if erased & set(there):
            self.shelf.renew(erased, ())
        self.accounts.refresh()

    def _cards(self, ids: Sequence[str], stamps: dict[str, str], missing: set[str]) -> Iterator[Card]:
        for start in range(0, len(ids), _CHUNK):
            for record in self._source.records(ids[start : start + _CHUNK]):
                id_ = record.bulletin.id
                missing.discard(id_)
                data, figures = card(record, self._outlet(record))
                text = json.dumps(data, separators=(",", ":"))
                told = (text, opening(record, self._outlet(record)), figures, cases(record))
                yield Card(id_, stamps[id_], moment(record), record.duplicate_of, *told)

    def stories(self) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
        """Return the originals and the copies, each newest first; a copy without its original is one itself."""
        originals: list[Story] = []
        copies: list[Story] = []
        for id_, stamp, original, counts, data in self.shelf.cards():
            story = Story(intern(id_), stamp, original, *(*map(_once, json.loads(data)), self))
            (originals if counts else copies).append(story)
        self._stories = tuple(originals)
        self._order = [story.id for story in (*originals, *copies)]
        self._at = {id_: place for place, id_ in enumerate(self._order)}
        return tuple(originals), tuple(copies)

    def story(self, id_: str) -> Story:
        """Return an original by its id; raises KeyError."""
        place = self._at[id_]
        if place >= len(self._stories):
            raise KeyError(id_)
        return self._stories[place]

    def brief(self, id_: str) -> str:
        """Return the beginning of what may be printed of a bulletin; raises KeyError."""
        return self._briefs.get(self._order, self._at[id_])

    def whole(self, id_: str) -> Whole:
        """Return a bulletin with its text; raises KeyError."""
        return self._wholes.get(self._order, self._at[id_])

    def _fetch(self, ids: Sequence[str]) -> Iterator[tuple[str, Whole]]:
        return ((each.bulletin.id, make_whole(each, self._outlet(each))) for each in self._source.records(ids))

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

    def members(self, kind: Kind, key: str) -> tuple[Story, ...]:
        """Return the bulletins of a region or a category, newest first; asked for once."""
        if (kind, key) not in self._members:
            self._members[kind, key] = self.newest_first(self.shelf.members(kind, key))
        return self._members[kind, key]

    def told(self, stories: Iterable[Story], measure: str) -> Iterator[Figure]:
        """Yield the figures of a measure in stories, over all categories, that do not wait, in the order of the site.

        The texts are not fetched.
        """
        ids = [story.id for story in stories]
        return (Figure(each, id_, number, None) for id_, number, each in self.shelf.told(ids, measure))

    def latest(self, region: str, measure: str, scope: str) -> Figure | None:
        """Return a region's newest figure of a measure over all categories."""
        found = self.shelf.latest(region, measure, scope)
        return found and Figure(found[2], found[0], found[1], None)

    def newest_first(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Return stories in the order of the site."""
        return tuple(self._stories[place] for place in sorted(self._at[id_] for id_ in ids if id_ in self._at))

    def _outlet(self, record: Record) -> Outlet | None:
        return self._outlets.get(record.bulletin.source)


def _once(value: Any) -> Any:
    """Return a value of a card, words and what is empty as the same object for all: there are as many as bulletins."""
    if isinstance(value, str):
        return intern(value)
    return value or _EMPTY.get(type(value), value)


_EMPTY: dict[type, Any] = {list: [], dict: {}}
