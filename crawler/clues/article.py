"""One article page of a site that nobody knows: what its data, its meta tags and its lines tell, the surest first."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from crawler.clues import blocks, byline, headline, place, scripts, trim
from crawler.clues.days import day_of
from crawler.errors import ClosedError, DriftError
from crawler.families import embedded
from crawler.families.base import Article
from crawler.families.fields import anchors, first, is_official, metas, person, require, squeeze, text_of
from crawler.families.fragment import Body, is_file, read_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from crawler.clues.blocks import Block
    from crawler.clues.trim import Trimmed
    from crawler.page import PageText

_PROPERTY = re.compile(r"<!--\s*enpproperty(.*?)/enpproperty", re.DOTALL)
_CLOSED = re.compile(r"请?(?:先)?(?:购买|订阅|登录|充值|开通)[^。<]{0,16}(?:后|才能|方可)[^。<]{0,6}(?:访问|阅读|查看|继续)")
_AT_END = re.compile(r"[(（]?(?:来源|稿源|转自)[:：]\s*([^\s()（）:：]{2,20})[)）]?")
_NEXT = {"下一页", "下页", "后一页", "下一頁", "next"}
_PAGE_NUMBER = re.compile(r"[_-]\d{1,2}$")
_PAGE_KEYS = {"page", "p", "pn", "pageno"}
_SHORT = 120
_ABOVE, _BELOW = 6, 8


def read(page: PageText) -> Article:
    """Read an article page. Raises DriftError where there is none, ClosedError where the text must be bought."""
    told = embedded.article(page)
    if page.text.lstrip().startswith(("{", "[")):
        if told and told.paragraphs:
            return told
        raise DriftError(f"{page.url}: no data that look like an article")
    lines = blocks.blocks(page.root)
    _refuse_closed(page, lines)
    element = place.find(page, lines, dated=any(headline.is_byline(each) and byline.when(each.text) for each in lines))
    body = None if element is None else read_body(page, element)
    if told and told.paragraphs and (body is None or _length(told.paragraphs) > 2 * _length(body.paragraphs)):
        return told
    if element is None or body is None:
        raise DriftError(f"{page.url}: no block of text that looks like an article")
    return _Reading(page, lines, element, body, told).article()


class _Reading:
    """What was found on one page, while its fields are weighed."""

    def __init__(
        self, page: PageText, lines: Sequence[Block], element: HtmlElement, body: Body, told: Article | None
    ) -> None:
        self.page, self.lines, self.element, self.body, self.told = page, lines, element, body, told
        self.tags = metas(page)
        self.inside = place.within(lines, element)
        self.property = _property(page)
        self.shown = text_of(first(page, "title"))
        names = [self.tags.get("articletitle"), told.title if told else None, self.property.get("title")]
        names += [self.tags.get("og:title"), self.tags.get("twitter:title")]
        self.at = headline.choose(lines, self.inside.start, self.shown, names)
        self.trimmed: Trimmed = trim.trim(lines, element, self.at)
        self.byline = byline.read(self._around_title())

    def article(self) -> Article:
        """Weigh the fields."""
        page, tags, told = self.page, self.tags, self.told
        title = self._title()
        publisher = self._publisher(title)
        editor = self.trimmed.editor or self.body.editor or self.byline.editor or (told.editor if told else None)
        return Article(
            title=title,
            published=self._published(),
            publisher_name=publisher,
            author=self._author(publisher, editor),
            editor=editor,
            paragraphs=self._paragraphs(),
            tables=self.body.tables,
            attachments=tuple(dict.fromkeys([*self.body.attachments, *_files_beside(page, self.element)])),
            next_page=_next_page(page),
            official=is_official(tags),
        )

    def _around_title(self) -> list[Block]:
        """Return the lines where source, date and names stand: those below the title, then those above it."""
        text = self.trimmed.kept[0] if self.trimmed.kept else self.inside.stop
        at = self.at if self.at is not None else max(0, text - _ABOVE)
        below = list(self.lines[at + 1 : text] if self.at is not None else self.lines[at:text])
        above = list(self.lines[max(0, at - _ABOVE) : at]) if self.at is not None else []
        after = self.trimmed.kept[-1] + 1 if self.trimmed.kept else text
        # What stands behind a text is rather about the next one: its dates are nobody's.
        behind = [block for block in self.lines[after : after + _BELOW] if byline.labelled(block.pieces) and not byline.when(block.text)]
        return [*below, *reversed(above), *behind]

    def _title(self) -> str:
        tags, told = self.tags, self.told
        shown = self.lines[self.at].text if self.at is not None else None
        names = (tags.get("articletitle"), shown, told.title if told else None, self.property.get("title"), tags.get("og:title"))
        return headline.clean(require(self.page, "title", *names, headline.of_page(self.shown)))

    def _published(self) -> str | None:
        tags, told = self.tags, self.told
        if byline.when(tags.get("pubdate")):
            times = [byline.when(tags["pubdate"]), self.byline.published]
        else:
            day = day_of(self.page.url)
            times = [
                told.published if told else None,
                byline.when(tags.get("article:published_time") or tags.get("publishdate") or tags.get("og:release_date")),
                self.byline.published,
                scripts.published(self.page),
                byline.when(self.property.get("date", "")[:10]),
            ]
            times = [*(time for time in times if time and time[:10] == day), *times, day]
        found = [time for time in times if time]
        return max((time for time in found if time[:10] == found[0][:10]), key=len, default=None)

    def _publisher(self, title: str) -> str | None:
        tags, told = self.tags, self.told
        named = byline.labelled([tags.get("source", "")]).get("source") or tags.get("source")
        return (
            tags.get("contentsource")
            or self.byline.source
            or named
            or self.trimmed.source
            or (told.publisher_name if told else None)
            or _named_at_end(self.body.paragraphs)
            or tags.get("og:site_name")
            or tags.get("application-name")
            or headline.site_of(self.shown, title)
        )

    def _author(self, publisher: str | None, editor: str | None) -> str | None:
        told = self.told
        found = (
            self.byline.author
            or byline.name_of(self.property.get("author"))
            or byline.name_of(self.tags.get("author"))
            or (told.author if told else None)
            or self.trimmed.author
        )
        return person(None if found in {publisher, editor, self.tags.get("og:site_name")} else found)

    def _paragraphs(self) -> tuple[str, ...]:
        """Return the text's paragraphs, those left out that stand on lines that are none of it."""
        kept = set(self.trimmed.kept)
        dropped = Counter(self.lines[number].text for number in self.inside if number not in kept)
        dropped.subtract(Counter())
        found = []
        for paragraph in self.body.paragraphs:
            if dropped[paragraph] > 0:
                dropped[paragraph] -= 1
            else:
                found.append(paragraph)
        return tuple(found)


