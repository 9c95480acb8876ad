"""The site in a real browser, on a wide screen and on a phone."""

import pytest
from making import NOW, record, settings
from programs_of_tests import IN_BROWSER
from selenium.webdriver.common.by import By

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
