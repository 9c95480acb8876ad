"""The template engine: what is done once, and what is done quickly, gives what Jinja and the plain way would."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from lxml import html
from making import NOW, record, settings
from markupsafe import Markup, escape

from publisher import engine, languages
from publisher.release import publish
from publisher.render import clean, encoded
from publisher.web import printed


@given(
    st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.decimals(), st.text(alphabet="&<>\"'a"))
)
def test_a_value_is_printed_as_it_is_escaped(value):
    assert printed(value) == escape(value)


@pytest.mark.parametrize("code", languages.KNOWN)
@pytest.mark.parametrize(
    "source",
    [
        "{{ _('首页') }}",
        "{% set name = _('首页') %}{{ name }}-{{ _(name) }}",
        "{% for name in [_('首页'), _('<地区>')] %}{{ name ~ '<' }}{% endfor %}",
        "{{ _('共 %(count)s 篇，由新到旧', count=given) }}",
        "{% macro said(word) %}{{ word }}{{ _('第%(number)s页', number=word) }}{% endmacro %}{{ said(given) }}",
        "<a href=\"{{ link(given) }}\">{{ link('<') }}</a>{{ link(given) | upper }}",
    ],
)
def test_sentences_and_addresses_are_those_of_a_plain_environment(code, source):
    tongue = languages.tongue(code)
    plain = Environment(autoescape=True)
    plain.globals["_"] = lambda message, **values: Markup(tongue.say(message)) % values  # noqa: S704 - our own
    given = {"given": "<b> & 'c'", "link": lambda target: f"../{target}"}
    made = engine.environment(None, tongue).from_string(source).render(given)
    assert made == plain.from_string(source).render(given)
    assert "<b>" not in made


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing(1) }}", "{{ link(nothing) }}", "{{ part('x') }}"])
def test_what_is_undefined_is_an_error(source):
    with pytest.raises(UndefinedError):
        engine.environment(None, languages.tongue("en")).from_string(source).render(link=lambda target: "../" + target)


def test_menus_tell_where_a_page_is(tmp_path):
    site = settings(tmp_path, languages=("zh-Hans", "en"))
    publish([record()], site, now=NOW)
    told = {
        "index.html": ["index.html page"],
        "news/index.html": ["../news/index.html page"],
        "news/daily-000000000001.html": ["../news/index.html true"],
        "regions/650100/index.html": ["../../regions/index.html true"],
        "en/regions/650100/index.html": ["../../regions/index.html true"],
        "about/index.html": ["../about/index.html page"],
        "404.html": [],
    }
    for path, here in told.items():
        root = html.fromstring((tmp_path / "current" / path).read_bytes())
        marked = root.xpath("//nav[not(@class='crumbs' or @class='tongues')]//a[@aria-current]")
        assert [f"{each.get('href')} {each.get('aria-current')}" for each in marked] == here, path


def test_two_sites_in_one_process_keep_their_own_menus(tmp_path):
    for name in ("甲", "乙"):
        publish([record()], settings(tmp_path / name, title=f"{name}站"), now=NOW)
    page = (tmp_path / "乙/current/news/daily-000000000001.html").read_text("utf-8")
    assert "乙站</span></a>" in page
    assert "甲站" not in page


def test_a_theme_has_a_masthead_of_its_own(tmp_path):
    mine = tmp_path / "house/templates/masthead.html"
    mine.parent.mkdir(parents=True)
    mine.write_text('<a href="{{ link("index.html") }}">{{ settings.title }} {{ here }} {{ _("首页") }}</a>', "utf-8")
    publish([record()], settings(tmp_path / "output", theme=tmp_path / "house"), now=NOW)
    page = (tmp_path / "output/current/news/daily-000000000001.html").read_text("utf-8")
    assert '<a href="../index.html">' in page
    assert "news/ 首页</a>" in page


@given(st.text() | st.text(alphabet="a\x00\x0c\t\n\x7f\ufffd\ufffe\uffff\ud800￥督"))
def test_a_page_is_encoded_as_it_is_cleaned(text):
    assert encoded(text) == clean(text).encode()


def test_a_number_is_printed_as_it_stands():
    assert printed(Decimal("1E+2")) == "1E+2"
    assert printed(12) == "12"
