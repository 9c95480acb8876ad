"""What single marks of a page tell of its article: comments of content systems, the only time, names at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bulletin import dates
from crawler.families.clues import byline, moments
from crawler.families.fields import squeeze, text_of
from crawler.families.fragment import is_file, is_named_file, linked_file, may_be_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.families.clues.blocks import Block
    from crawler.page import PageText

_PROPERTY = re.compile(r"<!--\s*enpproperty(.*?)/enpproperty", re.DOTALL)
_AT_END = re.compile(r"[(（]?(?:来源|稿源|转自)[:：]\s*([^\s()（）:：]{2,20})[)）]?")
_DAY_LENGTH, _SIGNATURE_LENGTH = 14, 30


def only_time(page: PageText) -> str | None:
    """Return the time of the page's only ``time`` element; several belong to other articles as well."""
    times = [each.get("datetime") for each in page.root.iter("time")]
    return moments.when(times[0]) if len(times) == 1 else None


def enpproperty(page: PageText) -> dict[str, str]:
    """Return the fields of the comment that Founder's system leaves in its pages."""
    comment = _PROPERTY.search(page.text) if "enpproperty" in page.text else None
    found = re.findall(r"<(\w+)>(.*?)</\1>", comment[1], re.DOTALL) if comment else []
    return {name.lower(): squeeze(re.sub(r"<[^>]+>", "", value)) for name, value in found}


def named_at_end(paragraphs: Sequence[str]) -> str | None:
    """Return the source that a line at the end of the text names."""
    for paragraph in paragraphs[-2:]:
        match = _AT_END.fullmatch(paragraph)
        if match:
            return match[1]
    return None


def signed_day(paragraphs: Sequence[str]) -> str | None:
    """Return the day below a signature at the end of the text, in digits or in words (二〇二二年四月三日)."""
    last = paragraphs[-1] if paragraphs else ""
    if len(last) > _DAY_LENGTH:
        return None
    told = moments.when(last)
    if told:
        return told
    found = dates.find(last)
    mention = found[0] if len(found) == 1 else None
    return dates.resolve(mention, published=None, previous=None) if mention else None


def signed_by(paragraphs: Sequence[str]) -> str | None:
    """Return the office that signs a text above the day."""
    if len(paragraphs) < 3 or not signed_day(paragraphs):  # noqa: PLR2004 - a text, the office, the day
        return None
    name = paragraphs[-2]
    return name if len(name) <= _SIGNATURE_LENGTH and byline.is_office(name) else None


def files(page: PageText, lines: Sequence[Block]) -> list[str]:
    """Return the files that lines around a text link."""
    found = []
    for block in lines:
        for anchor in (each for each in (*block.element.iter("a"), *block.around) if each.tag == "a"):
            href, text = anchor.get("href") or "", text_of(anchor)
            clicked = anchor.get("onclick") or ""
            if may_be_file(href, text, clicked) or may_be_file(page.base):
                url = page.join(linked_file(href, clicked))
                if is_file(url) or is_named_file(url, text):
                    found.append(url)
    return found
