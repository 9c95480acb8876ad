"""Sites that no family knows: fields by meta tags, data and structure. The last resort of ``family = "auto"``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from crawler.errors import DriftError
from crawler.families import embedded
from crawler.families.base import Article, Link, Listing
from crawler.families.fields import (
    anchors,
    first,
    is_official,
    labelled,
    links,
    metas,
    next_link,
    person,
    require,
    text_of,
    when,
)
from crawler.families.fragment import is_file, read_body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

# An article's address holds a day, a long number or 32 hexadecimal digits, or names its number in the query.
_ARTICLE = re.compile(
    r"/(?:19|20)\d\d[-/_]?(?:0?[1-9]|1[0-2])(?:[-/_]?(?:[0-2]?\d|3[01]))?/[^?]*[^/?]$"
    r"|/[^/?]*\d{3,}[^/?]*(?:\.(?:s?html?|jhtml|aspx?|php|jsp)|/)?$|/[0-9a-f]{32}(?:\.s?html?|/c\.html)$|ARTI\d{10,}"
    r"|[?&](?:id|aid|articleid|newsid|infoid|itemid|contentid)=\d+",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"/(?:index|list|node|default|catalog|channel|col)[_-]?\d*(?:\.|$)|[?&](?:page|catid)=", re.IGNORECASE
)
_NODE = re.compile(r"/(?:node|layout)_?\d+\.s?html?$", re.IGNORECASE)
_COUNTED = re.compile(r"createPage(?:HTML)?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([\w-]+)[\"']\s*,\s*[\"'](\w+)[\"']")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";]+)", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d{1,2})[-/_]?(\d{1,2})(?!\d)")
_SITE_NAME = re.compile(r"\s*[-_|—–]\s*[^-_|—–]{2,30}$")
_EARLIER = {"上一期", "上期", "前一期"}
_FURNITURE = {"nav", "header", "footer", "aside", "script", "style", "select"}
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|menu|nav|sidebar|breadcrumb|bottom)(?:$|[\s_-])", re.IGNORECASE
)
_SENTENCE = re.compile("[,，。；;]")
_HEAD_LINE = re.compile(
    r"(?:来源|时间|日期|作者|编辑|浏览|点击|阅读)[^:：]{0,4}[:：]|^[\d\s年月日时分:：.-]+$|字号|字体"
)
_BODIES = (
    *("ucapcontent", "#UCAP-CONTENT", "#zoomcon", "#zoom", ".TRS_Editor", ".trs_editor_view", "#vsb_content"),
    *(".article-content", "#content", ".content", "article"),
)
_AT_END = re.compile(r"[(（]?(?:来源|稿源|转自)[:：]\s*([^\s()（）:：]{2,20})[)）]?")
_WIDE, _LONG = 3, 3
_INLINE = {"span", "font", "b", "strong", "em", "a", "p", "br", "u", "i"}
_TITLE_LENGTH = 8
_BODY_LENGTH = 40
_LINE_LENGTH = 90
# What part of the sentences around it an inner element must hold: a container most, a lone paragraph all.
_MOST, _ALL = 0.6, 0.95


class UnknownSiteFamily:
    """Any list of links that look like articles; any page with a title, a date and one block of text."""

    name: ClassVar[str] = "unknown"

    def matches(self, page: PageText) -> bool:  # noqa: ARG002 - it has no signature
        """Never claim a page: it is taken when nobody else does."""
        return False

    def listing(self, page: PageText) -> Listing:
        """Read the links of the page's own host whose text is as long as a title, those of the page's data too."""
        host = urlsplit(page.url).netloc
        shown = links(page, anchors(page), _ARTICLE)
        found = {link.url: link for link in (*shown, *embedded.links(page)) if _is_article(link, host)}
        own = tuple(found.values())
        parts = tuple(_parts(page, host))
        older = next_link(page, anchors(page)) or _earlier(page) or _counted(page)
        if not own and not parts:
            raise DriftError(f"{page.url}: no links that look like articles; name a list page, or write a family")
        return Listing(own, parts=parts, older=older)

    def article(self, page: PageText) -> Article:
        """Read an article page: the government sites' meta tags first, then its data, OpenGraph and what it shows."""
        tags = metas(page)
        told = embedded.article(page)
        element = None if page.text.lstrip().startswith(("{", "[")) else _densest(page)
        body = None if element is None else read_body(page, element)
        if told and told.paragraphs and (body is None or _length(told.paragraphs) > 2 * _length(body.paragraphs)):
            return told
        if element is None or body is None:
            raise DriftError(f"{page.url}: no block of text that looks like an article")
        head = _head(page, element)
        heading = text_of(first(page, "h1", ".title", "#title", "h2"))
        shown = _SITE_NAME.sub("", text_of(first(page, "title")))
        title = require(
            page,
            "title",
            tags.get("articletitle"),
            told.title if told else None,
            _agreed(heading, shown),
            shown,
            heading,
        )
        author = person(tags.get("author") or labelled(head, "作者", "记者") or (told.author if told else None))
        editor = body.editor or person(labelled(head, "责任编辑", "责编", "编辑"))
        return Article(
            title=title,
            published=_most_precise(
                when(tags.get("pubdate")),
                told.published if told else None,
                when(tags.get("article:published_time") or tags.get("publishdate")),
                when(head),
                _day_of(page.url),
            ),
            publisher_name=tags.get("contentsource")
            or labelled(head, "信息来源", "文章来源", "稿件来源", "来源")
            or (told.publisher_name if told else None)
            or _named_at_end(body.paragraphs),
            author=None if author == editor else author,
            editor=editor,
            paragraphs=_without_head(body.paragraphs, title),
            tables=body.tables,
            attachments=tuple(dict.fromkeys([*body.attachments, *_files_beside(page, element)])),
            next_page=_next_page(page),
            official=is_official(tags),
        )


