"""One site of the newsroom: what it answers at which address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_RECORDS = 15


@dataclass(frozen=True, slots=True)
class Answer:
    """A body or a redirect; ``modified`` is ISO 8601 in UTC."""

    body: bytes = b""
    content_type: str = ""
    modified: str | None = None
    disposition: str | None = None
    redirect: str | None = None
    status: int = 200


class Site:
    """The routes of one folder: ``site.json`` names them, ``www`` holds the bytes as served."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        routes = json.loads((folder / "site.json").read_text(encoding="utf-8"))["routes"]
        self._routes: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, Any]] = {
            _key(address): route for address, route in routes.items()
        }

    def answer(self, path: str, query: list[tuple[str, str]], form: dict[str, str], revision: int) -> Answer | None:
        """Return what stands at an address in a revision, None when there is nothing."""
        route = self._routes.get((path, tuple(sorted(query)))) or self._routes.get((path, ()))
        if route is None:
            return None
        if "redirect" in route:
            return Answer(redirect=route["redirect"], status=route["status"])
        if route.get("dynamic") == "jpage":
            return Answer(self._records(dict(query) | form), route["content_type"])
        route = route.get("revisions", {}).get(str(revision), route)
        body = (self._folder / "www" / route["file"]).read_bytes()
        return Answer(body, route["content_type"], route["last_modified"], route.get("disposition"))

    def _records(self, wanted: dict[str, str]) -> bytes:
        """Answer a page of a list as the proxy of that content system does."""
        records = json.loads((self._folder / "records.json").read_text(encoding="utf-8"))
        size = _number(wanted.get("perpage"), _FIRST_RECORDS)
        first = _number(wanted.get("startrecord"), 1)
        last = _number(wanted.get("endrecord"), size)
        items = "".join(f"<record><![CDATA[{record}]]></record>" for record in records[first - 1 : last])
        return (
            '<?xml version="1.0" encoding="utf-8"?><datastore>'
            f"<totalrecord>{len(records)}</totalrecord><totalpage>{-(-len(records) // size)}</totalpage>"
            f"<recordset>{items}</recordset></datastore>"
        ).encode()


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and int(text) else default


def _key(address: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(address)
    return unquote(parts.path), tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
