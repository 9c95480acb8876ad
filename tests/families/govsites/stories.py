"""What the sites report: bulletins in our own words, made from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

PLACES = ("甲州", "乙县", "丙市", "丁区", "戊师", "己地区", "庚州", "辛县")
SOURCES = ("某某日报", "甲州生态环境局", "乙县人民政府办公室", "某某网", "第九十师融媒体中心", "某某省生态环境厅")
NAMES = ("王一", "李二三", "欧阳四", "陈五", "阿不都·某某", "赵小六")
KINDS_OF_NEWS = (
    "{place}公布第{n}批群众举报件办理情况",
    "督察组向{place}转办第{n}批信访件",
    "关于{place}边督边改第{n}批案件的公示",
    "《{place}整改方案》第{n}次通报发布",
    "{place}第{n}批信访件:办结{m}件、责令整改{k}家",
    "{place}召开第{n}次整改推进会——确保按期办结",
)
SENTENCES = (
    "截至目前,{place}收到第{n}批信访件{m}件,其中来电{k}件、来信{j}件",
    "从污染类型看,大气{k}件,水{j}件,噪声{n}件,其余涉及土壤和固体废物",
    "{place}已办结{k}件,阶段性办结{j}件,责令整改{n}家,立案处罚{n}家",
    "接到转办件后,{place}有关部门当日赶赴现场核实,并向举报人说明了情况",
    "下一步,{place}将紧盯未办结的{j}件,逐件明确责任单位和时限",
    "对查实的问题,已约谈{n}人,问责{j}人,罚款{m}.5万元",
    "群众反映的夜间施工噪声问题属实,施工单位已停止夜间作业,并设置隔声围挡",
)
# Lines that belong to a text though they look like what stands around one.
LINES = (
    "一、总体情况",
    "(一)来信来电情况",
    "据材料作者介绍,数据来源:各县市上报。",
    "举报电话:0000-1234567,邮编:000000。",
    "详情请扫二维码。",
    "时间安排:4月22日至5月22日,每日8:00至20:00受理来电。",
    "更正:此前所称的12件应为21件,特此更正。",
)
SIGNED = (("某某州督察整改工作领导小组办公室", "2022年4月22日"), ("特此公告。",), ("(此件公开发布)",))
HEADS = ("序号", "受理编号", "行政区", "问题基本情况", "是否属实", "处理情况")


@dataclass(frozen=True)
class Story:
    """One article with all that is to be found in it; ``pages`` tells how many paragraphs stand on each page."""

    number: int
    title: str
    published: str
    source: str | None
    author: str | None
    editor: str | None
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def day(self) -> datetime:
        """The day of publication."""
        return datetime.fromisoformat(self.published[:10])

    @property
    def key(self) -> str:
        """32 hexadecimal digits."""
        return f"{self.number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 128):032x}"


def stories(rng: Random, *, count: int, times: str, paged: bool) -> list[Story]:
    """Make articles, the newest first; ``times`` is the precision of their dates: day, minute or second."""
    at = datetime.fromisoformat("2022-04-22T10:30:15") + timedelta(days=rng.randrange(60))
    base = rng.choice((7, 900, 51_200, 2_843_900))
    made = []
    for index in range(count):
        at -= timedelta(days=rng.choice((1, 1, 2)), minutes=rng.randrange(90))
        made.append(_story(rng, base + (count - index) * 3, at, times, paged=paged and index == 1))
    return made


def _story(rng: Random, number: int, at: datetime, times: str, *, paged: bool) -> Story:
    words = {"place": rng.choice(PLACES), "n": number % 40 + 2, "m": rng.randint(30, 90), "k": rng.randint(10, 29)}
    words["j"] = rng.randint(2, 9)
    count = rng.choice((1, 2, 3, 5, 7)) + 4 * paged
    paragraphs = [_paragraph(rng, words) for _ in range(count)]
    if count > 2 and rng.random() < 0.5:
        paragraphs.insert(rng.randrange(1, count), rng.choice(LINES))
    if rng.random() < 0.3:
        paragraphs += rng.choice(SIGNED)
    count = len(paragraphs)
    table: tuple[tuple[str, ...], ...] = ()
    if number % 9 == 0 or (number % 3 == 0 and rng.random() < 0.2):
        rows = [
            (str(row), f"X65{number:06d}{row}", words["place"], SENTENCES[6], "属实", "已办结") for row in (1, 2, 3)
        ]
        table = (HEADS, *rows)
    formats = {"day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M", "second": "%Y-%m-%d %H:%M:%S"}
    author, editor = (rng.choice((None, *NAMES)) for _ in range(2))
    return Story(
        number=number,
        title=rng.choice(KINDS_OF_NEWS).format(**words),
        published=at.strftime(formats[times]),
        source=rng.choice(SOURCES),
        author=author if author != editor else None,
        editor=editor,
        paragraphs=tuple(paragraphs),
        table=table,
        files=tuple(_files(rng, number)),
        pages=(count - 2, 2) if paged else (),
    )


def _paragraph(rng: Random, words: dict[str, object]) -> str:
    """Return one to three sentences."""
    picked = rng.sample(SENTENCES, rng.choice((1, 2, 2, 3)))
    return "。".join(each.format(**words) for each in picked) + "。"


def _files(rng: Random, number: int) -> list[tuple[str, str]]:
    """Names and endings of the attachments."""
    if number % 2:
        return []
    endings = rng.sample(("xlsx", "docx", "pdf", "doc", "xls", "zip"), rng.choice((1, 1, 2)))
    return [(f"第{number % 40 + 2}批办理情况一览表.{ending}", ending) for ending in endings]
