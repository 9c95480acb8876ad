"""Which line is the title, and what the site calls itself: the page's own title, headings, names and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.families.clues import byline, furniture, moments
from crawler.families.clues.remembered import of_text, of_words
from crawler.families.fields import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from crawler.families.clues.blocks import Block

_SEPARATOR = re.compile(r"\s*(?:--+|——|[-_|｜—–·•:：]|>{1,2}|»|\s)\s*")
_SITE = re.compile(
    r".{0,20}(?:网|网站|厅|局|委员会|办公室|报|日报|晚报|早报|时报|报社|协会|政府|频道|在线|门户|平台|电视台|融媒|融媒体|融媒体中心|客户端|数字报|官网)"
)
# What may end like a name and is none: a headline with numbers, a report of something.
_NO_SITE = re.compile(r"[\d,，。;；:：、《》]|^关于|[通简专汇申举播预情]报$")
_PLAIN = {
    "正文",
    "详情",
    "文章",
    "首页",
    "内容",
    "新闻详情",
    "文章详情",
    "详细页",
    "详情页",
    "内容页",
    "资讯",
    "无标题文档",
}
_TITLE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:\w*title\d?|headline|biaoti|bt\d?|subject|newstit\w*|articletit\w*|tit)(?:$|[\s_-])", re.IGNORECASE
)
_SUB_NAMES = re.compile(
    r"(?:^|[\s_-])(?:sub\w*|futi|ft|fubiaoti|yinti|yt|over|intro\w*|pre|jianti|title2)(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = {"h1": 4, "h2": 3, "h3": 2, "h4": 1, "h5": 1}
_STRESSED = {"b", "strong", "font", "big"}
_NO_NAME = re.compile(r"\d{4}[年.].*日?|[\d年月日]+|星期.|第?\s*[A-Z]?\d{1,3}\s*版.*|[A-Z]\d+.*")
_CONTINUED = re.compile(r"[(（\s]*上接.*")
_COLUMN = re.compile(r"[\[【［(（][^\]】］)）]{1,8}[\]】］)）]\s*(.+)")
_EDITION = re.compile(
    r"[\s·-]*(?:数字报(?:刊|纸)?|电子报(?:刊)?|电子版|多媒体(?:数字)?报(?:刊)?|手机版|移动端|首页|官网)$"
)
_CUT = re.compile(r"(.+?)(?:\.{2,}|…+)")
_MARKS = re.compile(r"[:：︰|｜丨\d]")
_CLAUSE = re.compile("[,，;；!！?？]")
_CONTACT = re.compile(
    r"(?:联系)?(?:电话|方式|地址|邮编|邮箱|传真|热线|E-?mail|QQ)\s*[:：]|[\d\s()（）-]+$|欢迎(?:访问|光临|您)",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 2, 90
_NEAR = 3
_COMBINATIONS = 1024
_LEAST = 1.0  # of a title's score
_MOST_OF_NAMES = 2.0


def choose(lines: Sequence[Block], first: int, shown: str, told: Iterable[str | None]) -> int | None:
    """Return the number of the line that is the title: one of those before line ``first`` or among the next ones.

    ``shown`` is the page's own title, ``told`` what its data and meta tags call the article.
    """
    last = min(len(lines), first + _NEAR)
    bylines = [is_byline(each) for each in lines[: last + _NEAR]]
    about = _About(first, "" if _says_nothing(shown) else _flat(shown), [_flat(each) for each in told if each], bylines)
    best, best_score = None, _LEAST
    for number in range(last):
        score = _score(lines, number, about)
        # Lines that nothing tells apart: the title is the longest of them.
        if (
            best is None
            or score > best_score
            or (score == best_score and len(lines[number].text) >= len(lines[best].text))
        ):
            best, best_score = (number, score) if score >= best_score else (best, best_score)
    return best


@dataclass(slots=True)
class _About:
    """What is known before lines are weighed; ``bylines`` tells which of them are lines of labels or of a date.

    ``framed`` remembers which elements stand in furniture.
    """

    first: int
    page_title: str
    told: Sequence[str]
    bylines: Sequence[bool]
    framed: dict[HtmlElement | None, bool] = field(default_factory=dict)

    def is_framed(self, element: HtmlElement | None) -> bool:
        """Tell whether an element is furniture or stands in some."""
        path = []
        while element is not None and element not in self.framed:
            path.append(element)
            element = element.getparent()
        known = self.framed.get(element, False)
        for each in reversed(path):
            known = self.framed[each] = known or furniture.is_furniture(each)
        return known


def _score(lines: Sequence[Block], number: int, about: _About) -> float:
    block, first, page_title = lines[number], about.first, about.page_title
    flat = _as_title(block)
    if flat is None or (number and byline.stands_alone(lines[number - 1])):
        return -1
    score = -3.0 * furniture.is_linked(block) - (number > first)
    if any(name.startswith(flat) or flat.startswith(name) for name in about.told):
        score += 3 if len(flat) > _NEAR else 1
    site = is_site(block.text)
    if page_title and not site and _is_in(flat, page_title):
        score += min(4.0, len(flat) / 3) + (page_title.startswith(flat) or page_title.endswith(flat))
    below = about.bylines[number + 1 : number + 1 + _NEAR]
    score += ((_NEAR - below.index(True)) * 0.7 if True in below else 0.0) + (first - _NEAR - 1 <= number)
    score += _of_tags(tuple([each.tag for each in block.around]), block.element.get("align"))
    if score + _MOST_OF_NAMES < _LEAST:  # nearly all lines: those of menus
        return score
    # A masthead may be the page's first heading.
    score -= 6 * site + 3 * (block.text in _PLAIN or about.is_framed(block.element.getparent()))
    return score + _of_names(block.names)


@of_words
def _as_title(block: Block) -> str | None:
    """Return a line's text without white space, None where it is no title whatever stands around it."""
    text = block.text
    if (
        not _SHORTEST <= len(text) <= _LONGEST
        or furniture.is_noise_text(text)
        or furniture.is_crumbs(text)
        or text.endswith("。")
    ):
        return None
    return None if _CONTACT.match(text) or byline.is_today(text) or is_byline(block) else _flat(text)


