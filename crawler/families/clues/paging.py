"""Where a list goes on, and an article: links, rows of numbers, scripts that count, addresses that count."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families import embedded
from crawler.families.clues import clicks, counting
from crawler.families.clues.addresses import site_of
from crawler.families.clues.remembered import of_text
from crawler.families.fields import anchors, squeeze, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.html import HtmlElement

    from crawler.page import PageText

    Elements = tuple[tuple[HtmlElement, str], ...]

_NEXT = re.compile(r"[\s\[【(（<>»›→]*(?:下一?页|下一頁|后一?页|后页|next(?:\s*page)?)[\s\]】)）>»›→]*", re.IGNORECASE)
_ARROW = {">", "»", "›", "→", ">>"}
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])", re.IGNORECASE)
_LOCATION = re.compile(r"""location(?:\.href)?\s*=\s*["']([^"'\s]+)["']""")
_QUOTED = re.compile(r"""["']([^"'\s]*[/.?=][^"'\s]*)["']""")
_COUNTER = re.compile(
    r"(?:page|pageno|pagenum|pageindex|pagenumber|p|pn|pg|cur_?page|currentpage|nowpage|a2p|page_no)", re.IGNORECASE
)
_ASKED = re.compile(
    r"""["'`]((?:https?:)?/[^"'`\s<>]*(?:list|search|query|articles?|contents?|manuscripts?|news|page)\b[^"'`\s<>]*)["'`]""",
    re.IGNORECASE,
)
# A file of data that a call fetches, whatever its folder.
_DATA_FILE = re.compile(
    r"""(?:\burl\s*:|getJSON\(|fetch\(|axios(?:\.get)?\(|\$\.get\()\s*["'`]([^"'`\s<>]+\.(?:js|json)(?:\?[^"'`\s<>]*)?)["'`]"""
)
_CHOSEN = re.compile(r"""location(?:\.href)?\s*=\s*["']([^"']{1,200})["']\s*\+\s*[\w.\[\]()]*value\b(?!\s*\+)""")
_STATIC = re.compile(r"\.(?:js|css|png|jpe?g|gif|svg|ico|woff2?|s?html?)(?:$|[?#])", re.IGNORECASE)
_MOST_ASKED = 20
_ALL_OF_IT = re.compile(r"[\[【(（]?(?:余下|剩余|阅读|查看|显示|浏览|展开)全文[\]】)）]?[>»\s]*")
_UCAP = re.compile(r"/\d{6}/[0-9a-f]{32}\.shtml$")
_ADDRESS = re.compile(r"(?P<stem>.*?)(?:_(?P<number>\d{1,4}))?(?P<ending>\.\w+)$")


def next_list(page: PageText, articles: Collection[str] = ()) -> str | None:
    """Return the list page that follows, where the page says so; none of its articles, which counts may link too."""
    ways = (_linked, _numbered, _selected, counting.called, counting.written, _counted_data)
    found = (url for way in ways if (url := way(page)) and _is_other(page, url))
    return next((url for url in found if url not in articles), None)


def guessed_list(page: PageText, articles: tuple[str, ...]) -> str | None:
    """Return the list page that would follow by the rule of the content system, where the page says nothing."""
    if any(_UCAP.search(url) for url in articles):
        match = _ADDRESS.fullmatch(page.url)
        if match:
            return f"{match['stem']}_{int(match['number'] or 1) + 1}{match['ending']}"
    counter = _counter(page.url)
    if counter and page.text.lstrip().startswith(("{", "[")):
        return _with(page.url, counter[0], counter[1] + 1)
    return None


def asked_list(page: PageText) -> str | None:
    """Return the address from which a page that shows nothing has its script fetch the list, if the script names it."""
    scripts = [script.text or "" for script in page.root.iter("script")]
    named = [match[1] for script in scripts for match in islice(_ASKED.finditer(script), _MOST_ASKED)]
    named = [address for address in named if not _STATIC.search(address)]
    named += [match[1] for script in scripts for match in islice(_DATA_FILE.finditer(script), _MOST_ASKED)]
    urls = [page.join(address.replace("&amp;", "&")) for address in named]
    return next((url for url in urls if _is_other(page, url)), None)


