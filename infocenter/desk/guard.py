"""Who may look and who may decide: this machine's browser, with the key of this start, from our own forms."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Request

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

# Eleven fields, a reason of 500 characters among them, each of at most nine bytes in a form.
_BODY = 32 * 1024
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class DeskRequest(Request):
    """A request whose body is small and whose Host is this machine: a name that leads here by rebinding is refused."""

    max_content_length = _BODY
    max_form_memory_size = _BODY
    max_form_parts = 40
    trusted_hosts = ["127.0.0.1", "localhost"]  # noqa: RUF012 - the base class declares a list


class Guard:
    """Checks requests against the key of this start; ``port`` tells its cookie from another start's."""

    def __init__(self, key: str, port: int) -> None:
        self._key = key
        self._cookie = f"desk-{port}"
        self.token = hmac.digest(key.encode(), b"form", hashlib.sha256).hex()

    def knows(self, request: Request) -> bool:
        """Tell whether a request comes from a browser that was let in."""
        return _same(request.cookies.get(self._cookie, ""), self._key)

    def opens(self, request: Request) -> bool:
        """Tell whether a request brings the key in its address."""
        return _same(request.args.get("key", ""), self._key)

    def let_in(self, response: Response) -> None:
        """Give the browser its cookie."""
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")

    def check_form(self, request: Request) -> None:
        """Refuse what no form of ours sent: another page cannot know the token, nor hide where it is from."""
        origin = request.headers.get("Origin")
        own = {f"http://{request.host}", None}
        if origin not in own or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Forbidden("这个请求不是从本页面提交的，没有执行。")
        if not _same(request.form.get("token", ""), self.token):
            raise Forbidden("页面已过期（程序可能重新启动过），没有执行。请回到清单重新打开。")


def harden(response: Response) -> None:
    """Add the headers that keep a page to itself: no script, nothing from elsewhere, in no frame, in no cache."""
    response.headers.update(_HEADERS)


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
