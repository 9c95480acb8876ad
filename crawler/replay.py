"""Reading archived pages again with today's page objects: no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.model import Attachment
from crawler.address import canonical
from crawler.assembly import bulletin_of
from crawler.families import detect, family, family_of_list, is_framed, join, read_article, read_further
from crawler.page import PageText, decode, unwrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Bulletin
    from crawler.families.base import Article, Family
    from crawler.sources import Source

_FIELDS = (
    "title",
    "published",
    "publisher_name",
    "author",
    "editor",
    "paragraphs",
    "tables",
    "attachments",
    "official",
)


def reader_of(source: Source, list_page: PageText | None, article: PageText) -> Family:
    """Return what reads a source's articles: its family; on ``auto`` that of its list page, else of the article."""
    if source.family != "auto":
        return family(source.family)
    reader = family_of_list(list_page) if list_page else detect(article)
    return read_article(reader, article, sure=False)[0]


def page_of(url: str, body: bytes, content_type: str) -> PageText:
    """Return an archived body as a page. Raises CrawlerError for bytes that are no text."""
    return PageText(url, unwrapped(decode(body, url)), content_type)


def parse(source: Source, reader: Family, pages: Sequence[PageText], known: Sequence[Attachment] = ()) -> Bulletin:
    """Read a bulletin's pages again; what its files are and say is taken from ``known``. Raises DriftError."""
    articles: list[Article] = []
    for page in pages:
        articles.append(read_further(reader, page, framed=is_framed(articles), sure=True))
    return assembled(source, articles, pages, known)


def assembled(
    source: Source, articles: Sequence[Article], pages: Sequence[PageText], known: Sequence[Attachment] = ()
) -> Bulletin:
    """Join what was read on a bulletin's pages."""
    article = join(articles[0], articles[1:])
    types = {each.url: each for each in known}
    attachments = tuple(types.get(canonical(url) or url, Attachment(url)) for url in article.attachments)
    return bulletin_of(source, article, tuple(page.url for page in pages), attachments)


def differences(before: Bulletin, after: Bulletin) -> list[tuple[str, str, str]]:
    """Return the fields that differ: name, old and new value, each as short text."""
    return [
        (name, _short(getattr(before, name)), _short(getattr(after, name)))
        for name in _FIELDS
        if getattr(before, name) != getattr(after, name)
    ]


def _short(value: object) -> str:
    text = " / ".join(map(_told, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - a line of a terminal


def _told(part: object) -> str:
    if not isinstance(part, Attachment):
        return str(part)
    state = f"{len(part.text)} characters" if part.text else part.unread or "not read"
    return f"{part.url.rpartition('/')[2]} ({state})"
