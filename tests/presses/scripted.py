"""Made-up sites that tell what they hold as data: states, JSON-LD, feeds, site maps, messaging apps."""

from __future__ import annotations

import json
from datetime import timedelta, timezone
from xml.sax.saxutils import escape

from presses.making import Press
from presses.portals import COMMENTS, FOOT, body, turned
from presses.stories import Story, stories

ZONE = timezone(timedelta(hours=8))


def markup(story: Story) -> str:
    """The text as an editor's markup."""
    return "".join(f'<p style="text-indent:2em">{each}</p>' for each in story.paragraphs)


def stamp(story: Story) -> int:
    """Seconds since 1970."""
    return int(story.when.replace(tzinfo=ZONE).timestamp())


def following() -> Press:
    """Next: everything in ``__NEXT_DATA__``."""
    press = Press("following", "/channel/hbdc")
    found = stories(23, 6, precise="second", source="盐湖融媒")

    def shell(props: object) -> str:
        return f'<html><head><title>盐湖融媒</title></head><body><div id="__next"><div class="loading">加载中</div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": props}, "page": "/x"})}</script></body></html>'

    rows = []
    for number, story in enumerate(found):
        detail = {"id": 5000 + number, "title": story.title, "subtitle": story.under, "content": markup(story), "publishTime": stamp(story) * 1000,
                  "source": "盐湖融媒", "author": story.author or "", "editor": story.editor or ""}  # fmt: skip
        press.tell(
            story,
            f"/article/{5000 + number}",
            shell({"detail": detail, "hot": [{"title": "去年的一条旧闻很长很长", "content": "短"}]}),
        )
        rows.insert(0, {"title": story.title, "url": f"/article/{5000 + number}", "publishTime": stamp(story) * 1000})
    press.put(press.entry, shell({"list": rows, "channel": {"name": "环保督察", "url": "/channel/hbdc"}}))
    return press


def nuxt() -> Press:
    """Nuxt 2: a function that is called with what its names stand for; the shell is empty."""
    press = Press("nuxt", "/list/12")
    found = stories(27, 5, source="雪岭发布")

    def shell(names: str, value: str, given: str) -> str:
        return f'<html><head><title>雪岭发布</title></head><body><div id="__nuxt"></div><script>window.__NUXT__=(function({names}){{return {value}}}({given}));</script></body></html>'

    rows = []
    for number, story in enumerate(found):
        story.editor = None
        value = (
            f'{{layout:"default",data:[{{article:{{id:{80 + number},title:{json.dumps(story.title)},content:{json.dumps(markup(story)).replace("</", chr(92) + "u003C/")},'
            f"createTime:{json.dumps(story.at('%Y-%m-%d %H:%M'))},source:a,author:b,isTop:c}}}}],error:d,serverRendered:!0}}"
        )
        press.tell(
            story,
            f"/detail/{80 + number}",
            shell("a,b,c,d", value, f'"雪岭发布",{json.dumps(story.author or "")},false,null'),
        )
        rows.insert(
            0, f"{{id:{80 + number},title:{json.dumps(story.title)},url:{json.dumps(f'/detail/{80 + number}')},tag:a}}"
        )
    press.put(press.entry, shell("a", f"{{data:[{{list:[{','.join(rows)}]}}]}}", '"要闻"'))
    return press


