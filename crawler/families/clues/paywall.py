"""Pages that show the beginning of a text and say that the rest must be bought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.errors import ClosedError
from crawler.families.clues.place import is_sentence
from crawler.families.clues.remembered import of_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.families.clues.blocks import Block
    from crawler.page import PageText

_CLOSED = re.compile(
    r"请?(?:先)?(?:购买|订阅|登录|充值|开通)[^。<]{0,16}(?:后|才能|方可)[^。<]{0,6}(?:访问|阅读|查看|继续)"
)
_SHORT, _OPEN = 120, 80


def refuse(page: PageText, lines: Sequence[Block]) -> None:
    """Raise ClosedError for a page that says that its text must be bought and holds next to none."""
    wall = next(filter(_is_wall, lines), None)
    if wall is None or len(wall.text) > _SHORT:
        return
    if sum(len(block.text) for block in lines if block is not wall and is_sentence(block)) < _OPEN:
        raise ClosedError(f"{page.url}: the text is behind a paywall ({wall.text[:40]}); left alone")


@of_words
def _is_wall(block: Block) -> bool:
    return bool(_CLOSED.search(block.text))
