"""Whether two bulletins are one, printed twice, and which of the two is the original.

Two copies differ in headline, punctuation, script and the odd misprint, so their bodies are compared as cleaned text.
Daily bulletins of one series differ in little but their figures, so the figures must agree as well, and late in a
series in hardly a figure, so their batches and days are compared too.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from bulletin.series import Issue, frameless, issue_of, relation
from bulletin.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin.model import Bulletin

# A garbled copy against its clean twin scores above 95, two issues of one daily series up to 93: the figures decide.
_ALIKE = 88.0
_FIGURES_ALIKE = 0.8
# With hardly a figure to compare, only the very same wording counts.
_ALIKE_WITHOUT_FIGURES = 96.0
_FEW_FIGURES = 5
# Copies whose batch or day alone differs are one bulletin only if no other figure does.
_MISPRINTS = 1
_SHORT = 40
# What two copies share: runs of figures in their order, or of words. A misprint breaks one or three of a text's runs.
_RUN_OF_FIGURES, _RUN_OF_WORDS = 4, 8
MARKS = 8
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bulletin that might be a copy; ``repeats`` is the id of its original so far.

    ``own`` tells that it stands on the site of the very paper that it names as its publisher.
    """

    bulletin: Bulletin
    repeats: str | None
    own: bool = False


def same(one: Bulletin, other: Bulletin) -> bool:
    """Tell whether two bulletins are copies of one text."""
    if one.paragraphs == other.paragraphs:  # to the letter, as most are: nothing need be compared
        return bool(_NO_WORD.sub("", "".join(one.paragraphs)))
    return _same(_text(one.paragraphs), _text(other.paragraphs))


def marks(paragraphs: tuple[str, ...]) -> tuple[int, ...]:
    """Return a few numbers of which copies of one text share at least one, so that only those need be compared.

    Of all runs of a text the ones with the least checksums are taken: copies agree on which these are.
    """
    return _text(paragraphs).marks


def originals(bulletin_id: str, candidates: Sequence[Candidate]) -> dict[str, str | None]:
    """Return, for the bulletin and every copy of it among the candidates, the id of the original (None: it is it).

    The original is the official copy (by its meta tags or its host), else the one on its publisher's own site, else the
    earliest. The bulletin itself must be among the candidates; a copy of a copy belongs to the same original.
    """
    by_id = {candidate.bulletin.id: candidate for candidate in candidates}
    new = by_id[bulletin_id].bulletin
    alike = {
        bulletin_id,
        *(each.bulletin.id for each in candidates if each.bulletin.id != new.id and same(new, each.bulletin)),
    }
    roots = {by_id[id_].repeats or id_ for id_ in alike if id_ != new.id}
    alike |= {id_ for id_, candidate in by_id.items() if id_ in roots or candidate.repeats in roots}
    first = min(alike, key=lambda id_: _rank(by_id[id_]))
    return {id_: None if id_ == first else first for id_ in sorted(alike)}


def is_official(bulletin: Bulletin) -> bool:
    """Tell a page of an office's own site, by its meta tags or its host."""
    try:
        host = urlsplit(bulletin.url).hostname or ""
    except ValueError:  # the address is none
        host = ""
    return bulletin.official or host.endswith(".gov.cn")


def _rank(candidate: Candidate) -> tuple[bool, bool, str, str]:
    bulletin = candidate.bulletin
    return not is_official(bulletin), not candidate.own, bulletin.published or "9", bulletin.id


@dataclass(frozen=True, slots=True)
class _Text:
    """A body as it is compared: its words without marks, and its figures."""

    words: str
    figures: Counter[str]
    total: int
    marks: tuple[int, ...]
    issue: Issue


@lru_cache(maxsize=512)
def _text(paragraphs: tuple[str, ...]) -> _Text:
    plain = frameless(clean("\n".join(paragraphs)).plain)
    found = _FIGURE.findall(plain)
    words = _NO_WORD.sub("", plain)
    return _Text(words, Counter(found), len(found), _marks(words, found), issue_of(plain))


def _marks(words: str, figures: list[str]) -> tuple[int, ...]:
    """Return the least checksums of what ``_same`` compares first: all words, the figures, or the wording."""
    if len(words) < _SHORT:
        runs = [words] if words else []
    elif len(figures) < _FEW_FIGURES:
        runs = [words[at : at + _RUN_OF_WORDS] for at in range(len(words) - _RUN_OF_WORDS + 1)]
    else:
        count = len(figures) - _RUN_OF_FIGURES + 1
        runs = [" ".join(figures[at : at + _RUN_OF_FIGURES]) for at in range(count)]
    return tuple(sorted({zlib.crc32(run.encode("utf-8", "replace")) for run in runs})[:MARKS])


def _same(one: _Text, other: _Text) -> bool:
    if min(len(one.words), len(other.words)) < _SHORT:
        return one.words == other.words and bool(one.words)
    # The figures cost least and part most: they are compared first.
    few = min(one.total, other.total) < _FEW_FIGURES
    missing = len(one.figures.keys() - other.figures.keys())
    if not few and one.total - missing < _FIGURES_ALIKE * (other.total + missing):
        return False  # even if all others are shared
    shared = sum(min(count, other.figures.get(figure, 0)) for figure, count in one.figures.items())
    stand = relation(one.issue, other.issue)
    if stand == "apart" or (stand == "doubtful" and max(one.total, other.total) - shared > _MISPRINTS):
        return False
    if one.figures != other.figures if few else shared < _FIGURES_ALIKE * (one.total + other.total - shared):
        return False
    return fuzz.ratio(one.words, other.words, score_cutoff=_ALIKE_WITHOUT_FIGURES if few else _ALIKE) > 0
