"""How a site's pages look: names, nesting, case of tags, furniture; all drawn from a seed."""

from __future__ import annotations

import re
from random import Random
from string import ascii_lowercase

INDENTS = ("　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "", "&emsp;&emsp;", "\n    　　")
SITE_NAMES = ("某某州人民政府", "某某省生态环境厅", "第九十师政务网", "某某县人民政府门户网站")
COLUMNS = ("通知公告", "边督边改", "环保督察", "政务动态")


class Style:
    """One site's manner of writing HTML."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.site = self.choose("site", *SITE_NAMES)
        self.column = self.choose("column", *COLUMNS)
        self.colon = self.choose("colon", "：", "：", ":")
        self.indent = self.choose("indent", *INDENTS)
        self.loud = self.choose("case of tags", "lower", "lower", "lower", "upper") == "upper"
        self.open_ended = self.choose("end tags", "all", "all", "all", "some") == "some"
        self.layout = self.choose("layout", "div", "div", "table")
        self.heading = self.choose("heading", "h1", "h2", "h3", "div", "p", "td", "font")
        self.joint = self.choose("joint", "_", "-", " - ", "|", "--")

    def choose(self, role: str, *options: str) -> str:
        """Return one of the options, the same for all pages of the site and in any order of asking."""
        return Random(f"{self.seed}/{role}").choice(options)

    def name(self, role: str, *usual: str) -> str:
        """Return the class of a role, the same for all pages: a usual word or letters without meaning."""
        rng = Random(f"{self.seed}/{role}")
        letters = "".join(rng.choices(ascii_lowercase, k=5)) + str(rng.randrange(90))
        return rng.choice((*usual, letters, letters))

    def box(self, role: str, inner: str, *usual: str, tag: str = "div") -> str:
        """Wrap in an element of a role, sometimes one more around it."""
        key = self.name(role, *usual)
        attribute = self.choose(f"{role} by", "class", "class", "id")
        return f'<{tag} {attribute}="{key}">{inner}</{tag}>'

    def shown_title(self, title: str) -> str:
        """Return what the browser shows: the title whole or cut, before or after the site's name, or that name alone."""
        forms = {
            "title first": f"{title}{self.joint}{self.site}",
            "site first": f"{self.site}{self.joint}{title}",
            "with column": f"{title}{self.joint}{self.column}{self.joint}{self.site}",
            "cut": f"{title[:12]}...{self.joint}{self.site}",
            "broken": f"\n  {title}\n  {self.joint}{self.site}\n",
            "alone": title,
            "site": self.site,
        }
        return forms[self.choose("page title", "title first", "title first", "title first", *forms)]

    def banner(self) -> str:
        """Return the site's name as pages show it at their head."""
        return self.choose("banner", "", f'<h1 class="logo">{self.site}</h1>', f"<div>{self.site}</div>")

    def page(self, head: str, title: str, body: str, *, charset: str) -> str:
        """Return a whole page with its header, menu, side and footer."""
        declared = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
        parts = [
            self.banner(),
            self.box("top", self._top(), "header", "top"),
            self.box("menu", self._menu(), "nav", "menu", "daohang"),
        ]
        side = self._side()
        foot = self.box("foot", self._foot(), "footer", "foot", "bottom", "copyright")
        if self.layout == "table":
            cells = f'<td valign="top" width="200">{side}</td><td valign="top">{body}</td>'
            main = f'<table width="980" border="0" cellspacing="0"><tr>{cells}</tr></table>'
        else:
            main = self.box(
                "main", body + self.box("side", side, "side", "right", "sidebar"), "main", "wrap", "container"
            )
        text = f"<html><head>{declared}<title>{title}</title>{head}<style>.a{{margin:0}}</style></head><body>{''.join(parts)}{main}{foot}</body></html>"
        text = self.choose("doctype", "<!DOCTYPE html>\n", "") + text
        if self.open_ended:
            text = re.sub(r"</(?:p|li|dd|dt|tr|td)>", "", text)
        if self.loud:
            text = re.sub(r"<(/?)([a-z][a-z0-9]*)", lambda found: f"<{found[1]}{found[2].upper()}", text)
        return text

    def _top(self) -> str:
        return (
            f'<a href="/">{self.site}</a> 今天是2031年1月5日 星期日 欢迎访问{self.site}'
            '<form action="/search"><input name="q"><input type="submit" value="搜索"></form>'
        )

    def _menu(self) -> str:
        names = ("首页", "政务公开", "互动交流", "办事服务", "机构职能", "生态环境保护督察专栏入口")
        items = "".join(f'<li><a href="/m/{index}/list.html">{name}</a></li>' for index, name in enumerate(names))
        return f"<ul>{items}</ul>"

    def _side(self) -> str:
        return (
            "<h3>热点服务</h3><ul>"
            '<li><a href="/zt/one/">学习贯彻某某精神,推动高质量发展专题</a></li>'
            '<li><a href="http://www.example.invalid/2022/0401/123456.html">外部网站的一篇很长标题的文章</a></li></ul>'
            "<p>扫一扫,关注我们的公众号</p>" + self._ranked()
        )

    def _ranked(self) -> str:
        """Return a box of articles of other columns."""
        items = "".join(
            f'<li><a href="/other/2022-03-0{n}/90{n}.html">另一个栏目的第{n}篇文章,标题也很长</a><span>2022-03-0{n}</span></li>'
            for n in (1, 2, 3)
        )
        return self.choose(
            "ranked",
            "",
            f"<h3>热点排行</h3><ul>{items}</ul>",
            f'<div class="hot"><h3>推荐阅读</h3><ul>{items}</ul></div>',
        )

    def _foot(self) -> str:
        return (
            f"主办单位:{self.site} 承办单位:某某办公室 网站标识码:6500000001 "
            '<a href="https://beian.example.invalid">新ICP备00000000号-1</a> 新公网安备00000000000000号<br>'
            "联系电话:0000-0000000 地址:某某市某某路1号,邮编000000"
        )

    def crumbs(self, *, article: bool) -> str:
        """Return the line that tells where the reader is."""
        words = self.choose("crumbs", "当前位置", "您的位置", "您现在的位置")
        tail = self.choose("crumbs' end", " &gt; 正文", "") if article else ""
        line = f'{words}{self.colon}<a href="/">首页</a> &gt; <a href="/m/1/list.html">{self.column}</a>{tail}'
        return self.box("crumbs", line, "crumb", "weizhi", "position", "path")

    def paragraphs(self, texts: list[str]) -> str:
        """Return paragraphs as the site's editor leaves them."""
        advert = self.choose(
            "advert", "", "", '<div class="ad"><script>ad(3)</script><p>广告 扫码领红包,天天有奖。</p></div>'
        )
        comment = self.choose("comment", "", "<!-- <p>旧的段落,不再显示。</p> -->")
        texts = [texts[0] + comment, *texts[1:]]
        manner = self.choose("paragraphs", "p", "p", "br", "br1", "div", "section", "word", "spans", "pre-br")
        if manner in {"br", "br1", "pre-br"}:
            gap = {"br": "<br><br>", "br1": "<br/>", "pre-br": "<br />\r\n<br />\r\n"}[manner]
            return advert + gap.join(self.indent + text for text in texts)
        makers = {
            "p": lambda text: f"<p>{self.indent}{text}</p>",
            "div": lambda text: f"<div>{self.indent}{text}</div>",
            "section": lambda text: f'<section style="margin:0"><section><span>{text}</span></section></section>',
            "word": self._word,
            "spans": lambda text: f'<p style="text-indent:2em"><span><span>{text}</span></span></p><p>&nbsp;</p>',
        }
        made = list(map(makers[manner], texts))
        return "\n".join([made[0], advert, *made[1:]])

    def _word(self, text: str) -> str:
        """Return a paragraph as a word processor writes it: its runs in spans of their own."""
        half = 6
        font = '<font face="仿宋_GB2312">'
        return f'<p class="MsoNormal"><span>{font}{text[:half]}</font></span><span>{font}{text[half:]}</font></span><o:p></o:p></p>'

    def table(self, grid: tuple[tuple[str, ...], ...]) -> str:
        """Return a table of data; the third column's equal cells are merged."""
        rows = ["<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in grid[0]) + "</tr>"]
        merge = self.choose("cells", "merged", "single") == "merged"
        for index, row in enumerate(grid[1:]):
            cells = []
            for column, cell in enumerate(row):
                merged = merge and column == 2  # the place, the same in all rows
                if not (merged and index):
                    cells.append(f"<td{f' rowspan={len(grid) - 1}' if merged else ''}>{cell}</td>")
            rows.append("<tr>" + "".join(cells) + "</tr>")
        return f'<table border="1" cellspacing="0">{"".join(rows)}</table>'
