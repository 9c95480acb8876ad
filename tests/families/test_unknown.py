"""A site that no family knows, read by structure and meta tags."""

import pytest

from crawler.errors import DriftError
from crawler.families import detect, family
from crawler.page import PageText

TEXT = "4月21日,督察组向我区转办第二十七批信访件76件,其中自治区65件,兵团11件,已当日交办有关地州市。"
MENU = '<div class="nav"><a href="/">首页</a><a href="/about.html">关于我们</a></div>'
PAGE = f"""<html><head><title>第二十七批信访件转办我区 - 某某新闻网</title>{{meta}}</head><body>{MENU}
<div class="box"><h1>第二十七批信访件转办我区</h1>
<div class="info">来源:某某日报 作者:王某 发布时间:2022-04-22 10:30 浏览:57</div>
<div class="cont"><p>{TEXT}</p><p>各地正在核实办理,结果将向社会公开。</p></div>
<div class="rel"><a href="/2022/0421/1.html">另一篇文章的标题在这里很长很长</a></div></div></body></html>"""
LIST = f"""<html><body>{MENU}<ul><li><a href="/2022/0422/100234.html">第二十七批信访件转办我区</a> 2022-04-22</li>
<li><a href="/2022/0421/100233.html">第二十六批信访件转办我区</a></li><li><a href="http://other.example/1234.html">别家网站的文章标题很长</a></li>
</ul><a href="list_2.html">下一页</a></body></html>"""
URL = "http://news.example/2022/0422/100234.html"


def page(meta="", text=PAGE):
    return PageText(URL, text.replace("{meta}", meta))


def test_it_is_taken_when_no_family_claims_the_page():
    assert detect(PageText("http://news.example/content/100234.html", PAGE)).name == "unknown"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "第二十七批信访件转办我区"),
        ("published", "2022-04-22T10:30+08:00"),
        ("publisher_name", "某某日报"),
        ("author", "王某"),
        ("paragraphs", (TEXT, "各地正在核实办理,结果将向社会公开。")),
        ("official", False),
    ],
)
def test_a_field_by_structure(field, value):
    assert getattr(family("unknown").article(page()), field) == value


def test_the_meta_tags_of_government_sites_come_first():
    meta = (
        '<meta name="ArticleTitle" content="完整的标题"><meta name="PubDate" content="2022-04-23 09:00">'
        '<meta name="ContentSource" content="政府网">'
    )
    article = family("unknown").article(page(meta))
    assert (article.title, article.published, article.publisher_name) == (
        "完整的标题",
        "2022-04-23T09:00+08:00",
        "政府网",
    )
    assert article.official


def test_a_list_gives_its_own_articles_and_the_next_page():
    listing = family("unknown").listing(PageText("http://news.example/list.html", LIST))
    assert [link.url for link in listing.articles] == [
        "http://news.example/2022/0422/100234.html",
        "http://news.example/2022/0421/100233.html",
    ]
    assert listing.articles[0].published == "2022-04-22"
    assert listing.older == ("http://news.example/list_2.html",)


@pytest.mark.parametrize(
    "text", ["<html><body><p>短</p></body></html>", "", "<html><body><div id=app></div></body></html>"]
)
def test_a_page_without_an_article_is_an_error(text):
    with pytest.raises(DriftError):
        family("unknown").article(PageText(URL, text))
    with pytest.raises(DriftError):
        family("unknown").listing(PageText(URL, text))
