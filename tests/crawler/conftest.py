"""A site of three days' bulletins."""

import pytest
from site_of_tests import Site, fill


@pytest.fixture
def site():
    """Give a running site."""
    with Site() as running:
        fill(running, 1, 2, 3)
        yield running
