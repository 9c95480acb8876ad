"""Reads a bulletin: its observations, and an account of every other numeral."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from bulletin import dates
from bulletin.extract.account import account
from bulletin.extract.blocks import ABOVE, Blocks, apart
from bulletin.extract.cells import figure, with_gaps
from bulletin.extract.check import check
from bulletin.extract.grammar import Reader
from bulletin.extract.layout import Line, layout
from bulletin.extract.lexer import START, Token, named, with_words
from bulletin.extract.scopes import days_before_totals
from bulletin.extract.settle import settle
from bulletin.extract.whole import article
from bulletin.model import Case, Context, Reading, Span
from bulletin.regions import gazetteer
from bulletin.text import clean

__all__ = ["read"]

_INSPECTION = re.compile("督察|督查|边督边改|转办|交办|信访(?:举报)?件|批次?(?:群众)?举报|移交[^。]{0,12}(?:举报|信访)")
_SUBJECT = re.compile("督察|督查组|转办|交办|移交|信访|举报|投诉|边督边改|问责")
_INSPECTORS = re.compile("督察|督查组|环(?:保|境)[^。]{0,4}督查|边督边改")
_NTH_BATCH = re.compile("第[0-9一二三四五六七八九十百]{1,4}批")
_OTHER_OFFICES = re.compile("信访局|信访部门|环境信访|网上信访|12345|热线|(?:市长|书记|领导)信箱|巡视|巡察")
_VISITS = re.compile("来访[^,。;、0-9]{0,4}[0-9]+[件人批]")
_CORRECTION = re.compile("“([^”]*)”[^“”。]{0,6}应(?:该|当)?(?:为|是|改为)[^“”。]{0,2}“([^”]*)”")
_HEAD = re.compile(r"[ 【(]*(?:[一二三四五六七八九十0-9]{1,3}[)、.]?)? *【?")
_PARTED = re.compile("[^。]{0,12}:|-{1,2}|—{1,2}|】")
_OF_SENTENCES = frozenset(("number", "stop", "date"))
_OF_HEADINGS = frozenset(("open", "close", "join"))
_CELLS = 3  # how many figures in lines of their own make a table
_HEADING_LIMIT, _BARE_HEADING_LIMIT = 40, 12


def read(text: str, context: Context | None = None) -> Reading:
    """Read a text. Spans are code points of ``text``; see ``Reading``. Never raises for a text, however odd."""
    context = context or Context()
    cleaned = clean(text)
    plain = cleaned.plain
    mentions = dates.find(plain)
    form = layout(plain, mentions)
    found = named(plain, mentions)
    inspection = _of_inspection(plain)
    cases: list[Case] = []
    lines: Sequence[Line] = form.lines
    reader = Reader(article(plain, form, found, context))
    if inspection:
        lines, gaps = with_gaps(cleaned, _from_inspectors_on(plain, form.lines))
        blocks = Blocks(reader, cleaned, gaps)
        lines = _ledger_lines(blocks, lines)
        _read_lines(reader, blocks, _by_line(lines, with_words(plain, found)))
        cases = blocks.ledger.cases()
    days_before_totals(reader.drafts, reader.turn, reader.article.title_batch)
    observations, counted, reasons = settle(reader.drafts, cleaned, gazetteer().by_code("65"))
    ignored, issues = account(cleaned, found, lines, counted, {**reasons, **reader.reasons}, inspection=inspection)
    issues += check(observations, plain)
    return Reading(text, tuple(observations), tuple(ignored), tuple(issues), tuple(cases))


def _of_inspection(plain: str) -> bool:
    """Tell whether a text speaks of cases of inspectors, and not of those of an office or a hotline."""
    if not _INSPECTION.search(plain) or ("强化督查" in plain and "督察组" not in plain):
        return False
    return bool(_INSPECTORS.search(plain)) or not _OTHER_OFFICES.search(plain) or bool(_NTH_BATCH.search(plain))


def _from_inspectors_on(plain: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Pass over the paragraphs before the first word on inspectors or reports: they tell of other things."""
    first = _SUBJECT.search(plain)
    begins = first.start() if first else 0
    if not any(line.kind == "body" and line.end <= begins for line in lines):
        return lines
    return [replace(line, kind="furniture") if line.kind == "body" and line.end <= begins else line for line in lines]


