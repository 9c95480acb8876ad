"""Made-up e-papers: the systems that papers use, in markup of our own."""

from __future__ import annotations

from presses.making import Press
from presses.stories import Story, stories

FULL = "　　"
PAPER = "绿洲日报"


def founder_old() -> Press:
    """A node a page, fonts for titles, the comment of properties, the issue before by link, one story continued."""
    press = Press("founder_old", "/lzrb/")
    found = stories(3, 7, precise="day", source=PAPER)
    press.put(
        "/lzrb/", '<html><head><meta http-equiv=refresh content="0;URL=html/2024-05/10/node_23.htm"></head></html>'
    )
    for number, story in enumerate(found):
        story.editor = None
        day = story.at("%Y-%m/%d")
        own, ad, rest = f"content_{8800 + number}.htm", f"content_{9900 + number}.htm", f"content_{8900 + number}.htm"
        continued = number == 4
        nodes = "".join(
            f"<tr><td><a id=pageLink href=./node_{23 + each}.htm>第0{each + 1}版:综合</a><a href=../../../images/a{each}.pdf>pdf</a>"
            for each in range(2)
        )
        before = (
            f'<a class="preart" href="../../{found[number - 1].at("%Y-%m/%d")}/node_23.htm">上一期</a>'
            if number
            else ""
        )
        for node in range(2):
            items = (
                f"<li><a href={own}><div>{story.title}</div></a></li>"
                if node == 0
                else f"<li><a href='{ad}'>公益广告</a>"
            )
            if continued and node:
                items += f'<li><a href="{rest}">(上接第一版)</a></li>'
            area = f'<map name=m><area coords="1,2,3,4" shape=polygon href={own if node == 0 else ad}></map>'
            press.put(
                f"/lzrb/html/{day}/node_{23 + node}.htm",
                f"<html><title>{PAPER}</title><body>{area}<table>{nodes}</table>{before}<ul>{items}</ul></body></html>",
            )
        split = len(story.paragraphs) - 1 if continued else len(story.paragraphs)
        more = f'<p>(<a href="{rest}">下转第二版</a>)</p>' if continued else ""
        press.tell(story, f"/lzrb/html/{day}/{own}", _old(story, story.paragraphs[:split], more))
        press.put(f"/lzrb/html/{day}/{ad}", "<html><body><img src=a.jpg></body></html>")
        if continued:
            story.pages = [story.url, f"/lzrb/html/{day}/{rest}"]
            press.put(story.pages[1], _old(story, story.paragraphs[split:], "", "(上接第一版)"))
    return press


def _old(story: Story, paragraphs: list[str], more: str, mark: str = "") -> str:
    body = "".join(f"<P>{FULL}{each}</P>" for each in paragraphs)
    return (
        f"<html><head><title>{story.title}{mark}--{PAPER}</title></head><body><table><tr><td>{story.at('%Y年%m月%d日')}"
        f" 星期五 第01版</td><td><a href=#>放大</a> <a href=#>缩小</a> <a href=#>默认</a></td></tr>"
        f"<tr><td class=font02>{story.over}</td></tr><tr><td class=font01 style='font-weight:bold'>{story.title}{mark}</td></tr>"
        f"<tr><td class=font02>{'——' + story.under if story.under else ''}</td></tr>"
        f"<tr><td class=font02>{'本报记者 ' + story.author if story.author else ''}</td></tr>"
        f"<tr><td class=font6><div id=ozoom><founder-content><!--enpcontent-->{body}<!--/enpcontent--></founder-content>{more}"
        f"</div></td></tr></table><!--enpproperty <articleid>1</articleid><date>{story.day} 00:00:00.0</date>"
        f"<author>{'本报记者 ' + story.author if story.author else ''}</author><title>{story.title}{mark}</title>"
        f"<subtitle>{story.under}</subtitle><introtitle>{story.over}</introtitle><siteid>1</siteid>/enpproperty-->"
        f"<div>主办:{PAPER}社 新闻热线:0998-2345678</div></body></html>"
    )


