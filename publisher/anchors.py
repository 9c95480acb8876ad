"""The ids of a page, as short text: numbered runs (n1 to n12) as one word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from sys import intern

_NUMBERED = re.compile(r"(\D*)([1-9][0-9]{0,5})")


def pack(ids: Iterable[str]) -> str:
    """Return ids as text; ``has`` finds each of them again."""
    numbers: dict[str, set[int]] = defaultdict(set)
    words = set()
    for each in ids:
        match = _NUMBERED.fullmatch(each)
        if match:
            numbers[match[1]].add(int(match[2]))
        else:
            words.add(each)
    for name, found in numbers.items():
        last = 0
        while last + 1 in found:
            last += 1
        words |= {f"{name}{number}" for number in found if number > last}
        if last:
            words.add(f"{name}*{last}")
    return intern(" ".join(sorted(words)))


def has(packed: str, anchor: str) -> bool:
    """Tell whether an id is among the packed ones."""
    if anchor in packed.split(" "):
        return True
    match = _NUMBERED.fullmatch(anchor)
    return match is not None and int(match[2]) <= run(packed, match[1])


def run(packed: str, name: str) -> int:
    """Return how far the ids of a name that are numbered from one go without a gap."""
    runs = (word.rpartition("*") for word in packed.split(" "))
    return max((int(last) for word, _, last in runs if word == name and last.isdecimal()), default=0)


def lost(before: str, after: str) -> bool:
    """Tell whether an id of before is missing after."""
    if before == after:
        return False
    for word in before.split(" "):
        name, star, last = word.rpartition("*")
        if word and not has(after, f"{name}{last}" if star else word):
            return True
    return False
