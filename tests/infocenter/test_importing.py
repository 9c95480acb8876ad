"""Pages obtained elsewhere come in, from whatever tool wrote them."""

import gzip
import io
import resource
import sys
from pathlib import Path

import pytest
from site_of_tests import Place, article, listing
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parents[1] / "bulletin"))

import carriers

SITE = "http://paper.example"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
URL = SITE + "/news/202204/{}.html"


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path, {"paper": SITE}, allowed=[])


def record(url, body, *, kind="text/html", status="200 OK", headers=(), date="2022-04-22T08:00:00Z"):
    return url, body, [("Content-Type", kind), *headers], status, date


def warc(path, *pages, packed=True, version="1.0", angles=False, as_resource=False):
    """Write records as some tool does."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, body, headers, status, date in pages:
            told = f"<{url}>" if angles else url
            extra = {"WARC-Date": date}
            if as_resource:
                made = writer.create_warc_record(
                    told, "resource", payload=io.BytesIO(body), warc_content_type="text/html", warc_headers_dict=extra
                )
            else:
                head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
                made = writer.create_warc_record(
                    told, "response", payload=io.BytesIO(body), http_headers=head, warc_headers_dict=extra
                )
            writer.write_record(made)
        writer.write_record(writer.create_warc_record("dns:paper.example", "metadata", payload=io.BytesIO(b"x")))
    return path


def chunked(body):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


PAGES = [
    record(SITE + "/list.html", listing(1, 2, 3).encode()),
    *(record(URL.format(1000 + day), article(day).encode()) for day in (1, 2, 3)),
    record(SITE + "/gone.html", "不存在".encode(), status="404 Not Found"),
    record(SITE + "/x.png", b"\x89PNG", kind="image/png"),
    record("http://elsewhere.example/1.html", article(4).encode()),
]


@pytest.mark.parametrize(
    "options", [{}, {"packed": False}, {"version": "1.1"}, {"angles": True}, {"as_resource": True}]
)
def test_warc_files_of_any_tool(place, options):
    file = warc(place.folder / "x.warc", *PAGES, **options)
    done = place.run("import", file.name)
    assert done.code == 0, done.err
    assert "3 new bulletins" in done.out
    assert "elsewhere.example/1.html: no source is declared" in done.out
    rows = place.bulletins()
    assert [row["title"][:4] for row in rows] == ["督察组向"] * 3
    assert {row["published"][:10] for row in rows} == {"2022-04-01", "2022-04-02", "2022-04-03"}
    assert place.run("replay").out.startswith("3 bulletins parsed again, 0 parsed differently")
    assert "3 as known" in place.run("import", file.name).out


def test_transfer_and_content_encodings_are_undone(place):
    body = article(1).encode()
    chunks = record(URL.format(1001), chunked(body), headers=[("Transfer-Encoding", "chunked")])
    packed = record(URL.format(1002), gzip.compress(article(2).encode()), headers=[("Content-Encoding", "gzip")])
    both = record(
        URL.format(1003),
        chunked(gzip.compress(article(3).encode())),
        headers=[("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
    )
    warc(place.folder / "x.warc.gz", chunks, packed, both)
    assert "3 new bulletins" in place.run("import", "x.warc.gz").out


def test_the_files_of_a_page_come_in_with_it(place):
    link = '<p>附件:<a href="/files/a.xlsx?from=page">分布情况表.xlsx</a></p><p>各地'
    rows = [["地区", "转办数"], ["乌鲁木齐市", "34"], ["喀什地区", "20"]]
    pages = [
        record(SITE + "/files/a.xlsx?from=page", carriers.xlsx("第3批", rows), kind=XLSX),
        record(URL.format(1003), article(3).replace("<p>各地", link).encode()),
        record(SITE + "/files/other.xlsx", b"PK", kind=XLSX),
    ]
    warc(place.folder / "x.warc.gz", *pages)
    done = place.run("import", "x.warc.gz")
    assert (done.code, done.err) == (0, "")
    assert "1 new bulletins, 0 changed, 0 as known, 0 skipped" in done.out
    [known] = [each["attachments"] for each in place.bulletins()]
    assert [(each["url"], each["media_type"], each["unread"]) for each in known] == [
        (SITE + "/files/a.xlsx?from=page", XLSX, None)
    ]
    assert "正文为43件，附件1为34件" in place.run("export", "findings").out
    assert place.run("replay").out.startswith("1 bulletins parsed again, 0 parsed differently")
    # The page alone, from elsewhere, does not take away what is known of its file.
    warc(place.folder / "y.warc.gz", pages[1])
    assert "1 as known" in place.run("import", "y.warc.gz").out
    assert "正文为43件，附件1为34件" in place.run("export", "findings").out


def test_a_file_compressed_as_a_whole(place):
    plain = warc(place.folder / "x.warc", *PAGES, packed=False)
    (place.folder / "y.warc.gz").write_bytes(gzip.compress(plain.read_bytes()))
    done = place.run("import", "y.warc.gz")
    assert (done.code, done.err) == (0, "")
    assert "3 new bulletins" in done.out


def test_all_copies_become_revisions_in_their_order_and_an_older_one_changes_nothing(place):
    later = record(
        URL.format(1001),
        article(1, text="4月1日,更正:转办信访件71件,此前所载有误。").encode(),
        date="2022-05-01T00:00:00Z",
    )
    first = record(URL.format(1001), article(1).encode())
    warc(place.folder / "x.warc.gz", later, first)
    assert "1 new bulletins, 1 changed" in place.run("import", "x.warc.gz").out
    (row,) = place.bulletins()
    assert row["revision"] == 2
    assert "71件" in row["paragraphs"][0]
    warc(place.folder / "old.warc.gz", record(URL.format(1001), article(1).encode(), date="2022-04-23T00:00:00Z"))
    done = place.run("import", "old.warc.gz")
    assert "a later one; not taken" in done.out
    assert place.bulletins()[0]["revision"] == 2


def test_the_pages_of_one_article_are_joined(place):
    one = article(1).replace("</body>", '<a href="1001_2.html">下一页</a></body>')
    two = article(1).replace("信访件61件", "信访件88件")
    warc(place.folder / "x.warc.gz", record(URL.format(1001), one.encode()), record(URL.format("1001_2"), two.encode()))
    assert "1 new bulletins" in place.run("import", "x.warc.gz").out
    (row,) = place.bulletins()
    assert any("61件" in each for each in row["paragraphs"])
    assert any("88件" in each for each in row["paragraphs"])


@pytest.mark.parametrize(
    ("head", "options"),
    [
        (f"<!-- saved from url=(0040){URL.format(1001)} -->", ()),
        (f"<!--\n Page saved with SingleFile \n url: {URL.format(1001)} \n saved date: x\n-->", ()),
        (f'<link rel="canonical" href="{URL.format(1001)}">', ()),
        (f'<meta property="og:url" content="{URL.format(1001)}">', ()),
        ("", ("--url", URL.format(1001))),
    ],
)
def test_saved_pages_tell_where_they_are_from(place, head, options):
    page = article(1).replace("<head>", f"<head>{head}")
    (place.folder / "page.html").write_bytes(page.encode("gb18030"))
    done = place.run("import", *options, "page.html")
    assert done.code == 0, done
    assert place.bulletins()[0]["url"] == URL.format(1001)


MHT = (
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=text/html\r\n\r\n<html>"
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.mht", MHT.encode(), "is MHTML"),
        ("a.html", MHT.encode(), "is MHTML"),
        ("a.html", article(1).encode(), "name its address with --url"),
        ("a.html", b"", "name its address with --url"),
        ("a.html", b"\x00\x01\x02" * 99, "neither a WARC file nor a saved page"),
        ("a.html", b"<p>" + b"x" * 11_000_000, "larger than 10 MB"),
        ("a.warc.gz", b"\x1f\x8b\x08 no gzip", "no whole WARC file"),
        ("a.warc.gz", gzip.compress(b"no warc", mtime=0), "no whole WARC file"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n", ""),
        ("folder", None, "cannot be read"),
        ("missing", None, "cannot be read"),
    ],
)
def test_what_is_no_page_is_one_line_and_the_others_come_in(place, name, content, words):
    path = place.folder / name
    if content is not None:
        path.write_bytes(content)
    elif name == "folder":
        path.mkdir()
    done = place.run("import", name)
    assert done.code == 4
    assert len(done.lines) == (1 if words else 0)
    assert words in done.err
    warc(place.folder / "good.warc.gz", *PAGES)
    done = place.run("import", name, "good.warc.gz")
    assert done.code == (3 if words else 0)
    assert "3 new bulletins" in done.out


def test_a_cut_file_gives_what_comes_before(place):
    whole = warc(place.folder / "x.warc.gz", *PAGES[:4]).read_bytes()
    (place.folder / "cut.warc.gz").write_bytes(whole[: len(whole) * 3 // 4])
    done = place.run("import", "cut.warc.gz")
    assert done.code == 3
    assert len(done.lines) == 1
    assert len(place.bulletins()) >= 1


def test_an_address_belongs_to_one_page(place):
    done = place.run("import", "--url", URL.format(1), "a.html", "b.html")
    assert (done.code, len(done.lines)) == (2, 1)


def test_one_page_is_in_memory_at_a_time(place):
    filler = "<!--" + "x" * 4_000_000 + "-->"

    pages = [record(URL.format(1000 + n), (article(n % 28 + 1) + filler).encode()) for n in range(60)]
    warc(place.folder / "big.warc.gz", *pages)  # 240 MB of pages
    limit = 300 * 2**20
    done = place.run(
        "import", "big.warc.gz", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    )
    assert done.code == 0, done.err
    assert len(place.bulletins()) == 60
