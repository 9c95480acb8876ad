"""Pages of old and odd content systems: heads in pieces, days in more forms, names that are none."""

import pytest
from oddities import BODY, TEXT, TITLE, URL, article

from crawler.families import family
from crawler.page import PageText

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


@pytest.mark.parametrize("name", HEADS)
def test_heads(name):
    text, fields = HEADS[name]
    found = article(text)
    assert found.title == TITLE
    assert (found.published, found.publisher_name, found.author, found.editor) == fields
    assert found.paragraphs == TEXT


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


def test_a_day_in_words_below_the_office_that_signs():
    found = article(
        f"<title>New Page 1</title><p align=center><font size=5><b>{TITLE}</b></font></p>{BODY}"
        "<p align=right>地区环境保护局</p><p align=right>二〇二二年四月二十二日</p>"
    )
    assert (found.title, found.published, found.publisher_name) == (TITLE, "2022-04-22", "地区环境保护局")
    assert found.paragraphs == (*TEXT, "地区环境保护局", "二〇二二年四月二十二日")


def test_a_day_in_english_order_is_not_guessed():
    assert article(f"<h1>{TITLE}</h1><div>周一, 04/05/2022 - 10:30</div><div>{BODY}</div>").published is None


@pytest.mark.parametrize(
    "below", ["网友评论:办得好,我们小区还有5件没有解决,谢谢。", "版权作品,未经书面授权,严禁转载,违者将被追究责任。"]
)
def test_a_label_without_a_value_names_nobody(below):
    found = article(
        f"<h1>{TITLE}</h1><p>2022-04-22 来源：绿洲网</p><div>{BODY}</div><div>编辑：</div><div><p>{below}</p></div>"
    )
    assert (found.editor, found.paragraphs) == (None, TEXT)
