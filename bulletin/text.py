"""Cleaned text in which every character knows where it came from.

Cleaning only ever does two things to a character: it puts another one in its place, or leaves it out. So each
character of the cleaned text comes from exactly one of the raw text, and no comparison of the two is needed later.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import opencc
from msgspec import Struct

from bulletin.model import Span

HAN = "\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
"""The Chinese characters, for use inside a character class."""

# A byte order mark, a soft hyphen, variation selectors, controls: never seen by a reader. OpenCC stops at a NUL and
# fails on a lone surrogate, so these go first. A carriage return is dropped before a line feed only.
_RANGES = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
    (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xD800, 0xDFFF), (0xE0000, 0xE01FF),
)  # fmt: skip
_UNSEEN = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
# Ranges, since single characters beyond the first plane make a class a hundred times as slow.
_UNSEEN_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
_UNSEEN_RUN = re.compile(f"[{_UNSEEN_CLASS}]+|\r(?=\n)")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
_GLOSS = re.compile(rf"[(（] *([a-zêüɑɡ\u0308{_TONES}]{{1,9}}) *[)）]", re.IGNORECASE)
_TONED = re.compile(f"[{_TONES}]", re.IGNORECASE)
# A syllable as it is read, without its tone; some copies print every reading so. From that many on, all are readings.
_SYLLABLE = re.compile("(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiou]|v|ü){1,3}(?:ng|n|r)?", re.IGNORECASE)
_MANY = 5
_TONELESS = frozenset(("de", "le", "zhe", "men", "ma", "ne", "ba", "zi", "me", "ge", "tou"))
_BRACKETS = frozenset("(（")
_MARKS = re.compile("[,，、。;；:：][,，、。;；:：]+")
_SPREAD_DAY = re.compile("[1-3] +[0-9] *日")
_BLANKS = re.compile("[ ] *")
_OTHER_DASHES = frozenset("—―~")
_DASHES = re.compile("[—―~-][—―~-]*")
_IS_HAN = re.compile(f"[{HAN}]").match
_DIGITS = frozenset("0123456789")
_BEFORE_DASH = _DIGITS | frozenset("〇零一二三四五六七八九十百千%年月日时批")
_AFTER_DASH = _DIGITS | frozenset("〇零一二三四五六七八九十百千第")
_BEFORE_BLANK = frozenset("、。,;:(")
_AFTER_BLANK = frozenset("、。,;:()%")
_LINE_END = frozenset(("", "\n"))
_EDGES = _LINE_END | frozenset(" |")


class Text(Struct, frozen=True, gc=False):
    """A raw text, the plain text to read, and ``origin[i]``, the place in ``raw`` of ``plain[i]``.

    ``origin`` has one entry more than ``plain`` has characters; the last is the length of ``raw``.
    """

    raw: str
    plain: str
    origin: Sequence[int]

    def raw_span(self, start: int, end: int) -> Span:
        """Return the shortest stretch of ``raw`` that holds ``plain[start:end]``: no gloss that follows it."""
        if start >= end:
            at = self.origin[min(start, len(self.plain))]
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)


def clean(raw: str) -> Text:
    """Clean a text for reading: simplified, half-width, without glosses, doubled commas and unseen characters.

    The marks 、。《》“” stay as they are. ``clean(clean(x).plain).plain == clean(x).plain``, and the plain text has
    the lines of the raw one.
    """
    characters = set(_telling().findall(raw))
    plain, origin = _without_unseen(raw, characters)
    plain = _replace(plain, characters, _half_width())
    if "(" in characters:
        plain, origin = _drop(plain, origin, _glosses(plain))
    if " " in characters:
        plain, origin = _drop(plain, origin, _blanks(plain))
    plain, origin = _drop(plain, origin, _doubled_commas(plain))
    if not _OTHER_DASHES.isdisjoint(characters) or "--" in plain:
        dashes = [match.span() for match in _DASHES.finditer(plain) if _is_range(plain, *match.span())]
        plain = _put_dashes(plain, dashes)
        plain, origin = _drop(plain, origin, ((start, end - 1) for start, end in dashes))
    return Text(raw, _simplified(plain, characters), origin)


def readable(raw: str) -> Text:
    """Clean a text for printing: as ``clean``, but the author's blanks and full-width marks stay as they are."""
    if not (_unreadable().search(raw) or _MARKS.search(raw)):
        return Text(raw, raw, range(len(raw) + 1))
    characters = set(_telling().findall(raw))
    plain, origin = _without_unseen(raw, characters)
    if not _BRACKETS.isdisjoint(characters):
        plain, origin = _drop(plain, origin, _glosses(plain))
    plain, origin = _drop(plain, origin, _doubled_commas(plain))
    return Text(raw, _simplified(plain.replace("\r", "\n"), characters), origin)


def _without_unseen(text: str, characters: set[str]) -> tuple[str, Sequence[int]]:
    origin = range(len(text) + 1)
    if _UNSEEN.isdisjoint(characters) and "\r" not in characters:
        return text, origin
    return _drop(text, origin, (match.span() for match in _UNSEEN_RUN.finditer(text)))


def _replace(text: str, characters: set[str], table: dict[str, str]) -> str:
    """Put other characters in the places of those in the table, and add them to ``characters``.

    Cheaper than ``str.translate``: a text holds few such characters, however many times.
    """
    for char in list(filter(table.__contains__, characters)):
        text = text.replace(char, table[char])
        characters.add(table[char])
    return text


