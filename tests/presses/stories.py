"""Stories for made-up papers and news sites: our own words, figures of a seed, every field known."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

DIGITS = "零一二三四五六七八九"
PLACES = ("红柳市", "胡杨市", "白杨河县", "沙枣县", "盐湖县", "雪岭市", "绿洲区", "北滩县")
NAMES = ("丁小舟", "古丽", "阿依努尔", "苏禾", "韩江", "马一鸣", "白露", "秦川", "巴特尔", "沈青")
KINDS = ("噪声", "扬尘", "油烟", "污水", "垃圾", "土壤")


def numeral(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones or not tens else "")


@dataclass
class Story:
    """One article: what its page shows, and what a reader must find there."""

    title: str
    published: str
    source: str | None
    author: str | None
    editor: str | None
    paragraphs: list[str]
    over: str = ""
    under: str = ""
    url: str = ""
    pages: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.published)

    @property
    def day(self) -> str:
        return self.published[:10]

    def at(self, form: str) -> str:
        """The time of publication in a form of strftime."""
        return self.when.strftime(form)


def stories(seed: int, count: int, *, precise: str = "minute", source: str | None = "绿洲日报") -> list[Story]:
    """Make stories of consecutive days; ``precise`` is day, minute or second."""
    chance = random.Random(seed)
    made = []
    start = datetime(2024, 5, 1 + seed % 9, 8, 5, 9)  # noqa: DTZ001 - a page shows local time
    for number in range(count):
        time = start + timedelta(days=number, minutes=61 * number + seed, seconds=number)
        form = {"day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M", "second": "%Y-%m-%d %H:%M:%S"}[precise]
        author, editor = chance.sample(NAMES, 2)
        made.append(
            Story(
                title=_title(number, seed),
                published=time.strftime(form),
                source=source,
                author=author if number % 3 else None,
                editor=editor if number % 4 != 1 else None,
                paragraphs=_paragraphs(chance, number, time),
                over="件件有着落 事事有回音" if number % 2 else "",
                under=f"{PLACES[number % len(PLACES)]}立行立改见成效" if number % 2 == 0 else "",
            )
        )
    return made


def _title(number: int, seed: int) -> str:
    batch = numeral(seed + number + 1)
    return (
        f"督察组向我州转办第{batch}批群众信访举报件",
        f"第{batch}批信访件办理情况公开",
        f"{PLACES[(seed + number) % len(PLACES)]}:把群众的“心上事”办成“身边事”——第{batch}批信访件回访",
        f"边督边改|第{batch}批 {number + 20} 件已办结",
        f"全州生态环境保护督察整改工作推进会召开 部署第{batch}批件",
        f"更正({batch})",
        f"我州生态环境局负责人就第{batch}批信访件答记者问",
        f"绿洲·深读 | 一条河的{batch}年",
    )[number % 8]


def _paragraphs(chance: random.Random, number: int, time: datetime) -> list[str]:
    total = chance.randint(30, 99)
    calls = chance.randint(10, total - 5)
    first, second, third = chance.sample(PLACES, 3)
    kinds = "、".join(chance.sample(KINDS, 3))
    text = [
        f"{time.month}月{time.day}日,督察组向我州交来第{numeral(number + 3)}批信访举报件{total}件,其中来电{calls}件,来信{total - calls}件。",
        f"从地方看,{first}{chance.randint(5, 20)}件、{second}{chance.randint(2, 9)}件、{third}{chance.randint(1, 5)}件;从类型看,{kinds}居多。",
        _ending(chance, number),
    ]
    if number % 3 == 0:
        text[1:1] = [f"{first}:接件即办", f"{first}把每一件都交到具体的人手里,当天上门,三天回话。"]
    if number % 3 == 1:
        text.append("结果将陆续公布。")
    if number % 5 == 2:
        text.insert(0, "本报讯 记者从州协调联络组了解到这样一组数字。")
    return text


def _ending(chance: random.Random, number: int) -> str:
    done = f"已办结{chance.randint(20, 99)}件,责令整改{chance.randint(3, 30)}家,立案处罚{chance.randint(1, 9)}家"
    return f"截至当日,前{numeral(number + 2)}批共{chance.randint(100, 600)}件,{done},约谈{chance.randint(1, 9)}人。"