def _refuse_closed(page: PageText, lines: Sequence[Block]) -> None:
    """Raise ClosedError for a page that says that its text must be bought and holds next to none."""
    wall = next((block for block in lines if _CLOSED.search(block.text)), None)
    if wall is not None and len(wall.text) <= _SHORT and not any(len(block.text) > _SHORT // 2 and block is not wall for block in lines):
        raise ClosedError(f"{page.url}: the text is behind a paywall ({wall.text[:40]}); left alone")


def _property(page: PageText) -> dict[str, str]:
    """Return the fields of the comment that Founder's system leaves in its pages."""
    comment = _PROPERTY.search(page.text)
    found = re.findall(r"<(\w+)>(.*?)</\1>", comment[1], re.DOTALL) if comment else []
    return {name.lower(): squeeze(re.sub(r"<[^>]+>", "", value)) for name, value in found}


def _named_at_end(paragraphs: tuple[str, ...]) -> str | None:
    """Return the source that a line at the end of the text names."""
    for paragraph in paragraphs[-2:]:
        match = _AT_END.fullmatch(paragraph)
        if match:
            return match[1]
    return None


def _files_beside(page: PageText, element: HtmlElement) -> list[str]:
    """Return the files that stand beside an article's text, in the block around it."""
    around = element.getparent()
    if around is None or around.tag in {"body", "html"}:
        return []
    urls = [page.join(anchor.get("href") or "") for anchor in around.cssselect("a[href]")]
    return [url for url in urls if is_file(url)]


def _next_page(page: PageText) -> str | None:
    """Return the next page of the same article: a link that says so, or the next number among its pages."""
    numbers: dict[int, str] = {}
    for anchor in anchors(page):
        text, url = text_of(anchor), page.join(anchor.get("href") or "").partition("#")[0]
        if not (anchor.get("href") or "").strip() or url == page.url and not text.isdigit():
            continue
        if text.startswith("下转") and "javascript:" not in url:
            return url
        if _article_of(url) == _article_of(page.url):
            if text.lower().strip(" >»[]") in _NEXT:
                return url
            if text.strip(" []第页").isdigit():
                numbers.setdefault(int(text.strip(" []第页")), url)
    here = next((number for number, url in numbers.items() if url == page.url), 1)
    following = numbers.get(here + 1)
    return following if following != page.url else None


def _article_of(url: str) -> tuple[str, ...]:
    """Return what the addresses of one article's pages share: all but the page's number."""
    parts = urlsplit(url)
    stem, dot, ending = parts.path.rpartition(".")
    path = f"{_PAGE_NUMBER.sub('', stem)}{dot}{ending}" if dot and "/" not in ending else parts.path
    return parts.netloc, path, *sorted(f"{name}={value}" for name, value in parse_qsl(parts.query) if name not in _PAGE_KEYS)


def _length(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))