def _ledger_lines(blocks: Blocks, lines: Sequence[Line]) -> Sequence[Line]:
    """Take the cases out of lines that are a ledger; these lines count as rows that were read."""
    used = blocks.ledger.lines(lines)
    return [replace(line, kind="case") if at in used else line for at, line in enumerate(lines)] if used else lines


def _read_lines(reader: Reader, blocks: Blocks, lines: Sequence[tuple[Line, Sequence[Token]]]) -> None:
    """Read paragraphs and tables in turn; short lines may be a table that lost its grid."""
    at = 0
    for kind, group in groupby(lines, key=lambda pair: pair[0].kind):
        block: Sequence[tuple[Line, Sequence[Token]]] = list(group)
        above = lines[max(0, at - ABOVE) : at]
        at += len(block)
        if kind == "row":
            blocks.rows(block, above)
            continue
        while kind == "cell" and (table := blocks.stack(block)):
            before, after = apart(block, (table.start, table.end))
            for line, inside in before:
                _read_line(reader, reader.plain, line, inside)
            blocks.read_stack(table, [*above, *before])
            block, above = after, []
        lost = kind == "cell" and _is_table(reader.plain, block)
        for line, inside in block:
            _read_line(reader, reader.plain, line, inside, heads=not lost)


def _is_table(plain: str, block: Sequence[tuple[Line, Sequence[Token]]]) -> bool:
    """Tell whether cells are those of a table that could not be read: names among them head no section."""
    return sum(figure(plain[line.start : line.end]) is not None for line, _ in block) >= _CELLS


def _read_line(reader: Reader, plain: str, line: Line, inside: Sequence[Token], *, heads: bool = True) -> None:
    if line.kind not in ("body", "cell"):
        return
    if reader.correcting and (corrections := list(_CORRECTION.finditer(plain, line.start, line.end))):
        wrong, right = ([Span(*match.span(group)) for match in corrections] for group in (1, 2))
        reader.corrected(inside, wrong, right)
    elif heads and _is_heading(plain[line.start : line.end], inside):
        reader.heading(inside)
    elif inside and _of_other_office(plain[line.start : line.end]):
        reader.reasons.update({token.start: "other-office" for token in inside if token.kind == "number"})
    elif inside:
        reader.paragraph(inside)


def _of_other_office(text: str) -> bool:
    """Tell whether a paragraph counts what people brought to a complaints office, which no inspectors receive."""
    return "来访" in text and bool(_VISITS.search(text)) and not _INSPECTORS.search(text)


def _is_heading(text: str, inside: Sequence[Token]) -> bool:
    """博州:压实责任接件即办 - short, no sentence, no number, a region before the colon."""
    if len(text) > _HEADING_LIMIT or any(token.kind in _OF_SENTENCES for token in inside):
        return False
    places = [token for token in inside if token.kind == "region"]
    if len(places) != 1 or any(token.kind not in _OF_HEADINGS for token in inside[: inside.index(places[0])]):
        return False
    head = _HEAD.match(text)
    name = places[0].data.text
    parted = _PARTED.match(text, head.end() + len(name)) if head else None
    return bool(
        head
        and text.startswith(name, head.end())
        and (parted or len(text) <= _BARE_HEADING_LIMIT)
        and (places[0].data.kind == "place" or parted)
    )


def _by_line(lines: Sequence[Line], found: Sequence[Token]) -> list[tuple[Line, Sequence[Token]]]:
    out: list[tuple[Line, Sequence[Token]]] = []
    at = 0
    for line in lines:
        if at < len(found) and found[at].start < line.start:  # what stands before the first line, or in none
            at = bisect_left(found, line.start, at, key=START)
        first = at
        if at < len(found) and found[at].start < line.end:
            at = bisect_left(found, line.end, at, key=START)
        out.append((line, found[first:at]))
    return out
