"""An article met under another spelling of its address: with or without ``www.``, ``index.html``, by http or https."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.address import variants

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from crawler.store import KnownArticle, Store


def known(store: Store, url: str) -> KnownArticle | None:
    """Return the bulletin at an address, or at another spelling of it, which is noted then."""
    found = store.article(url)
    if found is None:
        found = next(filter(None, map(store.article, variants(url))), None)
        if found:
            store.add_address(found.bulletin_id, url)
    return found


def met(store: Store, seen: AbstractSet[str], url: str) -> bool:
    """Tell whether this run asked an address, or another spelling of it; note the spelling with the bulletin."""
    if url in seen:
        return True
    other = next((each for each in variants(url) if each in seen), None)
    found = store.article(other) if other else None
    if found:
        store.add_address(found.bulletin_id, url)
    return other is not None
