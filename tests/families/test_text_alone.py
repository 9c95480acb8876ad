"""An article of nothing but text is read without a soup, and comes out as with one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crawler.families import fragment
from crawler.page import PageText

WORDS = st.sampled_from(
    ["4月21日,转办76件。", " ", "\n", "\xa0", "&lt;", "责任编辑:王五", "编辑:张三 审核:李四", "噪声", "&#13;", "  "]
)
NAMES = st.sampled_from(["", "", "", ' class="TRS_Editor"', ' id="zoom"', ' class="share"', ' id="pager" class="a b"'])
TAGS = st.sampled_from(sorted(fragment._TEXT - {"br", "hr", "img"}))
LEAVES = st.one_of(WORDS, st.sampled_from(["<br>", "<hr>", '<img src="a.jpg">', "<!-- 备注 -->", "<?php x ?>"]))


def element(tag, names, inside):
    return f"<{tag}{names}>{''.join(inside)}</{tag}>"


TREES = st.recursive(LEAVES, lambda inner: st.builds(element, TAGS, NAMES, st.lists(inner, max_size=5)), max_leaves=20)


def both(inside):
    page = PageText("http://a.example/1.html", f'<html><body><div id="x">{inside}</div></body></html>')
    (found,) = page.root.xpath("//*[@id='x']")
    markup = etree.tostring(found, encoding="unicode", method="html", with_tail=False)
    return fragment.read_body(page, found), fragment.read_markup(page, markup)


@given(st.lists(TREES, max_size=6))
def test_it_comes_out_as_with_a_soup(trees):
    alone, soup = both("".join(trees))
    assert alone == soup


@pytest.mark.parametrize(
    "more",
    [
        '<p><a href="/1.pdf">附件</a></p>',
        "<table><tr><td>市</td><td>件</td></tr><tr><td>哈密</td><td>5</td></tr></table>",
        '<div class="share">分享到</div>',
        "<script>var a</script>",
        '<iframe src="/1.pdf"></iframe>',
    ],
)
def test_what_holds_more_than_text_is_left_to_the_soup(more, monkeypatch):
    monkeypatch.setattr(fragment, "_lines", lambda _: 1 / 0)
    alone, soup = both(f"<p>4月21日,转办76件。</p>{more}")
    assert alone == soup
    assert alone.paragraphs == ("4月21日,转办76件。",)
