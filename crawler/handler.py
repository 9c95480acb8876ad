"""Scrapy's downloads by aiohttp, with what that lacks: who is asked is checked, and all that comes is bounded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientRequest,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from yarl import URL

from crawler.connection import MOST_BYTES, Connection
from crawler.guard import check_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import ClientResponse
    from aiohttp.connector import Connection as Held
    from scrapy import Request
    from scrapy.crawler import Crawler

_OURS = ("Accept", "Accept-Encoding", "User-Agent")  # headers that aiohttp would add


class BoundedHandler:
    """Fetches over HTTP/1.1: Scrapy's interface for downloads."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._limit = settings.getint("DOWNLOAD_MAXSIZE")
        # How many connections there are is the fetcher's care, one to a host. Certificates and their names are checked
        # against those that this machine trusts, which is aiohttp's way.
        connector = TCPConnector(limit=0)
        connector._factory = partial(Connection, connector._loop)  # type: ignore[assignment]  # noqa: SLF001
        self._session = ClientSession(
            connector=connector,
            cookie_jar=DummyCookieJar(),
            auto_decompress=False,
            request_class=_asking(settings["ALLOW_HOSTS"]),
            skip_auto_headers=_OURS,
            max_line_size=MOST_BYTES,
            max_field_size=MOST_BYTES,
            max_headers=MOST_BYTES,
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BoundedHandler:
        """Return the handler of a crawl."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """Fetch what a request asks for. Raises GuardError or Scrapy's own errors."""
        try:
            async with self._session.request(
                request.method,
                URL(request.url, encoded=True),
                timeout=ClientTimeout(total=request.meta["download_timeout"]),
                allow_redirects=False,
                **_headers(request),
            ) as answer:
                body = await self._body(answer)
        except TimeoutError as error:
            raise DownloadTimeoutError(str(error)) from error
        except ClientPayloadError as error:
            raise ResponseDataLossError(str(error)) from error
        except ClientConnectorDNSError as error:
            raise CannotResolveHostError(str(error)) from error
        except ClientConnectorError as error:
            refused = isinstance(error.os_error, ConnectionRefusedError)
            raise (DownloadConnectionRefusedError if refused else DownloadFailedError)(str(error)) from error
        except (ClientError, ValueError) as error:  # ValueError: an address that is none after all
            raise DownloadFailedError(str(error)) from error
        return Response(request.url, answer.status, answer.raw_headers, body)

    async def _body(self, answer: ClientResponse) -> bytes:
        """Return a body; one that is too large is not read to its end."""
        if (answer.content_length or 0) > self._limit:
            raise DownloadCancelledError(f"a body of {answer.content_length} bytes")
        parts, size = [], 0
        while part := await answer.content.readany():
            parts.append(part)
            size += len(part)
            if size > self._limit:
                raise DownloadCancelledError(f"a body of {size} bytes and more")
        return b"".join(parts)

    async def close(self) -> None:
        """Hang up."""
        await self._session.close()


def _headers(request: Request) -> dict[str, Any]:
    """Return what a request says of itself; what a proxy wants to know is told to it alone, not to the archive."""
    secret = request.headers.pop("Proxy-Authorization", [])
    own, proxy = request.headers.to_tuple_list(), request.meta.get("proxy")
    told = [("Proxy-Authorization", each.decode("latin-1")) for each in secret]
    tunnel = request.url.startswith("https:")
    return {
        "headers": own if tunnel else own + told,
        "proxy": proxy,
        "proxy_headers": told if proxy and tunnel else None,
    }


def _asking(allowed: Sequence[str]) -> type[ClientRequest]:
    class Asking(ClientRequest):
        async def send(self, conn: Held) -> ClientResponse:
            """Check where the connection leads: a name may stand for another address than when it was checked."""
            transport = conn.transport
            if transport is not None:
                check_address(str(self.url), transport.get_extra_info("peername")[0], allowed)
            return await super().send(conn)

    return Asking
