"""Made-up papers and news sites of many systems, crawled from end to end with ``family = "auto"``, every field compared."""

import json

import pytest
from conftest import Place
from presses import epapers, portals, scripted

from infocenter import newsroom

pytestmark = pytest.mark.xdist_group("presses")
PRESSES = {press.name: press for press in (kind() for module in (epapers, portals, scripted) for kind in module.KINDS)}
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


@pytest.fixture(scope="session")
def presses(tmp_path_factory):
    """Crawl every press once: what the crawl said, the addresses, the bulletins by source and path."""
    folder, sites = tmp_path_factory.mktemp("presses"), tmp_path_factory.mktemp("sites")
    for press in PRESSES.values():
        press.write(sites)
    with newsroom.start(0, sites=sites) as running:
        place = configure(folder, running.addresses, PRESSES)
        done = place.run("crawl")
        yield done, running.addresses, {(row["source"], row["url"]): row for row in place.export("bulletins")}


def got_of(row, field, wanted=None):
    if field == "published":
        time = (row[field] or "").replace("T", " ").removesuffix("+08:00") or None
        return time[: len(wanted)] if time and len(wanted) > len("2024-05-01") else time  # seconds of a machine's stamp
    return row[field]


@pytest.mark.parametrize("name", PRESSES)
@pytest.mark.parametrize("field", FIELDS)
def test_every_field(presses, name, field):
    _, addresses, rows = presses
    for story in PRESSES[name].stories:
        row = rows.get((name, addresses[name] + story.url))
        assert row is not None, f"{story.url} is missing"
        wanted = story.source if field == "publisher_name" else getattr(story, field)
        assert got_of(row, field, wanted) == wanted, story.url


@pytest.mark.parametrize("name", PRESSES)
def test_nothing_else_is_taken(presses, name):
    _, addresses, rows = presses
    assert {url for source, url in rows if source == name} <= {addresses[name] + story.url for story in PRESSES[name].stories}


def test_no_source_is_told_to_be_broken(presses):
    done, *_ = presses
    assert done.returncode == 0, done.stderr.decode()
