"""Pages of old and odd content systems: heads in pieces, texts that are hidden, links that only a script knows."""

from base64 import b64encode
from contextlib import suppress
from html import escape
from json import dumps
from time import process_time
from urllib.parse import quote

import pytest

from crawler.errors import DriftError
from crawler.families import family, is_framed, join, read_further
from crawler.page import PageText, unwrapped

TITLE = "关于第二十七批信访件办理情况的通报"
FIRST = "4月21日,督察组向我区交办第二十七批信访件76件,其中重点件9件。"
SECOND = "目前,各地正在抓紧办理"
THIRD = "截至当日,前26批信访件已办结812件,责令整改44家,罚款93万元。"
TEXT = (FIRST, SECOND, THIRD)
BODY = "".join(f"<p>　　{each}</p>" for each in TEXT)
URL = "http://a.example/dc/show_1007.html"
# name: page, (published, source, author, editor)
HEADS = {
    "source and date in the heading": (
        (f"<title>{TITLE} - 绿洲环境网</title><div class=crumbs><a href=/>首页</a><span> &gt; </span><a href=/dc/>督察</a> &gt; 正文</div>"
        f"<h1>{TITLE}<br><span>2022-04-22 10:30:05&nbsp;&nbsp;来源：绿洲日报&nbsp;&nbsp;评论：<a href=#c>0</a> 点击：</span></h1><div>{BODY}</div>"),
        ("2022-04-22T10:30:05+08:00", "绿洲日报", None, None),
    ),
    "a keeper and where it comes from": (
        (f"<title>{TITLE} - 督察 - 绿洲社区</title><h1>{TITLE}</h1><p>2022-4-22 10:30<i>|</i>发布者: <a href=/u/1>admin</a><i>|</i>评论: 0"
        f"<i>|</i>原作者: 苏禾<i>|</i>来自: <a href=http://b.example/>绿洲日报</a></p><table><tr><td>{BODY}</td></tr></table>"),
        ("2022-04-22T10:30+08:00", "绿洲日报", "苏禾", None),
    ),
    "where the page stands, in one line above": (
        (f"<title>绿洲市人民政府</title><div>您当前的位置： <a href=/>首页</a> &raquo; <a href=/dc/>环保督察</a> &raquo; 正文</div>"
        f"<div class=t>{TITLE}</div><div>发布: admin | 来源: 融媒体中心 | 发布时间: 2022-04-22 10:30 | 查看: 3次</div><div>{BODY}</div>"),
        ("2022-04-22T10:30+08:00", "融媒体中心", None, None),
    ),
    "a paper's page below the reporter": (
        (f"<title>{TITLE}-绿洲日报数字报</title><h3>督察进行时</h3><h1>{TITLE}</h1><h2>各地立行立改</h2>"
        f"<p>本报记者　苏禾　白露　　《绿洲日报》（2022年04月22日　第 01 版）<span>2022年04月22日</span></p><div id=ozoom>{BODY}</div>"),
        ("2022-04-22", "绿洲日报", "苏禾 白露", None),
    ),
    "submitted by, in the English order of a day": (
        f"<title>{TITLE} | 绿洲环境观察</title><h1>{TITLE}</h1><div>由 <span>苏禾</span> 提交于 <span>周五, 04/22/2022 - 10:30</span></div><div>{BODY}</div>",
        ("2022-04-22T10:30+08:00", "绿洲环境观察", "苏禾", None),
    ),
    "one label without a colon": (
        f"<title>{TITLE}</title><center><h3>{TITLE}</h3></center><div>2022年4月22日　　团场宣传科　　作者 苏禾</div><hr><div>{BODY}</div>",
        ("2022-04-22", "团场宣传科", "苏禾", None),
    ),
    "the source as a picture, the editor behind a blank": (
        f"<title>{TITLE}</title><h2>{TITLE}</h2><div>2022-4-22　来源：<img src=s.gif alt=石榴日报>　文/苏禾</div><div>{BODY}</div><div>（责编 韩江）</div>",
        ("2022-04-22", "石榴日报", "苏禾", "韩江"),
    ),
    "a year of two digits": (
        f"<title></title><b><font size=4>{TITLE}</font></b><p>发布单位：工程处 发布日期：22-04-22 点击：5</p><div>{BODY}</div>",
        ("2022-04-22", "工程处", None, None),
    ),
    "labels and values on lines of their own": (
        (f"<title>{TITLE}-管委会</title><h4>{TITLE}</h4><dl><dt>发布时间</dt><dd>2022-4-22</dd><dt>信息来源</dt><dd>开发区管委会</dd>"
        f"<dt>责任编辑</dt><dd>韩江</dd><dt>浏览次数</dt><dd>108</dd></dl><div>{BODY}</div>"),
        ("2022-04-22", "开发区管委会", None, "韩江"),
    ),
    "a column before the title, a member who posts": (
        (f"<title>{TITLE} - 民生热线 - 绿洲论坛</title><h1><a href=/f>[公告]</a> <span>{TITLE}</span></h1><div class=authi><a>苏禾</a></div>"
        f"<div class=authi>发表于 2022-4-22 10:30 | <a>只看该作者</a></div><div>{BODY}</div>"),
        ("2022-04-22T10:30+08:00", "绿洲论坛", "苏禾", None),
    ),
    "a title in two lines, a disclaimer below": (
        (f"<title>{TITLE}-胡杨网</title><div><p class=yinti>扛起责任</p><h1>{TITLE[:8]}<br>{TITLE[8:]}</h1><p class=futi>——督察一线</p></div>"
        f"<div>2022-04-22 10:30　（来源：兵团日报　记者：苏禾）</div><div>{BODY}</div><div>【免责声明】本网转载文章,版权归原作者所有,如有侵权,请联系。</div>"),
        ("2022-04-22T10:30+08:00", "兵团日报", "苏禾", None),
    ),
    "a button above the title, an account beside the day": (
        (f"<title>{TITLE}-今日戈壁</title><div><div>12</div><div>分享</div></div><h1>{TITLE}</h1><div><span>原创</span><span>2022-04-22 10:30</span><i>·</i>"
        f"<span class=name><a href=/u>戈壁日报</a></span></div><article>{BODY}</article>"),
        ("2022-04-22T10:30+08:00", "戈壁日报", None, None),
    ),
    "a picture with its words, an editor with a number": (
        (f"<title>{TITLE}_戈壁新闻</title><h1>{TITLE}</h1><div>2022-04-22 10:30:05　来源: <a href=http://d.example/>绿洲日报</a></div>"
        f"<div><p class=f_center><img src=1.jpg><br>执法人员在现场。</p>{BODY}<p>责任编辑：韩江_NBJ1041</p></div>"),
        ("2022-04-22T10:30:05+08:00", "绿洲日报", None, "韩江"),
    ),
    "credits with strokes, a reporter among them": (
        (f"<title>云上绿洲</title><div class=news-title>{TITLE}</div><div><em>云上绿洲</em> <em>2022-04-22 10:30</em> <em>1.2万阅读</em></div>"
        f"<div>{BODY}<p align=center>来源 | 云上绿洲</p><p>记者 | 苏禾</p><p>编辑 | 韩江</p><p>审核 | 王主任</p></div>"),
        ("2022-04-22T10:30+08:00", "云上绿洲", "苏禾", "韩江"),
    ),
    "a button behind the editor, links below a bracketed heading": (
        (f"<title>绿洲农垦网</title><table><tr><td align=center>{TITLE}</td></tr><tr><td>发布时间：2022-4-22 作者：Super User 来源：绿洲农垦报 阅读次数：12</td></tr>"
        f"<tr><td>{BODY}<p>【相关链接】</p><p><a href=1.htm>我区公布第一批问题整改情况</a></p></td></tr>"
        f"<tr><td align=right>编辑：韩江　【<a href='javascript:window.close()'>关 闭</a>】</td></tr></table>"),
        ("2022-04-22", "绿洲农垦报", None, "韩江"),
    ),
    "a masthead as the first heading, a reporter in brackets": (
        (f"<title>戈壁早报电子版</title><h1>戈壁早报</h1><p>2022年04月22日 第1版 <a href=paper.php?page=1>返回版面</a></p><h2>{TITLE}</h2>"
        f"<div><p>（本报记者 苏禾）</p>{BODY}</div>"),
        ("2022-04-22", "戈壁早报", "苏禾", None),
    ),
    "a reporter and a dot": (
        f"<title>{TITLE} - 戈壁观察</title><h1>{TITLE}</h1><p>记者 苏禾 · 2022-04-22</p><div>{BODY}</div><p>责任编辑／韩江</p>",
        ("2022-04-22", "戈壁观察", "苏禾", "韩江"),
    ),
    "a day behind the text, by its label": (
        (f"<title>{TITLE} — 绿洲环境杂志</title><article><header><h1>{TITLE}</h1><p>文 | 苏禾　编辑 | 韩江</p></header><div>{BODY}</div>"
        "<footer><p>刊发日期：2022年4月22日</p></footer></article>"),
        ("2022-04-22", "绿洲环境杂志", "苏禾", "韩江"),
    ),
    "labels and values in boxes, the editor's below": (
        (f"<title>{TITLE}-绿洲水务局</title><div><div class=t>{TITLE}</div><div><div class=k>发布时间：</div><div>2022-04-22 10:30</div>"
        f"<div class=k>信息来源：</div><div>水务局</div></div><div class=c><div>{BODY}</div></div><div><div class=k>责任编辑：</div><div>韩江</div></div></div>"),
        ("2022-04-22T10:30+08:00", "水务局", None, "韩江"),
    ),
    "everything open, the source in brackets": (
        (f"<TITLE>{TITLE}</TITLE><TABLE><TR><TD>首页 → 新闻 → 内容<TR><TD ALIGN=CENTER><FONT SIZE=4><STRONG>{TITLE}</STRONG></FONT><TR><TD>2022-4-22　"
        f"【绿洲农业信息网】　撰稿人：苏禾　责编：韩江<TR><TD>{BODY}<TR><TD ALIGN=RIGHT><A HREF=javascript:history.go(-1)>返 回</A></TABLE>"),
        ("2022-04-22", "绿洲农业信息网", "苏禾", "韩江"),
    ),
    "a hidden line of an earlier title": (
        (f"<title>{TITLE}_督察_红柳</title><h1>{TITLE}<span></span></h1><div><span>2022-04-22 10:30</span><span>来源: <a href=//d.example>绿洲早报</a></span></div>"
        f"<article><p style='display:none'>原标题：{TITLE}</p>{BODY}<p>责任编辑：<span>韩江</span></p></article>"),
        ("2022-04-22T10:30+08:00", "绿洲早报", None, "韩江"),
    ),
    "the day glued to the source": (
        f"<title>绿洲区政府 - {TITLE}</title><div>当前位置：首页 &gt; 信息公开 &gt; {TITLE}</div><p class=biaoti>{TITLE}</p><p>2022-04-22 10:30绿洲晚报</p><div>{BODY}</div>",
        ("2022-04-22T10:30+08:00", "绿洲晚报", None, None),
    ),
}  # fmt: skip
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


