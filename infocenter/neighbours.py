"""The bulletins of the weeks around one, kept in memory while a crawl goes on: each day is asked of the ledger once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bulletin.ledger import bulletins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.ledger import Connection
    from bulletin.model import Bulletin

_MOST_DAYS = 400


class Neighbours:
    """Bulletins by day of publication, with what each repeats."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._days: dict[date, dict[str, tuple[Bulletin, str | None]]] = {}

    def near(self, connection: Connection, day: date) -> Iterator[tuple[Bulletin, str | None]]:
        """Yield the bulletins published within the window around a day."""
        reach = range(-self._window.days, self._window.days + 1)
        wanted = [day + timedelta(each) for each in reach]
        missing = [each for each in wanted if each not in self._days]
        if missing:
            if len(self._days) > _MOST_DAYS:
                self._days = {each: self._days[each] for each in wanted if each in self._days}
            new: dict[date, dict[str, tuple[Bulletin, str | None]]] = {each: {} for each in missing}
            for found, repeats in bulletins.published_between(connection, str(missing[0]), str(missing[-1])):
                at = date.fromisoformat((found.published or "")[:10])
                if at in new:
                    new[at][found.id] = found, repeats
            self._days |= new
        for each in wanted:
            yield from self._days[each].values()

    def put(self, bulletin: Bulletin, day: date) -> None:
        """Note a bulletin as it stands now; its day may have changed."""
        for known in self._days.values():
            known.pop(bulletin.id, None)
        if day in self._days:
            self._days[day][bulletin.id] = bulletin, None

    def repeats(self, bulletin_id: str, original: str | None) -> None:
        """Note what a bulletin repeats."""
        for known in self._days.values():
            if bulletin_id in known:
                known[bulletin_id] = known[bulletin_id][0], original
