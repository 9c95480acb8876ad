"""A site for the tests of the crawler: pages by path, any misbehaviour, and a log of what was asked and when."""

import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[1]
TEXT = "4月{day}日,督察组向新疆维吾尔自治区转办第{day}批信访件{count}件,其中乌鲁木齐市{part}件,喀什地区{rest}件。"


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    time: float
    path: str
    headers: dict[str, str]


@dataclass
class Reply:
    """An answer; ``act`` may write to the connection itself instead."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[Any], None] | None = None


class Site:
    """A running site: ``pages`` answers by path, each a reply or a function of the request's number for that path."""

    def __init__(self, host: str = "127.0.0.1", context: Any = None) -> None:
        self.pages: dict[str, Any] = {}
        self.log: list[Asked] = []
        self.count: Counter[str] = Counter()
        self.open = self.most_open = 0
        self.validators = False
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                site.answer(self)

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.scheme = "http"
        if context:
            self.scheme = "https"
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.server.handle_error = lambda *_: None
        self.host = f"{host}:{self.server.server_port}"
        self.url = f"{self.scheme}://{self.host}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: Any) -> None:
        path = handler.path
        with self._lock:
            self.count[path] += 1
            number = self.count[path]
            self.log.append(Asked(time.monotonic(), path, {k.lower(): v for k, v in handler.headers.items()}))
            self.open += 1
            self.most_open = max(self.most_open, self.open)
        try:
            page = self.pages.get(path)
            reply = page(number) if callable(page) else page
            self.send(handler, reply if reply is not None else Reply("不存在", 404))
        except OSError:
            handler.close_connection = True  # the crawler hung up, as it should
        finally:
            with self._lock:
                self.open -= 1

    def send(self, handler: Any, reply: Reply | str) -> None:
        if isinstance(reply, str):
            reply = Reply(reply)
        if reply.act:
            handler.close_connection = True
            reply.act(handler)
            return
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        headers = {"Content-Type": "text/html; charset=utf-8"} | reply.headers
        if self.validators and reply.status == 200:
            headers["ETag"] = f'"{hash(body)}"'
            if handler.headers.get("If-None-Match") == headers["ETag"]:
                handler.send_response(304)
                handler.send_header("ETag", headers["ETag"])
                handler.end_headers()
                return
        handler.send_response(reply.status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def paths(self) -> list[str]:
        """Return what was asked, in order."""
        return [each.path for each in self.log]

    def gaps(self) -> list[float]:
        """Return the seconds between one request and the next."""
        return [after.time - before.time for before, after in zip(self.log, self.log[1:], strict=False)]


def article(day: int, *, title: str = "", text: str = "", date: str = "") -> str:
    """Return an article's page in plain markup."""
    count = 60 + day
    told = text or TEXT.format(day=day, count=count, part=count - 20, rest=20)
    title = title or f"督察组向新疆转办第{day}批群众信访举报件"
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>来源:某报 时间:{date or f'2022-04-{day:02d}'} 09:30 作者:张三</p><div class='content'><p>{told}</p>"
        f"<p>各地各部门正在按照要求办理,办理情况将向社会公开,接受群众的监督。</p><p>责任编辑:李四</p></div></body></html>"
    )


def listing(*days: int, more: str = "", path: str = "/news/202204") -> str:
    """Return a list page that links the articles of some days."""
    items = "".join(
        f'<li><a href="{path}/{1000 + day}.html">督察组向新疆转办第{day}批群众信访举报件</a>'
        f"<span>2022-04-{day:02d}</span></li>"
        for day in days
    )
    return f"<html><head><title>公告</title></head><body><ul>{items}</ul>{more}</body></html>"


def address(day: int) -> str:
    """Return the path of a day's article."""
    return f"/news/202204/{1000 + day}.html"


def fill(site: Site, *days: int) -> None:
    """Give a site a robots.txt, a list and its articles."""
    site.pages |= {"/robots.txt": Reply("User-agent: *\nAllow: /\n", headers={"Content-Type": "text/plain"})}
    site.pages["/list.html"] = listing(*days)
    for day in days:
        site.pages[address(day)] = article(day)


class Place:
    """A folder with a configuration that names sites as sources."""

    def __init__(
        self, folder: Path, sites: dict[str, str], *, allowed: list[str] | None = None, **settings: Any
    ) -> None:
        self.folder = folder
        self.sites = sites
        hosts = [url.split("/")[2] for url in sites.values()] if allowed is None else allowed
        crawl = {"delay": 0, "timeout": 5, "allow_hosts": hosts} | settings
        lines = ["[site]", 'base_url = "https://site.example"', "[crawl]"]
        lines += [f"{name} = {json.dumps(value)}" for name, value in crawl.items()]
        for name, url in sites.items():
            urls = [url] if url.count("/") > 2 else [f"{url}/list.html"]
            lines += ["[[source]]", f'name = "{name}"', f'publisher = "{name}报"', f"urls = {json.dumps(urls)}"]
            lines += ['cadence = "daily"']
        (folder / "infocenter.toml").write_text("\n".join(lines) + "\n", "utf-8")

    def run(self, *arguments: str, env: dict[str, str] | None = None, **options: Any) -> "Done":
        """Run the command line there."""
        done = subprocess.run(
            [sys.executable, "-m", "infocenter", *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | (env or {}),
            capture_output=True,
            timeout=200,
            check=False,
            **options,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def bulletins(self) -> list[dict[str, Any]]:
        """Return what is known."""
        return [json.loads(line) for line in self.run("export", "bulletins").out.splitlines()]

    def states(self) -> dict[str, dict[str, Any]]:
        """Return what status tells of each source."""
        return {each["source"]: each for each in json.loads(self.run("status", "--json").out)["sources"]}


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stderr; a traceback is none."""
        assert "Traceback" not in self.err, self.err
        return self.err.splitlines()


def rules(site: Site, text: str, **headers: str) -> None:
    """Give a site a robots.txt."""
    site.pages["/robots.txt"] = Reply(text, headers={"Content-Type": "text/plain"} | headers)


def http_date(seconds: float) -> str:
    """Return a time from now as HTTP writes it."""
    return formatdate(time.time() + seconds, usegmt=True)


def reset(handler: Any) -> None:
    """End the connection with a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def raw(data: bytes, *, forever: bytes = b"", pause: float = 0) -> Reply:
    """Return a reply of raw bytes, followed by others without an end."""

    def act(handler: Any) -> None:
        handler.wfile.write(data)
        while forever:
            handler.wfile.write(forever)
            handler.wfile.flush()
            time.sleep(pause)

    return Reply(act=act)