def article(text, url=URL):
    return family("unknown").article(PageText(url, f"<html><body>{text}</body></html>"))


def listing(text, url="http://a.example/dc/list.asp?lb=4"):
    return family("unknown").listing(PageText(url, f"<html><body>{text}</body></html>"))


@pytest.mark.parametrize("name", HEADS)
def test_heads(name):
    text, fields = HEADS[name]
    found = article(text)
    assert found.title == TITLE
    assert (found.published, found.publisher_name, found.author, found.editor) == fields
    assert found.paragraphs == TEXT


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


def test_a_day_in_words_below_the_office_that_signs():
    found = article(
        f"<title>New Page 1</title><p align=center><font size=5><b>{TITLE}</b></font></p>{BODY}"
        "<p align=right>地区环境保护局</p><p align=right>二〇二二年四月二十二日</p>"
    )
    assert (found.title, found.published, found.publisher_name) == (TITLE, "2022-04-22", "地区环境保护局")
    assert found.paragraphs == (*TEXT, "地区环境保护局", "二〇二二年四月二十二日")


def test_a_day_in_english_order_is_not_guessed():
    assert article(f"<h1>{TITLE}</h1><div>周一, 04/05/2022 - 10:30</div><div>{BODY}</div>").published is None


def test_of_a_line_that_led_to_files_nothing_is_left():
    files = "附件：1.<a href=/u/1.doc>一览表.doc</a><br>2.<a href=/u/2.xls>汇总表.xls</a><br>"
    text = "<br>".join(f"　　{each}" for each in TEXT)
    found = article(f"<h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div>{text}<br>{files}</div>")
    assert found.paragraphs == TEXT
    assert [each.rpartition("/")[2] for each in found.attachments] == ["1.doc", "2.xls"]


