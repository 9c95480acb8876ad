"""How fast the crawler is, as ratios within one run: ``python bench/crawling.py [PAGES]...``.

Eight hosts on loopback serve article pages of 20 KB, each article on two of them; all are made before the clock starts.
Against the crawler, with parsing, archive and ledger on and delays off, stands a stock Scrapy spider that asks for the
same pages and does one CSS query on each. Of several counts each is a run of its own, with an archive and a ledger of
its own: peak memory and the pages a second should not change with it. On a machine with other work the clock says
little; the time of the processors, of all processes of a leg, says what a page costs.
"""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_HOSTS = 8
_LIST = 50
_SIZE = 20_000
_TEXT = "4月21日,督察组向我区转办信访件{}件,其中自治区{}件,兵团{}件,大气{}件、水{}件、噪声{}件。"
_MENU = '<li class="nav-item"><a class="nav-link" href="/lm{0}/index.html" title="栏目{0}">栏目{0}</a></li>\n'


def _around() -> tuple[str, str]:
    """Return what stands before and after an article's own head and text, as much as on a real page."""
    menu = "".join(_MENU.format(number) for number in range(60))
    style = "<style>" + "".join(f".c{number} {{ margin: {number}px auto; }}\n" for number in range(80)) + "</style>"
    script = "<script>" + "".join(f"track({number}, 'page', document.title);\n" for number in range(80)) + "</script>"
    before = f'{style}</head><body><div class="header"><ul class="nav">{menu}</ul></div><div class="main">'
    footer = '<div class="footer"><p>版权所有</p></div></body></html>'
    after = f'</div><div class="sidebar"><ul>{menu}</ul></div>{script}{footer}'
    room = _SIZE - len((before + after).encode())
    return before, f"{after}<!-- {'x' * room} -->" if room > 0 else after


_BEFORE, _AFTER = _around()
_SHARED = {part: part.encode() for part in (_BEFORE, _AFTER)}


def _page(number: int) -> tuple[str, ...]:
    """Return an article's parts; its figures are its own, so that none is a copy of another."""
    drawn = random.Random(number)  # noqa: S311 - figures, no secrets
    title = f"转办第{number}件信访件"
    names = ("ArticleTitle", title), ("PubDate", "2022-04-22"), ("ContentSource", "某报")
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in names)
    texts = (_TEXT.format(*(drawn.randint(1, 999) for _ in range(6))) for _ in range(6))
    body = "".join(f"<p>{text}</p>" for text in texts)
    shown = f'<h1>{title}</h1><div class="info">2022-04-22 来源:某报</div>'
    start = f"<html><head><title>{title}-某报</title>{head}"
    return start, _BEFORE, f'{shown}<div class="TRS_Editor">{body}</div>', _AFTER


