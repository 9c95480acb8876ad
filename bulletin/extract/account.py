"""Every numeral is an observation, a named ignore or an issue: nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bulletin.extract.layout import Line
from bulletin.extract.lexer import Token
from bulletin.extract.state import CASE_UNITS
from bulletin.model import Ignored, Issue, Span
from bulletin.text import Text

_NUMERALS = frozenset(("number", "date", "batch", "several", "idiom"))
_BELOW = re.compile("(?:总场|农场|牧场|团场|[0-9一二三四五六七八九十]团|镇|乡|街道|园区|公司|村|厂)(?:各)?$")
_MARKS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (reason, re.compile(f"(?:{before})$"), re.compile(after))
    for reason, before, after in (
        ("ordinal", "第", ""),
        ("phone", "电话[^。;]{0,12}|[0-9]-|传真[^。;]{0,4}", ""),
        ("phone", "", "-[0-9]{5,}"),
        ("postcode", "邮编[^。;]{0,3}|信箱[^。;]{0,14}", ""),
        ("case-number", "编号[^。;,]{0,12}|[A-Za-z]", "|号"),
        ("case-number", "", "号(?!召)"),
        ("time-span", "", "(?:个)?(?:小时|工作日|天|日|月|年|周|分钟|时)"),
        ("places", "", "(?:个)?(?:设区)?(?:地|州|市|县|区|师|团|乡|镇|村|街道|社区|部门|单位|园区|点位|督察组|小组)"),
        ("money", "", "(?:余|多)?(?:亿|万)?元"),
        ("rate", "", "%|个百分点"),
        ("version", "[vV版]", "版"),
    )
)


def account(  # noqa: PLR0913 - the account is drawn up from all that was done
    text: Text,
    tokens: Sequence[Token],
    lines: Iterable[Line],
    counted: AbstractSet[int],
    reasons: Mapping[int, str],
    *,
    inspection: bool,
) -> tuple[list[Ignored], list[Issue]]:
    """Return the numerals that are no observations, with their reasons, and those that nothing explains.

    ``counted`` are the places of those that are: a numeral that only stands within the words of another one is none.
    """
    kinds = [(line.start, line.end, line.kind) for line in lines]
    raw, origin = text.raw, text.origin
    ignored: list[Ignored] = []
    issues: list[Issue] = []
    at = 0
    for token in tokens:
        if token.kind not in _NUMERALS or token.start in counted:
            continue
        while at < len(kinds) - 1 and kinds[at][1] <= token.start:
            at += 1
        line = kinds[at][2] if kinds and kinds[at][0] <= token.start < kinds[at][1] else "body"
        reason = _reason(text.plain, token, line, reasons, inspection=inspection)
        span = Span(origin[token.start], origin[token.end - 1] + 1)
        quote = raw[span.start : span.end]
        if reason:
            ignored.append(Ignored(span, quote, reason))
        else:
            message = f"“{quote}”没有读成数据，也不是已知的其他用途，请核对原句"
            issues.append(Issue("unexplained-number", message, "note", span, quote))
    return ignored, issues


def _reason(plain: str, token: Token, line: str, reasons: Mapping[int, str], *, inspection: bool) -> str | None:
    if token.kind == "date":
        return "time" if token.data.kind == "time" else "date"
    if token.kind != "number":
        return {"several": "places"}.get(token.kind, token.kind)
    if line in ("furniture", "title", "source"):
        return {"furniture": "page-furniture", "title": "title", "source": "source-line"}[line]
    if token.start in reasons:
        return reasons[token.start]
    before, after = plain[max(0, token.start - 16) : token.start].rpartition("\n")[2], plain[token.end : token.end + 8]
    if token.data.unit in ("", "个", "次", "批"):
        for reason, left, right in _MARKS:
            if right.match(after) and left.search(before):  # the quicker one first
                return reason
    if _BELOW.search(before):
        return "below-county"
    if not inspection:
        return "no-inspection"
    if line in ("row", "case"):
        return "table"
    unit = token.data.unit
    return None if unit in CASE_UNITS else {"元": "money", "%": "rate"}.get(unit, "other-quantity")
