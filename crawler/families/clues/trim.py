"""A text without what stands before it, behind it and between its lines; and what those lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.families.clues import byline, furniture, headline
from crawler.families.clues import credits as crediting
from crawler.families.clues.place import within
from crawler.families.fields import person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from crawler.families.clues.blocks import Block

_SIGNED = re.compile(
    r"[(（\s—]*(?:(?:本报|本网|本台|新华社|本社)?(?:全媒体|见习|特约)?(?:记者|通讯员)[\s:：]*[一-鿿·]{2,}(?:[\s、,，]+[一-鿿·]{2,})*(?:\s*(?:通讯员|实习生)[\s:：]*[一-鿿·、\s]+)?)(?:\s*报道|\s*综合报道)?[)）\s]*"
)
_DATELINE = re.compile(r"[(（]\s*((?:本报|本网)?(?:全媒体)?(?:记者|通讯员)[\s:：]*[^()（）]{2,30}?)\s*(?:报道)?[)）]")
_LONGEST = 90
_TAIL, _HEAD = 8, 6
_DATELINE_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The numbers of the lines that are text, and what the other lines say."""

    kept: tuple[int, ...]
    editor: str | None = None
    author: str | None = None
    source: str | None = None


def trim(lines: Sequence[Block], element: HtmlElement, title: int | None) -> Trimmed:
    """Tell the text's lines from the others in the element of the text."""
    inside = within(lines, element)
    start = _start(lines, inside, title)
    stop = next((number for number in range(start + 1, inside.stop) if furniture.ends_text(lines[number])), inside.stop)
    kept = [number for number in range(start, stop) if not _between(lines[number], element)]
    credits_: dict[str, str] = {}
    author = None
    while kept:
        block = lines[kept[-1]]
        if _SIGNED.fullmatch(block.text):
            author = author or byline.name_of(block.text.strip("()（） —"))
        elif (found := crediting.read(block.text)) is not None:
            credits_ = found | credits_
        elif not (furniture.is_noise(block) or (furniture.is_linked(block) and len(kept) > 1)):
            break
        kept.pop()
    for block in lines[stop : stop + _TAIL]:
        found = crediting.read(block.text)
        credits_ |= {name: value for name, value in (found or {}).items() if name not in credits_}
    if kept and _SIGNED.fullmatch(lines[kept[0]].text):
        author = author or byline.name_of(lines[kept.pop(0)].text.strip("()（） —"))
    return Trimmed(
        tuple(kept),
        editor=next((person(credits_[name]) for name in crediting.EDITORS if credits_.get(name)), None),
        author=author
        or byline.name_of(credits_.get("作者") or credits_.get("记者") or credits_.get("撰稿"))
        or (_dateline(lines[kept[0]].text) if kept else None),
        source=credits_.get("来源") or credits_.get("稿源"),
    )


def _start(lines: Sequence[Block], inside: range, title: int | None) -> int:
    """Return the first line behind the title and the lines that go with it."""
    start = inside.start
    if title is not None and title in inside:
        start = title + 1
    while start < inside.stop - 1:
        block = lines[start]
        goes = headline.is_byline(block) or furniture.is_noise(block) or furniture.is_linked(block)
        goes = goes or headline.is_subtitle(block, beside=title is not None and title in inside)
        repeated = title is not None and block.text == lines[title].text
        value = start > inside.start and byline.stands_alone(lines[start - 1])
        if not (goes or repeated or value or _names_author(block)):
            break
        start += 1
    return start


def _names_author(block: Block) -> bool:
    return bool(byline.AUTHOR_NAMES.search(block.names)) and len(block.text) <= _LONGEST // 2


def _between(block: Block, element: HtmlElement) -> bool:
    """Tell a line inside a text that is none of it: a caption, an advertisement, an element's furniture."""
    if furniture.is_noise(block) or furniture.is_caption(block, near_image=_near_image(block)):
        return True
    for place in (*block.around, *block.element.iterancestors()):
        if place is element:
            return False
        if furniture.is_furniture(place):
            return True
    return False


def _near_image(block: Block) -> bool:
    for place in (block.element, block.element.getprevious(), block.element.getnext()):
        if (
            place is not None
            and isinstance(place.tag, str)
            and next(place.iter("img", "video", "amp-img"), None) is not None
        ):
            return True
    return False


def _dateline(text: str) -> str | None:
    """Return the reporter whom the beginning of a text names in brackets."""
    found = _DATELINE.search(text[:_DATELINE_WITHIN])
    return byline.name_of(found[1]) if found else None


def without_title(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return a text without a title that was cut into several lines."""
    for start, first_part in enumerate(paragraphs[:_HEAD]):
        if first_part != title and title.startswith(first_part):
            for end in range(start + 2, start + 1 + _HEAD):
                if "".join(paragraphs[start:end]).replace(" ", "") == title.replace(" ", ""):
                    return (*paragraphs[:start], *paragraphs[end:])
    return paragraphs
