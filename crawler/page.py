"""A fetched page as text: bytes decoded by what they are, not by what they claim, and parsed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import ParserError

from crawler.errors import DriftError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MAX_BAD_SHARE = 0.02
# One class for all elements: lxml.html would ask a function of Python for each, to tell forms and their fields.
_ELEMENTS = etree.ElementDefaultClassLookup(
    lxml_html.HtmlElement, lxml_html.HtmlComment, lxml_html.HtmlProcessingInstruction, lxml_html.HtmlEntity
)
_EMPTY = b"<html></html>"
_HEAD = 200
_WRAPPED = re.compile(
    r"\s*(?:[\w.$]{1,80}\s*\(\s*(?P<called>[{\[].*[}\]])\s*\)|(?:var|let|const)\s+\w{1,80}\s*=\s*(?P<given>[{\[].*[}\]]))\s*;?\s*",
    re.DOTALL,
)


def decode(body: bytes, url: str = "") -> str:
    """Decode a page's bytes: a byte order mark, else strict UTF-8, else GB18030.

    Declared charsets are often wrong, so they are not asked. A few broken bytes are replaced; a body that is mostly
    broken is no text and raises DriftError.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A cut-off last character is still UTF-8.
        if error.start >= len(body) - 3 and error.reason == "unexpected end of data":
            return body.decode("utf-8", "ignore")
    candidates = [body.decode(name, "replace") for name in ("gb18030", "utf-8")]
    best = min(candidates, key=lambda text: text.count("�"))
    if "\x00" in best or best.count("�") > max(2, len(best) * _MAX_BAD_SHARE):
        raise DriftError(f"{url or 'body'}: the bytes are no text in UTF-8 or GB18030; skipped")
    return best


def unwrapped(text: str) -> str:
    """Return the data of an answer that is nothing but a script around them: a call, or a variable."""
    match = _WRAPPED.fullmatch(text) if text[:_HEAD].lstrip()[:1].isalpha() else None
    return match["called"] or match["given"] if match else text


@dataclass(frozen=True)
class PageText:
    """The text of one page and, parsed on first use, its tree."""

    url: str
    text: str
    content_type: str = ""

    @cached_property
    def root(self) -> HtmlElement:
        """The page's tree; a page without an element gives an empty tree."""
        # lxml refuses a str that carries an XML encoding declaration.
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=False)
        parser.set_element_class_lookup(_ELEMENTS)
        body = self.encoded or _EMPTY
        try:
            return lxml_html.document_fromstring(body, parser=parser, ensure_head_body=True)
        except ParserError:  # nothing but a comment, or control characters
            return lxml_html.document_fromstring(_EMPTY, parser=parser, ensure_head_body=True)

    @cached_property
    def encoded(self) -> bytes:
        """The text in UTF-8, in which words are found quickest."""
        return self.text.encode("utf-8", "replace")

    @cached_property
    def folded(self) -> bytes:
        """The text in UTF-8, its Latin letters small."""
        return self.encoded.lower()

    def __reduce__(self) -> tuple[type[PageText], tuple[str, str, str]]:
        """Leave the tree behind on the way to another process."""
        return PageText, (self.url, self.text, self.content_type)

    @cached_property
    def base(self) -> str:
        """The address that relative ones start from: the page's own, unless its head names another."""
        if self.text.lstrip()[:1] in {"{", "["}:
            return self.url
        named = next((tag.get("href") for tag in self.root.iter("base") if tag.get("href")), None)
        try:
            return urljoin(self.url, named.strip()) if named else self.url
        except ValueError:  # no address after all
            return self.url

    def join(self, href: str) -> str:
        """Make an address absolute; one that cannot be is given back as it is."""
        try:
            return urljoin(self.base, href.strip())
        except ValueError:
            return href
