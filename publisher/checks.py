"""What must hold before a release is visible: whole pages, links that lead somewhere, evidence for every number.

A page is looked at when it is written; links are settled when all pages are known. Of a page that is as it was in the
release before, only the links into what is no longer there are looked at again.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from publisher import anchors
from publisher.errors import PublisherError
from publisher.manifest import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

_SHOWN = 10


class Checks:
    """The checks of one release in the making."""

    def __init__(self) -> None:
        self._faults: list[str] = []
        self._wanted: dict[tuple[str, str], str] = {}

    def look(self, path: str, body: bytes) -> str:
        """Check one file as it stands; return its packed ids. Faults wait for ``settle``."""
        try:
            if path.endswith(".html"):
                root = lxml_html.document_fromstring(body, parser=lxml_html.HTMLParser(encoding="utf-8"))
                return self._page(path, root)
            if path.endswith((".xml", ".opml")):
                etree.fromstring(body, parser=etree.XMLParser(resolve_entities=False, no_network=True))
            elif path.endswith(".json"):
                json.loads(body)
        except (etree.LxmlError, ValueError) as error:
            self._faults.append(f"{path}: {error}")
        return ""

    def settle(self, files: Mapping[str, Entry], evidence: Mapping[str, int]) -> None:
        """Check the links, and that each page has the marks of as many numbers as it must.

        Raises PublisherError that lists what is wrong, ten faults at most.
        """
        faults = [*self._faults, *self._links(files), *_marks(files, evidence)]
        if faults:
            more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
            told = "; ".join(faults[:_SHOWN])
            raise PublisherError(f"the release failed its checks, the site is as before: {told}{more}")

    def look_again(self, folder: Path, files: Mapping[str, Entry], before: Mapping[str, Entry]) -> None:
        """Look at the links of pages kept from the release before, where they may lead into what is lost since then.

        ``files`` are all of the release in the making, ``before`` those of the other one.
        """
        lost = {
            _needle(path)
            for path, entry in before.items()
            if path not in files or anchors.lost(entry.anchors, files[path].anchors)
        }
        if not lost:
            return
        for path, entry in files.items():
            if path.endswith(".html") and path in before and before[path].digest == entry.digest:
                body = (folder / path).read_bytes()
                if any(name in body for name in lost):
                    self.look(path, body)

    def _page(self, path: str, root: HtmlElement) -> str:
        ids = [str(each) for each in root.xpath("//@id")]
        if not path.endswith(".inc.html"):  # a part of others' pages
            if len(root.xpath("//h1")) != 1:
                self._faults.append(f"{path}: has {len(root.xpath('//h1'))} h1")
            if not (root.findtext(".//title") or "").strip():
                self._faults.append(f"{path}: has no title")
        if len(set(ids)) != len(ids):
            self._faults.append(f"{path}: an id stands twice")
        for url in {str(each) for each in root.xpath("//a/@href | //link[@rel!='canonical']/@href | //img/@src")}:
            self._link(path, url, ids)
        return anchors.pack(ids)

    def _link(self, path: str, url: str, ids: list[str]) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "mailto", "tel"}:
            return
        if parts.scheme or parts.netloc or url.startswith("/"):
            self._faults.append(f"{path}: link {url[:80]!r} is neither relative nor a web address")
        elif parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            self._wanted.setdefault((target, parts.fragment), path)
        elif parts.fragment not in ids:
            self._faults.append(f"{path}: link {url!r} names a place that is not there")

    def _links(self, files: Mapping[str, Entry]) -> Iterator[str]:
        for (target, fragment), path in sorted(self._wanted.items()):
            if target not in files:
                yield f"{path}: link to {target!r} leads nowhere"
            elif fragment and not anchors.has(files[target].anchors, fragment):
                yield f"{path}: link to {target + '#' + fragment!r} names a place that is not there"


def _marks(files: Mapping[str, Entry], evidence: Mapping[str, int]) -> Iterator[str]:
    for path, numbers in evidence.items():
        for number in range(1, numbers + 1):
            if not anchors.has(files[path].anchors, f"n{number}"):
                yield f"{path}: number n{number} has no mark in the text"
                break


def _needle(path: str) -> bytes:
    """Return what every link to a path holds."""
    parts = path.split("/")
    return "/".join(parts[-2:] if parts[-1] == "index.html" else parts[-1:]).encode()
