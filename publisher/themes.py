"""Themes: a folder of the house's own whose ``templates/`` and ``static/`` take the place of ours, file by file."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from publisher.engine import environment, template_folder
from publisher.errors import PublisherError
from publisher.tongue import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKENS = "theme.css"
_SHEETS = ("site.css", "embed.css")


def faults(theme: Path) -> Iterator[str]:
    """Yield what is wrong with a theme, a line each: its folders, the names of its templates, their syntax."""
    if not theme.is_dir():
        yield f"{theme} is no folder; create it, with templates/ and static/, or name another"
    elif not any((theme / name).is_dir() for name in ("templates", "static")):
        yield f"{theme} holds neither templates/ nor static/; its files belong into these"
    ours = [name for name in _files(template_folder()) if not name.startswith("static/")]
    for name, file in _files(theme / "templates").items():
        if name not in ours and not file.name.startswith("_"):
            near = difflib.get_close_matches(name, ours, n=1, cutoff=0.3)
            told = f"the nearest is {near[0]}; " if near else ""
            yield f"{file}: there is no template {name}; {told}a theme's own begin with _"
        try:
            environment(theme, CHINESE).parse(file.read_text("utf-8"))
        except TemplateSyntaxError as error:
            yield f"{file}: line {error.lineno}: {error.message}"
        except (OSError, UnicodeDecodeError) as error:
            yield f"{file}: cannot be read as UTF-8 text: {error}"


def static(theme: Path | None) -> dict[str, bytes]:
    """Return the static files by their path in ``static/``: ours, the theme's instead, and what it adds.

    Its ``theme.css`` is added to our style sheets: tokens can be set without taking the place of a whole sheet. Raises
    PublisherError for a file that cannot be read.
    """
    found = _files(template_folder() / "static") | (_files(theme / "static") if theme else {})
    tokens = found.pop(_TOKENS, None)
    try:
        made = {name: file.read_bytes() for name, file in sorted(found.items())}
        if tokens:
            added = b"\n" + tokens.read_bytes()
            made |= {name: made[name] + added for name in _SHEETS if name in made}
    except OSError as error:
        raise PublisherError(f"{error.filename}: {error.strerror}; the site is as before") from error
    return made


def _files(folder: Path) -> dict[str, Path]:
    """Return the files under a folder by their path in it; hidden ones and editors' copies do not count."""
    found = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    return {name: file for name, file in found.items() if "/." not in f"/{name}" and not name.endswith("~")}
