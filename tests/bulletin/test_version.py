"""The reader's version is another one whenever any of its code or tables is."""

import subprocess
import sys
from pathlib import Path

import bulletin
from bulletin.extract import version

LOADED = """
import sys, bulletin.extract, bulletin.document
from bulletin.extract import read
from bulletin.model import Context
read("4月21日转办第二十七批信访件76件，其中乌鲁木齐市28件。", Context(published="2022-04-22"))
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("bulletin.")), sep="\\n")
"""
APART = {"errors.py"}  # what errors say is no part of a reading


def test_all_that_the_reader_loads_is_part_of_its_version():
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = {Path(each) for each in done.stdout.split()}
    root = Path(bulletin.__file__).parent
    assert {str(each.relative_to(root)) for each in loaded - set(version.files())} <= APART


def test_a_changed_table_is_another_version(tmp_path, monkeypatch):
    before = version.code.__wrapped__()
    assert before == version.code.__wrapped__()
    other = tmp_path / "words.csv"
    other.write_text("x", "utf-8")
    monkeypatch.setattr(version, "_ROOT", tmp_path)
    monkeypatch.setattr(version, "files", lambda: [other])
    first = version.code.__wrapped__()
    other.write_text("y", "utf-8")
    assert len({before, first, version.code.__wrapped__()}) == 3
