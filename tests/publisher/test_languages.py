"""The languages: every message translated, every page there in each, and nothing of the numbers changed."""

import re
from datetime import date

import messages
import pytest
from babel.messages.mofile import read_mo
from lxml import html
from making import NOW, record, settings
from messages import CATALOGUE, said, translated
from month import month

from bulletin.accounts.model import Inspection
from bulletin.regions.units import load_units
from publisher import languages
from publisher.errors import PublisherError
from publisher.release import publish

CODES = ("zh-Hans", "zh-Hant", "en")
HAN = re.compile("[\u4e00-\u9fff]")
HOLE = re.compile(r"%\((\w+)\)")


@pytest.fixture(scope="module")
def current(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    publish(month(4), settings(folder, languages=CODES), now=NOW)
    return folder / "current"


def pages(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*.html")}


def test_every_message_is_translated():
    known = translated()
    assert [message for message in said() if (message,) not in known and (message, message) not in known] == []


def test_translations_keep_their_values_and_hold_no_chinese():
    for message, found in translated().items():
        for source, text in zip(message, found, strict=True):
            assert set(HOLE.findall(text)) <= set(HOLE.findall(source)), source
            assert not HAN.search(text), source


def test_the_compiled_catalogue_is_that_of_the_text():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = messages.by_id(read_mo(file))
    assert compiled == translated()


def test_all_prefectures_counties_and_divisions_have_an_english_name():
    english = languages.tongue("en")
    units = [unit for unit in load_units() if unit.code.startswith(("65", "XPCC")) and unit.valid_until is None]
    codes = {unit.code for unit in units if unit.level in {"prefecture", "county", "division", "xpcc", "province"}}
    # Too new for the table: written by the rule.
    assert codes - set(english.regions) == {"653132", "653228", "653229", "659013"}
    assert english.region("653228", "和康县") == "Hekang County"


def test_every_region_of_the_country_has_a_name_in_latin_letters():
    english = languages.tongue("en")
    names = {unit.name: english.region(unit.code, unit.name) for unit in load_units()}
    assert [name for name, told in names.items() if not re.fullmatch(r"[A-ZÜ][A-Za-züê',() -]+", told)] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("西安市", "Xi'an City"),
        ("吕梁市", "Lüliang City"),
        ("呼和浩特市", "Hohhot City"),
        ("保亭黎族苗族自治县", "Baoting Li Miao Autonomous County"),
        ("延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"),
        ("前郭尔罗斯蒙古族自治县", "Qian Gorlos Mongol Autonomous County"),
        ("苏尼特左旗", "Sonid Left Banner"),
        ("兴安盟", "Hinggan League"),
        ("兴安县", "Xing'an County"),
        ("鄂温克族自治旗", "Ewenki Autonomous Banner"),
        ("佛山市", "Foshan City"),
        ("崆峒区", "Kongtong District"),
        ("佛坪县", "Foping County"),
        ("清新区", "Qingxin District"),
        ("浦东新区", "Pudong New Area"),
        ("碑林区", "Beilin District"),
        ("万柏林区", "Wanbailin District"),
        ("神农架林区", "Shennongjia Forestry District"),
        ("矿区", "Mining District"),
        ("高新区", "High-Tech Zone"),
        ("察哈尔右翼前旗", "Qahar Right Front Banner"),
        ("道孚县", "Dawu County"),
        ("济宁市高新区", "Jining High-Tech Zone"),
        ("济南市南部山区", "Jinan Southern Mountain Area"),
        ("沙市区", "Shashi District"),
        ("津市市", "Jinshi City"),
        ("杨凌示范区", "Yangling Demonstration Zone"),
        ("顺河回族区", "Shunhe Hui District"),
        ("库尔勒经开区", "Korla Economic and Technological Development Zone"),
        ("奎屯-独山子经开区", "Kuytun-Dushanzi Economic and Technological Development Zone"),
        ("阿拉山口综保区", "Alashankou Comprehensive Bonded Zone"),
    ],
)
def test_names_by_the_rule_of_romanisation(name, expected):
    assert languages.tongue("en").region(None, name) == expected


def test_each_language_has_every_page(current):
    first = {page for page in pages(current) if not page.startswith(("zh-hant/", "en/"))}
    assert pages(current / "en") == first
    assert pages(current / "zh-hant") == first


def test_pages_name_their_language_and_the_others(current):
    for folder, code in (("", "zh-Hans"), ("zh-hant/", "zh-Hant"), ("en/", "en")):
        page = html.document_fromstring((current / folder / "regions/650100/index.html").read_bytes())
        assert page.get("lang") == code
        others = {each.get("hreflang"): each.get("href") for each in page.xpath("//link[@rel='alternate'][@hreflang]")}
        assert others["zh-Hant"] == "https://site.example/zh-hant/regions/650100/"
        assert others["x-default"] == others["zh-Hans"] == "https://site.example/regions/650100/"
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://site.example/{folder}regions/650100/"]
        assert len(page.xpath("//nav[@class='tongues']//a")) == 2


def test_the_english_interface_is_english(current):
    for path in (
        "index.html",
        "regions/650100/index.html",
        "inspections/central-2022-650000/index.html",
        "data/index.html",
    ):
        page = html.document_fromstring((current / "en" / path).read_bytes())
        for chinese in page.xpath(
            "//*[@lang='zh-Hans' or @lang='zh-Hant'] | //title | //span[@class='seal']/.. | //h1"
        ):
            chinese.drop_tree()
        shown = page.xpath("//body")[0].text_content().replace("资讯中心", "")
        assert HAN.findall(shown) == [], path