def test_links_whose_function_the_page_has():
    rows = "".join(f'<tr><td><a href="javascript:openNews({n})">{TITLE}{n}</a></td></tr>' for n in (7, 8))
    found = listing(
        '<script>function openNews(id){ window.open("show.asp?id="+id,"_blank"); }\n'
        'function goPage(p){ location.href="list.asp?lb=4&page="+p; }</script>'
        f'<table>{rows}</table><a href="javascript:goPage(2)">下一页</a><a href="javascript:gone(3)">末页</a>'
    )  # fmt: skip
    assert [link.url for link in found.articles] == [f"http://a.example/dc/show.asp?id={n}" for n in (7, 8)]
    assert found.older == ("http://a.example/dc/list.asp?lb=4&page=2",)


def test_addresses_in_the_data_of_elements():
    items = "".join(
        f"<li data-link='/s/Ab{n}_cDeF' data-title='{TITLE}{n}'><i>1650{n}</i></li>" for n in (10011, 10012)
    )
    found = listing(f"<ul>{items}</ul><button data-url='/api/list?page=2'>加载更多</button>")
    assert [(link.url, link.title) for link in found.articles] == [
        (f"http://a.example/s/Ab{n}_cDeF", f"{TITLE}{n}") for n in (10011, 10012)
    ]
    assert found.older == ("http://a.example/api/list?page=2",)


