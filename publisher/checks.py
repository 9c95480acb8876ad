"""What must hold before a release is visible: whole pages, links that lead somewhere, evidence for every number.

A page is looked at when it is written; links are settled when the pages that they lead to are known. Of a page that is
as it was in the release before, only the links into what is no longer there are looked at again.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from publisher import anchors
from publisher.errors import PublisherError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from publisher.manifest import Entry, Files

_SHOWN = 10
_NEAR = 20_000  # files that were linked to last, some megabytes


class Checks:
    """The checks of one release in the making; ``files`` are those known so far, ``others`` may be linked to as well.

    What is there once stays there.
    """

    def __init__(self, files: Files, others: Mapping[str, Entry]) -> None:
        self._files, self._others = files, others
        self._near: dict[str, str] = {}
        self._faults: list[str] = []
        self._waiting: dict[str, dict[str, str]] = {}  # by target and fragment, the page that links there

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

    def arrived(self, path: str) -> None:
        """Settle the links to a file that is known now."""
        for fragment, origin in self._waiting.pop(path, {}).items():
            self._lead(origin, path, fragment)

    def settle(self, evidence: Iterable[tuple[str, int]]) -> None:
        """Check the links that are left, and that each page has the marks of as many numbers as it must.

        Raises PublisherError that lists what is wrong, ten faults at most.
        """
        lost = [f"{path}: link to {target!r} leads nowhere" for target, path in self._unsettled()]
        faults = [*self._faults, *lost, *self._marks(evidence)]
        if faults:
            more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
            told = "; ".join(faults[:_SHOWN])
            raise PublisherError(f"the release failed its checks, the site is as before: {told}{more}")

    def look_again(self, folder: Path, before: Files) -> None:
        """Look at the links of pages kept from the release before, where they may lead into what is lost since then.

        ``before`` are the files of that one; those of the one in the making are all known.
        """
        files = self._files
        lost = {_needle(path) for path in _lost(before, files)}
        if not lost:
            return
        for path, entry in files.entries():
            if path.endswith(".html") and (known := before.get(path)) and known.digest == entry.digest:
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
            if self._there(target) is not None:
                self._lead(path, target, parts.fragment)
            else:
                self._waiting.setdefault(target, {}).setdefault(intern(parts.fragment), path)
        elif parts.fragment not in ids:
            self._faults.append(f"{path}: link {url!r} names a place that is not there")

    def _there(self, target: str) -> str | None:
        """Return the packed ids of a file that can be linked to; None where it is not there, or not yet."""
        packed = self._near.get(target)
        if packed is None and target not in self._waiting:
            found = self._files.get(target) or self._others.get(target)
            if found:
                if len(self._near) >= _NEAR:
                    self._near.clear()
                packed = self._near[target] = intern(found.anchors)
        return packed

    def _lead(self, path: str, target: str, fragment: str) -> None:
        if fragment and not anchors.has(self._there(target) or "", fragment):
            self._faults.append(f"{path}: link to {target + '#' + fragment!r} names a place that is not there")

    def _marks(self, evidence: Iterable[tuple[str, int]]) -> Iterator[str]:
        for path, numbers in evidence:
            packed = self._there(path) or ""
            for number in range(anchors.run(packed, "n") + 1, numbers + 1):
                if not anchors.has(packed, f"n{number}"):
                    yield f"{path}: number n{number} has no mark in the text"
                    break

    def _unsettled(self) -> Iterator[tuple[str, str]]:
        """Yield the targets that are not there, with the pages that link to them."""
        for target in sorted(self._waiting):
            if target in self._others:
                self.arrived(target)
            else:
                yield target, next(iter(self._waiting[target].values()))


def _lost(before: Files, after: Files) -> Iterator[str]:
    """Yield the files of before that are no longer there, or some of whose ids are not."""
    left = after.entries()
    path, now = next(left, ("", None))
    for name, was in before.entries():  # both by their paths
        while now and path < name:
            path, now = next(left, ("", None))
        if not now or path != name or anchors.lost(was.anchors, now.anchors):
            yield name


def _needle(path: str) -> bytes:
    """Return what every link to a path holds."""
    parts = path.split("/")
    return "/".join(parts[-2:] if parts[-1] == "index.html" else parts[-1:]).encode()
