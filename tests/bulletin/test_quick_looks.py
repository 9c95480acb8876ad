"""Quick looks that spare the patterns must let through all that the patterns can find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin import text
from bulletin.extract import names, passing, sentence
from bulletin.extract.dispatch import beginnings
from bulletin.regions import finder


@pytest.mark.parametrize(
    "pattern", [finder._NOT_MEANT, finder._OFFICE, finder._INSPECTORS], ids=lambda p: p.pattern[:8]
)
def test_all_that_may_follow_a_name_is_looked_at(pattern):
    begun = {pair[0] for pair in beginnings(pattern.pattern)}
    assert {char for char in begun if not char.isdigit()} <= finder._TELLING


def test_all_that_a_name_may_receive_with_is_looked_at():
    assert {pair[0] for pair in beginnings(names._RECEIVES.pattern)} <= names._RECEIVING


def words(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(
        pattern, fullmatch=True, alphabet=st.characters(max_codepoint=0x9FFF, exclude_categories=("C",))
    )


@given(words(re.compile(passing._REST.pattern.removesuffix("$"))))
def test_a_rest_has_its_word_near(found):
    near = found[-sentence._NEAR :]  # as the reader looks
    assert sentence._OTHERS.search(near) or not passing._REST.search(near)


@given(words(sentence._OF_THESE))
def test_what_is_told_of_a_whole_has_its_word_near(found):
    assert sentence._ALL.search(found[: sentence._NEAR])


@given(words(re.compile(passing._CHANGE.pattern.removesuffix("$"))))
def test_a_change_ends_as_looked_at(found):
    assert found[-1] in passing._CHANGE_ENDS


def test_an_office_ends_as_looked_at():
    for name in (
        "市农业局",
        "省公安厅",
        "市国资办",
        "市农业局各",
        "省公安厅 ",
        "某某集团",
        "市水务公司",
        "市监测中心",
    ):
        assert passing._OFFICE.search(name)
        assert name[-1] in passing._OFFICE_ENDS


@given(st.characters())
def test_every_character_that_cleaning_touches_is_looked_at(char):
    if text.clean(f"甲{char}乙").plain != f"甲{char}乙":
        assert text._telling().fullmatch(char)
