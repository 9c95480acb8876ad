"""What bulletins of hostile or broken sources do to pages: escaped, bounded, or left out; the site stays whole."""

import re
from dataclasses import replace

import pytest
from lxml import html
from making import NOW, record, settings
from month import month

from bulletin.model import Attachment, Table
from publisher.errors import PublisherError
from publisher.release import publish

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
CONTROL = "".join(map(chr, (0, 1, 8, 11, 12, 14, 31, 127, 0xFFFE))) + "\u202e"
LINE = "4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区65件,兵团11件。"
FILES = (
    Attachment("javascript:alert(2)"),
    Attachment("http://[broken"),
    Attachment("https://a.example/附件 1.xlsx", SCRIPT),
)
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def hostile(**changes):
    bad = record(
        "hostile-000000000001",
        title=SCRIPT + CONTROL + "{{ 7 * 7 }}{% raw %}%(count)s%",
        paragraphs=(SCRIPT + LINE + CONTROL, "{{ settings }} %s %(x)d", "&lt;b&gt; &#0; ]]>", *changes.pop("more", ())),
        publisher_name=SCRIPT,
        url="javascript:alert(1)",
    )
    own = replace(
        bad.bulletin,
        attachments=FILES,
        tables=(Table(((SCRIPT, "{{ 1 }}"), ("", "x" * 3000))),),
        author=SCRIPT,
    )
    addresses = (
        "javascript:alert(1)",
        "data:text/html,x",
        "//b.example/x",
        "http://b.example/\u202e\"'<>",
        "https://c.example/文?q=值#片",
    )
    return replace(
        bad, bulletin=own, addresses=addresses, revisions=(replace(bad.revisions[0], bulletin=own),), **changes
    )


@pytest.fixture(scope="module")
def current(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    outlets = settings(folder).outlets
    publish([hostile(), *month(2)], settings(folder, languages=LANGUAGES, outlets=outlets), now=NOW)
    return folder / "current"


def pages(current):
    return [(file, html.document_fromstring(file.read_bytes())) for file in sorted(current.rglob("*.html"))]


def test_no_page_runs_or_loads_anything_of_a_bulletin(current):
    for file, page in pages(current):
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], file
        assert page.xpath("//img | //svg[@onload] | //iframe | //object | //form[not(@role='search')]") == [], file
        scripts = [each for each in page.xpath("//script") if each.get("type") != "application/ld+json"]
        assert all(re.fullmatch(r"(\.\./)+static/(page|search)\.js", each.get("src") or "") for each in scripts), file


def test_only_web_addresses_are_links(current):
    for file, page in pages(current):
        for url in page.xpath("//a/@href"):
            assert not url.lower().startswith(("javascript:", "data:", "//", "vbscript:")), (file, url)
            assert url.isascii() or "://" not in url, (file, url)


def test_markup_and_template_code_are_shown_as_text(current):
    for folder in ("", "zh-hant/", "en/"):
        page = html.document_fromstring((current / folder / "news/hostile-000000000001.html").read_bytes())
        shown = page.text_content()
        assert "<script>alert(1)</script>" in shown
        assert "{{ settings }} %s %(x)d" in shown
        assert "{{ 7 * 7 }}" in shown
        assert "49" not in page.xpath("//h1")[0].text_content()


def test_control_characters_reach_no_file(current):
    for file in current.rglob("*"):
        if file.suffix in {".html", ".xml", ".opml"}:
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe]", file.read_text("utf-8")), file


@pytest.mark.parametrize("title", ["", " ", "长" * 2000, "a" * 2000, "转办信访件" * 400, "\u202e" * 50, "<" * 500])
def test_any_title_gives_a_whole_site(tmp_path, title):
    publish([record(title=title)], settings(tmp_path), now=NOW)
    for path in ("index.html", "news/index.html", "changes/index.html"):
        page = html.document_fromstring((tmp_path / "current" / path).read_bytes())
        assert max(len(each.text_content()) for each in page.xpath("//a")) <= 200
    page = html.document_fromstring((tmp_path / "current/news/daily-000000000001.html").read_bytes())
    assert page.xpath("//h1")[0].text_content().strip()


@pytest.mark.parametrize(
    "changes", [{"published": None}, {"paragraphs": ()}, {"paragraphs": ("没有数字。",), "published": "soon"}]
)
def test_a_bulletin_without_date_text_or_figures_has_its_page(tmp_path, changes):
    publish([record(**changes)], settings(tmp_path, languages=LANGUAGES), now=NOW)
    for folder in ("", "zh-hant/", "en/"):
        assert (tmp_path / "current" / folder / "news/daily-000000000001.html").is_file()
    assert (tmp_path / "current/inspections/index.html").is_file()


def test_no_bulletin_at_all_gives_every_list_in_every_language(tmp_path):
    publish([], settings(tmp_path, languages=LANGUAGES), now=NOW)
    for name in ("news", "inspections", "regions", "categories", "compare", "changes", "quality", "data", "subscribe"):
        for folder in ("", "zh-hant/", "en/"):
            assert (tmp_path / "current" / folder / name / "index.html").is_file(), (folder, name)


def test_a_long_bulletin_does_not_make_other_pages_long(tmp_path):
    long = record(paragraphs=[LINE, *(f"{LINE}{number}" for number in range(300))])
    publish([long], settings(tmp_path), now=NOW)
    assert (tmp_path / "current/regions/650000/index.html").stat().st_size < 100_000
    assert (tmp_path / "current/index.html").stat().st_size < 100_000


def test_an_id_that_is_another_page_s_place_stops_the_release(tmp_path):
    site = settings(tmp_path)
    publish([record()], site, now=NOW)
    before = (tmp_path / "current").readlink()
    with pytest.raises(PublisherError, match=r"^news/index\.html: is written twice; the site is as before$"):
        publish([record(), record("index")], site, now=NOW)
    assert (tmp_path / "current").readlink() == before
    assert [each.name for each in (tmp_path / "releases").iterdir()] == [before.name]


def test_ids_that_are_nearly_the_same_have_pages_of_their_own(tmp_path):
    ids = ["daily-00000000000a", "daily-00000000000A", "daily-00000000000a.html", "daily-00000000000a-2"]
    publish([record(id_, title=f"转办{number}") for number, id_ in enumerate(ids)], settings(tmp_path), now=NOW)
    for number, id_ in enumerate(ids):
        page = html.fromstring((tmp_path / f"current/news/{id_}.html").read_bytes())
        assert page.find(".//h1").text_content() == f"转办{number}"


def test_marks_of_the_text_do_not_take_the_ids_of_the_page(tmp_path):
    wanted = '<p id="content"><a name="n1" id="f1">'
    publish([record(paragraphs=(wanted, LINE))], settings(tmp_path), now=NOW)
    page = html.fromstring((tmp_path / "current/news/daily-000000000001.html").read_bytes())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert wanted in page.text_content()
