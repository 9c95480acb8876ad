"""The line of source, date and names that stands around a title, in the words that Chinese papers and sites use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.families.clues.moments import DATE, shortened, when
from crawler.families.clues.remembered import of_words
from crawler.families.fields import person, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crawler.families.clues.blocks import Block

_LABELS = {
    "source": (
        "信息来源|文章来源|稿件来源|新闻来源|内容来源|来自|来源单位|消息来源|来源网站|来源|來源|稿源|出处|转自|供稿单位"
    ),
    "office": "发布机构|发布单位|发布部门|发文机关|公开机构|发布者|信息提供",
    "time": (
        "发布时间|发布日期|發布時間|發布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|上传时间"
        "|创建时间|添加时间|公开日期|刊发日期|刊发时间|见报日期|上网日期|上网时间|录入时间|更新|日期|时间|時間"
    ),
    "author": "文章作者|原文作者|原作者|作者|撰稿人|撰稿|撰文|本报记者|记者|通讯员|供稿|文",
    "editor": "责任编辑|責任編輯|本期编辑|值班编辑|网络编辑|文字编辑|编辑人|责编|責編|编辑|編輯|编校",
    "other": (
        "浏览次数|浏览量|浏览|瀏覽|点击次数|点击数|点击量|点击|點擊|阅读次数|阅读量|阅读数|阅读|访问次数|访问量|访问|人气|字号|字體|字体大小|字体|打印|打印本页|分享到|分享"
        "|收藏|评论|版次|版名|版面|栏目|所属栏目|分类|关键词|关键字|标签|校对|审核|终审|复审|初审|一审|二审|三审|监制|摄影|图|视频|字数|纠错|热线|电话|索引号|文号"
        "|主题词|有效性|成文日期|生成日期|失效日期|名称"
    ),
}
LABELS = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}


def _spaced(label: str) -> str:
    """Return the pattern of a label; one of two characters may be set wide."""
    return f"{label[0]}\\s*{label[1]}" if len(label) == 2 else label  # noqa: PLR2004 - two


_ANY = "|".join(_spaced(label) for label in sorted(LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?<![一-鿿])({_ANY})\s*(?:[:：︰]|[|｜丨](?!\s*\d{{4}}))")
# Where a line has several labels, they need no colons.
_LOOSE = re.compile(rf"(?<![一-鿿])({_ANY})(?:\s*[:：︰]|\s+(?=\S))")
_BUTTONS = {"打印", "打印本页", "分享", "分享到", "收藏", "评论", "纠错", "视频", "图"}
_BARE = {"文", "图", "记者", "本报记者", "通讯员", "视频", "更新", "评论", "分享", "打印"}
# A role before a name needs no colon, but something before it or the beginning of the line.
_ROLE = re.compile(
    r"(?:^|[\s□■◎●○◆▲(（】])((?:本报|本网|本台|本社)?(?:全媒体|见习|实习|特约)?(?:记者|通讯员))\s+(?=[一-鿿·]{2,})"
)
_STOP = re.compile(
    r"\s{2,}|[|｜]|\d{4}\s?[年./-]\s?\d{1,2}|【|\[|(?:^|(?<=\s))(?:字号|字体|小字号|[大中小]\s+[大中小]|分享|打印|收藏|关闭|浏览|点击|"
    r"阅读|评论|我要|扫一扫|A[-+])|\d+\s*(?:次|人)?(?:浏览|阅读|点击|评论)"
)
_MEDIUM = re.compile(
    r"[一-鿿A-Za-z0-9·\-/ ]{1,24}(?:报|网|台|社|中心|客户端|融媒|融媒体|发布|在线|新闻|时报"
    r"|政府|办公室|厅|局|委|协会|门户|频道|杂志|科|处|支队|大队|总队|研究院|监测站|编辑部|督察组|工作组|领导小组|指挥部|管委会|委员会|街道)"
)
_SLASHED = re.compile(r"([^/]{2,40}?)\s*/\s*\d{4}-\d{1,2}-\d{1,2}\s*(?:/|$)")
_SOURCE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:source|from|laiyuan|ly|copyfrom|origin|(?:media|paper|site)-?name|js_name)(?:$|[\s_-])",
    re.IGNORECASE,
)
AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:author|authi|zuozhe|writer|byline|reporter|jizhe|rich_media_meta_text)(?:$|[\s_-])", re.IGNORECASE
)
_ROLES = re.compile(
    r"^[\s□■◎●○◆▲/／:：|(（]*(?:(?:文字?|撰文)\s*[/／:：])?\s*(?:(?:本报|本网|本台|本社)?(?:全媒体|见习|实习|特约)?(?:记者|通讯员|评论员|作者))[\s:：/|]*"
)
_BARE_ROLE = re.compile(r"(?:本报|本网|本台|本社|新华社)(?:全媒体|特约)?(?:记者|通讯员|评论员)")
_PERSON = re.compile(r"[一-鿿·]{2,12}(?:[ 、,，][一-鿿·]{2,12})*")
_OFFICE = re.compile("网|局|厅|府|公司|报$|报社|中心|委|办$|室$|管理员|在线|频道|融媒|发布$")
_STROKED = re.compile(
    r"(?:^|[\s|｜丨])(?:文字?|撰文)\s*[/／]\s*((?:本报|本网)?(?:记者|通讯员)?\s*[一-鿿·]{2,4})(?![一-鿿])"
)
_AFTER_NAMES = re.compile(r"[《(（\[【|｜\d]")
_SUBMITTED = re.compile(r"由\s*([一-鿿·\w]{2,20})\s*(?:(?:提交|发表|发布)(?:于|$)|于(?=.{0,40}(?:提交|发表|发布)))")
_TODAY = re.compile("今天是|今日是|现在是|当前时间|欢迎")
_NAME_LENGTH, _LINE = 40, 90


@dataclass(frozen=True, slots=True)
class Byline:
    """What lines say of an article; None where they say nothing."""

    source: str | None = None
    published: str | None = None
    author: str | None = None
    editor: str | None = None


def read(lines: Sequence[Block]) -> Byline:
    """Read the lines around a title, in reading order."""
    told = labelled(piece for block in lines for piece in _with_colon(block))
    for block in lines:
        loose = _LOOSE.findall(block.text)
        alone = _joined(loose[0]) if len(loose) == 1 else ""
        if len(loose) > 1 or (alone and alone not in _BARE and LABELS[alone] not in told and when(block.text)):
            told = told | {kind: value for kind, value in labelled(block.pieces, _LOOSE).items() if kind not in told}
    return Byline(
        source=_medium(told.get("source"))
        or _medium(told.get("office"))
        or _by_name(lines, _SOURCE_NAMES)
        or _beside_the_day(lines),
        published=when(told.get("time")) or next(filter(None, map(moment, lines)), None) or _shortened(lines, told),
        author=name_of(told.get("author")) or name_of(_by_name(lines, AUTHOR_NAMES)) or _signed(lines),
        editor=person(told.get("editor")),
    )


def _with_colon(block: Block) -> tuple[str, ...]:
    """Return a line's pieces and its end; a label in an element for labels says what the next line is."""
    named = block.element.tag in {"dt", "th"} and stands_alone(block)
    return (f"{block.text}：", "\n") if named else (*block.pieces, "\n")


