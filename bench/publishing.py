"""What a release costs, as ratios within one run: ``python bench/publishing.py [BULLETINS]``.

A ledger of as many bulletins is made and published. Beside the making and writing of its HTML pages stands a plain loop
that renders the same pages again from what is at hand, with the same compiled templates, and writes them; and Hugo,
where it is installed, making as many pages as there are bulletins from Markdown: bare text, and pages like ours.
Compression, search, data files, feeds and checks are told apart. Then one bulletin is added, then nothing. Times are
processor time, of other programs as well.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Template

from bulletin.document import document
from bulletin.extract import read
from bulletin.ledger import Ledger, bulletins
from bulletin.model import Bulletin, Context
from publisher import checks, draft, pages, search
from publisher.marking import marked
from publisher.outputs import data as data_files
from publisher.outputs import database, syndication, workbook
from publisher.release import publish, rollback
from publisher.render import encoded
from publisher.settings import Outlet, SiteSettings
from publisher.sheets import Sheet
from publisher.site import build
from publisher.source import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
_REGIONS = ("乌鲁木齐市", "克拉玛依市", "吐鲁番市", "哈密市", "昌吉州", "博州", "巴州", "克州", "和田地区", "伊犁州")
_LINE = "记者从{}了解到,群众反映的噪声、扬尘和油烟问题正在办理,有关部门已到现场核实,要求限期整改,举一反三开展排查。"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_KEPT = 200  # pages; the texts of as many stay at hand
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
    with Ledger(url) as ledger:
        ledger.reckon()


def _cpu() -> float:
    """Return the seconds of processor time used so far, by this process and those it waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _watch(module: Any, name: str, what: str, clock: Callable[[], float] = time.process_time) -> None:
    """Count the time that a function takes."""
    real = getattr(module, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        begun = clock()
        try:
            return real(*arguments, **named)
        finally:
            _spent[what] += clock() - begun  # type: ignore[assignment] # seconds

    setattr(module, name, timed)


def _publish(url: str, settings: SiteSettings, hour: int) -> float:
    _spent.clear()
    begun = _cpu()
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        publish(Kept(connection), settings, now=_NOW + timedelta(hours=hour))
    whole = _cpu() - begun
    apart = ", ".join(f"{name} {seconds:.2f}" for name, seconds in sorted(_spent.items()))
    print(f"  {whole:8.2f} s in all; of it {apart or 'nothing apart'}; HTML {whole - sum(_spent.values()):.2f}")
    return whole - sum(_spent.values())


class _PlainLoop:
    """Renders and writes pages a second time, some hundred at a time, when all that they show is at hand.

    ``seconds`` is the time of that alone: for the bulletins' pages (True) and for the others.
    """

    def __init__(self, folder: Path) -> None:
        self.seconds = Counter[bool]()
        self._folder, self._render = folder, Template.render
        self._kept: list[tuple[Template, dict[str, Any]]] = []

    def render(self, template: Template, **values: Any) -> str:
        """Render a page of the site, or a part of pages, as ever; keep what a page is made of."""
        if "path" in values:
            self._kept.append((template, values))
        return self._render(template, **values)

    def go(self) -> None:
        """Render and write what is kept."""
        for bulletins_alone in (True, False):
            begun = time.process_time()
            for template, values in self._kept:
                if (template.name == "bulletin.html") is bulletins_alone:
                    target = self._folder / values["path"]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(encoded(self._render(template, **values)))
            self.seconds[bulletins_alone] += time.process_time() - begun  # type: ignore[assignment] # seconds
        self._kept.clear()


def _plain_loop(url: str, settings: SiteSettings, folder: Path) -> tuple[float, float]:
    """Return the seconds of a plain loop: over the bulletins' pages, over all pages."""
    loop, real = _PlainLoop(folder), Template.render
    Template.render = lambda template, **values: loop.render(template, **values)  # type: ignore[method-assign, assignment] # noqa: PLW0108 - a method would miss the template
    try:
        with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
            for number, (_, body) in enumerate(
                pages.render_all(build(Kept(connection), settings, today=_NOW.date())), 1
            ):
                if isinstance(body, Sheet):
                    body.make()
                if number % _KEPT == 0:
                    loop.go()
            loop.go()
    finally:
        Template.render = real  # type: ignore[method-assign]
    return loop.seconds[True], loop.seconds[True] + loop.seconds[False]


def _hugo(folder: Path, content: dict[str, str], layouts: dict[str, str]) -> float | None:
    """Return the seconds that Hugo takes for these pages, None without it."""
    program = shutil.which("hugo")
    if program is None:
        return None
    config = 'baseURL="https://x.example/"\ndisableKinds=["taxonomy","term","RSS","sitemap"]\n'
    files = {"config.toml": f"{config}[markup.goldmark.renderer]\nunsafe=true\n"}
    files |= {f"content/{name}.md": text for name, text in content.items()}
    files |= {f"layouts/_default/{name}.html": text for name, text in layouts.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    begun = _cpu()
    subprocess.run([program, "--source", str(folder), "--quiet"], check=True)
    return _cpu() - begun


def _bare(count: int, folder: Path) -> float | None:
    """Return the seconds of Hugo for the bulletins' bare text."""
    content = {}
    for number in range(count):
        found = _bulletin(number)
        text = "\n\n".join(found.paragraphs)
        content[str(number)] = f'---\ntitle: "{found.title}"\n---\n{text}\n'
    return _hugo(folder, content, dict.fromkeys(("single", "list"), "<h1>{{ .Title }}</h1>{{ .Content }}"))


def _equal(url: str, settings: SiteSettings, made: Path, folder: Path) -> float | None:
    """Return the seconds of Hugo for pages like ours: marked text, the table of figures, the frame around them."""
    content = {}
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        for story in build(Kept(connection), settings).stories:
            rows = [
                [each.observation.region, each.label, each.value, each.scope, each.observation.as_of]
                for each in story.figures
            ]
            told = {"title": story.title, "source": story.source, "day": story.published, "rows": rows}
            text = "\n\n".join(map(marked, story.paragraphs))
            content[story.id] = f"{json.dumps(told, ensure_ascii=False)}\n\n{text}\n"
            example = made / story.path
    head, tail = example.read_text("utf-8").split('<article class="bulletin">')
    cells = "{{ range . }}<td>{{ . }}</td>{{ end }}"
    table = f"<table>{{{{ range .Params.rows }}}}<tr>{cells}</tr>{{{{ end }}}}</table>"
    article = "<article><h1>{{ .Title }}</h1><p>{{ .Params.source }} / {{ .Params.day }}</p>{{ .Content }}"
    layout = f"{head}{article}{table}</article>{tail.split('</article>')[1]}"
    return _hugo(folder, content, dict.fromkeys(("single", "list"), layout))


def main() -> None:
    """Run the bench."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    _watch(draft, "compress", "compression")
    _watch(checks.Checks, "look", "checks")
    _watch(checks.Checks, "settle", "checks")
    _watch(search, "write", "search", _cpu)
    _watch(syndication, "_feed", "feeds")
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
        begun = time.perf_counter()
        rollback(settings.output)
        back = time.perf_counter() - begun
        bulletins_alone, loop = _plain_loop(url, settings, folder / "plain")
        hugo = {
            "bare text": _bare(count, folder / "bare"),
            "pages like ours": _equal(url, settings, folder / "plain", folder / "equal"),
        }
    print(f"going back to the release before: {back * 1000:.1f} ms by the clock")
    print(f"full build of the HTML: {full:.2f} s")
    print(f"against a plain loop over the same pages: {full / loop:.2f} ({loop:.2f} s)")
    print(
        f"against a plain loop over the bulletins' pages alone: {full / bulletins_alone:.2f} ({bulletins_alone:.2f} s)"
    )
    for name, seconds in hugo.items():
        told = "not installed" if seconds is None else f"{full / seconds:.2f} ({seconds:.2f} s)"
        print(f"against Hugo, {name}: {told}")
    print(f"one bulletin more: {one / full:.1%} of the full build; nothing new: {nothing:.2f} s; memory {memory} MB")


if __name__ == "__main__":
    main()
