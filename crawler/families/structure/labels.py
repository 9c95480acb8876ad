"""The words that name a field on a page, and the values that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.families.fields import person, squeeze, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The first label of a field that has a value wins, in the order given here.
_FIELDS = {
    "source": (
        *("信息来源", "文章来源", "稿件来源", "内容来源", "新闻来源", "来源单位", "来源", "稿源", "供稿单位"),
        *("发布机构", "发布单位", "发布部门", "公开机构", "发文机关"),
    ),
    "author": ("作者", "撰稿人", "撰稿", "供稿人", "供稿", "记者", "通讯员"),
    "editor": ("责任编辑", "网络编辑", "网站编辑", "本期编辑", "编辑人", "责编", "编辑"),
    "time": (
        *("发布时间", "发布日期", "发表时间", "发表日期", "公开日期", "公开时间", "发稿时间", "上传时间", "更新时间"),
        *("更新日期", "添加时间", "录入时间", "时间", "日期", "发文日期", "发文时间", "成文日期", "印发日期"),
    ),
    "views": (
        "浏览次数",
        "浏览量",
        "浏览",
        "点击次数",
        "点击数",
        "点击量",
        "点击",
        "阅读次数",
        "阅读量",
        "阅读数",
        "阅读",
    ),
}
_CHECKERS = ("审核人", "审核", "校对", "编审", "终审", "初审", "复审", "审签", "签发", "监制", "值班主任", "值班编委")
_OTHERS = (
    *(
        "访问量",
        "访问次数",
        "索引号",
        "信息索引",
        "文号",
        "发文字号",
        "主题词",
        "主题分类",
        "信息分类",
        "分类",
        "关键词",
    ),
    *(
        "有效性",
        "标题",
        "信息名称",
        "名称",
        "栏目",
        "所属栏目",
        "专题",
        "来源链接",
        "原文链接",
        "字号",
        "字体",
        "字体大小",
    ),
    *(
        "打印",
        "分享到",
        "分享",
        "收藏",
        "我要纠错",
        "保护视力色",
        "背景色",
        "信息类别",
        "公开方式",
        "生效日期",
        "公开范围",
    ),
)
# Tools that stand in the same line without a colon.
_TOOLS = (
    "打印本页",
    "打印",
    "关闭窗口",
    "关闭",
    "收藏",
    "分享到",
    "分享",
    "字号",
    "字体",
    "大中小",
    "背景色",
    "我要纠错",
    "纠错",
)
_FIELD_OF = {name: key for key, names in _FIELDS.items() for name in names} | dict.fromkeys(_CHECKERS, "checker")
_ALL = sorted([*_FIELD_OF, *_OTHERS], key=len, reverse=True)
_SPACED = "|".join(r"\s*".join(name) for name in _ALL)
# Not inside a word: 数据来源: and 原文时间: name something else.
_LABEL = re.compile(rf"(?<![一-鿿])({_SPACED})(?:\s*[:：]|(?=\s*[】\]])|$)")
# The whole piece or its beginning, the value after a blank: some sites leave the colon out.
_BARE = re.compile(
    r"(?:^|(?<=\s))((?:信息|文章|稿件)?\s*来\s*源|作\s*者|责任编辑|责编|编辑|发布[时日][间期]|发表[时日][间期]|时\s*间|日\s*期"
    r"|发布机构|浏览次数|浏览量?|点击[次数量]*|阅读[次数量]*|撰稿人|供稿)(?:\s+|$)"
)
_TOOL = re.compile(rf"(?:^|[\s【\[（(|·])(?:{'|'.join(_TOOLS)})(?:$|[\s】\]）)|:：])")
_DATE = re.compile(r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]")
_PUBLISHER = r"[\w·“”()（）]{1,18}(?:网|網|报|報|社|台|局|厅|廳|府|委|办|辦|部|院|中心|协会|協會|集团|公司|新闻|发布)"
_BESIDE_DATE = re.compile(
    rf"^({_PUBLISHER})\s?[/|｜·]\s?(?:19|20)\d\d[年./-]\d{{1,2}}[月./-]"
    rf"|^(?:19|20)\d\d[年./-]\d{{1,2}}[月./-]\d{{1,2}}日?(?:\s[\d:]{{4,8}})?\s?[/|｜·]\s?({_PUBLISHER})(?:$|\s?[/|｜·])"
)
_EDGES = " |/\\【】[]（）()〔〕,，;；、·\xa0-—"
_SENTENCE_END = re.compile("[。；;！]")
_TIME_ONLY = re.compile(r"[\d\s年月日时分秒:：./|\[\]【】()（）T+-]*")
_LONGEST_LINE = 200  # of labels
# A site's pages share their menus: what was found in a short line is remembered from page to page.
_REMEMBERED = 4096
_LONGEST = {"source": 40, "author": 40, "editor": 40}
NOT_TODAY = re.compile("今天是|现在是|当前时间|北京时间|欢迎")


@dataclass(slots=True)
class Said:
    """What the lines around a text say of it, the first of each kind."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        """Return the value of the best label of a field."""
        found = [self.values[name] for name in _FIELDS[key] if name in self.values]
        return found[0] if found else None

    def person(self, key: str) -> str | None:
        """Return the person in a field."""
        return person(self.get(key))


def said(pieces: Sequence[str]) -> Said:
    """Read the labels in pieces of text, each of which stood in an element of its own.

    A value follows its label in the same piece, up to the next label, or is the piece after it.
    """
    found = Said()
    waiting: str | None = None
    for piece in pieces:
        text = squeeze(piece)
        if not text or text in ":：|":
            continue
        marks = _labels(text)
        before = text[: marks[0][1]] if marks else text
        if waiting and before.strip(_EDGES):
            _put(found, waiting, before)
        waiting = None
        for index, (name, _, end) in enumerate(marks):
            stop = marks[index + 1][1] if index + 1 < len(marks) else len(text)
            if not _put(found, name, text[end:stop]) and stop == len(text):
                waiting = name
    return found


def is_line(text: str) -> bool:
    """Tell a line that only labels a text: it begins with a label or a date, and has no sentence."""
    text = squeeze(text)
    if not text or len(text) > _LONGEST_LINE or _SENTENCE_END.search(text):
        return False
    return _is_line(text)


@lru_cache(maxsize=_REMEMBERED)
def _is_line(text: str) -> bool:
    marks = _labels(text)
    head = text[: marks[0][1]] if marks else text
    if (_DATE.match(head.strip(_EDGES)) and _TOOL.search(text)) or _BESIDE_DATE.search(text):
        return True
    if marks and (not head.strip(_EDGES) or _DATE.match(head.strip(_EDGES)) or len(marks) > 1):
        return True
    return bool(_TIME_ONLY.fullmatch(text)) and bool(_DATE.search(text))


def unlabelled_source(pieces: Sequence[str]) -> str | None:
    """Return the office or paper that stands beside the date without a label: ``某某日报 / 2022-04-22``."""
    for piece in pieces:
        match = _BESIDE_DATE.search(squeeze(piece))
        if match and not NOT_TODAY.search(piece):
            return match[1] or match[2]
    return None


def credit(text: str) -> Said | None:
    """Return what a line at the end of a text says of it, None for a line of the text itself."""
    text = squeeze(text).strip(_EDGES)
    marks = _labels(text)
    if not marks or marks[0][1] or len(text) > 100 or _SENTENCE_END.search(text):  # noqa: PLR2004 - likewise
        return None
    known = [_FIELD_OF.get(name) for name, *_ in marks]
    return said([text]) if all(known) else None


def time_of(found: Said, pieces: Sequence[str]) -> str | None:
    """Return the labelled date, else the first one of the pieces that is not the day's own."""
    named = when(found.get("time"))
    if named:
        return named
    return next((time for each in pieces if not NOT_TODAY.search(each) and (time := when(each))), None)


