"""What the interface calls things, in Chinese."""

from __future__ import annotations

from bulletin import wording

MEASURES, SCOPES = wording.MEASURES, wording.SCOPES
SEVERITIES: dict[str, str] = {"note": "提示", "hold": "待核", "stop": "停止发布"}
ISSUES: dict[str, str] = {
    "unexplained-number": "未能解释的数字",
    "sum-mismatch": "分项与合计不符",
    "part-exceeds-total": "部分大于总数",
    "no-region": "地区不明",
    "corrected": "编者更正",
    "held-by-editor": "编者暂缓",
}
_TOLD_APART = frozenset(("cases_partly_verified", "people_detained"))
FIELDS: dict[str, str] = {
    "title": "标题",
    "published": "发布时间",
    "publisher_name": "来源",
    "author": "作者",
    "editor": "编辑",
    "paragraphs": "正文",
    "tables": "表格",
    "attachments": "附件",
}


def figure(key: str, status: str | None) -> str:
    """Return a measure's name, with the status where the measure has several (部分属实 and 基本属实)."""
    return f"{measure(key)}（{status}）" if status and key in _TOLD_APART else measure(key)


def measure(key: str) -> str:
    """Return a measure's name; one that is not in the table is shown by its key."""
    return MEASURES.get(key, key)


FINDINGS: dict[str, str] = {
    "disputed": "来源不一",
    "batch-difference": "批次与累计不符",
    "series-falls": "累计减少",
    "missing-batch": "缺批次",
}
