"""What a walk gave: articles by outcome, errors, and what these say of the source's state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.errors import CrawlerError, State


@dataclass(slots=True)
class Yield:
    """What a walk gave, counted while it goes on."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    off_topic: int = 0
    closed: int = 0
    listed: int = 0
    errors: list[str] = field(default_factory=list)
    states: Counter[State] = field(default_factory=Counter)

    def fail(self, error: CrawlerError) -> None:
        """Note an error, and what it says of the source's state."""
        self.errors.append(str(error))
        if error.state:
            self.states[error.state] += 1

    @property
    def state(self) -> State:
        """What most errors are a sign of; ``ok`` without such signs."""
        return max(self.states, key=self.states.__getitem__, default="ok")
