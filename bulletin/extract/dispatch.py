"""Finds words by their first character: most of a text cannot begin any, and few words share a beginning."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]  # the only way to ask a pattern how it begins
from typing import Any

_ZERO_WIDTH = frozenset((_parser.ASSERT, _parser.ASSERT_NOT, _parser.AT))
_REPEATS = frozenset((_parser.MAX_REPEAT, _parser.MIN_REPEAT))


class Dispatcher:
    """Many named patterns, tried in their order, but only those that can begin with the character at hand."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take patterns by the names of their groups; each must begin with characters that can be told."""
        parts: dict[str, list[tuple[str, list[str]]]] = {}
        for name, pattern in words.items():
            for alternative in _alternatives(pattern):
                for char in beginnings(alternative):
                    groups = parts.setdefault(char, [])
                    if not groups or groups[-1][0] != name:
                        groups.append((name, []))
                    groups[-1][1].append(alternative)
        # What a mark is needs no pattern, and half of all words are marks.
        self._sure = {
            char: groups[0][0] for char, groups in parts.items() if len(groups) == 1 and _is_character(groups[0][1])
        }
        self._match = {
            char: re.compile("|".join(f"(?P<{name}>{'|'.join(each)})" for name, each in groups)).match
            for char, groups in parts.items()
            if char not in self._sure
        }
        self._any = re.compile(f"[{re.escape(''.join(sorted(parts)))}]")

    def find(self, plain: str, first: int = 0, last: int = sys.maxsize) -> Iterator[tuple[str, int, int]]:
        """Yield the name, start and end of each word, left to right and apart from one another.

        ``first`` and ``last`` bound where a word may begin.
        """
        end = first
        sure, match = self._sure, self._match
        for candidate in self._any.finditer(plain, first, last):
            start = candidate.start()
            if start < end:
                continue
            char = candidate[0]
            name = sure.get(char)
            if name is not None:
                end = start + 1
                yield name, start, end
            elif found := match[char](plain, start):
                end = found.end()
                yield found.lastgroup or "", start, end


def _is_character(patterns: Sequence[str]) -> bool:
    """Tell whether all that a pattern asks for is one character out of some."""
    nodes = _parser.parse("|".join(patterns))
    return len(nodes) == 1 and nodes[0][0] in (_parser.LITERAL, _parser.IN)


def beginnings(pattern: str) -> frozenset[str]:
    """Return the characters that a match of the pattern can begin with. ValueError if that is not a small set."""
    found, empty = _first(_parser.parse(pattern))
    if empty:
        raise ValueError(f"{pattern!r} can match nothing")
    return frozenset(found)


def _first(items: Sequence[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """Return the first characters of a sequence of nodes, and whether it can be empty."""
    found: set[str] = set()
    for op, value in items:
        if op in _ZERO_WIDTH:
            continue
        if op is _parser.LITERAL:
            return found | {chr(value)}, False
        if op is _parser.IN:
            return found | _members(value), False
        if op is _parser.SUBPATTERN:
            more, empty = _first(value[-1])
        elif op is _parser.BRANCH:
            branches = [_first(branch) for branch in value[1]]
            more, empty = set().union(*(chars for chars, _ in branches)), any(none for _, none in branches)
        elif op in _REPEATS:
            more, empty = _first(value[2])
            empty = empty or value[0] == 0
        else:
            raise ValueError(f"a word cannot begin with {op}")
        found |= more
        if not empty:
            return found, False
    return found, True


def _members(items: Sequence[tuple[Any, Any]]) -> set[str]:
    found: set[str] = set()
    for op, value in items:
        if op is _parser.LITERAL:
            found.add(chr(value))
        elif op is _parser.RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            raise ValueError(f"a word cannot begin with {op}")
    return found


def _alternatives(pattern: str) -> Iterator[str]:
    """Split a pattern at the bars that stand outside of all brackets."""
    depth, start, inside = 0, 0, False
    for at, char in enumerate(pattern):
        if pattern[at - 1 : at] == "\\":
            continue
        if inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]
