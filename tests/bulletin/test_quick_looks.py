"""Quick looks that spare the patterns must let through all that the patterns can find."""

import pytest

from bulletin.extract.dispatch import beginnings
from bulletin.regions import finder


@pytest.mark.parametrize(
    "pattern", [finder._NOT_MEANT, finder._OFFICE, finder._INSPECTORS], ids=lambda p: p.pattern[:8]
)
def test_all_that_may_follow_a_name_is_looked_at(pattern):
    begun = {pair[0] for pair in beginnings(pattern.pattern)}
    assert {char for char in begun if not char.isdigit()} <= finder._TELLING