def next_of_article(page: PageText) -> str | None:
    """Return the next page of the same article: its address goes on from this one's."""
    elements = _of_article(page)
    found = (_linked(page, elements), _numbered(page, elements), counting.called(page))
    following = next((url for url in found if url and _goes_on(page.url, url) and _is_other(page, url)), None)
    return following or _whole(page, elements)


def _whole(page: PageText, elements: Elements) -> str | None:
    """Return the page that shows all of an article of which this one shows the beginning; its address is longer."""
    own = _numberless(page.url)
    urls = (_target(page, element) for element, text in elements if _ALL_OF_IT.fullmatch(text))
    return next((url for url in urls if url and url.startswith(own) and _is_other(page, url)), None)


def _of_article(page: PageText) -> Elements:
    """Return the links that may lead to an address that goes on from this one's, few of many, with their texts."""
    name = re.sub(r"[_-]\d{1,2}$", "", _numberless(page.url).partition("?")[0].rpartition("/")[2])
    found = []
    for element in page.root.iter("a"):
        href = element.get("href") or ""
        if name in href or "?" in href or "(" in href or "%" in name:
            found.append(element)
    return _with_texts([*found, *_clicked(page)])


def _goes_on(url: str, following: str) -> bool:
    """Tell the address of the page after an article's: 7_2.html after 7.html, 7_3.html after 7_2.html."""
    own, stem = _numberless(url), _numberless(following)
    if own == stem:  # the number is a parameter
        return True
    before, after = (re.fullmatch(r"(.*)[_-](\d{1,2})", each, re.DOTALL) for each in (own, stem))
    if after is None:
        return False
    return after[1] == own or (before is not None and before[1] == after[1] and int(before[2]) + 1 == int(after[2]))


def _numberless(url: str) -> str:
    """Return an address without its ending and the parameter that counts pages."""
    url = re.sub(r"[?&](?:page|p|pn|pageno|pg)=\d+$", "", url, flags=re.IGNORECASE)
    path, mark, query = url.partition("?")
    return re.sub(r"\.\w{2,5}$", "", path) + mark + query


def _is_other(page: PageText, url: str) -> bool:
    return url.partition("#")[0] != page.url.partition("#")[0] and site_of(url) == site_of(page.url)


def _target(page: PageText, element: HtmlElement) -> str | None:
    """Return where a link or what is clicked leads; an address in a script's call counts."""
    href = (element.get("href") or "").strip()
    if href and not href.lower().startswith(("javascript:", "#")):
        return page.join(href)
    script = f"{href} {element.get('onclick') or ''}"
    quoted = _LOCATION.search(script) or _QUOTED.search(script)
    address = quoted[1] if quoted else clicks.called(page, script)
    return page.join(address) if address else None


def _linked(page: PageText, elements: Elements | None = None) -> str | None:
    """Return what stands behind the words for a next page."""
    for link in page.root.iter("link"):
        if (link.get("rel") or "").lower() == "next" and link.get("href"):
            return page.join(link.get("href") or "")
    if elements is None:
        elements = (*_anchors(page.root), *_with_texts(_clicked(page)))
    for element, text in elements:
        if (_is_next(text) or _says_next(element)) and (url := _target(page, element)):
            return url
    for element, text in elements:
        if (not text or text in _ARROW) and _marks_next(element, text) and (url := _target(page, element)):
            return url
    return None


@lru_cache(maxsize=2)
def _anchors(root: HtmlElement) -> Elements:
    """Return a page's anchors with their texts, in several ways looked through."""
    return _with_texts(root.iter("a"))


def _clicked(page: PageText) -> list[HtmlElement]:
    """Return what a script answers when it is clicked."""
    return anchors(page, "[onclick]") if b"onclick" in page.folded else []


def _with_texts(elements: Iterable[HtmlElement]) -> Elements:
    return tuple([(each, text_of(each)) for each in elements])


@of_text
def _is_next(text: str) -> bool:
    return bool(_NEXT.fullmatch(squeeze(text)))


