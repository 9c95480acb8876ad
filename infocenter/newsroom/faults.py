"""The faults that the newsroom can be told to show, counted per address or per port so that a run repeats exactly."""

from __future__ import annotations

from dataclasses import dataclass, fields

from infocenter.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Faults:
    """A fault specification; 0 switches a fault off.

    ``burst503``: the first N requests of each address answer 503. ``r429``: the first N of each port answer 429 with
    Retry-After. ``slow``: every answer waits so many seconds. ``trunc`` / ``reset``: every Nth answer of a port is cut
    in half / its connection closed. ``loop``: every Nth answer redirects to itself, three times at most.
    """

    burst503: int = 0
    r429: int = 0
    slow: float = 0
    trunc: int = 0
    reset: int = 0
    loop: int = 0


def parse(spec: str) -> Faults:
    """Read ``name=number,...``; raises ConfigError naming what is wrong."""
    known = {field.name: field.type for field in fields(Faults)}
    values: dict[str, float] = {}
    for item in filter(None, spec.split(",")):
        name, _, number = item.partition("=")
        if name not in known:
            raise ConfigError(f"--faults: unknown fault {name!r}; known are {', '.join(known)}")
        try:
            values[name] = float(number) if name == "slow" else int(number)
        except ValueError:
            raise ConfigError(f"--faults: {item!r} needs a number, as in {name}=3") from None
    return Faults(**values)  # type: ignore[arg-type]
