"""What was fetched is kept for ever: read again, carried elsewhere, mended after a crash."""

import gzip
import json
import sqlite3
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import configure
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveWriter, Place, check, digest, mend, read
from crawler.errors import LostError
from crawler.store import Validators

pytestmark = pytest.mark.xdist_group("newsroom")
NOW = datetime(2022, 4, 22, 8, tzinfo=UTC)


def test_replaying_the_archive_gives_the_same_bulletins(crawled):
    place, *_ = crawled
    again = place.run("replay")
    assert again.returncode == 0, again.stderr.decode()
    assert "42 bulletins parsed again, 0 parsed differently" in again.stdout.decode()


def test_a_bulletin_that_is_parsed_differently_is_shown_and_kept_when_told(crawled, tmp_path):
    _, _, running = crawled
    other = configure(tmp_path, running.addresses, names=("trs_gov",))
    assert other.run("crawl").returncode == 0
    with sqlite3.connect(tmp_path / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE revisions SET title = 'wrong', digest = 'wrong' WHERE title LIKE '%第二十七批%'")
    shown = other.run("replay").stdout.decode()
    assert "title: wrong -> " in shown
    assert "nothing was kept" in shown
    assert any(row["title"] == "wrong" for row in other.export("bulletins"))
    other.run("replay", "--apply")
    rows = other.export("bulletins")
    assert not any(row["title"] == "wrong" for row in rows)
    assert max(row["revision"] for row in rows) == 2


def test_an_exported_archive_is_a_sound_warc_file_and_can_be_imported(crawled, tmp_path):
    place, _, running = crawled
    exported = tmp_path / "all.warc.gz"
    exported.write_bytes(place.run("export", "warc").stdout)
    warcio = Path(sys.executable).with_name("warcio")
    checked = subprocess.run([warcio, "check", exported], capture_output=True, check=False, timeout=60)
    assert checked.returncode == 0, checked.stdout
    folder = tmp_path / "other"
    folder.mkdir()
    other = configure(folder, running.addresses)
    done = other.run("import", str(exported))
    assert done.returncode == 0, done.stderr.decode()
    assert "42 new bulletins" in done.stdout.decode()
    wanted = {row["id"]: row["paragraphs"] for row in place.export("bulletins")}
    assert {row["id"]: row["paragraphs"] for row in other.export("bulletins")} == wanted


def test_the_exported_ledger_opens_in_sqlite(crawled, tmp_path):
    place, *_ = crawled
    path = tmp_path / "copy.sqlite"
    path.write_bytes(place.run("export", "sqlite").stdout)
    with sqlite3.connect(path) as copy:
        assert copy.execute("SELECT count(*) FROM bulletins").fetchone() == (42,)


def test_a_saved_page_needs_an_address_and_a_declared_source(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses, names=("trs_gov",))
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>1</p></body></html>", "utf-8")
    done = place.run("import", str(page))
    assert done.returncode == 4
    assert "name its address with --url" in done.stderr.decode()
    done = place.run("import", "--url", "http://elsewhere.example/1.html", str(page))
    assert done.returncode == 4
    assert "no source is declared for this host" in done.stdout.decode()


def test_a_source_is_added_checked_and_tested_offline(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses)
    text = (tmp_path / "infocenter.toml").read_text("utf-8")
    declared = text[text.index("[[source]]") :]
    url = next(line for line in declared.splitlines() if running.addresses["trs_gov"] in line).split('"')[1]
    head = text[: text.index("[[source]]")]
    (tmp_path / "infocenter.toml").write_text(head, "utf-8")
    added = place.run("source", "add", url, "--name", "ecology", "--territory", "新疆维吾尔自治区")
    assert added.returncode == 0, added.stderr.decode()
    assert "family trs_gov" in added.stdout.decode()
    assert 'not read yet: put `sources = "sources"` below [crawl] in infocenter.toml' in added.stdout.decode()
    written = (tmp_path / "sources" / "ecology.toml").read_text("utf-8")
    assert len(written.splitlines()) <= 10
    (tmp_path / "infocenter.toml").write_text(head + 'sources = "sources"\n', "utf-8")
    assert place.run("source", "test").returncode == 0
    assert place.run("source", "check").returncode == 0
    pinned = tmp_path / "sources" / "pinned" / "ecology"
    body = (pinned / "article.html").read_bytes()
    (pinned / "article.html").write_bytes(body.replace("信访件".encode(), "信件".encode()))
    changed = place.run("source", "test")
    assert changed.returncode == 3
    assert "reads differently" in changed.stdout.decode()
    again = place.run("source", "add", url, "--name", "ecology")
    assert again.returncode == 2
    other = place.run("source", "add", url, "--name", "other", "--config", "infocenter.toml")
    assert "`infocenter source test other --config infocenter.toml`" in other.stdout.decode()
    assert "not read yet" not in other.stdout.decode()
    assert "declared already" in again.stderr.decode()


def test_a_source_s_name_cannot_lead_out_of_its_folder(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses)
    done = place.run("source", "add", running.addresses["trs_gov"] + "/ztzl/bdbg/", "--name", "../../evil")
    assert done.returncode == 2
    assert "a name is made of" in done.stderr.decode()


def test_a_page_without_a_list_is_no_source(crawled, tmp_path):
    _, _, running = crawled
    place = configure(tmp_path, running.addresses)
    done = place.run("source", "add", running.addresses["trs_gov"] + "/robots.txt", "--name", "none")
    assert done.returncode == 4
    assert not (tmp_path / "sources").exists()


def written(folder, count=3):
    with ArchiveWriter(folder, NOW, "test") as writer:
        return [
            writer.write(f"http://a.example/{n}", [], "200 OK", [("Content-Type", "text/html")], b"body %d" % n)
            for n in range(count)
        ]


@pytest.mark.parametrize("cut", [1, 5, 40, 200])
def test_a_cut_tail_is_removed_and_said_and_what_was_told_stays(tmp_path, cut):
    places = written(tmp_path)
    path = tmp_path / places[0].file
    path.write_bytes(path.read_bytes()[:-cut])
    assert "a cut tail of" in mend(tmp_path)
    assert mend(tmp_path) is None
    with path.open("rb") as file:
        assert sum(1 for _ in ArchiveIterator(file)) >= 4
    assert read(tmp_path, places[0]) == b"body 0"
    gzip.decompress(path.read_bytes())


def test_a_whole_archive_and_none_need_no_mending(tmp_path):
    assert mend(tmp_path) is None
    written(tmp_path)
    assert mend(tmp_path) is None


def known_at(place, body):
    return Validators(None, None, digest(body), place.file, place.offset, "text/html", "2022-04-22T08:00:00+00:00")


def records(folder):
    found = []
    for path in sorted(folder.glob("*.gz")):
        with path.open("rb") as file:
            found += [(each.rec_type, each.rec_headers, each.content_stream().read()) for each in ArchiveIterator(file)]
    return found


def test_an_unchanged_body_is_not_written_again(tmp_path):
    first = written(tmp_path, 1)[0]
    with ArchiveWriter(tmp_path, NOW + timedelta(hours=1), "test") as writer:
        place = writer.write("http://a.example/0", [], "200 OK", [], b"body 0", known=known_at(first, b"body 0"))
        other = writer.write("http://a.example/0", [], "200 OK", [], b"body 1", known=known_at(first, b"body 0"))
    assert place == first
    assert read(tmp_path, other) == b"body 1"
    assert [kind for kind, *_ in records(tmp_path)] == [
        *("warcinfo", "response", "request", "warcinfo", "revisit", "request", "response", "request")
    ]
    (_, original, _), (_, revisit, _) = records(tmp_path)[1], records(tmp_path)[4]
    for name in ("WARC-Target-URI", "WARC-Payload-Digest"):
        assert revisit[name] == original[name]
    assert revisit["WARC-Refers-To"] == original["WARC-Record-ID"]
    assert revisit["WARC-Refers-To-Date"] == original["WARC-Date"]


def test_a_body_whose_earlier_record_is_lost_is_written_again(tmp_path):
    first = written(tmp_path, 1)[0]
    (tmp_path / first.file).unlink()
    with ArchiveWriter(tmp_path, NOW + timedelta(hours=1), "test") as writer:
        place = writer.write("http://a.example/0", [], "200 OK", [], b"body 0", known=known_at(first, b"body 0"))
    assert read(tmp_path, place) == b"body 0"


def test_each_record_is_a_member_of_its_own_and_the_file_is_sound(tmp_path):
    path = tmp_path / written(tmp_path, 5)[0].file
    warcio = Path(sys.executable).with_name("warcio")
    checked = subprocess.run([warcio, "check", path], capture_output=True, check=False, timeout=60)
    assert checked.returncode == 0, checked.stdout
    data, members = path.read_bytes(), 0
    while data:
        member = zlib.decompressobj(31)
        assert member.decompress(data).startswith(b"WARC/1.1")
        data, members = member.unused_data, members + 1
    assert members == 11  # the file's own and two a page


def test_a_place_that_the_archive_does_not_reach_to_is_named(tmp_path):
    place = written(tmp_path)[-1]
    check(tmp_path, place)
    for lost in (Place("no.warc.gz", 0), Place(place.file, 10**6)):
        with pytest.raises(LostError, match="restore a backup"):
            check(tmp_path, lost)


def test_status_tells_each_source_s_state(crawled):
    place, *_ = crawled
    told = json.loads(place.run("status", "--json").stdout)
    assert {each["state"] for each in told["sources"]} == {"ok"}
    assert all(each["last_yield"] for each in told["sources"])
