"""Fragments for the house's own pages: small, asking for nothing from elsewhere, with links that hold from anywhere."""

import pytest
from lxml import html
from making import NOW, record, settings
from month import month

from publisher.release import publish

BASE = "https://site.example/"


@pytest.fixture(scope="module")
def current(tmp_path_factory):
    output = tmp_path_factory.mktemp("embeds")
    publish(month(6), settings(output), now=NOW)
    return output / "current"


def fragments(current):
    return sorted((current / "embed").rglob("*.inc.html"))


def frames(current):
    return sorted(set((current / "embed").rglob("*.html")) - set(fragments(current)))


def test_there_is_one_of_what_is_new_of_the_figures_and_of_each_region(current):
    names = {str(path.relative_to(current / "embed")).removesuffix(".html") for path in frames(current)}
    regions = {f"regions/{path.name}" for path in (current / "regions").iterdir() if path.is_dir()}
    assert names == {"latest", "headline"} | regions
    assert names == {str(path.relative_to(current / "embed")).removesuffix(".inc.html") for path in fragments(current)}


def test_a_frame_asks_for_its_style_sheet_alone_and_opens_links_above_it(current):
    for path in frames(current):
        root = html.fromstring(path.read_bytes())
        asked = root.xpath("//link[@rel!='canonical']/@href | //@src")
        assert [(path.parent / each).resolve() for each in asked] == [(current / "static/embed.css").resolve()]
        assert root.xpath("//base/@target") == ["_top"]
        assert root.xpath("//script | //style | //@style") == []
        assert path.stat().st_size < 8_000
    css = (current / "static/embed.css").read_text("utf-8")
    assert "url(" not in css
    assert "@import" not in css


def test_a_bare_fragment_fits_into_any_page(current):
    for path in fragments(current):
        text = path.read_text("utf-8")
        assert text.startswith("<section")
        assert text.rstrip().endswith("</section>")
        root = html.fromstring(text)
        assert root.tag == "section"
        assert root.xpath("//link | //script | //style | //@style | //@id | //@src | //h1") == []
        assert all(name.startswith("infocenter") for value in root.xpath("//@class") for name in value.split())


def test_every_link_holds_from_anywhere(current):
    for path in (*fragments(current), *frames(current)):
        for url in html.fromstring(path.read_bytes()).xpath("//a/@href"):
            assert url.startswith(BASE)
            target, _, anchor = url.removeprefix(BASE).partition("#")
            page = current / (target + "index.html" if not target or target.endswith("/") else target)
            assert page.is_file(), url
            assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), url


def test_the_figures_are_those_of_the_home_page(current):
    def values(path, name):
        return html.fromstring((current / path).read_bytes()).xpath(f"//*[contains(@class, '{name}')]/text()")

    assert values("embed/headline.html", "infocenter-value")
    home = values("index.html", "value")
    assert [each for each in values("embed/headline.html", "infocenter-value") if each not in home] == []


def test_without_bulletins_they_say_so(tmp_path):
    publish([], settings(tmp_path), now=NOW)
    for name in ("latest", "headline"):
        assert "还没有通报" in (tmp_path / "current/embed" / f"{name}.inc.html").read_text("utf-8")


def test_hostile_titles_stay_text(tmp_path):
    title = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    publish([record(title=title, publisher_name=title)], settings(tmp_path, title=title), now=NOW)
    for path in (tmp_path / "current/embed").rglob("*.html"):
        assert html.fromstring(path.read_bytes()).xpath("//script | //img | //@onerror") == []


def test_a_theme_sets_the_tokens_of_frames_too(tmp_path):
    (tmp_path / "house/static").mkdir(parents=True)
    (tmp_path / "house/static/theme.css").write_text(":root { --accent: #123456 }", "utf-8")
    publish([], settings(tmp_path / "output", theme=tmp_path / "house"), now=NOW)
    for name in ("site.css", "embed.css"):
        assert (tmp_path / "output/current/static" / name).read_text("utf-8").endswith("#123456 }")
