"""Made-up news sites: lists of pages, furniture of every kind around and inside the text."""

from __future__ import annotations

import hashlib

from presses.making import Press
from presses.stories import Story, stories

FULL = "　　"
RELATED = "<div class='{0}'><h3>相关新闻</h3><ul><li>第九批信访件999件全部办结,处罚88家,约谈77人。</li><li>去年同期转办888件,办结666件。</li></ul></div>"
COMMENTS = "<div class='{0}'><p>网友评论:办得好,我们小区还有555件没有解决,希望尽快处理,谢谢。</p><p>热心市民:支持,投诉了44次,终于有人管了,点赞,点赞,点赞。</p></div>"
FOOT = (
    "<div class='{0}'><p>版权声明:凡本网注明来源的作品,未经授权,不得转载、摘编,违者将依法追究责任。</p>"
    "<p>互联网新闻信息服务许可证:65120170001 新ICP备05000001号 举报电话:0998-1234567</p></div>"
)


def menu(*names: str) -> str:
    """A row of channels."""
    return "".join(
        f"<a href='/{number}/'>{name}</a> " for number, name in enumerate(names or ("首页", "时政", "民生", "视频"))
    )


def body(story: Story, tag: str = "p", before: str = FULL) -> str:
    """The text, a block a paragraph."""
    return "".join(f"<{tag}>{before}{each}</{tag}>\n" for each in story.paragraphs)


def turned(found: list[Story]) -> list[Story]:
    """Newest first, as lists show them."""
    return list(reversed(found))


def people() -> Press:
    """Lists by number, GBK, a date and a source with a bar between, 责编 in brackets, a twin in BIG5."""
    press = Press("people", "/GB/345/index.html", "gb18030", "text/html")
    found = stories(21, 7, source="绿洲日报")
    pages = [turned(found)[:4], turned(found)[4:]]
    for number, story in enumerate(found):
        story.author = None
        path = f"/n2/2024/{story.at('%m%d')}/c345-4000{number}.html"
        press.tell(
            story,
            path,
            f"<html><head><meta http-equiv='content-type' content='text/html;charset=GB2312'><title>{story.title}--大漠频道--民声网</title>"
            f"<meta name=source content='来源:绿洲日报'></head><body><div class=nav>{menu()}</div><div class='path'><a href='/'>民声网</a>"
            f"&gt;&gt;<a href='/GB/345/'>大漠频道</a></div><div class='col col-1 fl'><h3 class=pre>{story.over}</h3><h1>{story.title}</h1>"
            f"<h4 class=sub>{story.under}</h4><p class=author></p><div class=channel><div>{story.at('%Y年%m月%d日%H:%M')} | 来源:"
            f"<a href='http://daily.example/'>绿洲日报</a></div><div><span>小字号</span><span><a href='/BIG5{path}'>繁體</a></span></div></div>"
            f"<div class='rm_txt_con cf'><div class='box_pic'></div>{body(story)}<p class='paper_num'>《绿洲日报》({story.at('%Y年%m月%d日')} 第 01 版)</p>"
            f"<div class='edit cf'>(责编:{story.editor}、外编)</div></div><div class='rwb_tjyd' id='rwb_tjyd'>"
            "<p>推荐阅读</p><p>第八批777件,办结66件,处罚55家。</p></div><div>分享让更多人看到</div></div></body></html>"
            if story.editor
            else f"<html><head><title>{story.title}--大漠频道--民声网</title></head><body><div class=path><a href='/'>民声网</a>&gt;&gt;大漠频道</div>"
            f"<div><h1>{story.title}</h1><div>{story.at('%Y年%m月%d日%H:%M')} | 来源:<a href='http://daily.example/'>绿洲日报</a></div>"
            f"<div class='rm_txt_con'>{body(story)}</div></div></body></html>",
        )
        if story.editor:
            story.editor += "、外编"
    for number, page in enumerate(pages, 1):
        items = "".join(
            f"<li><a href='{each.url}' target=_blank>{each.title}</a> <em>{each.day}</em></li>" for each in page
        )
        more = "<a href='index2.html'>下一页</a>" if number == 1 else "<a href='index.html'>上一页</a>"
        press.put(
            f"/GB/345/index{number if number > 1 else ''}.html",
            f"<html><head><title>大漠频道--民声网</title></head><body>{menu()}<ul class='list_14'>{items}</ul>{more}"
            "<a href='http://other.example/n2/2024/0501/c1-1.html'>别的网站的一条很长的新闻标题</a></body></html>",
        )
    return press


