"""What was found out of short texts, kept from page to page: a site's pages share their menus, notices and classes."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.families.clues.blocks import Block

    T = TypeVar("T")

_MOST, _LONGEST = 4096, 200


def of_text(tell: Callable[[str], T]) -> Callable[[str], T]:
    """Have a function of a text look once only at each; long ones are its own pages' and not kept."""
    kept = lru_cache(maxsize=_MOST)(tell)

    @wraps(tell)
    def told(text: str) -> T:
        return kept(text) if len(text) <= _LONGEST else tell(text)

    return told


def of_words(tell: Callable[[Block], T]) -> Callable[[Block], T]:
    """Have a function of a line look once only at lines of the same words: it may ask text, pieces and links alone."""

    @wraps(tell)
    def told(block: Block) -> T:
        known = block.known
        try:
            found: T = known[tell]
        except KeyError:
            found = known[tell] = tell(block)
        return found

    return told


def known(pieces: list[str], linked: int, text: str) -> dict[object, Any]:
    """Return where ``of_words`` keeps what it finds out of a line of these words."""
    return _known(tuple(pieces), linked) if len(text) <= _LONGEST and len(pieces) <= _LONGEST else {}


@lru_cache(maxsize=_MOST)
def _known(pieces: tuple[str, ...], linked: int) -> dict[object, Any]:  # noqa: ARG001 - the key
    return {}
