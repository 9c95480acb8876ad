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
        run = 0
        while run + 1 in found:
            run += 1
        words |= {f"{name}{number}" for number in found if number > run}
        if run:
            words.add(f"{name}*{run}")
    return intern(" ".join(sorted(words)))


def has(packed: str, anchor: str) -> bool:
    """Tell whether an id is among the packed ones."""
    words = packed.split(" ")
    if anchor in words:
        return True
    match = _NUMBERED.fullmatch(anchor)
    if not match:
        return False
    runs = (word.rpartition("*") for word in words)
    return any(name == match[1] and run.isdecimal() and int(run) >= int(match[2]) for name, _, run in runs)


def lost(before: str, after: str) -> bool:
    """Tell whether an id of before is missing after."""
    if before == after:
        return False
    for word in before.split(" "):
        name, star, run = word.rpartition("*")
        if word and not has(after, f"{name}{run}" if star else word):
            return True
    return False
