"""Where the crawler may not go, and what it makes of encodings: hostile to the last byte."""

import asyncio
import gzip
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_of_tests import Place, Site, fill

from crawler import guard
from crawler.encoding import CutOffError, EncodingError, decoded
from crawler.errors import GuardError

MB = 1024 * 1024


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "::ffff:0:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ),
        *("64:ff9b::a9fe:a9fe", "2002:a00:1::1", "2001:db8::1", "2001:0:7f00:1::"),
    ],
)
def test_addresses_inside_are_refused_in_any_dress(ip):
    with pytest.raises(GuardError):
        guard.check_address("http://a.example/", ip, ())


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_addresses_of_the_web_are_asked(ip):
    guard.check_address("http://a.example/", ip, ())


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_names_of_this_machine_are_refused(name):
    with pytest.raises(GuardError):
        asyncio.run(guard.check(f"http://{name}:8000/", (), guard.resolve_host))


DRIVER = """
import sys
from crawler import asking

async def resolve(name):
    return ["93.184.216.34"]  # what the name stands for when it is checked; the connection goes elsewhere

asking.resolve_host = resolve
from infocenter.cli import main
sys.exit(main(["crawl"]))
"""


def test_a_name_that_changes_between_check_and_connection_is_told_nothing(tmp_path):
    with Site() as site:
        fill(site, 1)
        Place(tmp_path, {"a": site.url.replace("127.0.0.1", "localhost")}, allowed=[])
        done = subprocess.run(
            [sys.executable, "-c", DRIVER],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 4
        assert b"leads to 127.0.0.1, no address of the public web" in done.stderr
        assert site.log == []
        assert not (tmp_path / "archive").exists()


def test_a_loopback_source_that_is_not_named_is_not_asked(tmp_path):
    with Site() as site:
        fill(site, 1)
        done = Place(tmp_path, {"a": site.url}, allowed=[]).run("crawl")
        assert (done.code, len(done.lines)) == (4, 1)
        assert "allow_hosts" in done.err
        assert site.log == []


def test_a_proxy_is_told_its_password_and_nobody_else(tmp_path):
    with Site() as proxy:
        fill(proxy, 1)
        proxy.pages = {f"http://bulletins.example{path}": page for path, page in proxy.pages.items()}
        place = Place(tmp_path, {"a": "http://bulletins.example"})
        done = place.run("crawl", env={"http_proxy": proxy.url.replace("//", "//user:secret@"), "no_proxy": ""})
        assert (done.code, len(place.bulletins())) == (0, 1)
        assert {each.headers["proxy-authorization"] for each in proxy.log} == {"Basic dXNlcjpzZWNyZXQ="}
    kept = b"".join(gzip.decompress(file.read_bytes()) for file in (tmp_path / "archive").iterdir())
    assert b"GET /list.html" in kept
    assert b"dXNlcjpzZWNyZXQ" not in kept


def raw_deflate(body):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


@given(st.binary(max_size=2000))
def test_encodings_are_undone(body):
    packed = gzip.compress(body)
    assert decoded(packed, "gzip", MB) == body
    assert decoded(packed + b"\x00\x00", "x-gzip", MB) == body
    assert decoded(packed + gzip.compress(b"more"), "GZIP", MB) == body + b"more"
    assert decoded(gzip.compress(packed), "gzip, gzip", MB) == body
    assert decoded(zlib.compress(body), "deflate", MB) == body
    assert decoded(raw_deflate(body), "deflate", MB) == body
    assert decoded(body, "", MB) == decoded(body, "identity", MB) == decoded(body, "UTF-8", MB) == body


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "gzip, deflate", "deflate, gzip", "br"]))
def test_any_bytes_are_a_body_or_an_error(body, encodings):
    try:
        decoded(body, encodings, MB)
    except EncodingError:
        return


@given(st.binary(min_size=50, max_size=2000), st.integers(1, 40))
def test_a_cut_body_is_never_taken_for_a_whole_one(body, cut):
    with pytest.raises(CutOffError):
        decoded(gzip.compress(body)[:-cut], "gzip", MB)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_the_limit_holds(pack):
    name = "gzip" if pack is gzip.compress else "deflate"
    assert len(decoded(pack(b" " * MB), name, MB)) == MB
    with pytest.raises(EncodingError, match="too large"):
        decoded(pack(b" " * (3 * MB)), name, MB)
    with pytest.raises(EncodingError, match="too large"):
        decoded(gzip.compress(b" " * MB) * 3, "gzip", MB)


def test_a_plain_body_under_a_gzip_header_is_taken_as_it_is():
    assert decoded(b"<html>", "gzip", MB) == b"<html>"
