"""Hostile and broken sites: what each does with a good list and three articles, and what is to be said of it."""

import gzip
import zlib

from site_of_tests import Reply, address, article, fill, listing, raw, reset

MB = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def compressed(body, **headers):
    return Reply(body, headers={"Content-Encoding": "gzip"} | headers)


def bomb(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(b" " * MB) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


BOMB = bomb(100)
DEEP = "<html><body>" + "<div>" * 100_000 + "督察组,转办。" + "</div>" * 100_000
LINKS = "".join(f'<a href="/news/202204/{n}.html">督察组向新疆转办第{n}批信访举报件</a>' for n in range(100, 110))

LIST = listing(1, 2, 3).encode()
CHUNKED = f"{len(LIST):x}\r\n".encode() + LIST + b"\r\n0\r\n\r\n"


def chain(number):
    """Return a list page that leads to another one, for ever, with nothing new in it."""
    return listing(1, more=f'<a href="/list_{number + 1}.html">下一页</a>')


class Endless(dict):
    """Pages without an end: any list has a next one, and each its own new articles."""

    def get(self, path, default=None):
        number = "".join(filter(str.isdigit, path)) or "0"
        if path.startswith("/list"):
            return self.list_page(int(number))
        return super().get(path, default)

    def list_page(self, number):
        return chain(number)


class Growing(Endless):
    def list_page(self, number):
        days = [number % 27 + 1]
        return listing(*days, path=f"/news/{number}", more=f'<a href="/list_{number + 1}.html">下一页</a>')

    def get(self, path, default=None):
        return (
            article(3, title=f"督察组向新疆转办信访件{path}")
            if path.startswith("/news/")
            else super().get(path, default)
        )


def parts_without_end(site):
    """An issue whose every page leads to one more."""
    fill(site, 1)

    class Nodes(dict):
        def get(self, path, default=None):
            if path.startswith("/html/"):
                number = int(path.rpartition("_")[2].partition(".")[0])
                return listing(1, more=f'<a href="node_{number + 1}.htm">第{number + 1}版</a>')
            return super().get(path, default)

    site.pages = Nodes(site.pages)
    site.pages["/list.html"] = listing(1, more='<a href="/html/2022-04/22/node_1.htm">第1版</a>')


# name: (what the site does with a good list and three articles, words of the one line, None when it is none)
SITES = {
    "good": (lambda s: None, None),
    "gbk_as_utf8": (lambda s: s.pages.update({address(1): Reply(article(1).encode("gb18030"))}), None),
    "utf8_as_gbk": (
        lambda s: s.pages.update(
            {address(1): Reply(article(1).encode(), headers={"Content-Type": "text/html; charset=gb2312"})}
        ),
        None,
    ),
    "noise": (lambda s: s.pages.update({"/list.html": Reply(bytes(range(256)) * 99)}), "no text in UTF-8"),
    "cut_off": (
        lambda s: s.pages.update({"/list.html": raw(HEAD + b"Content-Length: 9000\r\n\r\n<html>")}),
        "cut off",
    ),
    "cut_chunk": (
        lambda s: s.pages.update({"/list.html": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\n<html>")}),
        "cut off",
    ),
    "cut_gzip": (
        lambda s: s.pages.update({"/list.html": compressed(gzip.compress(listing(1, 2).encode())[:-20])}),
        "cut off",
    ),
    "endless": (
        lambda s: s.pages.update({"/list.html": raw(HEAD + b"\r\n", forever=b"<p>" * 20000)}),
        "larger than 10 MB",
    ),
    "announced": (
        lambda s: s.pages.update({"/list.html": raw(HEAD + b"Content-Length: 999999999\r\n\r\n", forever=b"x" * 999)}),
        "larger than 10 MB",
    ),
    "drip": (
        lambda s: s.pages.update({"/list.html": raw(HEAD + b"\r\n", forever=b"x", pause=0.2)}),
        "no whole answer within 3 seconds",
    ),
    "drip_head": (
        lambda s: s.pages.update({"/list.html": raw(HEAD, forever=b"X-A: b\r\n", pause=0.2)}),
        "no whole answer within 3 seconds",
    ),
    "endless_head": (
        lambda s: s.pages.update({"/list.html": raw(HEAD, forever=b"X-A: b\r\n" * 9000)}),
        "headers have no end",
    ),
    "long_heads": (
        lambda s: s.pages.update({"/list.html": raw(HEAD, forever=(b"X-A: " + b"b" * 16000 + b"\r\n") * 20)}),
        "headers have no end",
    ),
    "interim": (
        lambda s: s.pages.update({"/list.html": raw(b"", forever=b"HTTP/1.1 100 Continue\r\n\r\n" * 999)}),
        "headers have no end",
    ),
    "bomb": (lambda s: s.pages.update({"/list.html": compressed(BOMB)}), "too large when it is decompressed"),
    "nested_bomb": (
        lambda s: s.pages.update(
            {"/list.html": compressed(gzip.compress(gzip.compress(BOMB)), **{"Content-Encoding": "gzip, gzip, gzip"})}
        ),
        "too large when it is decompressed",
    ),
    "many_layers": (
        lambda s: s.pages.update({"/list.html": compressed(BOMB, **{"Content-Encoding": ",".join(["gzip"] * 50)})}),
        "50 times over",
    ),
    "to_itself": (
        lambda s: s.pages.update({"/list.html": Reply("", 302, {"Location": "/list.html"})}),
        "without an end",
    ),
    "round": (
        lambda s: s.pages.update(
            {"/list.html": Reply("", 302, {"Location": "/b"}), "/b": Reply("", 301, {"Location": "/list.html"})}
        ),
        "without an end",
    ),
    "nowhere": (lambda s: s.pages.update({"/list.html": Reply("", 302)}), "without an end"),
    **{
        f"to_{number}": (
            lambda s, to=to: s.pages.update({"/list.html": Reply("", 302, {"Location": to})}),
            "redirects to",
        )
        for number, to in enumerate(
            (
                *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/"),
                *("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]:8000/"),
                *("http://[::ffff:127.0.0.1]:8000/", "http://2130706433/", "http://localhost:8000/", "//127.1/x"),
            )
        )
    },
    "storm": (lambda s: s.pages.update({"/list.html": Reply("x", 503)}), "status 503"),
    "storm_inside": (
        lambda s: (
            s.pages.update({"/list.html": listing(*range(1, 21))}),
            s.pages.update({address(day): Reply("x", 502) for day in range(1, 21)}),
        ),
        "3 addresses in a row",
    ),
    "reset": (lambda s: s.pages.update({"/list.html": Reply(act=reset)}), "closed without an answer"),
    "no_http": (lambda s: s.pages.update({"/list.html": raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")}), "no HTTP"),
    "odd_status": (lambda s: s.pages.update({"/list.html": raw(b"HTTP/1.1 999 Odd\r\n\r\n")}), "status 999"),
    "not_modified": (lambda s: s.pages.update({"/list.html": Reply("", 304)}), "no conditions"),
    "odd_headers": (
        lambda s: s.pages.update(
            {
                "/list.html": Reply(
                    listing(1, 2, 3), headers={"Retry-After": "\xb2", "ETag": '"\xff"', "X": "\xe9" * 500}
                )
            }
        ),
        None,
    ),
    # What browsers show of servers that do not keep to the rules.
    "faulty_head": (lambda s: s.pages.update({"/list.html": raw(b"http/1.0 200\nA b: 1\nNo field\n\n" + LIST)}), None),
    "framed_twice": (
        lambda s: s.pages.update(
            {"/list.html": raw(HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED)}
        ),
        None,
    ),
    "surplus": (
        lambda s: s.pages.update(
            {"/list.html": raw(HEAD + f"Content-Length: {len(LIST)}\r\n\r\n".encode() + LIST + b"\r\n<!-- more -->")}
        ),
        None,
    ),
    "bad_chunk": (
        lambda s: s.pages.update(
            {"/list.html": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html>\r\nzz\r\n")}
        ),
        "cut off",
    ),
    "deep": (lambda s: s.pages.update({address(1): DEEP}), "/news/202204/1001.html"),
    "deep_list": (lambda s: s.pages.update({"/list.html": DEEP}), "/list.html"),
    "one_line": (lambda s: s.pages.update({"/list.html": "督" * (20 * MB // 3)}), "larger than 10 MB"),
    "long_line": (lambda s: s.pages.update({address(1): "<p>" + "督察组,转办。" * 200_000}), "/news/202204/1001.html"),
    "self_link": (
        lambda s: s.pages.update({"/list.html": listing(1, 2, 3, more='<a href="/list.html">下一页</a>')}),
        None,
    ),
    "chain": (lambda s: setattr(s, "pages", Endless(s.pages)), None),
    "parts": (parts_without_end, None),
    "future": (lambda s: s.pages.update({address(2): article(2, date="2199-01-01")}), "in the future"),
    "empty": (lambda s: s.pages.update({"/list.html": ""}), "/list.html"),
    "gone": (lambda s: s.pages.pop("/list.html"), "no longer there (status 404)"),
}
