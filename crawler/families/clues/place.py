"""Where on a page the article's text stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from crawler.families.clues import byline, elsewhere, furniture, headline
from crawler.families.clues.blocks import names_of
from crawler.families.clues.furniture import is_furniture, is_linked, is_noise, is_office
from crawler.families.clues.remembered import of_words
from crawler.families.fields import anchors, first, metas, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from crawler.families.clues.blocks import Block
    from crawler.page import PageText

# Elements that content systems made for the text and nothing else.
_TAGS = {"ucapcontent", "founder-content"}
_IDS = {"js_content", "ozoom", "UCAP-CONTENT", "zoomcon", "vsb_content", "detailContent", "zoom"}
_CLASSES = {"TRS_Editor", "trs_editor_view", "v_news_content", "rm_txt_con"}
_SENTENCE = re.compile("[,，。；;！？]")
# A text of one sentence is believed where the page shows a byline or a place made for texts.
_ENOUGH, _LITTLE = 40, 12
# What part of the sentences around it an inner element must hold: a container most, a lone paragraph all.
_MOST, _ALL = 0.6, 0.95
_WIDE, _LONG = 3, 3
_LEAVES = {"p", "div", "section"}
_LINE, _LEAST, _PLACES = 8, 8, 50
_PICTURES = {"img", "iframe", "embed", "object", "video"}
_FRAMES = {"body", "html", "tr", "tbody", "table"}


def find(page: PageText, lines: Sequence[Block], *, dated: bool) -> HtmlElement | None:
    """Return the innermost element that holds most of the page's sentences, or what is named as the text's place.

    ``dated`` tells that the page shows a byline.
    """
    sentences = _sentences(page, lines)
    for element in islice(filter(_is_made_for_text, page.root.iter()), _PLACES):
        within_it = set(element.iter())
        if sum(len(block.text) for block in sentences if block.inner in within_it) >= _LITTLE:
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
        if count[inner] == 1 and inner.tag in _LEAVES and len([child for child in best if _is_like(child, inner)]) > 1:
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

    found = [block for block in lines if is_sentence(block) and not outside(block.element)]
    before = _before_the_end(lines, found)
    return before if sum(len(block.text) for block in before) >= _ENOUGH else found


def _before_the_end(lines: Sequence[Block], sentences: list[Block]) -> list[Block]:
    """Return the sentences that do not stand behind a heading of what follows a text, in the element of the heading."""
    behind: set[int] = set()
    for number, block in enumerate(lines):
        section = block.element.getparent() if furniture.ends_text(block) else None
        if section is None or section.tag in _FRAMES or id(block) in behind:
            continue
        inside = set(section.iter())
        for other in lines[number + 1 :]:
            if other.inner not in inside:
                break
            behind.add(id(other))
    return [block for block in sentences if id(block) not in behind]


@of_words
def is_sentence(block: Block) -> bool:
    """Tell a line of a text from one of links, buttons, labels or the site's own."""
    return bool(_SENTENCE.search(block.text)) and not _is_other(block)


def _is_other(block: Block) -> bool:
    """Tell a line that is no sentence of a text, for all its commas."""
    return is_linked(block) or is_noise(block) or is_office(block) or headline.is_byline(block)


def _is_made_for_text(element: HtmlElement) -> bool:
    if element.tag in _TAGS or element.get("id") in _IDS or element.get("itemprop") == "articleBody":
        return True
    classes = element.get("class")
    return bool(classes) and not _CLASSES.isdisjoint(classes.split())


def _is_like(child: HtmlElement, line: HtmlElement) -> bool:
    return bool(child.tag == line.tag and names_of(child) == names_of(line) and child.text_content().strip())


def known(page: PageText, bodies: Sequence[str]) -> HtmlElement | None:
    """Return the longest element that a family's selectors find, if it holds a text."""
    for selector in bodies:
        found = [each for each in anchors(page, selector) if len(text_of(each)) >= _LEAST]
        if found:
            return max(found, key=lambda each: len(text_of(each)))
    return None


def shown(page: PageText, lines: Sequence[Block]) -> HtmlElement | None:
    """Return the text's element; where no line looks like a sentence, what stands below a sure head."""
    tags = metas(page)
    dated = [number for number, each in enumerate(lines) if headline.is_byline(each) and byline.moment(each)]
    found = find(page, lines, dated=bool(dated or tags.get("pubdate")))
    if found is not None:
        return found
    frame = elsewhere.frame(page)
    if frame is not None:
        return frame
    head = next((number for number in dated if byline.labelled(lines[number].pieces)), None)
    if head is None and tags.get("articletitle"):
        head = headline.choose(lines, len(lines), text_of(first(page, "title")), [tags["articletitle"]])
    head = next(iter(dated), None) if head is None else head
    if head is None:
        return None
    line = below(lines, head)
    labelled = bool(byline.labelled(lines[head].pieces) or tags.get("articletitle"))
    return pictured(page, lines[head]) if line is None and labelled else line


def below(lines: Sequence[Block], head: int) -> HtmlElement | None:
    """Return what holds the first line below a head, where no sentence is anywhere: a short notice, a table."""
    for number in range(head + 1, len(lines)):
        block = lines[number]
        if furniture.ends_text(block) or is_office(block):
            return None
        if len(block.text) >= _LINE and not _is_other(block) and not byline.stands_alone(lines[number - 1]):
            return _risen(block.element, {each.element for each in lines[: head + 1]})
    return None


def pictured(page: PageText, head: Block) -> HtmlElement | None:
    """Return what holds the first picture, film or embedded file below a head: an article may be nothing else."""
    later = False
    for element in page.root.iter():
        later = later or element is head.inner
        if later and element.tag in _PICTURES and element.getparent() is not None:
            return element.getparent()
    return None


def has_picture(element: HtmlElement) -> bool:
    """Tell an element that shows a picture, a film or an embedded file."""
    return any(each.tag in _PICTURES for each in element.iter())


def _risen(element: HtmlElement, head: set[HtmlElement]) -> HtmlElement:
    """Return the element around a line in which other lines stand but nothing of the head."""
    parent = element.getparent()
    while parent is not None and parent.tag not in _FRAMES and not any(each in head for each in parent.iter()):
        wider = parent.text_content().strip() != element.text_content().strip()
        element, parent = parent, parent.getparent()
        if wider:
            break
    return element


def within(lines: Sequence[Block], element: HtmlElement) -> range:
    """Return the numbers of the lines that stand in an element, from the first to the last."""
    inside = set(element.iter())
    found = [number for number, block in enumerate(lines) if block.inner in inside]
    return range(found[0], found[-1] + 1) if found else range(0)


def is_grid(element: HtmlElement) -> bool:
    """Tell a table of data, which belongs to an article, from one that lays out the page."""
    if element.tag != "table" or element.cssselect("table table"):
        return False
    wide = [row for row in element.iter("tr") if sum(cell.tag in {"td", "th"} for cell in row) >= _WIDE]
    return len(wide) >= _LONG
