"""Single pages in the shapes of papers' and news sites' systems, each with something that others have not."""

import time
from contextlib import suppress

import pytest

from crawler.errors import ClosedError, DriftError
from crawler.families import detect, family, family_of_list, read_article
from crawler.page import PageText

TITLE = "督察组向我区转办第二十七批信访件76件"
FIRST = "4月21日,督察组向我区转办第二十七批信访件76件,其中自治区65件,兵团11件,已当日交办有关地州市。"
SECOND = "从污染类型来看,大气、噪声和水污染居多,各地正在核实办理,结果将及时向社会公开。"
THIRD = "目前已办结12件"
BODY = f"<p>　　{FIRST}</p><p>　　{SECOND}</p>"
BASE = "http://a.example"
DAY = "2022-04-22"

# name: address, page, (published, source, author, editor)
PAGES = {
    "people, older": (
        "/n/2022/0422/c188514-35236271.html",
        f"""<html><head><title>{TITLE}--新疆频道--人民新闻网</title></head><body><div class="w1000 p2j_list fl">位置</div>
        <div class="clearfix w1000_320 text_title"><h3></h3><h1>{TITLE}</h1><h4></h4><p class="author"></p><div class="box01">
        <div class="fl">2022年04月22日10:30&nbsp;&nbsp;来源：<a href="http://x/">新疆日报</a></div><div class="fr"><span id="paper_num"></span><a>分享</a></div></div></div>
        <div class="clearfix w1000_320 text_con"><div class="fl text_con_left"><div class="box_con" id="rwb_zw">{BODY}</div><div class="zdfy clearfix"></div>
        <center><table border="0" align="center" width="40"><tr></tr></table></center><div class="box01"></div><div class="edit clearfix">(责编：韩江、秦川)</div>
        <div class="ad"></div></div></div><div class="w1000 copyright">人民新闻网版权所有,未经书面授权禁止使用</div></body></html>""",
        ("2022-04-22T10:30+08:00", "新疆日报", None, "韩江、秦川"),
    ),
    "xinhua, older": (
        "/2022-04/22/c_1128585858.htm",
        f"""<html><head><title>{TITLE}-新华新闻网</title></head><body><div class="h-p3 clearfix"><div class="h-p1"><div class="h-title">{TITLE}</div>
        <div class="h-info"><span class="h-time"> 2022-04-22 10:30:15 </span> 来源： <em id="source">新疆日报</em></div></div></div>
        <div id="p-detail"><div class="main-aticle">{BODY}<div class="zan-wap"></div><div class="p-tags"><span class="tiyi1">【纠错】</span>
        <span class="editor">责任编辑： 韩江</span></div></div></div></body></html>""",
        ("2022-04-22T10:30:15+08:00", "新疆日报", None, "韩江"),
    ),
    "a dateline and credits of three checks": (
        "/app/c1/202204/t20220422_777.html",
        f"""<html><head><title>{TITLE}</title><meta property="og:site_name" content="红柳云"></head><body><div class="detail"><h1>{TITLE}</h1>
        <div class="c"><p>红柳云/新疆日报讯（记者苏禾 通讯员白露）{FIRST}</p><p>{SECOND}</p><p>编辑：韩江</p><p>一审：秦川 二审：马一鸣 三审：沈青</p></div>
        <p>打开APP,查看更多精彩内容</p></div></body></html>""",
        (DAY, "红柳云", "苏禾 白露", "韩江"),
    ),
    "names behind strokes": (
        "/c/20220422/8812.html",
        f"""<html><head><title>{TITLE}_绿洲在线</title></head><body><h2>{TITLE}</h2><p>2022-04-22 10:30 | 绿洲日报 | 文/苏禾 图/白露</p>{BODY}
        <p>责编｜韩江</p><p>校对｜秦川</p><p>审核｜沈青</p></body></html>""",
        ("2022-04-22T10:30+08:00", "绿洲日报", "苏禾", "韩江"),
    ),
    "source and day without labels": (
        "/news/detail-8812.html",
        f"""<html><head><title>{TITLE} - 绿洲</title></head><body><div class="top-bar"><a>登录</a></div><article><header><h1>{TITLE}</h1>
        <div class="meta"><span class="name">绿洲日报客户端</span><span class="dot">·</span><time>2022/4/22 10:30</time><span>阅读 1.2万</span></div></header>
        <section>{BODY}</section><footer><button>点赞 12</button><button>收藏</button></footer></article><div>热门推荐</div>
        <ul><li><p>第九批999件全部办结,处罚88家。</p></li></ul></body></html>""",
        ("2022-04-22T10:30+08:00", "绿洲日报客户端", None, None),
    ),
    "old table of fonts": (
        "/xjb/html/2022-04/22/content_4412.htm",
        f"""<HTML><HEAD><TITLE>{TITLE}--绿洲日报--2022年04月22日--第01版</TITLE></HEAD><BODY><TABLE><TBODY><TR><TD>绿洲日报</TD><TD>2022年04月22日 星期五</TD></TR>
        <TR><TD class=font02 align=center>件件有着落</TD></TR><TR><TD class=font01 align=center><founder-title><STRONG>{TITLE}</STRONG></founder-title></TD></TR>
        <TR><TD class=font02>——各地立行立改</TD></TR><TR><TD class=font02>本报记者 苏禾 通讯员 白露</TD></TR><TR><TD><TABLE><TR><TD><IMG src=1.jpg></TD></TR>
        <TR><TD>图为河道清淤现场。苏禾 摄</TD></TR></TABLE></TD></TR><TR><TD><DIV id=ozoom><founder-content>{BODY.replace("p>", "P>")}</founder-content></DIV></TD></TR>
        </TBODY></TABLE><!--enpproperty <date>2022-04-22 00:00:00:000</date><author>本报记者 苏禾 通讯员 白露</author><title>{TITLE}</title>/enpproperty--></BODY></HTML>""",
        (DAY, "绿洲日报", "苏禾 白露", None),
    ),
    "layout of a paper's own": (
        "/szb/pc/att/202204/22/con_22.html",
        f"""<html><head><title>绿洲晚报-{TITLE}</title></head><body><div class="pageto"><a>上一版</a><a>下一版</a></div><div class="bmnav">A01版:要闻</div>
        <div class="text_c"><h3>件件有着落</h3><h1>{TITLE}</h1><h2>各地立行立改</h2><div class="lai">作者：苏禾 来源：绿洲晚报 2022年04月22日</div>
        <div class="content_tt">{BODY}</div></div><div class="foot">绿洲晚报社 版权所有</div></body></html>""",
        (DAY, "绿洲晚报", "苏禾", None),
    ),
    "a day in words of a portal": (
        "/a/20220422/001234.htm",
        f"""<html><head><title>{TITLE}|督察|信访_绿洲网</title><meta name="mediaid" content="绿洲网"><meta name="author" content="绿洲网"></head><body>
        <div id="artical_topic">{TITLE}</div><p class="p_time"><span class="ss01">2022年04月22日 10:30</span><br>来源：<span class="ss03"><a>绿洲日报</a></span></p>
        <div id="main_content">{BODY}<p class="zrbj">[责任编辑：韩江 PN041]</p></div><div class="js_comment">已有<em>33</em>人参与,55条评论</div></body></html>""",
        ("2022-04-22T10:30+08:00", "绿洲日报", None, "韩江 PN041"),
    ),
    "nothing but microdata": (
        "/stories/river-without-smell",
        f"""<html><head><title>{TITLE}</title></head><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
        <meta itemprop="datePublished" content="2022-04-22T10:30:00+08:00"><span itemprop="author">苏禾</span><span itemprop="publisher"><meta itemprop="name" content="绿洲观察"></span>
        <div itemprop="articleBody">{BODY}</div></div></body></html>""",
        ("2022-04-22T10:30:00+08:00", "绿洲观察", "苏禾", None),
    ),
    "lines without punctuation between": (
        "/2022/0422/4412.shtml",
        f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>时间：2022-04-22 来源：绿洲日报</div><div><p>{FIRST}</p><p>{THIRD}</p></div></body></html>""",
        (DAY, "绿洲日报", None, None),
    ),
    "a state beside the text": (
        "/detail/981",
        f"""<html><head><title>{TITLE} - 绿洲融媒</title></head><body><div id="app"><h1>{TITLE}</h1><div>{BODY}</div></div>
        <script>window.__INITIAL_STATE__={{"news":{{"title":"{TITLE}","publishTime":"2022-04-22 10:30:00","source":"绿洲融媒","author":"苏禾","editor":"韩江","content":"<p>{FIRST}</p><p>{SECOND}</p>"}}}};</script>
        </body></html>""",
        ("2022-04-22T10:30:00+08:00", "绿洲融媒", "苏禾", "韩江"),
    ),
    "nuxt, flat": (
        "/n/981",
        f"""<html><head><title>绿洲</title></head><body><div id="__nuxt"></div><script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{{"data":2}},{{"article":3}},
        {{"title":4,"content":5,"publishTime":6,"source":7,"author":8}},"{TITLE}","<p>{FIRST}</p><p>{SECOND}</p>","2022-04-22 10:30:00","绿洲日报","苏禾"]</script></body></html>""",
        ("2022-04-22T10:30:00+08:00", "绿洲日报", "苏禾", None),
    ),
}


def article(name):
    path, text, _ = PAGES[name]
    page = PageText(BASE + path, text)
    return read_article(detect(page), page, sure=False)[1]


@pytest.mark.parametrize("name", PAGES)
def test_the_title(name):
    assert article(name).title == TITLE


@pytest.mark.parametrize("name", PAGES)
def test_the_text(name):
    text = [line.removeprefix("红柳云/新疆日报讯（记者苏禾 通讯员白露）") for line in article(name).paragraphs]
    assert text == ([FIRST, THIRD] if "punctuation" in name else [FIRST, SECOND])


@pytest.mark.parametrize("name", PAGES)
def test_date_source_author_editor(name):
    found = article(name)
    assert (found.published, found.publisher_name, found.author, found.editor) == PAGES[name][2]


def test_a_wall_is_no_article():
    text = "<html><body><h3>读者来信</h3><div><p>您好,请购买该报纸后再访问。</p></div></body></html>"
    with pytest.raises(ClosedError):
        family("unknown").article(PageText(f"{BASE}/pc/content/202204/22/content_1.html", text))
    open_ = text.replace("</p>", f"</p><p>{FIRST}</p><p>{SECOND}</p>")
    assert FIRST in family("unknown").article(PageText(f"{BASE}/pc/content/202204/22/content_1.html", open_)).paragraphs


def test_the_rest_of_a_text_comes_after_the_others_of_its_page():
    text = (
        f"<ul><li><a href='content_9002.htm'>(上接第一版)</a></li><li><a href='content_9001.htm'>{TITLE}</a></li></ul>"
    )
    found = family_of_list(page := PageText(f"{BASE}/szb/202204/22/index_2.html", text)).listing(page)
    assert [link.title for link in found.articles] == [TITLE, "(上接第一版)"]


ENTRIES = {
    "a script": "<script>window.location.href='202204/22/node_01.html';</script>",
    "a script of the top": '<script>top.location.replace("202204/22/node_01.html")</script>',
    "frames": "<frameset><frame src=top.htm><frame src='202204/22/node_01.html'></frameset>",
    "a refresh": "<meta http-equiv=Refresh content='1; url=202204/22/node_01.html'>",
}


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_page_leads_on(name):
    page = PageText(f"{BASE}/szb/", f"<html><head></head>{ENTRIES[name]}</html>")
    assert family("unknown").listing(page).parts == (f"{BASE}/szb/202204/22/node_01.html",)


PERIODS = {
    "period.xml": "<period_list><period><period_name>2022-01-22</period_name><front_page>node_1.htm</front_page></period>"
    "<period><period_name>2022-01-21</period_name><front_page>node_1.htm</front_page></period></period_list>",
    "period.json": '[{"day":"20220121","page":"21/node_1.htm"},{"day":"20220122","page":"22/node_1.htm"}]',
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_calendar_leads_to_its_issues_and_to_the_month_before(name):
    found = family("unknown").listing(PageText(f"{BASE}/szb/2022-01/{name}", PERIODS[name]))
    assert found.parts == (f"{BASE}/szb/2022-01/22/node_1.htm", f"{BASE}/szb/2022-01/21/node_1.htm")
    assert found.older == (f"{BASE}/szb/2021-12/{name}",)


FEED = f"<item><title>{TITLE}</title><link>/a/1.html</link><pubDate>Fri, 22 Apr 2022 01:00:00 +0000</pubDate></item>"
FEEDS = {
    "rss": f'<?xml version="1.0"?><rss version="2.0"><channel>{FEED}</channel></rss>',
    "rdf": f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{FEED}</rdf:RDF>',
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{TITLE}</title><link href="/a/1.html"/><updated>2022-04-22T01:00:00Z</updated></entry></feed>',
    "entities": f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>{FEED.replace("</title>", "&a;</title>")}</channel></rss>',
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_a_list(name):
    (link,) = family("unknown").listing(PageText(f"{BASE}/feed", FEEDS[name])).articles
    assert (link.url, link.title.removesuffix("&a;"), link.published) == (f"{BASE}/a/1.html", TITLE, DAY)


HEAVY = {
    "lines of one cell": "<h1>一个标题很长</h1><td>" + "来源:某某日报<br>" * 20_000 + "</td>",
    "headings of others": "<div>" + "<p>相关新闻</p><p>一句话,说完了。</p>" * 5_000 + "</div>",
    "places made for texts": "<div id=zoom>" * 200 + "一句话,说完了。" * 200,
    "a literal without end": "<script>var a = {" + "b:[{c:'d'," * 50_000 + "</script>",
    "calls of a function": "<script>window.__NUXT__=(function(a){return {b:a}}(" + "[" * 100_000 + "</script>",
    "buttons": "<p>" + "打印】[关闭" * 50_000 + "x</p>",
    "credits": "<p>" + "编辑:校对:" * 50_000 + "</p>",
    "pictures": f"<h1>{TITLE}</h1>" + "<p><img src=a></p><p>图为某某 摄影</p>" * 5_000,
    "a paywall of words": "请购买" * 100_000,
    "a feed": "<rss>" + "<item><link>/a</link>" * 20_000,
    "an entry": "<script>" + "location=" * 100_000 + "</script>",
    "a period": "<script>'" + "period" * 100_000 + "'</script>",
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_pages_take_seconds_at_most(name):
    page = PageText(f"{BASE}/c/100234.html", HEAVY[name])
    started = time.process_time()
    for read_it in (family("unknown").listing, family("unknown").article):
        with suppress(DriftError):
            read_it(page)
    assert time.process_time() - started < 8
