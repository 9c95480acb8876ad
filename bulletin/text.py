"""Cleaned text in which every character knows where it came from.

Cleaning only ever does two things to a character: it puts another one in its place, or leaves it out. So each
character of the cleaned text comes from exactly one of the raw text, and no comparison of the two is needed later.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import opencc

from bulletin.model import Span

HAN = "\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"

# A byte order mark, a soft hyphen, variation selectors, controls: never seen by a reader. OpenCC stops at a NUL and
# fails on a lone surrogate, so these go first. A carriage return is dropped before a line feed only.
_UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ff]+|\r(?=\n)"
)
_SYLLABLE = "(?:[a-züêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡ]|[\u0300\u0301\u0304\u0308\u030c])"
_TONE = "[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c]"
# The reading of the character before it, in brackets, as garbled copies of traditional text carry it; without a tone
# mark only for the particles that have none.
_GLOSS = re.compile(
    rf"(?<=[{HAN}])(?: ?[(（] ?(?=[^)）\n]{{0,9}}{_TONE}|(?:de|le|zhe|men|ma|ne|ba|zi|me|ge|tou) ?[)）])"
    rf"{_SYLLABLE}{{1,9}} ?[)）])+",
    re.IGNORECASE,
)
_DOUBLED = re.compile("[,，]+(?=[,，、。;；:：])|(?<=[、。;；:：])[,，]+")
_BLANKS = re.compile(
    rf"^ +| +$|(?<=[{HAN}、。,;:()]) +(?=[0-9%、。,;:()])|(?<=[0-9%]) +(?=[{HAN}、。;:()])|(?<=[、。;:(]) +(?=[{HAN}])"
    rf"|(?<=[{HAN}]) +(?=[、。,;:()])|(?<= ) +",
    re.MULTILINE,
)
# 合 计: a word spread over its cell. Two or more single characters, each alone between blanks.
_SPREAD = re.compile(rf"(?<![^\s|]){'[' + HAN + ']'}(?: +[{HAN}])+(?![^\s|])")
_SPACES = re.compile(" +")
_NUMERAL = "0-9〇零一二三四五六七八九十百千%"
_DASH = re.compile(rf"(?<=[{_NUMERAL}年月日时批])[—―~-]+(?=[第{_NUMERAL}])")


@dataclass(frozen=True, slots=True)
class Text:
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
    plain, origin = _drop(raw, range(len(raw) + 1), _spans(_UNSEEN, raw))
    plain = plain.translate(_half_width())
    if "(" in plain:
        plain, origin = _drop(plain, origin, _spans(_GLOSS, plain))
    if " " in plain:
        plain, origin = _drop(plain, origin, _spread(plain))
        plain, origin = _drop(plain, origin, _spans(_BLANKS, plain))
    plain, origin = _drop(plain, origin, _spans(_DOUBLED, plain))
    plain, origin = _drop(plain, origin, ((m.start() + 1, m.end()) for m in _DASH.finditer(plain)))
    return Text(raw, _simplified(_DASH.sub("-", plain)), origin)


def readable(raw: str) -> Text:
    """Clean a text for printing: as ``clean``, but the author's blanks and full-width marks stay as they are."""
    plain, origin = _drop(raw, range(len(raw) + 1), _spans(_UNSEEN, raw))
    plain, origin = _drop(plain, origin, _spans(_GLOSS, plain))
    plain, origin = _drop(plain, origin, _spans(_DOUBLED, plain))
    return Text(raw, _simplified(plain.replace("\r", "\n")), origin)


def simplify(text: str) -> str:
    """Return the text as it is printed; see ``readable``."""
    return readable(text).plain


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _spread(text: str) -> Iterator[tuple[int, int]]:
    for word in _SPREAD.finditer(text):
        for blank in _SPACES.finditer(text, *word.span()):
            yield blank.span()


def _drop(text: str, origin: Sequence[int], spans: Iterable[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """Leave these stretches, in order and apart, out of the text and its origins."""
    pieces: list[str] = []
    kept = array("I")
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        kept.extend(origin[at:start])
        at = end
    if not at:
        return text, origin
    pieces.append(text[at:])
    kept.extend(origin[at:])
    return "".join(pieces), kept


@cache
def _half_width() -> dict[int, str]:
    """Map each character to its plain form, one to one."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    table |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), " ")
    table |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), "-")
    table |= {ord("｡"): "。", ord("､"): "、", ord("∶"): ":", ord("︰"): ":", ord("○"): "〇", ord("\r"): "\n"}
    # Radicals and compatibility forms, which PDF files print for the everyday character.
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        common = unicodedata.normalize("NFKC", chr(code))
        if len(common) == 1 and common != chr(code):
            table[code] = common
    return table


@cache
def _traditional() -> tuple[opencc.OpenCC, dict[int, str], frozenset[str]]:
    """Return the converter, and each character that only traditional text has with its simplified form.

    著 and 乾 are also written in simplified text (显著, 乾隆), where the converter would spoil them: what GB 2312 holds
    is no sign of traditional text.
    """
    converter = opencc.OpenCC("tw2s")
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = dict(zip(characters, converter.convert("\n".join(characters)).split("\n"), strict=True))
    only = {char: form for char, form in simple.items() if char != form and len(form) == 1 and not _in_gb2312(char)}
    table = {ord(char): only.get(form, form) for char, form in only.items()}
    return converter, table, frozenset(only)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(text: str) -> str:
    """Turn the traditional lines of the text into simplified ones of the same length."""
    converter, table, only = _traditional()
    if only.isdisjoint(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not only.isdisjoint(line):
            converted: str = converter.convert(line)
            if len(converted) != len(line):  # no longer aligned: one character at a time
                converted = line
            lines[number] = converted.translate(table)
    return "\n".join(lines)
