"""What a site's robots.txt asks for, and what happens where it cannot be had."""

import time
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from site_of_tests import Place, Reply, Site, address, article, fill, listing, rules

from crawler.robots import Robots

AGENT = "infocenter/0.1"
NOW = datetime(2022, 4, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:\n", "/a", True),
        ("User-agent: *\nDisallow: /\n", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: infocenter\nDisallow: /b\n", "/a", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: INFOCENTER\nDisallow: /a\n", "/a", False),
        ("User-agent: other\nUser-agent: infocenter\nDisallow: /a\n", "/a", False),
        ("User-agent: other\nDisallow: /\n", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf", False),
        ("Sitemap: https://a.example/s.xml\nUser-agent: *\nSitemap: /t.xml\nDisallow: /a\n", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a\n", "/a", False),
        ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<!DOCTYPE html><html>User-agent: *\nDisallow: /\n</html>", "/a", True),
        ("User-agent: *\nDisallow: /新闻\n", "/%E6%96%B0%E9%97%BB/1", False),
    ],
)
def test_rules_are_read_as_the_standard_says(text, path, allowed):
    assert Robots.read(text.encode(), AGENT).allows(f"http://a.example{path}") == allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [("Crawl-delay: 2", 2), ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: soon", 0), ("Crawl-delay: 86400", 300)],
)
def test_a_crawl_delay_is_taken_up_to_a_bound(text, delay):
    assert Robots.read(f"User-agent: *\n{text}\n".encode(), AGENT).delay == delay


def test_a_huge_file_is_read_to_its_bound():
    body = b"User-agent: *\nDisallow: /a\n" + b"Disallow: /bbbbbbbbb\n" * 60_000 + b"Disallow: /late\n"
    robots = Robots.read(body, AGENT)
    assert not robots.allows("http://a.example/a")
    assert robots.allows("http://a.example/late")
    assert Robots.read(bytes(range(256)) * 99, AGENT).allows("http://a.example/a")


def test_a_crawl_delay_is_kept_between_all_requests(site, tmp_path):
    rules(site, "User-agent: *\nCrawl-delay: 0.6\n")
    assert Place(tmp_path, {"a": site.url}).run("crawl").code == 0
    assert len(site.log) == 5
    assert min(site.gaps()) >= 0.58


def test_what_robots_forbids_is_left_alone_and_is_no_failure(site, tmp_path):
    rules(site, f"User-agent: *\nDisallow: {address(2)}\n")
    place = Place(tmp_path, {"a": site.url})
    done = place.run("crawl")
    assert (done.code, done.err) == (0, "")
    assert "1 forbidden by robots.txt" in done.out
    assert address(2) not in site.paths()
    rules(site, "User-agent: *\nDisallow: /news/\n")
    site.pages["/list.html"] = listing(4, 5)
    done = place.run("crawl")
    assert done.code in {3, 4}
    assert place.states()["a"]["state"] == "blocked"
    rules(site, "User-agent: *\nDisallow: /\n")
    before = len(site.log)
    done = place.run("crawl")
    assert done.code == 4
    assert site.paths()[before:] == ["/robots.txt"]
    assert "robots.txt forbids" in done.err
    rules(site, "")
    site.pages |= {address(day): article(day) for day in (4, 5)}
    done = place.run("crawl")
    assert done.code == 0
    assert done.lines == ["infocenter: a: was blocked, is ok: 2 new, 0 changed"]


# what robots.txt answers: (reply, are pages asked, words of the line)
ROBOTS = {
    "missing": (Reply("x", 404), True, None),
    "forbidden": (Reply("x", 403), True, None),
    "page": (Reply("<html><body>首页</body></html>"), True, None),
    "moved": (Reply("", 301, {"Location": "/other.txt"}), True, None),
    "moved_away": (Reply("", 302, {"Location": "http://10.0.0.1/robots.txt"}), True, None),
    "loop": (Reply("", 302, {"Location": "/robots.txt"}), True, None),
    "error": (Reply("x", 500), False, "status 500"),
    "odd_error": (Reply("x", 505), False, "status 505"),
    "silent": (Reply(act=lambda _: time.sleep(4)), False, "no whole answer"),
    "huge": (Reply(b"# nothing\n" * 2_000_000), False, "larger than 10 MB"),
}


def test_a_robots_txt_that_cannot_be_had(tmp_path):
    with ExitStack() as stack:
        sites = {name: stack.enter_context(Site()) for name in ROBOTS}
        for name, (reply, *_) in ROBOTS.items():
            fill(sites[name], 1)
            sites[name].pages["/robots.txt"] = reply
        done = Place(tmp_path, {name: each.url for name, each in sites.items()}, timeout=2).run("crawl")
        for name, (_, asked, words) in ROBOTS.items():
            lines = [line for line in done.lines if line.startswith(f"infocenter: {name}:")]
            assert ("/list.html" in sites[name].paths()) == asked, name
            assert len(lines) == (0 if asked else 1), lines
            assert asked or (words in lines[0] and "robots.txt" in lines[0])
