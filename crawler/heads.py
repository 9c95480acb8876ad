"""Heads of answers: what servers say wrongly and browsers understand is said rightly to the strict parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_END = 4
_NAME = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_PLAIN = re.compile(rb"HTTP/1\.[01] \d{3}(?: [^\r\n\0]*)?\r\n(?:" + _NAME + rb":[^\r\n\0]*\r\n)*\r\n")
_FRAMING = re.compile(rb"\n(content-length|transfer-encoding):[ \t]*([^\r\n]*)", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/(\d)(?:\.(\d))? +(\d{3})(?!\d)", re.IGNORECASE)
_LENGTH = re.compile(rb"\d{1,15}")
_UNTOLD = re.compile(rb"[\r\0]")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_INTERIM, _EMPTY = 200, {204, 304}


@dataclass(frozen=True, slots=True)
class Head:
    """A head without its faults; ``length``: of the body that follows, None when only its end will tell."""

    data: bytes
    length: int | None
    interim: bool = False


def end_of(data: bytes | bytearray, start: int) -> int:
    """Return where a head ends, 0 when it has not come whole; up to ``start`` it was looked at before."""
    found = _END.search(data, max(0, start - _LONGEST_END))
    return found.end() if found else 0


def read(data: bytes) -> Head:
    """Return a whole head as the parser wants it; what is no head of an answer is left to it as it is."""
    data = data if _is_plain(data) else _mended(data.lstrip(b"\r\n"))
    status = _STATUS.match(data)
    if not status:
        return Head(data, None)
    code = int(status[3])
    if code < _INTERIM or code in _EMPTY:
        return Head(data, 0, interim=code < _INTERIM)
    told = _FRAMING.search(data)
    known = told and told[1].lower() == b"content-length" and _LENGTH.fullmatch(told[2].strip())
    return Head(data, int(known[0]) if known else None)


def _is_plain(data: bytes) -> bool:
    """Tell whether there is nothing to mend: as nearly all servers do it."""
    if not _PLAIN.fullmatch(data):
        return False
    told = [(name.lower(), value.strip().lower()) for name, value in _FRAMING.findall(data)]
    return not told or (len(told) == 1 and _is_right(*told[0]))


def _is_right(name: bytes, value: bytes) -> bool:
    return bool(_LENGTH.fullmatch(value)) if name == b"content-length" else value == b"chunked"


def _mended(data: bytes) -> bytes:
    status = _STATUS.match(data)
    if not status:
        return data
    fields, lengths, chunked = [], [], False
    for line in _FOLDED.sub(b" ", data.rstrip(b"\r\n")).split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        name, value = name.strip(), _UNTOLD.sub(b" ", value).strip()
        if not colon or not re.fullmatch(_NAME, name):
            continue
        if name.lower() == b"content-length":
            lengths += [each.strip() for each in value.split(b",")]
        elif name.lower() == b"transfer-encoding":
            chunked = chunked or value.lower().endswith(b"chunked")
        else:
            fields.append(name + b": " + value)
    if chunked:
        fields.append(b"Transfer-Encoding: chunked")
    else:
        # Of several lengths none is right; the parser refuses them.
        fields += [b"Content-Length: " + each for each in dict.fromkeys(lengths) if _LENGTH.fullmatch(each)]
    version = b"1.0" if (status[1], status[2]) == (b"1", b"0") else b"1.1"
    return b"\r\n".join([b"HTTP/" + version + b" " + status[3] + b" ", *fields, b"", b""])
