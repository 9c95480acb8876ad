"""Two Scrapyds, as on two machines, crawl into one ledger: one is killed, and nothing is lost or doubled."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from postgres_of_tests import running
from site_of_tests import ROOT, Site, address, article, fill
from test_postgres import on, told

from crawler.archive import Place as At
from crawler.archive import read
from crawler.sources import Source
from infocenter import jobs
from infocenter.errors import ConfigError
from infocenter.shards import shard

pytestmark = pytest.mark.xdist_group("postgres")
DAYS = range(1, 21)


class Scrapyd:
    """A Scrapyd in a folder, set up as the sample says but for its port and its haste."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        sample = (ROOT / "deploy" / "scrapyd.conf").read_text("utf-8")
        written = sample.replace("http_port = 6800", f"http_port = {self.port}")
        (folder / "scrapyd.conf").write_text(written.replace("poll_interval = 5", "poll_interval = 0.2"), "utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.folder / "scrapyd.log").open("ab") as log:
            self._process = subprocess.Popen(
                [Path(sys.executable).with_name("scrapyd"), "--pidfile="],
                cwd=self.folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(600):
            try:
                self.ask("daemonstatus.json")
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail((self.folder / "scrapyd.log").read_text("utf-8"))

    def kill(self) -> None:
        """Kill it and its job, as when a machine goes down."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def ask(self, what: str, **data: str) -> dict:
        """Return the answer to a question, or to an order when there is data."""
        body = urlencode(data).encode() if data else None
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{what}", body, timeout=30) as answer:
            return json.load(answer)

    def crawl(self, **arguments: str) -> str:
        """Order a crawl; return its number."""
        done = self.ask("schedule.json", project="infocenter", spider="bulletins", **arguments)
        assert done["status"] == "ok", done
        return done["jobid"]

    def wait(self, job: str) -> str:
        """Wait for the end of a job; return what it said."""
        for _ in range(1200):
            if any(each["id"] == job for each in self.ask("listjobs.json?project=infocenter")["finished"]):
                return (self.folder / "scrapyd/logs/infocenter/bulletins" / f"{job}.log").read_text("utf-8")
            time.sleep(0.1)
        return pytest.fail((self.folder / "scrapyd.log").read_text("utf-8"))


@contextmanager
def scrapyd(folder):
    one = Scrapyd(folder)
    try:
        one.start()
        yield one
    finally:
        one.kill()


@pytest.fixture
def sites():
    """Give four sites of a newspaper each; two of them print what the other two do, a day later."""
    with ExitStack() as stack:
        serving = {name: stack.enter_context(Site()) for name in "abcd"}
        for number, site in enumerate(serving.values()):
            fill(site, *DAYS)
            for day in DAYS:
                count = day * 7 + number % 2 * 400
                text = (
                    f"4月{day}日,督察组向新疆转办第{day}批信访件{count}件,其中喀什地区{day}件,哈密市{count - day}件。"
                )
                site.pages[address(day)] = article(day, text=text, date=f"2022-04-{day + number // 2:02d}")
        yield serving


def until(condition):
    deadline = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_two_machines_one_killed_lose_and_double_nothing(sites, tmp_path):
    urls = {name: site.url for name, site in sites.items()}
    undisturbed = on("sqlite:///ledger.sqlite", tmp_path / "undisturbed", urls)
    assert undisturbed.run("crawl").code == 0
    for site in sites.values():
        site.count.clear()
    with running() as server:
        ledger = server.url()
        places = [on(ledger, tmp_path / name, urls, delay=0.15) for name in ("one", "two")]
        with scrapyd(places[0].folder) as one, scrapyd(places[1].folder) as two:
            first, _ = one.crawl(sources="a,b"), two.crawl(sources="c,d")
            until(lambda: all(sum(sites[name].count[address(day)] for day in DAYS) > 5 for name in "cd"))
            two.kill()
            two.start()
            log = two.wait(two.crawl(sources="c,d"))
            went_on = {name: int(new) for name, new in re.findall(r"^([cd]) +(\d+) new", log, re.MULTILINE)}
            assert all(0 < new < len(DAYS) for new in went_on.values()), log
            assert set(went_on) == {"c", "d"}
            assert one.wait(first).count(f"{len(DAYS)} new,") == 2
        assert told(places[0]) == told(undisturbed)
        rows = places[0].bulletins()
        assert len(rows) == len({row["id"] for row in rows}) == 80
        assert {row["revision"] for row in rows} == {1}
        assert sum(row["duplicate_of"] is not None for row in rows) == 40
        for row in rows:
            place = places["abcd".index(row["source"]) // 2]
            body = read(place.folder / "archive", At(row["warc"]["file"], row["warc"]["offset"]))
            assert row["title"] in body.decode()
        names = [path.name for place in places for path in (place.folder / "archive").glob("*.gz")]
        assert len(names) == len(set(names)) >= 3
        codes = [run["exit_code"] for run in json.loads(places[0].run("status", "--json").out)["runs"]]
        assert codes.count(None) == 1  # the killed one


def test_archives_of_two_machines_are_joined(sites, tmp_path):
    urls = {name: sites[name].url for name in "ab"}
    with running() as server:
        ledger = server.url()
        one, two = (on(ledger, tmp_path / name, urls) for name in ("one", "two"))
        assert (one.run("crawl", "a").code, two.run("crawl", "b").code) == (0, 0)
        assert one.run("replay", "b").code == 3
        before = told(one)
        carried = subprocess.run(
            [sys.executable, "-m", "infocenter", "export", "warc"],
            cwd=two.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        ).stdout
        (tmp_path / "two.warc.gz").write_bytes(carried)
        done = one.run("import", str(tmp_path / "two.warc.gz"))
        assert "0 new bulletins, 0 changed, 20 as known" in done.out
        assert one.run("replay").out.startswith("40 bulletins parsed again, 0 parsed differently")
        assert told(one) == before


def source(name, *urls):
    return Source(name, name, urls)


def test_every_source_falls_to_one_machine_and_a_host_to_one():
    many = [source(f"s{number}", f"https://www.p{number}.example/") for number in range(40)]
    many += [source("more", "https://p7.example/more/"), source("both", "https://x.example/", "https://p7.example/")]
    parts = [shard(many, f"{number}/3") for number in (1, 2, 3)]
    assert sorted(each.name for part in parts for each in part) == sorted(each.name for each in many)
    assert all(len(part) > 5 for part in parts)
    names = [{each.name for each in part} for part in parts]
    assert any({"s7", "more", "both"} <= part for part in names)
    again = shard([*many, source("new", "https://new.example/")], "1/3")
    assert {each.name for each in again} - {"new"} == names[0]
    assert {each.name for each in shard(many, "1/1")} == {each.name for each in many}


@pytest.mark.parametrize("part", ["0/2", "3/2", "1", "a/b", "-1/2", "1/0", ""])
def test_a_part_that_is_none_is_named(part):
    with pytest.raises(ConfigError, match="--shard"):
        shard([], part)


def test_the_runner_tells_what_it_runs(capsys):
    assert jobs.main(["list", "-s", "LOG_STDOUT=0"]) == 0
    assert capsys.readouterr().out == "bulletins\n"
    assert jobs.main(["crawl", "others"]) == 2
    assert jobs.main(["crawl", "bulletins", "-a", "_job=1", "-a", "colour=red"]) == 2
    assert "a job has no argument 'colour'" in capsys.readouterr().err


@pytest.mark.parametrize("argument", ["sources=--config,x", "since=--full", "shard=../x"])
def test_a_job_s_arguments_are_no_other_options(tmp_path, monkeypatch, argument):
    on("sqlite:///ledger.sqlite", tmp_path, {"a": "http://127.0.0.1:9"})
    monkeypatch.chdir(tmp_path)
    log = tmp_path / "job.log"
    assert jobs.main(["crawl", "bulletins", "-s", f"LOG_FILE={log}", "-a", argument, "-a", "_job=7"]) == 2
    assert len(log.read_text("utf-8").splitlines()) == 1
