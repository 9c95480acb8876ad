"""Where on a page the article's text stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from crawler.clues.blocks import names_of
from crawler.clues.furniture import is_furniture, is_linked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from crawler.clues.blocks import Block
    from crawler.page import PageText

# Elements that content systems made for the text and nothing else.
_HOOKS = (
    *("ucapcontent", "founder-content", "[itemprop=articleBody]", "#js_content", "#ozoom", "#UCAP-CONTENT", "#zoomcon"),
    *(".TRS_Editor", ".trs_editor_view", "#vsb_content", ".v_news_content", ".rm_txt_con", "#detailContent", "#zoom"),
)
_SENTENCE = re.compile("[,，。；;！？]")
# A text of one sentence is believed where the page shows a byline or a place made for texts.
_ENOUGH, _LITTLE = 40, 12
# What part of the sentences around it an inner element must hold: a container most, a lone paragraph all.
_MOST, _ALL = 0.6, 0.95
_WIDE, _LONG = 3, 3
_LEAVES = {"p", "span", "font", "section", "strong", "b", "div"}


def find(page: PageText, lines: Sequence[Block], *, dated: bool) -> HtmlElement | None:
    """Return the innermost element that holds most of the page's sentences, or what is named as the text's place.

    ``dated`` tells that the page shows a byline.
    """
    sentences = _sentences(page, lines)
    for hook in _HOOKS:
        for element in page.root.cssselect(hook):
            if sum(len(block.text) for block in sentences if _within(block, element)) >= _LITTLE:
                return element
    held: Counter[HtmlElement] = Counter()
    count: Counter[HtmlElement] = Counter()
    for block in sentences:
        line = [block.element, *block.element.iterancestors()]
        held.update(dict.fromkeys(line, len(block.text)))
        count.update(line)
    if held[page.root] < (_LITTLE if dated else _ENOUGH):
        return None
    best = page.root
    while True:
        inside = [child for child in best if child in held and not is_grid(child)]
        inner = max(inside, key=held.__getitem__, default=None)
        if inner is None or held[inner] < held[best] * (_MOST if count[inner] > 1 else _ALL):
            return best
        if count[inner] == 1 and inner.tag == "p" and sum(child.tag == "p" for child in best) > 1:
            return best  # lines without a comma stand beside the only one with
        best = inner


def _sentences(page: PageText, lines: Sequence[Block]) -> list[Block]:
    """Return the lines with a comma or a full stop, outside links and furniture."""
    headed = {each for heading in page.root.iter("h1") for each in heading.iterancestors()}
    aside: dict[HtmlElement, bool] = {}

    def outside(element: HtmlElement) -> bool:
        path = []
        while element is not None and element not in aside:
            path.append(element)
            element = element.getparent()
        known = aside[element] if element is not None else False
        for each in reversed(path):
            known = aside[each] = known or (each not in headed and is_furniture(each))
        return known

    return [block for block in lines if _SENTENCE.search(block.text) and not is_linked(block) and not outside(block.element)]


def _within(block: Block, element: HtmlElement) -> bool:
    return block.element is element or any(each is element for each in (*block.around, *block.element.iterancestors()))


def within(lines: Sequence[Block], element: HtmlElement) -> range:
    """Return the numbers of the lines that stand in an element, from the first to the last."""
    found = [number for number, block in enumerate(lines) if _within(block, element)]
    return range(found[0], found[-1] + 1) if found else range(0)


def is_grid(element: HtmlElement) -> bool:
    """Tell a table of data, which belongs to an article, from one that lays out the page."""
    if element.tag != "table":
        return False
    widths = Counter(len(row.cssselect("td, th")) for row in element.cssselect("tr"))
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return not element.cssselect("table table") and width >= _WIDE and rows >= _LONG