def xinhua() -> Press:
    """The day cut into pieces, hexadecimal addresses, the editor below the text in brackets."""
    press = Press("xinhua", "/xj/zx/index.htm")
    found = stories(31, 6, precise="second", source="天山通讯社")
    items = []
    for number, story in enumerate(found):
        story.author = None
        name = hashlib.md5(str(number).encode()).hexdigest()  # noqa: S324 - a name
        press.tell(
            story,
            f"/{story.at('%Y%m%d')}/{name}/c.html",
            f"<html><head><meta charset=utf-8><title>{story.title}-天山通讯网</title><meta name='description' content='{story.paragraphs[0]}'></head>"
            f"<body><div class='header domPC'><div class='header-cont'><div class='header-time left'><span class='year'><em>{story.at('%Y')}</em></span>"
            f" <span class='day'><em>{story.at('%m')}</em>/<em>{story.at('%d')}</em></span> <span class='time'>{story.at('%H:%M:%S')}</span></div>"
            f"<div class='source'>来源:天山通讯社</div></div></div><div class='head-line clearfix'><h1><span class='title'>{story.title}</span></h1>"
            "<div class='pageShare'><div class='setFont'>字体: <span>小</span> <span>中</span> <span>大</span></div><div class='share'>分享到:</div></div></div>"
            f"<div class='main'><div class='main-left left'><div id='detail'><span id='detailContent'>{body(story)}</span>"
            f"<div class='editor'>【纠错】 【责任编辑:{story.editor or ''}】</div></div><div class='nextpage'>阅读下一篇:</div></div>"
            f"<div class='columBox hotList'><p>热点推荐</p><p>昨日12345热线受理333件,同比下降22%,办结率99%,群众满意。</p></div></div>{FOOT.format('foot')}</body></html>",
        )
        items.insert(
            0,
            f"<div class='item'><a href='../..{story.url}'><img src=a.jpg></a><div class=tit><a href='../..{story.url}'>{story.title}</a></div></div>",
        )
    press.put(press.entry, f"<html><body><div class=nav>{menu('首页', '要闻')}</div>{''.join(items)}</body></html>")
    return press


def tianshan() -> Press:
    """Names of day and number, seconds, the editor in square brackets, a licence below, a video above."""
    press = Press("tianshan", "/xwzx/hbdc/")
    found = stories(41, 8, precise="second", source="石榴园/绿洲日报")
    pages = [turned(found)[:3], turned(found)[3:6], turned(found)[6:]]
    for number, story in enumerate(found):
        story.author = None
        video = "<div class='video-caption'>视频:督察在行动 时长02:33</div>" if number == 2 else ""
        advert = "<div class='gg'>广告 扫码领300元红包</div>"
        press.tell(
            story,
            f"/xwzx/hbdc/202405/t{story.at('%Y%m%d')}_2100{number}.shtml",
            f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{story.title} _天山网</title></head><body><div class='top'>今天是2026年11月25日 星期三 {menu()}</div>"
            f"<div class=crumb>当前位置:<a href='/'>首页</a> &gt; <a href='/xwzx/'>新闻</a> &gt; 正文</div><h1>{story.title}</h1>"
            f"<div class=info>{story.at('%Y年%m月%d日 %H:%M:%S')}&nbsp;&nbsp;&nbsp;&nbsp;来源: 石榴园/绿洲日报</div>{video}<div class='view TRS_UEDITOR'>{body(story)}{advert}"
            f"<p>{'[责任编辑: ' + story.editor + ' ]' if story.editor else ''}</p></div>{FOOT.format('licence')}"
            f"{RELATED.format('xgxw')}</body></html>",
        )
    for number, page in enumerate(pages):
        items = "".join(
            f"<li><a href='./202405/{each.url.rpartition('/')[2]}' title='{each.title}'>{each.title[:12]}…</a><span>{each.at('%m-%d')}</span></li>"
            for each in page
        )
        press.put(
            f"/xwzx/hbdc/{f'index_{number}.shtml' if number else ''}",
            f"<html><body>{menu()}<ul>{items}</ul><script>createPageHTML(3,{number},'index','shtml');</script></body></html>",
        )
    return press


