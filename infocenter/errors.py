"""Errors of the roof, each with the exit code that it means (see the table in the README)."""

from __future__ import annotations

OK, FAILED, USAGE, DEGRADED, NOTHING, LOCKED = 0, 1, 2, 3, 4, 75


class InfocenterError(Exception):
    """Something that the person at the keyboard can mend; the message says what, where and how."""

    code = NOTHING


class ConfigError(InfocenterError):
    """The configuration or the command line is wrong."""

    code = USAGE


class LockedError(InfocenterError):
    """Another run holds the lock."""

    code = LOCKED
