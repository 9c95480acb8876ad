"""Made-up papers and news sites of many systems, crawled with ``family = "auto"``, every field compared."""

import json
from dataclasses import dataclass
from subprocess import CompletedProcess

import pytest
from conftest import Place
from presses import epapers, portals, scripted
from presses.varied import vary

from infocenter import newsroom

pytestmark = pytest.mark.xdist_group("presses")
MADE = {kind.__name__: kind for module in (epapers, portals, scripted) for kind in module.KINDS}
PRESSES = {name: kind() for name, kind in MADE.items()}
FIELDS = ("title", "publisher_name", "published", "author", "editor", "paragraphs")


def configure(folder, addresses, presses, extra=""):
    lines = ["[site]", 'base_url = "https://site.example"', "[crawl]", "delay = 0.0"]
    lines.append(f"allow_hosts = {json.dumps([address.removeprefix('http://') for address in addresses.values()])}")
    lines.append(extra)
    for name, press in presses.items():
        # A source's own name would hide what its pages say.
        lines += ["[[source]]", f'name = "{name}"', f'publisher = "{press.publisher or "?"}"']
        lines += [f"urls = {json.dumps([addresses[name] + press.entry])}", 'family = "auto"']
    (folder / "infocenter.toml").write_text("\n".join(lines) + "\n", "utf-8")
    return Place(folder)


@dataclass
class Crawled:
    """What a crawl of all presses gave."""

    place: Place
    done: CompletedProcess
    presses: dict
    addresses: dict[str, str]
    rows: dict

    def row(self, name, story):
        return self.rows.get((name, self.addresses[name] + story.url))


def crawl(folder, sites, presses):
    for press in presses.values():
        press.write(sites)
    with newsroom.start(0, sites=sites) as running:
        place = configure(folder, running.addresses, presses)
        done = place.run("crawl")
        yield Crawled(place, done, presses, running.addresses, rows_of(place))


def rows_of(place):
    return {(row["source"], row["url"]): row for row in place.export("bulletins")}


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    yield from crawl(tmp_path_factory.mktemp("presses"), tmp_path_factory.mktemp("sites"), PRESSES)


@pytest.fixture(scope="session")
def varied(tmp_path_factory):
    """The same sites in other clothes, each in its own."""
    presses = {name: vary(kind(), seed) for seed, (name, kind) in enumerate(MADE.items())}
    yield from crawl(tmp_path_factory.mktemp("varied"), tmp_path_factory.mktemp("clothes"), presses)


@pytest.fixture(params=["plain", "varied"])
def crawled(request):
    return request.getfixturevalue(request.param)


def got_of(row, field, wanted=None):
    if field == "published":
        time = (row[field] or "").replace("T", " ").removesuffix("+08:00") or None
        return time[: len(wanted)] if time and len(wanted) > len("2024-05-01") else time  # seconds of a machine's stamp
    return row[field]


@pytest.mark.parametrize("name", PRESSES)
@pytest.mark.parametrize("field", FIELDS)
def test_every_field(crawled, name, field):
    for story in crawled.presses[name].stories:
        row = crawled.row(name, story)
        assert row is not None, f"{story.url} is missing"
        wanted = story.source if field == "publisher_name" else getattr(story, field)
        assert got_of(row, field, wanted) == wanted, story.url


@pytest.mark.parametrize("name", PRESSES)
def test_nothing_else_is_taken(crawled, name):
    wanted = {crawled.addresses[name] + story.url for story in crawled.presses[name].stories}
    assert {url for source, url in crawled.rows if source == name} <= wanted


def test_no_source_is_told_to_be_broken(crawled):
    assert crawled.done.returncode == 0, crawled.done.stderr.decode()


def test_what_must_be_bought_is_counted_and_left_alone(plain):
    line = next(line for line in plain.done.stdout.decode().splitlines() if line.startswith("founder_new"))
    assert "6 new" in line
    assert "6 behind a paywall" in line


def test_a_second_crawl_finds_nothing_new(plain):
    again = plain.place.run("crawl")
    assert again.returncode == 0, again.stderr.decode()
    assert "nothing new; every page is as it was" in again.stdout.decode()
    assert rows_of(plain.place).keys() == plain.rows.keys()


@pytest.mark.parametrize("name", ["founder_old", "founder_new", "own_gbk", "calendar", "asked", "people", "atom"])
def test_a_window_of_history_ends_at_its_day(plain, tmp_path, name):
    press = PRESSES[name]
    days = sorted(story.day for story in press.stories)
    since = days[len(days) // 2]
    place = configure(tmp_path, plain.addresses, {name: press})
    done = place.run("crawl", "--since", since)
    assert done.returncode == 0, done.stderr.decode()
    wanted = {plain.addresses[name] + story.url for story in press.stories if story.day >= since}
    assert {url for _, url in rows_of(place)} == wanted
