"""The parts of list and article pages in the forms that government sites give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govsites.stories import Story
    from govsites.style import Style

Row = tuple[str, str, str]  # address, title, day


def rows(style: Style, items: list[Row]) -> str:
    """Return a list's rows, with or without days."""
    manner = style.choose("rows", "ul", "ul", "ol", "dl", "div", "table", "picture", "bare")
    dated = style.choose("dated", "after", "before", "none", "brackets", "slashes")
    made = []
    for href, title, day in items:
        told = {"brackets": f"[{day}]", "slashes": day.replace("-", "/"), "none": ""}.get(dated, day)
        whole = f'<a href="{href}" target="_blank">{title}</a>'
        if len(title) > 16 and style.choose("cut", "cut", "whole") == "cut":
            whole = f'<a href="{href}" title="{title}">{title[:14]}...</a>'
        span = f'<span class="{style.name("day", "date", "time")}">{told}</span>' if told else ""
        made.append(_row(manner, whole, span, href, before=dated == "before"))
    outer = {"ul": "ul", "ol": "ol", "dl": "dl", "table": "table", "picture": "ul"}.get(manner, "div")
    return style.box("list", f"<{outer}>{''.join(made)}</{outer}>", "list", "news_list", "default_pgContainer")


def _row(manner: str, whole: str, span: str, href: str, *, before: bool) -> str:
    both = f"{span} {whole}" if before else f"{whole} {span}"
    if manner == "dl":
        return f"<dl><dt>{whole}</dt><dd>{span}</dd></dl>"
    if manner == "table":
        return f'<tr><td width="10"><img src="/i/dot.gif"></td><td>{whole}</td><td align="right">{span}</td></tr>'
    if manner == "picture":
        return f'<li><a href="{href}"><img src="/i/1.jpg"></a><h3>{whole}</h3>{span}</li>'
    if manner == "bare":
        return f"·{both}<br>"
    return {"ul": f"<li>{both}</li>", "ol": f"<li><div>{both}</div></li>", "div": f"<div>{both}</div>"}[manner]


def pager(style: Style, hrefs: list[str], at: int, words: str = "text") -> str:
    """Return the links to the list's pages; ``hrefs`` holds the address of each, ``at`` counts from 0."""
    last = len(hrefs) - 1
    numbers = "".join(
        f"<span class=current>{n + 1}</span>" if n == at else f'<a href="{href}">{n + 1}</a>'
        for n, href in enumerate(hrefs)
    )
    following = hrefs[min(at + 1, last)]
    word = style.choose("next", "下一页", "下页", "下一页&gt;", "[下一页]", "下一页 &raquo;", "后一页")
    forms = {
        "text": f'<a href="{hrefs[0]}">首页</a><a href="{hrefs[max(at - 1, 0)]}">上页</a>'
        + (f'<a href="{following}">{word}</a>' if at < last else f"<span>{word}</span>")
        + f'<a href="{hrefs[last]}">尾页</a> 共{len(hrefs)}页',
        "numbers": f"共{len(hrefs) * 3}条 {numbers}",
        "titled": numbers + (f'<a href="{following}" title="下一页" class="p2"><i></i></a>' if at < last else ""),
        "image": numbers + (f'<a href="{following}"><img alt="下一页" src="/i/n.gif"></a>' if at < last else ""),
        "click": f'<a href="javascript:void(0)" onclick="location.href=\'{following}\'">下页</a>' if at < last else "",
        "script": f"<a href=\"javascript:location='{following}';\">{word}</a>" if at < last else "",
        "select": "<select onchange='location.href=this.value'>"
        + "".join(
            f'<option value="{href}"{" selected" * (n == at)}>第{n + 1}页</option>' for n, href in enumerate(hrefs)
        )
        + "</select>",
        "rel": numbers + (f'<a href="{following}" rel="next">→</a>' if at < last else ""),
    }
    return style.box("pager", forms[words], "page", "pages", "pagination", "fenye")


