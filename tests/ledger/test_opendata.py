"""The SQLite file of open data: what is new is put into a copy, and the bytes are those of a file made at once."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.ledger.opendata import Table, write


class Piece(NamedTuple):
    key: str
    rows: Callable[[], Any]


def tables(parts, asked, *, grows_first=False, text=""):
    """Two tables of pieces by name, each with how many rows; notes the names of those whose rows are asked for."""

    def rows(name, count):
        asked.append(name)
        return ((name, number, Decimal(number) / 2, text or None) for number in range(count))

    pieces = [Piece(f"{name} {count}", lambda told=(name, count): rows(*told)) for name, count in parts]
    columns = {"name": "string", "number": "integer", "half": "number", "text": "string"}
    fixed = Piece("fixed", lambda: iter([("a", "b")]))
    return [
        Table("found", columns, pieces, ("name", "half"), grows_first),
        Table("fixed", {"key": "string", "told": "string"}, [fixed]),
    ]


PARTS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([0, 1, 7, 300])), unique_by=lambda each: each[0])


@given(st.lists(PARTS, min_size=2, max_size=4), st.booleans())
def test_the_bytes_are_the_same_however_it_was_made(tmp_path_factory, steps, grows_first):
    folder = tmp_path_factory.mktemp("open")
    before, told = None, b""
    for number, parts in enumerate(steps):
        path = folder / f"{number}.sqlite"
        told = write(path, tables(parts, [], grows_first=grows_first), before, told)
        before = path
    once = folder / "once.sqlite"
    write(once, tables(steps[-1], [], grows_first=grows_first))
    assert before.read_bytes() == once.read_bytes()
    with closing(sqlite3.connect(once)) as file:
        found = file.execute("SELECT name, number, half, text FROM found").fetchall()
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert found == [(name, n, n / 2, None) for name, count in steps[-1] for n in range(count)]
    assert not list(folder.glob("*.new"))


@pytest.mark.parametrize("grows_first", [True, False])
def test_only_what_is_new_is_asked_for(tmp_path, grows_first):
    old, new = [("b", 3), ("c", 4)], [("a", 1)]
    before, after = (old, new + old) if grows_first else (old, old + new)
    told = write(tmp_path / "a", tables(before, [], grows_first=grows_first))
    asked = []
    write(tmp_path / "b", tables(after, asked, grows_first=grows_first), tmp_path / "a", told)
    assert asked == ["a"]


@pytest.mark.parametrize("harm", ["cut", "gone", "told", "other", "page"])
def test_what_was_harmed_is_made_again(tmp_path, harm):
    before, parts = tmp_path / "a", [("a", 300), ("b", 4)]
    told = write(before, tables(parts, []))
    if harm == "cut":
        before.write_bytes(before.read_bytes()[:5000])
    elif harm == "gone":
        before.unlink()
    elif harm == "told":
        told = told[:-4]
    elif harm == "page":
        whole = before.read_bytes()
        before.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    else:
        before.write_bytes(b"something else")
    parts.append(("c", 3))
    write(tmp_path / "b", tables(parts, []), before, told)
    write(tmp_path / "once", tables(parts, []))
    assert (tmp_path / "b").read_bytes() == (tmp_path / "once").read_bytes()


def test_half_a_character_does_not_stop_it(tmp_path):
    write(tmp_path / "a", tables([("a", 2)], [], text="a\ud800b"))
    with closing(sqlite3.connect(tmp_path / "a")) as file:
        assert file.execute("SELECT text FROM found").fetchall() == [("a?b",)] * 2


def test_what_cannot_be_written_is_told(tmp_path):
    with pytest.raises(OSError, match="gone"):
        write(tmp_path / "gone" / "a", tables([("a", 1)], []))
