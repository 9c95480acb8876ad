"""A month of an inspection as three papers report it, with faults planted in it; what is true is known.

新疆日报 prints all of 新疆 with the prefectures, 兵团日报 the divisions, 天山网 the totals, on some days without the
number of the batch. The same seed gives the same month.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bulletin.document import document
from bulletin.extract import read
from bulletin.model import Bulletin, Context, Record

BATCHES = 31
FIRST = date(2022, 3, 26)
DAILY, CORPS, NET = "xjrb", "btrb", "tsw"
PAPERS = {DAILY: "新疆日报", CORPS: "兵团日报", NET: "天山网"}
WHOLE, REGION, XPCC = "新疆维吾尔自治区(含兵团)", "新疆维吾尔自治区", "新疆生产建设兵团"
PREFECTURES = (
    "乌鲁木齐市", "克拉玛依市", "吐鲁番市", "哈密市", "昌吉回族自治州", "博尔塔拉蒙古自治州", "巴音郭楞蒙古自治州",
    "阿克苏地区", "克孜勒苏柯尔克孜自治州", "喀什地区", "和田地区", "伊犁哈萨克自治州", "塔城地区", "阿勒泰地区",
)  # fmt: skip
DIVISIONS = (
    "第一师阿拉尔市", "第二师铁门关市", "第三师图木舒克市", "第四师可克达拉市", "第五师双河市", "第六师五家渠市",
    "第七师胡杨河市", "第八师石河子市", "第九师", "第十师北屯市", "第十一师", "第十二师", "第十三师新星市",
    "第十四师昆玉市",
)  # fmt: skip
STAY = "中央第五生态环境保护督察组于3月25日进驻新疆。"


@dataclass
class Sheet:
    """What one paper prints of one batch: cases by region, of the batch and in all; a fault changes it alone."""

    paper: str
    number: int
    day: date
    batch: dict
    total: dict
    ways: tuple
    tail: int
    tail_total: int
    numbered: bool = True
    suffix: str = ""
    later: int = 1

    @property
    def id(self):
        return f"{self.paper}-{self.number:02}{self.suffix}"


@dataclass
class Fault:
    """A planted fault: the bulletins it is in, the regions it is of, the codes by which it may be found, its batch."""

    kind: str
    bulletins: frozenset
    regions: frozenset
    codes: frozenset
    number: int


@dataclass
class Month:
    sheets: list
    truth: dict
    faults: list = field(default_factory=list)
    untold: set = field(default_factory=set)
    extra: list = field(default_factory=list)

    def records(self):
        return [*map(rendered, self.sheets), *self.extra]


def month(seed):
    """Return a month without faults."""
    random = Random(seed)
    weights = {place: random.randint(1, 30) for place in PREFECTURES} | {
        each: random.randint(0, 6) for each in DIVISIONS
    }
    total = dict.fromkeys((WHOLE, REGION, XPCC, *PREFECTURES, *DIVISIONS), 0)
    sheets, truth, tail_total = [], {}, 0
    for number in range(1, BATCHES + 1):
        batch = {place: max(0, round(random.gauss(weight, weight / 2 + 1) / 4)) for place, weight in weights.items()}
        tail = random.choice((0, 0, 1))
        batch[REGION] = sum(batch[place] for place in PREFECTURES) + tail
        batch[XPCC] = sum(batch[place] for place in DIVISIONS)
        if batch[XPCC] == 0:
            batch[DIVISIONS[7]] = batch[XPCC] = 1
        if batch[REGION] - tail < 3:
            batch[PREFECTURES[0]] += 5
            batch[REGION] += 5
        batch[WHOLE] = batch[REGION] + batch[XPCC]
        tail_total += tail
        total = {place: value + batch[place] for place, value in total.items()}
        letters = random.randint(0, batch[WHOLE] // 2)
        for place in total:
            truth[place, "batch", number] = batch[place]
            truth[place, "cumulative", number] = total[place]
        truth["phone", "batch", number], truth["letter", "batch", number] = batch[WHOLE] - letters, letters
        day, ways = FIRST + timedelta(days=number - 1), (batch[WHOLE] - letters, letters)
        for paper in PAPERS:
            sheet = Sheet(paper, number, day, dict(batch), dict(total), ways, tail, tail_total)
            sheet.numbered = paper != NET or number % 3 != 0
            sheets.append(sheet)
    made = Month(sheets, truth)
    made.extra.append(_report(truth))
    return made


def _report(truth):
    """天山网 sums up what became of the cases; as ever it lags behind what was forwarded by then."""
    counted = truth[REGION, "cumulative", 16]
    done, partly = counted // 2, counted // 3
    left = counted - done - partly
    values = {REGION: counted, "cases_completed": done, "cases_stage_completed": partly, "cases_in_progress": left}
    truth |= {(key, "cumulative", None): value for key, value in values.items()}
    text = f"截至4月20日,自治区接到督察组转办信访件{counted}件(不含兵团),已办结{done}件,阶段性办结{partly}件,正在办理{left}件。"
    return written(f"{NET}-report", NET, "信访件办理情况", [text], "2022-04-21")


def rendered(sheet, *, title=None):
    """Return a sheet as a bulletin that the real reader read."""
    texts = {DAILY: _daily, CORPS: _corps, NET: _net}[sheet.paper](sheet)
    published = str(sheet.day + timedelta(days=sheet.later))
    return written(sheet.id, sheet.paper, title or f"督察组转办第{chinese(sheet.number)}批信访件", texts, published)


def written(id_, paper, title, paragraphs, published):
    bulletin = Bulletin(
        id_, paper, f"https://{paper}.example/{id_}", title, published, PAPERS[paper], None, None, tuple(paragraphs)
    )
    found = read(document(bulletin).text, Context(published=published, source=PAPERS[paper]))
    stamp = f"{published}T02:00:00+00:00"
    parts = (found.observations, found.issues, found.cases)
    return Record(bulletin, 1, stamp, stamp, None, (bulletin.url,), None, None, *parts, ())


def _daily(sheet):
    day, number = said(sheet.day), chinese(sheet.number)
    phone, letter = sheet.ways
    taken = [(place, sheet.batch[place]) for place in PREFECTURES if sheet.batch[place]]
    tail = f",另有{sheet.tail}件转自治区信访局" if sheet.tail else ""
    tail_total = f",另有{sheet.tail_total}件转自治区信访局" if sheet.tail_total else ""
    yield (
        f"{day}10时,{STAY if sheet.number == 1 else '督察组'}向新疆转办第{number}批信访件{sheet.batch[WHOLE]}件,"
        f"其中来电{phone}件、来信{letter}件。按承办主体分,自治区{sheet.batch[REGION]}件,兵团{sheet.batch[XPCC]}件。"
    ).replace("。向新疆", "。督察组向新疆")
    yield f"自治区{sheet.batch[REGION]}件信访件的去向是:{listed(taken)}{tail}。"
    yield (
        f"截至{day},督察组向新疆转办的信访件累计{number}批{sheet.total[WHOLE]}件,"
        f"其中自治区{sheet.total[REGION]}件,兵团{sheet.total[XPCC]}件。"
    )
    everywhere = [(place, sheet.total[place]) for place in PREFECTURES if sheet.total[place]]
    yield f"自治区{sheet.total[REGION]}件分别为:{listed(everywhere)}{tail_total}。"


def _corps(sheet):
    day, number = said(sheet.day), chinese(sheet.number)
    taken = [(place, sheet.batch[place]) for place in DIVISIONS if sheet.batch[place]]
    everywhere = [(place, sheet.total[place]) for place in DIVISIONS if sheet.total[place]]
    yield (
        f"{day},兵团接到督察组移交的第{number}批生态环境信访件{sheet.batch[XPCC]}件,当天即分送相关师市:{listed(taken)}。"
    )
    yield f"截至{day},{number}批累计{sheet.total[XPCC]}件:{listed(everywhere)}。"


def _net(sheet):
    day, number = said(sheet.day), chinese(sheet.number)
    which = f"第{number}批" if sheet.numbered else ""
    yield (
        f"{day},督察组向新疆转办{which}信访件{sheet.batch[WHOLE]}件,其中自治区{sheet.batch[REGION]}件,"
        f"兵团{sheet.batch[XPCC]}件。截至{day},累计转办新疆信访件{sheet.total[WHOLE]}件。"
    )


def listed(pairs):
    return ",".join(f"{place}{value}件" for place, value in sorted(pairs, key=lambda pair: -pair[1]))


def said(day):
    return f"{day.month}月{day.day}日"


def chinese(number):
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
