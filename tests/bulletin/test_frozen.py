"""A frozen class that is made quickly is as any other frozen dataclass."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from bulletin.frozen import frozen


@frozen
class Quick:
    """Made quickly."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Plain:
    """Made as usual."""

    name: str
    value: int


def test_it_behaves_as_a_frozen_dataclass():
    quick, plain = Quick("a", value=1), Plain("a", value=1)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert type(quick) is Quick
    assert quick == Quick("a", 1) != Quick("a", 2)
    assert hash(quick) == hash(plain)
    assert [each.name for each in fields(Quick)] == ["name", "value"]
    assert replace(quick, value=2) == Quick("a", 2)
    assert not hasattr(quick, "__dict__")


def test_nothing_changes_it():
    quick = Quick("a", 1)
    with pytest.raises(FrozenInstanceError):
        quick.value = 2
    with pytest.raises(FrozenInstanceError):
        del quick.name
    assert quick == Quick("a", 1)


def pickled(each):
    return pickle.loads(pickle.dumps(each))  # noqa: S301 - made here


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, pickled])
def test_copies_are_equal_and_frozen(twin):
    made = twin(Quick("a", 1))
    assert made == Quick("a", 1)
    with pytest.raises(FrozenInstanceError):
        made.value = 2


def test_what_lacks_a_field_is_refused():
    with pytest.raises(TypeError, match="value"):
        Quick("a")
