"""Commands that keep everything: backup, restore."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.errors import LedgerError
from bulletin.ledger import Ledger
from infocenter import config as configuration
from infocenter import storeurl
from infocenter.commands.base import Command
from infocenter.console import say
from infocenter.errors import OK, ConfigError, InfocenterError
from infocenter.lock import run_lock

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from infocenter.config import Config

_LEDGER = "ledger.sqlite"


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="tar file to write; one that is there is replaced")


def _backup(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    part = arguments.file.with_name(arguments.file.name + ".part")
    count = 0
    try:
        with run_lock(config.lock), tempfile.TemporaryDirectory() as folder, tarfile.open(part, "w") as tar:
            copy = Path(folder) / _LEDGER
            with Ledger(config.store_url, read_only=True) as ledger:
                ledger.copy_to(copy)
            tar.add(copy, _LEDGER)
            for path in sorted(config.archive.glob("*.warc.gz")):
                tar.add(path, f"archive/{path.name}")
                count += 1
        part.replace(arguments.file)
    except OSError as error:
        raise InfocenterError(
            f"backup {arguments.file}: {error.strerror or error}; free space or mend the folder"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    say(f"{arguments.file}: the ledger and {count} files of the archive")
    return OK


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what backup wrote")
    parser.add_argument("--force", action="store_true", help="replace the ledger that is there")


def _restore(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    target = storeurl.file_of(config.store_url)
    if target and target.exists() and not arguments.force:
        raise ConfigError(f"restore: {target} is there; --force replaces it (make a backup first)")
    config.archive.mkdir(parents=True, exist_ok=True)
    with run_lock(config.lock), tempfile.TemporaryDirectory(dir=(target or config.archive).parent) as folder:
        place = Path(folder)
        try:
            with tarfile.open(arguments.file) as tar:
                tar.extractall(place, filter="data")
        except (OSError, tarfile.TarError) as error:
            raise InfocenterError(f"restore {arguments.file}: {error}; nothing was changed") from error
        if not (place / _LEDGER).is_file():
            raise InfocenterError(f"restore {arguments.file}: holds no ledger, it is no backup; nothing was changed")
        # Opening refuses what is damaged or newer and brings up what is older.
        with Ledger(f"{storeurl.FILE}{place / _LEDGER}") as kept:
            if not target:
                files = _into_server(config, kept, place, force=arguments.force)
        if target:
            files = _into_file(config, target, place)
    say(f"restored {target or config.store_url} and {files} files of the archive; `infocenter publish` builds the site")
    return OK


def _into_file(config: Config, target: Path, place: Path) -> int:
    """Put a ledger in the place of the one that is there; return the number of the archive's files."""
    count = _archive(config, place)
    with suppress(LedgerError):  # a damaged one may be what is to be replaced
        Ledger(config.store_url).close()  # what is only in its log goes into the file: whole, whatever happens next
    for tail in ("-wal", "-shm"):
        Path(f"{target}{tail}").unlink(missing_ok=True)
    (place / _LEDGER).replace(target)
    return count


def _into_server(config: Config, kept: Ledger, place: Path, *, force: bool) -> int:
    """Put a ledger in the place of what a server keeps, whole or not at all; return as above."""
    with Ledger(config.store_url) as ledger, ledger.locked():
        if not force and not ledger.is_empty():
            raise ConfigError(
                f"restore: {config.store_url} is no empty ledger; --force replaces it (make a backup first)"
            )
        count = _archive(config, place)
        ledger.replace_by(kept)
    return count


def _archive(config: Config, place: Path) -> int:
    files = sorted((place / "archive").glob("*.warc.gz"))
    for path in files:
        shutil.move(path, config.archive / path.name)
    return len(files)


COMMANDS = (
    Command("backup", "keep ledger and archive in one file", _backup_arguments, _backup),
    Command("restore", "bring ledger and archive back", _restore_arguments, _restore),
)
