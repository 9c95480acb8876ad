"""What a release costs, as ratios within one run: ``python bench/publishing.py [BULLETINS]``.

A ledger of as many bulletins is made and published. Beside the making and writing of its HTML pages stand plain loops
that render the same pages again from what is at hand, with the same templates, and write them: as Jinja compiles them,
and as the site's own engine does; and Hugo, where it is installed, making a page of each bulletin from Markdown: bare
text, pages like ours, and these with lists like ours by region, year and source. Compression, search, data files,
feeds, the archive and checks are told apart. Then one bulletin is added, then nothing. Times are processor time, of
other programs as well, and in brackets by the clock.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, Template

from bulletin.document import document
from bulletin.extract import read
from bulletin.ledger import Ledger, bulletins
from bulletin.model import Bulletin, Context
from publisher import checks, draft, editions, pages, search
from publisher.engine import environment
from publisher.marking import marked
from publisher.outputs import syndication
from publisher.release import collecting_seldom, publish, rollback
from publisher.render import encoded
from publisher.settings import Outlet, SiteSettings
from publisher.sheets import Sheet
from publisher.site import ZONE, build
from publisher.source import Kept
from publisher.tongue import CHINESE

if TYPE_CHECKING:
    from collections.abc import Callable

_REGIONS = ("乌鲁木齐市", "克拉玛依市", "吐鲁番市", "哈密市", "昌吉州", "博州", "巴州", "克州", "和田地区", "伊犁州")
_LINE = "记者从{}了解到,群众反映的噪声、扬尘和油烟问题正在办理,有关部门已到现场核实,要求限期整改,举一反三开展排查。"
_FIRST = datetime(1992, 5, 1, tzinfo=ZONE)
_NOW = datetime(2600, 1, 1, tzinfo=UTC)  # when the last of a hundred thousand bulletins is out
_PAPERS, _BATCHES = 8, 31
_KEPT = 100  # pages; the texts of as many stay at hand
_LISTED = 50  # bulletins on a page of a list


def _bulletin(number: int) -> Bulletin:
    """Return a bulletin: each year has an inspection of 31 batches, a day each, that eight papers tell of alike."""
    told, paper = divmod(number, _PAPERS)
    year, batch = divmod(told, _BATCHES)
    day = _FIRST + timedelta(days=batch)
    day = day.replace(year=day.year + year, hour=8 + paper)
    cases = {name: (told * 7 + place) % 60 + 1 for place, name in enumerate(_REGIONS)}
    parts = "、".join(f"{name}{count}件" for name, count in cases.items())
    lines = (_LINE.format(_REGIONS[(number + line) % len(_REGIONS)]) * 2 for line in range(12))
    first = f"{day.month}月{day.day}日,督察组向新疆转办第{batch + 1}批信访件{sum(cases.values())}件。"
    return Bulletin(
        id=f"paper-{number:012d}",
        source="paper",
        url=f"https://paper.example/{number}.html",
        title=f"督察组向新疆转办第{batch + 1}批信访件（{number}）",
        published=day.isoformat(),
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


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor time, of this process and those it waited for, and by the clock."""

    cpu: float = 0.0
    clock: float = 0.0

    def __add__(self, other: Took) -> Took:
        """Return what both took."""
        return Took(self.cpu + other.cpu, self.clock + other.clock)

    def __sub__(self, other: Took) -> Took:
        """Return what this took without the other."""
        return Took(self.cpu - other.cpu, self.clock - other.clock)

    def __str__(self) -> str:
        """Return it for a person to read."""
        return f"{self.cpu:.2f} s [{self.clock:.2f}]"

    def times(self, other: Took) -> str:
        """Return how many times as long as another thing this took."""
        return f"{self.cpu / other.cpu:.2f} [{self.clock / other.clock:.2f}], {other}"


_spent: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])


def _now() -> Took:
    return Took(_cpu(), time.perf_counter())


