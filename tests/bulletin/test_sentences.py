"""Each sentence gives its observations, and nothing else; every quote is the text at its span, with its number."""

import pytest
from sentences import ALL, published, rows, told


@pytest.mark.parametrize(("text", "source", "wanted"), ALL, ids=[row[0][:24] for row in ALL])
def test_a_sentence(text, source, wanted):
    assert told(published(text, source)) == sorted(line.strip() for line in wanted.splitlines() if line.strip())


@rows(ALL)
def test_every_quote_is_the_text_at_its_span(text, source):
    reading = published(text, source)
    for each in (*reading.observations, *reading.ignored, *reading.issues):
        assert text[each.span.start : each.span.end] == each.quote
    for each in reading.observations:
        assert any(char.isdigit() or char in "一二三四五六七八九十两" for char in each.quote)
