"""The check sum (CRC-32, as in gzip and zip) of two texts of bytes, one behind the other, from those of each.

A check sum is a polynomial over two elements, with its bits from the highest power down, modulo ``_MODULUS``. To stand
before ``n`` bytes is to be multiplied by x to the power of ``8 n``.
"""

from __future__ import annotations

from functools import lru_cache

_MODULUS = 0xEDB88320  # without its highest power
_ONE = 1 << 31
_X8 = _ONE >> 8


def joined(first: int, second: int, length: int) -> int:
    """Return the check sum of both; ``length`` is that of the second, in bytes."""
    return _times(_moved(length), first) ^ second


@lru_cache(4096)
def _moved(length: int) -> int:
    """Return x to the power of eight times ``length``."""
    power, square = _ONE, _X8
    while length:
        if length & 1:
            power = _times(power, square)
        square = _times(square, square)
        length >>= 1
    return power


def _times(one: int, other: int) -> int:
    product = 0
    while one:
        if one & _ONE:
            product ^= other
        one = (one << 1) & 0xFFFFFFFF
        other = (other >> 1) ^ (_MODULUS if other & 1 else 0)
    return product
