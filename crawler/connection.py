"""One connection to a server: what comes over it is bounded, and made right for the strict parser of aiohttp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientPayloadError
from aiohttp.client_proto import ResponseHandler

from crawler import heads

if TYPE_CHECKING:
    import asyncio

MOST_BYTES = 512 * 1024
"""Of headers."""


class EndlessHeadersError(ClientError):
    """More came before a body than any server says."""


class Connection(ResponseHandler):
    """Gives the parser heads without faults and no more of a body than was announced; hangs up on endless heads."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._head: bytearray | None = bytearray()  # of it, what has come; None while a body comes
        self._before_body = 0
        self._left: int | None = None  # of a body that was announced

    def set_response_params(self, **params: Any) -> None:
        """Await an answer."""
        self._head, self._before_body = bytearray(), 0
        super().set_response_params(**params)

    def set_exception(self, exc: BaseException, *cause: BaseException) -> None:
        """Tell also the one who waits for more of a body."""
        super().set_exception(exc, *cause)
        if self._payload is not None and not self._payload.is_eof():
            self._payload.set_exception(ClientPayloadError(str(exc)))

    def data_received(self, data: bytes) -> None:
        """Take what comes; more than a body was to have is left, as browsers do, and ends the connection."""
        while self._head is not None and data:
            data = self._heading(data)
        if not data:
            return
        if self._left is not None:
            if len(data) > self._left:
                self.force_close()
            data = data[: self._left]
            self._left -= len(data)
        if data:
            super().data_received(data)

    def _heading(self, data: bytes) -> bytes:
        """Take a part of a head; return what follows it."""
        came = self._head or bytearray()
        had = len(came)
        came += data
        end = heads.end_of(came, had)
        self._before_body += end - had if end else len(data)
        if self._before_body > MOST_BYTES and self.transport is not None:
            self.set_exception(EndlessHeadersError("headers without an end"))
            self.transport.abort()
            return b""
        if not end:
            self._head = came
            return b""
        head, data = heads.read(bytes(came[:end])), bytes(came[end:])
        self._left = head.length
        self._head = bytearray() if head.interim else None
        if head.length is not None and len(data) > head.length and not head.interim:
            self.force_close()  # before the answer is whole and the connection given back
        super().data_received(head.data)
        return data
