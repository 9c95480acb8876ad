"""Scrapy's download handler with two checks that it lacks: who is connected, and how much comes before a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.internet.defer import fail
from twisted.web._newclient import HEADER, STATUS

from crawler.errors import GuardError
from crawler.guard import check_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy.crawler import Crawler

_MOST_BYTES = 512 * 1024


class _Protocol(_LenientHTTP11ClientProtocol):
    """Says nothing to an address that must not be asked, and hangs up on headers without an end."""

    allowed: Sequence[str] = ()
    _before_body = 0

    def request(self, request: Any) -> Any:
        """Check where the connection leads: a name may stand for another address than when it was checked."""
        self._before_body = 0
        transport: Any = self.transport
        if transport is not None:
            try:
                check_address(request.absoluteURI.decode("ascii"), transport.getPeer().host, self.allowed)
            except GuardError as error:
                transport.abortConnection()
                return fail(error)
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Count what comes before a body."""
        if self._parser is not None and self._parser.state in {STATUS, HEADER}:
            self._before_body += len(data)
            if self._before_body > _MOST_BYTES and self.transport is not None:
                self.transport.abortConnection()
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


def _factory(allowed: Sequence[str]) -> type[_LenientHTTP11ClientFactory]:
    class Factory(_LenientHTTP11ClientFactory):
        def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: ARG002, N802 - Twisted's names
            protocol = _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
            protocol.allowed = allowed
            return protocol

    return Factory


class BoundedHandler(HTTP11DownloadHandler):
    """Fetches over HTTP/1.1."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _factory(crawler.settings["ALLOW_HOSTS"])  # noqa: SLF001 - where Scrapy puts its own
