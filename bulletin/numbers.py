"""Numerals of a plain text: digits with thousands and decimals, Chinese numerals, 万 and 亿.

万 and 亿 belong to the number, also before 元: 236.4万元 is the number 2364000 with the unit 元. Percent signs and
units are left to the grammar, and so is what a numeral means (a date, 第一批, a telephone number).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_DIGIT = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LONGEST = 25
_NEXT_UNIT = 1000
_TIMES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SPELLED = "〇零一二两三四五六七八九十百千"
# A thousands separator stands between one to three digits and groups of three; any other comma parts two numbers.
# So does a blank before a unit (1 903件), where no further number stands before it.
_DIGITS = (
    r"(?:(?<![0-9.,])[0-9]{1,3}+(?:,[0-9]{3})+(?![0-9]|,[0-9])"
    r"|(?<![0-9.,])(?<![0-9] )[0-9]{1,3}+(?: [0-9]{3})+(?=[件宗起])|[0-9]+)(?:\.[0-9]+)?"
)
_COUNTED = "件个家人批宗次起项条名类户辆处座台套封份例元吨亩成"
PATTERN = (
    rf"(?=[0-9{_SPELLED}])(?:({_DIGITS})((?:[余多]|来(?=[万亿{_COUNTED}]))?)(万亿?|亿)?[余多]?"
    rf"|(?<![数几{_SPELLED}])([{_SPELLED}](?:[{_SPELLED}]|[万亿](?=[{_SPELLED}]))*)([余多]?)([万亿]?)[余多]?"
    rf"(?=[{_COUNTED}万亿]))"
)
"""A numeral in six groups, see ``value``: 2 and 5 are 余 and 多. A grammar may add what it wants to see behind it.

Every ASCII digit is in one. A Chinese numeral is found where a counted thing follows (七十五件, 第二十七批), and never
after 数 or 几 (数十件), which name no number.
"""
_WHOLE = re.compile(rf"({_DIGITS})(万亿?|亿)?|([{_SPELLED}万亿]+)")
# 一百一 is left alone: a speaker means 110, a careless writer 101.
_D = "[一二两三四五六七八九]"
_WITH_UNITS = re.compile(
    rf"(?=.)(?:({_D})千(?=$|[零〇]|{_D}百))?(?:({_D})百(?=$|[零〇]|{_D}十))?[零〇]?(?:((?<![零〇千百十]){_D}?|{_D})十)?"
    rf"(?:(?<![千百])({_D}))?"
)
_VAGUE_BEFORE = ("约", "近", "逾", "超", "超过")
_HEDGE = re.compile("[约近逾超余多]")
_VAGUE_AFTER = re.compile(r"[^\s、,;。0-9]{0,2}(?:左右|上下)")


def value(digits: str | None, times: str | None, spelled: str | None, scale: str | None) -> Decimal | None:
    """Return the value of a match of ``PATTERN`` from its groups 1, 3, 4 and 6, None if it is no numeral after all."""
    if not digits:
        return _spelled(spelled or "", scale or "")
    return _whole(digits) if not times and digits.isdecimal() else _decimal(digits, times)


class Hedges:
    """Tells which numerals of one text are about, almost or more than what they say; ``some``: whether any may be."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._after = "左右" in plain or "上下" in plain
        self.some = self._after or bool(_HEDGE.search(plain))

    def around(self, start: int, end: int) -> bool:
        """Tell whether the numeral that stands there is vague; 余 and 多 before its 万 are groups of their own."""
        plain = self._plain
        return (
            plain[end - 1] in "余多来"
            or (plain[start - 1] in "约近逾超过" and plain.endswith(_VAGUE_BEFORE, 0, start))
            or (self._after and bool(_VAGUE_AFTER.match(plain, end)))
        )


def parse(text: str) -> Decimal | None:
    """Return the value of a text that is one numeral, else None: ``19,815``, ``一千三百九十五``, ``2.9万``, ``〇``."""
    if text.isascii() and text.isdecimal():
        return Decimal(text)
    match = _WHOLE.fullmatch(text)
    if not match:
        return None
    digits, times, spelled = match.groups()
    return value(digits, times, spelled, None)


@lru_cache(maxsize=1024)
def _whole(digits: str) -> Decimal:
    return Decimal(digits)


def _decimal(digits: str, times: str | None) -> Decimal:
    value = Decimal(digits.replace(",", "").replace(" ", ""))
    # A run of digits beyond the precision of arithmetic is an identifier, no quantity.
    return value * _TIMES[times] if times and len(digits) < _LONGEST else value


def _spelled(text: str, times: str) -> Decimal | None:
    """Return the value of a Chinese numeral, None if it is none (十百, 千) or has two readings (二万三)."""
    if len(text) >= _LONGEST:
        return None
    total, rest = 0, text + times
    for mark, scale in (("亿", 10**8), ("万", 10**4), ("", 1)):
        head, found, tail = rest.rpartition(mark) if mark else (rest, rest, "")
        if not found:
            continue
        value = _section(head.lstrip("零〇") if total else head)
        if value is None or (mark and not value) or (total and value < _NEXT_UNIT and head[0] not in "零〇"):
            return None
        total += value * scale
        rest = tail
    return Decimal(total)


def _section(text: str) -> int | None:
    """Return the value of a numeral below 万: digit by digit (二〇二二) or with units (三百零五, 十二), else None."""
    if text and all(char in _DIGIT for char in text):
        return int("".join(str(_DIGIT[char]) for char in text))
    match = _WITH_UNITS.fullmatch(text)
    if not match:
        return None
    thousands, hundreds, tens, ones = match.groups()
    ten = 0 if tens is None else _DIGIT.get(tens, 1)
    return _DIGIT[thousands or "零"] * 1000 + _DIGIT[hundreds or "零"] * 100 + ten * 10 + _DIGIT[ones or "零"]
