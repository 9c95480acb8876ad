"""What the shelf keeps of a bulletin: what lists need of it, and its figures."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bulletin.decisions import holds, ids
from bulletin.text import readable
from publisher.story import TITLE_LIMIT, ZONE
from publisher.whole import rereads

if TYPE_CHECKING:
    from bulletin.model import Observation, Record
    from publisher.settings import Outlet


def card(record: Record, outlet: Outlet | None) -> tuple[list[object], tuple[tuple[str, bool, Observation], ...]]:
    """Return what lists need of a bulletin, as the fields of ``Story``, and its figures as the shelf keeps them."""
    found = record.bulletin
    time = _time(record)
    stamps = [each.seen_at for each in record.revisions[1:]]
    stamps += [decision.made_at for made in record.decisions for decision in made]
    changes = sorted(datetime.fromisoformat(stamp).astimezone(ZONE) for stamp in stamps)
    title = readable(found.title).plain.strip() or "无标题"
    told = zip(ids(record), holds(record), record.observations, strict=True)
    figures = tuple((id_.rpartition("~")[2], waits is not None, each) for id_, waits, each in told)
    fields: list[object] = [
        title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1] + "…",
        readable(found.publisher_name or "").plain.strip() or (outlet.publisher if outlet else "") or "来源不详",
        found.source,
        found.url,
        found.published,
        time.isoformat(),
        max([time, *changes]).isoformat(),
        record.first_seen,
        bool(stamps or record.earlier),
        sorted({change.date().isoformat() for change in changes}),
        sorted({each.day for each in rereads(record)}),
        len(record.observations),
        sum(not waits for _, waits, _ in figures),
        Counter(issue.code for issue in record.issues),
    ]
    return fields, figures


def cases(record: Record) -> tuple[str, ...]:
    """Return what the site tells of the cases of a bulletin: counts and words of its own, as JSON."""
    return tuple(
        json.dumps(
            (
                *(each.case_id, int(each.key), each.batch, each.region, "+".join(each.categories) or None),
                *(each.verified, each.status, each.interviewed, each.accountable),
            ),
            ensure_ascii=False,
        )
        for each in record.cases
    )


def moment(record: Record) -> str:
    """Return when it was published as text that sorts."""
    return _time(record).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")


def _time(record: Record) -> datetime:
    """Return when it was published; a bulletin without a date counts from when it was first seen."""
    try:
        time = datetime.fromisoformat(record.bulletin.published or record.first_seen)
    except ValueError:
        time = datetime.fromisoformat(record.first_seen)
    return time.astimezone(ZONE) if time.tzinfo else time.replace(tzinfo=ZONE)
