"""What is fetched of bulletins in order, forwards or backwards, is fetched some at a time; of others just one."""

from collections.abc import Iterator, Sequence

import pytest

from publisher.ahead import Ahead

_ORDER = [f"b{number}" for number in range(1000)]


class _Source:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        self.asked.append(end - start)
        return ((id_, id_.upper()) for id_ in sorted(_ORDER[start:end]) if id_ != "b500")


def _ahead(source: _Source) -> Ahead[str]:
    return Ahead(_ORDER.index, source.fetch)


@pytest.mark.parametrize("places", [range(499), range(999, 500, -1)])
def test_in_order_some_are_fetched_at_a_time(places: Sequence[int]) -> None:
    source = _Source()
    ahead = _ahead(source)
    assert [ahead[f"b{place}"] for place in places] == [f"B{place}" for place in places]
    assert len(source.asked) < 12


def test_out_of_order_just_one_is_fetched_and_the_last_are_at_hand() -> None:
    source = _Source()
    ahead = _ahead(source)
    assert [ahead[f"b{place}"] for place in (400, 30, 700, 400, 30)] == ["B400", "B30", "B700", "B400", "B30"]
    assert source.asked == [1, 1, 1]


def test_nothing_is_no_answer() -> None:
    with pytest.raises(KeyError):
        _ahead(_Source())["b500"]
