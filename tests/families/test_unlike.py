"""Sites of content systems that have no family here, in the shapes that they are known to have."""

import time
from contextlib import suppress

import pytest

from crawler.errors import DriftError
from crawler.families import detect, family, family_of_list, read_article
from crawler.page import PageText

FIRST = "4月21日,督察组向我区转办第二十七批信访件76件,其中自治区65件,兵团11件,已当日交办有关地州市。"
SECOND = "从污染类型来看,大气、噪声和水污染居多,各地正在核实办理,结果将及时向社会公开。"
TITLE = "督察组向我区转办第二十七批信访件"
HEX = "0123456789abcdef0123456789abcdef"
MENU = '<ul class="menu">' + "".join(f'<li><a href="/c{n}/list.shtml">栏目{n}</a></li>' for n in range(12)) + "</ul>"
FOOT = '<div class="footer">主办单位:某某人民政府 网站标识码:6500000001 新ICP备05001234号 联系电话:0991-1234567</div>'


def shell(body, head=""):
    return f"<html><head><title>{TITLE}_某某政府网</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


PARAGRAPHS = f"<p>　　{FIRST}</p><p>　　{SECOND}</p>"
LINE = "来源:某某日报 作者:王某 发布时间:2022-04-22 10:30 阅读 57"
JSON = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"' + TITLE + '","datePublished":'
    '"2022-04-22T10:30:00+08:00","author":{"name":"王某"},"publisher":{"name":"某某日报"}}'
)
STATE = (
    '{"props":{"pageProps":{"detail":{"title":"' + TITLE + '","content":"<p>' + FIRST + "</p><p>" + SECOND
    + '</p>","publishTime":1650594600000,"source":"某某日报","author":"王某"}}}}'
)  # fmt: skip
ARTICLES = {
    "ucap": (
        f"http://a.example/xjkz/c101268/202204/{HEX}.shtml",
        shell(
            f'<div class="listtopbox"><li>{LINE}</li></div><ucapcontent>{PARAGRAPHS}</ucapcontent>',
            f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2022-04-22 10:30">'
            '<meta name="ContentSource" content="某某日报">',
        ),
    ),
    "zcms": (
        "http://a.example/c/2022-04-22/2843963.shtml",
        shell(
            f'<div id="detail"><h2>{TITLE}</h2><div class="title_info"><span>{LINE}</span></div><div>{PARAGRAPHS}</div></div>'
        ),
    ),
    "vsb": (
        "http://a.example/info/1012/9.htm",
        shell(
            f'<form><h1>{TITLE}</h1><div>{LINE}</div></form><div id="vsb_content"><div class="v_news_content">{PARAGRAPHS}</div></div>'
        ),
    ),
    "destoon": (
        "http://a.example/article/show.php?itemid=258932",
        shell(
            f'<div class="title">{TITLE}</div><div class="info">{LINE}</div><div class="content"><div id="article">{FIRST}<br><br>{SECOND}</div></div>'
        ),
    ),
    "content_n": (
        "http://a.example/dwgk/xw/content_7788",
        shell(
            f"<h1>{TITLE}</h1><div>2022-04-22 10:30:00 点击:[] 打印 来源:某某日报 作者:王某</div><article>{PARAGRAPHS}</article>"
        ),
    ),
    "wechat editor": (
        "http://a.example/p1/hbdc/20220422/11.html",
        shell(
            f"<h1>{TITLE}</h1><p>{LINE}</p><div class=rich><section><section><span>{FIRST}</span></section></section>"
            f"<section><section><span>{SECOND}</span></section></section></div>"
        ),
    ),
    "founder, new": (
        "http://a.example/pc/con/202204/22/content_119.html",
        shell(
            f'<div class="newsdetatit"><h3>{TITLE}</h3><p>来源:某某日报 作者:王某</p></div><div class="newsdetatext"><founder-content>{PARAGRAPHS}</founder-content></div>'
        ),
    ),
    "json-ld": (
        "http://a.example/news/8800123.html",
        shell(
            f"<div class=x><h1>{TITLE}</h1></div><div>{PARAGRAPHS}</div>",
            f'<script type="application/ld+json">{JSON}</script>',
        ),
    ),
    "embedded state": (
        "http://a.example/detail/98765",
        f'<html><head><title>某某网</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{STATE}</script></body></html>',
    ),
    "state of a window": (
        "http://a.example/detail/98765",
        f"<html><head><title>某某网</title></head><body><div id=app></div><script>window.__INITIAL_STATE__ = {STATE};</script></body></html>",
    ),
    "number.htm, labels in the text": (
        "http://a.example/zdzl/rdzd/zysthjbhdcjxs/29.htm",
        shell(
            f"<div>首页>>专题专栏>>正文</div><div>{TITLE}</div><div>来源:某某日报 作者:王某 点击数: 发表时间:2022-04-22</div><div>分享到:0</div><div>{PARAGRAPHS}</div>"
        ),
    ),
    "content_n, the tail is a menu": (
        "http://a.example/zwgk/tzgg/3/content_812.html",
        shell(
            f"<div class=n><h2>{TITLE}</h2><div>[2022-04-22] 来源:某某日报 记者:王某 【字号 大 中 小】</div><div>{PARAGRAPHS}</div>{MENU}</div>"
        ),
    ),
    "day/n, linked to its original": (
        "http://a.example/zfgk/xinjiang/2022-04-22/7.html",
        shell(
            f'<p>时间:2022-04-22 来源:某某日报 作者:王某</p><div>{TITLE}</div><div>{PARAGRAPHS}<p>来源链接:<a href="http://b.example/1.shtml">http://b.example/1.shtml</a></p></div>'
        ),
    ),
    "ucap, without labels' colons and with numbers of its own": (
        f"http://a.example/xjkz/c101268/202204/{HEX}.shtml",
        shell(
            f"<h1>{TITLE}</h1><p>来源 某某日报 作者 王某 发布时间 2022-04-22 10:30 阅读 57</p><div>{PARAGRAPHS}</div><div>{HEX}</div><div>{HEX}</div>"
        ),
    ),
    "full width": (
        "http://a.example/a/100234.html",
        shell(
            f"<h1>{TITLE}</h1><div>发布时间：２０２２年４月２２日　　来　源：某某日报　　作　者：王某</div><div>{PARAGRAPHS}</div>"
        ),
    ),
    "nothing but json": ("http://a.example/api/news/98765", STATE),
}


