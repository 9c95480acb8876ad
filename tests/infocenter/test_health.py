"""A source that dies is noticed, once."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bulletin.ledger import Ledger
from bulletin.ledger.health import Health
from crawler.crawl import SourceReport
from crawler.sources import Source
from infocenter.health import announce, judge, update

NOW = datetime(2022, 4, 22, 8, tzinfo=UTC)
SOURCE = Source("paper", "某报", ("http://a.example/",), cadence="daily")


def report(state="ok", new=0, errors=()):
    return SourceReport("paper", 3, 5, new, 0, 5, 0, 0, tuple(errors), state)


@pytest.mark.parametrize(
    ("days", "new", "cadence", "state"),
    [
        (2, 0, "daily", "ok"),
        (5, 0, "daily", "quiet"),
        (5, 1, "daily", "ok"),
        (5, 0, "weekly", "ok"),
        (17, 0, "weekly", "quiet"),
        (400, 0, "irregular", "ok"),
    ],
)
def test_quiet_is_longer_without_news_than_the_cadence_allows(days, new, cadence, state):
    source = Source("paper", "某报", ("http://a.example/",), cadence=cadence)
    last = (NOW - timedelta(days=days)).isoformat()
    assert judge(report(new=new), source, last, NOW)[0] == state


def test_a_source_that_never_gave_anything_is_not_called_quiet():
    assert judge(report(), SOURCE, None, NOW)[0] == "ok"


def test_a_change_is_told_once_and_its_day_is_kept(tmp_path):
    with Ledger(f"sqlite:///{tmp_path / 'ledger.sqlite'}") as ledger, ledger.transaction() as connection:
        assert update(connection, [report()], [SOURCE], NOW) == []
        blocked = report("blocked", errors=["http://a.example/: status 403"])
        [(before, found)] = update(connection, [blocked], [SOURCE], NOW)
        assert (before, found.state, found.evidence) == ("ok", "blocked", "http://a.example/: status 403")
        assert update(connection, [blocked], [SOURCE], NOW + timedelta(days=1)) == []
        [(before, found)] = update(connection, [report(new=1)], [SOURCE], NOW + timedelta(days=2))
        assert (before, found.state) == ("blocked", "ok")


def test_an_alert_reaches_the_webmaster_s_address(capsys):
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        found = Health("paper", "quiet", NOW.isoformat(), "nothing new")
        announce([("ok", found)], [f"http://127.0.0.1:{server.server_port}/", "http://127.0.0.1:1/"])
        server.shutdown()
    assert got == [
        {"source": "paper", "before": "ok", "state": "quiet", "since": NOW.isoformat(), "evidence": "nothing new"}
    ]
    told = capsys.readouterr().err
    assert "paper: was ok, is quiet: nothing new" in told
    assert "check [alerts] urls" in told
