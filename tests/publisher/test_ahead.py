"""What is fetched of bulletins in order, forwards or backwards, is fetched some at a time; of others just one."""

from collections.abc import Iterator, Sequence

import pytest

from publisher.ahead import Ahead

_ORDER = [f"b{number}" for number in range(1000)]


class _Source:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        self.asked.append(len(ids))
        return ((id_, id_.upper()) for id_ in sorted(ids) if id_ != "b500")


@pytest.mark.parametrize("places", [range(499), range(999, 500, -1)])
def test_in_order_some_are_fetched_at_a_time(places: Sequence[int]) -> None:
    source = _Source()
    ahead = Ahead(source.fetch)
    assert [ahead.get(_ORDER, place) for place in places] == [f"B{place}" for place in places]
    assert len(source.asked) < 12


def test_out_of_order_just_one_is_fetched_and_the_last_are_at_hand() -> None:
    source = _Source()
    ahead = Ahead(source.fetch)
    assert [ahead.get(_ORDER, place) for place in (400, 30, 700, 400, 30)] == ["B400", "B30", "B700", "B400", "B30"]
    assert source.asked == [1, 1, 1]


def test_nothing_is_no_answer() -> None:
    with pytest.raises(KeyError):
        Ahead(_Source().fetch).get(_ORDER, 500)