def founder_new() -> Press:
    """Layout and content in folders of their own, an entry by script, a wall before one of the stories."""
    press = Press("founder_new", "/pc/layout/index.html")
    found = stories(11, 6, precise="day", source="胡杨晚报")
    last = found[-1].at("%Y%m/%d")
    press.put(
        press.entry,
        f'<html><script type="text/javascript">window.location.href="{last}/node_01.html";</script><body></body></html>',
    )
    for number, story in enumerate(found):
        story.editor = None
        day = story.at("%Y%m/%d")
        name, wall = f"content_{3100 + number}.html", f"content_{3900 + number}.html"
        before = (
            f'<a id="preissue" href="../../{found[number - 1].at("%Y%m/%d")}/node_01.html">&lt; 前一期</a>'
            if number
            else ""
        )
        chunks = "".join(
            f'<div class="Chunkiconlist"><p><a href="node_0{each}.html">第0{each}版:要闻</a><a href="/pdf/{each}.pdf"><img></a></p></div>'
            for each in (1, 2)
        )
        for node in (1, 2):
            link, title = (name, story.title) if node == 1 else (wall, "读者来信选登和本报专栏文章")
            press.put(
                f"/pc/layout/{day}/node_0{node}.html",
                f"<html><head><title>胡杨晚报</title></head><body>{chunks}{before}<map><area href='../../../content/{day}/{link}'></map>"
                f'<div class="newslist"><ul><li class="resultList"><h3><a href="../../../content/{day}/{link}">{title}</a></h3></li></ul></div>'
                "</body></html>",
            )
        body = "".join(f"<p>{FULL}{each}</p>" for each in story.paragraphs)
        photo = (
            '<div class="attachment"><img src="a.jpg"><p>河道清淤现场。本报记者 白露 摄</p></div>'
            if number == 1
            else ""
        )
        shell = (
            "<html><head><title>{title} - 胡杨晚报数字报</title></head><body><div class='header'><a href='../../index.html'>返回目录</a>"
            "</div>{body}<div class='foot'>版权所有 胡杨晚报社 未经授权,不得转载。</div></body></html>"
        )
        press.tell(
            story,
            f"/pc/content/{day}/{name}",
            shell.format(
                title=story.title,
                body=f'<div class="newsdetatit"><p class="yinti">{story.over}</p><h3>{story.title}</h3><p class="futi">{story.under}</p>'
                f'<p>{"记者 " + story.author if story.author else ""}</p></div>{photo}<div class="newsdetatext"><founder-content>{body}'
                "</founder-content></div><div><a href='#'>上一篇</a><a href='#'>下一篇</a></div>",
            ),
        )
        press.put(
            f"/pc/content/{day}/{wall}",
            shell.format(
                title="读者来信",
                body='<div class="newsdetatit"><h3>读者来信</h3></div><div class="newsdetatext"><p>您好,请购买该报纸后再访问。</p></div>',
            ),
        )
    return press


def own_gbk() -> Press:
    """A system of the paper's own: GBK, pages as ``li[pdf]``, titles only in the image map, the day only in the address."""
    press = Press("own_gbk", "/bhrb/", "gb18030", "text/html; charset=ISO-8859-1", publisher="北滩日报")
    found = stories(5, 6, precise="day", source="北滩日报")
    press.redirects["/bhrb/"] = f"/bhrb/{found[-1].at('%Y%m%d')}/1.html"
    for number, story in enumerate(found):
        story.editor = None
        day = story.at("%Y%m%d")
        pages = "".join(f'<li pdf="/pdf/{day}/A0{each}.pdf"><a href="{each}.html">A0{each}</a></li>' for each in (1, 2))
        before = f'<a href="../{found[number - 1].at("%Y%m%d")}/1.html">上期</a>' if number else ""
        for page in (1, 2):
            area = (
                f"<area shape=rect coords='0,0,9,9' href='{day}A01_{number}.html' title='{story.title}'>"
                if page == 1
                else f"<area shape=rect coords='0,0,9,9' href='{day}A02_9.html' title='广告'>"
            )
            press.put(
                f"/bhrb/{day}/{page}.html",
                f"<html><head><meta charset=gb2312><title>北滩日报</title></head><body><ul class=bm>{pages}</ul>{before}"
                f"<img usemap=#m src=/img/LA0{page}.jpg><map name=m>{area}</map></body></html>",
            )
        lines = "<br>".join(f"{FULL}{each}" for each in story.paragraphs)
        signed = f"<br>{FULL}(本报记者 {story.author})" if story.author else ""
        press.tell(
            story,
            f"/bhrb/{day}/{day}A01_{number}.html",
            f"<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>北滩日报</title></head><body>"
            f"<div id=top><a href=1.html>返回本版</a></div><div class=yt>{story.over}</div><div class=bt>{story.title}</div>"
            f"<div class=ft>{story.under}</div><div class=zw>{lines}{signed}</div><div class=pages><a href=#>上一篇</a></div>"
            "<div>北滩日报社版权所有 电话:0998-2223334</div></body></html>",
        )
    return press


