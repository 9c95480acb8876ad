"""One article page of a site that nobody knows: what its data, its meta tags and its lines tell, the surest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.errors import DriftError
from crawler.families import embedded
from crawler.families.base import Article
from crawler.families.clues import (
    blocks,
    byline,
    elsewhere,
    feed,
    furniture,
    headline,
    marks,
    microdata,
    moments,
    paywall,
    place,
    scripts,
    trim,
)
from crawler.families.clues.days import day_of
from crawler.families.clues.paging import next_of_article
from crawler.families.fields import anchors, first, is_official, metas, person, require, text_of
from crawler.families.fragment import Body, read_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from crawler.families.clues.blocks import Block
    from crawler.families.clues.trim import Trimmed
    from crawler.page import PageText

_TIME_TAGS = (
    *("article:published_time", "publishdate", "og:release_date", "_pubtime", "pubtime", "publish_time"),
    *("firstpublishedtime", "dc.date"),
)
_ABOVE, _NEAR, _BELOW, _FILES = 6, 40, 8, 12
_VALUE = 20


def read(page: PageText, *bodies: str) -> Article:
    """Read an article page. Raises DriftError where there is none, ClosedError where the text must be bought.

    ``bodies`` are selectors of the text where a family knows them.
    """
    told = embedded.article(page)
    if page.text.lstrip()[:1] in {"{", "["}:
        if told and told.paragraphs:
            return _clean(told)
        raise DriftError(f"{page.url}: no data that look like an article")
    if feed.is_feed(page):
        raise DriftError(f"{page.url}: is a feed, no article")
    element, body, lines = _found(page, bodies)
    unfolded = elsewhere.unfolded(page, _length(body.paragraphs) if body else 0)
    if unfolded is not None and not (told and told.paragraphs):
        page = unfolded
        element, body, lines = _found(page, bodies)
    if told and told.paragraphs and (body is None or _length(told.paragraphs) > 2 * _length(body.paragraphs)):
        return _clean(told)
    if element is None or body is None:
        raise DriftError(f"{page.url}: no block of text that looks like an article")
    found = _Reading(page, lines, element, body, told).article()
    if not (found.paragraphs or found.tables or found.attachments or place.has_picture(element)):
        raise DriftError(f"{page.url}: no body; no block of text looks like an article")
    return found


def rest(page: PageText) -> Article:
    """Read a page that holds nothing but the text of an article. Raises DriftError where there is none."""
    element = place.find(page, blocks.blocks(page), dated=True)
    if element is None:
        raise DriftError(f"{page.url}: no text where another page frames it")
    body = read_body(page, element)
    return Article("", None, None, None, body.editor, body.paragraphs, body.tables, body.attachments)


def _found(page: PageText, bodies: Sequence[str]) -> tuple[HtmlElement | None, Body | None, list[Block]]:
    """Return the text's element and what it holds, if there is one, and the page's lines."""
    lines = blocks.blocks(page)
    paywall.refuse(page, lines)
    element = place.known(page, bodies)
    element = place.shown(page, lines) if element is None else element
    return element, None if element is None else read_body(page, element), lines


def _clean(told: Article) -> Article:
    """Return what data tell without lines of buttons and advertisements."""
    lines = told.paragraphs
    return replace(told, paragraphs=tuple(line for line in lines if not furniture.is_noise_text(line)) or lines)


class _Reading:
    """What was found on one page, while its fields are weighed."""

    def __init__(
        self, page: PageText, lines: Sequence[Block], element: HtmlElement, body: Body, told: Article | None
    ) -> None:
        self.page, self.lines, self.element, self.body, self.told = page, lines, element, body, told
        self.tags = metas(page)
        self.inside = place.within(lines, element)
        self.property = marks.enpproperty(page)
        self.marked = microdata.read(page)
        self.shown = text_of(first(page, "title"))
        names = [self.tags.get("articletitle"), told.title if told else None, self.property.get("title")]
        names += [self.tags.get("og:title"), self.tags.get("twitter:title")]
        self.at = headline.choose(lines, self.inside.start if self.inside else len(lines), self.shown, names)
        self.trimmed: Trimmed = trim.trim(lines, element, self.at)
        self.byline = byline.read(self._around_title())

    def article(self) -> Article:
        """Weigh the fields."""
        page, tags, told = self.page, self.tags, self.told
        title = self._title()
        publisher = self._publisher(title)
        editor = self.trimmed.editor or self.body.editor or self.byline.editor or (told.editor if told else None)
        editor = editor or _person_of(tags.get("editor"))
        return Article(
            title=title,
            published=self._published(),
            publisher_name=publisher,
            author=self._author(publisher, editor),
            editor=editor,
            paragraphs=self._paragraphs(),
            tables=self.body.tables,
            attachments=tuple(dict.fromkeys([*self.body.attachments, *marks.files(page, self._beside())])),
            next_page=_next_page(page, self.element),
            official=is_official(tags),
        )

    def _around_title(self) -> list[Block]:
        """Return the lines where source, date and names stand: those below the title, then those above it."""
        # Where no line is text, a picture is: what is said stands below the title.
        text = self.trimmed.kept[0] if self.trimmed.kept else self.inside.stop or (self.at or 0) + _BELOW
        at = self.at if self.at is not None else max(0, text - _ABOVE)
        below = list(self.lines[at + 1 : text] if self.at is not None else self.lines[at:text])[:_NEAR]
        above = list(self.lines[max(0, at - _ABOVE) : at]) if self.at is not None else []
        # What stands behind a text is rather about the next one: its dates are nobody's.
        behind = [block for block in self._behind(text) if not moments.when(block.text)]
        return [*below, *reversed(above), *behind]

    def _behind(self, text: int) -> list[Block]:
        """Return the lines of labels that stand behind the text, and the values of labels that stand alone."""
        after = self.trimmed.kept[-1] + 1 if self.trimmed.kept else text
        lines = self.lines[after : after + _BELOW]
        alone = [byline.stands_alone(block) for block in lines]
        return [
            block
            for number, block in enumerate(lines)
            if alone[number] or (number and alone[number - 1] and _may_be_value(block)) or byline.labelled(block.pieces)
        ]

    def _beside(self) -> list[Block]:
        """Return the lines between the title and the text and those behind it, up to other articles."""
        before = self.lines[self.at + 1 : self.inside.start] if self.at is not None else []
        found = [*before]
        for block in self.lines[self.inside.stop : self.inside.stop + _FILES]:
            if furniture.ends_text(block) or furniture.is_office(block):
                break
            found.append(block)
        return found

    def _title(self) -> str:
        tags, told = self.tags, self.told
        shown = self.lines[self.at].text if self.at is not None else None
        names = (
            tags.get("articletitle"),
            shown,
            told.title if told else None,
            self.property.get("title"),
            tags.get("og:title"),
        )
        return headline.clean(require(self.page, "title", *names, headline.of_page(self.shown)), self.shown)

    def _published(self) -> str | None:
        tags, told = self.tags, self.told
        named = moments.of_machine(tags.get("pubdate"))
        if named:
            times = [named, self.byline.published]
        else:
            day = day_of(self.page.url)
            times = [
                told.published if told else None,
                moments.when(self.marked.get("datePublished")),
                next(filter(None, (moments.of_machine(tags[name]) for name in _TIME_TAGS if name in tags)), None),
                self.byline.published,
                scripts.published(self.page),
                moments.when(self.property.get("date", "")[:10]),
                marks.only_time(self.page),
            ]
            times = [
                *(time for time in times if time and time[:10] == day),
                *times,
                day,
            ]
        # Last what stands at the end: the day below a signature, the time that a label names.
        ends = (marks.signed_day(self._kept()), self._dated_behind()) if not any(times) else ()
        found = [time for time in (*times, *ends) if time]
        return max((time for time in found if time[:10] == found[0][:10]), key=len, default=None)

    def _dated_behind(self) -> str | None:
        """Return the time that a label behind the text names."""
        lines = (block for block in self._behind(self.inside.stop) if not block.linked)
        return next(filter(None, (moments.when(byline.labelled(each.pieces).get("time")) for each in lines)), None)

    def _kept(self) -> list[str]:
        """Return the text's last lines."""
        return [self.lines[number].text for number in self.trimmed.kept[-_ABOVE:]]

    def _publisher(self, title: str) -> str | None:
        tags, told = self.tags, self.told
        named = byline.labelled([tags.get("source", "")]).get("source") or tags.get("source")
        return (
            tags.get("contentsource")
            or self.byline.source
            or named
            or self.trimmed.source
            or (told.publisher_name if told else None)
            or self.marked.get("publisher")
            or marks.named_at_end(self.body.paragraphs)
            or tags.get("og:site_name")
            or tags.get("application-name")
            or headline.site_of(self.shown, title)
            or marks.signed_by(self._kept())
        )

    def _author(self, publisher: str | None, editor: str | None) -> str | None:
        told = self.told
        found = (
            self.byline.author
            or byline.name_of(self.property.get("author"))
            or byline.name_of(self.marked.get("author"))
            or self._maker()
            or (told.author if told else None)
            or self.trimmed.author
        )
        return person(None if found in {publisher, editor, self.tags.get("og:site_name")} else found)

    def _maker(self) -> str | None:
        """Return what the meta tag calls the author, if that is a person: many sites put their own name there."""
        named = byline.name_of(self.tags.get("author"))
        return named if named and (is_official(self.tags) or byline.is_person(named)) else None

    def _paragraphs(self) -> tuple[str, ...]:
        """Return the text's paragraphs, those left out that stand on lines that are none of it."""
        kept = set(self.trimmed.kept)
        paragraphs = self.body.paragraphs
        if self.at is not None and self.at in self.inside:
            paragraphs = trim.without_title(paragraphs, self.lines[self.at].text)
        dropped = Counter(self.lines[number].text for number in self.inside if number not in kept)
        shown = {self.lines[number].text for number in self.inside}
        found = []
        for paragraph in paragraphs:
            if dropped[paragraph] > 0:
                dropped[paragraph] -= 1
            elif paragraph in shown or not furniture.is_noise_text(paragraph):
                found.append(paragraph)
        return tuple(found)


def _may_be_value(block: Block) -> bool:
    """Tell a line that may be what a label alone on its line names."""
    return len(block.text) <= _VALUE and not place.is_sentence(block) and not furniture.is_noise(block)


def _person_of(name: str | None) -> str | None:
    """Return what a meta tag calls a person, if it is one: editors of pages are programs as well."""
    named = byline.name_of(name)
    return named if named and byline.is_person(named) else None


def _next_page(page: PageText, element: HtmlElement) -> str | None:
    """Return the next page of the same article: the frame of its text, what 下转 links, an address that goes on."""
    if element.tag == "iframe":
        return page.join(element.get("src") or "")
    for anchor in anchors(page) if "下转" in page.text else ():
        href = (anchor.get("href") or "").strip()
        if text_of(anchor).startswith("下转") and href and not href.lower().startswith(("javascript:", "#")):
            return page.join(href)
    return next_of_article(page)


def _length(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))
