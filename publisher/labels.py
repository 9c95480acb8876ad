"""What the interface calls things, in Chinese."""

from __future__ import annotations

MEASURES: dict[str, str] = {
    "cases_received": "督察组收到举报",
    "cases_valid": "受理有效举报",
    "cases_forwarded": "转办信访件",
    "cases_phone": "来电举报",
    "cases_letter": "来信举报",
    "cases_key": "重点关注件",
    "cases_completed": "已办结",
    "cases_closed_any": "办结或阶段办结",
    "cases_stage_completed": "阶段性办结",
    "cases_in_progress": "正在办理",
    "cases_verified": "属实",
    "cases_partly_verified": "部分属实",
    "cases_unfounded": "不属实",
    "orders_rectify": "责令整改",
    "firms_penalised": "立案处罚",
    "fines": "罚款",
    "cases_filed": "立案侦查",
    "people_detained": "拘留",
    "people_interviewed": "约谈",
    "people_accountable": "问责",
    "share": "占比",
}
SCOPES: dict[str, str] = {"batch": "本批", "cumulative": "累计"}
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
LEVELS: dict[str, str] = {
    "province": "省级",
    "xpcc": "兵团",
    "prefecture": "地州市",
    "division": "兵团各师",
    "county": "县市区",
    "zone": "开发区和园区",
}
ACTIONS: dict[str, str] = {"correct": "编者更正", "hold": "编者暂缓", "unhold": "编者恢复", "erase": "编者撤下"}