def corps() -> Press:
    """Addresses of sixteen digits without padding, labels far from their values, the editor in a box of its own."""
    press = Press("corps", "/web/hbdc/")
    found = stories(51, 5, source="军垦报")
    items = []
    for number, story in enumerate(found):
        press.tell(
            story,
            f"/web/{story.when.year}/{story.when.month}/{story.when.day}/ARTI171547600000000{number}.html",
            f"<html><head><title>军垦在线</title></head><body><div class=top><a href='/'>军垦在线</a></div><div class=content><div class=content_title>{story.title}</div>"
            f"<ul class=meta><li class=content_date><b>发布时间</b>:{story.at('%Y-%m-%d %H:%M')}</li><li class=content_from><label>来源:</label><span>军垦报</span></li>"
            f"<li><label>作者:</label><span>{story.author or ''}</span></li><li><label>点击:</label><span>1234</span></li></ul><div class=con>{body(story, 'div')}</div>"
            f"<div class=content_edit>编辑:{story.editor or ''}</div></div>{COMMENTS.format('pinglun')}</body></html>",
        )
        items.insert(0, f"<tr><td><a href='{story.url}'>{story.title}</a></td><td>{story.day}</td></tr>")
    press.put(
        press.entry, f"<html><body><table>{''.join(items)}</table><a href='/web/about.html'>关于我们</a></body></html>"
    )
    return press


def share() -> Press:
    """An app's share pages: no line of source and date, a dateline, wishes to open the app."""
    press = Press("share", "/app/col/hbdc.html")
    found = stories(61, 5, precise="day", source="石榴园")
    items = []
    for number, story in enumerate(found):
        reporter = f"(记者 {story.author}报道)" if story.author else ""
        story.paragraphs[0] = f"石榴园/绿洲日报讯{reporter} {story.paragraphs[0]}"
        name = f"t{story.at('%Y%m%d')}_5{number}.html"
        press.tell(
            story,
            f"/app/slyapp/hbdc/{story.at('%Y%m')}/{name}",
            f"<html><head><meta charset='utf-8'><title>{story.title}</title><meta property='og:site_name' content='石榴园'></head><body>"
            f"<div class='download-bar'>打开石榴园客户端,阅读体验更佳</div><div class='article'><div class='article-title'>{story.title}</div>"
            f"<div class='article-content'>{body(story)}<p>责任编辑:{story.editor or ''}</p><p>版权作品,未经石榴园书面授权,严禁转载,违者将被追究法律责任。</p></div></div>"
            "<div class='open'>打开客户端发表评论</div></body></html>",
        )
        items.insert(
            0,
            f"<div class=card><a href='/app/slyapp/hbdc/{story.at('%Y%m')}/{name}?cid=7&sid=65&uid={number}'><h4>{story.title}</h4></a></div>",
        )
    press.put(press.entry, f"<html><body>{''.join(items)}</body></html>")
    # The page answers with any query; the newsroom's server matches by path then.
    return press


def association() -> Press:
    """An association's site: the page's title is the site's, phones before the title, a line of slashes."""
    press = Press("association", "/articles/index")
    found = stories(13, 6, precise="day", source="绿洲日报")
    items = []
    for number, story in enumerate(found):
        story.author = story.editor = None
        press.tell(
            story,
            f"/articles/show/{2090 + number}",
            "<html><head><title>大漠生态环保协会</title></head><body><div>欢迎访问大漠生态环保协会!</div><div>联系方式:0998-4160001 0998-4160002 | "
            "<a href='#'>微信公众号</a> | <a href='/user'>个人中心</a></div><div><div class=l><h2>资讯中心</h2><p>Information Center</p><h2>联系我们 CONTACT US</h2>"
            "<p>电话:0998-4160001</p><p>地址:大漠州南湖路21号,协会办公楼三层,邮编839000。</p></div><div class=r>"
            f"<div class=t>{story.title}</div><div class=s>绿洲日报 / {story.day} / :{number * 37}</div><div class=c>{body(story)}</div></div></div></body></html>",
        )
        items.insert(
            0, f"<div class=row><a href=/articles/show/{2090 + number}>{story.title}</a><i>{story.day}</i></div>"
        )
    press.put(press.entry, f"<html><body><h2>资讯中心</h2><p>电话:0998-4160001</p>{''.join(items)}</body></html>")
    return press


