"""Values that stand in a page's scripts: literals of JavaScript, a call's arguments, the time of publication."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from crawler.families.clues.moments import since_1970, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.page import PageText

_TIME = re.compile(
    r"(?:publish_?time|pub_?(?:date|time)|publish_?date|create_?time|issue_?date|\bct|ori_?create_?time)[\"']?\s*[=:]\s*[\"']([^\"']{8,30})[\"']",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"(?:(?:window|self|globalThis)\.|\b(?:var|let|const)\s+)[A-Za-z_$][\w.$]*\s*=\s*(?=[{\[(]|JSON\.parse\()"
)
_GIVEN = re.compile(r"=\s*(?:[{\[(]|JSON\.parse\()")  # the end of what is assigned, found quicker
_CALL = re.compile(r"\(?\s*function\s*\w*\s*\(([\w$\s,]*)\)\s*\{")
_TOKEN = re.compile(
    r"\s*(?:(?://[^\n]*\n|/\*.*?\*/)\s*)*(?:(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>void 0|!0|!1|[A-Za-z_$][\w$]*)|(?P<mark>[{}\[\]:,()]))",
    re.DOTALL,
)
_PARSED = re.compile(
    r"JSON\.parse\(\s*(?:(?P<how>decodeURIComponent|unescape|atob)\(\s*)?(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"
)
_WORDS = {"true": True, "false": False, "null": None, "undefined": None, "void 0": None, "!0": True, "!1": False}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_LARGEST, _MOST, _DEEPEST = 4_000_000, 40, 60
_STAMP = 10


class _Name(str):
    """A name in a literal that stands for something else."""

    __slots__ = ()


def published(page: PageText) -> str | None:
    """Return the first day that a script assigns as that of publication, else the first stamp in seconds."""
    found = []
    for script in page.root.iter("script"):
        for match in islice(_TIME.finditer(script.text or ""), _MOST):
            if match[1].isdigit() and len(match[1]) == _STAMP:
                found.append(since_1970(int(match[1])))
            elif when(match[1]):
                return when(match[1])
    return next(iter(found), None)


def values(content: str) -> Iterator[object]:
    """Yield the objects and lists that a script assigns to variables."""
    if len(content) > _LARGEST or not _GIVEN.search(content):
        return
    end = 0
    for match in islice(_ASSIGNED.finditer(content), _MOST):
        if match.end() < end:
            continue
        try:
            value, end = json.JSONDecoder().raw_decode(content, match.end())
        except (ValueError, RecursionError):  # no JSON: a literal, or a call
            read = _parsed if content.startswith("JSON", match.end()) else _literal
            value, end = read(content, match.end())
        if isinstance(value, (dict, list)):
            yield value


def _parsed(content: str, start: int) -> tuple[object, int]:
    """Read what a script parses: data written into a string, plain, escaped for addresses or in base64."""
    match = _PARSED.match(content, start)
    if match is None:
        return None, start + 1
    text = unescaped(match["text"][1:-1])
    try:
        if match["how"] == "atob":
            text = b64decode(text).decode("utf-8")
        return json.loads(unquote(text) if match["how"] else text), match.end()
    except (ValueError, RecursionError):  # no data after all
        return None, match.end()


def flattened(rows: list[object]) -> Iterator[object]:
    """Yield the objects of a list in which numbers stand for the places of values in the same list."""

    def at(place: object) -> object:
        value = (
            rows[place] if isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(rows) else None
        )
        return value if isinstance(value, (str, int, float)) else None

    for row in rows:
        if isinstance(row, dict):
            yield {name: at(place) for name, place in row.items()}


def _literal(content: str, start: int) -> tuple[object, int]:
    """Read a literal; where a function is called, what it returns with its arguments put in."""
    call = _CALL.match(content, start)
    reader = _Reader(content, start)
    try:
        if call is None:
            return reader.value(0), reader.at
        back = content.find("return", call.end())
        if back < 0:
            return None, call.end()
        reader.at = back + len("return")
        value = reader.value(0)
        while reader.mark() != "(":
            pass
        given = reader.rest(0, ")")
        names = [name.strip() for name in call[1].split(",")]
        return _put_in(value, dict(zip(names, given, strict=False))), reader.at
    except (ValueError, RecursionError):  # code, not data
        return None, reader.at


def _put_in(value: object, given: dict[str, object]) -> object:
    if isinstance(value, dict):
        return {name: _put_in(each, given) for name, each in value.items()}
    if isinstance(value, list):
        return [_put_in(each, given) for each in value]
    return given.get(value) if isinstance(value, _Name) else value


class _Reader:
    """Reads one literal of JavaScript; raises ValueError where the text is none."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            raise ValueError("no literal")
        self.at = match.end()
        return match

    def mark(self) -> str:
        """Return the next token if it is a mark, else raise ValueError."""
        found = self._next()["mark"]
        if found is None:
            raise ValueError("no mark")
        return str(found)

    def value(self, depth: int) -> object:
        """Return the value that begins here."""
        if depth > _DEEPEST:
            raise ValueError("too deep")
        token = self._next()
        if token["string"] is not None:
            return unescaped(token["string"][1:-1])
        if token["number"] is not None:
            return float(token["number"]) if re.search("[.eE]", token["number"]) else int(token["number"])
        if token["word"] is not None:
            return _WORDS[token["word"]] if token["word"] in _WORDS else _Name(token["word"])
        if token["mark"] == "[":
            return self.rest(depth, "]")
        if token["mark"] == "{":
            return self._object(depth)
        raise ValueError("no value")

    def rest(self, depth: int, closing: str) -> list[object]:
        """Return the values up to the closing mark."""
        found: list[object] = []
        while True:
            if self._closes(closing):
                return found
            found.append(self.value(depth + 1))
            self._comma(closing)

    def _object(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while True:
            if self._closes("}"):
                return found
            name = self._next()
            key = unescaped(name["string"][1:-1]) if name["string"] is not None else name["word"] or name["number"]
            if key is None or not self._closes(":"):
                raise ValueError("no name")
            found[str(key)] = self.value(depth + 1)
            self._comma("}")

    def _comma(self, closing: str) -> None:
        if not self._closes(","):
            token = _TOKEN.match(self.text, self.at)
            if token is None or token["mark"] != closing:
                raise ValueError("no comma")

    def _closes(self, mark: str) -> bool:
        token = _TOKEN.match(self.text, self.at)
        if token is not None and token["mark"] == mark:
            self.at = token.end()
            return True
        return False


def unescaped(text: str) -> str:
    """Return what a string of JavaScript stands for."""

    def one(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if code:
            return chr(int(code, 16))
        return "" if match[3] else _CONTROLS.get(match[4], match[4])

    return _ESCAPE.sub(one, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
