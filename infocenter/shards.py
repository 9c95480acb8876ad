"""Which machine crawls what: the sources dealt out by host, so that no host is asked from two machines."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from crawler.address import hosts_of
from infocenter.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.sources import Source

_SHARD = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


def shard(sources: Sequence[Source], part: str) -> tuple[Source, ...]:
    """Return the sources of a part such as ``2/3``: the second of three machines.

    A source stays where it is when others are added, and sources that share a host stay together. Raises ConfigError
    for a part that is none.
    """
    found = _SHARD.fullmatch(part)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise ConfigError(f"--shard {part}: is no part like 1/2, the first of two machines")
    chosen = (group for group in _groups(sources) if zlib.crc32(min(_hosts(group)).encode()) % of == number - 1)
    return tuple(source for group in chosen for source in group)


def _groups(sources: Sequence[Source]) -> list[list[Source]]:
    """Return the sources in groups that share no host with one another."""
    groups: list[list[Source]] = []
    for source in sources:
        near = [group for group in groups if _hosts(group) & hosts_of(source.urls)]
        groups = [group for group in groups if group not in near]
        groups.append([*(each for group in near for each in group), source])
    return groups


def _hosts(group: Sequence[Source]) -> set[str]:
    return {host for source in group for host in hosts_of(source.urls)}
