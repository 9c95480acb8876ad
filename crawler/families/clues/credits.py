"""Lines that name who wrote, edited and checked a text."""

from __future__ import annotations

import re

from crawler.families.fields import person, squeeze

_CREDIT = re.compile(
    r"(责任编辑|責任編輯|本期编辑|值班编辑|责编|責編|编辑|編輯|编校|编审|一审一校|一审|二审|三审|初审|复审|终审|初审编辑|校对|审核|审校|监制|总监制|签发|审签|统筹|策划|制作|美编|美术编辑"
    r"|值班主任|值班总编|值班编委|作者|记者|撰稿|供稿|通讯员|摄影|来源|稿源|文字|文)\s*(?:[:：|｜丨/／]\s*|(?<=编)\s+|(?<=编辑)\s+)([^:：|｜丨/／]*?)\s*"
    r"(?=$|(?:责任编辑|责编|编辑|编校|编审|一审|二审|三审|初审|复审|终审|校对|审核|审校|监制|签发|统筹|策划|制作|美编|值班|作者|记者|供稿|通讯员|摄影|来源|稿源)\s*[:：|｜丨/／])"
)
EDITORS = (
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "本期编辑",
    "值班编辑",
    "编辑",
    "編輯",
    "编校",
    "初审编辑",
    "一审",
    "一审一校",
    "初审",
)
_BUTTON = re.compile(r"[【\[(（]\s*(?:关\s*闭|打\s*印|收\s*藏|返\s*回|纠\s*错|分\s*享)[^】\])）]{0,6}[】\])）]")
_BRACKETS = re.compile(r"[【】\[\]()（）{}<>]")
_WRONG = re.compile(r"^\s*(?:纠错|我要纠错)\s*")
_LONGEST = 90


def read(line: str) -> dict[str, str] | None:
    """Return what a line of credits says by its labels; None for any other line."""
    if not is_credit(line):
        return None
    return {match[1]: match[2].strip(" ,，、;；|") for match in reversed([*_CREDIT.finditer(_plain(line))])}


def editor_of(line: str) -> str | None:
    """Return the editor whom a line of credits names."""
    found = read(line) or {}
    return next((person(found[name]) for name in EDITORS if found.get(name)), None)


def is_credit(line: str) -> bool:
    """Tell the words of such a line."""
    return len(line) <= _LONGEST and "。" not in line and _CREDIT.match(_plain(line)) is not None


def _plain(line: str) -> str:
    return squeeze(_WRONG.sub("", squeeze(_BRACKETS.sub(" ", _BUTTON.sub(" ", line)))))
