"""Commands that keep everything: backup, restore."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.ledger import Ledger
from infocenter import config as configuration
from infocenter.commands.base import Command
from infocenter.console import say
from infocenter.errors import OK, ConfigError, InfocenterError
from infocenter.lock import run_lock

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_LEDGER = "ledger.sqlite"
_PREFIX = "sqlite:///"


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
    target = Path(config.store_url.removeprefix(_PREFIX))
    if not config.store_url.startswith(_PREFIX):
        raise ConfigError(f"restore: {config.store_url} is no sqlite ledger")
    if target.exists() and not arguments.force:
        raise ConfigError(f"restore: {target} is there; --force replaces it (make a backup first)")
    with run_lock(config.lock), tempfile.TemporaryDirectory(dir=target.parent) as folder:
        place = Path(folder)
        try:
            with tarfile.open(arguments.file) as tar:
                tar.extractall(place, filter="data")
        except (OSError, tarfile.TarError) as error:
            raise InfocenterError(f"restore {arguments.file}: {error}; nothing was changed") from error
        if not (place / _LEDGER).is_file():
            raise InfocenterError(f"restore {arguments.file}: holds no ledger, it is no backup; nothing was changed")
        Ledger(f"{_PREFIX}{place / _LEDGER}").close()  # refuses what is damaged or newer, brings up what is older
        config.archive.mkdir(parents=True, exist_ok=True)
        files = sorted((place / "archive").glob("*.warc.gz"))
        for path in files:
            shutil.move(path, config.archive / path.name)
        for tail in ("-wal", "-shm"):
            Path(f"{target}{tail}").unlink(missing_ok=True)
        (place / _LEDGER).replace(target)
    say(f"restored {target} and {len(files)} files of the archive; `infocenter publish` builds the site")
    return OK


COMMANDS = (
    Command("backup", "keep ledger and archive in one file", _backup_arguments, _backup),
    Command("restore", "bring ledger and archive back", _restore_arguments, _restore),
)