def _most_precise(*times: str | None) -> str | None:
    """Return the first time, or another of the same day that tells the hour."""
    found = [time for time in times if time]
    return max((time for time in found if time[:10] == found[0][:10]), key=len, default=None)


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
    """Return the next page of the same article: its address goes on from this one's (1001_2.html after 1001.html)."""
    stem = re.sub(r"(?:_\d{1,2})?\.\w+$", "", page.url)
    return next((url for url in next_link(page, anchors(page)) if url.startswith(f"{stem}_")), None)


def _length(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))


def _is_article(link: Link, host: str) -> bool:
    if urlsplit(link.url).netloc != host or is_file(link.url) or _LIST.search(link.url):
        return False
    return len(link.title) >= _TITLE_LENGTH


def _parts(page: PageText, host: str) -> list[str]:
    """Return the pages of an e-paper's issue, and where an entry page sends its reader."""
    urls = [page.join(each.get("href") or "") for each in anchors(page)]
    issue = page.url.rpartition("/")[0]
    found = [url for url in urls if _NODE.search(url) and url.startswith(issue) and url != page.url]
    for tag in page.root.iter("meta"):
        target = (
            _REFRESH.search(tag.get("content") or "") if (tag.get("http-equiv") or "").lower() == "refresh" else None
        )
        if target:
            found.append(page.join(target[1].strip()))
    return [url for url in dict.fromkeys(found) if urlsplit(url).netloc == host and url != page.url]


def _earlier(page: PageText) -> tuple[str, ...]:
    """Return the issue before this one."""
    urls = [page.join(each.get("href")) for each in anchors(page) if text_of(each).strip("<«‹ ") in _EARLIER]
    return tuple(url for url in urls[:1] if url != page.url and not url.lower().startswith("javascript:"))


def _counted(page: PageText) -> tuple[str, ...]:
    """Return the next list page where a script counts them: page n is NAME_n."""
    match = _COUNTED.search(page.text)
    if match is None or int(match[2]) + 1 >= int(match[1]):
        return ()
    return (page.join(f"{match[3]}_{int(match[2]) + 1}.{match[4]}"),)


def _agreed(heading: str, shown: str) -> str:
    """Return the heading if the page's title begins with it or the title is missing: some headings are the site's."""
    return heading if heading and (not shown or heading[:_TITLE_LENGTH] in shown) else ""


def _day_of(url: str) -> str | None:
    """Return the day that an address holds."""
    for match in _DAY.finditer(urlsplit(url).path):
        try:
            return str(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:  # digits that are no day
            continue
    return None


def _densest(page: PageText) -> HtmlElement | None:
    """Return the innermost element that holds most of the page's sentences.

    Sentences are blocks of text with a comma or a full stop, outside links and furniture; titles, lines of source and
    date and footers rarely have one. A single paragraph among others is not the article.
    """
    own: dict[HtmlElement, list[str]] = defaultdict(list)
    aside: set[HtmlElement] = set()
    for leaf in page.root.iter():
        if not isinstance(leaf.tag, str) or leaf.getparent() in aside or _is_furniture(leaf):
            aside.add(leaf)  # parents come before their children
        elif leaf.tag != "a":
            place = leaf
            while place.tag in _INLINE and place.getparent() is not None:
                place = place.getparent()
            own[place] += [leaf.text or "", *(child.tail or "" for child in leaf)]
    blocks = {element: len(text) for element, texts in own.items() if _SENTENCE.search(text := "".join(texts).strip())}
    held: Counter[HtmlElement] = Counter()
    count: Counter[HtmlElement] = Counter()
    for element, length in blocks.items():
        line = [element, *element.iterancestors()]
        held.update(dict.fromkeys(line, length))
        count.update(line)
    best, total = page.root, held[page.root]
    if total < _BODY_LENGTH:
        return first(page, *_BODIES)
    while True:
        inside = [child for child in best if child in held and not _is_grid(child)]
        inner = max(inside, key=held.__getitem__, default=None)
        if inner is None or held[inner] < held[best] * (_MOST if count[inner] > 1 else _ALL):
            return best
        best = inner


def _is_grid(element: HtmlElement) -> bool:
    """Tell a table of data, which belongs to an article, from one that lays out the page."""
    if element.tag != "table":
        return False
    widths = Counter(len(row.cssselect("td, th")) for row in element.cssselect("tr"))
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return not element.cssselect("table table") and width >= _WIDE and rows >= _LONG


def _is_furniture(element: HtmlElement) -> bool:
    return element.tag in _FURNITURE or bool(_ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _without_head(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return the paragraphs after the title and the line of source and date, where these stand in the same block."""
    for number, paragraph in enumerate(paragraphs):
        line = len(paragraph) <= _LINE_LENGTH and _HEAD_LINE.search(paragraph)
        if paragraph != title and not line:
            return paragraphs[number:]
    return paragraphs


def _head(page: PageText, body: HtmlElement) -> str:
    """Return the page's text before the article's own, where the line of source and date stands."""
    whole, inside = text_of(page.root), text_of(body)
    place = whole.find(inside[:_BODY_LENGTH])
    return whole[max(0, place - 400) : place] + "\n" if place > 0 else whole[:400]
