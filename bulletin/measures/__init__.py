"""The measures, one module each, found by discovery: what is counted, in which units, by which words."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module

from bulletin.measures.measure import Measure, Word

__all__ = ["Measure", "Word", "counts_in", "measures"]


@cache
def measures() -> dict[str, Measure]:
    """Return all measures by their keys."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.name != "measure")
    found = [import_module(f"{__name__}.{name}").MEASURE for name in names]
    return {measure.key: measure for measure in found}


@cache
def counts_in(key: str, unit: str) -> bool:
    """Tell whether a measure is counted in a unit."""
    return bool(re.fullmatch(measures()[key].counted, unit))