def read(name):
    url, text = ARTICLES[name]
    page = PageText(url, text)
    return read_article(detect(page), page, sure=False)[1]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_title(name):
    assert read(name).title == TITLE


@pytest.mark.parametrize("name", ARTICLES)
def test_the_date(name):
    assert read(name).published[:10] == "2022-04-22"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_publisher(name):
    assert read(name).publisher_name == "某某日报"


@pytest.mark.parametrize("name", [name for name in ARTICLES if name != "ucap"])
def test_the_author(name):
    assert read(name).author == "王某"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_body_without_furniture(name):
    assert read(name).paragraphs == (FIRST, SECOND)


def items(*addresses):
    return (
        "<ul>"
        + "".join(f'<li><a href="{a}">{TITLE}{a[-3:]}</a><span>2022-04-22</span></li>' for a in addresses)
        + "</ul>"
    )


LISTS = {
    "ucap": (
        "http://a.example/xjkz/c101268/list.shtml",
        items(f"../c101268/202204/{HEX}.shtml"),
        1,
        ("http://a.example/xjkz/c101268/list_2.shtml",),
    ),
    "zcms": (
        "http://a.example/xw/zdxw/index.shtml",
        items("/c/2022-04-22/2843963.shtml", "/c/2022-04-21/2.shtml") + '<a href="index_2.shtml">下一页</a>',
        2,
        ("http://a.example/xw/zdxw/index_2.shtml",),
    ),
    "vsb, counting down": (
        "http://a.example/zwdt.htm",
        items("info/1012/9945.htm", "info/1012/9944.htm") + '<a href="zwdt/41.htm">下页</a>',
        2,
        ("http://a.example/zwdt/41.htm",),
    ),
    "destoon": (
        "http://a.example/article/list.php?catid=5",
        items("show.php?itemid=258932") + '<a href="list.php?catid=5&page=2">下一页»</a>',
        1,
        ("http://a.example/article/list.php?catid=5&page=2",),
    ),
    "counted by a script": (
        "http://a.example/hbdc/index_1.html",
        items("./202204/t20220422_1000.html") + '<script>createPageHTML(7, 1, "index", "html");</script>',
        1,
        ("http://a.example/hbdc/index_2.html",),
    ),
    "data of a script": (
        "http://a.example/news",
        '<div id=app></div><script>window.__NUXT__ = {"list":[{"title":"'
        + TITLE
        + '","url":"/detail/98765"}]}</script>',
        1,
        (),
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_articles_and_the_next_page(name):
    url, text, count, older = LISTS[name]
    page = PageText(url, shell(text))
    listing = family_of_list(page).listing(page)
    assert len(listing.articles) == count
    assert listing.older == older


def test_an_entry_page_leads_to_the_issue_and_that_to_its_pages():
    entry = PageText(
        "http://a.example/pc/layout/",
        '<html><head><meta http-equiv="refresh" content="0;url=202204/22/node_01.html"></head></html>',
    )
    assert family("unknown").listing(entry).parts == ("http://a.example/pc/layout/202204/22/node_01.html",)
    first = (
        items("../../../con/202204/22/content_119.html")
        + '<a href="node_02.html">第02版</a><a href="../21/node_01.html">上一期</a>'
    )
    issue = PageText("http://a.example/pc/layout/202204/22/node_01.html", shell(first))
    listing = family("unknown").listing(issue)
    assert [link.url for link in listing.articles] == ["http://a.example/pc/con/202204/22/content_119.html"]
    assert listing.parts == ("http://a.example/pc/layout/202204/22/node_02.html",)
    assert listing.older == ("http://a.example/pc/layout/202204/21/node_01.html",)


def test_a_family_that_only_seems_to_know_a_page_gives_way():
    page = PageText(
        "http://a.example/202204/22/c123.html", shell(f"<h1>{TITLE}</h1><div>{LINE}</div><div>{PARAGRAPHS}</div>")
    )
    assert detect(page).name != "unknown"
    reader, article = read_article(detect(page), page, sure=False)
    assert (reader.name, article.title, article.paragraphs) == ("unknown", TITLE, (FIRST, SECOND))


def test_the_pages_of_an_article_follow_one_another():
    text = shell(f'<h1>{TITLE}</h1><div>{LINE}</div><div>{PARAGRAPHS}</div><a href="100234_2.html">下一页</a>')
    article = family("unknown").article(PageText("http://a.example/c/100234.html", text))
    assert article.next_page == "http://a.example/c/100234_2.html"
    other = text.replace("100234_2.html", "100235.html")
    assert family("unknown").article(PageText("http://a.example/c/100234.html", other)).next_page is None


def test_files_beside_the_text_belong_to_the_article_and_a_table_of_data_is_not_the_article():
    grid = (
        "<table>"
        + "".join(
            f"<tr><td>{n}</td><td>石料厂昼夜生产,粉尘和噪声影响住户,请予查处。</td><td>属实</td></tr>" for n in range(9)
        )
        + "</table>"
    )
    box = f'<div class="box"><h1>{TITLE}</h1><div>{LINE}</div><div class="c">{PARAGRAPHS}{grid}</div><p><a href="/f/1.pdf">附件</a></p></div>'
    article = family("unknown").article(PageText("http://a.example/c/100234.html", shell(box)))
    assert article.paragraphs == (FIRST, SECOND)
    assert len(article.tables[0].grid) == 9
    assert article.attachments == ("http://a.example/f/1.pdf",)


@pytest.mark.parametrize(
    "text",
    [
        "<script>" + "window.a={" * 200_000 + "</script>",
        "[" * 200_000,
        "[" + "{}," * 200_000 + "{}]",
        "<div>" * 20_000 + "一,",
    ],
)
def test_hostile_data_are_read_in_linear_time(text):
    page = PageText("http://a.example/c/100234.html", text)
    with pytest.raises(DriftError):
        family("unknown").article(page)


LONG = "文章的标题很长很长"
HEAVY = {
    "links in one line": "".join(f'<a href="/a/2022-04-22/{n}.html">{LONG}{n}</a> 2022-04-22<br>' for n in range(5000)),
    "rows of links": "<ul>" + f'<li><a href="/a/2022-04-22/1.html">{LONG}</a></li>' * 5000 + "</ul>",
    "row of numbers": "".join(f'<a href="/l_{n}.html">{n}</a>' for n in range(5000)),
    "labels without values": f"<h1>{LONG}</h1><p>" + "来源:" * 50_000 + "</p>",
    "words of tools": f"<h1>{LONG}</h1><p>" + "打印 " * 50_000 + "x</p>",
    "calls of a pager": "<script>" + "page" * 100_000 + "</script>",
    "sentences in depth": f"<title>{LONG}</title>" + "<div>一,二" * 10_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_pages_take_seconds_at_most(name):
    page = PageText("http://a.example/c/100234.html", HEAVY[name])
    started = time.process_time()
    for read_it in (family("unknown").listing, family("unknown").article):
        with suppress(DriftError):
            read_it(page)
    assert time.process_time() - started < 8


@pytest.mark.parametrize("shown", ["<img src=1.jpg>", '<iframe src="/files/1.pdf"></iframe>'])
def test_a_picture_or_an_embedded_file_is_an_article_where_title_and_date_stand_above(shown):
    text = shell(f"<h1>{TITLE}</h1><div>来源:某某日报 时间:2022-04-22</div><div><p>{shown}</p></div>")
    article = family("unknown").article(PageText("http://a.example/c/100234.html", text))
    assert (article.title, article.published, article.paragraphs) == (TITLE, "2022-04-22", ())
    assert article.attachments == (("http://a.example/files/1.pdf",) if "pdf" in shown else ())


def test_a_document_is_dated_by_its_signature_where_nothing_else_tells():
    text = shell(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}<p>某某办公室</p><p>2022年4月22日</p></div>")
    article = family("unknown").article(PageText("http://a.example/c/100234.html", text))
    assert article.published == "2022-04-22"
    assert article.paragraphs == (FIRST, SECOND, "某某办公室", "2022年4月22日")


def test_a_comment_before_a_list_is_no_text():
    rows = "".join(f'<li><a href="/2022/04/2{n}/{n}.html">{TITLE}{n}</a></li>' for n in range(1, 4))
    page = PageText("http://a.example/", f"<html><body><!-- 列表 --><ul>{rows}</ul></body></html>")
    assert len(family("unknown").listing(page).articles) == 3
