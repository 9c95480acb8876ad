"""A month of one inspection, made up: a bulletin for each day and one on results each week, read by the real reader."""

import random
from datetime import date, timedelta

from making import record

BEGIN = date(2022, 3, 26)
PLACES = (
    *("乌鲁木齐市", "克拉玛依市", "吐鲁番市", "哈密市", "昌吉州", "博州", "巴州", "阿克苏地区", "克州", "喀什地区"),
    *("和田地区", "伊犁州", "塔城地区", "阿勒泰地区"),
)
DIVISIONS = (
    *("第一师阿拉尔市", "第二师铁门关市", "第三师图木舒克市", "第四师可克达拉市", "第五师双河市", "第六师五家渠市"),
    *("第七师胡杨河市", "第八师石河子市", "第九师", "第十师北屯市", "第十一师", "第十二师", "第十三师新星市"),
    "第十四师昆玉市",
)
KINDS = ("大气", "水", "土壤", "噪声", "生态", "其他")
NUMERALS = "零一二三四五六七八九"


def month(batches=31, seed=1):
    """The records of the month, oldest first."""
    chance = random.Random(seed)
    found, total, ours, by_place = [], 0, 0, dict.fromkeys((*PLACES, *DIVISIONS), 0)
    kinds, done = dict.fromkeys(KINDS, 0), 0
    for batch in range(1, batches + 1):
        day = BEGIN + timedelta(days=batch - 1)
        counts = {place: chance.randint(1, 12) for place in PLACES}
        corps = {place: chance.randint(0, 4) for place in DIVISIONS}
        here, there = sum(counts.values()), sum(corps.values())
        total += here + there
        ours += here
        for place, count in {**counts, **corps}.items():
            by_place[place] += count
        text = [
            f"{_day(day)},督察组向新疆转办第{_chinese(batch)}批信访件{here + there}件,其中自治区{here}件,兵团{there}件。",
            f"自治区{here}件中,{_list(counts)}。",
            f"兵团{there}件中,{_list(corps)}。",
        ]
        of_kind = dict(zip(KINDS, _split(here + there, len(KINDS), chance), strict=True))
        for kind, count in of_kind.items():
            kinds[kind] += count
        text.append(
            f"第{_chinese(batch)}批信访件中,{'、'.join(f'{kind}{count}件' for kind, count in of_kind.items())}。"
        )
        text.append(f"截至{_day(day)},督察组累计向新疆转办{_chinese(batch)}批信访件{total}件。")
        found.append(_record(f"daily-{batch:012d}", day, f"督察组向新疆转办第{_chinese(batch)}批信访件", text))
        if batch % 4 == 0:
            done = max(done, ours * batch // (batch + 8))
            staged = (ours - done) // 2
            text = [
                f"截至{_day(day)},督察组累计向自治区转办{_chinese(batch)}批信访件{ours}件,已办结{done}件,"
                f"阶段性办结{staged}件,正在办理{ours - done - staged}件。",
                f"其中,{_list(by_place)}。",
                f"共责令整改{done // 3}家,立案处罚{done // 9}家,罚款{done * 3}万元,约谈{done // 20}人,问责{done // 30}人。",
            ]
            title = f"前{_chinese(batch)}批信访件办理进展"
            found.append(_record(f"results-{batch:010d}", day + timedelta(days=1), title, text))
    return found


def _record(id_, day, title, text):
    published = f"{day + timedelta(days=1)}T09:00:00+08:00"
    return record(id_, title, text, published)


def _day(day):
    return f"{day.month}月{day.day}日"


def _list(counts):
    return ",".join(f"{place}{count}件" for place, count in counts.items())


def _split(total, parts, chance):
    cuts = sorted(chance.randint(0, total) for _ in range(parts - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]


def _chinese(number):
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else NUMERALS[tens]) + "十" if tens else ""
    return head + (NUMERALS[ones] if ones else "") or "零"
