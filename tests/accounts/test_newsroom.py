"""The development corpus as one newsroom: the printed errors that it holds are found, and nothing else.

The list was made by adding up, by hand and by program, every list, split, series and share of the bulletins.
"""

import json
import re
from functools import cache
from pathlib import Path

from bulletin.accounts import account
from bulletin.decisions import bulletin_of
from bulletin.document import document
from bulletin.extract import read
from bulletin.model import Bulletin, Context, Record

CORPUS = Path(__file__).parents[1] / "corpus"
PRINTED_ERRORS = {
    # 14 prefectures of 1173 cases, said to be all, come to 1163.
    ("parts-short", "新疆维吾尔自治区", ("003",)),
    # The total and the division that the paper takes back in its 更正.
    ("restated", "新疆生产建设兵团", ("015", "016")),
    ("restated", "第四师可克达拉市", ("015", "016")),
    # No whole number of 182 cases is 34.7%, as 22.5% and 15.9% are.
    ("share", "新疆生产建设兵团", ("007",)),
}


@cache
def newsroom():
    return account(map(_record, sorted(CORPUS.glob("*.gold.json"))))


def _record(path):
    gold = json.loads(path.read_text("utf-8"))
    title, source, *paragraphs = path.with_name(f"{gold['id']}.txt").read_text("utf-8").splitlines()
    paragraphs = tuple(filter(str.strip, paragraphs))
    paper = re.split(" / | ", re.sub("^(?:信息)?[来來]源[::]", "", source))[0]
    id_ = f"corpus-{gold['id']}"
    bulletin = Bulletin(id_, paper, f"http://{id_}.example/", title, gold["published"], paper, None, None, paragraphs)
    found = read(document(bulletin).text, Context(published=gold["published"], source=source))
    parts = found.observations, found.issues, found.cases
    return Record(bulletin, 1, "2022-05-01", "2022-05-01", None, (), None, None, *parts, ())


def test_the_printed_errors_are_found_and_nothing_else():
    found = {
        (each.code, each.region, tuple(sorted({bulletin_of(id_).removeprefix("corpus-") for id_ in each.support})))
        for each in newsroom().findings
    }
    right = found & PRINTED_ERRORS
    assert len(right) / len(found) == 1.0, f"precision: {found - PRINTED_ERRORS}"
    assert len(right) / len(PRINTED_ERRORS) == 1.0, f"recall: {PRINTED_ERRORS - found}"


def test_every_figure_belongs_to_an_inspection_of_its_territory():
    assert len(newsroom().inspections) == 34
    assert [each for each in newsroom().entries if each.inspection is None] == []


def test_the_one_of_xinjiang_in_2022_is_described():
    [one] = [each for each in newsroom().inspections if each.id == "central-2022-650000"]
    assert one.name == "第二轮第六批中央生态环境保护督察（新疆维吾尔自治区(含兵团)）"
    assert (one.team, one.begins) == ("中央第五生态环境保护督察组", "2022-03-25")


def test_derived_figures_come_out_as_the_papers_have_them():
    rates = {(each.region, each.as_of): str(each.value) for each in newsroom().derived if each.unit == "%"}
    assert rates["贵州省", "2017-05-06"] == "73.7"  # 完成率73.70%
    assert rates["湖南省", "2018-08-14"] == "77.8"  # 77.8%完成整改