def line(style: Style, story: Story) -> str:
    """Return the line of source, author, time and counters above the text."""
    manner = style.choose("line", "one", "spans", "items", "cells", "bars", "apart", "blanks")
    source = style.choose("source", "来源", "信息来源", "来　源", "稿件来源", "发布机构")
    author = style.choose("author", "作者", "作 者", "撰稿人", "供稿")
    times = style.choose("time", "发布时间", "发布日期", "时间", "日期", "发表时间")
    fields = [(times, _written(style, story.published)), (source, story.source or "")]
    if story.author or style.choose("empty", "empty", "left out") == "empty":
        fields.append((author, story.author or ""))
    if style.choose("editor at", "head", "end", "beside") == "head" and story.editor:
        fields.append(("编辑", story.editor))
    if style.choose("order", "as is", "turned") == "turned":
        fields.reverse()
    fields.append((style.choose("views", "浏览次数", "点击数", "阅读量"), "57"))
    return style.box(
        "line", _joined(manner, fields, style.colon) + _TOOLS, "info", "article-info", "xl_info", "laiyuan"
    )


_TOOLS = (
    '<span>【字体:<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> 小】</span>'
    '<a href="javascript:window.print()">打印本页</a> 分享到:<a href="javascript:;">微信</a>'
)


def _joined(manner: str, fields: list[tuple[str, str]], colon: str) -> str:
    if manner == "cells":
        cells = "".join(f"<td>{label}{colon}</td><td>{value or '&nbsp;'}</td>" for label, value in fields)
        return f"<table><tr>{cells}</tr></table>"
    if manner == "apart":
        return "".join(f"<label>{label}{colon}</label><b>{value}</b>" for label, value in fields)
    told = [f"{label}{colon}{value}" for label, value in fields]
    if manner == "blanks":
        told = [f"{label} {value}" for label, value in fields if value]
    forms = {"one": " ", "bars": " | ", "blanks": "&nbsp;&nbsp;"}
    if manner in forms:
        return forms[manner].join(told)
    tag = "li" if manner == "items" else "span"
    return "".join(f"<{tag}>{each}</{tag}>" for each in told)


def _written(style: Style, published: str) -> str:
    day, _, time = published.partition(" ")
    year, month, date = day.split("-")
    manner = style.choose("date as", "dashes", "dashes", "characters", "slashes", "short")
    if manner == "characters":
        written = f"{year}年{month}月{date}日"
    elif manner == "slashes":
        written = f"{year}/{month}/{date}"
    elif manner == "short":
        written = f"{year}-{int(month)}-{int(date)}"
    else:
        written = day
    if manner == "characters" and time.count(":") == 1 and style.choose("clock", "colon", "words") == "words":
        return f"{written} {time.replace(':', '时')}分"
    return f"{written} {time}".strip()


def tail(style: Style, story: Story, neighbours: list[Row]) -> str:
    """Return what stands after the text: editor, sharing, neighbours, related articles."""
    pieces = []
    if story.editor and style.choose("editor at", "head", "end", "beside") == "beside":
        pieces.append(f"<div>{editor(style, story)}</div>")
    pieces.append('<div><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div>')  # fmt: skip
    if neighbours and style.choose("near", "near", "alone") == "near":
        href, title, _ = neighbours[0]
        pieces.append(f'<p>上一篇{style.colon}<a href="{href}">{title}</a></p><p>下一篇{style.colon}没有了</p>')
    if style.choose("related", "related", "no") == "related":
        items = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title, _ in neighbours)
        pieces.append(f"<h4>相关链接</h4><ul>{items}</ul>")
    pieces.append("<p>扫一扫在手机打开当前页</p><p>分享到:0</p>")
    return style.box("tail", "".join(pieces), "bottom_tool", "share", "other")


def editor(style: Style, story: Story) -> str:
    """Return the line that names the editor."""
    forms = ("（责任编辑：{}）", "[责任编辑:{}]", "责编：{}", "编辑：{}", "编辑:{} 审核:周某某", "【编辑：{}】")
    return style.choose("editor form", *forms).format(story.editor)
