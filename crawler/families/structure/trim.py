"""The lines around an article's text that are no part of it, where they stand in the same block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.families.structure.labels import Said, credit, is_line, said

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = (
    "打印(?:本页|此页|正文|文章|本文)?|关闭(?:窗口|本页|此页)?|返回(?:顶部|列表|首页|上页)?|收藏(?:本页)?|分享(?:到|至)?|字[号体](?:大小)?|大|中|小|默认"
    r"|微信|微博|新浪微博|QQ空间|朋友圈|复制链接|我要纠错|纠错|附件(?:下载)?|相关附件|首页|上一?[页篇条]|下一?[页篇条]|[前后]一?[页篇条]|尾页|末页|(?<!\d)\d{1,4}(?!\d)|点击下载|正文|没有了"
    r"|共\s*\d+\s*[页条]|点赞|评论|TOP|顶部|A[+-]?|已下载次"
)
# A line made of nothing but the words of tools; atomic, because hostile lines repeat them.
_GAP = r"[\s【】\[\]（）()|:：/·>»<«_-]*+"
_TOOLS = re.compile(rf"(?:{_GAP}(?>{_WORD}))++{_GAP}")
_TAIL = re.compile(
    r"[\s【\[]*(?:上一?[篇条]|下一?[篇条]|前一?[篇条]|后一?[篇条])\s*[:：].*|[【\[]?(?:相关|推荐|热门|延伸|更多|最新)(?:链接|阅读|新闻|文章|信息|稿件|资讯|文档|内容|附件|推荐|动态)[】\]:：]?"
    r"|(?:扫一扫|扫描二维码|微信扫).{0,30}|分享(?:到|至|让更多人看到).{0,20}|(?:版权声明|免责声明)[:：].*|共\s*\d+\s*[页条].*"
    r"|(?:您是|这是)?第\s*\d*\s*位?(?:访客|次访问)?|附件[:：]?|[\s　]*[-—－_=*]{3,}[\s　]*|.{0,6}已?下载\s*\d*\s*次"
    r"|(?:本文|文章)?(?:链接|网址)[:：]\s*\S*|[0-9a-f]{32}|来源链接[:：].*|原文链接[:：].*",
    re.DOTALL,
)
_CRUMBS = re.compile(r"(?:您?(?:当前|现在|所在)?的?(?:所在)?位置|首页)\s*[:：>»]|^首页\s*[>»-]")
_LONGEST_LINE = 200
_LABEL_ONLY = re.compile(r"[一-鿿]\s*[:：]$")
_HEAD_LINES, _SUBTITLES = 30, 2


def trim(paragraphs: Sequence[str], title: str) -> tuple[tuple[str, ...], Said]:
    """Return the paragraphs of the text alone, and what the lines of credit at its end say."""
    found = list(paragraphs[_start(paragraphs, title) :])
    ending = Said()
    while found:
        last = found[-1].strip()
        told = credit(last)
        if told is not None:
            ending.values = told.values | ending.values
        elif not (_TOOLS.fullmatch(last) or _TAIL.fullmatch(last)):
            break
        found.pop()
    return tuple(found), ending


def _start(paragraphs: Sequence[str], title: str) -> int:
    """Return the place after the title and the lines below it, 0 when the text begins at once."""
    flat = "".join(title.split())
    head = ["".join(each.split()) for each in paragraphs[:_HEAD_LINES]]
    start = max((index + 1 for index, line in enumerate(head) if line == flat), default=0)
    waits = False  # a label stood alone: its value is the next line
    for index in range(start, len(head)):
        if waits or (is_head(paragraphs[index]) if index == start else _is_credit(paragraphs[index])):
            start = index + 1
            waits = bool(_LABEL_ONLY.search(paragraphs[index]))
        elif index - start >= _SUBTITLES or re.search("[。；;，,]", paragraphs[index]):
            break
        else:
            waits = False
    return start


def _is_credit(paragraph: str) -> bool:
    """Tell the line of source and date below a subtitle, which is more than the day below a signature."""
    told = said([paragraph])
    return is_head(paragraph) and bool(told.get("time") or told.get("source"))


def is_head(paragraph: str) -> bool:
    """Tell a line above a text: labels, the way to the page, tools."""
    if len(paragraph) > _LONGEST_LINE:
        return False
    return is_line(paragraph) or bool(_CRUMBS.search(paragraph)) or bool(_TOOLS.fullmatch(paragraph))
