"""The pinned pages of every family: the bundled newsroom's bytes and what must be read in them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crawler.families import family, join
from crawler.families.base import Article
from crawler.page import PageText, decode
from infocenter.newsroom.server import SITES
from infocenter.newsroom.site import Site

EXPECTED = Path(__file__).parent.parent / "newsroom"
NAMES = sorted(path.parent.name for path in SITES.glob("*/site.json"))
BASE = "http://news.example"


@dataclass(frozen=True)
class Case:
    """One article as pinned: its family, its place among the expected, and what is expected."""

    family: str
    index: int
    expected: dict[str, Any]

    @property
    def id(self) -> str:
        name = re.sub(r"\W+", "-", self.expected["url"]).strip("-")
        return f"{self.family}-{name}" + (f"-rev{self.expected['revision']}" if "revision" in self.expected else "")


@cache
def expected(name: str) -> dict[str, Any]:
    return json.loads((EXPECTED / f"{name}.expected.json").read_text(encoding="utf-8"))


@cache
def site(name: str) -> Site:
    return Site(SITES / name)


def page(name: str, path: str, revision: int = 1) -> PageText:
    """Return the page at a path of a family's site, redirects followed."""
    for _ in range(5):
        parts = urlsplit(path)
        answer = site(name).answer(parts.path, parse_qsl(parts.query, keep_blank_values=True), {}, revision)
        assert answer is not None, f"{name}: the newsroom has no {path}"
        if answer.redirect is None:
            return PageText(BASE + path, decode(answer.body, path), answer.content_type)
        target = urlsplit(answer.redirect)
        path = target.path + (f"?{target.query}" if target.query else "")
    raise AssertionError(f"{name}: {path} redirects without end")


def cases() -> list[Case]:
    return [Case(name, index, each) for name in NAMES for index, each in enumerate(expected(name)["articles"])]


@cache
def read(name: str, index: int) -> tuple[Article, tuple[str, ...]]:
    """Return an expected article as read, all its pages joined, and the paths of those pages."""
    wanted = expected(name)["articles"][index]
    paths, articles = [wanted["url"]], []
    while True:
        article = family(name).article(page(name, paths[-1], wanted.get("revision", 1)))
        articles.append(article)
        following = article.next_page and article.next_page.removeprefix(BASE)
        if not following or following in paths:
            return join(articles[0], articles[1:]), tuple(paths)
        paths.append(following)
