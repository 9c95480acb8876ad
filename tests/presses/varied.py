"""The same sites in other clothes: other names for classes, tags nobody closes, other charsets, more around the text."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from presses.making import Press

_NAME = re.compile(r"(?<=\s)(class|id)=(?:'([^']*)'|\"([^\"]*)\"|([^\s>]+))", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|li|td|tr|dt|option)>", re.IGNORECASE)
_TAG = re.compile(r"(</?)([a-z][a-z0-9]*)\b")
_SCRIPT = re.compile(r"<script\b.*?</script>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
# Names without which nobody could tell: a system's own, or which of three lines is the title.
_OURS = {
    "yt",
    "bt",
    "ft",
    "pageLink",
    "js_content",
    "ozoom",
    "__next",
    "__nuxt",
    "__NEXT_DATA__",
    "activity-name",
    "js_name",
    "publish_time",
}
HEADER = "<div class='{0}'><a href='/'>{1}</a> 今天是2031年1月5日 星期日 欢迎访问 <a href='/m/1/'>政务公开</a> <a href='/m/2/'>生态环境保护督察专栏入口</a></div>"
ASIDE = (
    "<div class='{0}'><h3>热点排行</h3><ul><li><a href='http://elsewhere.example/2022/0401/1.html'>外面网站的一篇标题很长的文章</a> 2022-04-01</li>"
    "<li><a href='/zt/one/'>学习贯彻某某精神,推动高质量发展专题</a></li></ul><p>扫一扫,关注我们的公众号</p></div>"
)


def vary(press: Press, seed: int) -> Press:
    """Change all pages of a site, each way or not as the seed says; what must be read stays the same."""
    chance = random.Random(f"{press.name} {seed}")
    ways = [way for way in (_renamed, _wrapped, _framed, _open, _shouting) if chance.random() < 0.6]
    chinese = press.charset == "utf-8" and chance.random() < 0.4
    names: dict[str, str] = {}
    for path, (body, kind) in press.routes.items():
        text = body.decode(press.charset)
        if "<html" in text.lower() and "frameset" not in text:
            for way in ways:
                text = way(text, chance, names)
        other = (
            "gb18030" if chinese and "<?xml" not in text and not text.lstrip().startswith(("{", "[")) else press.charset
        )
        press.routes[path] = text.encode(other, "xmlcharrefreplace"), kind
    return press


def _outside_scripts(text: str, change: Callable[[str], str]) -> str:
    """Change a page's markup and leave its scripts and comments."""
    found, last = [], 0
    for match in _SCRIPT.finditer(text):
        found += [change(text[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*found, change(text[last:])])


def _renamed(text: str, chance: random.Random, names: dict[str, str]) -> str:
    """Give classes and ids names that mean nothing."""

    def one(match: re.Match[str]) -> str:
        value = match[2] or match[3] or match[4] or ""
        if value in _OURS or "rich_media" in value:
            return match[0]
        if value not in names:
            names[value] = "".join(chance.choices("bcdfghjkmnpqrstvwxz", k=5)) + str(len(names))
        return f"{match[1]}='{names[value]}'"

    return _outside_scripts(text, lambda part: _NAME.sub(one, part))


def _wrapped(text: str, chance: random.Random, names: dict[str, str]) -> str:
    """Put the page into boxes within boxes."""
    start, end = "<div class='w1'><div class='w2'>", "</div></div>"
    text = re.sub(r"(<body[^>]*>)", rf"\1{start}", text, count=1, flags=re.IGNORECASE)
    return re.sub(r"(</body>)", rf"{end}\1", text, count=1, flags=re.IGNORECASE)


def _framed(text: str, chance: random.Random, names: dict[str, str]) -> str:
    """Put a head above the page and a list of others below it."""
    head = HEADER.format(f"h{chance.randint(1, 9)}x", "某某网")
    text = re.sub(r"(<body[^>]*>)", rf"\1{head}", text, count=1, flags=re.IGNORECASE)
    return re.sub(r"(</body>)", rf"{ASIDE.format('sidebar')}\1", text, count=1, flags=re.IGNORECASE)


def _open(text: str, chance: random.Random, names: dict[str, str]) -> str:
    """Close none of the tags that need not be closed."""
    return _outside_scripts(text, lambda part: _CLOSING.sub("", part))


def _shouting(text: str, chance: random.Random, names: dict[str, str]) -> str:
    """Write tags in capitals."""
    return _outside_scripts(text, lambda part: _TAG.sub(lambda match: match[1] + match[2].upper(), part))
