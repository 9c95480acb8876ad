"""The samples for service: what they run exists, and they are what cron, systemd and Scrapyd read."""

import configparser
import re
import shlex
from pathlib import Path

import pytest
from site_of_tests import ROOT

from infocenter.cli import parser

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
TEXTS = sorted([*UNITS, *DEPLOY.glob("*.cron"), ROOT / "docs" / "deploying.md"])
COMMAND = re.compile(
    r"(?:^|[ /])infocenter ((?:run|crawl|publish|backup|restore|export|import)\b[^\n#>`|]*)", re.MULTILINE
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_run_can_be_run(path):
    commands = COMMAND.findall(path.read_text("utf-8"))
    assert commands or path not in {DEPLOY / "infocenter.cron", DEPLOY / "infocenter.service"}
    for command in commands:
        words = shlex.split(command.replace("...", "").rstrip("`)."))
        parser(words[0]).parse_args(words)


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_names_what_is_there(path):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(path.read_text("utf-8"))
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS
        assert unit["Timer"]["OnCalendar"]
        assert unit["Install"]["WantedBy"] == "timers.target"
    else:
        assert Path(shlex.split(unit["Service"]["ExecStart"])[0]).is_absolute()


def test_what_the_list_of_samples_names_is_there():
    named = re.findall(r"`([\w.-]+)`", (DEPLOY / "README.md").read_text("utf-8"))
    assert len(named) > 5
    assert [name for name in named if not (DEPLOY / name).exists()] == []
