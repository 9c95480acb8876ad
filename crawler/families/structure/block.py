"""The block of a page that is its article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from crawler.families.fields import text_of
from crawler.families.structure.labels import is_line
from crawler.families.structure.text import FOOTER, OFFICE, block_of, is_aside, pieces, select
from crawler.families.structure.trim import is_head

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

# The elements into which content systems put an article's text and nothing else.
_KNOWN = (
    *("ucapcontent", "#UCAP-CONTENT", "founder-content", ".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR"),
    *(".TRS_PreAppend", ".trs_paper_default", ".v_news_content", "[id^=vsb_content]", "#zoomcon", "#zoom", "#ozoom"),
    *("#js_content", "[itemprop=articleBody]"),
)
_WEAK = (".article-content", "#content", ".content", "article")
_SENTENCE = re.compile("[,，。；;！？]")
_BODY_LENGTH, _LEAST, _LINE = 40, 8, 5
_WIDE, _LONG = 3, 3
# What part of the sentences around it an inner element must hold: a container most, a lone paragraph all.
_MOST, _ALL = 0.6, 0.95
_BLOCKS = {"p", "div", "section", "table", "tr", "td", "ul", "ol", "li", "dl", "dd", "center", "article", "blockquote"}
_CELLS = {"body", "html", "tr", "tbody", "table"}
_BLOCKS |= {"br", "form", "h1", "h2", "h3", "h4", "h5", "tbody"}


def body_of(page: PageText, after: int = -1, bodies: tuple[str, ...] = ()) -> HtmlElement | None:
    """Return the element of the article's text: the system's own, else the densest after the title's piece."""
    known = _known(page, (*bodies, *_KNOWN))
    return _densest(page, after) if known is None else known


def first_sentence(page: PageText, body: HtmlElement, after: int = -1) -> int:
    """Return the place of the first piece of a body that belongs to a sentence, 0 when nothing stands in it."""
    inside = set(body.iter())
    every = pieces(page)
    places = [index for index, piece in enumerate(every) if index > after and piece.element in inside]
    for index in places:
        text = every[index].text
        if _SENTENCE.search(text) and len(text) > 2 * _LEAST and not is_line(text):
            return index
    return next((index for index in places if not is_head(every[index].text)), places[0] if places else 0)


def _known(page: PageText, selectors: tuple[str, ...]) -> HtmlElement | None:
    """Return the longest element that a content system is known to use, if it holds a text."""
    for selector in selectors:
        found = [each for each in select(page.root, selector) if len(text_of(each)) >= _LEAST]
        if found:
            return max(found, key=lambda each: len(text_of(each)))
    return None


def _densest(page: PageText, after: int) -> HtmlElement | None:
    """Return the innermost element that holds most of the page's sentences.

    Sentences are blocks of text with a comma or a full stop, outside links and furniture; titles, lines of source and
    date and footers rarely have one. A single paragraph among others is not the article.
    """
    blocks = _blocks(page, after)
    if sum(blocks.values()) < _BODY_LENGTH:
        blocks = _blocks(page, -1) or blocks
    held: Counter[HtmlElement] = Counter()
    count: Counter[HtmlElement] = Counter()
    for element, length in blocks.items():
        line = [element, *element.iterancestors()]
        held.update(dict.fromkeys(line, length))
        count.update(line)
    best = page.root
    if held[best] < _LEAST:
        return next((each for selector in _WEAK for each in select(page.root, selector)), _lines(page, after))
    while True:
        inside = [child for child in best if child in held and not is_grid(child)]
        inner = max(inside, key=held.__getitem__, default=None)
        if inner is None or held[inner] < held[best] * (_MOST if count[inner] > 1 else _ALL):
            return _risen(best)
        best = inner


def _lines(page: PageText, after: int) -> HtmlElement | None:
    """Return what holds the first lines after a title that is shown, where no sentence follows."""
    framed: dict[HtmlElement, bool] = {}
    every = pieces(page)
    for before, piece in pairwise(every[after:]) if after >= 0 else ():
        text = piece.text
        if FOOTER.search(text) or _is_framed(piece.element, framed):
            return None
        skipped = before.text.endswith((":", "：")) or piece.linked or OFFICE.search(text) or is_head(text)
        if len(text) >= _LINE and not skipped:
            return _risen(block_of(piece.element))
    return None


def _blocks(page: PageText, after: int) -> dict[HtmlElement, int]:
    """Return the blocks of sentences after a piece, each with its length."""
    texts: dict[HtmlElement, list[str]] = defaultdict(list)
    framed: dict[HtmlElement, bool] = {}
    for index, piece in enumerate(pieces(page)):
        if index > after and not piece.linked and not _is_framed(piece.element, framed):
            texts[block_of(piece.element)].append(piece.text)
    joined = {element: "".join(each) for element, each in texts.items()}
    return {
        element: len(text)
        for element, text in joined.items()
        if _SENTENCE.search(text) and not OFFICE.search(text) and not is_line(text)
    }


def _is_framed(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Tell an element within a page's frame; a loop, because hostile pages nest deeply."""
    line = []
    place: HtmlElement | None = element
    while place is not None and place not in known:
        line.append(place)
        place = place.getparent()
    framed = place is not None and known[place]
    for each in reversed(line):
        framed = framed or is_aside(each)
        known[each] = framed
    return known[element]


def _risen(element: HtmlElement) -> HtmlElement:
    """Return what holds a lone paragraph: lines without a sentence beside it belong to the text too."""
    if any(each.tag in _BLOCKS for each in element) or element.tag in {"td", *_CELLS}:
        return element
    text = text_of(element)
    parent = element.getparent()
    while parent is not None and parent.tag not in _CELLS:
        if text_of(parent) != text:
            return parent
        element, parent = parent, parent.getparent()
    return element


def is_grid(element: HtmlElement) -> bool:
    """Tell a table of data, which belongs to an article, from one that lays out the page."""
    if element.tag != "table":
        return False
    wide = [row for row in element.iter("tr") if sum(cell.tag in {"td", "th"} for cell in row) >= _WIDE]
    return len(wide) >= _LONG and not select(element, "table table")
