"""Scrapy's download handler with a bound on what may come before a body; Scrapy bounds bodies only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.web._newclient import HEADER, STATUS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_MOST_BYTES = 512 * 1024


class _Protocol(_LenientHTTP11ClientProtocol):
    """Hangs up on a server that sends headers, or interim answers, without an end."""

    _before_body = 0

    def request(self, request: Any) -> Any:
        """Start to count anew."""
        self._before_body = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Count what comes before a body."""
        if self._parser is not None and self._parser.state in {STATUS, HEADER}:
            self._before_body += len(data)
            if self._before_body > _MOST_BYTES and self.transport is not None:
                self.transport.abortConnection()
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: ARG002, N802 - Twisted's names
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHandler(HTTP11DownloadHandler):
    """Fetches over HTTP/1.1."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory  # noqa: SLF001 - where Scrapy puts its own
