"""Whether the sources live: their yield against their cadence, and who hears of a change."""

from __future__ import annotations

import json
import sys
import urllib.request
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bulletin.ledger import health, runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from bulletin.ledger import Connection
    from bulletin.ledger.health import Health
    from crawler.crawl import SourceReport
    from crawler.errors import State
    from crawler.sources import Source

# How long a source of each cadence may bring nothing: weekends, holidays and a late editor allowed for.
_PATIENCE = {
    "hourly": timedelta(hours=12),
    "daily": timedelta(days=4),
    "weekly": timedelta(days=16),
    "monthly": timedelta(days=50),
}
_ALERT_SECONDS = 20


def judge(
    report: SourceReport, source: Source, last_yield: str | None, now: datetime, told: Container[str] = ()
) -> tuple[State, str] | None:
    """Return the state of a source after a crawl, and the evidence; None when the crawl says nothing of it.

    It says nothing when it ended before the source's turn, and when only those articles failed that had failed before
    (``told``).
    """
    if report.state != "ok":
        if report.doubtful and all(error in told for error in report.errors):
            return None
        signs = report.signs or report.errors
        return report.state, signs[0] + (f" (and {len(signs) - 1} like it)" if len(signs) > 1 else "")
    if report.errors and not report.listed:
        return None
    patience = _PATIENCE.get(source.cadence)
    if patience and last_yield and not report.new + report.changed:
        silence = now - datetime.fromisoformat(last_yield)
        if silence > patience:
            return "quiet", f"nothing new since {last_yield[:10]}, {silence.days} days, though it is {source.cadence}"
    return "ok", f"{report.new} new, {report.changed} changed"


def update(
    connection: Connection,
    reports: Sequence[SourceReport],
    sources: Iterable[Source],
    now: datetime,
    told: Mapping[str, Container[str]] | None = None,
) -> list[tuple[str, Health]]:
    """Keep the states after a crawl; return what changed, each with the state before. ``told``: last run's errors."""
    known, yields = health.latest(connection), runs.last_yields(connection)
    declared = {source.name: source for source in sources}
    changes = []
    for report in reports:
        last = (told or {}).get(report.source, ())
        judged = judge(report, declared[report.source], yields.get(report.source), now, last)
        if judged is None:
            continue
        state, evidence = judged
        before = known.get(report.source)
        changed = (before.state if before else "ok") != state
        since = before.since if before and not changed else now.isoformat(timespec="seconds")
        found = health.Health(report.source, state, since, evidence)
        health.put(connection, found)
        if changed:
            changes.append((before.state if before else "ok", found))
    return changes


def announce(changes: Sequence[tuple[str, Health]], urls: Sequence[str]) -> None:
    """Say what changed, once: on stderr, and as JSON to each address of ``[alerts] urls``."""
    for before, found in changes:
        sys.stderr.write(f"infocenter: {found.source}: was {before}, is {found.state}: {found.evidence}\n")
        told = {"source": found.source, "before": before, "state": found.state, "since": found.since}
        body = json.dumps(told | {"evidence": found.evidence}, ensure_ascii=False).encode()
        for url in urls:
            request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310
            try:
                with urllib.request.urlopen(request, timeout=_ALERT_SECONDS):  # noqa: S310 - the webmaster's own address
                    pass
            except (OSError, ValueError) as error:
                sys.stderr.write(f"infocenter: alert {url}: {error}; check [alerts] urls\n")
