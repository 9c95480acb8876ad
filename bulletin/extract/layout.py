"""The lines of a document and what each is: furniture, title, source line, paragraph, row of a table, lone cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from bulletin.dates import DateMention

LineKind = Literal["furniture", "title", "source", "body", "row", "cell", "case"]

_HEADER_LINES = 25
_SOURCE_LIMIT = 110
_OF_BATCH = re.compile("第[0-9一二三四五六七八九十]{1,4}批[^,。来源]{0,4}$|批次[:：]?第?[0-9一二三四五六七八九十]")
_TITLE_LIMIT = 70
_CELL_LIMIT, _HEAD_LIMIT = 16, 30  # the head of a column may be longer than what stands in it
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile("[。;!?]")
_SOURCE_WORD = re.compile(
    "来源|发布(?:时间|日期|机构)|浏览|点击|阅读|访问量|作者[:：]|责编|审核人|字号|归档时间|第[0-9]+版"
)
_MEDIA = re.compile(r"^(?:(?:信息)?来源[:：] *)?([^\s/|:：，,]{2,30}(?:《[^》]+》)?)")
_NAME_AND_DAY = re.compile(
    r"([^\s0-9/|,。;:]{2,24}(?:报|网|台|局|厅|委|府|发布|客户端))[0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?"
)
_LABEL = re.compile(r"(?:信息)?来源[:：] *([^\s/|:：，,]{2,30})")
_RELATED = re.compile("[【\\[]?(?:相关|延伸|推荐|更多)(?:阅读|新闻|链接|报道|稿件|文章|推荐)[】\\]]?:?")
_GOES_ON = re.compile("\n[,、;]")
_HEAD = re.compile("(?:数量?|总数|件数)(?:\\([^()]{1,3}\\))?$")
_CELL = re.compile(r"[^。,;:!?]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[万亿件家个人起宗元]{0,2}")


class Line(Struct, frozen=True, gc=False):
    """A line of the plain text, ``start`` to ``end`` without the line break."""

    kind: LineKind
    start: int
    end: int


class Layout(Struct, frozen=True, gc=False):
    """All lines that are not blank, and the name of the paper or site in the source line."""

    lines: tuple[Line, ...]
    source: str | None


def layout(plain: str, mentions: Iterable[DateMention]) -> Layout:
    """Tell the lines of a document apart, with the help of the dates in it.

    A source line (新疆日报 / 2022-03-31 / :34) among the first lines, before any sentence, makes the line before it the
    title and all above it furniture of the page. Without one, a first line that is no sentence is the title.
    """
    spans = _spans(plain)
    years = [mention.start for mention in mentions if mention.kind == "date" and mention.year]
    stop = plain.find("。")
    text = next((i for i, (_, end) in enumerate(spans) if end > stop), len(spans)) if stop >= 0 else len(spans)
    last = min(text, _HEADER_LINES)
    at = next((i for i in range(1, last) if _is_source(plain, spans[i], years)), None)
    head: list[LineKind] = []
    source = None
    if at is not None:
        head += ["furniture" for _ in range(at - 1)]
        head += ["title", "source"]
        source = _source(plain[slice(*spans[at])])
        head += _second_head(plain, spans[at - 1 : last], years)
    elif spans and _is_title(plain[slice(*spans[0])]):
        head = ["title"] if len(spans) > 1 else []
    texts = [plain[start:end] for start, end in spans]
    kinds = [*head, *_kinds(texts[len(head) :])]
    if "title" in head:
        title = texts[head.index("title")].strip()
        kinds = ["title" if text.strip() == title else kind for kind, text in zip(kinds, texts, strict=True)]
    return Layout(tuple(Line(kind, *span) for kind, span in zip(kinds, spans, strict=True)), source)


def _second_head(plain: str, spans: Sequence[tuple[int, int]], years: Sequence[int]) -> list[LineKind]:
    """Return what follows a title and its source line, up to the same title, which a portal prints below its menu."""
    title = plain[slice(*spans[0])].strip()
    again = next((at for at, span in enumerate(spans) if at > 1 and plain[slice(*span)].strip() == title), None)
    if again is None:
        return []
    below = next((at for at, span in enumerate(spans) if at > again and not _is_source(plain, span, years)), len(spans))
    menu: list[LineKind] = ["furniture" for _ in spans[2:again]]
    sources: list[LineKind] = ["source" for _ in spans[again + 1 : below]]
    return [*menu, "title", *sources]


def _spans(plain: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _LINE.finditer(plain) if match[0].strip(" |")]
    if _GOES_ON.search(plain):
        spans = list(_sentences_joined(plain, spans))
    return [(start, _end(plain, start, end)) for start, end in spans] if "|" in plain else spans


def _sentences_joined(plain: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join a line that begins with a comma to the one before it: the sentence goes on."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and plain[start] in ",、;" and "|" not in plain[last[0] : end]:
            last = last[0], end
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _end(plain: str, start: int, end: int) -> int:
    """Leave out the only bar of a line at its end: what is left of a grid of one column, or of a frame."""
    framed = plain[end - 1] == "|" and plain.count("|", start, end) == 1
    return start + len(plain[start : end - 1].rstrip()) if framed else end


def _is_title(line: str) -> bool:
    if len(line) > _TITLE_LIMIT or line.startswith("|"):
        return False
    return line.count(",") <= 1 and not _SENTENCE_END.search(line)


def _is_source(plain: str, span: tuple[int, int], years: Sequence[int]) -> bool:
    """Tell whether a line names where an article comes from; ``years`` are the places of dates with their year."""
    start, end = span
    dated = bisect_left(years, start)
    if dated == len(years) or years[dated] >= end or end - start > _SOURCE_LIMIT or plain[start] == "|":
        return False
    line = plain[start:end]
    if _OF_BATCH.search(line):
        return False  # (2022年4月26日 第三十二批), above a table
    # Every line of the form NAME / DATE has a blank.
    named = " " in line or bool(_SOURCE_WORD.search(line)) or bool(_NAME_AND_DAY.fullmatch(line))
    return named and not _SENTENCE_END.search(line)


def _source(line: str) -> str | None:
    found = _LABEL.search(line) or _NAME_AND_DAY.fullmatch(line) or _MEDIA.match(line)
    return found[1] if found else None


def _kinds(lines: Sequence[str]) -> Iterator[LineKind]:
    """Yield the kinds of the lines below the head; the titles of other articles are furniture."""
    related = False
    for at, line in enumerate(lines):
        if related or _RELATED.fullmatch(line):
            related = not _SENTENCE_END.search(line)
        yield "furniture" if related else "cell" if _is_head(lines, at) else _kind(line)


def _is_head(lines: Sequence[str], at: int) -> bool:
    """Tell whether a longer line stands among the heads of a table: 10月19日至11月6日累计交办数量(件)."""
    line = lines[at]
    if not (_CELL_LIMIT < len(line) <= _HEAD_LIMIT and at and _HEAD.search(line) and _CELL.fullmatch(line)):
        return False
    return all(_kind(each) == "cell" for each in (lines[at - 1], *lines[at + 1 : at + 2]))


def _kind(line: str) -> LineKind:
    if line.startswith("原标题"):
        return "title"
    if line.count("|") >= 1:
        return "row"
    return "cell" if len(line) <= _CELL_LIMIT and _CELL.fullmatch(line) else "body"
