"""RSS 2.0, Atom and JSON Feed of one channel; feedgen is wrapped here, with what it leaves to its users.

It stamps the present into a feed unless told otherwise, lists entries last-in first, takes the last link for the link,
and passes markup and control characters on; all of that is settled here, and tested. Nothing in a feed depends on when
it was made, so that an unchanged feed keeps its bytes and a conditional request gets its 304.
"""

from __future__ import annotations

import html
import json
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from publisher.render import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_TTL = 60
_UNTITLED = "无标题"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing announced. ``id`` is permanent, ``url`` absolute, ``summary`` plain text, ``content`` safe HTML.

    ``updated`` is later than ``published`` where it was changed since: a reader that knows the id shows it again.
    """

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    author: str
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. ``path``: where it stands, from which it has its id; ``about``: the page it is of."""

    base_url: str
    path: str
    about: str
    title: str
    description: str
    author: str
    language: str


def permanent_id(name: str) -> str:
    """Return an id that depends on a name alone, not on where the site stands (RFC 9562, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"infocenter:{name}").urn


def rss(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return the entries as RSS 2.0, in their order."""
    head, entries = _sound(head, entries)
    made = _generator(head, entries)
    made.ttl(_TTL)
    made.register_extension("told", _Namespaces, _Told, atom=False)
    for entry in entries:
        # Readers take an RSS title and description for HTML, so plain text is escaped once more.
        item = _entry(made, entry, html.escape(entry.title, quote=False))
        item.guid(entry.id, permalink=False)
        item.pubDate(entry.published)
        item.told.author = entry.author
        item.told.updated = entry.updated if entry.updated > entry.published else None
    return bytes(made.rss_str(pretty=True))


def atom(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return the entries as Atom (RFC 4287), in their order."""
    head, entries = _sound(head, entries)
    made = _generator(head, entries)
    for entry in entries:
        item = _entry(made, entry, entry.title)
        item.published(entry.published)
        item.author({"name": entry.author})
    return bytes(made.atom_str(pretty=True))


def json_feed(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return the entries as JSON Feed 1.1, in their order."""
    head, entries = _sound(head, entries)
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": f"{head.base_url}/{head.about}",
        "feed_url": f"{head.base_url}/{head.path}",
        "description": clean(head.description),
        "language": head.language,
        "authors": [{"name": head.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.content,
                "summary": entry.summary,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "authors": [{"name": entry.author}],
            }
            for entry in entries
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def _generator(head: Head, entries: Sequence[Entry]) -> FeedGenerator:
    made = FeedGenerator()
    made.id(permanent_id(f"feed:{head.path}"))
    made.title(head.title)
    made.description(head.description)
    made.language(head.language)
    made.link(href=f"{head.base_url}/{head.path}", rel="self")
    made.link(href=f"{head.base_url}/{head.about}", rel="alternate")
    made.author({"name": head.author})
    made.generator("infocenter")
    updated = max((entry.updated for entry in entries), default=_EPOCH)
    made.updated(updated)
    made.lastBuildDate(updated)
    return made


def _entry(made: FeedGenerator, entry: Entry, title: str) -> Any:
    item = made.add_entry(order="append")
    item.id(entry.id)
    item.title(title)
    item.link(href=entry.url)
    item.updated(entry.updated)
    item.summary(html.escape(entry.summary, quote=False), type="html")
    item.content(entry.content, type="html")
    return item


def _sound(head: Head, entries: Sequence[Entry]) -> tuple[Head, list[Entry]]:
    """Return both with texts that XML may hold, none of them empty: the rules of the formats ask for each."""
    title = _text(head.title, _UNTITLED)
    head = replace(head, title=title, description=_text(head.description, title), author=_text(head.author, title))
    found = []
    for entry in entries:
        title = _text(entry.title, _UNTITLED)
        author, summary = _text(entry.author, head.author), _text(entry.summary, title)
        found.append(replace(entry, title=title, author=author, summary=summary))
    return head, found


def _text(text: str, otherwise: str) -> str:
    return clean(text).strip() or otherwise


class _Namespaces(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Declares what `_Told` writes."""

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC}


class _Told(BaseEntryExtension):  # type: ignore[misc]  # feedgen is untyped
    """What RSS has no element for: who wrote it (without a mail address), and that it was changed."""

    def __init__(self) -> None:
        self.author = ""
        self.updated: datetime | None = None

    def extend_rss(self, feed: Any) -> Any:
        etree.SubElement(feed, f"{{{_DC}}}creator").text = self.author
        if self.updated:
            etree.SubElement(feed, f"{{{_ATOM}}}updated").text = self.updated.isoformat()
        return feed
