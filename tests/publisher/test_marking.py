"""A number is marked where it stands: in a table, in its own cell."""

from dataclasses import replace

from making import record

from bulletin.document import document
from bulletin.extract import read
from bulletin.model import Context, Table
from publisher import marking

GRID = (
    ("地州市", "转办件数", "已办结"),
    ("乌鲁木齐市", "490", "331"),
    ("哈密市", "90", "60"),
)


def marked(grid):
    bulletin = replace(record().bulletin, paragraphs=("截至4月20日，信访件办理情况如下。",), tables=(Table(grid),))
    reading = read(document(bulletin).text, Context(published="2022-04-22"))
    text = marking.mark(bulletin, [each.span for each in reading.observations])
    places = {}
    for table in text.tables:
        for row in table:
            for cell in row:
                for piece in cell:
                    for number in piece.anchors:
                        places[number] = piece.text
    return [(str(each.value), places[number]) for number, each in enumerate(reading.observations)]


def test_each_number_of_a_row_is_marked_in_its_own_cell():
    found = marked(GRID)
    assert len(found) == 4
    assert all(value == place for value, place in found)


def test_a_table_with_its_regions_above_is_marked_in_the_cells_of_its_numbers():
    found = marked(tuple(zip(*GRID, strict=True)))
    assert len(found) == 4
    assert all(value == place for value, place in found)
