"""The older e-paper of Founder: an issue a day, a node a page of the paper, a content page an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin

from crawler.errors import DriftError
from crawler.families.base import Article, Link, Listing
from crawler.families.clues.byline import name_of
from crawler.families.clues.headline import site_of
from crawler.families.clues.marks import enpproperty
from crawler.families.fields import anchors, first, require, require_body, squeeze, text_of, when
from crawler.families.fragment import read_body

if TYPE_CHECKING:
    from crawler.page import PageText

_PAGE = re.compile(r"/(\d{4})-(\d{2})/(\d{2})/(node|content)_\w+\.html?$")
_PERIODS = re.compile(r"/(\d{4})-(\d{2})/period\.xml$")
_PERIOD = re.compile(
    r"<period_name>\s*\d{4}-?\d{2}-?(\d{2})\s*</period_name>\s*<front_page>\s*([\w.-]+)\s*</front_page>"
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\">\s]+)", re.IGNORECASE)
_VIEW = re.compile(r"""view\(\s*(["'])(.*?)\1\s*\)""", re.DOTALL)
_CONTINUED = re.compile(r"[(（\s]*上接.*")
_NO_NEWS = {"广告", "公益广告", "图片", "天气", "天气预报"}
_DECEMBER = 12


class FounderFamily:
    """Entry by meta refresh, ``YYYY-MM/period.xml`` as calendar, ``DD/node_N.htm``, ``DD/content_N.htm``."""

    name: ClassVar[str] = "epaper_founder"

    def matches(self, page: PageText) -> bool:
        """Tell by the address of a page or calendar, the tag or comment of the body, or where the entry leads."""
        target = self._refresh(page)
        return bool(
            _PAGE.search(page.url)
            or _PERIODS.search(page.url)
            or "<founder-content" in page.text
            or (target and _PAGE.search(target))
        )

    def listing(self, page: PageText) -> Listing:
        """Read the entry page, a month's calendar, or one page of an issue."""
        target = self._refresh(page)
        if target:
            return Listing(parts=(target,), older=(urljoin(target, "../period.xml"),))
        month = _PERIODS.search(page.url)
        if month:
            return self._calendar(page, int(month[1]), int(month[2]))
        if not _PAGE.search(page.url):
            raise DriftError(f"{page.url}: is neither entry, calendar nor page of an e-paper of this family")
        nodes = [page.join(each.get("href") or "") for each in anchors(page) if "node_" in (each.get("href") or "")]
        return Listing(self._articles(page), parts=tuple(dict.fromkeys(nodes)))

    def _calendar(self, page: PageText, year: int, month: int) -> Listing:
        """Read the days of a month; the month before it has a calendar of its own."""
        before = f"{year - 1}-{_DECEMBER}" if month == 1 else f"{year}-{month - 1:02}"
        days = tuple(page.join(f"{day}/{front}") for day, front in _PERIOD.findall(page.text))
        return Listing(parts=days, older=(page.join(f"../{before}/period.xml"),))

    def _articles(self, page: PageText) -> tuple[Link, ...]:
        """Read the titles of a page, its image map left aside; advertisements and continuations are no articles."""
        found: dict[str, Link] = {}
        for anchor in anchors(page):
            url = page.join(anchor.get("href") or "")
            place = _PAGE.search(url)
            if not place or place[4] != "content" or url in found:
                continue
            shown = _VIEW.search(anchor.text_content())
            title = squeeze(shown[2] if shown else anchor.text_content())
            if title and title not in _NO_NEWS and not _CONTINUED.search(title):
                found[url] = Link(url, title, f"{place[1]}-{place[2]}-{place[3]}")
        return tuple(found.values())

    def article(self, page: PageText) -> Article:
        """Read an article page."""
        body = read_body(page, require_body(page, "founder-content", "#ozoom"))
        tags = enpproperty(page)
        title = require(page, "title", text_of(first(page, ".title1", "#Title")), tags.get("title"))
        place = _PAGE.search(page.url)
        paper = site_of(text_of(first(page, "title")), title)
        following = [each for each in anchors(page) if text_of(each).startswith("下转")]
        return Article(
            title=_CONTINUED.sub("", title),
            published="-".join(place.groups()[:3]) if place else (when(tags.get("date")) or "")[:10] or None,
            publisher_name=paper,
            author=name_of(text_of(first(page, ".author")) or tags.get("author")),
            editor=body.editor,
            paragraphs=body.paragraphs,
            tables=body.tables,
            attachments=body.attachments,
            next_page=page.join(following[0].get("href") or "") if following else None,
        )

    @staticmethod
    def _refresh(page: PageText) -> str | None:
        for tag in page.root.cssselect("meta[http-equiv][content]"):
            found = _REFRESH.search(tag.get("content") or "")
            if (tag.get("http-equiv") or "").lower() == "refresh" and found:
                return page.join(found[1])
        return None
