"""A full disk, a read-only archive, a locked ledger: one line, the right code, nothing lost, the next run goes on."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from site_of_tests import Place, Site, address, article, fill, listing
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Place as At
from crawler.archive import read


@pytest.fixture
def site():
    with Site() as running:
        fill(running, *range(1, 9))
        yield running


def small(size):
    """Let no file of a process grow larger, as a full disk would not."""

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def whole(place):
    """Check that every bulletin's page is in the archive, and the archive readable to its end."""
    for path in (place.folder / "archive").glob("*.gz"):
        with path.open("rb") as file:
            assert sum(1 for _ in ArchiveIterator(file)) > 0
    for row in place.bulletins():
        assert "督察组" in read(place.folder / "archive", At(row["warc"]["file"], row["warc"]["offset"])).decode()


def test_a_disk_that_fills_up_during_a_crawl(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl", "--max-pages", "4").code == 3
    before = place.bulletins()
    for day in range(1, 9):
        site.pages[address(day)] = article(day).replace("</body>", f"<!--{os.urandom(60_000).hex()}--></body>")
    # The ledger's files are larger already: only the archive's new file is stopped.
    size = 150_000
    done = place.run("crawl", preexec_fn=small(size))
    assert done.code in {3, 4}
    assert len(done.lines) == 1
    assert "archive" in done.err or "ledger" in done.err
    known = {row["id"]: row for row in place.bulletins()}
    assert set(known) >= {row["id"] for row in before}
    whole(place)
    asked = len(site.log)
    assert place.run("crawl").code == 0
    assert len(site.log) > asked
    assert len(place.bulletins()) == 8
    whole(place)


def test_nothing_more_is_asked_when_nothing_can_be_kept(tmp_path):
    with Site() as one, Site() as two:
        fill(one, *range(1, 9))
        fill(two, *range(1, 9))
        place = Place(tmp_path, {"a": one.url, "b": two.url}, delay=0.2)
        (tmp_path / "archive").write_text("a file where the folder should be", "utf-8")
        done = place.run("crawl")
        assert done.code == 4
        assert len(done.lines) == 1
        assert "archive" in done.err
        assert len(one.log) + len(two.log) <= 3
        (tmp_path / "archive").unlink()
        assert place.run("crawl").code == 0
        assert len(place.bulletins()) == 16


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere; the stand-in above says the same")
def test_a_read_only_archive(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    (tmp_path / "archive").mkdir(mode=0o500)
    done = place.run("crawl")
    assert (done.code, len(done.lines)) == (4, 1)


DRIVER = """
import sys
from bulletin.ledger import sqlite
sqlite.LOCK_SECONDS = 1
from infocenter.cli import main
sys.exit(main(["crawl"]))
"""


def test_a_locked_ledger(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl", "--max-pages", "4").code == 3
    before = place.bulletins()
    with sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(
            [sys.executable, "-c", DRIVER], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60
        )
        other.execute("ROLLBACK")
    assert done.returncode == 4
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"locked" in done.stderr
    assert place.bulletins() == before
    assert place.run("crawl").code == 0
    assert len(place.bulletins()) == 8


def test_what_the_archive_lost_is_fetched_again(site, tmp_path):
    site.validators = True
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    for path in (tmp_path / "archive").iterdir():
        path.unlink()
    done = place.run("crawl", "--full")
    assert (done.code, done.err) == (0, "")
    assert len(list((tmp_path / "archive").iterdir())) == 1
    assert place.run("replay").out.startswith("8 bulletins parsed again, 0 parsed differently")


def test_two_hosts_of_a_source_with_one_path_are_told_and_never_mixed(tmp_path):
    with Site() as one, Site() as two:
        fill(one, 1, 2)
        fill(two, 1, 2)
        two.pages[address(1)] = article(1, text="5月9日,督察组向另一省转办信访件777件,涉及大气和水。")
        place = Place(tmp_path, {"a": one.url}, allowed=[one.host, two.host])
        path = tmp_path / "infocenter.toml"
        lists = [f"{each.url}/list.html" for each in (one, two)]
        text = path.read_text("utf-8").replace(json.dumps(lists[:1]), json.dumps(lists))
        path.write_text(text, "utf-8")
        for _ in range(3):
            done = place.run("crawl", "--full")
            assert done.code == 3
            assert "has the path, so the id, of" in done.err
            rows = place.bulletins()
            assert [(row["revision"], "777件" in row["paragraphs"][0]) for row in rows] == [(1, False)] * 2


def test_a_list_that_names_an_article_twice_takes_it_once(tmp_path):
    with Site() as site:
        fill(site, 1, 2)
        site.pages["/list.html"] = listing(1, 1, 2, more=listing(2, 1))
        place = Place(tmp_path, {"a": site.url})
        assert place.run("crawl").code == 0
        assert site.count[address(1)] == 1
        assert len(place.bulletins()) == 2
