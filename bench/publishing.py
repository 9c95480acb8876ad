"""What a release costs, as ratios within one run: ``python bench/publishing.py [BULLETINS]``.

A ledger of as many bulletins is made and published. Beside the making and writing of its HTML pages stands a plain loop
that renders the bulletins' pages again from what is at hand, with the same compiled templates, and writes them; and
Hugo, where it is installed, making as many pages of the same text from Markdown. Compression, search, data files and
checks are told apart. Then one bulletin is added, then nothing. Times are processor time, of other programs as well.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.document import document
from bulletin.extract import read
from bulletin.ledger import Ledger, bulletins
from bulletin.model import Bulletin, Context
from publisher import checks, draft, search
from publisher.outputs import data as data_files
from publisher.outputs import database, workbook
from publisher.release import publish
from publisher.render import page
from publisher.settings import Outlet, SiteSettings
from publisher.site import build
from publisher.source import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_REGIONS = ("乌鲁木齐市", "克拉玛依市", "吐鲁番市", "哈密市", "昌吉州", "博州", "巴州", "克州", "和田地区", "伊犁州")
_LINE = "记者从{}了解到,群众反映的噪声、扬尘和油烟问题正在办理,有关部门已到现场核实,要求限期整改,举一反三开展排查。"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_KEPT = 500  # pages of the plain loop are made from as many stories at hand at a time
_spent: Counter[str] = Counter()


def _bulletin(number: int) -> Bulletin:
    batch, day = number % 31 + 1, datetime(2015, 1, 1, tzinfo=UTC) + timedelta(days=number // 8)
    parts = "、".join(f"{name}{(number * 7 + place) % 60 + 1}件" for place, name in enumerate(_REGIONS))
    lines = (_LINE.format(_REGIONS[(number + line) % len(_REGIONS)]) * 2 for line in range(12))
    first = f"{day.month}月{day.day}日,督察组向新疆转办第{batch}批信访件{number % 300 + 100}件。"
    return Bulletin(
        id=f"paper-{number:012d}",
        source="paper",
        url=f"https://paper.example/{number}.html",
        title=f"督察组向新疆转办第{batch}批信访件（{number}）",
        published=f"{day:%Y-%m-%d}T09:00:00+08:00",
        publisher_name="新疆日报",
        author=None,
        editor=None,
        paragraphs=(first, f"其中,{parts}。", *lines),
    )


def _put(url: str, numbers: range) -> None:
    with Ledger(url) as ledger, ledger.transaction() as connection:
        for number in numbers:
            found = _bulletin(number)
            reading = read(document(found).text, Context(published=(found.published or "")[:10], source="新疆日报"))
            bulletins.put(connection, found, reading, "2026-01-01T00:00:00+00:00", None)


def _cpu() -> float:
    """Return the seconds of processor time used so far, by this process and those it waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@contextmanager
def _timed(name: str) -> Iterator[None]:
    begun = _cpu()
    yield
    _spent[name] += _cpu() - begun  # type: ignore[assignment] # seconds


def _watch(module: Any, name: str, what: str) -> None:
    """Count the time that a function takes."""
    real = getattr(module, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        with _timed(what):
            return real(*arguments, **named)

    setattr(module, name, timed)


def _publish(url: str, settings: SiteSettings, hour: int) -> float:
    _spent.clear()
    begun = _cpu()
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        publish(Kept(connection), settings, now=_NOW + timedelta(hours=hour))
    whole = _cpu() - begun
    apart = ", ".join(f"{name} {seconds:.2f}" for name, seconds in sorted(_spent.items()))
    print(
        f"  {whole:8.2f} s in all; of it {apart or 'nothing apart'}; HTML and feeds {whole - sum(_spent.values()):.2f}"
    )
    return whole - sum(_spent.values())


def _plain_loop(url: str, settings: SiteSettings, folder: Path) -> float:
    """Render and write the bulletins' pages with all they show at hand; return the seconds of that alone."""
    (folder / "news").mkdir(parents=True)
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        site = build(Kept(connection), settings)
        seconds = 0.0
        for start in range(0, len(site.stories), _KEPT // 2):
            some = site.stories[start : start + _KEPT // 2]
            for story in some:
                story.paragraphs  # noqa: B018 - fetches it
            begun = _cpu()
            _write(site, some, folder)
            seconds += _cpu() - begun
    return seconds


def _write(site: Site, stories: Any, folder: Path) -> None:
    for story in stories:
        body = page(site, "bulletin.html", story.path, story=story, newer=None, older=None)
        (folder / story.path).write_bytes(body)


def _hugo(count: int, folder: Path) -> float | None:
    program = shutil.which("hugo")
    if program is None:
        return None
    (folder / "content").mkdir(parents=True)
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "config.toml").write_text(
        'baseURL="https://x.example/"\ndisableKinds=["taxonomy","term","RSS","sitemap"]\n'
    )
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}")
    for number in range(count):
        found = _bulletin(number)
        text = "\n\n".join(found.paragraphs)
        (folder / f"content/{number}.md").write_text(f'---\ntitle: "{found.title}"\n---\n{text}\n', encoding="utf-8")
    begun = _cpu()
    subprocess.run([program, "--source", str(folder), "--quiet"], check=True)
    return _cpu() - begun


def main() -> None:
    """Run the bench."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    _watch(draft, "compress", "compression")
    _watch(checks.Checks, "look", "checks")
    _watch(checks.Checks, "settle", "checks")
    _watch(search, "write", "search")
    for module, name in ((data_files, "_csv"), (data_files, "_json"), (workbook, "_write"), (database, "_write")):
        _watch(module, name, "data files")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        url = f"sqlite:///{folder / 'ledger.sqlite'}"
        outlets = {"paper": Outlet("新疆日报", "https://paper.example/", "full")}
        settings = SiteSettings("资讯中心", "https://site.example", outlets=outlets, output=folder / "output")
        for start in range(0, count, 500):
            _put(url, range(start, min(start + 500, count)))
        print(f"{count} bulletins, full build:")
        full = _publish(url, settings, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        _put(url, range(count, count + 1))
        print("one bulletin more:")
        one = _publish(url, settings, 1)
        print("nothing new:")
        begun = _cpu()
        _publish(url, settings, 2)
        nothing = _cpu() - begun
        loop = _plain_loop(url, settings, folder / "plain")
        hugo = _hugo(count, folder / "hugo")
    print(f"full build against a plain loop over the bulletins' pages: {full / loop:.2f} ({full:.2f} s, {loop:.2f} s)")
    told = "not installed" if hugo is None else f"{full / hugo:.2f} ({hugo:.2f} s)"
    print(f"full build against Hugo: {told}")
    print(f"one bulletin more: {one / full:.1%} of the full build; nothing new: {nothing:.2f} s; memory {memory} MB")


if __name__ == "__main__":
    main()
