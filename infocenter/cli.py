"""The command line: arguments in, exit code out; every error is one clear line on stderr."""

from __future__ import annotations

import argparse
import gc
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.errors import BulletinError, BusyError
from crawler.errors import CrawlerError
from infocenter import __version__
from infocenter.commands import commands
from infocenter.errors import FAILED, LOCKED, NOTHING, USAGE, InfocenterError
from publisher.errors import PublisherError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong in one line."""
        self.exit(USAGE, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser(name: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of those in one module with the named one."""
    top = _Parser(prog="infocenter", description="Collects, reads and publishes bulletins on environmental petitions.")
    top.add_argument("--version", action="version", version=f"infocenter {__version__}")
    common = _Parser(add_help=False)
    common.add_argument("--config", type=Path, help="configuration file (default: ./infocenter.toml)")
    common.add_argument("--verbose", action="store_true", help="show the traceback of an error")
    known = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands(name):
        sub = known.add_parser(command.name, help=command.help, description=command.help, parents=[common])
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 failed, 2 usage, 3 degraded, 4 nothing done, 75 locked)."""
    words = sys.argv[1:] if argv is None else list(argv)
    with _loading():
        arguments = parser(words[0] if words else None).parse_args(words)
    try:
        return int(arguments.run(arguments))
    except InfocenterError as error:
        return _complain(error, error.code, verbose=arguments.verbose)
    except (BulletinError, CrawlerError, PublisherError) as error:
        code = LOCKED if isinstance(error, BusyError) else NOTHING
        return _complain(error, code, verbose=arguments.verbose)
    except BrokenPipeError:
        # The reader of our output went away; nothing more can be said to it.
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a line instead of a traceback
        told = f"unexpected {type(error).__name__}: {error}; run again with --verbose and report it"
        return _complain(error, FAILED, verbose=arguments.verbose, told=told)
    finally:
        gc.unfreeze()


@contextmanager
def _loading() -> Iterator[None]:
    """Look for no garbage while modules are loaded, and never again at what they are: that is a fifth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _complain(error: BaseException, code: int, *, verbose: bool, told: str = "") -> int:
    if verbose:
        traceback.print_exception(error)
    for line in (told or str(error)).splitlines():
        print(f"infocenter: {line}", file=sys.stderr)
    return code
