"""An article's fragment, in BeautifulSoup's hands: paragraphs, tables and attachments, without the furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from crawler.families.clues.credits import editor_of
from crawler.families.clues.remembered import of_text
from crawler.families.fields import split_editor, squeeze
from crawler.families.grids import BLOCKS, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bs4.element import Tag
    from lxml.html import HtmlElement

    from bulletin.model import Table
    from crawler.page import PageText

_NO_TEXT = [
    *("script", "style", "title", "noscript", "iframe", "form", "button", "input", "select", "textarea", "template"),
    "svg",
]
_LISTS = {"ul", "ol", "dl", "div"}
_VIEWERS = ["iframe", "embed", "object"]
# What an element of nothing but text is made of; a ``pre`` keeps its first line end or not, so it is none of them.
_TEXT = {
    *("div", "section", "article", "p", "br", "hr", "center", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("span", "strong", "b", "em", "i", "u", "font", "big", "small", "sub", "sup", "img"),
}
_UNREAD = {etree.Comment, etree.ProcessingInstruction}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|share\w*|bdshare\w*|jp-relatedposts|related\w*|xl_rel|rel|comments?|pag(?:er|es|ination|ebreak)"
    r"|epages|pagelist|dede_pages|qrcode|qr|print\w*|breadcrumb\w*|crumbs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|csv|txt)$", re.IGNORECASE)
_CALLED_FILE = re.compile(
    r"""["']([^"'\s]+\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|csv|txt))["']""", re.IGNORECASE
)
_DOWNLOAD = re.compile(
    r"/(?:downfile|download\w*|attach\w*|getdown)\b[^?]*\?|[?&](?:filename|attachment|fileid)=", re.IGNORECASE
)
# Cheaper than making an address absolute, which is needed to be sure.
_MAYBE_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|csv|txt)|downfile|download|attach|getdown|filename=|fileid=",
    re.IGNORECASE,
)
# What is left of a paragraph that only leads to files.
_ATTACHED = re.compile(
    r"(?:(?:相关|下载)?附件(?:下载)?\s*\d{0,2}\s*[:：.、]?)?[\s【】\[\]()（）:：;；,，]*(?:点击下载)?(?:已?下载\s*\d*\s*次)?"
)
_LABEL_OF_FILE = re.compile(
    r"(?:相关|下载)?附件(?:下载)?\s*\d{0,2}\s*[:：]?\s*(?:\d{0,2}[.．、])?|\d{1,2}[.．、]|[【】\[\]()（）:：;；,，.。]+"
)


@dataclass(frozen=True, slots=True)
class Body:
    """What an article's fragment holds; ``editor`` is from the line at its end, which is no paragraph."""

    paragraphs: tuple[str, ...]
    editor: str | None
    tables: tuple[Table, ...] = ()
    attachments: tuple[str, ...] = ()


def read_body(page: PageText, element: HtmlElement) -> Body:
    """Read an article's element of the page; one that holds nothing but text needs no soup."""
    if _is_text(element) and all(map(_is_text, element.iterdescendants())):
        return Body(*_ended(_lines(element)))
    return read_markup(page, etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def read_markup(page: PageText, markup: str) -> Body:
    """Read an article's markup."""
    from bs4 import BeautifulSoup, Tag  # noqa: PLC0415 - slow to load, and many articles need none

    soup = BeautifulSoup(markup, "lxml")
    root = soup.body or soup
    tags = root.find_all(True)
    shown = [page.join(str(tag.get("src") or tag.get("data") or "")) for tag in tags if tag.name in _VIEWERS]
    _remove(tags, lambda tag: tag.name in _NO_TEXT)
    top = next((child for child in root.children if isinstance(child, Tag)), None)
    _remove(tags, lambda tag: tag is not top and _is_furniture(tag))
    attachments = tuple(dict.fromkeys([*_attachments(page, root), *filter(is_file, shown)]))
    _remove(tags, lambda tag: tag is not top and tag.name in _LISTS and _is_link_list(tag))
    tables = tuple(tables_of(root))
    # Of a line that led to a file its label is left, or its number.
    lines = _paragraphs(root)
    paragraphs, editor = _ended(line for line in lines if not (attachments and _LABEL_OF_FILE.fullmatch(line)))
    return Body(paragraphs, editor, tables, attachments)


def _is_text(element: HtmlElement) -> bool:
    """Tell an element of text alone, or a comment: neither links, tables nor anything that may be furniture."""
    if element.tag in _TEXT:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        return names == " " or not _FURNITURE.search(names)
    return element.tag in _UNREAD


def _lines(element: HtmlElement) -> Iterator[str]:
    """Yield the text between block boundaries of an element of text alone."""
    buffer: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in {"start", "end"} and each.tag in BLOCKS:
            yield from _flush(buffer)
        if event == "start":
            buffer.append(each.text or "")
        elif each is not element:
            buffer.append(each.tail or "")
    yield from _flush(buffer)


def _ended(lines: Iterable[str]) -> tuple[tuple[str, ...], str | None]:
    """Take the editor's line off the end of a body's lines; return the paragraphs and the editor."""
    paragraphs, editor = split_editor(list(lines))
    if editor is None:
        paragraphs, editor = _credited(paragraphs)
    return tuple(paragraphs), editor


def _credited(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """Take a line that credits an editor among others off the end of a body."""
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 4, -1), -1):
        editor = editor_of(paragraphs[index])
        if editor:
            return paragraphs[:index] + paragraphs[index + 1 :], editor
    return paragraphs, None


