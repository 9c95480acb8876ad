"""Rows that are not held in memory: found by name, in the order of their names, the last one put in counts."""

import tracemalloc

import pytest

from bulletin.ledger.scratch import Scratch


def test_rows_are_found_by_name_however_many_there_are():
    rows, names = Scratch(2), [f"页{number:05}" for number in range(2345)]
    for name in reversed(names):
        rows.put(name, (name[::-1], "一"))
    assert [rows.get(name) for name in names] == [(name[::-1], "一") for name in names]
    assert list(rows.rows()) == [(name, name[::-1], "一") for name in names]
    assert (len(rows), rows.get("页"), rows.get("")) == (2345, None, None)


@pytest.mark.parametrize("between", [0, 600])
def test_a_name_has_one_row_the_last(between):
    rows = Scratch(1)
    rows.put("a", ("old",))
    for number in range(between):
        rows.put(f"b{number}", ("",))
    rows.put("a", ("new",))
    assert rows.get("a") == ("new",)
    assert len(rows) == between + 1


def test_rows_are_not_in_memory():
    tracemalloc.start()
    try:
        rows = Scratch(1)
        for number in range(20_000):
            rows.put(f"news/{number}.html", (f"{number:032}",))
        assert tracemalloc.get_traced_memory()[0] < 20_000 * 20
    finally:
        tracemalloc.stop()


def test_no_room_for_temporary_files_is_an_error_of_the_disk():
    rows = Scratch(1)
    rows._file.execute("PRAGMA max_page_count=4")
    with pytest.raises(OSError, match="free space"):
        fill(rows)


def fill(rows):
    for number in range(20_000):
        rows.put(f"{number}", ("x" * 100,))
