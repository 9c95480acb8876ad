"""Bad input gets one clear line and the right exit code; the rest goes on and the site in service stays."""

import fcntl
import json
import shutil
import socket

import pytest
from conftest import configure

from infocenter import newsroom

BASE = '[site]\nbase_url = "https://site.example"\n'
FEW = ("trs_gov", "wordpress")


@pytest.fixture
def place(tmp_path):
    return configure(tmp_path, {}, names=("none",))


def one_line(done) -> str:
    text = done.stderr.decode()
    assert "Traceback" not in text
    assert len(text.strip().splitlines()) == 1, text
    return text


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (None, "no such file"),
        ("[site\n", "is no TOML"),
        ("[site]\n", "base_url"),
        (BASE + 'titles.en = "Center"\n', "'en' is not among site.languages"),
        (BASE + "[crawl]\nbudget_minute = 3\n", "budget_minutes"),
        (BASE + '[crawl]\ndelay = "1"\n', "delay"),
        (BASE + '[[source]]\nname = "a"\npublisher = "b"\nurls = ["file:///etc/passwd"]\n', "file:"),
        (
            BASE + '[[source]]\nname = "a"\npublisher = "b"\nurls = ["http://a.example/"]\nfamily = "trs_gvo"\n',
            "trs_gov",
        ),
    ],
)
def test_a_wrong_configuration_is_named(place, config, words):
    file = place.folder / "infocenter.toml"
    file.unlink()
    if config is not None:
        file.write_text(config, "utf-8")
    done = place.run("run")
    assert done.returncode == 2
    assert words in one_line(done)


def test_a_configuration_that_is_no_text_is_named(place):
    (place.folder / "infocenter.toml").write_bytes("[site]\ntitle = '资讯'".encode("gb18030"))
    assert "UTF-8" in one_line(done := place.run("run"))
    assert done.returncode == 2


def test_an_unknown_source_is_named_with_the_nearest(tmp_path):
    place = configure(tmp_path, dict.fromkeys(FEW, "http://127.0.0.1:9"), names=FEW)
    done = place.run("run", "--only", "trs_gob")
    assert done.returncode == 2
    assert "trs_gov" in one_line(done)


def test_an_unknown_command_is_a_usage_error(place):
    done = place.run("crwal")
    assert done.returncode == 2
    assert "crwal" in one_line(done)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("noise.txt", bytes(range(256)) * 40, "noise.txt"),
        ("broken.docx", b"PK\x03\x04 nothing", "broken.docx"),
        ("broken.pdf", b"%PDF-1.4 nothing", "broken.pdf"),
        ("page.xyz", b"\x00\x01\x02\x03" * 100, "page.xyz"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(place, name, content, words):
    (place.folder / name).write_bytes(content)
    done = place.run("extract", name)
    assert done.returncode == 4
    assert words in one_line(done)
    assert done.stdout == b""


def test_a_missing_file_does_not_stop_the_others(place):
    (place.folder / "good.txt").write_text("4月10日,督察组向新疆转办信访件76件。", "utf-8")
    done = place.run("extract", "missing.txt", "good.txt", "--published", "2022-04-11")
    assert done.returncode == 3
    assert "missing.txt" in one_line(done)
    assert json.loads(done.stdout)["observations"][0]["value"] == 76


def test_the_filter_goes_on_after_a_bad_record(place):
    good = {"id": "1", "text": "4月10日,督察组向新疆转办信访件76件。", "published": "2022-04-11"}
    lines = [
        b"no json",
        b'{"id": "2"}',
        b"[]",
        json.dumps(good).encode(),
        b'{"id": "3", "text": "x", "published": "soon"}',
    ]
    done = place.run("extract", "--ndjson", stdin=b"\n".join(lines))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [each.get("id") for each in told] == [None, "2", None, "1", "3"]
    assert ["error" in each for each in told] == [True, True, True, False, True]
    text = good["text"]
    evidence = told[3]["observations"][0]["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_another_run_holds_the_lock(tmp_path):
    place = configure(tmp_path, dict.fromkeys(FEW, "http://127.0.0.1:9"), names=FEW)
    with (tmp_path / "infocenter.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = place.run("run")
    assert done.returncode == 75
    one_line(done)


def test_a_taken_port_is_named(place):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = place.run("newsroom", "--port-base", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "taken" in one_line(done)


def test_nothing_is_served_before_the_first_release(place):
    done = place.run("serve", "--port", "0")
    assert done.returncode == 4
    assert "infocenter run" in one_line(done)


def test_an_unreachable_host_leaves_the_site_and_the_ledger(tmp_path):
    with newsroom.start(0) as running:
        place = configure(tmp_path, running.addresses, names=FEW)
        assert place.run("run").returncode == 0
    release = (tmp_path / "output/current").readlink()
    before = place.export("bulletins")
    done = place.run("run")
    assert done.returncode == 4
    assert all(name in done.stderr.decode() for name in FEW)
    assert (tmp_path / "output/current").readlink() == release
    assert place.export("bulletins") == before


def test_broken_pages_are_named_and_the_rest_is_published(tmp_path):
    sites = tmp_path / "sites"
    shutil.copytree(newsroom.server.SITES, sites)
    article = next((sites / "wordpress/www").rglob("*hebei*"), None) or next(
        path
        for path in sorted((sites / "wordpress/www").rglob("*"))
        if path.is_file() and b"NewsArticle" in path.read_bytes()
    )
    article.write_bytes(b"<html><body><p>no title, no article</p></body></html>")
    with newsroom.start(0, sites=sites) as running:
        place = configure(tmp_path, running.addresses, names=FEW)
        done = place.run("run")
    assert done.returncode == 3
    assert "wordpress" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert {row["source"] for row in place.export("bulletins")} == set(FEW)
    assert (tmp_path / "output/current/index.html").is_file()


def test_faults_of_the_sites_are_survived(tmp_path):
    with newsroom.start(0, "burst503=1,trunc=7,reset=9") as running:
        place = configure(tmp_path, running.addresses, names=("dede_cms", "vue_api"))
        done = place.run("run")
    assert done.returncode == 0, done.stderr.decode()
    assert len(place.export("bulletins")) == 8
