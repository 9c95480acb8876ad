"""The title of an article: what the page's title and a line above the text agree on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.families.fields import first, squeeze, text_of
from crawler.families.structure.labels import is_line
from crawler.families.structure.text import OFFICE, block_of, is_aside, pieces
from crawler.families.structure.trim import is_head

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.families.structure.text import Piece
    from crawler.page import PageText

_HEADINGS = {"h1", "h2", "h3", "h4"}
_TITLED = re.compile(r"(?:^|[\s_-])(?:\w*title\w*|tit|bt|biaoti|headline|heading)(?:$|[\s_-])", re.IGNORECASE)
_SITE = re.compile(
    r"(?:网|网站|门户|政府|厅|局|委员会|日报|晚报|报社|频道|在线|平台|专栏|办公室|首页|正文|公众号|协会|学会"
    r"|Information Center)$"
)
_JOINTS = re.compile(r"\s*(?:--+|[_|—–]+|\s[-]\s|-)\s*")
_LABEL_END = re.compile(r"[:：]$")
_SHORTEST, _SURE, _LONGEST = 4, 8, 150
_SITE_LENGTH = _FEW = 20


def title_of(page: PageText) -> tuple[str, int]:
    """Return the title and the place of the piece that shows it; "" when there is none, -1 when no piece shows it."""
    shown = squeeze(text_of(first(page, "title")))
    found = _agreed(page, _flat(shown)) or _headed(page) or _above_line(page)
    if found:
        return found
    parts = [part for part in _JOINTS.split(shown) if part]
    own = [part for part in parts if not _is_site(part)]
    return (max(own or parts, key=len) if parts else ""), -1


def _agreed(page: PageText, shown: str) -> tuple[str, int] | None:
    """Return the line that is part of the page's title and least looks like the name of a site."""
    if not shown:
        return None
    best: tuple[tuple[bool, bool, int, int], str] | None = None
    lines = _Lines(shown)
    before = ""
    for index, piece in enumerate(pieces(page)):
        labelled, before = before.endswith((":", "：")), piece.text
        if labelled:
            continue  # a value: the publisher's name is part of the page's title as well
        for text in lines.agreeing(piece):
            if not (OFFICE.search(text) or is_line(text)):
                flat = _flat(text)
                rank = (not _is_site(flat), lines.is_heading(piece) or not piece.linked, len(flat), index)
                if best is None or rank > best[0]:
                    best = rank, text
    if best is None or not best[0][1] or (not best[0][0] and (_headed(page) or _above_line(page))):
        return None
    return best[1], best[0][3]


def _headed(page: PageText) -> tuple[str, int] | None:
    """Return the first heading that is no name of a site, where the page's title tells nothing."""
    lines = _Lines("")
    for index, piece in enumerate(pieces(page)):
        if piece.linked or not lines.is_heading(piece):
            continue
        for text in (piece.text, lines.around(piece)):
            if _SURE <= len(text) <= _LONGEST and not _is_site(text) and not _framed(piece.element):
                return text, index
    return None


def _above_line(page: PageText) -> tuple[str, int] | None:
    """Return the text just above the line of source and date, where the page's title tells nothing."""
    above: tuple[str, int] | None = None
    for index, piece in enumerate(pieces(page)):
        if is_line(piece.text):
            if above:
                return above
        elif not piece.linked and _SURE <= len(piece.text) <= _LONGEST and not is_head(piece.text):
            usable = not (OFFICE.search(piece.text) or _is_site(piece.text) or _framed(piece.element))
            above = (piece.text, index) if usable else above
        elif len(piece.text) > _LONGEST:
            return None
    return None


class _Lines:
    """The lines that pieces stand in, each looked at once."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._texts: dict[HtmlElement, tuple[str, bool]] = {}
        self._headings: dict[HtmlElement, bool] = {}

    def agreeing(self, piece: Piece) -> list[str]:
        """Return a piece's text and that of the line around it, where they are part of the page's title or begin it."""
        found = [piece.text] if self._agrees(piece.text) else []
        text, agrees = self._line(block_of(piece.element))
        return [*found, text] if agrees and text != piece.text and len(text) <= _LONGEST else found

    def around(self, piece: Piece) -> str:
        """Return the text of the line around a piece, "" where that is the piece's own or no line."""
        text, _ = self._line(block_of(piece.element))
        return text if text != piece.text and len(text) <= _LONGEST else ""

    def _line(self, line: HtmlElement) -> tuple[str, bool]:
        if line not in self._texts:
            text = text_of(line) if len(line) <= _FEW else ""
            self._texts[line] = text, self._agrees(text)
        return self._texts[line]

    def _agrees(self, text: str) -> bool:
        flat, shown = _flat(text), self._shown
        if not _SHORTEST <= len(flat) <= _LONGEST:
            return False
        return flat in shown or (len(flat) > _SURE and len(shown) > _SURE and shown.startswith(flat[:_SURE]))

    def is_heading(self, piece: Piece) -> bool:
        """Tell a piece of a heading."""
        line = block_of(piece.element)
        if line not in self._headings:
            named = f"{line.get('class', '')} {line.get('id', '')}"
            self._headings[line] = line.tag in _HEADINGS or bool(_TITLED.search(named))
        return self._headings[line]


def _framed(element: HtmlElement) -> bool:
    return is_aside(element) or any(map(is_aside, element.iterancestors()))


def _is_site(text: str) -> bool:
    return len(text) <= _SITE_LENGTH and bool(_SITE.search(text))


def _flat(text: str) -> str:
    """Return a squeezed text without its blanks."""
    return text.replace(" ", "")
