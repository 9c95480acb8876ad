"""Killed at any moment, a crawl loses nothing: the next run ends where an undisturbed one does."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from conftest import ROOT, configure

from crawler.archive import Place, read

pytestmark = pytest.mark.xdist_group("newsroom")
KILLS = int(os.environ.get("KILLS", "4"))
TOLD = ("id", "url", "title", "published", "paragraphs", "tables", "duplicate_of", "revision", "observations")


def known(place):
    return sorted([{name: row[name] for name in TOLD} for row in place.export("bulletins")], key=lambda row: row["id"])


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
    for row in place.export("bulletins"):
        assert read(tmp_path / "archive", Place(row["warc"]["file"], row["warc"]["offset"]))