@lru_cache(maxsize=_COMBINATIONS)
def _of_tags(tags: tuple[str, ...], align: str | None) -> float:
    """Return the weight of the elements that a line stands in."""
    return max(_HEADINGS.get(tag, 0) for tag in tags) + float(align == "center" or not _STRESSED.isdisjoint(tags))


@of_text
def _of_names(names: str) -> float:
    """Return the weight of their classes and ids."""
    return _MOST_OF_NAMES * bool(_TITLE_NAMES.search(names)) - 3 * bool(_SUB_NAMES.search(names))


@of_text
def is_site(text: str) -> bool:
    """Tell the name of a site, an office or a paper."""
    text = _EDITION.sub("", text)
    return bool(_SITE.fullmatch(text)) and not _NO_SITE.search(text)


def _is_in(flat: str, page_title: str) -> bool:
    """Tell a line that is part of the page's title, which may cut it off with dots."""
    if flat in page_title:
        return True
    cut = _CUT.match(page_title) if "…" in page_title or ".." in page_title else None
    return bool(cut and len(cut[1]) > _NEAR and flat.startswith(cut[1]))


@of_words
def is_byline(block: Block) -> bool:
    """Tell a line of labels or of a date."""
    text = block.text
    if len(text) > _LONGEST or "。" in text or furniture.is_linked(block):
        return False
    if not _MARKS.search(text):  # neither a colon nor a number: at best a label that stands alone
        return byline.is_label(text)
    if byline.is_today(text):
        return False
    if byline.labelled([*block.pieces, "\n"]) or byline.is_label(text):
        return True
    return moments.when(text) is not None and len(text) <= _LONGEST // 2 and not _CLAUSE.search(text)


def is_subtitle(block: Block, *, beside: bool) -> bool:
    """Tell a line that goes with the title; a heading is one only if it stands ``beside`` it."""
    heading = beside and any(str(each.tag) in _HEADINGS for each in block.around)
    return heading or bool(_SUB_NAMES.search(block.names)) or block.text.startswith(("——", "--", "─"))


def clean(title: str, shown: str) -> str:
    """Return a title without the mark of a continued text, and without a column that the page's own title lacks."""
    column = _COLUMN.match(title)
    if column and _flat(shown).startswith(_flat(column[1])):
        title = column[1]
    return _CONTINUED.sub("", title)


def of_page(shown: str) -> str:
    """Return the part of the page's own title that is not the site's name."""
    if _says_nothing(shown):
        return ""
    parts = [each for each in re.split(r"\s*(?:--+|[-_|｜–]|>{1,2}|»)\s*", shown) if each]
    while len(parts) > 1 and (is_site(parts[-1]) or parts[-1] in _PLAIN):
        parts.pop()
    return (
        max(parts, key=len)
        if len(parts) > 1 and is_site(parts[0])
        else shown[: shown.find(parts[-1]) + len(parts[-1])]
        if parts
        else ""
    )


def site_of(shown: str, title: str) -> str | None:
    """Return the name of the site that the page's own title adds to the article's."""
    flat = squeeze(shown)
    place = flat.find(title) if title else -1
    if place < 0:
        return _edition(flat) if is_site(_edition(flat) or "") else None
    before = [each for each in _SEPARATOR.split(flat[:place]) if each]
    after = [each for each in _SEPARATOR.split(flat[place + len(title) :]) if each]
    after = [each for each in after if not (_CONTINUED.fullmatch(each) or _NO_NAME.fullmatch(each))]
    return _edition(after[-1]) if after else _edition(before[0]) if before else None


def _edition(name: str) -> str | None:
    return _EDITION.sub("", name) or None


def _says_nothing(shown: str) -> bool:
    return not shown or shown in _PLAIN or (is_site(shown) and len(shown) <= 20)  # noqa: PLR2004 - a site's name


def _flat(text: str) -> str:
    return "".join(text.split())
