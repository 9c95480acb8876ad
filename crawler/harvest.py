"""What a walk gave: articles by outcome, errors, and what these say of the source's state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.errors import CrawlerError, State


@dataclass(slots=True)
class Yield:
    """Counted while a walk goes on. ``before``: older than what was asked for; ``forbidden``: by robots.txt."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    off_topic: int = 0
    closed: int = 0
    before: int = 0
    forbidden: int = 0
    listed: int = 0
    errors: list[str] = field(default_factory=list)
    _signs: list[tuple[State, str]] = field(default_factory=list)
    _doubts: list[tuple[State, str]] = field(default_factory=list)

    def fail(self, error: CrawlerError) -> None:
        """Note an error of the source itself: of a list, a host."""
        self.errors.append(str(error))
        if error.state:
            self._signs.append((error.state, str(error)))

    def doubt(self, error: CrawlerError) -> None:
        """Note an error of one article: a sign of the source's state only when no article could be read."""
        self.errors.append(str(error))
        if error.state:
            self._doubts.append((error.state, str(error)))

    def note(self, error: CrawlerError) -> None:
        """Note an error that is no sign of the source's state: of a file beside an article."""
        self.errors.append(str(error))

    def settle(self, state: State) -> int:
        """Drop the errors of single articles that a host's state explains; return how many."""
        explained = [told for each, told in self._doubts if each == state]
        self._doubts = [(each, told) for each, told in self._doubts if each != state]
        self.errors = [error for error in self.errors if error not in explained]
        return len(explained)

    @property
    def read(self) -> int:
        """How many articles could be read."""
        return self.new + self.changed + self.same + self.off_topic + self.before

    @property
    def doubtful(self) -> bool:
        """Tell whether the state rests on errors of single articles alone."""
        return not self._signs and self.state != "ok"

    @property
    def state(self) -> State:
        """What most errors are a sign of; ``ok`` without such signs."""
        counted = Counter(state for state, _ in self._weighty())
        return counted.most_common(1)[0][0] if counted else "ok"

    @property
    def signs(self) -> tuple[str, ...]:
        """The errors that are signs of the state, in their order."""
        state = self.state
        return tuple(dict.fromkeys(told for each, told in self._weighty() if each == state))

    def _weighty(self) -> list[tuple[State, str]]:
        read = self.new + self.changed + self.off_topic + self.before
        return self._signs or ([] if read else self._doubts)
