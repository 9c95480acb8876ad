"""An article page read by what it says of itself and by where its text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.errors import DriftError
from crawler.families.base import Article
from crawler.families.fields import is_official, metas, person, require, text_of, when
from crawler.families.fragment import is_file, is_named_file, may_be_file, read_body
from crawler.families.structure.block import body_of, first_sentence
from crawler.families.structure.heading import title_of
from crawler.families.structure.labels import credit, said, time_of, unlabelled_source
from crawler.families.structure.paging import next_of_article
from crawler.families.structure.text import block_of, pieces, select
from crawler.families.structure.trim import trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.families.structure.labels import Said
    from crawler.families.structure.text import Piece
    from crawler.page import PageText

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d{1,2})[-/_]?(\d{1,2})(?!\d)")
_NAME = re.compile(r"[一-鿿·]{2,12}(?:[ 、,，][一-鿿·]{2,12})*")
_OFFICE = re.compile("网|局|厅|府|公司|报|中心|委|办$|室$|管理员")
# The lines of source and date stand within so many pieces of text before the article, the editor's after it.
_BEFORE, _AFTER, _ABOVE = 80, 25, 30
_DAY_LENGTH = 12
_PICTURES = "img, iframe, embed, object, video"
_END = re.compile("上一?[篇条]|下一?[篇条]|相关|推荐|主办|版权|友情链接|网站地图|ICP")


@dataclass(frozen=True, slots=True)
class _Around:
    """The pieces before a text, from the title on, those above the title, and those after the text."""

    before: list[Piece]
    above: list[Piece]
    after: list[Piece]


def read_page(page: PageText, *bodies: str, told: Article | None = None) -> Article:
    """Read an article page: the government sites' meta tags first, then ``told`` (its data), then what it shows.

    ``bodies`` are selectors of the text where a family knows them. Raises DriftError naming the field that is missing.
    """
    tags = metas(page)
    shown, at = title_of(page)
    element = body_of(page, at, bodies)
    element = _pictured(page, at, tags) if element is None else element
    if element is None:
        raise DriftError(f"{page.url}: no body; no block of text looks like an article")
    body = read_body(page, element)
    title = require(page, "title", tags.get("articletitle"), told.title if told else None, shown)
    around = _around(page, element, at)
    paragraphs, ending = trim(body.paragraphs, title)
    if not (paragraphs or body.tables or body.attachments or select(element, _PICTURES)):
        raise DriftError(f"{page.url}: no body; no block of text looks like an article")
    head, above, tail = (said(_texts(each)) for each in (around.before, around.above, around.after))
    lines = (head, ending, tail, above)
    editors = (body.editor, *(each.person("editor") for each in lines), _editor_within(page, element))
    editor = next(filter(None, editors), None)
    author = _author(tags, *lines) or (told.author if told else None)
    unnamed = unlabelled_source(_texts(around.before))
    sources = (
        head.get("source"),
        unnamed,
        told.publisher_name if told else None,
        *(each.get("source") for each in lines),
    )
    return Article(
        title=title,
        published=_most_precise(
            when(tags.get("pubdate")),
            told.published if told else None,
            when(tags.get("article:published_time") or tags.get("publishdate")),
            time_of(head, _texts(around.before)),
            _marked_time(page),
            *(when(each.get("time")) for each in (tail, above)),
            _day_of(page.url),
            _signed(paragraphs),
        ),
        publisher_name=tags.get("contentsource") or next(filter(None, sources), None),
        author=None if author == editor else author,
        editor=editor,
        paragraphs=paragraphs,
        tables=body.tables,
        attachments=tuple(dict.fromkeys([*body.attachments, *_files(page, [*around.before, *around.after])])),
        next_page=next_of_article(page),
        official=is_official(tags),
    )


def _around(page: PageText, element: HtmlElement, title_at: int) -> _Around:
    """Return the pieces around a text; those after it end where other articles or the footer begin."""
    every = pieces(page)
    inside = set(element.iter())
    start = first_sentence(page, element, title_at)
    begin = max(title_at + 1 if title_at < start else 0, start - _BEFORE)
    last = max((index for index, piece in enumerate(every) if piece.element in inside), default=start)
    after = takewhile(lambda piece: not _END.search(piece.text), every[last + 1 : last + 1 + _AFTER])
    above = every[max(0, title_at - _ABOVE) : max(0, title_at)]
    return _Around(list(every[begin:start]), list(above), list(after))


def _texts(found: Iterable[Piece]) -> list[str]:
    return [piece.text for piece in found]


def _pictured(page: PageText, title_at: int, tags: dict[str, str]) -> HtmlElement | None:
    """Return the block of the first picture, film or embedded file after a title, where the date is told as well."""
    every = pieces(page)
    if title_at < 0 or not (tags.get("pubdate") or said(_texts(every[title_at : title_at + _BEFORE])).get("time")):
        return None
    title = every[title_at].element
    order = {each: index for index, each in enumerate(page.root.iter())}
    later = [each for each in select(page.root, _PICTURES) if order[each] > order[title]]
    return block_of(later[0].getparent()) if later else None


def _marked_time(page: PageText) -> str | None:
    """Return the time of the page's only ``time`` element; several belong to other articles as well."""
    times = [each.get("datetime") for each in page.root.iter("time")]
    return when(times[0]) if len(times) == 1 else None


def _signed(paragraphs: tuple[str, ...]) -> str | None:
    """Return the day below a signature at the end of a text."""
    return when(paragraphs[-1]) if paragraphs and len(paragraphs[-1]) <= _DAY_LENGTH else None


def _editor_within(page: PageText, element: HtmlElement) -> str | None:
    """Return the editor whom a line near the end of a text's block names, be it among the furniture."""
    inside = set(element.iter())
    ends = [piece.text for piece in pieces(page) if piece.element in inside][-_AFTER:]
    told = (credit(text) for text in reversed(ends))
    return next((name for each in told if each and (name := each.person("editor"))), None)


def _author(tags: dict[str, str], *found: Said) -> str | None:
    """Return the author that a label names; the meta tag only where it holds a person's name, not the site's maker."""
    named = next((name for each in found if (name := each.person("author"))), None)
    meta = person(tags.get("author"))
    fits = meta and _NAME.fullmatch(meta) and not _OFFICE.search(meta)
    return named or (meta if fits or is_official(tags) else None)


def _most_precise(*times: str | None) -> str | None:
    """Return the first time, or another of the same day that tells the hour."""
    found = [time for time in times if time]
    return max((time for time in found if time[:10] == found[0][:10]), key=len, default=None)


def _files(page: PageText, beside: list[Piece]) -> list[str]:
    """Return the files that are linked around a text."""
    found = []
    for anchor in dict.fromkeys(_anchor(piece.element) for piece in beside if piece.linked):
        href, text = anchor.get("href") or "", text_of(anchor)
        if may_be_file(href, text) or may_be_file(page.base):
            url = page.join(href)
            if is_file(url) or is_named_file(url, text):
                found.append(url)
    return found


def _anchor(element: HtmlElement) -> HtmlElement:
    """Return the link that a linked piece stands in."""
    while element.tag != "a":
        element = element.getparent()
    return element


def _day_of(url: str) -> str | None:
    """Return the day that an address holds."""
    for match in _DAY.finditer(urlsplit(url).path):
        try:
            return str(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:  # digits that are no day
            continue
    return None
