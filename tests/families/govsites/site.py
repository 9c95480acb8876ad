"""A site of one kind, drawn from a seed: its pages by address and what must be read in them."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from govsites import parts
from govsites.kinds import KINDS
from govsites.stories import Story, stories
from govsites.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 3
SHELL = "/news/index.html"
PAGERS = ("text", "text", "numbers", "titled", "image", "click", "script", "select", "rel")


class Site:
    """Answers for its addresses; ``host`` is set before it serves, for links that carry it."""

    def __init__(self, kind: str, seed: int = 0) -> None:
        self.kind, self.host = KINDS[kind], "gov.example"
        self.rng = Random(f"{kind}/{seed}")
        self.style = Style(f"{kind}/{seed}")
        times = self.kind.times or self.rng.choice(("day", "minute", "second"))
        paged = not self.kind.data and self.kind.head != "none"
        self.stories = stories(self.rng, count=self.rng.choice((6, 7, 8)), times=times, paged=paged)
        self.count = -(-len(self.stories) // ROWS)
        self.lists = [self.kind.lists(n, self.count) for n in range(self.count)]
        self.pager = self.kind.pager or self.rng.choice(PAGERS)
        # Addresses that a script makes start from the base too, so such sites name none.
        based = ("base",) if self.pager in PAGERS and not self.kind.data else ()
        ways = (
            ("path", "host", "whole") if self.kind.data else ("path", "relative", "relative", "host", "whole", *based)
        )
        self.links = self.rng.choice(ways)
        self.head = self.kind.head or self.rng.choice(("line", "line", "both"))
        self.pages: dict[str, Callable[[], str]] = {}
        for n, address in enumerate(self.lists):
            self.pages[address] = lambda n=n: self._list(n)
        if self.kind.data == "shell":
            self.pages[SHELL] = self._shell
        for index, story in enumerate(self.stories):
            for part, address in enumerate(self.addresses(story)):
                self.pages[address] = lambda index=index, part=part: self._article(index, part)

    @property
    def entry(self) -> str:
        """The address that is declared as the source."""
        return SHELL if self.kind.data == "shell" else self.lists[0]

    def addresses(self, story: Story) -> list[str]:
        """Return the addresses of an article's pages."""
        first = self.kind.article(story)
        stem, ending = posixpath.splitext(first) if "." in first.rpartition("/")[2] else (first, "")
        if "?" in first and "{stem}_" in self.kind.page_of:
            stem, ending, form = first, "", "{stem}&page={n}"
        else:
            form = self.kind.page_of
        return [first] + [form.format(stem=stem, ending=ending, n=n + 2) for n in range(len(story.pages) - 1)]

    def files(self, story: Story) -> list[str]:
        """Return the addresses of an article's attachments, as paths."""
        made = []
        for index, (_, ending) in enumerate(story.files):
            form = {"day": story.day, "number": story.number, "index": index, "ending": ending, "key": story.key}
            href = self.kind.files.format(**form)
            folder = posixpath.dirname(self.kind.article(story).partition("?")[0])
            made.append(posixpath.normpath(f"{folder}/{href}") if href.startswith("./") else href)
        return made

    def correct(self, paragraph: str) -> str:
        """Put a paragraph before the last article's text; return the article's address."""
        story = self.stories[-1]
        self.stories[-1] = replace(story, paragraphs=(paragraph, *story.paragraphs))
        return self.kind.article(story)

    def answer(self, address: str) -> tuple[str, bytes] | None:
        """Return content type and body of an address, None where nothing stands."""
        if address in self.pages:
            claim = f"; charset={self.kind.claims[0]}" if self.kind.claims[0] else ""
            text = self.pages[address]()
            kind = "text/html" if text.lstrip().startswith("<") else "application/json"
            return f"{kind}{claim}", text.encode(self.kind.charset, "xmlcharrefreplace")
        if any(address in self.files(story) for story in self.stories):
            return "application/octet-stream", b"a file\n"
        return None

    def _link(self, at: str, to: str) -> str:
        """Return an address as the page ``at`` writes it."""
        here, there = urlsplit(at).path, urlsplit(to)
        if self.links == "host":
            written = f"//{self.host}{to}"
        elif self.links == "whole":
            written = f"http://{self.host}{to}"
        elif self.links == "base":
            written = to.lstrip("/")
        elif self.links == "relative" and not there.query:
            path = posixpath.relpath(there.path, posixpath.dirname(here))
            slash = "/" if there.path.endswith("/") else ""
            written = (path if path.startswith(".") or len(path) % 2 else f"./{path}") + slash
        else:
            written = to
        return written.replace("&", "&amp;")

    def _page(self, title: str, body: str, head: str = "") -> str:
        base = '<base href="/">' if self.links == "base" else ""
        if self.links == "base":
            body = body.replace('href="/', 'href="')
        return self.style.page(base + head, self.style.shown_title(title), body, charset=self.kind.claims[1])

    def _list(self, n: int) -> str:
        at, chosen = self.lists[n], self.stories[n * ROWS : (n + 1) * ROWS]
        if self.kind.data in {"search", "api", "state", "shell"}:
            return self._data(n, chosen)
        items = [(self._link(at, self.kind.article(each)), each.title, each.published[:10]) for each in chosen]
        body = parts.rows(self.style, items)
        if self.kind.data == "records":
            return self._records(n, items)
        if "(" in self.pager:
            call = self.pager.format(count=self.count, at=n, at1=n + 1, rows=len(self.stories))
            body += f"<div id='page_div'><script>\n{call}\n</script></div>"
        elif self.pager != "silent":
            body += parts.pager(self.style, [self._link(at, each) for each in self.lists], n, self.pager)
        return self._page(self.style.column, self.style.crumbs(article=False) + body)

    def _shell(self) -> str:
        """Return a page that is empty until its script has asked for the list."""
        script = (
            f"<script>var css='/static/app.css';axios.get('{self.lists[0]}').then(function(r){{show(r)}});</script>"
        )
        return self._page(self.style.column, f'<div id="app">加载中</div>{script}')

    def _records(self, n: int, items: list[parts.Row]) -> str:
        """Return a Hanweb list: records in a script, the following ones from its proxy."""
        records = "".join(f'<record><![CDATA[<li><a href="{h}">{t}</a><span>{d}</span></li>]]></record>' for h, t, d in items)  # fmt: skip
        group = ""
        if n + 1 < self.count:
            group = f'<nextgroup><![CDATA[<a href="{self.lists[n + 1]}"></a>]]></nextgroup>'
        store = f"<datastore>{group}<recordset>{records}</recordset></datastore>"
        if n:
            return f"<?xml version='1.0' encoding='UTF-8'?>{store}"
        return self._page(self.style.column, f'<div id="9"><script type="text/xml">{store}</script></div>')

    def _data(self, n: int, chosen: list[Story]) -> str:
        rows = []
        for story in chosen:
            row = {"title": story.title, "publishedTimeStr": story.published, "channelName": self.style.column}
            if self.kind.data in {"api", "shell"}:
                row |= {"id": story.number}
            else:
                row |= {"url": self.kind.article(story)}
            rows.append(row)
        told = {"total": len(self.stories), "page": n + 1, "rows": ROWS, "results": rows}
        if self.kind.data == "state":
            state = {"list": rows, "pageNo": n + 1, "total": len(self.stories), "pageSize": ROWS}
            script = f"<div id=app></div><script>window.__INITIAL_STATE__={_script({'news': state})};</script>"
            return self._page(self.style.column, script)
        return json.dumps({"code": 200, "data": told}, ensure_ascii=False)

    def _article(self, index: int, part: int) -> str:
        story = self.stories[index]
        at = self.addresses(story)[part]
        last = part + 1 == len(self.addresses(story))
        start = sum(story.pages[:part])
        texts = list(story.paragraphs[start : start + story.pages[part]] if story.pages else story.paragraphs)
        content = self._content(story, texts, at, last=last)
        if self.kind.data in {"api", "state", "shell"}:
            return self._object(story, content)
        near = [(self._link(at, self.kind.article(each)), each.title, each.published[:10]) for each in self.stories[:index][-2:]]  # fmt: skip
        body = self.kind.body.format(content)
        if story.files and self.style.choose("files at", "in", "beside") == "beside":
            body = f"<div>{body}{self._attached(story, at) if last else ''}</div>"
        if story.pages:
            body += self._article_pager(story, at, part)
        heading = f'<{self.style.heading} class="{self.style.name("title", "title", "tit")}">{story.title}</{self.style.heading}>'
        if self.style.heading == "td":
            heading = f"<table><tr>{heading}</tr></table>"
        body = self.style.crumbs(article=True) + heading + self._line(story) + body
        body += parts.tail(self.style, story, near)
        return self._page(
            story.title, self.style.box("article", body, "article", "detail", "content"), self._metas(story)
        )

    def _content(self, story: Story, texts: list[str], at: str, *, last: bool) -> str:
        pieces = [self.style.paragraphs(texts)]
        if last and story.table:
            pieces.append(self.style.table(story.table))
        if last and self.style.choose("files at", "in", "beside") == "in":
            pieces.append(self._attached(story, at))
        beside = self.head not in {"line", "both"} or self.kind.data in {"api", "state", "shell"}
        if last and story.editor and (beside or self.style.choose("editor at", "head", "end", "beside") == "end"):
            pieces.append(f"<p>{parts.editor(self.style, story)}</p>")
        return "".join(pieces)

    def _article_pager(self, story: Story, at: str, part: int) -> str:
        hrefs = [self._link(at, each) for each in self.addresses(story)]
        return parts.pager(self.style, hrefs, part, self.style.choose("pages by", "text", "numbers", "titled"))

    def _attached(self, story: Story, at: str) -> str:
        form = self.style.choose(
            "attached", "<p>附件：{}</p>", "<p>{}</p>", "<p>附件【{}】已下载<span>12</span>次</p>", "<div>{}</div>"
        )
        named = zip(self.files(story), story.files, strict=True)
        return "".join(form.format(f'<a href="{self._link(at, href)}">{name}</a>') for href, (name, _) in named)

    def _line(self, story: Story) -> str:
        if self.head == "record":
            cells = {
                "索引号": f"6500-{story.number}",
                "发布机构": story.source,
                "公开日期": story.published,
                "文号": "某环发〔2022〕7号",
            }
            if story.author:
                cells["作者"] = story.author
            rows = list(cells.items())
            return "<table border=1>" + "".join(
                f"<tr><td>{'</td><td>'.join(f'{label}：</td><td>{value}' for label, value in rows[n : n + 2])}</td></tr>"
                for n in range(0, len(rows), 2)
            ) + "</table>"  # fmt: skip
        if self.head == "none":
            author = f"（作者：{story.author}）" if story.author else ""
            return f"<p align=center><font color=gray>{story.published}　来源：{story.source}{author}</font></p>"
        return parts.line(self.style, story) if self.head in {"line", "both"} else ""

    def _metas(self, story: Story) -> str:
        if self.head not in {"meta", "both"}:
            return ""
        told = {"ArticleTitle": story.title, "PubDate": story.published, "ContentSource": story.source, "Author": story.author or "", "SiteName": self.style.site}  # fmt: skip
        return "".join(f'<meta name="{name}" content="{value}">' for name, value in told.items())

    def _object(self, story: Story, content: str) -> str:
        told = {
            "id": story.number,
            "title": story.title,
            "content": content
            + ("" if self.style.choose("files at", "in", "beside") == "in" else self._attached(story, "/")),
            "publishTime": story.published,
            "source": story.source,
            "author": story.author,
        }
        if self.kind.data in {"api", "shell"}:
            return json.dumps({"code": 200, "data": told}, ensure_ascii=False)
        script = f"<div id=app></div><script>window.__INITIAL_STATE__={_script({'detail': told})};</script>"
        return self._page(self.style.column, script)


def _script(data: object) -> str:
    """Return data as a page's script holds them: no end tag may end the script."""
    return json.dumps(data).replace("</", "<\\/")