def _cpu() -> float:
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def _watch(module: Any, name: str, what: str, spent_by: Callable[[], float] = time.thread_time) -> None:
    """Count the time that a function takes; what other programs take for it only where ``spent_by`` knows."""
    real = getattr(module, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        # Plain numbers: this is asked for every page, and what it takes is told of the HTML.
        cpu, clock = spent_by(), time.perf_counter()
        try:
            return real(*arguments, **named)
        finally:
            spent = _spent[what]
            spent[0] += spent_by() - cpu
            spent[1] += time.perf_counter() - clock

    setattr(module, name, timed)


def _publish(url: str, settings: SiteSettings, hour: int) -> tuple[Took, Took]:
    """Publish; return what all of it took, and the HTML alone."""
    _spent.clear()
    begun = _now()
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        publish(Kept(connection), settings, now=_NOW + timedelta(hours=hour))
    whole = _now() - begun
    spent = {name: Took(*took) for name, took in sorted(_spent.items())}
    apart = ", ".join(f"{name} {took}" for name, took in spent.items())
    html = whole - sum(spent.values(), Took())
    print(f"  {whole} in all; of it {apart or 'nothing apart'}; HTML {html}")
    return whole, html


class _PlainLoops:
    """Render and write pages a second time, some hundred at a time, when all that they show is at hand.

    ``stock`` is what that takes with Jinja as it comes, ``own`` with the site's engine.
    """

    def __init__(self, settings: SiteSettings, folder: Path) -> None:
        self.stock, self.own, self.pages = Took(), Took(), 0
        self._folder, self._render = folder, Template.render
        self._kept: list[tuple[Template, dict[str, Any]]] = []
        ours = environment(settings.theme, CHINESE)
        self._jinja = Environment(
            loader=ours.loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._jinja.globals.update(ours.globals)
        self._jinja.filters.update(ours.filters)

    def render(self, template: Template, **values: Any) -> str:
        """Render a page of the site, or a part of pages, as ever; keep what a page is made of."""
        if "path" in values:
            self._kept.append((template, values))
        return self._render(template, **values)

    def go(self) -> None:
        """Render and write what is kept; of each template one page before, so that compiling it does not count."""
        for name, values in {template.name or "": values for template, values in self._kept}.items():
            self._render(self._jinja.get_template(name), **values)
        begun = _now()
        for template, values in self._kept:
            self._write("stock", self._jinja.get_template(template.name or ""), values)
        self.stock += _now() - begun
        begun = _now()
        for template, values in self._kept:
            self._write("own", template, values)
        self.own += _now() - begun
        self.pages += len(self._kept)
        self._kept.clear()

    def _write(self, place: str, template: Template, values: dict[str, Any]) -> None:
        target = self._folder / place / values["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(encoded(self._render(template, **values)))


def _plain_loops(url: str, settings: SiteSettings, folder: Path) -> _PlainLoops:
    """Return the plain loops over all pages, run."""
    loops, real = _PlainLoops(settings, folder), Template.render
    Template.render = lambda template, **values: loops.render(template, **values)  # type: ignore[method-assign] # noqa: PLW0108 - a method would miss the template
    try:
        with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
            for number, (_, body) in enumerate(
                pages.render_all(build(Kept(connection), settings, today=_NOW.date())), 1
            ):
                if isinstance(body, Sheet):
                    body.make()
                if number % _KEPT == 0:
                    loops.go()
            loops.go()
    finally:
        Template.render = real  # type: ignore[method-assign]
    return loops


def _hugo(folder: Path, content: dict[str, str], layouts: dict[str, str], *, lists: bool = False) -> Took | None:
    """Return what Hugo takes for these pages, None without it."""
    program = shutil.which("hugo")
    if program is None:
        return None
    without = '"RSS","sitemap"' + ("" if lists else ',"taxonomy","term"')
    kinds = '[taxonomies]\nregion="regions"\nyear="years"\noutlet="outlets"\n' if lists else ""
    config = f'baseURL="https://x.example/"\npaginate={_LISTED}\ndisableKinds=[{without}]\n{kinds}'
    files = {"config.toml": f"{config}[markup.goldmark.renderer]\nunsafe=true\n"}
    files |= {f"content/{name}.md": text for name, text in content.items()}
    files |= {f"layouts/_default/{name}.html": text for name, text in layouts.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    begun = _now()
    subprocess.run([program, "--source", str(folder), "--quiet"], check=True)
    return _now() - begun


def _bare(count: int, folder: Path) -> Took | None:
    """Return what Hugo takes for the bulletins' bare text."""
    content = {}
    for number in range(count):
        found = _bulletin(number)
        text = "\n\n".join(found.paragraphs)
        content[str(number)] = f'---\ntitle: "{found.title}"\n---\n{text}\n'
    return _hugo(folder, content, dict.fromkeys(("single", "list"), "<h1>{{ .Title }}</h1>{{ .Content }}"))


def _equal(url: str, settings: SiteSettings, made: Path, folder: Path, *, lists: bool) -> Took | None:
    """Return what Hugo takes for pages like ours: marked text, the table of figures, the frame around them."""
    content = {}
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        for story in build(Kept(connection), settings).stories:
            rows = [
                [each.observation.region, each.label, each.value, each.scope, each.observation.as_of]
                for each in story.figures
            ]
            told = {"title": story.title, "source": story.source, "day": story.published, "rows": rows}
            told |= {"regions": sorted(story.regions), "years": [str(story.time.year)], "outlets": [story.outlet]}
            text = "\n\n".join(map(marked, story.paragraphs))
            content[story.id] = f"{json.dumps(told, ensure_ascii=False)}\n\n{text}\n"
            example = made / story.path
    head, tail = example.read_text("utf-8").split('<article class="bulletin">')
    foot = tail.split("</article>")[1]
    cells = "{{ range . }}<td>{{ . }}</td>{{ end }}"
    table = f"<table>{{{{ range .Params.rows }}}}<tr>{cells}</tr>{{{{ end }}}}</table>"
    meta = "{{ .Params.source }} / {{ .Params.day }}"
    single = f"{head}<article><h1>{{{{ .Title }}}}</h1><p>{meta}</p>{{{{ .Content }}}}{table}</article>{foot}"
    turned = "{{ range (.Paginate .RegularPages).Pages }}" if lists else "{{ range first 50 .Pages }}"
    item = f'<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a> <span>{meta}</span></li>'
    listed = f"{head}<h1>{{{{ .Title }}}}</h1><ul>{turned}{item}{{{{ end }}}}</ul>{foot}"
    return _hugo(folder, content, {"single": single, "list": listed}, lists=lists)


def main() -> None:
    """Run the bench."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    _watch(draft, "compress", "compression")
    _watch(checks.Checks, "look", "checks")
    _watch(checks.Checks, "settle", "checks")
    _watch(search, "write", "search", _cpu)
    _watch(draft, "_digest_of", "search")
    _watch(editions, "keep", "archive")
    _watch(syndication, "_feed", "feeds")
    _watch(draft.Draft, "_grow", "data files")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        url = f"sqlite:///{folder / 'ledger.sqlite'}"
        outlets = {"paper": Outlet("新疆日报", "https://paper.example/", "full")}
        settings = SiteSettings("资讯中心", "https://site.example", outlets=outlets, output=folder / "output")
        for start in range(0, count, 500):
            _put(url, range(start, min(start + 500, count)))
        print(f"{count} bulletins, full build:")
        full, html = _publish(url, settings, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        _put(url, range(count, count + 1))
        print("one bulletin more:")
        one, one_html = _publish(url, settings, 1)
        print("nothing new:")
        nothing, _ = _publish(url, settings, 2)
        begun = time.perf_counter()
        rollback(settings.output)
        back = time.perf_counter() - begun
        with collecting_seldom():
            loops = _plain_loops(url, settings, folder / "plain")
        hugo = {
            "bare text": _bare(count, folder / "bare"),
            "pages like ours": _equal(url, settings, folder / "plain/own", folder / "equal", lists=False),
            "pages and lists like ours": _equal(url, settings, folder / "plain/own", folder / "lists", lists=True),
        }
    print(f"going back to the release before: {back * 1000:.1f} ms by the clock")
    print(f"full build of the HTML: {html}, {loops.pages} pages")
    print(f"against a plain loop over the same pages, Jinja as it comes: {html.times(loops.stock)}")
    print(f"against a plain loop over the same pages, the site's engine: {html.times(loops.own)}")
    for name, took in hugo.items():
        print(f"against Hugo, {name}: {html.times(took) if took else 'not installed'}")
    print(
        f"one bulletin more: {one.cpu / full.cpu:.1%} of the full build, {one_html.cpu / html.cpu:.1%} of its HTML;"
        f" nothing new: {nothing}; memory {memory} MB"
    )


if __name__ == "__main__":
    main()
