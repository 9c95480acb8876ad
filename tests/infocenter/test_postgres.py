"""The whole program on a PostgreSQL ledger: the same as on a file, kept, carried, locked, and in trouble."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest
from postgres_of_tests import PASSWORD
from site_of_tests import ROOT, Place, Site, address, article, fill

from bulletin.ledger import Ledger, bulletins
from crawler.address import host_of
from crawler.archive import Place as At
from crawler.archive import read
from infocenter import storeurl

pytestmark = pytest.mark.xdist_group("postgres")
EXPORTS = ("bulletins", "observations", "cases", "entries")


@pytest.fixture
def site():
    with Site() as serving:
        fill(serving, *range(1, 9))
        yield serving


def store(folder, url):
    """Let the configuration of a folder name a ledger."""
    path = folder / "infocenter.toml"
    path.write_text(f'[store]\nurl = "{url}"\n' + path.read_text("utf-8"), "utf-8")


def on(url, folder, sites, **settings):
    """Return a place whose ledger is at an address."""
    folder.mkdir(exist_ok=True)
    place = Place(folder, sites, **settings)
    store(folder, url)
    place.url = storeurl.absolute(url, folder)
    return place


def kept(place):
    """Return the records that a place's ledger keeps."""
    with Ledger(place.url, read_only=True) as ledger, ledger.transaction() as connection:
        return list(bulletins.records(connection))


def told(place):
    """Return what a place knows, but for when it saw it and where its archive has it."""
    rows = [[json.loads(line) for line in place.run("export", what).out.splitlines()] for what in EXPORTS]
    for row in rows[0]:
        for name in ("first_seen", "last_seen", "read_at", "warc"):
            del row[name]
    return rows


def archived(place):
    """Check that a place's archive holds the page of every bulletin."""
    for row in kept(place):
        assert read(place.folder / "archive", At(row.warc_file, row.warc_offset))


def test_the_newsroom_gives_the_same_on_both(crawled, postgres, tmp_path):
    undisturbed, *_ = crawled
    (tmp_path / "infocenter.toml").write_bytes((undisturbed.folder / "infocenter.toml").read_bytes())
    store(tmp_path, postgres.url())
    place = type(undisturbed)(tmp_path)
    done = place.run("run")
    assert done.returncode == 0, done.stderr.decode()
    for what in EXPORTS[1:]:
        assert place.export(what) == undisturbed.export(what)
    assert [row["id"] for row in place.export("bulletins")] == [row["id"] for row in undisturbed.export("bulletins")]
    again = place.run("run")
    assert again.returncode == 0
    assert "nothing new" in again.stdout.decode()
    assert place.run("replay").stdout.decode().endswith("42 bulletins parsed again, 0 parsed differently\n")
    for command in ("status", "review", "doctor", "publish"):
        done = place.run(command)
        assert (done.returncode, done.stderr) == (0, b"")
        assert command != "doctor" or b"(PostgreSQL " in done.stdout


def test_a_ledger_moves_from_a_file_to_a_server_and_back(postgres, site, tmp_path):
    file, url = on("sqlite:///ledger.sqlite", tmp_path / "file", {"a": site.url}), postgres.url()
    assert file.run("crawl").code == 0
    wanted = kept(file)
    server = on(url, tmp_path / "server", {"a": site.url})
    for one, other in ((file, server), (server, on("sqlite:///new.sqlite", tmp_path / "back", {"a": site.url}))):
        assert one.run("backup", str(tmp_path / "all.tar")).code == 0
        done = other.run("restore", str(tmp_path / "all.tar"))
        assert (done.code, done.err) == (0, "")
        assert kept(other) == wanted
        archived(other)
        again = other.run("restore", str(tmp_path / "all.tar"))
        assert (again.code, len(again.lines)) == (2, 1)
        assert "--force replaces it" in again.err
    site.pages[address(1)] = article(1, text="4月2日,督察组向新疆转办第1批信访件99件,其中乌鲁木齐市99件。")
    assert server.run("crawl", "--full").code == 0
    assert kept(server) != wanted
    assert server.run("restore", "--force", str(tmp_path / "all.tar")).code == 0
    assert kept(server) == wanted
    assert server.run("crawl").code == 0


def test_a_server_that_goes_away_ends_the_crawl_and_the_next_goes_on(postgres, site, tmp_path):
    place = on(postgres.url(), tmp_path, {"a": site.url})
    assert place.run("crawl", "--max-pages", "4").code == 3
    before = kept(place)

    def stop(number):
        threading.Thread(target=postgres.stop).start()
        time.sleep(0.5)
        return article(6)

    site.pages[address(6)] = stop
    done = place.run("crawl")
    down = place.run("status")
    postgres.start()
    assert (done.code, len(done.lines)) == (4, 1)
    assert "ledger postgresql://infocenter@127.0.0.1" in done.err
    assert (down.code, len(down.lines)) == (4, 1)
    assert "check that the server runs" in down.err
    assert PASSWORD not in done.err + down.err
    assert [row for row in kept(place) if row in before] == before
    site.pages[address(6)] = article(6)
    assert place.run("crawl").code == 0
    assert len(kept(place)) == 8


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://reader:hunter2@db.example/ledger", "PGPASSWORD"),
        ("postgresql://reader@db.example/ledger?password=hunter2", "PGPASSWORD"),
        ("postgresql://reader@db.example", "names no database"),
        ("postgresql://reader@db.example:many/ledger", "no port"),
        ("mysql://reader:hunter2@db.example/ledger", "neither sqlite:///FILE nor postgresql://"),
        ("sqlite://", "names no file"),
    ],
)
def test_an_address_of_no_ledger_is_a_configuration_error(tmp_path, url, words):
    done = on(url, tmp_path, {"a": "http://127.0.0.1:9"}).run("status")
    assert (done.code, len(done.lines)) == (2, 1)
    assert words in done.err
    assert "hunter2" not in done.err


def test_a_run_on_another_machine_is_told_from_a_failure(postgres, site, tmp_path):
    url = postgres.url()
    one, two = (on(url, tmp_path / name, {"a": site.url}) for name in ("one", "two"))
    with Ledger(url) as ledger, ledger.locked([host_of(site.url)]):
        for place, words in ((one, ("crawl",)), (two, ("reread", "--apply"))):
            done = place.run(*words)
            assert (done.code, len(done.lines)) == (75, 1)
            assert "another run" in done.err
    assert two.run("crawl").code == 0


def test_a_killed_crawl_is_made_good_by_the_next(postgres, site, tmp_path):
    fill(site, *range(1, 29))
    undisturbed = on("sqlite:///ledger.sqlite", tmp_path / "file", {"a": site.url})
    assert undisturbed.run("crawl").code == 0
    place = on(postgres.url(), tmp_path / "server", {"a": site.url}, delay=0.02)
    moments = random.Random(7)  # noqa: S311 - moments, no secrets
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "infocenter", "crawl", "--quiet"],
            cwd=place.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.7, 3))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = place.run("crawl", "--full")
    assert done.code == 0, done.err
    assert told(place) == told(undisturbed)
    assert {(row.revision, row.duplicate_of) for row in kept(place)} == {(1, None)}
    archived(place)
