"""How fast the crawler is, as ratios within one run: ``python bench/crawling.py [PAGES]...``.

Eight hosts on loopback serve article pages of 20 KB, each article on two of them. Against the crawler, with parsing,
archive and ledger on and delays off, stands a stock Scrapy spider that asks for the same pages and does one CSS query
on each. Of several counts each is a run of its own, with an archive and a ledger of its own: peak memory and the pages
a second should not change with it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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


def _page(number: int) -> str:
    """Return an article with figures of its own, so that none is a copy of another."""
    drawn = random.Random(number)  # noqa: S311 - figures, no secrets
    title = f"转办第{number}件信访件"
    names = ("ArticleTitle", title), ("PubDate", "2022-04-22"), ("ContentSource", "某报")
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in names)
    texts = (_TEXT.format(*(drawn.randint(1, 999) for _ in range(6))) for _ in range(6))
    body = "".join(f"<p>{text}</p>" for text in texts)
    shown = f'<h1>{title}</h1><div class="info">2022-04-22 来源:某报</div>'
    return f'<html><head><title>{title}-某报</title>{head}{_BEFORE}{shown}<div class="TRS_Editor">{body}</div>{_AFTER}'


class _Site(BaseHTTPRequestHandler):
    """Lists of articles and the articles, with validators."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one packet, or the client's delayed ACK is what is measured
    pages = 0
    first = 0

    def do_GET(self) -> None:
        body = self._body().encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", "0" if same else str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def _body(self) -> str:
        article = re.search(r"/t20220422_(\d+)\.html", self.path)
        if article:
            return _page(self.first + int(article[1]))
        number = int((re.search(r"index_(\d+)", self.path) or [0, 0])[1])
        items = range(number * _LIST, min(self.pages, (number + 1) * _LIST))
        links = "".join(
            f'<li><a href="/zw/202204/t20220422_{100000 + n}.html">转办第{n}件信访件的公告</a></li>' for n in items
        )
        older = f'<a href="/zw/index_{number + 1}.html">下一页</a>' if (number + 1) * _LIST < self.pages else ""
        return f"<html><body><ul>{links}</ul>{older}</body></html>"

    def log_message(self, *_: object) -> None:
        pass


def serve(pages: int, ports: multiprocessing.Queue[list[int]]) -> None:
    """Serve on free ports until killed."""
    sites = [type("_Host", (_Site,), {"pages": pages, "first": host // 2 * pages}) for host in range(_HOSTS)]
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), site) for site in sites]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    ports.put([server.server_port for server in servers])
    time.sleep(3600)


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


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the seconds that a command takes and its peak memory in MB."""
    start = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)}  # what stands here
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{said.decode()}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def declare(folder: Path, ports: list[int]) -> None:
    """Write the configuration and the stock spider."""
    hosts = ", ".join(f'"127.0.0.1:{port}"' for port in ports)
    lines = ['[site]\nbase_url = "http://x.example"\n[crawl]\ndelay = 0', f"allow_hosts = [{hosts}]"]
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
            peer, _ = timed([sys.executable, "stock.py", ",".join(map(str, ports))], folder)
            cold, first = timed([sys.executable, "-m", "infocenter", "crawl", "--quiet"], folder)
            warm, second = timed([sys.executable, "-m", "infocenter", "crawl", "--full", "--quiet"], folder)
    finally:
        server.kill()
    print(f"{count:,} pages")
    print(f"stock spider  {count / peer:8.0f} pages/s")
    print(f"cold crawl    {count / cold:8.0f} pages/s  ({peer / cold:.2f} of the stock spider)")
    print(f"warm crawl    {count / warm:8.0f} pages/s  ({cold / warm:.2f} times the cold one)")
    print(f"peak memory   {first:8,.0f} MB cold, {second:,.0f} MB warm", flush=True)


if __name__ == "__main__":
    for wanted in map(int, sys.argv[1:] or ["1600"]):
        measure(wanted)