def _glosses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the readings in brackets after a Chinese character or another reading, with the blanks before them."""
    last = -1
    found = list(_GLOSS.finditer(text))
    toneless = sum(1 for match in found if _SYLLABLE.fullmatch(match[1])) >= _MANY
    for match in found:
        start, end = match.span()
        while text[start - 1 : start] == " ":
            start -= 1
        follows = start == last or _IS_HAN(text[start - 1 : start])
        read = _TONED.search(match[1]) or match[1].lower() in _TONELESS
        if follows and (read or (toneless and _SYLLABLE.fullmatch(match[1]))):
            yield start, end
            last = end


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blanks that part nothing.

    Those at the ends of a line, those beside a mark or between a Chinese character and a digit (共 76 件), and those of
    a word spread over its cell (合 计). Of all others the first stays.
    """
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in _LINE_END or after in _LINE_END:
            yield start, end
            continue
        if text[start - 2 : start - 1] == "月" and _SPREAD_DAY.match(text, start - 1):
            yield start, end  # 8月1 6日
            continue
        spread = text[max(0, start - 2) : start - 1] in _EDGES and text[end + 1 : end + 2] in _EDGES
        parted = not (spread and _IS_HAN(before) and _IS_HAN(after)) and not _part_nothing(before, after)
        if not parted:
            yield start, end
        elif end - start > 1:
            yield start + 1, end


def _part_nothing(before: str, after: str) -> bool:
    if before in _DIGITS:
        return after in _AFTER_BLANK or bool(_IS_HAN(after))
    if before in _BEFORE_BLANK or _IS_HAN(before):
        return after in _AFTER_BLANK or after in _DIGITS or (before in _BEFORE_BLANK and bool(_IS_HAN(after)))
    return before == ")" and after in _AFTER_BLANK


def _doubled_commas(text: str) -> Iterator[tuple[int, int]]:
    """Yield the commas beside another mark, all but one: ``,,`` and ``,、``."""
    for match in _MARKS.finditer(text):
        marks = match[0]
        commas = [at for at, mark in enumerate(marks, match.start()) if mark in ",，"]
        for at in commas[len(commas) == len(marks) :]:
            yield at, at + 1


def _is_range(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _BEFORE_DASH and text[end : end + 1] in _AFTER_DASH


def _put_dashes(text: str, dashes: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for _, end in dashes:
        characters[end - 1] = "-"
    return "".join(characters)


def _drop(text: str, origin: Sequence[int], spans: Iterable[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """Leave these stretches, in order and apart, out of the text and its origins."""
    pieces: list[str] = []
    kept = array("I")
    at = 0
    for start, end in spans:
        if not isinstance(origin, array):
            origin = _identity(len(origin).bit_length())[: len(origin)]
        pieces.append(text[at:start])
        kept += origin[at:start]
        at = end
    if not pieces:
        return text, origin
    pieces.append(text[at:])
    kept += origin[at:]  # type: ignore[arg-type]
    return "".join(pieces), kept


@cache
def _identity(bits: int) -> array[int]:
    return array("I", range(1 << bits))


@cache
def _telling() -> re.Pattern[str]:
    """Return a pattern of the characters that cleaning does something to or looks at; a text holds few of them."""
    others = _OTHER_DASHES | _half_width().keys() | _traditional()[1].keys() | set("\r( ")
    return re.compile(f"[{_UNSEEN_CLASS}{''.join(map(re.escape, sorted(others)))}]")


@cache
def _unreadable() -> re.Pattern[str]:
    """Return a pattern of the characters without which a text is readable as it is, but for doubled commas."""
    return re.compile(f"[{_UNSEEN_CLASS}\r{''.join(sorted(_BRACKETS | _traditional()[1].keys()))}]")


@cache
def _half_width() -> dict[str, str]:
    """Map each character to its plain form, one to one."""
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= dict.fromkeys(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " ")
    table |= dict.fromkeys("\x0b\x0c\x85\u2028\u2029", " ")
    table |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    table |= {"｡": "。", "､": "、", "∶": ":", "︰": ":", "○": "〇", "\r": "\n"}
    # Radicals and compatibility forms, which PDF files print for the everyday character.
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        common = unicodedata.normalize("NFKC", chr(code))
        if len(common) == 1 and common != chr(code):
            table[chr(code)] = common
    return table


def simple_forms() -> dict[str, str]:
    """Return the characters that no readable text has, as they are traditional ones, each with its simplified form."""
    return dict(_traditional()[1])


@cache
def _traditional() -> tuple[opencc.OpenCC, dict[str, str]]:
    """Return the converter, and each character that only traditional text has with its simplified form.

    著 and 乾 are also written in simplified text (显著, 乾隆), where the converter would spoil them: what GB 2312 holds
    is no sign of traditional text.
    """
    converter = opencc.OpenCC("tw2s")
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = dict(zip(characters, converter.convert("\n".join(characters)).split("\n"), strict=True))
    only = {char: form for char, form in simple.items() if char != form and len(form) == 1 and not _in_gb2312(char)}
    return converter, {char: only.get(form, form) for char, form in only.items()}


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(text: str, characters: set[str]) -> str:
    """Turn the traditional lines of the text into simplified ones of the same length."""
    converter, table = _traditional()
    if table.keys().isdisjoint(characters):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not table.keys().isdisjoint(line):
            converted: str = converter.convert(line)
            if len(converted) != len(line):  # no longer aligned: one character at a time
                converted = line
            lines[number] = _replace(converted, set(converted), table)
    return "\n".join(lines)
