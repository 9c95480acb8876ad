"""A digest, copied as an editor does it and pasted into an editing field: its looks go along."""

import threading

import pytest
from making import NOW, settings
from month import month
from programs_of_tests import IN_BROWSER
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from publisher import serve
from publisher.release import publish

pytestmark = IN_BROWSER
FIELD = "<!DOCTYPE html><meta charset=utf-8><title>editor</title><div id=field contenteditable></div>"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    output = tmp_path_factory.mktemp("site")
    publish(month(), settings(output), now=NOW)
    with serve.server(output, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_looks_go_along(browser, served, tmp_path):
    (tmp_path / "editor.html").write_text(FIELD, "utf-8")
    browser.get(f"{served}/digests/weekly/2022-W15/mail.html")
    heading = browser.find_element(By.TAG_NAME, "h2")
    assert heading.value_of_css_property("border-left-width") == "4px"  # the policy of this page lets its looks be seen
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.CONTROL, "a")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.CONTROL, "c")
    browser.get((tmp_path / "editor.html").as_uri())
    field = browser.find_element(By.ID, "field")
    field.send_keys(Keys.CONTROL, "v")
    pasted = field.find_element(By.XPATH, ".//h2[contains(., '新的通报（9篇）')]")
    assert "border-left" in pasted.get_attribute("style")
    row = field.find_element(By.XPATH, ".//tr[th[contains(., '乌鲁木齐市')]]")
    assert "11件" in row.text
    assert "border-bottom" in row.find_element(By.TAG_NAME, "td").get_attribute("style")
    links = [each.get_attribute("href") for each in field.find_elements(By.TAG_NAME, "a")]
    assert links
    assert all(link.startswith("https://site.example/") for link in links)
    assert field.find_elements(By.CSS_SELECTOR, "[class], img, style, script") == []
