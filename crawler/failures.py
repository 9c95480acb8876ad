"""Why a request failed, in words for the webmaster, and whether asking again may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILURES = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    OSError,
)
TRIES = 4
_TRIES_OF_THE_SLOW = 2
_ENDLESS = "endlessheaders"
_WORDS = (
    (_ENDLESS, "its headers have no end"),
    ("certificate has expired", "its certificate has expired"),
    ("self-signed", "its certificate is signed by nobody that this machine trusts"),
    ("certificate is not valid for", "its certificate is of another name"),
    ("certificate verify failed", "its certificate is not valid (signed by nobody known, expired or of another name)"),
    ("ssl", "no TLS connection could be made"),
    ("timed out", "no connection in time"),
    ("serverdisconnected", "the connection was closed without an answer"),
    ("connectionreset", "the connection was closed without an answer"),
    ("connection reset", "the connection was closed without an answer"),
    ("clientresponseerror", "the answer is no HTTP"),
)


def reason(error: BaseException, timeout: float, megabytes: float) -> str:
    """Return a failed request's cause."""
    if isinstance(error, DownloadCancelledError):
        return f"its body is larger than {megabytes:g} MB"
    if isinstance(error, DownloadTimeoutError):
        return f"no whole answer within {timeout:g} seconds"
    if isinstance(error, ResponseDataLossError):
        return "its body is cut off"
    if isinstance(error, DownloadConnectionRefusedError):
        return "the connection was refused"
    told = _told(error)
    return next((words for sign, words in _WORDS if sign in told), "") or str(error) or type(error).__name__


def tries(error: BaseException) -> int:
    """Return how often an address is asked that fails this way: what will fail again is not asked again."""
    if isinstance(error, DownloadTimeoutError):
        return _TRIES_OF_THE_SLOW
    told = _told(error)
    hopeless = isinstance(error, DownloadCancelledError | UnsupportedURLSchemeError)
    hopeless |= "certificate" in told or _ENDLESS in told
    return 1 if hopeless else TRIES


def _told(error: BaseException) -> str:
    return " ".join(f"{type(each).__name__} {each}" for each in _chain(error)).lower()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and its causes."""
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__