def _says_next(element: HtmlElement) -> bool:
    """Tell a link that names the next page otherwise than by its text."""
    if (element.get("rel") or "").lower() == "next" or _is_next(element.get("title") or ""):
        return True
    return bool(len(element)) and any(_is_next(image.get("alt") or "") for image in element.iter("img"))


def _marks_next(element: HtmlElement, text: str) -> bool:
    return text in _ARROW or (not text and bool(_NEXT_CLASS.search(element.get("class") or "")))


def _numbered(page: PageText, elements: Elements | None = None) -> str | None:
    """Return what follows the own page in a row of page numbers."""
    rows: dict[HtmlElement, dict[int, str]] = {}
    for anchor, shown in _anchors(page.root) if elements is None else elements:
        number = _number(shown)
        url = _target(page, anchor) if number is not None and anchor.get("href") is not None else None
        parent = anchor.getparent()
        if url and number is not None and parent is not None:
            row = (
                parent.getparent() if parent.tag in {"li", "span", "td"} and parent.getparent() is not None else parent
            )
            rows.setdefault(row, {})[number] = url
    for row, urls in rows.items():
        at = _current(page, row, urls)
        if at and at + 1 in urls:
            return urls[at + 1]
    return None


@of_text
def _number(text: str) -> int | None:
    """Return the number that a link's text is, brackets aside."""
    text = text.strip("[]【】() ")
    return int(text) if text.isascii() and text.isdigit() else None


def _current(page: PageText, row: HtmlElement, urls: dict[int, str]) -> int | None:
    """Return the number of the own page in a row: the one that is no link, or leads here."""
    here = next((number for number, url in urls.items() if url == page.url), None)
    if here is None and _counter(page.url) is None and (1 not in urls or _uncounted(urls[1]) == page.url):
        here = 1  # the first page does not link itself, or with its number
    texts = [text.strip() for text in row.itertext()]
    plain = [int(text) for text in texts if text.isascii() and text.isdigit() and int(text) not in urls]
    return next((number for number in plain if number - 1 in urls or number + 1 in urls), here)


def _uncounted(url: str) -> str:
    """Return the address of a first page without its number: ``list?c=3`` for ``list?c=3&page=1``."""
    counter = _counter(url)
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if counter is None or pair != f"{counter[0]}=1"]
    return parts._replace(query="&".join(kept)).geturl()


def _selected(page: PageText) -> str | None:
    """Return what follows the chosen entry of a drop-down list of pages."""
    for choice in page.root.iter("select"):
        to = _CHOSEN.search(choice.get("onchange") or "")
        prefix = to[1] if to else ""
        options = [(each, f"{prefix}{each.get('value') or ''}") for each in choice.iter("option")]
        urls = [page.join(value) for _, value in options]
        if not all(re.search("[/.?=]", value) for _, value in options):
            continue
        at = next((index for index, (each, _) in enumerate(options) if each.get("selected") is not None), None)
        at = urls.index(page.url) if page.url in urls else at
        if at is not None and at + 1 < len(urls):
            return urls[at + 1]
    return None


def _counted_data(page: PageText) -> str | None:
    """Return the next page of a list that comes as data and tells how many rows there are."""
    counter = _counter(page.url)
    if counter is not None:
        name, at = counter
        return _with(page.url, name, at + 1) if embedded.more(page, at) else None
    match = _ADDRESS.fullmatch(page.url)
    if match is None or match["number"] is None or not embedded.more(page, int(match["number"])):
        return None
    return f"{match['stem']}_{int(match['number']) + 1}{match['ending']}"


def _counter(url: str) -> tuple[str, int] | None:
    """Return the parameter that counts pages, and its number."""
    for name, value in parse_qsl(urlsplit(url).query):
        if _COUNTER.fullmatch(name) and value.isascii() and value.isdigit():
            return name, int(value)
    return None


def _with(url: str, name: str, value: int) -> str:
    parts = urlsplit(url)
    query = [(key, str(value) if key == name else old) for key, old in parse_qsl(parts.query, keep_blank_values=True)]
    return parts._replace(query=urlencode(query)).geturl()