@pytest.mark.parametrize(
    ("tag", "published"),
    [
        ("name=PubDate content='Fri Apr 22 10:30:05 CST 2022'", "2022-04-22T10:30:05+08:00"),
        ("name=publishdate content=20220422103005", "2022-04-22T10:30:05+08:00"),
        ("name=_pubtime content='2022/04/22 10:30:05'", "2022-04-22T10:30:05+08:00"),
        ("property=article:published_time content=2022-04-22T02:30:05Z", "2022-04-22T10:30:05+08:00"),
        ("property=article:published_time content=2022-04-21T23:30+00:00", "2022-04-22T07:30+08:00"),
        ("property=article:published_time content=2022-04-22T10:30:05.000+0800", "2022-04-22T10:30:05+08:00"),
        ("name=publishdate content=20229922", None),
    ],
)
def test_moments_in_meta_tags(tag, published):
    head = f"<head><title>{TITLE}_沙漠时报</title><meta {tag}><meta name=Editor content=韩江></head>"
    found = family("unknown").article(
        PageText(URL, f"<html>{head}<body><h1>{TITLE}</h1><div>{BODY}</div></body></html>")
    )
    assert (found.published, found.editor) == (published, "韩江")


@pytest.mark.parametrize(
    ("at", "count", "older"), [(0, 2, "list_1.shtml"), (2, 2, None), (0, 1, None), (1, 3, "list_2.shtml")]
)
def test_a_script_writes_the_link_to_the_next_page(at, count, older):
    name = f"list_{at}.shtml" if at else "list.shtml"
    rows = "".join(f"<li><a href=./202204/t20220422_100{n}.shtml>{TITLE}{n}</a></li>" for n in (1, 2))
    script = (
        f"var currentPage = {at}; var countPage = {count}; var nextPage = currentPage+1;"
        "if(currentPage<countPage-1) document.write('<a href=\"list_'+nextPage+'.shtml\">下一页</a>');"
    )
    found = listing(f"<ul>{rows}</ul><script>{script}</script>", f"http://a.example/hjbh/{name}")
    assert found.older == ((f"http://a.example/hjbh/{older}",) if older else ())


