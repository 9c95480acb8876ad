"""The quality page: what was noted while reading, what does not fit across bulletins, and which figures wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from publisher import labels
from publisher.render import page
from publisher.site import Site
from publisher.turning import turns

_PER_PAGE = 50
_FINDINGS = 200


def render(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the page, and further ones where there is much to note."""
    told = site.outline
    counts: Counter[str] = Counter()
    for code, number in told.notes.items():
        counts[labels.ISSUES.get(code, code)] += number
    kinds: Counter[str] = Counter()
    for part in site.library.accounts.parts.values():
        kinds.update({labels.FINDINGS.get(code, code): number for code, number in part.findings.items()})
    every = (each for id_ in site.library.accounts.parts for each in site.library.accounts.findings(id_))
    found = list(islice(every, _FINDINGS))
    for turn in turns("quality/", told.noted, _PER_PAGE):
        first = {
            "findings": found,
            "counts": (counts + kinds).most_common(),
            "figures": told.figures,
            "held": told.figures - told.shown,
        }
        values = {"turns": turn, "all_findings": sum(kinds.values())}
        yield turn.path, page(site, "quality.html", turn.path, **values, **first)