def _shortened(lines: Sequence[Block], told: dict[str, str]) -> str | None:
    """Return the day whose year has two digits."""
    found = (shortened(block.text, labelled=False) for block in lines if len(block.text) <= _LINE)
    return shortened(told.get("time"), labelled=True) or next(filter(None, found), None)


def labelled(pieces: Iterable[str], pattern: re.Pattern[str] = _LABEL) -> dict[str, str]:
    """Return what follows the labels, by kind, the first of each kind that has a value.

    A value stands after its label in the same piece of text, or is the whole of the next one.
    """
    found: dict[str, str] = {}
    waiting: str | None = None
    sure = False  # a label with a colon waits for the next line, one without only for the next piece
    for piece in pieces:
        text = piece.replace("\xa0", " ").replace("　", "  ").strip(" \t\r") if piece != "\n" else piece
        if piece == "\n":
            waiting = waiting if sure else None
            continue
        if not text.strip():
            continue
        marks = [*pattern.finditer(text)]
        bare = _joined(text.strip().rstrip(":： ")) if not marks else ""
        if bare in LABELS and bare not in _BARE:  # the colon stands in the next piece, or nowhere
            waiting, sure = LABELS[bare], text.strip() != bare
            continue
        if waiting and not (marks and not marks[0].start()):
            _note(found, waiting, text[: marks[0].start()] if marks else text)
        waiting = None
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
            value = text[mark.end() : end]
            kind = LABELS[_joined(mark[1])]
            if value.strip():
                _note(found, kind, value)
            elif number + 1 == len(marks):
                waiting, sure = kind, True
    return found


def _joined(label: str) -> str:
    return "".join(label.split())


