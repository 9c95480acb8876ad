"""Texts that a page does not show where they stand: in a field of a form, in a string of a script, in a frame."""

from __future__ import annotations

import re
from base64 import b64decode
from copy import deepcopy
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick
from lxml import etree
from lxml import html as lxml_html

from crawler.families.clues import scripts
from crawler.families.clues.addresses import site_of
from crawler.families.fields import squeeze
from crawler.families.fragment import is_file
from crawler.page import PageText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Without one of these no text is hidden: markup that is escaped, or that a script or a field holds.
_SIGNS = BytesAhoCorasick(
    [
        b"&lt;p",
        b"&lt;div",
        b"&lt;br",
        b"&lt;span",
        b"&lt;sec",
        b"<textarea",
        b"<xmp",
        b'"pg',
        b"'pg",
        b'"ph',
        b"'ph",
        b"'<p",
        b'"<p',
        b"'<div",
        b'"<div',
        b"'&lt;",
        b"\\u003c",
    ]
)
_MARKUP = re.compile(r"<(?:p|br|div|span|section)\b", re.IGNORECASE)
# What begins with "<" in base64 begins so.
_BASE64 = re.compile(r"P[A-P][A-Za-z0-9+/]{60,}={0,2}")
_LINK = re.compile(r"<a\s[^>]*href\s*=\s*[\"']?[\w./?-]", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{|<%|\$\{")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)
_FILLED = re.compile(
    r"getElementById\(\s*[\"']([\w-]+)[\"']\s*\)\s*\.\s*innerHTML|\$\(\s*[\"']#([\w-]+)[\"']\s*\)\s*\.\s*(?:html|append)\("
)
_SENTENCE = re.compile("[,，。；;！？]")
_OTHER_FRAME = re.compile(
    r"player|video|vod|live|map|banner|share|comment|login|search|count|stat|weather|menu|(?:^|[/_.-])(?:ads?|gg|top|foot|nav|left|head)(?:$|[/_.-])",
    re.IGNORECASE,
)
_ENOUGH, _MUCH, _MOST = 40, 400, 400
_LARGEST = 2_000_000


def unfolded(page: PageText, shown: int) -> PageText | None:
    """Return the page with the text that it hides in its place, where that is twice the ``shown`` characters."""
    if shown > _MUCH or len(page.text) > _LARGEST or not _SIGNS.find_matches_as_indexes(page.folded):
        return None
    hidden = max(_hidden(page.root), key=lambda each: _length(each[1]), default=None)
    if hidden is None or _length(hidden[1]) < max(_ENOUGH, 2 * shown):
        return None
    number, markup = hidden
    root = deepcopy(page.root)
    carrier = next(islice(root.iter(), number, None))
    filled = _FILLED.search(carrier.text or "") if carrier.tag == "script" else None
    target = root.xpath("//*[@id=$name]", name=filled[1] or filled[2])[:1] if filled else []
    fragment = lxml_html.fragment_fromstring(markup, create_parent="div")
    if target:
        target[0].append(fragment)
    elif carrier.getparent() is not None and carrier.getparent().tag != "head":
        carrier.addnext(fragment)
    else:
        root.body.append(fragment)
    carrier.drop_tree()
    return PageText(page.url, etree.tostring(root, encoding="unicode", method="html"), page.content_type)


def written(page: PageText) -> PageText | None:
    """Return the page with the links that its scripts write, None where they write none."""
    if b"document.write" not in page.folded and b"innerhtml" not in page.folded:
        return None
    strings = (match[0][1:-1] for script in page.root.iter("script") for match in _STRING.finditer(script.text or ""))
    markup = "".join(scripts.unescaped(each) for each in islice(strings, _MOST) if "<" in each)
    if not _LINK.search(markup):
        return None
    fragment = lxml_html.fragment_fromstring(markup, create_parent="div")
    root = deepcopy(page.root)
    root.body.append(fragment)
    for script in [*root.iter("script")]:
        script.drop_tree()
    return PageText(page.url, etree.tostring(root, encoding="unicode", method="html"), page.content_type)


def frame(page: PageText) -> HtmlElement | None:
    """Return the frame of the same site that may hold the text of a page that shows none."""
    for element in page.root.iter("iframe"):
        source = (element.get("src") or "").strip()
        url = page.join(source)
        if source and not source.startswith(("about:", "javascript:")) and site_of(url) == site_of(page.url):
            small = {element.get("width"), element.get("height")} & {"0", "1", "0px", "1px"}
            if not (small or is_file(url) or _OTHER_FRAME.search(source)):
                return element
    return None


def _hidden(root: HtmlElement) -> Iterator[tuple[int, str]]:
    """Yield the number of each element that holds markup of a text, and the markup."""
    for number, element in enumerate(root.iter()):
        markup = ""
        if element.tag == "textarea":
            inner = "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
            markup = f"{element.text or ''}{inner}"
        elif element.tag == "input" and (element.get("type") or "").lower() == "hidden":
            markup = element.get("value") or ""
        elif element.tag == "xmp":
            markup = "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
            markup = f"{element.text or ''}{markup}"
        elif element.tag == "script" and "html" in (element.get("type") or ""):
            markup = element.text or ""
        elif element.tag == "script" and "json" not in (element.get("type") or ""):
            strings = (match[0][1:-1] for match in islice(_STRING.finditer(element.text or ""), _MOST))
            markup = "".join(_markup(each) for each in strings)
        elif isinstance(element.tag, str) and element.get("data-content"):
            markup = element.get("data-content") or ""
        markup = markup if _MARKUP.search(markup) else unescape(markup)
        if _MARKUP.search(markup) and _SENTENCE.search(markup) and not _TEMPLATE.search(markup):
            yield number, markup


def _markup(string: str) -> str:
    """Return the markup that a string of a script stands for: as it is, escaped, or in base64; empty for any other."""
    if _BASE64.fullmatch(string):
        try:
            return b64decode(string).decode("utf-8")
        except ValueError:  # no text after all
            return ""
    if not ("<" in string or "&lt;" in string or "\\u003" in string):
        return ""
    text = scripts.unescaped(string)
    return text if _MARKUP.search(text) else unescape(text)


def _length(markup: str) -> int:
    return len(squeeze(re.sub(r"<[^>]*>", "", markup)))
