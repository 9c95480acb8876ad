"""Pages that stand in the way of a page: challenges of protection services, captchas, login forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import PageText

# Words and names of the services that ask for a proof: in what the page shows, and in what its scripts do.
_SHOWN = re.compile(
    r"验证码|人机验证|安全验证|访问验证|滑动验证|滑块|拖动.{0,6}验证|完成验证|安全检查|正在验证|浏览器安全|访问过于频繁|请求过于频繁|操作过于频繁"
    r"|访问异常|访问被(?:拒绝|拦截|阻断)|请求被(?:拒绝|拦截|阻断)|(?:开启|启用|支持|打开)\s*JavaScript"
    r"|captcha|just a moment|checking (?:your|if the site)|verify(?:ing)? (?:that )?you are"
    r"|are you (?:a )?(?:human|robot)"
    r"|unusual traffic|access denied|enable (?:javascript|cookies)|attention required",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"__jsl_clearance|acw_sc__v\d|_cf_chl|cf-challenge|challenge-platform|turnstile|geetest|g-recaptcha|hcaptcha"
    r"|aliyun_?waf|aliyuncaptcha|TencentCaptcha|yidun|_waf_|safeline|\$_ts\b|probe\.js|WZWS|yunsuo_session|safedog",
    re.IGNORECASE,
)
_SETS_COOKIE = re.compile(r"document\s*\.\s*cookie\s*=|document\s*\[\s*['\"]cookie['\"]\s*\]\s*=")
_GOES_ON = re.compile(r"location(?:\s*\.\s*(?:href|reload|replace|assign))?\s*[=(]|\.submit\s*\(|\beval\s*\(")
# A real page shows more than this; one in its way shows a sentence or two.
_LITTLE, _NOTHING = 600, 40
_QUOTED = 40
_UNSEEN = {"script", "style", "noscript", "template"}


def sign(page: PageText) -> str | None:
    """Return what shows that a page is a challenge, None if it is none. For pages that could not be read."""
    if page.text.lstrip()[:1] in {"{", "["}:
        return None
    shown = visible(page, _LITTLE)
    if len(shown) > _LITTLE:
        return None
    words = _SHOWN.search(shown)
    if words:
        return f"a challenge: {_around(shown, words)}"
    service = _SCRIPTED.search(page.text)
    if service:
        return f"a challenge by script ({service[0]})"
    if len(shown) <= _NOTHING and _SETS_COOKIE.search(page.text) and _GOES_ON.search(page.text):
        return "a challenge by script (it sets a cookie and loads the page again)"
    return None


def login(page: PageText) -> bool:
    """Tell whether a page asks for a password."""
    return "<" in page.text and bool(page.root.cssselect("input[type=password i]"))


def visible(page: PageText, enough: int) -> str:
    """Return the text that a page shows; of a longer one as much of its beginning as is more than ``enough``."""
    parts: list[str] = []
    stack: list[HtmlElement | str] = [page.root]
    while stack and enough >= 0:
        each = stack.pop()
        if isinstance(each, str):
            parts.append(each)
            enough -= sum(map(len, each.split()))
        elif isinstance(each.tag, str) and each.tag not in _UNSEEN:
            for child in reversed(each):
                stack += [child.tail or "", child]
            stack.append(each.text or "")
    return " ".join(" ".join(parts).split())


def _around(text: str, words: re.Match[str]) -> str:
    start = max(0, words.start() - _QUOTED // 2)
    return text[start : start + _QUOTED]
