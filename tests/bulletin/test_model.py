"""What the reader hands on is fixed, and equal to what is equal."""

from __future__ import annotations

import copy
import pickle

import pytest
from msgspec import structs

from bulletin.extract import read

READING = read("4月21日,中央第四生态环境保护督察组向新疆转办第二十七批信访件78件，约600字。")


def pickled(each):
    return pickle.loads(pickle.dumps(each))  # noqa: S301 - made here


@pytest.mark.parametrize("each", [READING.observations[0], READING.ignored[0], READING.observations[0].span])
def test_a_part_of_a_reading_cannot_be_changed(each):
    for name in structs.asdict(each):
        with pytest.raises(AttributeError):
            setattr(each, name, None)
        with pytest.raises(AttributeError):
            delattr(each, name)


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, pickled])
def test_copies_are_equal_and_fixed(twin):
    found = READING.observations[0]
    made = twin(found)
    assert made == found
    assert hash(made) == hash(found)
    assert made != structs.replace(found, batch=28)
    with pytest.raises(AttributeError):
        made.batch = 28
