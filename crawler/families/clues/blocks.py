"""A page as lines of text in reading order, each with the pieces it is made of and the element it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SILENT = {"script", "style", "noscript", "template", "head", "textarea", "select", "iframe", "svg", "object"}
_INLINE = {
    *("a", "abbr", "b", "bdo", "big", "cite", "code", "em", "font", "i", "img", "ins", "label", "mark", "q", "s"),
    *(
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "founder-content",
        "o:p",
        "input",
        "button",
    ),
}
_HEADINGS = {"h1", "h2", "h3"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A line as shown, ``text``; ``pieces`` are its text nodes, ``inner`` the innermost element of the first.

    ``linked`` is how much of the text stands in links. What was found out of a line is remembered with it, because
    every field's search looks at it again.
    """

    element: HtmlElement
    inner: HtmlElement
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    text: str = ""
    byline: bool | None = None
    links: bool | None = None
    _names: str | None = None
    _around: list[HtmlElement] | None = None

    @property
    def names(self) -> str:
        """Classes and ids of the elements from the innermost to the block's parent, as one text."""
        if self._names is None:
            self._names = " ".join(names_of(each) for each in self.around)
        return self._names

    @property
    def around(self) -> list[HtmlElement]:
        """The elements from the innermost to the block's own."""
        if self._around is None:
            self._around = [self.inner]
            while self._around[-1] is not self.element and self._around[-1].getparent() is not None:
                self._around.append(self._around[-1].getparent())
        return self._around


def names_of(element: HtmlElement) -> str:
    """Return an element's class and id."""
    classes, name = element.get("class"), element.get("id")
    return f"{classes or ''} {name or ''}".strip() if classes or name else ""


def is_hidden(element: HtmlElement) -> bool:
    """Tell an element that is never shown; one that a script makes visible later is no such."""
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def blocks(root: HtmlElement) -> list[Block]:
    """Return the lines of a tree that hold text."""
    found: list[Block] = []
    current: Block | None = None
    for piece, inner in _pieces(root):
        if inner is None:
            current = None
        elif piece.strip() or current:
            if current is None:
                current = Block(_block_of(inner, root), inner)
                found.append(current)
            current.pieces.append(piece)
            if piece.strip() and _in_link(inner, current.element):
                current.linked += len(squeeze(piece))
    for block in found:
        block.text = squeeze("".join(block.pieces))
    return [block for block in found if block.text]


def _pieces(root: HtmlElement) -> Iterator[tuple[str, HtmlElement | None]]:
    """Yield the text nodes with the element they stand in, and ``None`` for an element at the limits of lines."""
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start" and skipped is None:
            if element.tag in _SILENT or is_hidden(element):
                skipped = element
            else:
                if _limits(element):
                    yield "", None
                yield element.text or "", element
        elif event != "start" and (skipped is None or skipped is element):
            skipped = None
            if event == "end" and element.tag not in _SILENT and _limits(element):
                yield "", None
            if element.tail and element is not root and (parent := element.getparent()) is not None:
                yield element.tail, parent


def _limits(element: HtmlElement) -> bool:
    """Tell an element that begins and ends a line."""
    tag = element.tag
    return tag not in _INLINE and not (tag == "br" and _in_heading(element))


def _in_heading(element: HtmlElement) -> bool:
    """Tell a break inside a headline, which is one line for all that."""
    return any(each.tag in _HEADINGS for each in islice(element.iterancestors(), 4))


def _block_of(element: HtmlElement, root: HtmlElement) -> HtmlElement:
    while element.tag in _INLINE and element is not root and element.getparent() is not None:
        element = element.getparent()
    return element


def _in_link(element: HtmlElement, limit: HtmlElement) -> bool:
    while True:
        if element.tag == "a":
            return True
        parent = element.getparent()
        if element is limit or parent is None:
            return False
        element = parent
