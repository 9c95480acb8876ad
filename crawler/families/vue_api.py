"""Sites that are an empty shell filled from a JSON interface: ``list?pageNum=`` and ``detail?id=``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.errors import DriftError
from crawler.families.base import Article, Link, Listing
from crawler.families.clues.moments import since_1970
from crawler.families.fields import person, require, squeeze, when
from crawler.families.fragment import read_markup

if TYPE_CHECKING:
    from crawler.page import PageText

_ADDRESS = re.compile(r"/(?:list|detail)\?")
_SHOWN = 1
_OK = 200


class VueFamily:
    """Answers ``{code, rows, total}`` and ``{code, data}``; times in milliseconds; rows of other status are drafts."""

    name: ClassVar[str] = "vue_api"

    def matches(self, page: PageText) -> bool:
        """Tell by an address of the interface that answers a JSON object."""
        return bool(_ADDRESS.search(page.url)) and page.text.lstrip().startswith("{")

    def listing(self, page: PageText) -> Listing:
        """Read a page of the list; the next one is counted from ``total``."""
        data = _load(page)
        rows = data.get("rows")
        if not isinstance(rows, list):
            raise DriftError(f"{page.url}: no rows in the answer; the interface has changed")
        found = []
        for row in rows:
            if isinstance(row, dict) and row.get("id") is not None and row.get("status", _SHOWN) == _SHOWN:
                url = urljoin(page.url, f"detail?{urlencode({'id': row['id']})}")
                found.append(Link(url, squeeze(str(row.get("title") or "")), _day(row.get("publishTime"))))
        return Listing(tuple(found), older=_older(page, data.get("total")))

    def article(self, page: PageText) -> Article:
        """Read an article's answer."""
        data = _load(page).get("data")
        if not isinstance(data, dict):
            raise DriftError(f"{page.url}: no data in the answer; the article was withdrawn or the interface changed")
        body = read_markup(page, str(data.get("content") or ""))
        files = [item.get("url") for item in data.get("files") or [] if isinstance(item, dict)]
        return Article(
            title=require(page, "title", squeeze(str(data.get("title") or ""))),
            published=_time(data.get("publishTime")),
            publisher_name=squeeze(str(data.get("source") or "")) or None,
            author=person(str(data.get("author") or "")),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=tuple(dict.fromkeys([*body.attachments, *(page.join(str(url)) for url in files if url)])),
        )


def _load(page: PageText) -> dict[str, Any]:
    try:
        data = json.loads(page.text)
    except (ValueError, RecursionError):
        raise DriftError(f"{page.url}: the answer is no JSON; the interface has changed") from None
    if not isinstance(data, dict) or data.get("code") != _OK:
        raise DriftError(f"{page.url}: the interface answered without success; look at it in a browser")
    return data


def _older(page: PageText, total: object) -> tuple[str, ...]:
    parts = urlsplit(page.url)
    query = dict(parse_qsl(parts.query))
    number, size = query.get("pageNum", ""), query.get("pageSize", "")
    if not (number.isdigit() and size.isdigit() and isinstance(total, int)) or int(number) * int(size) >= total:
        return ()
    return (page.join(f"{parts.path}?{urlencode(query | {'pageNum': int(number) + 1})}"),)


def _time(value: object) -> str | None:
    """Return ISO 8601 of milliseconds since 1970, or of a written date."""
    if isinstance(value, int) and not isinstance(value, bool):
        return since_1970(value)
    return when(value) if isinstance(value, str) else None


def _day(value: object) -> str | None:
    time = _time(value)
    return time[:10] if time else None
