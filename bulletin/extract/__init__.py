"""Reads a bulletin: its observations, and an account of every other numeral."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import compress, groupby, takewhile

from msgspec.structs import replace

from bulletin import dates
from bulletin.extract.account import account
from bulletin.extract.blocks import ABOVE, Blocks, apart
from bulletin.extract.cells import with_gaps
from bulletin.extract.check import check
from bulletin.extract.grammar import Article, Reader
from bulletin.extract.layout import Layout, Line, layout
from bulletin.extract.lexer import KIND, START, Token, tokens
from bulletin.extract.settle import settle
from bulletin.model import Case, Context, Reading, Region, Span
from bulletin.regions import gazetteer
from bulletin.text import clean

__all__ = ["read"]

_INSPECTION = re.compile("督察|督查|边督边改|转办|交办|信访(?:举报)?件|批次?(?:群众)?举报|移交[^。]{0,12}(?:举报|信访)")
_INSPECTORS = re.compile("督察|督查组|环(?:保|境)[^。]{0,4}督查|边督边改")
_NTH_BATCH = re.compile("第[0-9一二三四五六七八九十百]{1,4}批")
_OTHER_OFFICES = re.compile("信访局|信访部门|环境信访|网上信访|12345|热线|(?:市长|书记|领导)信箱|巡视|巡察")
_GROUPS = re.compile("[2-9两三四五六七八九]个督察组")
_LEAD = 2  # a province named more than twice as often as the next is what a text is about
# What only the country's reports say, each with a word that most other texts lack.
_NATIONAL = (
    ("被督察", re.compile("(?<!由)(?<!由各)各?被督察(?:地方|地区|省|对象)")),
    (
        "个中央",
        re.compile("[0-9一二三四五六七八九十]个中央[^,。;]{0,8}督察组[^,。;]{0,10}(?:收到|受理|完成|全面)"),
    ),
    ("各督察组", re.compile("各督察组[^,。;]{0,4}(?:收到|受理)")),
    ("轮", re.compile("(?:首|第[一二三四])轮[^,。;]{0,14}督察[^,。;]{0,4}(?:收到|受理)")),
)
_OURS = re.compile("[我全](?:[省市区州县师盟旗]|地区)")
_OWN_DEICTIC = {
    "市": re.compile("[我全]市"),
    "州": re.compile("[我全]州"),
    "盟": re.compile("[我全]盟"),
    "县": re.compile("[我全]县"),
    "旗": re.compile("[我全]旗"),
    "地区": re.compile("[我全]地区"),
    "区": re.compile("[我全]区"),
}
_OF_PROVINCE, _OF_REGION = re.compile("我省|全省"), re.compile("[我全](?:自治)?区")
_CENTRAL = re.compile("中央[^。;]{0,8}督察")
_MINISTRY = re.compile("生态环境部|环境保护部|环保部")
_CORRECTION = re.compile("“([^”]*)”[^“”。]{0,6}应(?:该|当)?(?:为|是|改为)[^“”。]{0,2}“([^”]*)”")
_HEAD = re.compile(r"[ 【(]*(?:[一二三四五六七八九十0-9]{1,3}[)、.]?)? *【?")
_PARTED = re.compile("[^。]{0,12}:|-{1,2}|—{1,2}|】")
_OF_SENTENCES = frozenset(("number", "stop", "date"))
_OF_HEADINGS = frozenset(("open", "close", "join"))
_HEADING_LIMIT, _BARE_HEADING_LIMIT = 40, 12


def read(text: str, context: Context | None = None) -> Reading:
    """Read a text. Spans are code points of ``text``; see ``Reading``. Never raises for a text, however odd."""
    context = context or Context()
    cleaned = clean(text)
    plain = cleaned.plain
    mentions = dates.find(plain)
    form = layout(plain, mentions)
    found = tokens(plain, mentions)
    inspection = _of_inspection(plain)
    cases: list[Case] = []
    lines: Sequence[Line] = form.lines
    reader = Reader(_article(plain, form, found, context))
    if inspection:
        lines, gaps = with_gaps(cleaned, form.lines)
        blocks = Blocks(reader, cleaned, gaps)
        lines = _ledger_lines(blocks, lines)
        _read_lines(reader, blocks, _by_line(lines, found))
        cases = blocks.ledger.cases()
    observations, counted, reasons = settle(reader.drafts, cleaned, gazetteer().by_code("65"))
    ignored, issues = account(cleaned, found, lines, counted, {**reasons, **reader.reasons}, inspection=inspection)
    issues += check(observations, plain)
    return Reading(text, tuple(observations), tuple(ignored), tuple(issues), tuple(cases))


def _of_inspection(plain: str) -> bool:
    """Tell whether a text speaks of cases of inspectors, and not of those of an office or a hotline."""
    if not _INSPECTION.search(plain) or ("强化督查" in plain and "督察组" not in plain):
        return False
    return bool(_INSPECTORS.search(plain)) or not _OTHER_OFFICES.search(plain) or bool(_NTH_BATCH.search(plain))


def _ledger_lines(blocks: Blocks, lines: Sequence[Line]) -> Sequence[Line]:
    """Take the cases out of lines that are a ledger; these lines count as rows that were read."""
    used = blocks.ledger.lines(lines)
    return [replace(line, kind="case") if at in used else line for at, line in enumerate(lines)] if used else lines


def _read_lines(reader: Reader, blocks: Blocks, lines: Sequence[tuple[Line, Sequence[Token]]]) -> None:
    """Read paragraphs and tables in turn; short lines may be a table that lost its grid."""
    at = 0
    for kind, group in groupby(lines, key=lambda pair: pair[0].kind):
        block: Sequence[tuple[Line, Sequence[Token]]] = list(group)
        above = lines[max(0, at - ABOVE) : at]
        at += len(block)
        if kind == "row":
            blocks.rows(block, above)
            continue
        while kind == "cell" and (table := blocks.stack(block)):
            before, after = apart(block, (table.start, table.end))
            for line, inside in before:
                _read_line(reader, reader.plain, line, inside)
            blocks.read_stack(table, [*above, *before])
            block, above = after, []
        for line, inside in block:
            _read_line(reader, reader.plain, line, inside)


def _read_line(reader: Reader, plain: str, line: Line, inside: Sequence[Token]) -> None:
    if line.kind not in ("body", "cell"):
        return
    if reader.correcting and (corrections := list(_CORRECTION.finditer(plain, line.start, line.end))):
        wrong, right = ([Span(*match.span(group)) for match in corrections] for group in (1, 2))
        reader.corrected(inside, wrong, right)
    elif _is_heading(plain[line.start : line.end], inside):
        reader.heading(inside)
    elif inside:
        reader.paragraph(inside)


def _is_heading(text: str, inside: Sequence[Token]) -> bool:
    """博州:压实责任接件即办 - short, no sentence, no number, a region before the colon."""
    if len(text) > _HEADING_LIMIT or not _OF_SENTENCES.isdisjoint(map(KIND, inside)):
        return False
    places = [token for token in inside if token.kind == "region"]
    if len(places) != 1 or any(token.kind not in _OF_HEADINGS for token in inside[: inside.index(places[0])]):
        return False
    head = _HEAD.match(text)
    name = places[0].data.text
    parted = _PARTED.match(text, head.end() + len(name)) if head else None
    return bool(
        head
        and text.startswith(name, head.end())
        and (parted or len(text) <= _BARE_HEADING_LIMIT)
        and (places[0].data.kind == "place" or parted)
    )


def _article(plain: str, form: Layout, found: Sequence[Token], context: Context) -> Article:
    names = gazetteer()
    territory: Region | None = names.by_name(context.territory) if context.territory else None
    for source in (form.source, context.source):
        territory = territory or (names.territory_of(source) if source else None)
    title = next((line for line in form.lines if line.kind == "title"), None)
    if not context.territory and not _is_local(plain) and _is_national(plain):
        territory = names.by_code("000000")  # a city's paper may well report of the country
    territory = territory or _inferred(plain, form, title, found, context)
    head = takewhile(lambda token: token.start < title.end, found) if title else ()
    titled = [token for token in head if title and token.start >= title.start]
    if territory and not context.territory:
        territory = _widened(territory, plain, titled)
    batches = {token.data.number for token in titled if token.kind == "batch" and token.data.kind == "ordinal"}
    published = context.published or _published(form, found)
    batch = batches.pop() if len(batches) == 1 else None
    until = _until(plain, found, published)
    day = _handed_on(plain, titled, published)
    return Article(plain, published, territory, batch, day, until, _until(plain, titled, published), names)


def _handed_on(plain: str, titled: Sequence[Token], published: str | None) -> str | None:
    """Return the day that the title gives its batch: 第36批(9月14日转办)."""
    return next(
        (
            dates.resolve(token.data, published=published, previous=None)
            for token in titled
            if token.kind == "date" and plain.startswith(("转办", "交办", "移交", "转交"), token.end)
        ),
        None,
    )


def _is_local(plain: str) -> bool:
    return "师市" in plain or bool(_OURS.search(plain))


def _is_national(plain: str) -> bool:
    return any(word in plain and pattern.search(plain) for word, pattern in _NATIONAL)


def _until(plain: str, found: Sequence[Token], published: str | None) -> str | None:
    """Return the one date that the whole text gives as 截至, if there is just one."""
    if "截" not in plain:
        return None
    days = {
        dates.resolve(token.data, published=published, previous=None)
        for token in compress(found, map("date".__eq__, map(KIND, found)))
        if plain.endswith(("截至", "截止"), 0, token.start)
    }
    return days.pop() if len(days) == 1 else None


def _widened(territory: Region, plain: str, titled: Sequence[Token]) -> Region:
    """Return the city or province above where a site prints the bulletin of the one above it.

    That is so if the text says 我市 on a county's site or 我省 on a city's, or if its title names the one above, and
    nothing speaks of the site's own area.
    """
    names = gazetteer()
    first = _first_named(titled, territory)
    while True:
        own = next((pattern for end, pattern in _OWN_DEICTIC.items() if territory.name.endswith(end)), None)
        above = names.parent(territory)
        if first and first.code == territory.code:
            return territory
        if above is None or above.level not in ("province", "prefecture") or own is None or own.search(plain):
            return territory
        ours = next((pattern for end, pattern in _OWN_DEICTIC.items() if above.name.endswith(end)), None)
        if above.level == "province" and not above.name.endswith("市"):
            ours = _OF_REGION if above.name.endswith("自治区") and territory.level != "county" else _OF_PROVINCE
        if not (first and first.code == above.code) and not (ours and ours.search(plain)):
            further = names.parent(above) if above.level == "prefecture" else None
            if further is None or not _OF_PROVINCE.search(plain):
                return territory
        territory = above


def _first_named(titled: Sequence[Token], territory: Region) -> Region | None:
    """Return the first region of the title, the territory if that stands there too (向福建省转办…涉及福州市)."""
    places = [token for token in titled if token.kind == "region" and token.data.kind == "place"]
    regions = [gazetteer().resolve(token.data) for token in places]
    return territory if territory in regions else next(iter(regions), None)


def _inferred(plain: str, form: Layout, title: Line | None, found: Sequence[Token], context: Context) -> Region | None:
    """Return the territory that a text without a telling source speaks of: the title's, the country's, the lists'."""
    names = gazetteer()
    places = [token for token in found if token.kind == "region" and token.data.kind == "place"]
    for token in places:
        if title and title.start <= token.start < title.end:
            region = names.resolve(token.data, on=context.published)
            if region and region.level in ("province", "prefecture", "xpcc"):
                return region
    body = next((line for line in form.lines if line.kind == "body"), None)
    head = " ".join(filter(None, (form.source, context.source))) + plain[: body.end if body else 0]
    if _MINISTRY.search(head):
        return names.by_code("000000")
    counts = Counter(parent for token in places for parent in _provinces(token)).most_common(2)
    leads = bool(counts) and (len(counts) == 1 or counts[0][1] > _LEAD * counts[1][1])
    if not leads and (_CENTRAL.search(plain) or _GROUPS.search(plain)) and not _is_local(plain):
        return names.by_code("000000")
    return names.by_code(counts[0][0]) if leads else None


def _provinces(token: Token) -> set[str]:
    """Return the province of a name, none if the name alone leaves it open."""
    names = gazetteer()
    above = names.only(token.data, None) or names.resolve(token.data)
    while above and above.level not in ("province", "xpcc"):
        above = names.parent(above)
    return {above.code} if above else set()


def _published(form: Layout, found: Sequence[Token]) -> str | None:
    line = next((line for line in form.lines if line.kind == "source"), None)
    within = takewhile(lambda token: token.start < line.end, found) if line else ()
    for token in within:
        if line and token.kind == "date" and line.start <= token.start and token.data.year:
            return dates.resolve(token.data, published=None, previous=None)
    return None


def _by_line(lines: Sequence[Line], found: Sequence[Token]) -> list[tuple[Line, Sequence[Token]]]:
    out: list[tuple[Line, Sequence[Token]]] = []
    at = 0
    for line in lines:
        if at < len(found) and found[at].start < line.start:  # what stands before the first line, or in none
            at = bisect_left(found, line.start, at, key=START)
        first = at
        if at < len(found) and found[at].start < line.end:
            at = bisect_left(found, line.end, at, key=START)
        out.append((line, found[first:at]))
    return out