def test_a_count_that_links_an_article_is_no_page():
    rows = "".join(
        f"<tr><td><a href=thread-{n}-1-1.html>{TITLE}{n}</a></td><td><a href=thread-{n}-1-1.html>2</a></td></tr>"
        for n in (1030, 1067)
    )
    assert listing(f"<table>{rows}</table>", "http://a.example/forum-40-1.html").older == ()


def test_of_frames_the_one_with_news_is_walked():
    frames = "<frameset><frame src=top.htm name=top><frame src=news/default.asp name=main></frameset>"
    found = family("unknown").listing(PageText("http://a.example/", f"<html><head></head>{frames}</html>"))
    assert found.parts == ("http://a.example/news/default.asp",)


def test_a_list_that_a_script_writes():
    rows = "".join(
        f"document.write('<li><a href=\"{n}.htm\">{TITLE}{n}<\\/a><i>2022-4-22<\\/i><\\/li>');\n" for n in (1044, 1081)
    )
    found = listing(f"<ul><script>{rows}</script></ul>", "http://a.example/html/dc/index.htm")
    assert [(link.url, link.title, link.published) for link in found.articles] == [
        (f"http://a.example/html/dc/{n}.htm", f"{TITLE}{n}", "2022-04-22") for n in (1044, 1081)
    ]


def test_articles_below_an_index_file_that_answers_for_the_whole_site():
    rows = "".join(f"<tr><td><a href=/index.php/dc/{n}-du-cha>{TITLE}{n}</a></td></tr>" for n in (1044, 1081))
    found = listing(f"<table>{rows}</table><a href='/index.php/dc?start=3'>下页</a>", "http://a.example/index.php/dc")
    assert len(found.articles) == 2
    assert found.older == ("http://a.example/index.php/dc?start=3",)


def test_a_list_of_numbers_whose_choice_makes_the_address():
    rows = "".join(f"<li><a href=shownews.asp?newsid={n}>{TITLE}{n}</a></li>" for n in (1044, 1081))
    chosen = "location='news.asp?bid=2&page='+this.options[this.selectedIndex].value;"
    choice = f'<select onchange="{chosen}"><option value=1 selected>1</option><option value=2>2</option></select>'
    assert listing(f"<ul>{rows}</ul>{choice}", "http://a.example/news.asp?bid=2").older == (
        "http://a.example/news.asp?bid=2&page=2",
    )


def test_an_entry_page_leads_to_the_pages_of_the_one_day_that_it_links():
    pages = "".join(f'<a href="paper.php?date=20220422&page={n}">第{n}版</a> ' for n in (1, 2))
    rows = f'<a href="art.php?date=20220422&page=1&id=1173">{TITLE}</a>'
    found = listing(f"{pages}<table><tr><td>{rows}</td></tr></table>", "http://a.example/epaper/paper.php")
    assert [url[-6:] for url in found.parts] == ["page=1", "page=2"]


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


def test_a_script_puts_the_name_of_the_next_page_together():
    rows = "".join(f"<li><a href=./202204/t20220422_100{n}.shtml>{TITLE}{n}</a></li>" for n in (1, 2))
    script = (
        "var currentPage = 0;//从0开始\nvar nextPage = currentPage+1\nvar countPage = 2\n"
        'if(countPage>1) document.write("<a href=\\"index"+"_" + nextPage + "."+"shtml\\">下一页</a>");'
    )
    assert listing(f"<ul>{rows}</ul><script>{script}</script>", "http://a.example/hjyw/").older == (
        "http://a.example/hjyw/index_1.shtml",
    )


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


