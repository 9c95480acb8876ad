"""What Scrapyd starts for a job (``runner = infocenter.jobs``): the very crawl of ``infocenter crawl``.

The arguments of a job are those of the command: ``sources`` (names with commas between) or ``shard``, ``full``,
``since``, ``max_pages``. The configuration is ``infocenter.toml`` in the folder that Scrapyd runs in; what the crawl
says goes to the job's log.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from infocenter.cli import main as run
from infocenter.errors import USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPIDER = "bulletins"
_OPTIONS = ("shard", "since", "max_pages")


def main(argv: Sequence[str] | None = None) -> int:
    """List the one spider, or run a job; return the exit code of the crawl. Scrapyd keeps it in its own log."""
    words = sys.argv[1:] if argv is None else list(argv)
    if words[:1] == ["list"]:
        sys.stdout.write(f"{SPIDER}\n")
        return 0
    if words[:2] != ["crawl", SPIDER]:
        sys.stderr.write(f"infocenter.jobs: runs `list` and `crawl {SPIDER}` for Scrapyd, not {' '.join(words)!r}\n")
        return USAGE
    pairs = [(flag, *value.partition("=")[::2]) for flag, value in zip(words[2::2], words[3::2], strict=True)]
    log = next((value for flag, name, value in pairs if (flag, name) == ("-s", "LOG_FILE")), None)
    with ExitStack() as stack:
        if log:
            file = stack.enter_context(Path(log).open("a", encoding="utf-8", buffering=1))
            stack.enter_context(redirect_stdout(file))
            stack.enter_context(redirect_stderr(file))
        try:
            return run(_crawl((name, value) for flag, name, value in pairs if flag == "-a"))
        except _UnknownError as error:
            sys.stderr.write(f"infocenter.jobs: {error}\n")
            return USAGE


class _UnknownError(Exception):
    """A job has an argument that a crawl has not."""


def _crawl(arguments: Iterable[tuple[str, str]]) -> list[str]:
    """Return the command line for a job's arguments; Scrapyd's own begin with ``_``."""
    options, names = [], []
    for name, value in arguments:
        if name == "sources":
            names += [each for each in value.replace(",", " ").split() if each]
        elif name == "full":
            options += ["--full"] if value not in {"", "0"} else []
        elif name in _OPTIONS:
            options.append(f"--{name.replace('_', '-')}={value}")
        elif not name.startswith("_"):
            known = ", ".join(("sources", "full", *_OPTIONS))
            raise _UnknownError(f"a job has no argument {name!r}; it has {known}")
    return ["crawl", *options, "--", *names]


if __name__ == "__main__":
    sys.exit(main())
