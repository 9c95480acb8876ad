"""Cases that are no rows of a table: one field a line (受理编号:...), one cell a line, heads beside their values."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from bulletin.extract import casefields as fields
from bulletin.extract.cells import Cell
from bulletin.extract.layout import Line
from bulletin.extract.words import CATEGORIES
from bulletin.model import Region

NUMBERING = r"(?:[一二三四五六七八九十]{1,2}[、.]|[0-9]{1,2}[.、)]|\([0-9一二三四五六七八九十]{1,2}\))?"
_LABEL_WORDS = (
    "(?:受理|交办|转办|信访|案件|举报|投诉|登记)件?编号|编号|(?:交办)?批次|行政区域?|(?:所属|涉及|所在)?区域|属地|所在地"
    "|(?:污染|问题|举报)?(?:类型|类别)|是否属实|属实情况|(?:是否|整改)办结|是否已办结|办结(?:情况|状态|目标)"
    "|办理(?:状态|进度|进展)|责任人(?:被)?(?:处理|追究|问责)情况|责任追究情况|(?:追责)?问责情况|处理和整改情况|处理整改情况"
    "|整改(?:处理)?情况|办理情况|处理情况|(?:调查)?(?:核实|核查|处理)情况|调查情况|反映(?:的)?(?:问题|情况|内容)"
    "|(?:交办|举报|信访|反映)?问题(?:的)?(?:基本)?(?:情况|描述)|(?:举报|信访|投诉|主要)内容|基本情况"
    "|(?:责任|承办|办理|牵头|主办)单位|序号|是否重点|办结时限|整改时限"
)
_NUMBERED = "编号:"  # in every label of an id
_LABEL = re.compile(rf"(?:^|(?<=[\s;。,|])){NUMBERING}({_LABEL_WORDS}):", re.MULTILINE)
_IS_LABEL = re.compile(rf"{NUMBERING}({_LABEL_WORDS}):?")
_STRICT_ID = re.compile(r"[*★☆※]?[A-Za-z]{1,3}[0-9]{0,2}[A-Za-z]{0,4} ?[0-9]{6,}[0-9-]*\*?")
_LOOSE_ID = re.compile(r"[*★☆※]?[0-9A-Za-z一-鿿-]{2,40}")
_FOOT = re.compile("来源|责编|责任编辑|编辑|附件|上一篇|下一篇|注:|备注:|扫一扫|打印|关闭")
_VERDICT = re.compile("(?:部分|基本|不|未)?属实")
_STATE = re.compile("(?:已|未|正在|阶段性?|尚未)?(?:办结|办理)中?")
_FEW = 2  # an id and one field more are no case
_HEADS = 4  # of a ledger whose cells stand one below the other
_HEAD_LIMIT = 16
_MORE = 4  # lines that the last case may have beyond one for each field

Fields = dict[str, list[Cell]]


def upright(plain: str, lines: Sequence[Line]) -> tuple[list[Fields], set[int]]:
    """Return the cases told field by field, and the places of their lines: their free text is no bulletin's."""
    if _NUMBERED not in plain:
        return [], set()
    labels = [match for match in _LABEL.finditer(plain) if "|" not in plain[match.start() - 2 : match.start()]]
    ids = [at for at, match in enumerate(labels) if fields.field_of(match[1]) == "id"]
    pairs: list[tuple[str, Cell]] = []
    stretches: list[tuple[int, int]] = []
    for at, after in zip(ids, [*ids[1:], len(labels)], strict=False):
        group = labels[at:after]
        names = [match[1] for match in group]
        if len({fields.field_of(name) for name in names}) <= _FEW or fields.columns(names) is None:
            continue
        ends = [*(match.start() for match in group[1:]), _line_end(plain, group[-1].end())]
        for match, end in zip(group, ends, strict=True):
            value = plain[match.end() : end]
            start = match.end() + len(value) - len(value.lstrip(" \n"))
            value = value.strip(" \n;|,")
            pairs.append((match[1], Cell(value, start, start + len(value))))
        # Up to the next case all is free text.
        stretches.append((group[0].start(), labels[after].start() if after < len(labels) else ends[-1]))
    return list(paired(pairs)), _within(lines, stretches)


def labelled(rows: Sequence[Sequence[Cell]]) -> list[tuple[str, Cell]]:
    """Return labels and the cells after them, as in | 受理编号 | D2 | 行政区域 | 和静县 |; none of any other table."""
    found: list[tuple[str, Cell]] = []
    for row in rows:
        label: str | None = None
        for cell in row:
            match = _IS_LABEL.fullmatch(cell.text)
            if match:
                label = match[1]
            elif label:
                found.append((label, cell))
                label = None
    labels = [label for label, _ in found]
    enough = len(labels) > _FEW and len(labels) * 2 >= len(rows)
    return found if enough and fields.columns(labels) is not None else []


