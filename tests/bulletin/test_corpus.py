"""The reader on the development corpus: the score may only rise."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from scoring import CORE, STRICT, Document, documents, score

CORPUS = Path(__file__).parents[1] / "corpus"
FLOOR = json.loads((CORPUS / "floor.json").read_text("utf-8"))
NUMERAL = re.compile("[0-9０-９]+")


@cache
def read_all() -> tuple[Document, ...]:
    return tuple(documents(CORPUS))


@pytest.mark.parametrize(("name", "fields"), [("core", CORE), ("strict", STRICT)])
def test_the_score_is_no_lower_than_its_floor(name, fields):
    assert score(read_all(), fields).f1 >= FLOOR[name]


def test_a_bulletin_without_counts_gives_no_observation():
    negatives = [each for each in read_all() if each.gold["negative"]]
    assert len(negatives) == 8
    assert [each.id for each in negatives if each.reading.observations] == []


def test_every_span_quotes_its_words():
    for document in read_all():
        reading = document.reading
        for each in (*reading.observations, *reading.ignored, *reading.issues):
            assert reading.text[each.span.start : each.span.end] == each.quote, document.id


def test_every_numeral_is_an_observation_a_named_ignore_or_an_issue():
    for document in read_all():
        reading = document.reading
        spans = [each.span for each in (*reading.observations, *reading.ignored, *reading.issues)]
        for numeral in NUMERAL.finditer(reading.text):
            covered = any(span.start <= numeral.start() and numeral.end() <= span.end for span in spans)
            assert covered, (document.id, numeral[0], reading.text[numeral.start() - 10 : numeral.end() + 10])
