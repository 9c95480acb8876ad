"""The second process: what is read there comes back, and its end costs no more than the pages it was at."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.aside import Aside
from crawler.errors import CrawlerError, DriftError
from crawler.families import detect, read_article
from crawler.page import PageText


def where(value):
    return os.getpid(), value


def stumble(told):
    raise DriftError(told)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def held(path):
    """Tell whether this process holds a file open."""
    return any(each.samefile(path) for each in Path("/proc/self/fd").iterdir() if each.exists())


def alive(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text("utf-8").split()[2] != "Z"


def run(work):
    with Aside(alone=False) as aside:

        async def inside():
            try:
                return await work(aside)
            finally:
                aside.let_go()

        return asyncio.run(inside())


def test_work_is_done_in_another_process_and_comes_back_in_order():
    async def work(aside):
        return [await aside("x", where, number) for number in range(20)]

    answers = run(work)
    assert [value for _, value in answers] == list(range(20))
    assert {process for process, _ in answers}.isdisjoint({os.getpid()})
    assert len({process for process, _ in answers}) == 1


def test_with_much_to_do_both_processes_work_and_nobody_gets_another_s_answer():
    async def work(aside):
        return await asyncio.gather(*(aside("x", where, "字" * number) for number in range(500)))

    answers = run(work)
    assert [len(value) for _, value in answers] == list(range(500))
    assert len({process for process, _ in answers}) == 2


def test_without_a_second_core_work_is_done_here():
    with Aside(alone=True) as aside:
        assert asyncio.run(aside("x", where, 1)) == (os.getpid(), 1)


def test_what_is_larger_than_any_pipe_goes_both_ways():
    async def work(aside):
        return await asyncio.gather(*(aside("x", where, bytes(5_000_000)) for _ in range(3)))

    assert [len(value) for _, value in run(work)] == [5_000_000] * 3


def test_an_error_is_raised_where_the_work_was_asked_for():
    async def work(aside):
        with pytest.raises(DriftError, match="no title"):
            await aside("x", stumble, "no title")
        return await aside("x", where, 1)

    assert run(work)[1] == 1


def test_the_other_process_s_death_is_an_error_of_its_page_and_the_rest_is_done_here():
    async def work(aside):
        with pytest.raises(CrawlerError, match=r"http://a\.example/1: the process that reads pages died"):
            await aside("http://a.example/1", die)
        return await aside("x", where, 1)

    assert run(work) == (os.getpid(), 1)


def test_the_other_process_holds_none_of_our_files(tmp_path):
    path = tmp_path / "lock"
    with path.open("w"):

        async def work(aside):
            return await aside("x", held, str(path))

        assert run(work) is False
        assert held(path)


def test_the_other_process_ends_when_ours_is_killed():
    code = (
        "import time; from crawler.aside import Aside\n"
        "aside = Aside(alone=False); print(aside._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as ours:
        pid = int(ours.stdout.readline())
        ours.kill()
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    outlived = alive(pid)
    if outlived:
        os.kill(pid, signal.SIGKILL)
    assert not outlived


def test_a_page_can_be_sent_after_it_was_looked_at():
    page = PageText(
        "http://a.example/t20220422_1.html",
        "<html><body><h1>督察组转办信访件的公告</h1><div class=TRS_Editor><p>4月21日,转办信访件76件。</p></div></html>",
    )
    family = detect(page)  # parses it

    async def work(aside):
        return await aside(page.url, read_article, family, page, sure=False)

    assert run(work)[1] == read_article(family, page, sure=False)[1]