class _Host:
    """One host's answers, made before the clock starts: heads and middles; what all articles share is kept once."""

    def __init__(self, pages: int, first: int) -> None:
        self._articles = [_parts(_page(first + number)) for number in range(pages)]
        self._lists = [_parts(_list(number, pages)) for number in range(-(-pages // _LIST))]

    def answer(self, path: str, tag: str) -> list[bytes]:
        """Return the answer to a question for a path by one who has the page of this tag, or none."""
        article, listed = _ARTICLE.search(path), _INDEX.search(path)
        if not (article or listed):
            return [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"]
        own, parts = self._articles[int(article[1])] if article else self._lists[int((listed or [0, 0])[1] or 0)]
        if tag == own:
            return [f"HTTP/1.1 304 Not Modified\r\nETag: {own}\r\nContent-Length: 0\r\n\r\n".encode()]
        length = sum(map(len, parts))
        kind = "Content-Type: text/html; charset=utf-8"
        return [f"HTTP/1.1 200 OK\r\nETag: {own}\r\n{kind}\r\nContent-Length: {length}\r\n\r\n".encode(), *parts]


_ARTICLE, _INDEX = re.compile(r"/t20220422_1(\d{5})\.html"), re.compile(r"/index(?:_(\d+))?\.html")


def _parts(body: tuple[str, ...]) -> tuple[str, tuple[bytes, ...]]:
    """Return a body's tag and its parts as bytes; the long ones are the same objects in all pages."""
    parts = tuple(_SHARED.get(part) or part.encode() for part in body)
    return f'"{hashlib.sha256(b"".join(parts)).hexdigest()[:16]}"', parts


def _list(number: int, pages: int) -> tuple[str, ...]:
    """Return a list page."""
    items = range(number * _LIST, min(pages, (number + 1) * _LIST))
    row = '<li><a href="/zw/202204/t20220422_{}.html">转办第{}件信访件的公告</a></li>'
    links = "".join(row.format(100000 + n, n) for n in items)
    older = f'<a href="/zw/index_{number + 1}.html">下一页</a>' if (number + 1) * _LIST < pages else ""
    return (f"<html><body><ul>{links}</ul>{older}</body></html>",)


class _Connection(asyncio.Protocol):
    """Answers one question after another, each in one piece, or the client's delayed ACK is what is measured."""

    def __init__(self, host: _Host) -> None:
        self._host, self._asked = host, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._asked += data
        while b"\r\n\r\n" in self._asked:
            head, _, self._asked = self._asked.partition(b"\r\n\r\n")
            tag = re.search(rb"\r\nIf-None-Match: *([^\r]+)", head, re.IGNORECASE)
            answer = self._host.answer(head.split(b" ", 2)[1].decode(), tag[1].decode() if tag else "")
            self._transport.writelines(answer)  # type: ignore[attr-defined]


def serve(pages: int, ports: multiprocessing.Queue[list[int]]) -> None:
    """Serve on free ports until killed."""

    async def run() -> None:
        twins = [_Host(pages, pair * pages) for pair in range(_HOSTS // 2)]
        loop = asyncio.get_running_loop()
        made = [partial(_Connection, twins[number // 2]) for number in range(_HOSTS)]
        servers = [await loop.create_server(each, "127.0.0.1", 0) for each in made]
        ports.put([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.sleep(3600 * 24)

    asyncio.run(run())


_STOCK = """
import scrapy, sys
from scrapy.crawler import CrawlerProcess
ports = sys.argv[1].split(",")
class Stock(scrapy.Spider):
    name = "stock"
    start_urls = [f"http://127.0.0.1:{port}/zw/index.html" for port in ports]
    def parse(self, response):
        for href in response.css("a::attr(href)").getall():
            yield response.follow(href, self.parse if "index" in href else self.article)
    def article(self, response):
        yield {"text": response.css(".TRS_Editor p::text").getall()}
process = CrawlerProcess({"LOG_ENABLED": False, "ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False})
process.crawl(Stock)
process.start()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command takes: seconds by the clock, seconds of processors in all its processes, peak memory in MB."""

    clock: float
    work: float
    memory: float


def timed(command: list[str], folder: Path) -> Cost:
    """Run a command and return what it takes."""
    start = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)}  # what stands here
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)  # with the processes that it waited for
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{said.decode()}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def declare(folder: Path, ports: list[int]) -> None:
    """Write the configuration and the stock spider."""
    hosts = ", ".join(f'"127.0.0.1:{port}"' for port in ports)
    lines = ['[site]\nbase_url = "http://x.example"', "[crawl]\ndelay = 0\nbudget_minutes = 600"]
    lines += [f"allow_hosts = [{hosts}]"]
    lines += [
        f'[[source]]\nname = "s{port}"\npublisher = "某报"\nurls = ["http://127.0.0.1:{port}/zw/index.html"]'
        for port in ports
    ]
    (folder / "infocenter.toml").write_text("\n".join(lines), "utf-8")
    (folder / "stock.py").write_text(_STOCK, "utf-8")


def measure(pages: int) -> None:
    """Print pages a second, ratios and peak memory."""
    each = pages // _HOSTS
    queue: multiprocessing.Queue[list[int]] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(each, queue), daemon=True)
    server.start()
    ports = queue.get()
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            declare(folder, ports)
            count = each * _HOSTS
            stock = timed([sys.executable, "stock.py", ",".join(map(str, ports))], folder)
            cold = timed([sys.executable, "-m", "infocenter", "crawl", "--quiet"], folder)
            warm = timed([sys.executable, "-m", "infocenter", "crawl", "--full", "--quiet"], folder)
    finally:
        server.kill()
    print(f"{count:,} pages        pages/s   work ms/page   peak MB")
    for name, cost in (("stock spider", stock), ("cold crawl", cold), ("warm crawl", warm)):
        print(f"{name:14}{count / cost.clock:12.0f}{cost.work / count * 1000:15.2f}{cost.memory:10.0f}")
    print(f"cold: {stock.clock / cold.clock:.2f} of the stock spider; warm: {cold.clock / warm.clock:.2f} of cold")
    sys.stdout.flush()


if __name__ == "__main__":
    for wanted in map(int, sys.argv[1:] or ["1600"]):
        measure(wanted)
