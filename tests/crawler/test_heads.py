"""Heads of answers: right ones stay as they are, wrong ones are read as browsers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import heads

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("data", "length"),
    [
        (OK + b"Content-Length: 18\r\n\r\n", 18),
        (OK + b"Transfer-Encoding: chunked\r\nServer: x\r\n\r\n", None),
        (b"HTTP/1.0 200\r\n\r\n", None),
        (b"HTTP/1.1 404 \xb6\xbd\r\nX: \xb6\xbd\r\ncontent-length:0\r\n\r\n", 0),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n", 0),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 0),
    ],
)
def test_a_right_head_stays_as_it_is(data, length):
    assert heads.read(data) == heads.Head(data, length)


@pytest.mark.parametrize(
    ("fields", "mended", "length"),
    [
        (b"Garbage\r\nA: 1", b"A: 1", None),
        (b"A b: 1\r\n\xb6\xbd: 2\r\n: 3\r\nC : 4", b"C: 4", None),
        (b"A: 1\r\n 2\r\n\t3\r\nB: 4", b"A: 1 2 3\r\nB: 4", None),
        (b"A: 1\x002\rB: 3", b"A: 1 2 B: 3", None),
        (b"A: 1\nB: 2", b"A: 1\r\nB: 2", None),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked", None),
        (b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: chunked", None),
        (b"Transfer-Encoding: identity\r\nContent-Length: 5", b"Content-Length: 5", 5),
        (b"Content-Length: 5\r\nContent-Length: 5", b"Content-Length: 5", 5),
        (b"Content-Length: 5, 5", b"Content-Length: 5", 5),
        *((b"A: 1\r\nContent-Length: " + each, b"A: 1", None) for each in (b"abc", b"+5", b"-1", b"", b"9" * 5000)),
    ],
)
def test_a_wrong_head_is_mended(fields, mended, length):
    assert heads.read(OK + fields + b"\r\n\r\n") == heads.Head(b"HTTP/1.1 200 \r\n" + mended + b"\r\n\r\n", length)


def test_of_two_lengths_none_is_believed():
    told = heads.read(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n")
    assert told.data.count(b"Content-Length") == 2  # which the parser refuses


@pytest.mark.parametrize("line", [b"http/1.1 200 OK", b"HTTP/1.1  200 OK", b"\r\nHTTP/1.1 200", b"HTTP/2 200"])
def test_a_wrong_status_line_is_mended(line):
    assert heads.read(line + b"\r\n\r\n").data == b"HTTP/1.1 200 \r\n\r\n"


@pytest.mark.parametrize("line", [b"SSH-2.0-OpenSSH_9.6", b"ICY 200 OK", b"HTTP/1.1 OK", b"HTTP/1.1 2000", b"<html>"])
def test_what_is_no_answer_is_left_to_the_parser(line):
    assert heads.read(line + b"\r\n\r\n") == heads.Head(line + b"\r\n\r\n", None)


def test_an_answer_before_the_answer_has_no_body():
    assert heads.read(b"HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n").interim


@given(st.lists(st.sampled_from([b"\r\n", b"\n", b"A: b", b" c", b"\r", OK, b"x", b"Content-Length: 7"]), max_size=12))
def test_an_end_is_found_however_the_head_comes(parts):
    whole = b"".join(parts)
    came = found = 0
    for part in parts:
        came += len(part)
        found = heads.end_of(whole[:came], came - len(part))
        if found:
            break
    assert found == heads.end_of(whole[:came], 0)
    assert bool(heads.end_of(whole, 0)) == bool(found)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda more: OK + more + b"\r\n\r\n")))
def test_mending_twice_is_mending_once(data):
    once = heads.read(data)
    assert heads.read(once.data) == once
