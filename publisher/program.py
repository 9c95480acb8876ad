"""What made a site: code, templates, libraries and settings as one digest. Where it is another, all is made anew."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import bulletin
import publisher
from publisher.engine import template_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.settings import SiteSettings


def fingerprint(settings: SiteSettings) -> str:
    """Return the digest; where the site is written and how many releases are kept is no part of it."""
    digest = hashlib.sha256()
    shown = replace(settings, output=Path(), keep=0)
    for part in (sys.version, *_libraries(), repr(shown)):
        digest.update(f"{part}\n".encode())
    for file in _files(settings):
        digest.update(f"{file.name}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


def _libraries() -> list[str]:
    """Return the names of the folders that tell what is installed, each with its version; none of them is read."""
    folders = (Path(folder) for folder in dict.fromkeys(sys.path))
    return sorted(each.name for folder in folders if folder.is_dir() for each in folder.glob("*.dist-info"))


def _files(settings: SiteSettings) -> Iterator[Path]:
    folders = [Path(file).parent for package in (bulletin, publisher) if (file := package.__file__)]
    folders += [template_folder(), *([settings.theme] if settings.theme else [])]
    for folder in folders:
        yield from sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
