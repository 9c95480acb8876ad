"""A ledger to test with, once in SQLite and once on a PostgreSQL server."""

import pytest
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
