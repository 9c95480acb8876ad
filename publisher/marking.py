"""A bulletin's text cut into pieces, so that every published number can be marked where it stands.

Observations point into the bulletin's document as received; the site prints its readable form. The origin map of the
readable text carries each span over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from bulletin.document import document
from bulletin.text import readable
from publisher.web import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.document import Document
    from bulletin.model import Bulletin, Span
    from bulletin.text import Text

_SENTENCE = re.compile(r"[^。；;！？!?]*[。；;！？!?]?[”’」』）)]*")
_EXCERPT = 200
_GAP = "……"


class Piece(Struct, frozen=True, gc=False):
    """A stretch of text; ``marks``: the observations it belongs to, ``anchors``: those it begins, by number."""

    text: str
    marks: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A bulletin's parts in readable form; cells are by table, row and column.

    ``mended`` tells whether the title or a paragraph differs from what was received.
    """

    title: Line
    paragraphs: tuple[Line, ...]
    tables: tuple[tuple[tuple[Line, ...], ...], ...]
    mended: bool


def mark(bulletin: Bulletin, spans: Sequence[Span]) -> MarkedText:
    """Mark the spans of a bulletin's document; the mark's number is the span's place in the sequence."""
    composed = document(bulletin)
    starts = [part.span.start for part in composed.parts]
    by_part: dict[int, list[tuple[int, int, int]]] = {}
    for number, span in enumerate(spans):
        index = _place(composed, starts, span)
        whole = composed.parts[index].span
        start, end = max(span.start, whole.start), min(span.end, whole.end)
        by_part.setdefault(index, []).append((start - whole.start, end - whole.start, number))
    texts = [readable(composed.text[part.span.start : part.span.end]) for part in composed.parts]
    lines = [_line(text, by_part.get(place, ())) for place, text in enumerate(texts)]
    tables: list[list[list[Line]]] = []
    for part, line in zip(composed.parts, lines, strict=True):
        if part.kind == "cell":
            if part.row == 0 and part.column == 0:
                tables.append([])
            if part.column == 0:
                tables[-1].append([])
            tables[-1][-1].append(line)
    return MarkedText(
        title=lines[0],
        paragraphs=tuple(line for part, line in zip(composed.parts, lines, strict=True) if part.kind == "paragraph"),
        tables=tuple(tuple(tuple(row) for row in table) for table in tables),
        mended=any(
            part.kind != "cell" and text.plain != text.raw for part, text in zip(composed.parts, texts, strict=True)
        ),
    )


def excerpt(paragraphs: Sequence[Line]) -> tuple[Line, ...]:
    """Keep the beginning and the sentences that hold marked numbers; a gap shows what was left out."""
    kept: list[Line] = []
    shown = 0
    for paragraph in paragraphs:
        line: list[Piece] = []
        for sentence in _sentences(paragraph):
            length = sum(len(piece.text) for piece in sentence)
            if shown + length <= _EXCERPT or any(piece.marks for piece in sentence):
                line += sentence
            elif not line or line[-1].text != _GAP:
                line.append(Piece(_GAP))
            shown += length
        if any(piece.text != _GAP for piece in line):
            kept.append(tuple(line))
    return tuple(kept)


def quotes(paragraphs: Sequence[Line]) -> tuple[Line, ...]:
    """Keep only the marked stretches."""
    kept = []
    for paragraph in paragraphs:
        line: list[Piece] = []
        for piece in paragraph:
            if piece.marks:
                line.append(piece)
            elif not line or line[-1].text != _GAP:
                line.append(Piece(_GAP))
        if any(piece.marks for piece in line):
            kept.append(tuple(line))
    return tuple(kept)


def marked(line: Line) -> Markup:
    """Return a line as HTML: each marked stretch has its numbers' ids (``n1``) and leads to its row (``#f1``)."""
    told = []
    for piece in line:
        text = printed(piece.text)
        if piece.marks:
            told += [f'<span id="n{number + 1}"></span>' for number in piece.anchors[1:]]
            own = f' id="n{piece.anchors[0] + 1}"' if piece.anchors else ""
            text = f'<mark{own}><a href="#f{piece.marks[0] + 1}">{text}</a></mark>'
        told.append(text)
    return Markup("".join(told))  # noqa: S704 - every text in it is escaped


def plain(line: Line) -> str:
    """Return a line's text."""
    return "".join(piece.text for piece in line)


def _place(composed: Document, starts: Sequence[int], span: Span) -> int:
    """Return the part that a span is marked in: where it begins, but in a table's row the number's own cell."""
    first, last = (max(bisect_left(starts, at) - 1, 0) for at in (span.start + 1, span.end))
    there = composed.parts[last]
    if there.kind != "cell":
        return first
    digits = any(character.isdigit() for character in composed.text[there.span.start : there.span.end])
    return last if digits else first


def _line(shown: Text, spans: Sequence[tuple[int, int, int]]) -> Line:
    """Cut one part at the edges of its spans."""
    if not spans:
        return (Piece(shown.plain),) if shown.plain else ()
    edges = {0, len(shown.plain)}
    beginning: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for start, end, number in spans:
        first = bisect_left(shown.origin, start)
        last = max(bisect_left(shown.origin, end), first + 1)
        beginning[first].append((last - first, number, last))
        edges |= {first, last}
    pieces = []
    over: list[tuple[int, int, int]] = []
    for start, end in pairwise(sorted(edges)):
        begun = beginning.get(start, [])
        # The innermost first: it is the one that the reader means by pointing here.
        over = sorted([*(each for each in over if each[2] >= end), *begun])
        text = shown.plain[start:end]
        if text:
            pieces.append(Piece(text, tuple([each[1] for each in over]), tuple([each[1] for each in begun])))
    return tuple(pieces)


def _sentences(line: Line) -> list[list[Piece]]:
    """Cut a line at the ends of its sentences; a marked stretch is never cut."""
    sentences: list[list[Piece]] = [[]]
    for piece in line:
        if piece.marks:
            sentences[-1].append(piece)
            continue
        parts = [part for part in _SENTENCE.findall(piece.text) if part]
        for index, part in enumerate(parts):
            sentences[-1].append(Piece(part))
            if index < len(parts) - 1 or part[-1] in "。；;！？!?”’」』）)":
                sentences.append([])
    return [sentence for sentence in sentences if sentence]
