"""A ledger that no command can use: one line that says why, exit code 4, and it stays as it is."""

import sqlite3

import pytest
from site_of_tests import Place

from bulletin.ledger import Ledger
from infocenter import cli

CUT, NEWER, FOREIGN = "was cut", "of a newer version", "of another program"
COMMANDS = (
    *(("crawl",), ("run",), ("publish",), ("status",), ("reread", "--apply"), ("replay",), ("review",)),
    *(("export", "observations"), ("backup", "all.tar"), ("hold", "x")),
)
WORDS = {
    CUT: "bring back a backup",
    NEWER: "was written by a newer version (9999); update this program",
    FOREIGN: "holds other tables and is no ledger; name another in [store] url",
}


@pytest.fixture(params=[CUT, NEWER, FOREIGN])
def spoilt(request, tmp_path, monkeypatch):
    Place(tmp_path, {"a": "http://127.0.0.1:9"})
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "ledger.sqlite"
    if request.param != FOREIGN:
        Ledger(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as ledger:
        if request.param == NEWER:
            ledger.execute("UPDATE alembic_version SET version_num = '9999'")
        if request.param == FOREIGN:
            ledger.execute("CREATE TABLE customers (name TEXT)")
    ledger.close()
    if request.param == CUT:
        path.write_bytes(path.read_bytes()[:3000])
    return path, WORDS[request.param]


def test_every_command_says_why_in_one_line(spoilt, capsys):
    path, words = spoilt
    before = path.read_bytes()
    for command in COMMANDS:
        assert cli.main(list(command)) == 4, command
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 1, (command, told)
        assert words in told[0]
        assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "infocenter.lock",
        "infocenter.toml",
        "ledger.sqlite",
    ]
