"""What must hold before a release is visible: whole pages, links that lead somewhere, evidence for every number."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from publisher.errors import PublisherError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from publisher.site import Site


def check(files: Mapping[str, bytes], site: Site) -> None:
    """Raise PublisherError that lists what is wrong, ten faults at most."""
    faults = [*_markup(files), *_evidence(files, site)]
    if faults:
        more = f"; and {len(faults) - 10} more" if len(faults) > 10 else ""  # noqa: PLR2004 - as many as fit a screen
        raise PublisherError(f"the release failed its checks, the site is as before: {'; '.join(faults[:10])}{more}")


def _markup(files: Mapping[str, bytes]) -> Iterator[str]:
    pages: dict[str, HtmlElement] = {}
    for path, body in files.items():
        try:
            if path.endswith(".html"):
                pages[path] = lxml_html.document_fromstring(body, parser=lxml_html.HTMLParser(encoding="utf-8"))
            elif path.endswith((".xml", ".opml")):
                etree.fromstring(body, parser=etree.XMLParser(resolve_entities=False, no_network=True))
            elif path.endswith(".json"):
                json.loads(body)
        except (etree.LxmlError, ValueError) as error:
            yield f"{path}: {error}"
    ids = {path: [str(each) for each in root.xpath("//@id")] for path, root in pages.items()}
    for path, root in pages.items():
        yield from _page(path, root, ids[path])
        yield from _links(path, root, files, ids)


def _page(path: str, root: HtmlElement, ids: list[str]) -> Iterator[str]:
    if not path.endswith(".inc.html"):  # a part of others' pages
        if len(root.xpath("//h1")) != 1:
            yield f"{path}: has {len(root.xpath('//h1'))} h1"
        if not (root.findtext(".//title") or "").strip():
            yield f"{path}: has no title"
    if len(set(ids)) != len(ids):
        yield f"{path}: an id stands twice"


def _links(path: str, root: HtmlElement, files: Mapping[str, bytes], ids: Mapping[str, list[str]]) -> Iterator[str]:
    targets = {name: set(found) for name, found in ids.items()}
    for url in {str(each) for each in root.xpath("//a/@href | //link[@rel!='canonical']/@href | //img/@src")}:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "mailto", "tel"}:
            continue
        if parts.scheme or parts.netloc or url.startswith("/"):
            yield f"{path}: link {url[:80]!r} is neither relative nor a web address"
            continue
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
        )
        if target not in files:
            yield f"{path}: link {url!r} leads nowhere"
        elif parts.fragment and parts.fragment not in targets.get(target, set()):
            yield f"{path}: link {url!r} names a place that is not there"


def _evidence(files: Mapping[str, bytes], site: Site) -> Iterator[str]:
    for story in site.stories:
        body = files[story.path].decode()
        for figure in story.figures:
            if f'id="{figure.anchor}"' not in body:
                yield f"{story.path}: number {figure.anchor} ({figure.observation.quote!r}) has no mark in the text"
