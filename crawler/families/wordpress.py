"""WordPress with the markup of its stock themes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, ClassVar

from crawler.families.base import Article, Link, Listing
from crawler.families.fields import anchors, first, person, require, require_body, squeeze, text_of, when
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import PageText

_SOURCE = re.compile(r"^来源\s*[:：]\s*(.+)$")


class WordPressFamily:
    """Lists of ``article`` elements with ``entry-title``; articles with ``entry-content`` and JSON-LD."""

    name: ClassVar[str] = "wordpress"

    def matches(self, page: PageText) -> bool:
        """Tell by the classes of the stock themes."""
        return "entry-title" in page.text and ("entry-content" in page.text or "entry-summary" in page.text)

    def listing(self, page: PageText) -> Listing:
        """Read an archive page."""
        found = []
        for item in page.root.cssselect("article"):
            anchor = next(iter(item.cssselect(".entry-title a[href]")), None)
            if anchor is not None:
                time = next(iter(item.cssselect("time[datetime]")), None)
                shown = when(time.get("datetime")) if time is not None else None
                found.append(Link(page.join(anchor.get("href") or ""), text_of(anchor), shown and shown[:10]))
        older = [page.join(each.get("href") or "") for each in anchors(page, "a.next[href], .nav-previous a[href]")]
        return Listing(tuple(dict.fromkeys(found)), older=tuple(older[:1]))

    def article(self, page: PageText) -> Article:
        """Read an article page; JSON-LD tells the date exactly."""
        data = next(_articles_in(page), {})
        time = first(page, "time.published[datetime]", "time[datetime]")
        sources = (_SOURCE.match(text_of(each)) for each in page.root.cssselect(".entry-meta span, .entry-header span"))
        body = read_body(page, require_body(page, ".entry-content"))
        author = data.get("author")
        named = author.get("name") if isinstance(author, dict) else None
        published = data.get("datePublished") or (time.get("datetime") if time is not None else None)
        return Article(
            title=require(page, "title", text_of(first(page, "h1.entry-title", ".entry-title"))),
            published=_exact(published),
            publisher_name=next((found[1] for found in sources if found), None),
            author=person(
                text_of(first(page, ".byline a", ".author a")) or (named if isinstance(named, str) else None)
            ),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
        )


def _articles_in(page: PageText) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that are articles."""
    for script in page.root.cssselect('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):  # broken JSON-LD is common and only one of two places of the date
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict) and str(item.get("@type", "")).endswith(("Article", "BlogPosting")):
                yield item


def _exact(stamp: object) -> str | None:
    """Keep a time stamp with a zone as it is; read any other by its digits."""
    text = squeeze(stamp) if isinstance(stamp, str) else ""
    return text if re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?\+08:00", text) else when(text)
