"""The site in a real browser, on a wide screen and on a phone."""

from dataclasses import replace

import pytest
from making import NOW, record, settings
from month import month
from programs_of_tests import IN_BROWSER
from selenium.webdriver.common.by import By

from bulletin.model import Table
from publisher.release import publish

pytestmark = IN_BROWSER
PAGES = (
    "index.html",
    "news/index.html",
    "news/daily-000000000001.html",
    "regions/650100/index.html",
    "data/index.html",
    "inspections/central-2022-650000/index.html",
    "compare/index.html",
    "changes/index.html",
)


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    publish([record(), record("daily-000000000002")], settings(folder), now=NOW)
    return folder


def show(browser, output, path, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    browser.get((output / "current" / path).as_uri())


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_out_of_the_window(browser, output, path, width):
    show(browser, output, path, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_figure_leads_to_its_mark_and_back(browser, output):
    show(browser, output, "news/daily-000000000001.html", 1280)
    row = next(
        each for each in browser.find_elements(By.CSS_SELECTOR, "table.figures tbody tr") if "乌鲁木齐市" in each.text
    )
    row.find_element(By.CSS_SELECTOR, "a[href^='#n']").click()
    target = browser.find_element(By.CSS_SELECTOR, "mark:target")
    assert target.text == "乌鲁木齐市28件"
    target.find_element(By.TAG_NAME, "a").click()
    assert "乌鲁木齐市" in browser.find_element(By.CSS_SELECTOR, "tr:target").text


def test_a_region_leads_to_the_sentence(browser, output):
    show(browser, output, "regions/650100/index.html", 390)
    browser.find_element(By.CSS_SELECTOR, "table.figures tbody td.num a").click()
    assert browser.find_element(By.CSS_SELECTOR, "mark:target").text == "乌鲁木齐市28件"


def test_the_style_sheet_is_applied_and_no_script_runs(browser, output):
    show(browser, output, "index.html", 1280)
    assert browser.find_elements(By.TAG_NAME, "script") == []
    assert browser.execute_script("return getComputedStyle(document.body).margin") == "0px"


def lines(browser, selector):
    """The text of an element, a line each."""
    return browser.execute_script(
        """const range = document.createRange(), found = [];
        const walk = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
        for (let top = null, node; (node = walk.nextNode());)
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at); range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            if (top === null || box.top > top + box.height / 2) { found.push(""); top = box.top; }
            found[found.length - 1] += node.data[at];
          }
        return found""",
        selector,
    )


@pytest.mark.parametrize("width", [390, 320])
def test_a_headline_breaks_between_words(browser, output, width):
    show(browser, output, "inspections/central-2022-650000/index.html", width)
    told = lines(browser, "h1")
    assert len(told) > 1
    assert not any(line.endswith(("环", "督", "维", "自")) or line.startswith(("察", "吾", "批")) for line in told), (
        told
    )
    show(browser, output, "news/daily-000000000001.html", width)
    assert lines(browser, "h1") in (
        ["督察组向新疆转办", "第二十七批信访件"],
        ["督察组向", "新疆转办", "第二十七批", "信访件"],
        ["督察组向新疆", "转办第二十七批", "信访件"],
    )


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    folder = tmp_path_factory.mktemp("english")
    sheet = Table(tuple(tuple(f"{row}-{column}" for column in range(9)) for row in range(3)))
    bulletin = replace(record().bulletin, tables=(sheet,))
    wide = record("daily-000000000003", bulletin=replace(bulletin, id="daily-000000000003"))
    publish([record(), wide], settings(folder, languages=("zh-Hans", "en")), now=NOW)
    return folder


def test_english_begins_cells_with_a_capital_but_leaves_names_of_columns(browser, english):
    show(browser, english, "en/data/index.html", 1280)
    script = (
        "return [...document.querySelectorAll(arguments[0])]"
        ".map(each => getComputedStyle(each, '::first-letter').textTransform)"
    )
    assert set(browser.execute_script(script, "th:has(code)")) == {"none"}
    assert set(browser.execute_script(script, "td:not(:has(code))")) == {"uppercase"}


def test_all_of_the_figures_is_seen_beside_the_text_in_english(browser, english):
    show(browser, english, "en/news/daily-000000000001.html", 1280)
    inner, outer = browser.execute_script(
        "const e = document.querySelector('aside .scroll'); return [e.scrollWidth, e.clientWidth]"
    )
    assert inner <= outer


def test_a_wide_table_of_a_bulletin_has_the_whole_width(browser, english):
    show(browser, english, "news/daily-000000000003.html", 1280)
    text, aside = browser.execute_script(
        "return ['.text', 'aside'].map(e => document.querySelector(e).getBoundingClientRect().toJSON())"
    )
    assert aside["top"] > text["bottom"]
    assert text["width"] > 1000
    show(browser, english, "news/daily-000000000001.html", 1280)
    text, aside = browser.execute_script(
        "return ['.text', 'aside'].map(e => document.querySelector(e).getBoundingClientRect().toJSON())"
    )
    assert aside["left"] > text["right"]


def test_rows_of_a_wide_table_keep_their_names(browser, tmp_path):
    publish(month(14), settings(tmp_path), now=NOW)
    show(browser, tmp_path, "compare/index.html", 320)
    left, moved = browser.execute_script(
        """const wide = [...document.querySelectorAll('.scroll')].find(each => each.scrollWidth > each.clientWidth);
        wide.scrollLeft = 999;
        return [wide.querySelector('tbody th').getBoundingClientRect().left, wide.scrollLeft]"""
    )
    assert moved > 0
    assert 0 <= left < 40
