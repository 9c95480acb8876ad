"""What the interface calls things, in Chinese."""

from __future__ import annotations

from bulletin import wording
from bulletin.accounts.checks import names

MEASURES, SCOPES = wording.MEASURES, wording.SCOPES
SEVERITIES: dict[str, str] = {"note": "提示", "hold": "待核", "stop": "停止发布"}
ISSUES: dict[str, str] = {
    "unexplained-number": "未能解释的数字",
    "sum-mismatch": "分项与合计不符",
    "part-exceeds-total": "部分大于总数",
    "partial-total": "合计只含部分地方",
    "only-in-files": "数字只在附件中",
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


DERIVED: dict[str, str] = {"rate_completed": "办结率"}


def figure(key: str, status: str | None) -> str:
    """Return a measure's name, with the status where the measure has several (部分属实 and 基本属实)."""
    name = measure(key)
    return f"{name}（{status}）" if status and status != name and key in _TOLD_APART else name


def measure(key: str) -> str:
    """Return a measure's name; one that is not in the table is shown by its key."""
    return MEASURES.get(key) or DERIVED.get(key, key)


FINDINGS: dict[str, str] = names()
LEVELS: dict[str, str] = {
    "province": "省级",
    "xpcc": "兵团",
    "prefecture": "地州市",
    "division": "兵团各师",
    "county": "县市区",
    "zone": "开发区和园区",
}
FILES: dict[str, str] = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/zip": "ZIP",
}
"""What files of these types are called."""
ACTIONS: dict[str, str] = {"correct": "编者更正", "hold": "编者暂缓", "unhold": "编者恢复", "erase": "编者撤下"}
COLUMNS: dict[str, str] = {
    "bulletin": "通报的编号",
    "number": "数字在通报页里的锚点",
    "region": "地区全称",
    "region_code": "地区代码（GB/T 2260；兵团为 XPCC，各师为 XPCC-01 至 XPCC-14；65 为新疆含兵团）",
    "measure": "项目，见下表",
    "value": "数值，罚款以万元计",
    "unit": "单位",
    "scope": "batch 本批，cumulative 累计",
    "batch": "批次，累计时为所含末批",
    "as_of": "数字所截至的日期",
    "category": "污染类型，空为全部",
    "status": "原文的状态用语",
    "basis": "stated 原句写明，inherited 由上文承接，published 由发布日期推定",
    "quote": "原句片段",
    "source": "来源",
    "published": "发布时间",
    "url": "原文地址",
    "evidence_url": "本站原句地址",
}
OTHER_COLUMNS: dict[str, str] = {
    "inspection": "督察的编号",
    "standing": "agreed 各处一致，superseded 已被取代，disputed 来源不一，corrected 编者更正，held 待核",
    "why": "取舍的理由",
    "evidence": "原句地址，以空格分开",
    "code": "核对规则的代号",
    "severity": "note 提示，error 原文不可能为真",
    "message": "核对结果的说明",
    "id": "编号",
    "title": "标题",
    "updated": "最后改动的时间",
    "page": "本站页面",
    "figures": "计入的数字个数",
    "case_id": "受理编号",
    "key": "1 为重点件",
    "categories": "污染类型，几类之间是 + 号",
    "verified": "是否属实",
    "interviewed": "约谈人数",
    "accountable": "问责人数",
}
"""What the columns of the other tables hold."""
