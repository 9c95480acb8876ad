"""Long files: what is as before is copied, and the bytes are those of a file made at once."""

import gzip
import json
import zipfile
import zlib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from making import NOW, record, settings
from python_calamine import CalamineWorkbook

from publisher import compress, pieces
from publisher.cells import xml
from publisher.crc import joined
from publisher.longtexts import LongText
from publisher.outputs import workbook
from publisher.pieces import Form
from publisher.release import publish
from publisher.rows import Piece, Sheet

ROWS = Form(lambda rows: b",\n".join(json.dumps(row).encode() for row in rows), b",\n")


def text(parts, asked):
    """A text of pieces by name, each with how many rows; notes the names of those whose rows are asked for."""

    def rows(name, count):
        asked.append(name)
        return ((name, number) for number in range(count))

    made = [Piece(f"{name} {count}", lambda told=(name, count): rows(*told)) for name, count in parts]
    return LongText(b'{"rows": [\n', made, b"\n]}\n", ROWS)


@given(st.binary(max_size=99), st.binary(max_size=99))
def test_check_sums_are_joined(first, second):
    assert joined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


PARTS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from([0, 1, 3, 499, 500, 501, 1200])),
    unique_by=lambda each: each[0],
)


@given(PARTS, PARTS)
def test_only_what_is_new_is_made_and_the_bytes_are_the_same(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("long")
    first, grown, whole = (folder / name for name in ("a.json", "b.json", "c.json"))
    _, told = text(before, []).write(first, None, b"")
    asked = []
    digest, _ = text(after, asked).write(grown, first, told)
    expected, _ = text(after, []).write(whole, None, b"")
    assert digest == expected
    small = not compress.beside(first)[0].exists()  # it is made again
    assert asked == [name for name, count in after if small or (name, count) not in before]
    assert json.loads(whole.read_bytes())["rows"] == [[name, n] for name, count in after for n in range(count)]
    for one, other in zip([grown, *compress.beside(grown)], [whole, *compress.beside(whole)], strict=True):
        assert one.exists() == other.exists()
        assert not one.exists() or one.read_bytes() == other.read_bytes()
    packed, _ = compress.beside(whole)
    if packed.exists():
        assert gzip.decompress(packed.read_bytes()) == whole.read_bytes()
        reader = zlib.decompressobj(wbits=31)  # of one member: browsers read no more
        assert reader.decompress(packed.read_bytes()) == whole.read_bytes()
        assert reader.eof
        assert not reader.unused_data


@pytest.mark.parametrize("harm", ["cut", "gone", "told"])
def test_what_was_harmed_is_made_again(tmp_path, harm):
    first, grown = tmp_path / "a.json", tmp_path / "b.json"
    digest, told = text([("a", 600), ("b", 600)], []).write(first, None, b"")
    if harm == "cut":
        first.write_bytes(first.read_bytes()[:900])
    elif harm == "gone":
        compress.beside(first)[0].unlink()
    else:
        told = told[:-9]
    asked = []
    assert text([("a", 600), ("b", 600)], asked).write(grown, first, told)[0] == digest
    assert asked == ["a", "b"]


def test_a_large_file_has_no_brotli_copy(tmp_path, monkeypatch):
    for most, there in ((10**6, True), (5000, False)):
        monkeypatch.setattr(compress, "_LARGE", most)
        path = tmp_path / f"{most}.json"
        text([("a", 600)], []).write(path, None, b"")
        assert [each.exists() for each in compress.beside(path)] == [True, there]


def month(number, count):
    """As many bulletins of a month, newest first in the files."""
    return [
        record(f"daily-{number:02d}{day:010d}", published=f"2022-{number:02d}-{day:02d}T09:00:00+08:00")
        for day in range(1, count + 1)
    ]


def test_one_bulletin_more_makes_the_rows_of_its_month_alone(tmp_path, monkeypatch):
    asked = set()
    made = pieces.Writer._make

    def noted(writer, piece, *rest):
        asked.add((Path(writer.packed.name).name, piece.key.rpartition(" ")[0]))
        return made(writer, piece, *rest)

    monkeypatch.setattr(pieces.Writer, "_make", noted)
    both = {
        *(
            ("observations.csv.gz", "2022-02"),
            ("observations.json.gz", "2022-02"),
            ("cases_forwarded.json.gz", "2022-02"),
        ),
        *(("bulletins.json.gz", "2022-02"), ("observations.xlsx", "observations 2022-02")),
        *(("observations.xlsx", "bulletins 2022-02"), ("observations.xlsx", "cases 2022-02")),
    }
    now = {(name, key.replace("-02", "-03")) for name, key in both}
    publish([*month(2, 3), *month(3, 3)], settings(tmp_path), now=NOW)
    assert both | now <= asked
    asked.clear()
    publish([*month(2, 3), *month(3, 4)], settings(tmp_path), now=NOW + timedelta(hours=1))
    assert now <= asked
    assert not both & asked


def test_a_full_sheet_is_cut_at_the_same_row_however_it_was_made(tmp_path, monkeypatch):
    for most in (0, 1, 12, 13, 30):
        monkeypatch.setattr(workbook, "_MOST", most)
        steps, once = tmp_path / f"steps{most}", tmp_path / f"once{most}"
        for number, known in enumerate(([*month(2, 2)], [*month(2, 2), *month(3, 2)], [*month(2, 2), *month(3, 3)])):
            publish(known, settings(steps), now=NOW + timedelta(hours=number))
        publish(known, settings(once), now=NOW)
        one, other = (folder / "current/data/observations.xlsx" for folder in (steps, once))
        assert one.read_bytes() == other.read_bytes()
        assert len(CalamineWorkbook.from_path(one).get_sheet_by_name("数字").to_python()) <= most + 1


TEXTS = (
    "<&>\"'",
    " a ",
    "a\n b",
    "\ta",
    "a\rb\x0b\x00",
    "_x0041_",
    "_x_",
    "\ufffe\U0001f600",
    "=1+1",
    "x" * 40000,
    "\U0001f600" * 20000,
)


def test_cells_are_read_as_xlsxwriter_writes_them(tmp_path):
    rows = [(value, None, Decimal("1.50"), 7, "") for value in TEXTS]
    table = Sheet("t", "表", dict.fromkeys(("region", "unit", "value", "batch", "status"), "string"), list)
    ours, theirs = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx"
    frame = workbook._frame("t", [table])
    workbook._write(frame, {"xl/worksheets/sheet1.xml": [Piece("a", lambda: iter(rows))]}, ours, None, b"")
    with xlsxwriter.Workbook(theirs, {"strings_to_formulas": False, "constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 4, "status")
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(line, column, value)
    assert zipfile.ZipFile(ours).testzip() is None
    for read in (by_openpyxl, by_calamine):
        assert read(ours) == read(theirs)
    assert len(by_openpyxl(ours)) == len(TEXTS)
    assert openpyxl.load_workbook(ours, read_only=True).worksheets[0].max_row == len(TEXTS) + 1


def test_half_a_character_does_not_stop_a_workbook():
    assert b'<t xml:space="preserve">a?b</t>' in xml([("a\ud800b",)])


def by_openpyxl(path):
    return [tuple(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)]


def by_calamine(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[-len(TEXTS) :]
