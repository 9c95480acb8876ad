"""From an article as its page shows it to a bulletin of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.model import Bulletin
from crawler.address import bulletin_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Attachment
    from crawler.families.base import Article
    from crawler.sources import Source


def bulletin_of(
    source: Source, article: Article, pages: tuple[str, ...], attachments: tuple[Attachment, ...]
) -> Bulletin:
    """Return the bulletin that stands on ``pages``, the addresses of its pages in order."""
    return Bulletin(
        id=bulletin_id(source.name, pages[0]),
        source=source.name,
        url=pages[0],
        title=article.title,
        published=article.published,
        publisher_name=article.publisher_name or source.publisher or None,
        author=article.author,
        editor=article.editor,
        paragraphs=article.paragraphs,
        tables=article.tables,
        attachments=attachments,
        pages=pages,
        official=article.official,
        views=article.views,
    )


def on_topic(article: Article, topics: Sequence[str]) -> bool:
    """Tell whether an article holds one of the words; without words, every one is of the subject."""
    text = "\n".join((article.title, *article.paragraphs))
    return not topics or any(topic in text for topic in topics)
