"""What each type of page shows, on six batches of an inspection, and that every number on it leads to its sentence."""

import json
import re
from pathlib import Path

import pytest
from lxml import html
from making import NOW, record, settings
from month import month
from pages_of_tests import text, tree

from publisher.release import publish

INSPECTION = "central-2022-650000"


@pytest.fixture(scope="module")
def current(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    publish(month(6), settings(folder), now=NOW)
    return folder / "current"


def sentence(current, path, link):
    """The paragraph or title of the marked words that a number's link leads to."""
    target, _, anchor = link.get("href").partition("#")
    page = tree(current, str((Path("/") / path).parent / target).removeprefix("/").replace("//", "/"))
    found = page.get_element_by_id(anchor)
    while found.tag != "mark":
        found = found.getnext()
    return text(found.getparent())


TYPES = {
    "index.html": ("第二轮第六批中央生态环境保护督察", "最新通报", "逐批转办", "示意图", "各地转办信访件", "联系我们"),
    "inspections/index.html": ("第二轮第六批中央生态环境保护督察", "累计转办"),
    f"inspections/{INSPECTION}/index.html": (
        "各批",
        "逐批转办",
        "累计进展",
        "办理情况",
        "污染类型",
        "地州市",
        "兵团各师",
    ),
    f"inspections/{INSPECTION}/batches/3/index.html": ("第3批", "2022-03-28", "地州市", "污染类型", "上一批", "下一批"),
    "regions/index.html": ("地州市", "兵团各师", "乌鲁木齐市"),
    "regions/650100/index.html": ("列第", "逐批转办", "订阅本地区", "相关通报", "数字"),
    "regions/650000/index.html": ("办理情况", "下属地区", "污染类型"),
    "regions/XPCC-08/index.html": ("第八师石河子市", "兵团各师中列第"),
    "categories/index.html": ("大气", "噪声"),
    "categories/air/index.html": ("逐批转办", "各地", "相关通报"),
    "compare/index.html": ("同一尺度", "地州市", "兵团各师", "第6批"),
    f"compare/{INSPECTION}/index.html": ("同一尺度",),
    "news/index.html": ("按年", "按督察", "按来源"),
    "news/years/2022/index.html": ("2022年的通报",),
    "news/sources/daily/index.html": ("新疆日报的通报",),
    f"news/inspections/{INSPECTION}/index.html": ("第二轮第六批中央生态环境保护督察",),
    "news/regions/650100/index.html": ("乌鲁木齐市的通报",),
    "changes/index.html": ("2022-04-22", "新收 7 篇"),
    "quality/index.html": ("共读出",),
    "data/index.html": ("observations.csv", "程序用的地址", "怎样引用", "数据字典"),
    "about/index.html": ("数字怎样得来", "推算的数字"),
}


@pytest.mark.parametrize("path", TYPES)
def test_a_page_shows_what_it_is_for(current, path):
    page = tree(current, path)
    shown = text(page)
    assert [each for each in TYPES[path] if each not in shown] == []
    assert page.xpath("//nav[@class='crumbs']") or path == "index.html"


NUMBERS = [path for path in TYPES if path not in ("inspections/index.html", "data/index.html", "about/index.html")]


@pytest.mark.parametrize("path", NUMBERS)
def test_every_number_leads_to_its_sentence(current, path):
    page = tree(current, path)
    cells = page.xpath("//td[@class='num'][contains(., '件') or contains(., '家') or contains(., '人')]")
    assert [text(cell) for cell in cells if not cell.xpath(".//a[contains(@href, '#n')]")] == []
    links = [*page.xpath("//td[@class='num']//a[contains(@href, '#n')]"), *page.xpath("//ul[@class='tiles']//a")]
    for link in links[::7]:
        value = re.search(r"[0-9.]+(?:件|家|人|万元)", text(link))
        assert value
        assert value[0] in sentence(current, path, link)


def test_charts_have_titles_descriptions_and_their_numbers_beside_them(current):
    for path in TYPES:
        page = tree(current, path)
        for chart in page.xpath("//svg[contains(@class, 'chart')]"):
            named = [page.get_element_by_id(id_) for id_ in chart.get("aria-labelledby").split()]
            assert [each.tag for each in named] == ["title", "desc"]
            assert all(text(each) for each in named)
            assert page.xpath("//table"), path


def test_one_bar_is_not_drawn(tmp_path):
    text = ["4月21日,督察组向新疆转办第二十七批信访件76件,其中乌鲁木齐市28件,兵团11件。"]
    publish([record(paragraphs=text)], settings(tmp_path), now=NOW)
    page = tree(tmp_path / "current", f"inspections/{INSPECTION}/batches/27/index.html")
    assert page.xpath("//svg") == []
    assert "28件" in text_of_tables(page)


def text_of_tables(page):
    return " ".join(text(table) for table in page.xpath("//table"))


def test_headline_figures_begin_with_the_cases_of_the_whole(current):
    tiles = [text(tile) for tile in tree(current, "index.html").xpath("//ul[@class='tiles']/li")]
    assert [tile.split("件")[0].rstrip("0123456789").strip() for tile in tiles[:3]] == [
        "新疆维吾尔自治区(含兵团)",
        "新疆维吾尔自治区",
        "新疆生产建设兵团",
    ]
    assert all("转办信访件" in tile for tile in tiles[:3])
    assert any("已办结" in tile for tile in tiles[3:])


def test_a_chart_says_of_which_region_it_is(current):
    for path in ("index.html", f"inspections/{INSPECTION}/index.html"):
        title = tree(current, path).xpath("//*[@id='trend-chart-t']")[0]
        assert text(title) == "新疆维吾尔自治区(含兵团)逐批转办的信访件"


def test_a_number_of_another_day_says_so(tmp_path):
    done = ["截至4月20日,督察组累计向新疆转办二十五批信访件60件,其中,乌鲁木齐市已办结20件,昌吉州已办结5件。"]
    texts = ["截至4月22日,督察组累计向新疆转办二十七批信访件76件,其中乌鲁木齐市28件,昌吉州30件。"]
    found = [record(paragraphs=texts), record("daily-000000000002", title="办理进展", paragraphs=done)]
    publish(found, settings(tmp_path), now=NOW)
    row = tree(tmp_path / "current", "index.html").xpath("//tr[contains(., '乌鲁木齐市')]")[0]
    assert [text(cell) for cell in row] == ["2", "乌鲁木齐市", "—", "28件", "20件2022-04-20", "2022-04-22"]
    compared = tree(tmp_path / "current", "compare/index.html").xpath("//tr[contains(., '乌鲁木齐市')]")[0]
    assert [text(cell) for cell in compared] == ["乌鲁木齐市", "28件2022-04-22", "20件2022-04-20"]


@pytest.mark.parametrize("path", ["index.html", "404.html", "regions/index.html"])
def test_a_reader_can_search_from_here(current, path):
    form = tree(current, path).xpath("//form[@role='search']")[0]
    assert form.get("action").endswith("search/index.html")
    assert form.get("method", "get") == "get"
    assert form.xpath(".//input/@name") == ["q"]


def test_the_tile_map_has_all_prefectures_and_divisions_and_says_that_it_is_no_map(current):
    page = tree(current, "index.html")
    assert len(page.xpath("//svg[contains(@class, 'tilemap')]//a")) == 28
    assert "不是地图" in text(page)


def test_nothing_in_a_page_needs_what_the_policy_forbids(current):
    for file in current.rglob("*.html"):
        if file.name == "mail.html":
            continue
        page = html.document_fromstring(file.read_bytes())
        scripts = "//script[not(@src or @type='application/ld+json')]"
        assert page.xpath(f"//@style | //style | {scripts} | //@*[starts-with(name(), 'on')]") == [], file
        outside = page.xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href")
        assert [each for each in outside if "//" in each] == []


def test_a_bulletin_page_stays_small(current):
    assert max(file.stat().st_size for file in (current / "news").glob("*.html")) < 60_000


def test_neighbours_lead_from_the_newest_bulletin_to_the_oldest(current):
    path, seen = "daily-000000000006.html", []
    while path:
        seen.append(path)
        links = tree(current, f"news/{path}").xpath("//nav[@class='neighbours']/a[@rel='next']/@href")
        path = links[0].rpartition("/")[2] if links else None
    assert len(seen) == 7


def test_lists_lead_to_every_bulletin(tmp_path):
    publish([record(f"daily-{number:012d}") for number in range(45)], settings(tmp_path), now=NOW)
    current, path, seen = tmp_path / "current", "news/index.html", set()
    while path:
        page = tree(current, path)
        seen |= set(page.xpath("//ul[@class='stories']//a/@href"))
        links = page.xpath("//nav[@class='pager']/a[@rel='next']/@href")
        path = (
            str((current / path).parent.joinpath(links[0]).resolve().relative_to(current.resolve())) if links else None
        )
    assert len({each.rpartition("/")[2] for each in seen}) == 45


def test_one_more_bulletin_changes_few_list_pages(tmp_path):
    days = [f"2022-04-{number // 24 + 1:02}T{number % 24:02}:00:00+08:00" for number in range(200)]
    found = [record(f"daily-{number:012d}", published=day) for number, day in enumerate(days)]
    before, after = tmp_path / "before", tmp_path / "after"
    publish(found[:-1], settings(before), now=NOW)
    publish(found, settings(after), now=NOW)
    pages = sorted(path.relative_to(after / "current") for path in (after / "current/news/page").rglob("*.html"))
    changed = [
        path
        for path in pages
        if not (before / "current" / path).is_file()
        or (before / "current" / path).read_bytes() != (after / "current" / path).read_bytes()
    ]
    assert len(pages) == 10
    assert len(changed) == 1


def test_the_font_size_works_without_scripts_and_the_print_button_waits_for_one(current):
    page = tree(current, "news/daily-000000000006.html")
    assert len(page.xpath("//div[@class='tools']//input[@type='radio'][@name='size']")) == 3
    assert page.xpath("//button[@data-print][@hidden]")


def test_pages_tell_machines_what_they_are(current):
    page = tree(current, "news/daily-000000000002.html")
    (told,) = [json.loads(node.text) for node in page.iterfind(".//script[@type='application/ld+json']")]
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == text(page.find(".//h1"))
    assert told["datePublished"].endswith("+08:00")
    assert told["isBasedOn"].startswith("http")
    data = tree(current, "data/index.html")
    (told,) = [json.loads(node.text) for node in data.iterfind(".//script[@type='application/ld+json']")]
    assert told["@type"] == "Dataset"
    for each in told["distribution"]:
        assert (
            current / each["contentUrl"].partition("/data/")[1].strip("/") / each["contentUrl"].rpartition("/")[2]
        ).is_file()


def test_the_data_page_explains_every_column_of_every_table(current):
    page = tree(current, "data/index.html")
    explained = set(page.xpath("//th/code/text()"))
    package = json.loads((current / "data/datapackage.json").read_text("utf-8"))
    columns = {field["name"] for each in package["resources"] for field in each["schema"]["fields"]}
    assert columns <= explained


@pytest.mark.parametrize("path", ["news/daily-000000000003.html", "regions/650100/", ""])
def test_a_printed_page_says_where_it_stands(current, path):
    page = tree(current, path if path.endswith(".html") else f"{path}index.html")
    assert text(page.xpath("//p[@class='printed']")[0]).endswith(f"https://site.example/{path}")


def test_a_bulletin_says_how_to_cite_it(current):
    about = tree(current, "news/daily-000000000003.html").xpath("//footer[@class='about']//dl")[0]
    cited = text(about.xpath("./dt[.='引用']/following-sibling::dd")[0])
    address = "https://site.example/news/daily-000000000003.html"
    assert re.fullmatch(rf"新疆日报：《.+》，2022-\d\d-\d\d，见资讯中心，{address}", cited)


def test_a_column_that_would_say_the_same_in_every_row_is_left_out(current):
    kinds = [text(each) for each in tree(current, "regions/650000/index.html").xpath("//table[@class='figures']//th")]
    assert "类型" in kinds
    none = [text(each) for each in tree(current, "regions/650100/index.html").xpath("//table[@class='figures']//th")]
    assert "类型" not in none
