"""The newsroom's servers: one port per family on loopback, each with its own count of requests."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, unquote

from infocenter.errors import ConfigError
from infocenter.newsroom.faults import Faults, parse
from infocenter.newsroom.site import Answer, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

SITES = Path(__file__).parent / "sites"
_HOST = "127.0.0.1"
_GZIP_FROM = 200
_LOOPS = 3
_SLOW_SECONDS = 2.0
_FORM_LIMIT = 65536
_NOT_FOUND = "<html><head><title>404</title></head><body>您访问的页面不存在或已删除</body></html>".encode()

Headers = list[tuple[str, str]]


class Newsroom:
    """The running newsroom. ``revision`` may be set at any time; ``addresses`` gives each family's base address."""

    def __init__(self, port_base: int, faults: Faults, revision: int, folder: Path) -> None:
        self.revision = revision
        self.faults = faults
        self.sites = {path.parent.name: Site(path.parent) for path in sorted(folder.glob("*/site.json"))}
        self.lock = threading.Lock()
        self.per_address: Counter[tuple[str, str]] = Counter()
        self.per_port: Counter[str] = Counter()
        self.loops: Counter[tuple[str, str]] = Counter()
        self.requests: list[dict[str, Any]] = []
        self._servers: list[_Server] = []
        try:
            for index, family in enumerate(self.sites):
                self._servers.append(_Server(port_base + index if port_base else 0, self, family))
        except BaseException:
            self.close()
            raise
        self.addresses = {server.family: f"http://{_HOST}:{server.server_address[1]}" for server in self._servers}

    def log(self) -> list[dict[str, Any]]:
        """Return the requests seen so far: time, family, method, path, user agent and validators."""
        with self.lock:
            return list(self.requests)

    def close(self) -> None:
        """Stop all servers and free their ports."""
        for server in self._servers:
            server.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def start(port_base: int = 0, faults: str = "", revision: int = 1, sites: Path | None = None) -> Newsroom:
    """Serve every family below ``sites`` (the bundled ones by default) on ports from ``port_base``, 0 for free ports.

    Raises ConfigError when a port is taken or the specification of faults is wrong.
    """
    return Newsroom(port_base, parse(faults), revision, sites or SITES)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, newsroom: Newsroom, family: str) -> None:
        try:
            super().__init__((_HOST, port), _Handler)
        except OSError as error:
            raise ConfigError(f"newsroom: port {port} is taken ({error.strerror}); name another --port-base") from error
        self.newsroom = newsroom
        self.family = family
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Apache"
    sys_version = ""
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Write nothing: the newsroom keeps its own log."""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer({})

    do_HEAD = do_GET  # noqa: N815 - the base class names it so

    def do_POST(self) -> None:
        """Answer a POST, its form counted as parameters."""
        length = min(int(self.headers.get("Content-Length") or 0), _FORM_LIMIT)
        self._answer(dict(parse_qsl(self.rfile.read(length).decode("utf-8", "replace"))))

    def _answer(self, form: dict[str, str]) -> None:
        newsroom = self.server.newsroom
        host = (self.headers.get("Host") or "").split(":")[0].removesuffix(".localhost")
        family = host if host in newsroom.sites else self.server.family
        raw_path, _, raw_query = self.path.partition("?")
        pairs = parse_qsl(raw_query, keep_blank_values=True)
        knobs = {name: value for name, value in pairs if name.startswith("__")}
        query = [(name, value) for name, value in pairs if not name.startswith("__")]
        path = unquote(raw_path)
        if path.startswith("/__"):
            self._control(path, dict(query))
            return
        seen, nth = self._count(family, path, query)
        robots = path == "/robots.txt"
        if self._fault(knobs.get("__fault"), seen, 0 if robots else nth):
            return
        revision = knobs.get("__rev", "")
        answer = newsroom.sites[family].answer(
            path, query, form, int(revision) if revision.isdigit() else newsroom.revision
        )
        if answer is None:
            self._send(404, _NOT_FOUND, [("Content-Type", "text/html; charset=utf-8")])
        elif answer.redirect is not None:
            self._send(answer.status, b"", [("Location", answer.redirect)])
        elif self._loops(family, 0 if robots else nth):
            self._send(302, b"", [("Location", self.path)])
        else:
            cut = knobs.get("__fault") == "trunc" or _every(newsroom.faults.trunc, 0 if robots else nth)
            self._send_page(answer, cut=cut)

    def _control(self, path: str, query: dict[str, str]) -> None:
        newsroom = self.server.newsroom
        if path == "/__log":
            body = json.dumps(newsroom.log(), ensure_ascii=False).encode()
            self._send(200, body, [("Content-Type", "application/json")])
        elif path == "/__rev" and query.get("n", "1").isdigit():
            newsroom.revision = int(query.get("n", "1"))
            self._send(200, b"ok", [("Content-Type", "text/plain")])
        else:
            self._send(404, _NOT_FOUND, [("Content-Type", "text/html; charset=utf-8")])

    def _count(self, family: str, path: str, query: list[tuple[str, str]]) -> tuple[int, int]:
        newsroom = self.server.newsroom
        key = (family, f"{path}?{query}")
        with newsroom.lock:
            newsroom.per_address[key] += 1
            newsroom.per_port[family] += 1
            newsroom.requests.append(
                {
                    "t": round(time.time(), 3),
                    "family": family,
                    "method": self.command,
                    "path": self.path,
                    "ua": self.headers.get("User-Agent"),
                    "inm": self.headers.get("If-None-Match"),
                    "ims": self.headers.get("If-Modified-Since"),
                }
            )
            return newsroom.per_address[key], newsroom.per_port[family]

    def _fault(self, knob: str | None, seen: int, nth: int) -> bool:
        """Show a fault instead of an answer, if one is due; ``nth`` is 0 for what is spared."""
        faults = self.server.newsroom.faults
        if knob == "reset" or _every(faults.reset, nth):
            self.close_connection = True
            return True
        if knob == "slow" or faults.slow:
            time.sleep(faults.slow or _SLOW_SECONDS)
        later = [("Content-Type", "text/html"), ("Retry-After", "1")]
        if knob in {"500", "503"} or (nth and seen <= faults.burst503):
            self._send(int(knob or 503), b"<html><h1>Service Temporarily Unavailable</h1></html>", later)
            return True
        if knob == "429" or 0 < nth <= faults.r429:
            self._send(429, b"too many requests", later)
            return True
        if knob == "loop":
            self._send(302, b"", [("Location", self.path)])
            return True
        return False

    def _loops(self, family: str, nth: int) -> bool:
        newsroom = self.server.newsroom
        if not _every(newsroom.faults.loop, nth):
            return False
        with newsroom.lock:
            newsroom.loops[family, self.path] += 1
            return newsroom.loops[family, self.path] <= _LOOPS

    def _send_page(self, answer: Answer, *, cut: bool) -> None:
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        headers: Headers = [("Content-Type", answer.content_type), ("ETag", tag)]
        modified = datetime.fromisoformat(answer.modified).replace(tzinfo=UTC) if answer.modified else None
        if modified:
            headers.append(("Last-Modified", format_datetime(modified, usegmt=True)))
        if answer.disposition:
            headers.append(("Content-Disposition", answer.disposition))
        if self._unchanged(tag, modified):
            self._send(304, b"", headers)
        else:
            self._send(200, answer.body, headers, cut=cut)

    def _unchanged(self, tag: str, modified: datetime | None) -> bool:
        """Compare validators; If-None-Match decides alone where it is given (RFC 9110, 13.2.2)."""
        tags = self.headers.get("If-None-Match")
        if tags:
            return tags.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in tags.split(",")]
        since = self.headers.get("If-Modified-Since")
        if not since or not modified:
            return False
        try:
            return parsedate_to_datetime(since) >= modified
        except (TypeError, ValueError):  # no date, or one without a zone: the RFC says to ignore the header
            return False

    def _send(self, status: int, body: bytes, headers: Iterable[tuple[str, str]], *, cut: bool = False) -> None:
        headers = list(headers)
        if status == 200 and len(body) > _GZIP_FROM and "gzip" in self.headers.get("Accept-Encoding", ""):  # noqa: PLR2004 - HTTP's own number
            body = gzip.compress(body, 5, mtime=0)
            headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:  # noqa: PLR2004 - HTTP's own number
            self.send_header("Content-Length", str(len(body)))
        if cut:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD" and status != 304:  # noqa: PLR2004 - HTTP's own number
            self.wfile.write(body[: len(body) // 2] if cut else body)


def _every(step: int, nth: int) -> bool:
    return bool(step and nth and nth % step == 0)
