"""The demonstration of `make run`: serve the sample newsroom, run the pipeline on it, say where to look."""

from __future__ import annotations

import sys

from infocenter import cli, newsroom
from infocenter import config as configuration
from infocenter.console import say
from infocenter.errors import DEGRADED, OK, InfocenterError

_PORT_BASE = 8801


def main() -> int:
    """Run it; 3 (degraded) counts as success here, as the lines above it say why."""
    try:
        config = configuration.load()
        with newsroom.start(_PORT_BASE):
            code = cli.main(["run"])
    except InfocenterError as error:
        say(f"infocenter: {error}")
        return error.code
    if code not in (OK, DEGRADED):
        return code
    if code == DEGRADED:
        say("the run was degraded (exit code 3): a source failed or a release had to be held, see the lines above")
    say(f"look at {config.site.output / 'current' / 'index.html'}, or: .venv/bin/infocenter serve")
    return OK


if __name__ == "__main__":
    sys.exit(main())
