"""Where the tests' own helpers are found, and a ledger to test with: once in SQLite, once on a PostgreSQL server."""

import sys
from pathlib import Path

import pytest

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