def _remove(tags: Iterable[Tag], unwanted: Callable[[Tag], bool]) -> None:
    """Take tags out, each with what is in it; what went with an earlier one is not asked for."""
    for tag in tags:
        # Where a tag is whole, its property ``decomposed`` looks through all that is in it for a tag of such a name.
        if "_decomposed" not in vars(tag) and unwanted(tag):
            tag.decompose()


def may_be_file(*words: str) -> bool:
    """Tell that a link's words, its text and its addresses as written, do not exclude that it leads to a file."""
    return any(map(_hints, words))


@of_text
def _hints(word: str) -> bool:
    """Look at a word of a menu, which every page of a site repeats."""
    return bool(_MAYBE_FILE.search(word))


def is_file(url: str) -> bool:
    """Tell an address of a file by its ending or by the download routes of the content systems."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(_FILE.search(parts.path) or _DOWNLOAD.search(url))


def linked_file(href: str, clicked: str) -> str:
    """Return what a link leads to; where a script's call fetches a file, the file."""
    called = _CALLED_FILE.search(f"{href} {clicked}") if href.lower().startswith(("javascript:", "#")) else None
    return called[1] if called else href


def is_named_file(url: str, text: str) -> bool:
    """Tell the address of a download that only its link's text names a file."""
    parts = urlsplit(url)
    dynamic = bool(parts.query) or not re.search(r"\.s?html?$", parts.path, re.IGNORECASE)
    return parts.scheme in {"http", "https"} and dynamic and bool(_FILE.search(squeeze(text)))


def _is_furniture(tag: Tag) -> bool:
    names = [*(tag.get_attribute_list("class") or []), *(tag.get_attribute_list("id") or [])]
    return any(name and _FURNITURE.search(str(name)) for name in names)


def _is_link_list(tag: Tag) -> bool:
    """Tell a list of nothing but links: related articles, neighbours, shares."""
    linked = [anchor.get_text() for anchor in tag.find_all("a", href=True)]
    least = 2 if tag.name == "div" else 1
    return (
        len(linked) >= least
        and squeeze(tag.get_text()).replace(" ", "") == squeeze("".join(linked)).replace(" ", "") != ""
    )


def _attachments(page: PageText, root: Tag) -> Iterator[str]:
    """Yield the files that a body links; a paragraph that is nothing but the link and its label goes."""
    for anchor in root.find_all("a", href=True):
        url = page.join(linked_file(str(anchor["href"]), str(anchor.get("onclick") or "")))
        if is_file(url) or is_named_file(url, anchor.get_text()):
            yield url
            block = anchor.find_parent(["p", "div", "li", "td"])
            anchor.extract()
            if block is not None and block is not root and _ATTACHED.fullmatch(squeeze(block.get_text())):
                block.extract()


def _paragraphs(root: Tag) -> Iterator[str]:
    """Yield the text between block boundaries; a loop, not a recursion, because hostile pages nest deeply."""
    from bs4.element import NavigableString, PreformattedString, Tag  # noqa: PLC0415 - likewise

    buffer: list[str] = []
    stack: list[tuple[Iterator[object], bool]] = [(iter(root.children), True)]
    while stack:
        child = next(stack[-1][0], None)
        if child is None:
            _, block = stack.pop()
            if block:
                yield from _flush(buffer)
            continue
        if isinstance(child, PreformattedString):
            continue  # comments, declarations
        if isinstance(child, NavigableString):
            buffer.append(str(child))
        elif isinstance(child, Tag):
            block = child.name in BLOCKS
            if block:
                yield from _flush(buffer)
            stack.append((iter(child.children), block))


def _flush(buffer: list[str]) -> Iterator[str]:
    text = squeeze("".join(buffer))
    buffer.clear()
    if text:
        yield text