def test_the_numbers_are_the_same_in_every_language(current):
    def numbers(folder):
        page = html.document_fromstring((current / folder / "regions/650100/index.html").read_bytes())
        links = page.xpath("//td[@class='num']/a[contains(@href, '#n')]")
        return [(re.match(r"[0-9.,]+", each.text)[0].replace(",", ""), each.get("href")) for each in links]

    assert numbers("") == numbers("en/") == numbers("zh-hant/")
    assert len(numbers("")) > 8


def test_one_case_is_a_case():
    english = languages.tongue("en")
    assert [english.value(each, "件") for each in ("1", "2", "0")] == ["1 case", "2 cases", "0 cases"]
    # There is no word for ten thousand yuan: the same amount, exactly.
    assert english.value("3684", "万元") == "36,840,000 yuan"
    assert english.value("183.65", "万元") == "1,836,500 yuan"
    assert english.value("0.00005", "万元") == "0.5 yuan"
    assert languages.tongue("zh-Hans").value("183.65", "万元") == "183.65万元"
    assert english.value("45", "%") == "45%"
    assert english.value("1826", "件") == "1,826 cases"
    assert english.value("12345.60", "家") == "12,345.60 firms"
    assert languages.tongue("zh-Hans").value("1826", "件") == "1826件"


def test_traditional_pages_keep_addresses_and_code(current):
    body = (current / "zh-hant/news/daily-000000000004.html").read_text("utf-8")
    assert "轉辦" in body
    assert 'hreflang="zh-Hans"' in body
    assert "转办" not in html.document_fromstring(body).xpath("//main")[0].text_content()


def test_traditional_names_of_places_are_their_own():
    written = languages.tongue("zh-Hant").written
    names = {
        "西咸新区": "西咸新區",
        "江干区": "江干區",
        "湖里区": "湖里區",
        "云城区": "雲城區",
        "慈溪市": "慈溪市",
        "杨凌示范区": "楊凌示範區",
    }
    assert {name: written(name) for name in names} == names
    # The words that they look like are still words.
    assert written("那里湿漉漉，干净") == "那裡溼漉漉，乾淨"


def test_the_text_of_the_page_itself_stays_as_it_was_received(tmp_path):
    garbled = record(title="督察組向新疆轉(zhuǎn)辦第二十七批信訪件")
    publish([garbled], settings(tmp_path, languages=CODES), now=NOW)
    own = html.document_fromstring((tmp_path / "current/news/daily-000000000001.html").read_bytes())
    other = html.document_fromstring((tmp_path / "current/zh-hant/news/daily-000000000001.html").read_bytes())
    assert "轉(zhuǎn)辦" in own.xpath("//details[@class='original']")[0].text_content()
    assert other.xpath("//details[@class='original']//a/@href") == ["../../news/daily-000000000001.html"]


def test_a_site_has_a_title_in_each_language(tmp_path):
    titled = settings(tmp_path, languages=CODES, titles={"en": "Petitions & Figures"})
    publish([record()], titled, now=NOW)
    for folder, title, code in (("", "资讯中心", "zh-Hans"), ("zh-hant/", "資訊中心", "zh-Hant")):
        page = html.document_fromstring((tmp_path / "current" / folder / "index.html").read_bytes())
        assert page.xpath("//h1[@lang=$code]", code=code)[0].text_content() == title
    page = html.document_fromstring((tmp_path / "current/en/index.html").read_bytes())
    assert page.xpath("//h1[@lang='en']")[0].text_content() == "Petitions & Figures"
    assert page.xpath("//a[@class='brand']//span[@lang='en']")[0].text_content() == "Petitions & Figures"
    for file, words in (
        ("rss.xml", "<title>Petitions &amp; Figures</title>"),
        ("feeds.opml", "Petitions &amp; Figures"),
    ):
        assert words in (tmp_path / "current/en" / file).read_text("utf-8")
    assert "Petitions" not in (tmp_path / "current/rss.xml").read_text("utf-8")


def test_days_and_years_are_written_as_each_language_does():
    english, day = languages.tongue("en"), date(2022, 4, 8)
    assert (english.day(day), english.day(day, year=False)) == ("2022-04-08", "04-08")
    assert (languages.tongue("zh-Hans").day(day), languages.tongue("zh-Hant").day(day, year=False)) == (
        "2022年4月8日",
        "4月8日",
    )
    named = Inspection("province-2024-370100", "2024年省级生态环境保护督察（济南市）", "province", "370100")
    assert english.visit(named) == "Provincial inspection (2024): Jinan City"


def test_an_unknown_language_is_named():
    with pytest.raises(PublisherError, match="'fr' is none of zh-Hans, zh-Hant, en"):
        languages.tongue("fr")


def test_names_of_inspections_have_no_brackets_in_brackets(current):
    for folder, wanted in (
        ("", "第二轮第六批中央生态环境保护督察（新疆维吾尔自治区，含兵团）"),
        ("en", "Central inspection, round 2, group 6: Xinjiang (with the XPCC)"),
    ):
        page = html.document_fromstring((current / folder / "inspections/central-2022-650000/index.html").read_bytes())
        assert page.xpath("//h1")[0].text_content() == wanted


def test_menus_name_several_and_columns_one(current):
    page = html.document_fromstring((current / "en/index.html").read_bytes())
    assert {"Inspections", "Regions"} <= set(page.xpath("//nav[@class='main']//a/text()"))
    assert "Region" in page.xpath("//th/text()")
