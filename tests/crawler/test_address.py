"""One form for each address, and the same host with and without www."""

import pytest

from crawler.address import canonical, hosts_of, variants

ONE = "https://www.news.example/2022/0422/1.html"


@pytest.mark.parametrize(
    "address",
    [
        f"{ONE}?utm_source=feed&utm_medium=rss",
        f"{ONE}?spm=C73544894212.P59.0.0#top",
        f"{ONE}?from=singlemessage&isappinstalled=0",
        f"{ONE}?from=timeline",
        "https://www.news.example:443/2022/0422/1.html",
    ],
)
def test_what_traces_readers_is_no_part_of_an_address(address):
    assert canonical(address) == ONE


@pytest.mark.parametrize(
    "address",
    [
        "https://www.news.example/list?from=20",
        "https://www.news.example/list?source=3&page=2",
        "https://www.news.example/show.php?aid=7&v=1",
        "https://www.news.example/detail.html?cid=7",
        "https://www.news.example/a?b=%E4%B8%AD&a=1",
    ],
)
def test_what_names_the_page_stays_as_it_is(address):
    assert canonical(address) == address


def test_an_app_s_share_page_is_the_file_that_it_names():
    shared = "https://tnews.news.example/app/sly/hbdc/202405/t20240508_50.html?cid=7&sid=65&uid=3"
    assert canonical(shared) == "https://tnews.news.example/app/sly/hbdc/202405/t20240508_50.html"


def test_other_spellings_of_an_address():
    assert set(variants("http://news.example/a/")) == {
        f"{scheme}://{host}/a/{name}"
        for scheme in ("http", "https")
        for host in ("news.example", "www.news.example")
        for name in ("", "index.html", "index.shtml", "index.htm")
    } - {"http://news.example/a/"}
    assert "http://news.example/a/" in variants("https://www.news.example/a/index.html")
    assert variants("http://127.0.0.1:8801/a.html") == ()


def test_a_source_s_hosts_are_its_own_with_and_without_www():
    assert hosts_of(["https://www.news.example/", "http://127.0.0.1:8801/x"]) == {
        "www.news.example",
        "news.example",
        "127.0.0.1:8801",
    }


def test_a_visitors_session_is_no_part_of_an_address():
    plain = canonical("http://a.example/view.jsp?id=7")
    assert canonical("http://a.example/view.jsp;jsessionid=0A1B2C3D?id=7") == plain
    assert canonical("http://a.example/view.jsp?id=7&PHPSESSID=ab12") == plain
