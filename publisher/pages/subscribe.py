"""The subscribe page: what a feed is, how to take one, and the list of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.channels import ENTRIES, channels
from publisher.render import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page."""
    path = "subscribe/index.html"
    yield path, page(site, "subscribe.html", path, channels=list(channels(site)), entries=ENTRIES)