def paired(pairs: Sequence[tuple[str, Cell]]) -> Iterator[Fields]:
    """Yield cases of labels and values; each begins with its id."""
    case: Fields | None = None
    for label, cell in pairs:
        name = fields.field_of(label) or ""
        if name == "id":
            if case:
                yield case
            case = {}
        if case is not None and cell.text:
            case.setdefault(name, [cell])
    if case:
        yield case


def flat(
    plain: str, lines: Sequence[tuple[int, Line]], place: Callable[[str], Region | None]
) -> tuple[list[Fields], set[int]]:
    """Return the cases of a ledger whose cells stand one below the other, and the places of their lines."""
    if not fields.may_be_id(plain):
        return [], set()
    texts = [plain[line.start : line.end].strip("| ") for _, line in lines]
    if not any(len(text) <= _HEAD_LIMIT and fields.may_be_id(text) for text in texts):
        return [], set()
    cells = [Cell(text, line.start, line.end) for text, (_, line) in zip(texts, lines, strict=True)]
    first, last = _heads(cells)
    names = fields.columns([cell.text for cell in cells[first:last]])
    starts = list(_starts(cells, last, names)) if names else []
    if not names or not starts:
        return [], set()
    end = _end(cells, starts, last - first)
    found = [
        _fields(cells[at:after], names, last - first, place)
        for at, after in zip(starts, [*starts[1:], end], strict=False)
    ]
    return found, {lines[at][0] for at in range(first, end)}


def _heads(cells: Sequence[Cell]) -> tuple[int, int]:
    at = 0
    while at < len(cells):
        end = at
        while end < len(cells) and len(cells[end].text) <= _HEAD_LIMIT and fields.field_of(cells[end].text):
            end += 1
        first = next((n for n in range(at, end) if fields.field_of(cells[n].text) in ("serial", "id")), end)
        if end - first >= _HEADS and fields.columns([cell.text for cell in cells[first:end]]):
            return first, end
        at = end + 1
    return 0, 0


def _starts(cells: Sequence[Cell], at: int, names: dict[str, int]) -> Iterator[int]:
    """Yield where cases begin: at their numbers in turn, each before an id, or at ids that are told by themselves."""
    id_at, expected = names["id"], 1
    for index in range(at, len(cells) - id_at):
        text = cells[index + id_at].text.replace(" ", "")
        if names.get("serial") == 0:
            if cells[index].text == str(expected) and _LOOSE_ID.fullmatch(text) and fields.case_id(text):
                expected += 1
                yield index
        elif _STRICT_ID.fullmatch(text):
            yield index


def _end(cells: Sequence[Cell], starts: Sequence[int], width: int) -> int:
    longest = max([width, *(after - at for at, after in pairwise(starts))])
    if longest == width:
        return min(len(cells), starts[-1] + width)
    end = min(len(cells), starts[-1] + longest + _MORE)
    return next((at for at in range(starts[-1] + 2, end) if _FOOT.match(cells[at].text)), end)


def _fields(cells: Sequence[Cell], names: dict[str, int], width: int, place: Callable[[str], Region | None]) -> Fields:
    """Return the fields of a case: by place, or by what they say if a cell has several lines."""
    if len(cells) == width:
        return {name: [cells[at]] for name, at in names.items()}
    found = {"id": [cells[names["id"]]]}
    rest = cells[names["id"] + 1 :]
    tests: dict[str, Callable[[str], bool]] = {
        "verified": lambda text: bool(_VERDICT.fullmatch(text)),
        "status": lambda text: bool(_STATE.fullmatch(text)),
        "kind": lambda text: len(text) <= _HEAD_LIMIT and all(kind in CATEGORIES for kind in fields.kinds(text) or "-"),
        "region": lambda text: len(text) <= _HEAD_LIMIT and place(text) is not None,
    }
    for name, fits in tests.items():
        cell = next((cell for cell in rest if name in names and fits(re.sub(r"\s", "", cell.text))), None)
        if cell:
            found[name] = [cell]
    if "held" in names and "status" in found and names["held"] > names["status"]:
        found["held"] = [cell for cell in rest if cell.start > found["status"][0].start]
    return found


def _line_end(plain: str, at: int) -> int:
    """Return where the value after a last label ends: with its line, or the next if nothing follows on its own."""
    end = plain.find("\n", at)
    if end >= 0 and not plain[at:end].strip():
        end = plain.find("\n", end + 1)
    return end if end >= 0 else len(plain)


def _within(lines: Sequence[Line], stretches: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of the lines that lie in stretches of the text, both in order."""
    found: set[int] = set()
    waiting = deque(stretches)
    for at, line in enumerate(lines):
        while waiting and waiting[0][1] <= line.start:
            waiting.popleft()
        if waiting and waiting[0][0] < line.end:
            found.add(at)
    return found
