"""Copies of made-up bulletins as other sites print them, and the next bulletins of the same series in the same words."""

from __future__ import annotations

import random
import re
from functools import cache

from opencc import OpenCC

PLACES = (
    "乌鲁木齐市",
    "伊犁州",
    "昌吉州",
    "哈密市",
    "塔城地区",
    "和田地区",
    "阿勒泰地区",
    "吐鲁番市",
    "阿克苏地区",
    "喀什地区",
    "博州",
    "克州",
    "巴州",
    "克拉玛依市",
)
DIGITS = "零一二三四五六七八九"
PINYIN = {"團": "tuán", "轉": "zhuǎn", "辦": "bàn", "環": "huán", "計": "jì", "類": "lèi", "處": "chǔ", "罰": "fá"}


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else ("" if tens == 1 else DIGITS[tens]) + "十") + (DIGITS[ones] if ones else "")


def transfer(seed: int, batch: int) -> tuple[str, ...]:
    """A bulletin of a batch: what came today by place, and what came so far."""
    chance = random.Random(f"{seed} {batch}")
    places = random.Random(seed).sample(PLACES, 12)
    today = {place: chance.randint(1, 9) for place in places}
    sums = {
        place: sum(random.Random(f"{seed} {each} {place}").choice((0,) * 11 + (5,)) for each in range(batch + 1)) + 9
        for place in places
    }
    total = sum(today.values())
    return (
        f"4月{batch + 1}日,督察组向新疆转办第{numeral(batch)}批信访件{total}件,其中来电{total - 3}件,来信3件。",
        "按地方分:" + "、".join(f"{place}{count}件" for place, count in today.items()) + ",当日已全部交有关地方办理。",
        f"截至目前,督察组已转办{numeral(batch)}批共{sum(sums.values())}件:"
        + "、".join(f"{place}{count}件" for place, count in sums.items())
        + "。",
    )


def sums(seed: int, batch: int) -> tuple[str, ...]:
    """A bulletin of sums alone, most of which are the same the next day."""
    text = transfer(seed, batch)
    return (f"截至4月{batch + 1}日,督察组共转办信访件如下,各地正在办理,结果将陆续公布。", text[2])


def notice(day: int) -> tuple[str, ...]:
    """A text with hardly a figure."""
    return (
        f"自治区督察整改工作领导小组4月{day}日召开会议,听取信访件办理情况汇报,部署下一阶段工作。",
        "会议要求,对群众反映的问题件件有着落、事事有回音,绝不敷衍应付,绝不弄虚作假。",
    )


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2tw")


def garbled(text: tuple[str, ...], seed: int) -> tuple[str, ...]:
    """The copy of a site that converts to traditional characters, glosses some, doubles commas and loses characters."""
    chance = random.Random(seed)
    found = []
    for simple in text:
        line = _traditional().convert(simple)
        glossed = (f"{each}({PINYIN[each]})" if each in PINYIN and chance.random() < 0.5 else each for each in line)
        line = "".join(glossed).replace(",", ",," if chance.random() < 0.8 else ",")
        lost = chance.randrange(len(line))
        found.append(line if line[lost].isdigit() or line[lost] in "()第批月日" else line[:lost] + line[lost + 1 :])
    return tuple(found)


def set_anew(text: tuple[str, ...], seed: int) -> tuple[str, ...]:
    """Other marks, other paragraphs, a dateline before and a name behind."""
    chance = random.Random(seed)
    whole = "".join(text) if chance.random() < 0.5 else "\n".join(text)
    whole = whole.translate(str.maketrans(",:", "，：")) if chance.random() < 0.7 else whole
    return (f"本报讯(记者 丁小舟){whole.split(chr(10))[0]}", *whole.split("\n")[1:], "(编辑:白露)")


def misprinted(text: tuple[str, ...], seed: int) -> tuple[str, ...]:
    """One figure of the list is another."""
    chance = random.Random(seed)
    places = list(re.finditer(r"(?<=[一-鿿])\d+(?=件)", text[1]))
    match = chance.choice(places[2:] or places)
    return (text[0], f"{text[1][: match.start()]}{int(match[0]) + 1}{text[1][match.end() :]}", *text[2:])
