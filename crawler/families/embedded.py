"""What a page carries as data: JSON-LD, the embedded state of a script-rendered page, or nothing but JSON."""

from __future__ import annotations

import json
import re
from collections import deque
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families.base import Article, Link
from crawler.families.clues import scripts
from crawler.families.clues.moments import since_1970
from crawler.families.fields import person, squeeze, when
from crawler.families.fragment import is_file, read_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import PageText

_PREFIX = re.compile(r"^(?:news|article|doc|info|art|manuscript|post|cms|web)_?(?=[A-Za-z])")
_TITLES = (
    "headline",
    "title",
    "articleTitle",
    "docTitle",
    "mainTitle",
    "listTitle",
    "showTitle",
    "subject",
    "bt",
    "biaoti",
    "name",
)
_BODIES = (
    "articleBody",
    "content",
    "body",
    "contentHtml",
    "docContent",
    "html",
    "text",
    "nr",
    "zw",
    "neirong",
    "zhengwen",
)
_TIMES = ("datePublished", "publishTime", "publishedTime", "pubDate", "publishDate", "pubTime", "docPubTime", "time")
_TIMED = re.compile("time|date|^published|^fb(?:sj|rq)$", re.IGNORECASE)
_NOT_TIMED = re.compile("creat|modif|updat|expire|end|start|del|runtime", re.IGNORECASE)
_SOURCES = (
    "publisher",
    "source",
    "sourceName",
    "copyFrom",
    "docSource",
    "contentSource",
    "origin",
    "mediaName",
    "sourceTitle",
    "publishOrg",
    "ly",
    "laiyuan",
)
_AUTHORS = ("author", "authors", "docAuthor", "authorName", "writer", "reporter", "zz", "zuozhe")
_EDITORS = ("editor", "editorName", "respEditor", "responsibleEditor", "dutyEditor", "zrbj", "bianji")
_ADDRESSES = ("url", "link", "href", "linkUrl", "docUrl", "pcUrl", "detailUrl")
_TOTALS = ("total", "totalCount", "totalNum", "totalRecord", "totalRecords", "totalElements", "recordCount", "count")
_SIZES = ("pageSize", "size", "_pageSize", "pagesize", "perPage", "limit", "rows", "pageRows")
_COUNTS = ("totalPage", "totalPages", "pageCount", "pages", "pageTotal")
_MORE = ("hasNext", "hasMore", "hasNextPage")
_BLOCKS = ("blocks", "paragraphs", "content", "body", "sections", "contents")
_MARKUP = re.compile(r"<(?:p|br|div|span|section)\b", re.IGNORECASE)
_ROUTE = re.compile(r"list(?=/?$)", re.IGNORECASE)
_MOST = 20_000
_BODY_LENGTH, _HEAD = 40, 200
_STAMPS = {10, 13}  # digits of seconds, of milliseconds


def article(page: PageText) -> Article | None:
    """Return the article that the page's data hold: the titled object with the longest body; None if there is none.

    One that has a date but no body (JSON-LD mostly) has no paragraphs here.
    """
    objects = list(_objects(page))
    titled = [each for each in objects if _first(each, _TITLES)]
    data = max(titled, key=lambda each: len(_body(each)), default=None)
    if data is None or len(_body(data)) < _BODY_LENGTH:
        data = _apart(titled, objects) or next((each for each in titled if _when(each) and "headline" in each), None)
    if data is None:
        return None
    body = read_markup(page, f"<div>{_body(data)}</div>")
    return Article(
        title=squeeze(_first(data, _TITLES)),
        published=_when(data),
        publisher_name=_first(data, _SOURCES) or None,
        author=person(_first(data, _AUTHORS)),
        editor=body.editor or person(_first(data, _EDITORS)),
        paragraphs=body.paragraphs,
        tables=body.tables,
        attachments=tuple(dict.fromkeys([*body.attachments, *_files(page, data)])),
    )


def _body(data: dict[str, Any]) -> str:
    """Return the text of a titled object: what a name says is one, else the longest value in markup."""
    named = _first(data, _BODIES) or _of_blocks(data)
    if named:
        return named
    marked = (value for value in data.values() if isinstance(value, str) and _MARKUP.search(value[:_HEAD]))
    return max(marked, key=len, default="")


