"""What stands above a table: its batch, its date, whom it is about, the unit of its money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bulletin import dates
from bulletin.extract.frame import Subject
from bulletin.extract.grammar import Reader
from bulletin.extract.lexer import Token
from bulletin.model import Span

_UNIT = re.compile("单位[:：]?[^|\n]{0,30}")
_LIMIT = 70


def is_caption(text: str) -> bool:
    """Tell whether a line above a table may be its title or what belongs to it, and no sentence."""
    return len(text) <= _LIMIT and "。" not in text


def take(reader: Reader, tokens: Sequence[Token]) -> tuple[bool, Subject | None]:
    """Turn the reading to the batch and date of a caption.

    Return whether there were any, and the one region that the caption names.
    """
    ordinals = batches(reader.plain, tokens)
    counts = [token.data.number for token in tokens if token.kind == "batch" and token.data.kind == "count"]
    day = _day(reader, tokens)
    cued = True
    if len(ordinals) == 1:
        batch = ordinals.pop()
        same = reader.frame.scope == "batch" and reader.frame.batch == batch
        known = reader.frame.as_of if same else reader.batch_dates.get(batch or 0)
        reader.frame = replace(reader.frame, scope="batch", batch=batch, as_of=day or known)
    elif counts:
        reader.frame = replace(reader.frame, scope="cumulative", batch=counts[-1], as_of=day or reader.frame.as_of)
    elif _until(reader, tokens):
        batch = reader.frame.batch if reader.frame.scope == "cumulative" else None
        reader.frame = replace(reader.frame, scope="cumulative", batch=batch, as_of=day or reader.frame.as_of)
    elif day:
        reader.frame = replace(reader.frame, as_of=day)
    else:
        cued = False
    return cued, _subject(reader, tokens)


def batches(plain: str, tokens: Sequence[Token]) -> set[int | None]:
    """Return the single batches that a caption names: of several the one in brackets, others are of inspections."""
    found = [token for token in tokens if token.kind == "batch" and token.data.kind == "ordinal"]
    bracketed = [token for token in found if plain[token.start - 1 : token.start] == "("]
    return {token.data.number for token in bracketed or found}


def money_unit(text: str) -> str | None:
    """Return the unit of money that a note gives: 单位:件、家、万元."""
    found = _UNIT.search(text)
    return next((unit for unit in ("亿元", "万元", "元") if found and unit in found[0]), None)


def _day(reader: Reader, tokens: Sequence[Token]) -> str | None:
    days = [token.data for token in tokens if token.kind == "date" and token.data.kind == "date"]
    if not days:
        return None
    mention = days[-1].until or days[-1]
    return dates.resolve(mention, published=reader.article.published, previous=reader.frame.data_date)


def _until(reader: Reader, tokens: Sequence[Token]) -> bool:
    return any(
        token.kind in ("until", "strong", "period")
        or (token.kind == "date" and reader.plain[token.start] in "截到至迄")
        for token in tokens
    )


def _subject(reader: Reader, tokens: Sequence[Token]) -> Subject | None:
    places = [token for token in tokens if token.kind == "region" and token.data.kind == "place"]
    regions = {token.data.text: reader.resolve(token.data) for token in places}
    if len(regions) != 1:
        return None
    (region,) = regions.values()
    at = places[0]
    return Subject(region, Span(at.start, at.end), bare=at.data.text in ("新疆", "全疆")) if region else None