@pytest.mark.parametrize(
    "below", ["网友评论:办得好,我们小区还有5件没有解决,谢谢。", "版权作品,未经书面授权,严禁转载,违者将被追究责任。"]
)
def test_a_label_without_a_value_names_nobody(below):
    found = article(
        f"<h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div>{BODY}</div><div>编辑：</div><div><p>{below}</p></div>"
    )
    assert (found.editor, found.paragraphs) == (None, TEXT)


def test_files_that_a_script_fetches():
    link = "<a href='javascript:void(0)' onclick=\"downFile('/xfj/files/7.pdf')\">一览表.pdf</a>"
    head = f"<h1>{TITLE}</h1><p>2022-04-22 来源：整改办</p>"
    for found in (
        article(f"{head}<div>{BODY}</div><div>附件下载：{link}</div>"),
        article(f"{head}<div>{BODY}<p>附件：{link}</p></div>"),
    ):
        assert found.attachments == ("http://a.example/xfj/files/7.pdf",)
        assert found.paragraphs == TEXT


def test_the_page_with_the_whole_text_replaces_its_beginning():
    head = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>2022-04-22 10:30 绿洲热线</p>"
    begun = article(
        f"{head}<div><p>{FIRST}</p><p>{SECOND}</p></div><div><a href=/dc/show_1007_all.html>余下全文</a></div>"
    )
    assert begun.next_page == "http://a.example/dc/show_1007_all.html"
    assert join(begun, [article(f"{head}<div>{BODY}</div>", begun.next_page)]).paragraphs == TEXT
    assert article(f"{head}<div>{BODY}</div><div><a href=/dc/other.html>阅读全文</a></div>").next_page is None


def test_a_first_page_that_links_itself_with_its_number():
    rows = "".join(
        f"<tr onclick=\"location.href='/detail/000035d6-fa4c-{n}'\"><td>{TITLE}{n}</td></tr>" for n in (1044, 1081)
    )
    row = '<div><a href="list?c=dc&amp;pageIndex=1" class=on>1</a><a href="list?c=dc&amp;pageIndex=2">2</a></div>'
    found = listing(f"<table>{rows}</table>{row}", "http://a.example/list?c=dc")
    assert len(found.articles) == 2
    assert found.older == ("http://a.example/list?c=dc&pageIndex=2",)


@pytest.mark.parametrize("wrapped", ["cb({});", "var list = {};\n", "  App.show( {} )"])
def test_data_in_a_script_of_their_own(wrapped):
    rows = [{"title": f"{TITLE}{n}", "url": f"/h/a/{n}.html", "date": "2022-04-22"} for n in (1044, 1081)]
    shell = listing(
        "<div id=l></div><script>$.ajax({url:'data/list_1.js',dataType:'jsonp'});</script>",
        "http://a.example/h/dc.html",
    )
    assert shell.older == ("http://a.example/h/data/list_1.js",)
    text = unwrapped(wrapped.replace("{}", dumps({"page": 1, "pageCount": 2, "list": rows})))
    found = family("unknown").listing(PageText(shell.older[0], text))
    assert [link.url for link in found.articles] == ["http://a.example/h/a/1044.html", "http://a.example/h/a/1081.html"]
    assert found.older == ("http://a.example/h/data/list_2.js",)


def test_a_script_that_is_no_data_stays_as_it_is():
    code = "function f(a){ return [a]; }\nf({b: 1}); go()"
    assert unwrapped(code) == code


def test_the_month_before_is_the_older_list():
    rows = "".join(f"<li><a href=a{n}.html>{TITLE}{n}</a></li>" for n in (1044, 1081))
    found = listing(f"<ul>{rows}</ul><a href=../03/index.html>上个月</a>", "http://a.example/dc/2022/04/index.html")
    assert found.older == ("http://a.example/dc/2022/03/index.html",)
