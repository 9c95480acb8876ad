"""Where headlines may break: between the words that bulletins' titles are made of, not within one.

Browsers break Chinese between any two characters. Headings forbid that (``word-break: keep-all``), and what stands
here names the places where they may: around words of the trade, ordinal and counted numbers, and after a middle dot.
The slash of ``<wbr/>`` is for parsers of older HTML, which would put all that follows into the element.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_NUMBER = "[0-9零一二三四五六七八九十百两]+"
_WORDS = (
    *("新疆维吾尔自治区", "新疆生产建设兵团", "自治区", "兵团", "新疆", "各地州市", "地州市"),
    *("生态环境部", "生态环境厅", "生态环境局", "生态环境", "环境保护", "生态环保", "污染防治", "空气质量"),
    *("督察组", "督察", "信访局", "信访举报件", "信访件", "信访", "举报件", "举报", "群众", "案件", "问题", "通报"),
    *("转办", "交办", "移交", "受理", "办理", "办结", "整改", "查处", "问责", "公开", "公示", "公告", "发布", "更正"),
    *("边督边改", "回头看", "典型案例", "一览表", "汇总表", "情况", "进展", "全部", "累计", "按期"),
    *("中央", "省级", "产业", "协会", "资讯中心"),
)
_WORD = (
    f"[第前]{_NUMBER}(?:[-—至到]{_NUMBER})?[批轮次师号]|[0-9][0-9.]*(?:万元|[件个家人起批年月日项%])|"
    f"{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
)
_EDGES = re.compile(f"([（《“(]*(?:{_WORD})[，。、；：！？）》”)·・]*)|(?<=[·・])(?![·・])")
_TAGS = re.compile("(<[^>]*>)")


def phrased(title: str) -> Markup:
    """Return a title, as text or as marked HTML, with ``<wbr/>`` where a line of it may end."""
    text = escape(title)
    if "<" not in text:
        return Markup(_divided(text))  # noqa: S704 - escaped, and tags of ours
    parts = _TAGS.split(text)
    parts[::2] = map(_divided, parts[::2])
    return Markup("".join(parts))  # noqa: S704 - see above


def _divided(text: str) -> str:
    return "<wbr/>".join(filter(None, _EDGES.split(text)))