def unclosed() -> Press:
    """Tags that nobody closes, a base address, capitals, tables in tables, numbers for pages, words for a source."""
    press = Press("unclosed", "/news/more.asp?sort=8", "gb18030", "text/html; charset=utf-8")
    found = stories(8, 7, source="白杨新闻网")
    pages = [turned(found)[:4], turned(found)[4:]]
    for number, story in enumerate(found):
        lines = "<BR><BR>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{each}" for each in story.paragraphs)
        press.tell(
            story,
            f"/news/show.asp?id={700 + number}",
            f"<HTML><HEAD><BASE HREF='/news/'><TITLE>白杨新闻网 >> 民生 >> {story.title}</TITLE></HEAD><BODY><TABLE WIDTH=100%><TR><TD><IMG SRC=l.gif></TD></TR></TABLE>"
            f"<TABLE><TR><TD WIDTH=200 VALIGN=top><TABLE><TR><TD>热点文章<TR><TD><A HREF='show.asp?id=1'>昨天的旧闻标题一条</A></TABLE>"
            f"<TD><TABLE><TR><TD ALIGN=center><FONT SIZE=5><B>{story.title}</B></FONT><TR><TD ALIGN=center>稿源:白杨新闻网 "
            f"{'撰稿:' + story.author if story.author else ''} 更新:{story.when.year}/{story.when.month}/{story.when.day} {story.at('%H:%M')} 点击:{number}次 【字号 大 中 小】"
            f"<TR><TD>{lines}<P ALIGN=right>{'(编辑:' + story.editor + ')' if story.editor else ''}</TABLE></TABLE><HR>Copyright 白杨新闻网</BODY></HTML>",
        )
    for number, page in enumerate(pages, 1):
        items = "".join(
            f"<LI>·<A HREF='{each.url.rpartition('/')[2]}' TARGET=_blank>{each.title}</A>({each.when.month}/{each.when.day})"
            for each in page
        )
        path = press.entry + (f"&page={number}" if number > 1 else "")
        links = "".join(
            f"<A HREF='more.asp?sort=8&page={each}'>[{each}]</A> " if each != number else f"[{each}] "
            for each in (1, 2)
        )
        press.put(path, f"<HTML><HEAD><BASE HREF='/news/'></HEAD><BODY><UL>{items}</UL>共7条 {links}</BODY></HTML>")
    press.put("/news/more.asp?sort=8&page=1", press.routes[press.entry][0].decode("gb18030"))
    return press


def blog() -> Press:
    """A theme of one's own: slugs, ``time``, related posts with sentences, comments longer than the text."""
    press = Press("blog", "/")
    found = stories(17, 6, precise="minute", source="红柳环保")
    items = []
    for number, story in enumerate(found):
        story.editor = None
        stamp = story.when.strftime("%Y-%m-%dT%H:%M:00+08:00")
        press.tell(
            story,
            f"/{story.at('%Y/%m')}/di-{number}-pi-xin-fang-jian/",
            f"<html><head><title>{story.title} | 红柳环保</title><meta property='og:title' content='{story.title}'><meta property='og:site_name' content='红柳环保'>"
            f"<meta property='article:published_time' content='{stamp}'></head><body><header class='site-header'><a href='/'>红柳环保</a></header><main><article>"
            f"<h1 class='post-title'>{story.title}</h1><p class='post-meta'><time datetime='{stamp}'>{story.at('%Y年%m月%d日')}</time>"
            f"{' <a rel=author href=/author/x/>' + story.author + '</a>' if story.author else ''} <a href='/c/'>资讯</a> <span>{number}条评论</span></p>"
            f"<div class='post-body'>{body(story, before='')}<div class='post-share'>分享到 微信 微博</div></div></article>{RELATED.format('yarpp')}"
            f"<section id='respond'><h3>发表评论</h3>{COMMENTS.format('comment-list') * 4}</section></main><footer>© 红柳环保</footer></body></html>",
        )
        items.insert(
            0,
            f"<article class='card'><h2><a href='{story.url}'>{story.title}</a></h2><p>{story.paragraphs[0][:30]}</p></article>",
        )
    press.put(
        "/",
        f"<html><head><title>红柳环保</title></head><body><nav><a href='/about/'>关于本站的一些说明文字</a></nav>{''.join(items[:4])}<a class='older' href='/page/2/' rel='next'>更早的文章</a></body></html>",
    )
    press.put("/page/2/", f"<html><body>{''.join(items[4:])}</body></html>")
    return press


KINDS = (people, xinhua, tianshan, corps, share, association, unclosed, blog)
