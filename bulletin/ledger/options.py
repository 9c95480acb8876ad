"""What the databases have in common."""

from __future__ import annotations

import json
from typing import Any

import msgspec

READING = "reading"
"""The option of a connection that only reads, each statement by itself."""

LOCK_SECONDS = 30
"""How long a step waits for another that writes."""

_PLAINLY = json.JSONEncoder(ensure_ascii=False).encode


def as_json(value: object) -> str:
    """Return what a column of JSON is to hold: Chinese as itself, which is half as long as its escapes."""
    told = _PLAINLY(value)
    try:
        told.encode()
    except UnicodeEncodeError:  # half a character, which a page may hold, is no text to a database
        return json.dumps(value)
    return told


def of_json(told: str) -> Any:
    """Return what a column of JSON holds; half a character is not everyone's idea of JSON."""
    try:
        return msgspec.json.decode(told)
    except msgspec.DecodeError:
        return json.loads(told)