def _apart(titled: list[dict[str, Any]], objects: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the object with title and time, the text put in that another object holds; None without both."""
    head = next((each for each in titled if _when(each) and _first(each, (*_SOURCES, *_AUTHORS))), None)
    text = max(map(_body, objects), key=len, default="")
    return head | {_BODIES[0]: text} if head and len(text) >= _BODY_LENGTH and _MARKUP.search(text) else None


def _of_blocks(data: dict[str, Any]) -> str:
    """Return a text that is a list of its paragraphs, as markup."""
    rows: list[object] = next((data[name] for name in _BLOCKS if isinstance(data.get(name), list)), [])
    texts = [row if isinstance(row, str) else _first(row, _BODIES) if isinstance(row, dict) else "" for row in rows]
    return "".join(each if _MARKUP.search(each) else f"<p>{escape(each)}</p>" for each in texts)


def links(page: PageText) -> list[Link]:
    """Return the addresses with titles that the page's data hold, in their order."""
    found: dict[str, Link] = {}
    for each in _objects(page):
        title, address = squeeze(_first(each, _TITLES)), _first(each, _ADDRESSES) or _detail(page, each)
        if title and address and not address.startswith(("#", "javascript:")):
            url = page.join(address)
            time = _when(each)
            found.setdefault(url, Link(url, title, time[:10] if time else None))
    return list(found.values())


def more(page: PageText, at: int) -> bool:
    """Tell whether a list that comes as data says that pages follow its page ``at``, counted from 1."""
    for data in _objects(page):
        told = next((data[name] for name in _MORE if isinstance(data.get(name), bool)), None)
        if told is not None:
            return bool(told)
        pages, total, size = (_number(data, names) for names in (_COUNTS, _TOTALS, _SIZES))
        asked = dict(parse_qsl(urlsplit(page.url).query))
        size = size or next((int(asked[name]) for name in _SIZES if asked.get(name, "").isdecimal()), None)
        if pages or (total and size):
            return at < pages if pages else at * (size or 1) < (total or 0)
    return False


def _number(data: dict[str, Any], names: tuple[str, ...]) -> int | None:
    """Return the first of the named values that is a number of something."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str) and value.isdecimal() and len(value) < 10:  # noqa: PLR2004 - no list is longer
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
    return None


def _detail(page: PageText, row: dict[str, Any]) -> str:
    """Return the address of a row that has a number only, where the list's own is ``.../list``: ``.../detail?id=N``."""
    number = row.get("id") if row.get("id") is not None else row.get("articleId")
    path = urlsplit(page.url).path
    if not isinstance(number, (int, str)) or isinstance(number, bool) or not _ROUTE.search(path) or not _when(row):
        return ""
    return f"{_ROUTE.sub(_like, path)}?{urlencode({'id': number})}"


def _like(match: re.Match[str]) -> str:
    return "Detail" if match[0][0].isupper() else "detail"


def _files(page: PageText, data: dict[str, Any]) -> list[str]:
    """Return the files that an object lists beside its text."""
    lists = [value for value in data.values() if isinstance(value, list)]
    rows = [row for value in lists for row in value if isinstance(row, dict)]
    urls = [page.join(_first(row, (*_ADDRESSES, "path", "filePath", "fileUrl"))) for row in rows]
    return [url for url in urls if is_file(url)]


def _objects(page: PageText) -> Iterator[dict[str, Any]]:
    """Yield the objects of all data of the page, outer before inner, a bounded number."""
    todo = deque(_data(page))
    for _ in range(_MOST):
        if not todo:
            return
        value = todo.popleft()
        if isinstance(value, dict):
            yield value
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        todo.extendleft(each for each in reversed(inner) if isinstance(each, (dict, list)))


def _data(page: PageText) -> Iterator[object]:
    text = page.text.lstrip()
    if text.startswith(("{", "[")):
        yield from _loaded(text, 0)
        return
    for script in page.root.iter("script"):
        content = script.text or ""
        kind = (script.get("type") or "").lower()
        if kind in {"application/ld+json", "application/json"}:
            for value in _loaded(content.strip(), 0):
                yield value
                if isinstance(value, list) and script.get("id") == "__NUXT_DATA__":
                    yield list(scripts.flattened(value))
        else:
            yield from scripts.values(content)


def _loaded(text: str, start: int) -> Iterator[object]:
    try:
        yield json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):  # no data after all: the page is read by what it shows
        return


def _first(data: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of the named values that is text, or the name in it where it is an object."""
    for keys in (data, _plain(data)):
        for name in names:
            value = keys.get(name)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, str) and value.strip():
                return value.strip()
    return ""


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return an object's values by names without what they are about: ``newsTitle``, ``doc_title`` are titles."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        rest = _PREFIX.sub("", f"{name[:1].lower()}{name[1:]}" if not name.isupper() else name.lower())
        first, *others = rest.split("_")
        rest = first + "".join(each.capitalize() for each in others)
        found.setdefault(f"{rest[:1].lower()}{rest[1:]}", value)
    return found


def _when(data: dict[str, Any]) -> str | None:
    others = [name for name in data if _TIMED.search(name) and not _NOT_TIMED.search(name)]
    for name in (*_TIMES, *others, "createTime", "createdAt", "createDate"):
        value = data.get(name)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) in _STAMPS:
            value = int(value)
        if isinstance(value, str) and when(value):
            return when(value)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            found = since_1970(value)
            if found:
                return found
    return None