def wechat() -> Press:
    """A messaging app's articles: the time in a script, the text hidden until a script shows it."""
    press = Press("wechat", "/mp/album.html", publisher="沙枣县发布")
    found = stories(33, 5, source="沙枣县发布")
    items = []
    for number, story in enumerate(found):
        sections = "".join(
            f"<section style='x'><section><span>{each}</span></section></section>" for each in story.paragraphs
        )
        press.tell(
            story,
            f"/s/Ab{number}x_9-kQ{number}Zt",
            f"<html><head><meta property='og:title' content='{story.title}'><meta property='og:site_name' content='消息平台'><title></title></head><body>"
            f"<div id='page-content'><h1 class='rich_media_title' id='activity-name'>{story.title}</h1><div id='meta_content' class='rich_media_meta_list'>"
            f"{'<span class=rich_media_meta_text>' + story.author + '</span>' if story.author else ''}<span class='rich_media_meta_nickname'><a id='js_name'>沙枣县发布</a></span>"
            f"<em id='publish_time' class='rich_media_meta_text'></em></div><div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>{sections}"
            f"<section>{'编辑 | ' + story.editor if story.editor else ''}</section></div></div><div class='qr_code'>微信扫一扫关注该公众号,第一时间获取权威信息,欢迎留言。</div>"
            f"<script>var biz='MzA3';var ct=\"{stamp(story) - stamp(story) % 60}\";var publish_time = \"{story.at('%Y-%m-%d %H:%M')}\";var nickname='沙枣县发布';</script></body></html>",
        )
        items.insert(
            0, f"<li class='album__list-item' data-link='{story.url}'><a href='{story.url}'>{story.title}</a></li>"
        )
    press.put(press.entry, f"<html><body><ul>{''.join(items)}</ul></body></html>")
    return press


def _simple(story: Story, name: str) -> str:
    return (
        f"<html><head><title>{story.title} - {name}</title></head><body><div class='hd'>{name}</div><div class='doc'><h2>{story.title}</h2>"
        f"<div class='line'><span>{story.at('%Y-%m-%d %H:%M')}</span><span>来源:{story.source}</span>{'<span>作者:' + story.author + '</span>' if story.author else ''}"
        f"<span>分享</span></div><div class='txt'>{body(story)}</div><div class='bj'>{'编辑:' + story.editor if story.editor else ''}</div></div>{FOOT.format('bq')}</body></html>"
    )


def rss() -> Press:
    """A feed for an entry page."""
    press = Press("rss", "/feed.xml", content_type="text/html; charset=utf-8")
    found = stories(37, 6, source="大漠新闻网")
    items = []
    for number, story in enumerate(found):
        press.tell(story, f"/p/{9000 + number}.html", _simple(story, "大漠新闻网"))
        items.insert(
            0,
            f"<item><title><![CDATA[{story.title}]]></title><link>/p/{9000 + number}.html</link><pubDate>{story.when.replace(tzinfo=ZONE):%a, %d %b %Y %H:%M:%S %z}</pubDate><description><![CDATA[<p>{story.paragraphs[0]}</p>]]></description></item>",
        )
    press.put(
        "/feed.xml",
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>大漠新闻网</title><link>/</link>{"".join(items)}</channel></rss>',
        "application/rss+xml; charset=utf-8",
    )
    return press


def atom() -> Press:
    """An Atom feed with a next page."""
    press = Press("atom", "/atom.xml")
    found = stories(39, 6, source="红柳时报")
    entries = []
    for number, story in enumerate(found):
        press.tell(story, f"/story-{number}", _simple(story, "红柳时报"))
        entries.insert(
            0,
            f'<entry><title>{escape(story.title)}</title><link rel="alternate" type="text/html" href="/story-{number}"/><updated>{story.when.replace(tzinfo=ZONE).isoformat()}</updated></entry>',
        )
    head = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>红柳时报</title>'
    press.put(
        "/atom.xml", f'{head}<link rel="next" href="/atom-2.xml"/>{"".join(entries[:4])}</feed>', "application/atom+xml"
    )
    press.put("/atom-2.xml", f"{head}{''.join(entries[4:])}</feed>", "application/atom+xml")
    return press


