"""Lists that go on by a script's count: page n is NAME_n."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import PageText

_CALL = re.compile(r"page\w{0,40}\s{0,9}\(([^()]{3,300})\)", re.IGNORECASE)
_ARGUMENT = re.compile(r"""["']([^"']*)["']|(\d+)""")
_EXTENSION = re.compile(r"s?html?|jhtml|aspx?|php|jsp")
_COUNT = re.compile(
    r"\b\w{0,12}(?:page_?count|count_?pages?|total_?pages?|page_?total|max_?page)\w{0,4}\s*=\s*[\"']?(\d{1,5})\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b\w{0,12}(?:curr?(?:ent)?_?(?:page|index)|page_?(?:index|no|num)|now_?page)\w{0,4}\s*=\s*[\"']?(\d{1,5})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"([\w./-]{1,80}_)[\"']\s*\+\s*[\w\s()+-]{1,30}\+\s*[\"'](\.(?:s?html?|jhtml|aspx?|php|jsp))")
# Texts that are put together from texts alone.
_JOINED = re.compile(r"\"\s*\+\s*\"|'\s*\+\s*'")
_MOST = 50


def called(page: PageText) -> str | None:
    """Return the next page where a script's call counts them: page n is NAME_n."""
    for arguments in _calls(page):
        numbers = [int(number) for _, number in arguments if number]
        words = [word for word, number in arguments if not number]
        ending = next((word for word in words if _EXTENSION.fullmatch(word)), None)
        name = next((word for word in words if word != ending and _is_own_name(page.url, word)), None)
        if ending and name and len(numbers) > 1:
            count, at = numbers[:2]
            return None if _is_last(at, count) else page.join(f"{name}_{at + 1}.{ending}")
    return None


def written(page: PageText) -> str | None:
    """Return the next page where a script writes the links: it says which page this is, of how many, and their name."""
    if b"document.write" not in page.folded:
        return None
    for script in islice(page.root.iter("script"), _MOST):
        text = _JOINED.sub("", script.text or "")
        named, count, at = _NAMED.search(text), _COUNT.search(text), _AT.search(text)
        if named and count and at and _is_own_name(page.url, named[1].rpartition("/")[2].removesuffix("_")):
            return None if _is_last(int(at[1]), int(count[1])) else page.join(f"{named[1]}{int(at[1]) + 1}{named[2]}")
    return None


def _is_last(at: int, count: int) -> bool:
    """Tell the last page. Scripts count from 0 or 1; the first page's own number tells, later ones go on to a 404."""
    return at >= count if at else count < 2  # noqa: PLR2004 - a lone page


def _calls(page: PageText) -> Iterator[list[tuple[str, str]]]:
    for script in page.root.iter("script"):
        for call in _CALL.finditer(script.text or ""):
            yield _ARGUMENT.findall(call[1])


def _is_own_name(url: str, name: str) -> bool:
    """Tell the name of the list's files: the own one, ``index`` where the address names none."""
    file = urlsplit(url).path.rpartition("/")[2]
    return bool(name) and (
        re.sub(r"(?:_\d+)?\.\w+$", "", file) == name or (not file and name in {"index", "list", "default"})
    )
