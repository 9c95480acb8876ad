"""How a layout is told: carrier, document (intro, rows, what follows), observations, territory."""

import pytest
from carriers import CARRIERS

A = "2022年4月21日"
ALL = tuple(CARRIERS)
NO_STACK = tuple(name for name in ALL if "lines" not in name)
INTRO = f"截至{A},督察组向新疆转办信访件办理情况见下表。"
C = "cumulative - 2022-04-21"
B = "batch 10 2022-04-21"


def layout(name, rows, wanted, *, intro=INTRO, outro="", carriers=ALL, territory=None):
    return [
        pytest.param(carrier, (intro, rows, outro), wanted, territory, id=f"{name}-{carrier}") for carrier in carriers
    ]
