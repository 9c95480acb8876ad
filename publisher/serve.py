"""A preview of the site in service, on loopback."""

from __future__ import annotations

import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from publisher.errors import PublisherError

_NOT_FOUND = 404


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".opml": "text/x-opml; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Write nothing: a preview needs no log."""

    def end_headers(self) -> None:
        """Add the policy that the site is made for: nothing from elsewhere, no script and no looks within a page."""
        # A page to be pasted elsewhere carries its looks with it.
        looks = "'unsafe-inline'" if self.path.endswith("/mail.html") else "'self'"
        # The search runs Pagefind, which is WebAssembly.
        scripts = "'self' 'wasm-unsafe-eval'" if "/search/" in self.path else "'self'"
        policy = f"default-src 'self'; script-src {scripts}; style-src {looks}"
        policy += "; object-src 'none'; base-uri 'self'; form-action 'self'"
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != _NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    # A browser or a link checker opens many connections at once; five may wait by default.
    request_queue_size = 128


def server(output: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the site in service on 127.0.0.1; port 0 takes a free one. Raises PublisherError."""
    current = output / "current"
    if not current.is_dir():
        raise PublisherError(f"{current}: nothing is published yet; run `infocenter run` first")
    try:
        return _Server(("127.0.0.1", port), functools.partial(_Handler, directory=str(current)))
    except OSError as error:
        raise PublisherError(f"port {port} is taken ({error.strerror}); name another with --port") from error