def calendar() -> Press:
    """Nodes whose issues before stand only in a month's ``period.json``; the entry page goes on by script."""
    press = Press("calendar", "/xlb/index.html", publisher="雪岭报")
    found = stories(2, 5, precise="day", source="雪岭报")
    press.put(
        press.entry,
        f"<html><body><script>location.replace('{found[-1].at('%Y-%m/%d')}/index.html')</script></body></html>",
    )
    periods = ",".join(f'{{"date":"{each.day}","front":"{each.at("%d")}/index.html"}}' for each in found)
    press.put("/xlb/2024-05/period.json", f'{{"month":"2024-05","periods":[{periods}]}}', "application/json")
    for number, story in enumerate(found):
        story.editor = None
        day = story.at("%Y-%m/%d")
        body = "\n".join(f"<div>{each}</div>" for each in story.paragraphs)
        press.put(
            f"/xlb/{day}/index.html",
            f"<html><title>雪岭报 {story.at('%Y年%m月%d日')}</title><body><script>$.getJSON('../period.json', draw);</script>"
            f"<dl><dt><a href='index.html'>01版 头版</a></dt><dt><a href='page_2.html'>02版 民生</a></dt></dl>"
            f"<ol><li><a href='a{number}.html'><img src=t.jpg></a><a href='a{number}.html'>{story.title}</a></ol></body></html>",
        )
        press.put(
            f"/xlb/{day}/page_2.html",
            "<html><title>雪岭报</title><body><a href='index.html'>01版 头版</a><p>本版无文章</p></body></html>",
        )
        press.tell(
            story,
            f"/xlb/{day}/a{number}.html",
            f"<html><head><title>雪岭报-{story.title}</title></head><body><header>雪岭报 {story.at('%Y年%m月%d日')} 星期三 01版:头版</header>"
            f"<main><hgroup><h4>{story.over}</h4><h1>{story.title}</h1><h4>{story.under}</h4></hgroup>"
            f"<p class='zuozhe'>{'□ 本报记者 ' + story.author if story.author else ''}</p><div class='text'>{body}</div></main></body></html>",
        )
    return press


def asked() -> Press:
    """Issues and articles named in the query, frames around them."""
    press = Press("asked", "/epaper/Default.aspx", publisher="沙枣时报")
    found = stories(7, 5, precise="day", source="沙枣时报")
    last = found[-1].day
    press.put(
        press.entry,
        f"<html><frameset cols='30%,*'><frame src='top.html'><frame src='Page.aspx?date={last}&page=1'></frameset></html>",
    )
    press.put("/epaper/top.html", "<html><body>沙枣时报</body></html>")
    for number, story in enumerate(found):
        story.author = None
        before = f"<a href='Page.aspx?date={found[number - 1].day}&page=1'>上一期</a>" if number else ""
        pages = "".join(f"<a href='Page.aspx?date={story.day}&amp;page={each}'>第{each}版</a> " for each in (1, 2))
        for page in (1, 2):
            link = (
                f"<a href='Article.aspx?date={story.day}&page=1&id={number + 1}'>{story.title}</a>"
                if page == 1
                else "<a href='Article.aspx?id=99'>图片新闻</a>"
            )
            press.put(
                f"/epaper/Page.aspx?date={story.day}&page={page}",
                f"<html><body>{pages}{before}<div id=list>{link}</div></body></html>",
            )
        body = "".join(f"<p>{each}" for each in story.paragraphs)
        press.tell(
            story,
            f"/epaper/Article.aspx?date={story.day}&page=1&id={number + 1}",
            f"<html><head><title>沙枣时报 - {story.title}</title></head><body><div>日期:[{story.day}]  版次:[A1]  版名:[要闻]</div>"
            f"<h5>{story.over}</h5><h2>{story.title}</h2><h5>{story.under}</h5><div class=nr>{body}<p>{'责任编辑:' + story.editor if story.editor else ''}</div>"
            "<p>【打印本页】【关闭窗口】</p></body></html>",
        )
    return press


KINDS = (founder_old, founder_new, own_gbk, calendar, asked)
