"""From an article as its page shows it to a bulletin of its source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin.model import Bulletin, Table
from crawler.address import bulletin_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Attachment
    from crawler.families.base import Article
    from crawler.sources import Source

# What JSON can spell but neither UTF-8 nor every database can hold.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def bulletin_of(
    source: Source, article: Article, pages: tuple[str, ...], attachments: tuple[Attachment, ...]
) -> Bulletin:
    """Return the bulletin that stands on ``pages``, the addresses of its pages in order."""
    return Bulletin(
        id=bulletin_id(source.name, pages[0]),
        source=source.name,
        url=pages[0],
        title=_storable(article.title),
        published=article.published,
        publisher_name=_storable(article.publisher_name or source.publisher) or None,
        author=_storable(article.author) if article.author else article.author,
        editor=_storable(article.editor) if article.editor else article.editor,
        paragraphs=tuple(map(_storable, article.paragraphs)),
        tables=tuple(Table(tuple(tuple(map(_storable, row)) for row in each.grid)) for each in article.tables),
        attachments=tuple(replace(each, text=_storable(each.text)) for each in attachments),
        pages=pages,
        official=article.official,
        views=article.views,
    )


def _storable(text: str) -> str:
    """Return a text with a replacement character where it holds none, as a browser shows it."""
    return _NO_CHARACTER.sub("\ufffd", text)


def on_topic(article: Article, topics: Sequence[str]) -> bool:
    """Tell whether an article holds one of the words; without words, every one is of the subject."""
    text = "\n".join((article.title, *article.paragraphs))
    return not topics or any(topic in text for topic in topics)
