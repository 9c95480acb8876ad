"""Finds words by their first two characters: most of a text cannot begin any, and few words share a beginning."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from re import _parser  # type: ignore[attr-defined]  # the only way to ask a pattern how it begins
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_ZERO_WIDTH = frozenset((_parser.ASSERT, _parser.ASSERT_NOT, _parser.AT))
_ANY = "\uffff"  # a character that may be any, which no text holds
_REPEATS = frozenset((_parser.MAX_REPEAT, _parser.MIN_REPEAT))


class Dispatcher(Generic[T]):
    """Many named patterns, tried in their order, but only those that can begin with the character at hand."""

    def __init__(self, words: Mapping[str, str], meanings: Mapping[str, T]) -> None:
        """Take patterns and what they mean by the names of their groups; how each begins must be to be told."""
        parts: dict[str, list[tuple[str, list[str]]]] = {}
        pairs: set[str] = set()
        for name, pattern in words.items():
            for alternative in _alternatives(pattern):
                begun = beginnings(alternative)
                pairs |= begun
                for char in {pair[0] for pair in begun}:
                    groups = parts.setdefault(char, [])
                    if not groups or groups[-1][0] != name:
                        groups.append((name, []))
                    groups[-1][1].append(alternative)
        # What a mark is needs no pattern, and half of all words are marks.
        self._sure = {
            char: meanings[groups[0][0]]
            for char, groups in parts.items()
            if len(groups) == 1 and _is_character(groups[0][1])
        }
        self._meanings = meanings
        self._match = {
            char: re.compile("|".join(f"(?P<{name}>{'|'.join(each)})" for name, each in groups)).match
            for char, groups in parts.items()
            if char not in self._sure
        }
        self._any = _quick_look(pairs)

    def find(self, plain: str, first: int = 0, last: int = sys.maxsize) -> Iterator[tuple[T, int, int]]:
        """Yield the meaning, start and end of each word, left to right and apart from one another.

        ``first`` and ``last`` bound where a word may begin.
        """
        end = first
        sure, match, meanings = self._sure, self._match, self._meanings
        for candidate in self._any.finditer(plain, first, last):
            start = candidate.start()
            if start < end:
                continue
            char = plain[start]
            meaning = sure.get(char)
            if meaning is not None:
                end = start + 1
                yield meaning, start, end
            elif found := match[char](plain, start):
                end = found.end()
                yield meanings[found.lastgroup or ""], start, end


def _is_character(patterns: Sequence[str]) -> bool:
    """Tell whether all that a pattern asks for is one character out of some."""
    nodes = _parser.parse("|".join(patterns))
    return len(nodes) == 1 and nodes[0][0] in (_parser.LITERAL, _parser.IN)


def _quick_look(pairs: AbstractSet[str]) -> re.Pattern[str]:
    """Return a pattern of the first character of any word; it looks at the second one where that can be told."""
    lone = {pair[0] for pair in pairs if pair[1:] in ("", _ANY)}
    second = {pair[1] for pair in pairs if pair[0] not in lone}
    first = _one_of({pair[0] for pair in pairs})
    return re.compile(f"{first}(?:(?<={_one_of(lone)})|(?={_one_of(second)}))" if lone and second else first)


def _one_of(characters: AbstractSet[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


def beginnings(pattern: str) -> frozenset[str]:
    """Return the pairs of characters that a match of the pattern can begin with.

    A single character is all that is matched, or all that can be told. ValueError if not even that can.
    """
    found = _first(_parser.parse(pattern), 2)
    if any(pair[:1] in ("", _ANY) for pair in found):
        raise ValueError(f"nobody can tell how a match of {pattern!r} begins")
    return frozenset(found)


def _first(items: Sequence[tuple[Any, Any]], length: int) -> set[str]:
    """Return the first characters, up to some, of what a sequence of nodes can match."""
    found: set[str] = set()
    begun = {""}
    for op, value in items:
        if op in _ZERO_WIDTH:
            continue
        longer = {(head + tail)[:length] for head in begun for tail in _first_of(op, value, length)}
        begun = {head for head in longer if len(head) < length}
        found |= longer - begun
        if not begun:
            break
    return found | begun


def _first_of(op: Any, value: Any, length: int) -> set[str]:
    if op is _parser.LITERAL:
        return {chr(value)}
    if op is _parser.IN:
        return _members(value)
    if op is _parser.SUBPATTERN:
        return _first(value[-1], length)
    if op is _parser.BRANCH:
        return set().union(*(_first(branch, length) for branch in value[1]))
    if op in _REPEATS:
        fewest, most, repeated = value
        times = range(min(fewest, length), min(int(most), length) + 1)
        return set().union(*(_first(list(repeated) * each, length) for each in times))
    return {_ANY}


def _members(items: Sequence[tuple[Any, Any]]) -> set[str]:
    found: set[str] = set()
    for op, value in items:
        if op is _parser.LITERAL:
            found.add(chr(value))
        elif op is _parser.RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return {_ANY}
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
