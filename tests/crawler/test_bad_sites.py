"""Hostile and broken sites, all in one crawl: each is told in one clear line, the others go on, nothing is lost."""

import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from bad_sites import SITES
from certificates import certificate, tls
from site_of_tests import Place, Site, address, fill

pytestmark = pytest.mark.xdist_group("bad_sites")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Crawl all of them in one run."""
    folder = tmp_path_factory.mktemp("sites")
    authority = certificate(folder, "authority", days=100)
    with ExitStack() as stack:
        sites = {}
        for name, (break_it, _) in SITES.items():
            sites[name] = site = stack.enter_context(Site())
            fill(site, 1, 2, 3)
            break_it(site)
        for name, made in (
            ("trusted", certificate(folder, "trusted", days=9, issuer=authority)),
            ("expired", certificate(folder, "expired", days=-1, issuer=authority)),
            ("self_signed", certificate(folder, "self_signed", days=9)),
            ("other_name", certificate(folder, "other_name", days=9, host="127.0.0.9", issuer=authority)),
        ):
            sites[name] = site = stack.enter_context(Site(context=tls(made[0])))
            fill(site, 1, 2, 3)
        taken = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        closed = taken.getsockname()[1]
        taken.close()
        places = {name: site.url for name, site in sites.items()} | {"refused": f"http://127.0.0.1:{closed}"}
        place = Place(folder, places, timeout=3, budget_minutes=2)
        began = time.monotonic()
        done = place.run("crawl", env={"SSL_CERT_FILE": str(authority[0])})
        yield place, done, sites, time.monotonic() - began


WORDS = {name: words for name, (_, words) in SITES.items()} | {
    "trusted": None,
    "expired": "certificate",
    "self_signed": "certificate",
    "other_name": "certificate",
    "refused": "connection was refused",
}


@pytest.mark.parametrize(("name", "words"), WORDS.items())
def test_a_broken_site_is_told_in_one_clear_line(crawled, name, words):
    _, done, sites, _ = crawled
    lines = [line for line in done.lines if line.startswith(f"infocenter: {name}:")]
    if words is None:
        assert lines == []
    else:
        assert len(lines) == 1, lines
        assert words in lines[0]
        assert sites[name].host in lines[0] if name in sites else True
        assert len(lines[0]) < 400


def test_the_others_went_on(crawled):
    place, done, *_ = crawled
    assert done.code == 3
    whole = {name for name, words in WORDS.items() if words is None}
    counted = {}
    for row in place.bulletins():
        counted[row["source"]] = counted.get(row["source"], 0) + 1
    assert {name for name, count in counted.items() if count >= (1 if name in {"chain", "parts"} else 3)} >= whole - {
        "chain"
    }
    assert counted["future"] == counted["deep"] == counted["long_line"] == 2
    texts = [
        row["paragraphs"] for row in place.bulletins() if row["url"].endswith(address(1)) and "as" in row["source"]
    ]
    assert len(texts) == 2
    assert texts[0] == texts[1]


def test_what_fails_the_same_way_again_is_not_asked_again(crawled):
    _, _, sites, _ = crawled
    for name in ("announced", "bomb", "nested_bomb", "many_layers", "one_line", "noise", "empty"):
        assert sites[name].count["/list.html"] == 1, name
    assert sites["drip"].count["/list.html"] == 2
    assert sites["cut_off"].count["/list.html"] == 4
    assert sum(sites["storm_inside"].count.values()) == 2 + 3 * 4


def test_lists_without_an_end_end(crawled):
    _, _, sites, took = crawled
    assert sum(sites["chain"].count.values()) < 10
    assert sum(sites["parts"].count.values()) < 600
    assert took < 120


def test_nothing_outside_was_asked(crawled):
    _, _, sites, _ = crawled
    for name in (name for name in sites if name.startswith("to_") and name != "to_itself"):
        assert sites[name].paths() == ["/robots.txt", "/list.html"]


def test_the_archive_is_whole(crawled):
    place, *_ = crawled
    files = list((place.folder / "archive").glob("*.warc.gz"))
    checked = subprocess.run(
        [Path(sys.executable).with_name("warcio"), "check", *files], capture_output=True, check=False, timeout=120
    )
    assert checked.returncode == 0, checked.stdout
