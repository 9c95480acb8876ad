"""The search index: by Pagefind, in parts, of which only those whose bulletins changed are made again.

Chinese is indexed as overlapping pairs of characters, not as words: whatever a reader looks for is found wherever it
stands, however a dictionary would cut the text, and the index is the same for index and query. The page shows only
what holds the words themselves.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pagefind.service import get_executable

from bulletin.regions.units import load_units
from publisher.compress import write as put
from publisher.errors import PublisherError
from publisher.marking import plain
from publisher.render import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.site import Story

_RUNS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9.]+")
_UNIT = re.compile("(?:蒙古|柯尔克孜|哈萨克|回族|塔吉克|锡伯|维吾尔)*(?:自治[区州县]|地区|[市县区州])$")
_HAN = "\u3400"
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_EACH = 4
_NO_WORDS = "unknown"  # a language that Pagefind neither cuts into words nor reduces to stems
_NEEDED = ("pagefind.js", "pagefind-worker.js")
_SECONDS = 1800


def pairs(text: str) -> str:
    """Return what is indexed of a text: pairs of Chinese characters, spelled in letters, and other words as they are.

    Pagefind folds characters that look alike to it, and 1.5 then loses pages of Chinese words; letters it keeps.
    """
    found: list[str] = []
    for run in _RUNS.findall(text):
        if run < _HAN:
            found.append(run.lower())
        else:
            spelled = run.translate(_SPELLED)
            found += [spelled[at : at + 2 * _EACH] for at in range(0, len(spelled) - _EACH, _EACH)] or [spelled]
    return " ".join(found)


class _Spelled(dict[int, str]):
    """Characters, by their code points, as four letters each, the digits of these."""

    def __missing__(self, code: int) -> str:
        self[code] = f"{code:04x}".translate(_LETTERS)
        return self[code]


_SPELLED = _Spelled()


def names(beginnings: tuple[str, ...]) -> dict[str, list[str]]:
    """Return for each name of a region all of its names, where there are several (巴州, 巴音郭楞蒙古自治州).

    Of the regions whose codes begin so; ``beginnings`` are those that the site is about.
    """
    found: dict[str, list[str]] = {}
    for region in load_units():
        every = {region.name, *region.aliases}
        every |= {stem for stem in map(_stem, every) if len(stem) > 1}
        # Whoever looks for the shorter finds the longer as well: a longer one need not be asked for.
        short = sorted(name for name in every if not any(other != name and other in name for other in every))
        for name in sorted(every) if len(short) > 1 and region.code.startswith(beginnings) else ():
            found.setdefault(name, []).extend(each for each in short if each not in found.get(name, ()))
    return found


def _stem(name: str) -> str:
    return _UNIT.sub("", name)


def write(stories: Sequence[Story], folder: Path) -> None:
    """Write the index of some bulletins into a folder. Raises PublisherError when Pagefind fails."""
    with TemporaryDirectory() as sources:
        for story in stories:
            path = Path(sources) / story.path
            path.parent.mkdir(exist_ok=True)
            put(path, _source(story).encode(errors="replace"))
        fault = _run(sources, folder) or _check(folder, len(stories))
    if fault:
        raise PublisherError(f"search index {folder.name}: {fault}; the site is as before")
    for file in folder.iterdir():
        if file.suffix in (".js", ".css") and file.name not in _NEEDED:
            file.unlink()


def _run(sources: str, folder: Path) -> str:
    """Run Pagefind's program; return what went wrong. Its service mode may end before all is written."""
    program = get_executable()
    if program is None:
        return "Pagefind's program is not there; install the package pagefind-bin-extended"
    command = [str(program), "--site", sources, "--output-path", str(folder), "--force-language", _NO_WORDS, "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return f"Pagefind ended with {done.returncode}: {done.stderr.strip()[-200:]}" if done.returncode else ""


def _check(folder: Path, pages: int) -> str:
    """Return what is wrong with an index."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        counted = sum(each["page_count"] for each in entry["languages"].values())
        for file in folder.rglob("*.pf_*"):
            gzip.decompress(file.read_bytes())
    except (OSError, EOFError, ValueError, KeyError) as error:
        return f"is not whole: {error}"
    fragments = sum(1 for _ in folder.glob("fragment/*"))
    return "" if counted == fragments == pages else f"holds {counted} pages and {fragments} texts instead of {pages}"


def _source(story: Story) -> str:
    """Return a bulletin as Pagefind takes it: what is indexed as the body, what the results show in the head."""
    text = clean("\n".join(_lines(story)))
    shown = {"title": story.title, "text": text, "source": story.source, "day": story.published[:10]}
    head = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(clean(value))}">' for name, value in shown.items()
    )
    return f"<!DOCTYPE html><html><head>{head}</head><body>{escape(pairs(text))}</body></html>"


def _lines(story: Story) -> Iterator[str]:
    """Yield what the bulletin's page prints of it."""
    yield plain(story.title_line) or story.title
    yield from map(plain, story.paragraphs)
    for table in story.tables:
        for row in table:
            yield " ".join(map(plain, row))
