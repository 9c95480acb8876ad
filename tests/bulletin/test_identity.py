"""Copies of one text are recognised, other texts of the same series are not."""

from dataclasses import replace

from bulletin.identity import Candidate, originals, same
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
