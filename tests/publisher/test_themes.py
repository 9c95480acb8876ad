"""A theme: its files take the place of ours one by one, and what cannot be meant is said before anything is done."""

from datetime import timedelta

import pytest
from making import NOW, record, settings

from infocenter import cli, config
from infocenter.errors import ConfigError
from publisher import themes
from publisher.errors import PublisherError
from publisher.release import publish, releases


def theme(folder, **files):
    for name, text in files.items():
        path = folder / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "house"


def made(tmp_path, **files):
    site = settings(tmp_path / "output", theme=theme(tmp_path, **files))
    assert list(themes.faults(site.theme)) == []
    publish([record()], site, now=NOW)
    return lambda path: (tmp_path / "output/current" / path).read_text("utf-8")


def test_one_template_is_overridden_and_the_others_stay(tmp_path):
    read = made(tmp_path, **{"templates/404.html": "<title>x</title><h1>走丢了</h1>"})
    assert "走丢了" in read("404.html")
    assert "没有这一页" not in read("404.html")
    assert "乌鲁木齐市28件" in read("news/daily-000000000001.html")


def test_a_block_alone_is_overridden_by_extending_what_is_ours(tmp_path):
    extended = '{% extends "default/base.html" %}{% block head %}<meta name="author" content="协会">{% endblock %}'
    read = made(tmp_path, **{"templates/base.html": extended})
    assert '<meta name="author" content="协会">' in read("index.html")
    assert "最新通报" in read("index.html")


def test_a_theme_has_templates_of_its_own(tmp_path):
    page = '<title>x</title><h1>{% include "_sign.html" %}</h1>'
    read = made(tmp_path, **{"templates/404.html": page, "templates/_sign.html": "协会"})
    assert "<h1>协会</h1>" in read("404.html")


def test_static_files_are_added_and_tokens_set(tmp_path):
    tokens = ":root { --accent: #123456 }"
    read = made(tmp_path, **{"static/theme.css": tokens, "static/img/logo.svg": "<svg/>", "static/.hidden": "x"})
    assert read("static/site.css").endswith(tokens)
    assert len(read("static/site.css")) > len(tokens) + 1000
    assert read("static/img/logo.svg") == "<svg/>"
    assert not (tmp_path / "output/current/static/theme.css").exists()
    assert not (tmp_path / "output/current/static/.hidden").exists()


def test_a_whole_style_sheet_is_overridden(tmp_path):
    assert made(tmp_path, **{"static/site.css": "body { margin: 1px }"})("static/site.css") == "body { margin: 1px }"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"templates/bulletn.html": "x"}, "there is no template bulletn.html; the nearest is bulletin.html"),
        ({"templates/404.html": "a\nb{% if %}"}, "404.html: line 2: "),
        ({"templates/404.html": "{% extends 'base.html' %}{% block x %}"}, "404.html: line 1: "),
        ({"base.html": "x"}, "holds neither templates/ nor static/"),
        ({}, "is no folder"),
    ],
)
def test_what_cannot_be_meant_is_a_fault_of_the_configuration(tmp_path, capsys, files, told):
    theme(tmp_path, **files)
    path = tmp_path / "infocenter.toml"
    path.write_text('[site]\nbase_url = "https://site.example"\ntheme = "house"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"site\.theme: ") as error:
        config.load(path)
    assert told in str(error.value)
    assert cli.main(["publish", "--config", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x\n{{ nothing.at.all }}", r"house/templates/404.html, line 2: 'nothing' is undefined"),
        ("{% include 'absent.html' %}", "template absent.html: "),
    ],
)
def test_what_fails_in_a_page_is_named_and_the_site_stays(tmp_path, text, told):
    publish([record()], settings(tmp_path / "output"), now=NOW)
    site = settings(tmp_path / "output", theme=theme(tmp_path, **{"templates/404.html": text}))
    assert list(themes.faults(site.theme)) == []
    with pytest.raises(PublisherError, match=told):
        publish([record()], site, now=NOW + timedelta(hours=1))
    assert len(releases(tmp_path / "output")) == 1


def test_a_template_that_is_not_text_is_a_fault(tmp_path):
    (theme(tmp_path, **{"templates/_x.html": ""}) / "templates/404.html").write_bytes(b"\xff\xfe")
    assert "cannot be read as UTF-8" in " ".join(themes.faults(tmp_path / "house"))


def test_the_configured_folder_is_found_beside_the_configuration(tmp_path):
    theme(tmp_path, **{"static/theme.css": ""})
    path = tmp_path / "infocenter.toml"
    path.write_text('[site]\nbase_url = "https://site.example"\ntheme = "house"\n', "utf-8")
    assert config.load(path).site.theme == tmp_path / "house"
