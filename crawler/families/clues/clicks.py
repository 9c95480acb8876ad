"""Where a click leads: addresses that stand in an element's data, or that a function of the page puts together."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

_DATA = ("data-link", "data-href", "data-url")
_PART = r"(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\w$]{1,40})"
_FUNCTION = re.compile(
    r"(?:function\s+(?P<name>[\w$]{1,40})|(?P<variable>[\w$]{1,40})\s*[=:]\s*function)\s*\((?P<names>[\w$\s,]{0,80})\)\s*\{"
    r"(?P<body>[^{}]{0,600})"
)
_GOES = re.compile(
    rf"(?:location(?:\.href)?\s*=(?!=)|location\.(?:assign|replace)\s*\(|\bopen\s*\()\s*({_PART}(?:\s*\+\s*{_PART}){{0,9}})"
)
_CALL = re.compile(r"([\w$]{1,40})\s*\(([^()]{0,200})\)")
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\d+)")
_MOST = 100


def data_names(page: PageText) -> tuple[str, ...]:
    """Return the attributes for addresses that some element of the page has."""
    return tuple(name for name in _DATA if name.encode() in page.folded)


def carried(element: HtmlElement, names: tuple[str, ...]) -> str:
    """Return the address that an element carries in one of the attributes, empty if it carries none."""
    return next((value.strip() for name in names if (value := element.get(name))), "")


def called(page: PageText, script: str) -> str | None:
    """Return the address to which a call goes whose function the page has: ``show(7)`` goes to ``show.asp?id=7``."""
    functions = _functions(page.root)
    for call in _CALL.finditer(script) if functions else ():
        known = functions.get(call[1])
        if known:
            names, target = known
            given = [next(each for each in match if each) for match in _ARGUMENT.findall(call[2]) if any(match)]
            return _put_together(target, dict(zip(names, given, strict=False)))
    return None


@lru_cache(maxsize=2)
def _functions(root: HtmlElement) -> dict[str, tuple[list[str], str]]:
    """Return the page's functions that go somewhere: by name what they are given and the expression of the address."""
    found: dict[str, tuple[list[str], str]] = {}
    for script in root.iter("script"):
        for match in islice(_FUNCTION.finditer(script.text or ""), _MOST):
            target = _GOES.search(match["body"])
            if target:
                names = [name.strip() for name in match["names"].split(",")]
                found.setdefault(match["name"] or match["variable"], (names, target[1]))
    return found


def _put_together(expression: str, given: dict[str, str]) -> str | None:
    """Return the sum of texts and given values; None where something else is in it."""
    parts = [part.strip() for part in re.findall(_PART, expression)]
    values = [part[1:-1] if part[0] in "\"'" else given.get(part) for part in parts]
    return (
        "".join(map(str, values))
        if None not in values and any(re.search("[/.?=]", str(each)) for each in values)
        else None
    )
