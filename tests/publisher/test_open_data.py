"""Open data: the same rows in every form, valid by its own description, and nothing in it that a spreadsheet runs."""

import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from frictionless import Package, system
from making import NOW, record, settings
from month import month

from bulletin.model import Case, Span
from publisher import rows
from publisher.outputs import robots
from publisher.release import publish
from publisher.site import build


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    publish([*month(), with_cases()], settings(folder), now=NOW)
    return folder / "current/data"


def with_cases():
    """A bulletin whose case ledger has two rows."""
    rest = ("属实", "已办结", 2, None, Span(0, 4), "举报人张某反映")
    cases = (
        Case("D3XJ202204020011", True, 9, "乌鲁木齐市", ("大气", "噪声"), *rest),
        Case("X3XJ202204020002", False, None, None, (), None, None, None, None, Span(5, 9), ""),
    )
    return record("daily-ledger", title="边督边改公开情况一览表", paragraphs=("见附表。",), cases=cases)


def read_csv(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


@pytest.mark.parametrize("name", ["observations", "entries", "findings", "cases", "bulletins"])
def test_csv_json_and_sqlite_hold_the_same_rows(data, name):
    as_csv = read_csv(data / f"{name}.csv")
    as_json = json.loads((data / f"{name}.json").read_bytes())["rows"]
    with sqlite3.connect(data / "infocenter.sqlite") as file:
        file.row_factory = sqlite3.Row
        as_sql = [dict(row) for row in file.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - a name of ours
    assert [list(row) for row in as_csv[:1]] == [list(row) for row in as_json[:1]]
    assert as_sql == as_json
    told = [{key: "" if value is None else str(value) for key, value in row.items()} for row in as_json]
    assert [{key: value.removeprefix("'") for key, value in row.items()} for row in as_csv] == told
    assert name == "findings" or as_csv


def test_cases_are_told_without_names_and_texts(data):
    first, second = read_csv(data / "cases.csv")
    assert (first["case_id"], first["key"], first["batch"], first["region"]) == (
        "D3XJ202204020011",
        "1",
        "9",
        "乌鲁木齐市",
    )
    assert (first["categories"], first["verified"], first["interviewed"]) == ("大气+噪声", "属实", "2")
    assert second["categories"] == second["region"] == second["accountable"] == ""
    assert first["evidence_url"] == "https://site.example/news/daily-ledger.html"
    assert "张某" not in (data / "cases.json").read_text("utf-8")


def test_cases_of_a_copy_and_of_one_that_went_are_not_told(tmp_path):
    site = settings(tmp_path)
    copy = replace(with_cases(), duplicate_of=record().bulletin.id)
    publish([record(), with_cases()], site, now=NOW)
    assert len(read_csv(tmp_path / "current/data/cases.csv")) == 2
    publish([record(), copy], site, now=NOW + timedelta(hours=1))
    assert read_csv(tmp_path / "current/data/cases.csv") == []


def test_the_workbook_holds_the_rows_and_the_dictionary(data):
    book = openpyxl.load_workbook(data / "observations.xlsx", read_only=True)
    assert book.sheetnames == ["数字", "汇总", "核对", "案件", "通报", "数据字典"]
    found = list(book["数字"].iter_rows(values_only=True))
    as_json = json.loads((data / "observations.json").read_bytes())["rows"]
    assert len(found) == len(as_json) + 1
    value = found[0].index("value")
    assert [row[value] for row in found[1:]] == [row["value"] for row in as_json]
    words = {row[0]: row[1] for row in book["数据字典"].iter_rows(values_only=True)}
    assert all(words[name] for name in rows.OBSERVATION)
    assert words["cases_forwarded"] == "转办信访件"


def test_the_data_package_is_valid(data):
    with system.use_context(trusted=True):
        report = Package(str(data / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])
    assert len(report.tasks) == 5


def test_regions_measures_and_inspections_have_addresses_of_their_own(data):
    every = json.loads((data / "observations.json").read_bytes())["rows"]
    for kind, column in (("regions", "region_code"), ("measures", "measure")):
        for path in (data / kind).glob("*.json"):
            found = json.loads(path.read_bytes())["rows"]
            assert len(found) == sum(row[column] == path.stem for row in every) > 0
    entries = json.loads((data / "entries.json").read_bytes())["rows"]
    names = {row["inspection"] for row in entries if row["inspection"]}
    assert names == {path.stem for path in (data / "inspections").glob("*.json")}


FORMULAS = ("=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\r=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(tmp_path, text):
    publish([record(publisher_name=text, title=text)], settings(tmp_path), now=NOW)
    for name in ("observations", "bulletins"):
        for row in read_csv(tmp_path / f"current/data/{name}.csv"):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    book = openpyxl.load_workbook(tmp_path / "current/data/observations.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_long_sitemap_is_an_index_of_several(tmp_path, monkeypatch):
    monkeypatch.setattr(robots, "_AT_MOST", 4)
    site = build([record(f"daily-{number:012d}") for number in range(9)], settings(tmp_path))
    files = dict(robots.render(site))
    parts = [name for name in files if name.startswith("sitemap-")]
    assert len(parts) > 2
    assert all(name in files["sitemap.xml"].decode() for name in parts)
    assert sum(files[name].count(b"<loc>") for name in parts) >= 9 + 5
    assert all(files[name].count(b"<loc>") <= 4 for name in parts)
