"""Copies as other sites print them are the same bulletin; the next of a series in the same words is another."""

from dataclasses import replace

import pytest
from twins import garbled, misprinted, notice, set_anew, sums, transfer

from bulletin.identity import Candidate, originals, same
from bulletin.model import Bulletin

SEEDS = range(12)
COPIES = {"garbled": garbled, "set anew": set_anew, "misprinted": misprinted, "as it is": lambda text, seed: text}

# A bulletin of sums has no list in its second line, where the misprint would stand.
PAIRS = [(text, kind) for text in (transfer, sums) for kind in COPIES if (text, kind) != (sums, "misprinted")]


def bulletin(source, paragraphs, **changes):
    made = Bulletin(
        f"{source}-1", source, f"https://{source}.example/1", "转办", "2022-04-22", "新疆日报", None, None, paragraphs
    )
    return replace(made, **changes)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("text", "kind"), PAIRS)
def test_a_copy_is_the_same(text, kind, seed):
    one = text(seed, 9 + seed)
    assert same(bulletin("a", one), bulletin("b", COPIES[kind](one, seed)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("text", "kind"), PAIRS)
def test_the_next_of_the_series_is_another(text, kind, seed):
    one, following = text(seed, 9 + seed), text(seed, 10 + seed)
    assert not same(bulletin("a", one), bulletin("b", COPIES[kind](following, seed)))


def test_meetings_of_two_days_in_the_same_words_are_two():
    assert not same(bulletin("a", notice(11)), bulletin("b", notice(12)))
    assert same(bulletin("a", notice(11)), bulletin("b", set_anew(notice(11), 1)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_official_copy_is_the_original_in_whatever_order_they_come(seed):
    text = transfer(seed, 9)
    paper = bulletin("a", text, published="2022-04-20")
    mirror = bulletin("b", garbled(text, seed), published="2022-04-19")
    office = bulletin("c", set_anew(text, seed), published="2022-04-22", official=True)
    other = bulletin("d", transfer(seed, 10))
    every = [paper, mirror, office, other]
    for new in (paper, mirror, office):
        found = originals(new.id, [Candidate(each, None) for each in every])
        assert found == {"a-1": "c-1", "b-1": "c-1", "c-1": None}
    assert originals("d-1", [Candidate(each, None) for each in every]) == {"d-1": None}