def is_label(text: str) -> bool:
    """Tell a label that stands alone."""
    return len(text) <= _NAME_LENGTH and _joined(text.strip("()（）【】[] :：")) in LABELS


@of_words
def stands_alone(block: Block) -> bool:
    """Tell a line that is nothing but a label: the next one is its value, unless the label is a button's."""
    return is_label(block.text) and _joined(block.text.strip("()（）【】[] :：")) not in _BUTTONS


def _note(found: dict[str, str], kind: str, value: str) -> None:
    value = value.strip().lstrip(":： ")
    if kind != "time":
        stop = _STOP.search(value)
        value = value[: stop.start()] if stop else value
        role = _ROLE.search(value) if kind == "source" else None
        value = value[: role.start()] if role else value
    value = squeeze(value).strip("|｜/ ,，;；)）】](（【[")
    if value and len(value) <= _NAME_LENGTH:
        found.setdefault(kind, value)


def moment(block: Block) -> str | None:
    """Return the moment of a line, its attribute for machines first where that is as precise."""
    if is_today(block.text):
        return None
    stamps = [each.get("datetime") for each in block.around if each.tag == "time"]
    stamp = next(filter(None, map(when, stamps)), None)
    return stamp or when(block.text) or when(" ".join(map(squeeze, block.pieces)))


def is_person(name: str) -> bool:
    """Tell the name of a person from that of an office or a paper."""
    return bool(_PERSON.fullmatch(name)) and not _OFFICE.search(name)


def is_office(name: str) -> bool:
    """Tell the name of an office or a paper."""
    return bool(_MEDIUM.fullmatch(name))


def is_today(text: str) -> bool:
    """Tell a greeting with the day of the reader, not of the article."""
    return bool(_TODAY.search(text))


def name_of(text: str | None) -> str | None:
    """Return a person's name without the role before it; a role alone stands for a name."""
    text = squeeze(text)
    if _BARE_ROLE.fullmatch(text):
        return text
    rest = _ROLES.sub("", re.sub(r"^(?:由|by)\s+", "", text, flags=re.IGNORECASE))
    rest = re.sub(r"\s*(?:摄影报道|报道|文/图|摄影|综合|摄|文)$", "", rest).strip(" )）/:：|·•")
    rest = re.sub(r"\s*(?:本报|本网|本台)?(?:记者|通讯员)\s*[:：]?\s*", " ", rest).strip()
    return person(rest) if len(rest) <= _NAME_LENGTH else None


def _medium(value: str | None) -> str | None:
    return person(value) if value and not re.fullmatch(r"[\W\d_]+", value) else None


def _by_name(lines: Sequence[Block], names: re.Pattern[str]) -> str | None:
    """Return the text of a short element whose class says what it is."""
    for block in lines:
        for place in [block.inner, *block.around, *block.element.iter("span", "a", "em", "i", "b", "div", "p")]:
            told = f"{place.get('class') or ''} {place.get('id') or ''} {place.get('rel') or ''}"
            text = squeeze(place.text_content()) if names.search(told) else ""
            if text and len(text) <= _NAME_LENGTH and not _LABEL.search(text) and not when(text):
                return text
    return None


def _beside_the_day(lines: Sequence[Block]) -> str | None:
    """Return the medium that stands beside a date without a label, or before a slash and the date."""
    for block in lines:
        if is_today(block.text):
            continue
        slashed = _SLASHED.match(block.text)
        if slashed:
            return slashed[1].strip()
        for piece in block.pieces if when(block.text) else ():
            for part in re.split(r"[|｜丨·　]|\s{2,}", DATE.sub("", piece)):
                text = squeeze(part).strip("|｜/ 【】[]（）()")
                if _MEDIUM.fullmatch(text):
                    return text
    return None


def _signed(lines: Sequence[Block]) -> str | None:
    """Return who a line names after a role without a colon."""
    for block in lines:
        text = block.text
        stroked = _STROKED.search(text)
        if stroked:
            return name_of(stroked[1])
        role = _ROLE.search(text)
        rest = _AFTER_NAMES.split(text[role.start(1) :])[0] if role else ""
        if role and len(text) <= _LINE and len(rest) <= _NAME_LENGTH:
            return name_of(rest)
        submitted = _SUBMITTED.match(text)
        if submitted:
            return name_of(submitted[1])
        if _BARE_ROLE.fullmatch(text.strip("□■◎●○◆▲() （）")):
            return text.strip("□■◎●○◆▲() （）")
    return None
