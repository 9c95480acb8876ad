"""Sheets: files to be, with a key of what they are made from. A release makes only those whose key is another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from bulletin.accounts.model import Inspection
from publisher.places import Place
from publisher.render import page
from publisher.stories import Stories
from publisher.story import Story
from publisher.topics import Topic
from publisher.visits import Visit

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.site import Site


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that is made when it is needed, in memory; it may show the settings and what ``key`` digests, no more."""

    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder of files that another program makes; ``write`` fills it. Its path ends with a slash."""

    key: str
    write: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Grown:
    """A long file, of which mostly a part changes.

    ``write`` writes it to a path, with its compressed copies, and returns a digest of its bytes and what it has to know
    when it is written again. It is given where the file stood before and what it had to know then, if that is there.
    """

    key: str
    write: Callable[[Path, Path | None, bytes], tuple[str, bytes]]


Body: TypeAlias = bytes | Sheet | Bundle | Grown
"""A file's content: there already, or to be made."""


def sheet(site: Site, template: str, path: str, **values: Any) -> Sheet:
    """Return a page to be, as ``publisher.render.page`` renders it.

    Its key is made of the values, so the template may use nothing of ``site`` but its settings and language.
    """
    return Sheet(key(template, *values.items()), lambda: page(site, template, path, **values))


def key(*values: object) -> str:
    """Return a digest of values: texts and numbers, stories, places, topics, visits, collections of them.

    Of a visit it digests the figures and what is listed, not the stories.
    """
    return hashlib.sha256("\x1f".join(_told(values)).encode(errors="surrogatepass")).hexdigest()[:24]


def _told(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, Story):  # most are
            yield value.id
            yield value.stamp
        elif isinstance(value, Stories):
            yield value.stamp
        elif isinstance(value, Place | Topic | Visit):
            yield f"{value.path} {value.stamp}"
        elif isinstance(value, str | int | float | Inspection | None):
            yield repr(value)
        elif isinstance(value, dict):
            yield "{"
            yield from _told(value.items())
            yield "}"
        elif isinstance(value, tuple | list):
            yield "("
            yield from _told(value)
            yield ")"
        else:
            raise TypeError(f"{type(value).__name__}: is nothing a key is made of; give what the file shows of it")
