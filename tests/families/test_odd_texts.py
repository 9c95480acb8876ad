"""Texts of old and odd content systems: in fields, scripts, frames and data, on pages that are heavy."""

from base64 import b64encode
from contextlib import suppress
from html import escape
from json import dumps
from time import process_time
from urllib.parse import quote

import pytest
from oddities import BODY, FIRST, SECOND, TEXT, THIRD, TITLE, URL, article

from crawler.errors import DriftError
from crawler.families import family, is_framed, join, read_further
from crawler.page import PageText

SHOWN = f"<title>{TITLE}_绿洲网</title><h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div id=c>正在加载……</div>{{}}<p>主办：绿洲网 版权所有</p>"
IN_STRING = BODY.replace("/", "\\/")
HIDDEN = {
    "in a field": SHOWN.format(f"<textarea id=t style='display:none'>{escape(BODY)}</textarea>"),
    "in a field, as it is": SHOWN.format(f"<textarea id=t hidden>{BODY}</textarea>"),
    "in a hidden value": SHOWN.format(f"<input type=hidden id=t value='{escape(BODY)}'>"),
    "in a variable": SHOWN.format(
        f"<script>var id=7;\nvar content = '{IN_STRING}';\ndocument.getElementById('c').innerHTML=content;</script>"
    ),
    "in a template": SHOWN.format(f"<script type='text/html' id=t>{escape(BODY)}</script>"),
    "in an example": SHOWN.format(f"<xmp id=t style='display:none'>{BODY}</xmp>"),
    "in an attribute": SHOWN.format(f"<div id=t data-content='{escape(BODY)}'></div>"),
    "in base64": SHOWN.format(
        f'<script>var c="{b64encode(BODY.encode()).decode()}";$("#c").html(Base64.decode(c));</script>'
    ),
    "in a call": SHOWN.format(f"<script>$(function(){{ $('#c').html(\"{IN_STRING}\"); }});</script>"),
    "written line by line": SHOWN.format(
        "<script>" + "".join(f"document.write('<p>　　{each}<\\/p>');" for each in TEXT) + "</script>"
    ),
}
STATE = dumps({"detail": {"bt": TITLE, "fbsj": "2022-04-22 10:30:05", "ly": "绿洲台", "zz": "苏禾", "htmlText": BODY}})
STATES = {
    "parsed": f"JSON.parse({dumps(STATE)})",
    "parsed, escaped": f"JSON.parse(decodeURIComponent('{quote(STATE)}'))",
    "parsed, in base64": f"JSON.parse(atob('{b64encode(STATE.encode()).decode()}'))",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_texts_that_a_page_hides(name):
    found = article(HIDDEN[name])
    assert (found.title, found.published, found.publisher_name) == (TITLE, "2022-04-22", "绿洲网")
    assert found.paragraphs == TEXT


@pytest.mark.parametrize("name", STATES)
def test_states_that_a_script_parses(name):
    found = article(f"<div id=app></div><script>window.__STATE__ = {STATES[name]};</script>")
    assert (found.title, found.published, found.publisher_name, found.author) == (
        TITLE, "2022-04-22T10:30:05+08:00", "绿洲台", "苏禾",
    )  # fmt: skip
    assert found.paragraphs == TEXT


@pytest.mark.parametrize("broken", ["JSON.parse('{')", "JSON.parse(atob('%%'))", "JSON.parse(name)", "JSON.parse("])
def test_a_state_that_cannot_be_parsed_is_no_article(broken):
    with pytest.raises(DriftError):
        article(f"<script>window.__STATE__ = {broken};</script>")


def test_a_template_for_lists_and_a_short_notice_are_no_hidden_text():
    template = "<script>var row='<p>{{name}},{{day}},一行又一行的模板,一行又一行的模板,一行又一行的模板,一行又一行的模板</p>';</script>"
    notice = "<script>var tip='<p>为了您的安全,请勿泄露密码。</p>';</script>"
    found = article(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div>{BODY}</div>{template}{notice}"
    )
    assert found.paragraphs == TEXT


def test_a_frame_holds_the_text():
    head = article(
        f"<title>{TITLE}_生态环境局</title><h2>{TITLE}</h2><p>发布日期：2022/04/22　来源：生态环境局</p>"
        "<iframe src='/player/7.html'></iframe><iframe src='./content/7.html' width=100%></iframe>"
    )
    assert (head.title, head.published, head.paragraphs) == (TITLE, "2022-04-22", ())
    assert head.next_page == "http://a.example/dc/content/7.html"
    assert is_framed([head])
    framed = PageText(head.next_page, f"<html><head><title></title></head><body>{BODY}</body></html>")
    rest = read_further(family("unknown"), framed, framed=True, sure=False)
    assert join(head, [rest]).paragraphs == TEXT
    assert not is_framed([head, rest])


def test_data_that_keep_the_text_apart_from_its_head():
    head = {
        "id": 7,
        "articleTitle": TITLE,
        "publishDate": "2022-04-22 10:30:05",
        "articleSource": "绿洲",
        "articleAuthor": "苏禾",
    }
    told = dumps({"success": True, "result": {"article": head, "articleData": {"articleContent": BODY}}})
    found = family("unknown").article(PageText("http://a.example/api/article/7", told))
    assert (found.title, found.published, found.author, found.paragraphs) == (
        TITLE,
        "2022-04-22T10:30:05+08:00",
        "苏禾",
        TEXT,
    )


def test_data_whose_text_is_a_list_of_paragraphs():
    post = {
        "title": TITLE,
        "publishedAt": "2022-04-22T02:30:05.000Z",
        "source": {"name": "绿洲"},
        "authors": [{"name": "苏禾"}],
    }
    post["blocks"] = [{"type": "paragraph", "text": each} for each in (*TEXT[:2], f"{THIRD} <b>")]
    state = dumps({"props": {"pageProps": {"post": post}}})
    found = article(f"<div id=__next></div><script id=__NEXT_DATA__ type=application/json>{state}</script>")
    assert (found.title, found.published, found.author) == (TITLE, "2022-04-22T10:30:05+08:00", "苏禾")
    assert found.paragraphs == (*TEXT[:2], f"{THIRD} <b>")


def test_the_page_with_the_whole_text_replaces_its_beginning():
    head = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>2022-04-22 10:30 绿洲热线</p>"
    begun = article(
        f"{head}<div><p>{FIRST}</p><p>{SECOND}</p></div><div><a href=/dc/show_1007_all.html>余下全文</a></div>"
    )
    assert begun.next_page == "http://a.example/dc/show_1007_all.html"
    assert join(begun, [article(f"{head}<div>{BODY}</div>", begun.next_page)]).paragraphs == TEXT
    assert article(f"{head}<div>{BODY}</div><div><a href=/dc/other.html>阅读全文</a></div>").next_page is None


def test_of_a_line_that_led_to_files_nothing_is_left():
    files = "附件：1.<a href=/u/1.doc>一览表.doc</a><br>2.<a href=/u/2.xls>汇总表.xls</a><br>"
    text = "<br>".join(f"　　{each}" for each in TEXT)
    found = article(f"<h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div>{text}<br>{files}</div>")
    assert found.paragraphs == TEXT
    assert [each.rpartition("/")[2] for each in found.attachments] == ["1.doc", "2.xls"]


def test_files_that_a_script_fetches():
    link = "<a href='javascript:void(0)' onclick=\"downFile('/xfj/files/7.pdf')\">一览表.pdf</a>"
    head = f"<h1>{TITLE}</h1><p>2022-04-22 来源：整改办</p>"
    for found in (
        article(f"{head}<div>{BODY}</div><div>附件下载：{link}</div>"),
        article(f"{head}<div>{BODY}<p>附件：{link}</p></div>"),
    ):
        assert found.attachments == ("http://a.example/xfj/files/7.pdf",)
        assert found.paragraphs == TEXT


HEAVY = {
    "functions without end": "<script>" + "function f(a,b){ location=" * 20_000 + "</script>",
    "strings without end": "<script>" + "var a='<p>\\" * 20_000 + "</script>",
    "strings of markup": "<script>" + "document.write('<a href=x>" + "<p>一,二" * 20_000 + "');</script>",
    "counts in a script": "<script>document.write(1);" + "countPage = currentPage_" * 20_000 + "</script>",
    "fields in fields": "<textarea>" * 5_000 + "&lt;p>一,二" * 5_000,
    "places of a page": "<p>" + "首页 > " * 20_000 + "</p>",
    "values in attributes": "".join(f"<div data-content='&lt;p>一,二{n}'>" for n in range(3_000)),
    "labels in boxes": "<dl>" + "<dt>来源</dt>" * 20_000 + "</dl>",
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_pages_take_seconds_at_most(name):
    page = PageText(URL, f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{HEAVY[name]}</body></html>")
    started = process_time()
    for read_it in (family("unknown").listing, family("unknown").article):
        with suppress(DriftError):
            read_it(page)
    assert process_time() - started < 8
