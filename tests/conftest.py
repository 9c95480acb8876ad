"""Where the tests' own helpers are found, a ledger to test with (in SQLite and on PostgreSQL), and a browser."""

import shutil
import sys
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

sys.path.insert(0, str(Path(__file__).parent))

from postgres_of_tests import running

from bulletin.ledger import Ledger


@pytest.fixture(scope="session")
def postgres():
    """Give a server, one for all tests of a process."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Return the address of a new ledger."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    return request.getfixturevalue("postgres").url()


@pytest.fixture
def ledger(url):
    """Give a new ledger."""
    with Ledger(url) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser():
    """Give Debian's chromium, without a window; it keeps what its console says and what it asks the network for."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    with webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver"))) as driver:
        yield driver
