"""Sites on loopback, each on a free port of its own."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govsites.site import Site


@contextmanager
def serve(sites: list[Site]) -> Iterator[list[str]]:
    """Serve sites; yield the address of each one's list. They stop with the block."""
    with ExitStack() as stack:
        urls = []
        for site in sites:
            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), _handler(site)))
            site.host = f"127.0.0.1:{server.server_port}"
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            stack.callback(server.shutdown)
            urls.append(f"http://{site.host}{site.entry}")
        yield urls


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = site.answer(self.path)
            kind, body = found or ("text/html", "<html><body>页面不存在</body></html>".encode())
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
