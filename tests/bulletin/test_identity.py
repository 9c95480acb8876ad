"""Copies of one text are recognised, other texts of the same series are not."""

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from bulletin.identity import MARKS, Candidate, marks, originals, same
from bulletin.model import Bulletin

TEXT = (
    "4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区65件,兵团11件。",
    "自治区65件中,乌鲁木齐市28件,伊犁州、昌吉州各6件,哈密市4件,塔城、和田、阿勒泰三个地区各3件。",
)
ONE = Bulletin("a-1", "a", "https://a.example/1", "转办", "2022-04-22", "新疆日报", None, None, TEXT)


def copy(**changes):
    return replace(ONE, id="b-1", source="b", url="https://b.example/1", **changes)


def test_a_copy_in_other_marks_and_under_another_title_is_the_same():
    assert same(ONE, copy(title="另一个标题", paragraphs=(TEXT[0].replace(",", "，") + TEXT[1],)))


def test_the_next_batch_in_the_same_words_is_another():
    other = tuple(
        line.replace("二十七", "二十八").replace("76", "81").replace("65", "70").replace("28", "33") for line in TEXT
    )
    assert not same(ONE, copy(paragraphs=other))


def test_the_official_copy_is_the_original():
    candidates = [Candidate(ONE, None), Candidate(copy(official=True, published="2022-04-25"), None)]
    assert originals("a-1", candidates) == {"a-1": "b-1", "b-1": None}


def test_else_the_papers_own_then_the_earliest():
    later = copy(published="2022-04-25")
    assert originals("b-1", [Candidate(ONE, None), Candidate(later, None, own=True)])["a-1"] == "b-1"
    assert originals("b-1", [Candidate(ONE, None), Candidate(later, None)])["b-1"] == "a-1"


FOLDER = Path(__file__).parents[1] / "corpus"
CORPUS = [tuple(path.read_text("utf-8").split("\n")) for path in sorted(FOLDER.glob("*.txt"))]


def garbled(paragraphs, share, drawn):
    """Lose, double or replace one character in so many."""

    def spoil(char):
        chance = drawn.random() / share
        other = drawn.choice("0123456789" if char.isdigit() else "的了是,")
        return char if chance > 1 else "" if chance < 1 / 3 else other if chance < 2 / 3 else char * 2

    return tuple("".join(map(spoil, paragraph)) for paragraph in paragraphs)


@pytest.mark.parametrize("share", [0.005, 0.01, 0.02, 0.03])
def test_copies_share_a_mark_be_they_garbled(share):
    drawn = random.Random(3)  # noqa: S311 - misprints, no secrets
    copies = [(each, garbled(each, share, drawn)) for each in CORPUS for _ in range(3)]
    alike = [pair for pair in copies if same(copy(paragraphs=pair[0]), copy(paragraphs=pair[1]))]
    assert len(alike) > len(copies) / 2
    assert all(set(marks(one)) & set(marks(other)) for one, other in alike)


def test_few_bulletins_share_a_mark_that_are_no_copies():
    pairs = [(one, other) for one, other in combinations(CORPUS, 2) if set(marks(one)) & set(marks(other))]
    alike = [pair for pair in pairs if same(copy(paragraphs=pair[0]), copy(paragraphs=pair[1]))]
    assert len(pairs) <= len(alike) + 5


@pytest.mark.parametrize("paragraphs", [(), ("",), ("短",), ("没有数字的一段话" * 30,), ("1 2 3 4 5 6 7 8 9" * 50,)])
def test_any_text_has_few_marks_and_the_same_again(paragraphs):
    assert len(marks(paragraphs)) <= MARKS
    assert marks(paragraphs) == marks(paragraphs)
    assert bool(marks(paragraphs)) == bool("".join(paragraphs))
