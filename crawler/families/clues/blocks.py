"""A page as lines of text in reading order, each with the pieces it is made of and the element it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from crawler.families.clues.remembered import known
from crawler.families.fields import anchors, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import PageText

_SILENT = {"script", "style", "noscript", "template", "head", "title", "textarea", "select", "iframe", "svg", "object"}
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
_UNREAD = {etree.Comment, etree.ProcessingInstruction}
_NO_LIMITS = _SILENT | _UNREAD
_NOTHING = (etree.Comment(),)  # behind the last element: no element of the page is its parent
_HEADINGS = {"h1", "h2", "h3"}
_BYLINE = re.compile(
    r"(?:(?:发布|发表|更新|发稿)?(?:时间|日期)|(?:文章|信息|稿件|新闻)?来源|作者|编辑)\s*[:：]"
    r"|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s+\d{1,2}:\d{2}|\s*$|\s{2}|\s*(?:来源|作者|编辑))"
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A line as shown, ``text``; ``pieces`` are its text nodes, ``inner`` the innermost element of the first.

    ``linked`` is how much of the text stands in links. ``known`` is what was found out of these words (``of_words``).
    """

    element: HtmlElement
    inner: HtmlElement
    pieces: list[str]
    linked: int = 0
    text: str = ""
    known: dict[object, Any] = field(default_factory=dict)
    _names: str | None = None
    _around: list[HtmlElement] | None = None

    @property
    def names(self) -> str:
        """Classes and ids of the elements from the innermost to the block's parent, as one text."""
        if self._names is None:
            self._names = " ".join([names_of(each) for each in self.around])
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


def blocks(page: PageText) -> list[Block]:
    """Return a page's lines that hold text."""
    root, found = page.root, list[Block]()
    current: Block | None = None
    hides = b"hidden" in page.folded or b"display" in page.folded
    perhaps = anchors(page, "[style], [hidden]") if hides else []
    for piece, inner in _pieces(root, {each for each in perhaps if is_hidden(each)}):
        if inner is None:
            current = None
            continue
        if current is None:
            current = Block(inner if inner.tag not in _INLINE else _block_of(inner, root), inner, [])
            found.append(current)
        elif piece.isspace():
            current.pieces.append(piece)
            continue
        if inner.tag == "a" or (inner is not current.element and _in_link(inner, current.element)):
            text = squeeze(piece)
            current.linked += len(text)
            if not current.pieces:
                current.text = text
        current.pieces.append(piece)
    if any(len(heading) for heading in root.iter(*_HEADINGS)):
        found = [part for block in found for part in _parted(block)]
    for block in found:
        _complete(block)
    return [block for block in found if block.text]


def _parted(block: Block) -> list[Block]:
    """Return a heading and the line of source and date that stands in it as two lines; any other line as it is."""
    pieces = block.pieces
    if len(pieces) > 1 and block.element.tag in _HEADINGS:
        at = next((at for at in range(1, len(pieces)) if _BYLINE.match(pieces[at].strip())), None)
        if at is not None:
            # What is linked in it is rather a name than the title.
            return [Block(block.element, block.inner, pieces[:at]), replace(block, pieces=pieces[at:], text="")]
    return [block]


def _pieces(root: HtmlElement, unseen: set[HtmlElement]) -> Iterator[tuple[str, HtmlElement | None]]:
    """Yield the text nodes with the element they stand in, and ``None`` behind a line; no line begins with white space.

    Which elements end is told by the parent of the next one: that costs half of what ``iterwalk`` does.
    """
    begun, last = False, ""
    opened: list[HtmlElement] = []
    skipped: HtmlElement | None = None
    for element in chain(root.iter(), _NOTHING):
        parent = element.getparent()
        while opened and opened[-1] is not parent:
            closed = opened.pop()
            if skipped is not None and closed is not skipped:
                continue
            skipped = None
            if begun and _is_limit(closed):
                begun = False
                yield "", None
            tail = closed.tail
            if tail and opened and (begun or not tail.isspace()):
                begun = True
                last = tail
                yield tail, opened[-1]
        opened.append(element)
        tag = element.tag
        if skipped is not None or tag in _UNREAD:
            continue
        if tag in _SILENT or element in unseen:
            skipped = element
            continue
        if begun and _is_limit(element):
            begun = False
            yield "", None
        text = element.text if tag != "img" else _pictured(element, last if begun else "")
        if text and (begun or not text.isspace()):
            begun, last = True, text
            yield text, element


def _pictured(image: HtmlElement, before: str) -> str | None:
    """Return the name that a picture shows behind a label."""
    return image.get("alt") if before.rstrip().endswith((":", "：")) else None


def _is_limit(element: HtmlElement) -> bool:
    """Tell an element at whose limits lines end."""
    tag = element.tag
    return tag not in _INLINE and tag not in _NO_LIMITS and (tag != "br" or not _in_heading(element))


def _complete(block: Block) -> None:
    """Put a line's text together, and what earlier lines of the same words have told."""
    pieces = block.pieces
    text = squeeze("".join(pieces)) if len(pieces) > 1 else block.text or squeeze(pieces[0])
    block.text = text
    block.known = known(pieces, block.linked, text)


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