def _labels(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the labels of a text: name without blanks, start, end of the colon."""
    return _labels_of_line(text) if len(text) <= _LONGEST_LINE else tuple(_found_labels(text))


@lru_cache(maxsize=_REMEMBERED)
def _labels_of_line(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(_found_labels(text))


def _found_labels(text: str) -> Iterator[tuple[str, int, int]]:
    marks = [(match.start(), match.end(), match[1]) for match in _LABEL.finditer(text)]
    taken = {start for start, *_ in marks}
    marks += [(m.start(1), m.end(), m[1]) for m in _BARE.finditer(text) if m.start(1) not in taken]
    end = 0
    for start, stop, name in sorted(marks):
        if start >= end:
            yield "".join(name.split()), start, stop
            end = stop


def _put(found: Said, name: str, value: str) -> bool:
    """Keep a label's value unless it has one; tell whether there was a value."""
    key = _FIELD_OF.get(name, "")
    tool = _TOOL.search(value)
    value = value[: tool.start()] if tool else value
    date = _DATE.search(value)
    if key != "time" and date:
        value = value[: date.start()]
    value = value.strip(_EDGES)
    if not value or (key in _LONGEST and len(value) > _LONGEST[key]):
        return bool(value or tool)
    found.values.setdefault(name, value)
    return True
