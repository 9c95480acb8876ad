"""Work beside the crawl: pages are read in a second process while this one fetches and stores.

Only pure functions are run there, so it may die at any moment without a loss: the pages that it was given are left for
the next run, and everything after them is done in this process.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import select
import signal
import socket
from collections import deque
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from crawler.errors import CrawlerError
from crawler.garbage import seldom_collected

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import ForkProcess

P = ParamSpec("P")
T = TypeVar("T")

_HEAD = 4  # bytes that tell the length of what follows
_FEW_CORES = 2
# With that much to do the other process stays busy while this one does a piece of work itself and then what it left.
_ENOUGH = 4


class Aside:
    """Runs functions in a second process, or in this one when that has enough to do or there is no second core.

    To be made before files are opened and threads started, because the second process is a copy of this one.
    """

    def __init__(self, *, alone: bool | None = None) -> None:
        self._socket: socket.socket | None = None
        self._transport: asyncio.Transport | None = None
        self._opening = asyncio.Lock()
        self._waiting: deque[asyncio.Future[bytes]] = deque()
        self._process: ForkProcess | None = None
        if not (len(os.sched_getaffinity(0)) < _FEW_CORES if alone is None else alone):
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the other process: it stops when nobody is at the other end."""
        if self._process and self._socket:
            self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            self._process.join()

    def let_go(self) -> None:
        """Close the loop's end; to be called in the loop."""
        if self._transport:
            self._transport.close()

    async def __call__(self, what: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a module's function gives for arguments that can be pickled; ``what`` names it in errors."""
        transport = await self._connected()
        if transport is None or self._has_enough():
            return work(*args, **kwargs)
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        _send(transport.write, (work, args, kwargs))
        try:
            done, value = pickle.loads(await future)  # noqa: S301 - from our own process
        except ConnectionError as error:
            raise CrawlerError(f"{what}: the process that reads pages died; left for the next run") from error
        if not done:
            raise value
        result: T = value
        return result

    def _has_enough(self) -> bool:
        """Tell that the other process is busy for long: with none of the last answers ready, much is waiting."""
        if self._socket is None or len(self._waiting) < _ENOUGH:
            return False
        return not select.select([self._socket], [], [], 0)[0]

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        self._process = multiprocessing.get_context("fork").Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._socket = ours

    async def _connected(self) -> asyncio.Transport | None:
        async with self._opening:
            if self._transport is None and self._socket:
                loop = asyncio.get_running_loop()
                end = self._socket.dup()  # the loop's own, so that either may be closed first
                self._transport, _ = await loop.create_connection(lambda: _Answers(self._waiting), sock=end)
        return None if self._transport is None or self._transport.is_closing() else self._transport


class _Answers(asyncio.Protocol):
    """Gives each answer to the one who has waited longest."""

    def __init__(self, waiting: deque[asyncio.Future[bytes]]) -> None:
        self._waiting = waiting
        self._buffer = bytearray()

    def data_received(self, data: bytes) -> None:
        """Take as many whole answers as there are."""
        self._buffer += data
        while len(self._buffer) >= _HEAD:
            end = _HEAD + int.from_bytes(self._buffer[:_HEAD], "big")
            if len(self._buffer) < end:
                return
            future = self._waiting.popleft()
            if not future.done():  # a walk may have been cancelled meanwhile
                future.set_result(bytes(self._buffer[_HEAD:end]))
            del self._buffer[:end]

    def connection_lost(self, _: Exception | None) -> None:
        """Tell everyone who waits that nothing will come; which of them it died of is not known."""
        for future in self._waiting:
            if not future.done():
                future.set_exception(ConnectionResetError())
        self._waiting.clear()


def _send(write: Callable[[bytes], object], message: Any) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    write(len(data).to_bytes(_HEAD, "big") + data)


def _serve(connection: socket.socket) -> None:
    """Answer until the other end is closed, or its process killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A run's lock and its files are the first process's own: a copy of them would outlive it.
    kept = connection.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))
    with seldom_collected(), connection, connection.makefile("rb") as questions:
        while len(head := questions.read(_HEAD)) == _HEAD:
            work, args, kwargs = pickle.loads(questions.read(int.from_bytes(head, "big")))  # noqa: S301 - likewise
            try:
                answer = True, work(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - raised where the work was asked for
                answer = False, error
            _send(connection.sendall, answer)
