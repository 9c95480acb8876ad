"""A second opinion on a page that a family only recognised: what the family misses, any page's clues may tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.errors import CrawlerError
from crawler.families.clues import article as any_article
from crawler.families.clues import pager
from crawler.families.clues.credits import is_credit
from crawler.families.clues.furniture import is_noise_text

if TYPE_CHECKING:
    from crawler.families.base import Article, Family, Listing
    from crawler.page import PageText

# Words without which a page names no author, no editor.
_AUTHOR = tuple(map(str.encode, ("记者", "作者", "通讯员", "撰稿", "撰文", "author", "byline")))
_EDITOR = tuple(map(str.encode, ("编辑", "責編", "责编", "編輯", "编校", "一审", "初审", "editor")))
_LEAST = 0.2


class Assisted:
    """A family whose reading is completed by what any page tells. It is as stateless as the family."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self.name = family.name

    def matches(self, page: PageText) -> bool:
        """Tell what the family tells."""
        return self._family.matches(page)

    def listing(self, page: PageText) -> Listing:
        """Read a list page; where the family sees no older one, look for it by words and numbers."""
        found = self._family.listing(page)
        if found.older or not found.articles:
            return found
        older = pager.older(page)
        return replace(found, older=(older,)) if older else found

    def article(self, page: PageText) -> Article:
        """Read an article page; a field that the family leaves empty is asked of the page's own clues."""
        found = self._family.article(page)
        if not _is_doubtful(page, found):
            return found
        try:
            other = any_article.read(page)
        except CrawlerError:
            return found
        return replace(
            found,
            published=found.published or other.published,
            publisher_name=found.publisher_name or other.publisher_name,
            author=found.author or (other.author if other.author != found.editor else None),
            editor=found.editor or other.editor,
            paragraphs=_cleaner(found.paragraphs, other.paragraphs),
            next_page=found.next_page or other.next_page,
        )


def _is_doubtful(page: PageText, found: Article) -> bool:
    """Tell a reading that lacks what the page may have, or holds lines that are no text."""
    return bool(
        not found.published
        or not found.publisher_name
        or (not found.author and any(word in page.folded for word in _AUTHOR))
        or (not found.editor and any(word in page.encoded for word in _EDITOR))
        or any(is_noise_text(paragraph) or is_credit(paragraph) for paragraph in found.paragraphs)
    )


def _cleaner(family: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the second reading of a text where it is the first one without some of its lines."""
    rest = iter(family)
    part = bool(other) and all(any(line == each for each in rest) for line in other)
    return other if part and sum(map(len, other)) > _LEAST * sum(map(len, family)) else family
