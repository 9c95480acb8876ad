"""Sentences of our own and what is read in them: text, source, and a line an observation.

A line is ``region measure value scope batch as_of [category] [status]``, with - for none; all are published 2022-04-12.
"""

from itertools import chain

import pytest

from bulletin.extract import read
from bulletin.model import Context

from . import forms, lists, owners, parts, places, results, words

ALL = [*chain.from_iterable(each.TABLE for each in (lists, forms, words, owners, parts, places, results))]


def rows(table):
    """Return the mark of a test of each sentence of a table with its source."""
    return pytest.mark.parametrize(("text", "source"), [row[:2] for row in table], ids=[row[0][:24] for row in table])


def published(text, source):
    """Return what is read in a text of the sentences' day."""
    return read(text, Context(published="2022-04-12", source=source))


def told(reading):
    """Return the lines of a reading, in order."""
    lines = []
    for each in reading.observations:
        known = [each.region, each.measure, f"{each.value:f}", each.scope, each.batch or "-", each.as_of or "-"]
        lines.append(" ".join(map(str, [*known, *filter(None, (each.category, each.status))])))
    return sorted(lines)
