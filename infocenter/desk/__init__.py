"""The editors' page: what waits, and forms to hold, release and correct, for a browser on this machine alone."""

from __future__ import annotations

import secrets
import socket
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from infocenter.desk.app import Desk
from infocenter.errors import InfocenterError

if TYPE_CHECKING:
    from werkzeug.serving import BaseWSGIServer

    from infocenter.config import Config

HOST = "127.0.0.1"
_PATIENCE = 30


class _Handler(WSGIRequestHandler):
    # A browser that opens a connection and says nothing holds a thread no longer than this.
    timeout = _PATIENCE

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Write nothing: what was decided stands in the ledger."""


def serve(config: Config, port: int) -> tuple[BaseWSGIServer, str]:
    """Return a server of the editors' page on loopback (port 0: a free one), and the address that opens it.

    The address holds a key made for this start: another user of the machine cannot decide without it.
    """
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise InfocenterError(f"port {port} is taken ({error.strerror}); name another with --port") from error
    except OverflowError:
        listening.close()
        raise InfocenterError(f"port {port}: is none; ports go from 1 to 65535") from None
    listening.listen()
    taken = listening.getsockname()[1]
    key = secrets.token_urlsafe(24)
    desk = Desk(config, key=key, port=taken)
    server = make_server(HOST, taken, desk, threaded=True, request_handler=_Handler, fd=listening.detach())
    return server, f"http://{HOST}:{taken}/?key={key}"
