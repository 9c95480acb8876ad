"""Killed at any moment, a crawl loses nothing: the next run ends where an undisturbed one does."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, configure
from warcio.archiveiterator import ArchiveIterator

from bulletin.ledger import Ledger, pages
from crawler.archive import Place, digest, read

pytestmark = pytest.mark.xdist_group("newsroom")
KILLS = int(os.environ.get("KILLS", "4"))
TOLD = ("id", "url", "title", "published", "paragraphs", "tables", "duplicate_of", "revision", "observations")


def known(place):
    return sorted([{name: row[name] for name in TOLD} for row in place.export("bulletins")], key=lambda row: row["id"])


def archived(place):
    """Return what the archive holds: each address with the digest of each body that it gave."""
    held = set()
    for path in sorted((place.folder / "archive").glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                    held.add((record.rec_headers["WARC-Target-URI"], record.rec_headers["WARC-Payload-Digest"]))
                record.content_stream().read()
    return held


def check_pages(place):
    """Check that every page that the ledger knows is in the archive, bit for bit."""
    addresses = {url for url, _ in archived(place)}
    url = f"sqlite:///{place.folder / 'ledger.sqlite'}"
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        rows = [row for each in sorted(addresses) if (row := pages.get(connection, each))]
    assert len(rows) > 80
    for row in rows:
        assert digest(read(place.folder / "archive", Place(row.warc_file, row.warc_offset))) == row.digest


def test_a_killed_crawl_is_made_good_by_the_next(crawled, tmp_path):
    undisturbed, _, running = crawled
    moments = random.Random(7)  # noqa: S311 - moments, no secrets
    place = configure(tmp_path, running.addresses)
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "infocenter", "crawl", "--quiet"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.7, 5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = place.run("crawl", "--full")
    assert done.returncode == 0, done.stderr.decode()
    assert known(place) == known(undisturbed)
    assert archived(place) == archived(undisturbed)
    check_pages(place)
    for row in place.export("bulletins"):
        assert read(tmp_path / "archive", Place(row["warc"]["file"], row["warc"]["offset"]))
    files = sorted((tmp_path / "archive").glob("*.warc.gz"))
    checked = subprocess.run([Path(sys.executable).with_name("warcio"), "check", *files], check=False, timeout=120)
    assert checked.returncode == 0
