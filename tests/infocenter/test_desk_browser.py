"""The editors' page in a real browser, by mouse and by keyboard, on a wide screen and on a phone."""

import threading
from contextlib import contextmanager

import pytest
from office import TEXTS, Office, bulletin
from programs_of_tests import IN_BROWSER
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import Select, WebDriverWait

from infocenter.desk import serve

pytestmark = IN_BROWSER


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path, bulletin(1), bulletin(2, (*TEXTS, "又有甲乙丙17件。")))
    made.run("hold", made.number("乌鲁木齐市", 1), "--reason", "等厅里答复")
    made.run("publish")
    return made


@pytest.fixture
def desk(office, browser):
    """Open the page as the program says: its address with the key."""
    server, address = serve(office.config, 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    browser.delete_all_cookies()
    size(browser, 1280)
    browser.get(address)
    WebDriverWait(browser, 30).until(lambda _: browser.title.startswith("待办"))
    yield address.partition("?")[0].rstrip("/")
    server.shutdown()
    server.server_close()


def size(browser, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )


def field(browser, label):
    """Return the field of a label, as a person finds it."""
    named = next(each for each in browser.find_elements(By.TAG_NAME, "label") if each.text.startswith(label))
    return browser.find_element(By.ID, named.get_attribute("for"))


@contextmanager
def another_page(browser):
    """Wait for the page that a click or a key leads to."""
    before = browser.find_element(By.TAG_NAME, "html")
    yield
    WebDriverWait(browser, 30).until(staleness_of(before))
    WebDriverWait(browser, 30).until(lambda _: browser.execute_script("return document.readyState") == "complete")


def press(browser, name):
    with another_page(browser):
        next(each for each in browser.find_elements(By.TAG_NAME, "button") if each.text == name).click()


def test_an_editor_corrects_releases_and_publishes_what_waits(office, browser, desk):
    assert browser.current_url == f"{desk}/"
    with another_page(browser):
        browser.find_element(By.PARTIAL_LINK_TEXT, "核对：").click()
    assert browser.find_element(By.CSS_SELECTOR, "mark.chosen").text == "乌鲁木齐市28件"
    value = field(browser, "数值")
    assert value.get_attribute("value") == "28"
    value.clear()
    value.send_keys("29")
    Select(field(browser, "口径")).select_by_visible_text("累计")
    field(browser, "理由").send_keys("与原件核对")
    field(browser, "您的姓名").send_keys("张编辑")
    press(browser, "记录更正")
    assert "还没有上线" in browser.find_element(By.CSS_SELECTOR, "[role=status]").text
    assert "编者更正" not in office.page(1)
    assert [(each.action, each.field, each.who) for each in office.decisions()[1:]] == [
        ("correct", "value", "张编辑"),
        ("correct", "scope", "张编辑"),
        ("unhold", None, "张编辑"),
    ]
    press(browser, "立即发布")
    assert browser.find_element(By.TAG_NAME, "h1").text.startswith("已发布，新版本")
    assert "编者更正：数值原为“28”，改为“29”。理由：与原件核对" in office.page(1)
    with another_page(browser):
        browser.find_element(By.LINK_TEXT, "决定记录").click()
    assert "张编辑" in browser.find_element(By.TAG_NAME, "main").text


def test_what_cannot_be_is_said_first_and_what_was_typed_stays(office, browser, desk):
    browser.get(f"{desk}/bulletin/daily-1?number={office.number('乌鲁木齐市', 1)}")
    field(browser, "地区").clear()
    field(browser, "地区").send_keys("火星")
    field(browser, "理由").send_keys("核对")
    field(browser, "您的姓名").send_keys("张编辑")
    press(browser, "记录更正")
    assert "地区“火星”：不是地区的正式名称" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    assert field(browser, "地区").get_attribute("value") == "火星"
    assert field(browser, "理由").get_attribute("value") == "核对"
    assert len(office.decisions()) == 1


def test_the_keyboard_alone_is_enough(office, browser, desk):
    browser.get(f"{desk}/")
    body = browser.switch_to.active_element
    body.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "跳到正文"
    skip.send_keys(Keys.ENTER)
    for _ in range(20):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        if browser.switch_to.active_element.text.startswith("核对："):
            break
    with another_page(browser):
        browser.switch_to.active_element.send_keys(Keys.ENTER)
    for _ in range(60):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        here = browser.switch_to.active_element
        outline = browser.execute_script("return getComputedStyle(arguments[0]).outlineStyle", here)
        assert outline != "none", here.get_attribute("outerHTML")
        if here.get_attribute("id") == "hold-reason":
            break
    here.send_keys("已与厅里核对", Keys.TAB)
    with another_page(browser):
        browser.switch_to.active_element.send_keys("张编辑", Keys.ENTER)
    assert [each.action for each in office.decisions()] == ["hold", "unhold"]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_runs_out_of_the_window(office, browser, desk, width):
    size(browser, width)
    number = office.number("乌鲁木齐市", 1)
    for path in (
        "/",
        "/misfits",
        "/find",
        "/history",
        "/nothing",
        "/bulletin/daily-2",
        f"/bulletin/daily-1?number={number}",
    ):
        browser.get(f"{desk}{path}")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path
        for each in browser.find_elements(By.CSS_SELECTOR, "button, input:not([type=hidden]), select"):
            if each.is_displayed() and each.get_attribute("type") != "checkbox":
                assert each.size["height"] >= 44, (path, each.get_attribute("outerHTML"))


def test_no_script_runs_and_nothing_is_asked_elsewhere(office, browser, desk):
    browser.get_log("performance")
    browser.get_log("browser")
    for path in ("/", "/bulletin/daily-2", "/find"):
        browser.get(f"{desk}{path}")
        assert browser.find_elements(By.TAG_NAME, "script") == []
        assert browser.execute_script("return getComputedStyle(document.body).margin") == "0px"
    asked = [
        each["message"] for each in browser.get_log("performance") if 'Network.requestWillBeSent"' in each["message"]
    ]
    assert asked
    assert all(f'"url":"{desk}/' in each for each in asked)
    assert browser.get_log("browser") == []


def test_another_page_cannot_decide_in_the_editor_s_name(office, browser, desk, tmp_path):
    page = tmp_path / "evil.html"
    page.write_text(f'<form method="post" action="{desk}/publish"><button>x</button></form>', "utf-8")
    before = (office.folder / "output" / "current").readlink()
    office.run("hold", "daily-2", "--reason", "待核")
    browser.get(page.as_uri())
    press(browser, "x")
    assert "没有执行" in browser.page_source or "完整地址" in browser.page_source
    assert (office.folder / "output" / "current").readlink() == before


def test_a_file_may_lead_the_browser_to_the_page(browser, desk, tmp_path):
    cookie = next(each for each in browser.get_cookies() if each["name"].startswith("desk-"))
    browser.delete_all_cookies()
    page = tmp_path / "open.html"
    page.write_text(f'<meta http-equiv="refresh" content="0; url={desk}/?key={cookie["value"]}">', "utf-8")
    browser.get(page.as_uri())
    WebDriverWait(browser, 30).until(lambda _: browser.title.startswith("待办"))
    assert browser.current_url == f"{desk}/"


def test_a_browser_without_the_key_is_told_how(browser, desk):
    browser.delete_all_cookies()
    browser.get(f"{desk}/")
    assert "请用启动程序时显示的完整地址打开本页" in browser.find_element(By.TAG_NAME, "main").text