def sitemap() -> Press:
    """An index of site maps; pages that tell all in JSON-LD with a graph."""
    press = Press("sitemap", "/sitemap.xml")
    found = stories(43, 6, precise="second", source="北疆观察")
    rows = []
    for number, story in enumerate(found):
        story.editor = None
        graph = {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "北疆观察", "url": "https://www.example.org/"},
            {"@type": "Organization", "name": "北疆观察"},
            {"@type": "NewsArticle", "headline": story.title, "datePublished": story.when.replace(tzinfo=ZONE).isoformat(), "dateModified": "2025-01-01T00:00:00+08:00",
             "author": [{"@type": "Person", "name": story.author}] if story.author else [], "publisher": {"@type": "Organization", "name": "北疆观察", "logo": {"@type": "ImageObject", "url": "/l.png"}}}]}  # fmt: skip
        press.tell(
            story,
            f"/news/{story.at('%Y%m%d')}{number:04}",
            f"<html amp><head><title>{story.title}</title><script type='application/ld+json'>{json.dumps(graph, ensure_ascii=False)}</script></head><body><amp-sidebar><p>菜单,栏目,更多。</p></amp-sidebar>"
            f"<main><h1>{story.title}</h1><div itemprop='articleBody'>{body(story, before='')}<figure><amp-img src=a></amp-img><figcaption>图为河道清淤现场,摄于5月。</figcaption></figure></div>{COMMENTS.format('discussion')}</main></body></html>",
        )
        rows.append(f"<url><loc>{story.url}</loc><lastmod>{story.day}</lastmod></url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    press.put(
        "/sitemap.xml",
        f"{head}<sitemapindex {space}><sitemap><loc>/sitemap-1.xml</loc></sitemap></sitemapindex>",
        "application/xml",
    )
    press.put(
        "/sitemap-1.xml", f"{head}<urlset {space}><url><loc>/</loc></url>{''.join(rows)}</urlset>", "application/xml"
    )
    return press


def interface() -> Press:
    """A JSON interface of other words, the next page named in the answer."""
    press = Press("interface", "/api/v2/news?channel=hbdc&page=1", content_type="application/json")
    found = stories(47, 6, precise="second", source="绿洲云")
    rows = []
    for number, story in enumerate(found):
        story.editor = None
        data = {
            "status": 0,
            "result": {
                "newsTitle": story.title,
                "newsContent": markup(story),
                "pubTime": story.at("%Y-%m-%d %H:%M:%S"),
                "newsSource": "绿洲云",
                "newsAuthor": story.author,
            },
        }
        press.tell(story, f"/api/v2/news/{300 + number}", json.dumps(data, ensure_ascii=False))
        rows.append(
            {
                "newsTitle": story.title,
                "newsUrl": f"/api/v2/news/{300 + number}",
                "pubTime": story.at("%Y-%m-%d %H:%M:%S"),
            }
        )
    rows.reverse()
    for page, part in ((1, rows[:4]), (2, rows[4:])):
        press.put(
            f"/api/v2/news?channel=hbdc&page={page}",
            json.dumps(
                {
                    "status": 0,
                    "result": {
                        "list": part,
                        "page": page,
                        "next": "/api/v2/news?channel=hbdc&page=2" if page == 1 else None,
                    },
                },
                ensure_ascii=False,
            ),
        )
    return press


def variable() -> Press:
    """A mobile page: a variable of a script with single quotes holds the article, another the list."""
    press = Press("variable", "/h5/list.html")
    found = stories(53, 5, source="绿洲区融媒体中心")
    rows = []
    for number, story in enumerate(found):
        text = markup(story).replace("'", "\\'")
        press.tell(
            story,
            f"/h5/news.html?contentid={40 + number}",
            f"<html><head><title>正文</title></head><body><div id=app></div><script>\nvar siteName = '绿洲区融媒体中心';\nvar articleInfo = {{\n  title: '{story.title}', // 标题\n  content: '{text}',\n"
            f"  publishDate: '{story.at('%Y-%m-%d %H:%M')}',\n  source: '绿洲区融媒体中心',\n  author: '{story.author or ''}',\n  editor: '{story.editor or ''}',\n}};\n</script></body></html>",
        )
        rows.append({"title": story.title, "link": f"news.html?contentid={40 + number}"})
    press.put(
        press.entry,
        f"<html><head><title>列表</title></head><body><div id=app></div><script>var listData = {json.dumps(turned(rows), ensure_ascii=False)};</script></body></html>",
    )
    return press


KINDS = (following, nuxt, wechat, rss, atom, sitemap, interface, variable)
