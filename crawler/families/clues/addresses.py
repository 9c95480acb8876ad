"""What an address tells: whether it may be an article's, and which addresses are built alike."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

# An article's address holds a day, a long number or 32 hexadecimal digits, or names its number in the query.
_ARTICLE = re.compile(
    r"/(?:19|20)\d\d[-/_]?(?:0?[1-9]|1[0-2])(?:[-/_]?(?:[0-2]?\d|3[01]))?/[^?]*[^/?]/?$"
    r"|/[^/?]*\d{3,}[^/?]*(?:\.(?:s?html?|jhtml|aspx?|php|jsp)|/)?$|/[0-9a-f]{32}(?:\.s?html?|/c\.html)$|ARTI\d{10,}",
    re.IGNORECASE,
)
# Any number by name but those of a list: a column's, a site's.
_NUMBERED = re.compile(
    r"[?&](?:(?!(?:cat|cate|category|class|channel|col|column|type|sort|site|node|menu|tree|wbtree|parent|"
    r"p|dept|user|page|web|unit|u|s)_?id=)"
    r"[a-z_]*(?:id|no)|contentid|itemid|newsid|__biz)=[\w-]+",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"/(?:index|list|node|layout|default|catalog|channel|col|page)[_-]?\d*(?:\.\w+)?/?(?=$|[?#])|[?&](?:page|catid|classid|p)=",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"/(?:content|art|t|c|a)?_?\w*\d{4,}\w*\.(?:s?html?|jhtml)$|/[0-9a-f]{32}(?:\.s?html?|/c\.html)$|"
    r"ARTI\d{10,}|/content/.*\d|/(?:content|art|article|detail|show|news|"
    r"info)[_-]\d+(?:_\d+)?(?:\.\w{3,5})?$",
    re.IGNORECASE,
)
# An article in a folder of its own, below its day.
_OWN_FOLDER = re.compile(r"/(?:19|20)\d\d[-/_]?\d\d[-/_]?\d\d/[^/]*\d{3,}[^/]*/(?:index|default)\.\w+$", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def may_be_article(url: str) -> bool:
    """Tell an address that looks like an article's."""
    return bool(_NUMBERED.search(url) or (_ARTICLE.search(urlsplit(url)._replace(query="", fragment="").geturl())))


def is_surely_article(url: str) -> bool:
    """Tell an address that is an article's even where its title is short: a day or a long number, and a file."""
    return bool(_SURE.search(urlsplit(url)._replace(query="", fragment="").geturl())) and not may_be_list(url)


def may_be_list(url: str) -> bool:
    """Tell an address that looks like a list's and names no article."""
    return bool(_LIST.search(url)) and not _NUMBERED.search(url) and not _OWN_FOLDER.search(url)


def shape(url: str) -> str:
    """Return what addresses of one kind of page share: folders without numbers, ending, names of the query."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    folder = _DIGITS.sub("9", _HEX.sub("H", folder))
    stem, dot, ending = name.rpartition(".")
    kind = f"{re.sub('[^A-Za-z]+.*', '', stem) if parts.query else '*'}{dot}{ending if dot else ''}"
    return f"{folder}/{kind}?{'&'.join(sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True)))}"


def site_of(url: str) -> str:
    """Return the host without ``www.``: the two are one site."""
    return urlsplit(url).netloc.lower().removeprefix("www.")
