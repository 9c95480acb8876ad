"""What measures and scopes are called, in Chinese: in what the site prints and in what editors are told."""

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
