"""What the databases have in common."""

from __future__ import annotations

import json

READING = "reading"
"""The option of a connection that only reads, each statement by itself."""

LOCK_SECONDS = 30
"""How long a step waits for another that writes."""


def as_json(value: object) -> str:
    """Return what a column of JSON is to hold: Chinese as itself, which is half as long as its escapes."""
    told = json.dumps(value, ensure_ascii=False)
    try:
        told.encode()
    except UnicodeEncodeError:  # half a character, which a page may hold, is no text to a database
        return json.dumps(value)
    return told
