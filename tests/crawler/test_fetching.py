"""Addresses, guard, bytes and archive: what the crawler trusts and keeps."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import archive, guard
from crawler.address import bulletin_id, canonical
from crawler.archive import ArchiveWriter
from crawler.errors import CrawlerError, GuardError
from crawler.page import decode

WORDS = "督察组转办信访件"


@pytest.mark.parametrize(
    "body",
    [
        WORDS.encode("gb18030"),
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-8") + "办".encode()[:2],
        WORDS.encode("gb18030") * 40 + b"\xff",
    ],
)
def test_bytes_are_decoded_by_what_they_are(body):
    assert WORDS in decode(body)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(CrawlerError, match=r"https://a\.example/x"):
        decode(bytes(range(256)) * 10, "https://a.example/x")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error(body):
    try:
        decode(body)
    except CrawlerError:
        return


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTP://A.example:80/x#top", "http://a.example/x"),
        ("https://a.example", "https://a.example/"),
        ("http://a.example/新闻.html", "http://a.example/%E6%96%B0%E9%97%BB.html"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("mailto:a@b.example", None),
        ("http://a.example:99999/", None),
        ("http://a.example/" + "x" * 3000, None),
    ],
)
def test_an_address_has_one_form(url, form):
    assert canonical(url) == form


@given(st.sampled_from(["http", "https"]), st.sampled_from(["a.example", "b.example:8080", "127.0.0.1"]))
def test_an_id_does_not_depend_on_scheme_host_or_port(scheme, host):
    assert bulletin_id("s", f"{scheme}://{host}/a?b=1&a=2") == bulletin_id("s", "http://x.example/a?a=2&b=1")


def resolving(*ips):
    async def resolve(_):
        return ips

    return resolve


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:127.0.0.1", "0.0.0.0"],  # noqa: S104
)
def test_addresses_inside_are_refused_unless_named(ip):
    with pytest.raises(GuardError, match="allow_hosts"):
        asyncio.run(guard.check("http://inside.example/", (), resolving(ip)))
    asyncio.run(guard.check("http://inside.example:81/", ("inside.example:81",), resolving(ip)))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/", "http:///x", "gopher://a.example"])
def test_only_web_addresses_are_asked(url):
    with pytest.raises(GuardError):
        asyncio.run(guard.check(url, (), resolving("93.184.216.34")))


def test_one_bad_address_of_many_is_enough():
    with pytest.raises(GuardError):
        asyncio.run(guard.check("http://a.example/", (), resolving("93.184.216.34", "127.0.0.1")))


def test_the_archive_gives_back_the_bytes(tmp_path):
    bodies = [b"", b"\x00\xff" * 1000, WORDS.encode("gb18030")]
    with ArchiveWriter(tmp_path, datetime(2022, 4, 22, tzinfo=UTC), "test") as writer:
        places = [
            writer.write(f"http://a.example/{number}", [], "200 OK", [("Content-Type", "text/html")], body)
            for number, body in enumerate(bodies)
        ]
    assert [archive.read(tmp_path, place) for place in places] == bodies
