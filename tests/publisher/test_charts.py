"""Charts as geometry: in proportion, within their picture, with round axes; lists cut into pages that stay."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import NOW, record, settings

from bulletin.accounts.model import Derived
from publisher import charts, languages, tilemap
from publisher.charts import HEIGHT, Datum
from publisher.engine import environment
from publisher.release import publish
from publisher.tongue import CHINESE
from publisher.turning import turns

AMOUNTS = st.lists(st.floats(0, 1e7), min_size=1, max_size=60)


def data(amounts):
    return [Datum(str(number), f"{amount:g}件", amount) for number, amount in enumerate(amounts)]


@given(AMOUNTS)
def test_columns_are_in_proportion_and_inside(amounts):
    drawn = charts.columns(data(amounts))
    top, _ = charts.scale(max(amounts))
    assert top >= max(amounts)
    for box, amount in zip(drawn.boxes, amounts, strict=True):
        assert abs(box.height - HEIGHT * amount / top) < 0.06
        assert abs(box.y + box.height - HEIGHT) < 0.06
        assert 0 <= box.x <= box.x + box.width <= 100.01
    assert all(before.x + before.width <= after.x + 0.02 for before, after in zip(drawn.boxes, drawn.boxes[1:]))  # noqa: B905


@given(AMOUNTS)
def test_axes_are_round_and_rise_from_zero(amounts):
    top, ticks = charts.scale(max(amounts))
    values = [float(tick.label) for tick in ticks]
    assert values[0] == 0
    assert values == sorted(values)
    assert 2 <= len(values) <= 7
    assert ticks[-1].at == 0
    assert values[-1] == top


@given(AMOUNTS)
def test_bars_fill_the_width_with_the_greatest(amounts):
    boxes = charts.bars(data(amounts)).boxes
    assert all(0 <= box.width <= 100 for box in boxes)
    assert max(box.width for box in boxes) == (100 if max(amounts) else 0)


@given(AMOUNTS)
def test_a_stack_is_whole(amounts):
    made = charts.stack("2022-04-21", data(amounts))
    assert [box.datum.amount for box in made.boxes] == amounts
    assert all(box.x + box.width <= 100.5 for box in made.boxes)


def test_lines_share_their_times_and_leave_gaps_in_the_table():
    day = {name: Datum(name, "1件", 1) for name in ("2022-04-01", "2022-04-02", "2022-04-03")}
    chart = charts.lines({"转办": day, "办结": {"2022-04-03": Datum("2022-04-03", "4件", 4)}})
    assert [time for time, _ in chart.rows] == sorted(day)
    assert [[each and each.value for each in row] for _, row in chart.rows] == [
        ["1件", None],
        ["1件", None],
        ["1件", "4件"],
    ]
    assert chart.lines[0].dots[-1].x == chart.lines[1].dots[0].x


def test_days_stand_as_far_apart_as_they_are():
    day = {name: Datum(name, "1件", 1) for name in ("2022-04-01", "2022-04-02", "2022-04-11")}
    first, second, third = (dot.x for dot in charts.lines({"转办": day}).lines[0].dots)
    assert third - first == pytest.approx(10 * (second - first), rel=0.01)
    other = {name: Datum(name, "1件", 1) for name in ("2022-04", "2022-05", "不详")}
    first, second, third = (dot.x for dot in charts.lines({"转办": other}).lines[0].dots)
    assert third - second == pytest.approx(second - first)


@given(st.lists(st.dates(date(2015, 1, 1), date(2030, 1, 1)), min_size=1, max_size=40, unique=True))
def test_labels_never_meet(days):
    chart = charts.lines({"转办": {str(day): Datum(str(day), "1件", 1) for day in days}})
    assert [label.label for label in chart.labels][-1] == str(max(days))
    assert chart.labels[0].label == str(min(days))
    width = 100 * 70 / 255  # ten narrow characters on a phone
    spans = [
        (tick.at - width, tick.at) if tick.ends else (tick.at - width / 2, tick.at + width / 2) for tick in chart.labels
    ]
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert spans[-1][1] <= 100 + 1e-9


def test_the_top_of_an_axis_has_the_unit():
    drawn = charts.columns([Datum("1", "5件", 5)], unit="件")
    assert [tick.label for tick in drawn.ticks] == ["0", "2", "4", "6件"]
    assert charts.lines({"转办": {"2022-04-01": Datum("", "5件", 5)}}, unit="件").ticks[-1].label == "6件"
    english = languages.tongue("en")
    axis = charts.lines({"": {"2022-04-01": Datum("", "", 1826)}}, unit=" cases", number=english.number).ticks
    assert [each.label for each in axis] == ["0", "500", "1,000", "1,500", "2,000 cases"]


def test_a_missing_batch_leaves_its_place_empty():
    drawn = charts.columns([Datum("1", "5件", 5), Datum("4", "5件", 5)], slots=["1", "2", "3", "4"])
    assert [box.x // 25 for box in drawn.boxes] == [0, 3]
    assert [tick.label for tick in drawn.labels] == ["1", "2", "3", "4"]
    assert drawn.empty == 2


def test_labels_fit_a_phone():
    for name, most in (("第27批", 5), ("2022-04-21", 3), ("Batch 27", 4)):
        labels = charts.columns([Datum(name, "1件", 1)] * 31).labels
        assert len(labels) == most
        assert labels[0].at < 5
        assert labels[-1].at > 95


def test_no_number_at_all_gives_empty_pictures():
    assert charts.bars([]).boxes == ()
    assert charts.columns([]).boxes == ()
    assert charts.lines({}).lines == ()
    assert not charts.lines({}).falls
    assert charts.stack("", []).boxes == ()


def test_every_prefecture_and_division_has_a_tile_of_its_own():
    tiles = tilemap.tiles({"650100": Datum("乌鲁木齐市", "28件", 28), "XPCC-08": Datum("八师", "7件", 7)})
    assert len(tiles) == 28
    assert len({(tile.column, tile.row) for tile in tiles}) == 28
    assert {tile.code: tile.step for tile in tiles if tile.datum} == {"650100": 5, "XPCC-08": 2}
    assert {tile.step for tile in tiles if not tile.datum} == {0}
    assert all(tile.column < tilemap.COLUMNS and tile.row < tilemap.ROWS for tile in tiles)


@given(st.integers(0, 200), st.integers(1, 30))
def test_pages_hold_every_item_and_lead_to_the_oldest(count, size):
    items = list(range(count, 0, -1))
    pages = {page.path: page for page in turns("news/", items, size)}
    first = pages["news/index.html"]
    assert list(first.content) == items[:size]
    path, seen = "news/index.html", set()
    while path:
        seen |= set(pages[path].content)
        path = pages[path].older
    assert seen == set(items)


@given(st.integers(1, 100), st.integers(1, 10))
def test_a_new_item_leaves_full_pages_as_they_are(count, size):
    def numbered(total):
        return {page.number: page.content for page in turns("", list(range(total, 0, -1)), size) if page.number}

    before, after = numbered(count), numbered(count + 1)
    full = [number for number, content in before.items() if len(content) == size]
    assert all(after[number] == before[number] for number in full)


@pytest.mark.parametrize("value", ["1234567", "66.7", "100", "12345678.25"])
def test_a_derived_figure_is_printed_whole(value):
    derived = Derived("i", "新疆", "65", "fines", Decimal(value), "元", "batch", 1, None, None, "甲 + 乙", ())
    parts: Any = environment(None, CHINESE).get_template("parts.html").module
    assert f">{value}元 <" in parts.derived_table(str, [(derived, ())])


def test_a_running_total_that_falls_is_told_of(tmp_path):
    def told(*totals):
        days = zip(("2022-04-17", "2022-04-18", "2022-04-19"), totals, strict=True)
        return charts.lines({"转办": {day: Datum(day, f"{total}件", total) for day, total in days}}).falls

    assert (told(539, 490, 641), told(490, 490, 641)) == (True, False)
    first = record(paragraphs=("截至4月17日,督察组累计向新疆转办二十三批信访件1395件。",), published="2022-04-18")
    fewer = record("daily-000000000002", paragraphs=("截至4月20日,督察组累计向新疆转办信访件1200件。",))
    note = "累计数有前大后小之处"
    for records, wanted in (([first], False), ([first, fewer], True)):
        publish(records, settings(tmp_path), now=NOW)
        assert (note in (tmp_path / "current/inspections/central-2022-650000/index.html").read_text("utf-8")) is wanted
