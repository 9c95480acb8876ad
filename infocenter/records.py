"""Records as others read them: the JSON of CONTRACT's exports and of ``extract``."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bulletin.decisions import enclosed_ids, ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulletin.accounts.model import Batch, Derived, Entry, Finding, Gap, Inspection
    from bulletin.model import Case, Ignored, Issue, Observation, Reading, Record, Span

Json = dict[str, Any]
# Cells that a spreadsheet would run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def number(value: Decimal) -> int | float:
    """Return a decimal as a JSON number; figures here have far fewer digits than a double keeps."""
    return int(value) if value == value.to_integral_value() else float(value)


def line(record: Json) -> str:
    """Return a record as one line of NDJSON."""
    return json.dumps(record, ensure_ascii=False)


def observation(found: Observation) -> Json:
    """Return an observation as JSON."""
    record = {
        name: getattr(found, name)
        for name in (
            "region",
            "region_code",
            "measure",
            "unit",
            "scope",
            "batch",
            "as_of",
            "category",
            "status",
            "basis",
        )
    }
    return record | {"value": number(found.value), "evidence": _evidence(found.span, found.quote), "rule": found.rule}


def ignored(found: Ignored) -> Json:
    """Return an ignored numeral as JSON."""
    return _evidence(found.span, found.quote) | {"reason": found.reason}


def issue(found: Issue) -> Json:
    """Return an issue as JSON."""
    told = {"code": found.code, "severity": found.severity, "message": found.message}
    return told | _evidence(found.span, found.quote)


def case(found: Case) -> Json:
    """Return a case as JSON."""
    record = asdict(found)
    del record["span"], record["quote"]
    return record | {"categories": list(found.categories), "evidence": _evidence(found.span, found.quote)}


def reading(id_: str, found: Reading) -> Json:
    """Return all that was read in a text as JSON."""
    record: Json = {
        "id": id_,
        "observations": [observation(each) for each in found.observations],
        "ignored": [ignored(each) for each in found.ignored],
        "issues": [issue(each) for each in found.issues],
    }
    return record | ({"cases": [case(each) for each in found.cases]} if found.cases else {})


def bulletin(record: Record) -> Json:
    """Return a bulletin of the ledger as JSON."""
    found = record.bulletin
    return {
        "id": found.id,
        "source": found.source,
        "url": found.url,
        "addresses": list(record.addresses),
        "title": found.title,
        "published": found.published,
        "publisher_name": found.publisher_name,
        "author": found.author,
        "editor": found.editor,
        "paragraphs": list(found.paragraphs),
        "tables": [[list(row) for row in table.grid] for table in found.tables],
        "attachments": [
            {"url": each.url, "media_type": each.media_type, "text": each.text or None, "unread": each.unread or None}
            for each in found.attachments
        ],
        "duplicate_of": record.duplicate_of,
        "revision": record.revision,
        "first_seen": record.first_seen,
        "last_seen": record.last_seen,
        "warc": {"file": record.warc_file, "offset": record.warc_offset},
        "observations": len(record.observations),
        "reader": record.reader,
        "read_at": record.read_at,
        "readings": 1 + sum(each.revision == record.revision for each in record.earlier),
    }


def readings(record: Record) -> Iterable[Json]:
    """Yield what had been read in a bulletin before it was read again, oldest first."""
    for each in record.earlier:
        yield {
            "bulletin": record.bulletin.id,
            "revision": each.revision,
            "reader": each.reader,
            "read_at": each.read_at,
            "replaced_at": each.replaced_at,
            "observations": [observation(found) for found in each.observations],
            "issues": [issue(found) for found in each.issues],
            "cases": [case(found) for found in each.cases],
        }


def observations(record: Record) -> Iterable[Json]:
    """Yield a bulletin's observations as JSON, each with the bulletin that it stands in."""
    for id_, each in zip(ids(record), record.observations, strict=True):
        yield {"id": id_, "bulletin": record.bulletin.id, "url": record.bulletin.url} | observation(each)


def enclosed(record: Record) -> Iterable[Json]:
    """Yield the figures of a bulletin's attachments as JSON; ``evidence`` is of the ``file``'s text."""
    for id_, each in zip(enclosed_ids(record), record.enclosed, strict=True):
        file = record.bulletin.attachments[each.file].url
        yield {"id": id_, "bulletin": record.bulletin.id, "file": file} | observation(each.observation)


def of_account(found: Inspection | Batch | Entry | Derived | Finding | Gap) -> Json:
    """Return a part of the account as JSON, field by field; ``support`` are the ids of the numbers that it rests on."""
    return {
        name: number(value) if isinstance(value, Decimal) else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(found).items()
    }


def cases(record: Record) -> Iterable[Json]:
    """Yield a bulletin's cases as JSON, each with the bulletin that it stands in."""
    for each in record.cases:
        yield {"bulletin": record.bulletin.id} | case(each)


def table(rows: Iterable[Json]) -> Iterable[str]:
    """Yield CSV, a line at a time, nested values as JSON and no cell that a spreadsheet would run."""
    names: list[str] = []
    for row in rows:
        flat = {name: _cell(value) for name, value in row.items()}
        if not names:
            names = list(flat)
            yield _csv(names)
        yield _csv([flat.get(name, "") for name in names])


def _csv(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _evidence(span: Span, quote: str) -> Json:
    return {"start": span.start, "end": span.end, "quote": quote}
