"""Search in a real browser, under the policy of the server: what is found is what holds the words, no more, no less."""

import json
import re
import threading
from pathlib import Path

import pytest
from lxml import html
from making import NOW, record, settings
from month import month
from programs_of_tests import IN_BROWSER
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from publisher import finding, search, serve
from publisher.errors import PublisherError
from publisher.release import publish

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
WORDS = (
    *(
        "噪声",
        "库尔勒",
        "第二十七批",
        "巴州",
        "巴音郭楞",
        "第27批",
        "尔勒",
        "办结",
        "办结 噪声",
        "举报",
        "整改",
        "来电",
    ),
    *("督察组", "交办", "问责", "没有这样的词", "2022年"),
)
NAMES = ("巴州", "巴音郭楞")


@pytest.fixture(scope="module")
def texts():
    """The bulletins by id: every second year another one, so that there are several parts."""
    found = {}
    for number, file in enumerate(CORPUS):
        title, *paragraphs = file.read_text("utf-8").strip().split("\n")
        found[f"daily-{number:012d}"] = (title, paragraphs, f"{2021 + number % 2}-04-22")
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("search")


@pytest.fixture(scope="module")
def pages(folder, base):
    """What the pages of the bulletins print of them, by id."""
    found = {}
    for file in (folder / "current/news").glob("*.html"):
        root = html.fromstring(file.read_bytes().decode())
        lines = root.xpath("//h1 | //*[@class='text']//p[not(ancestor::details)] | //*[@class='text']//td")
        found[file.stem] = "\n".join(line.text_content() for line in lines)
    return found


@pytest.fixture(scope="module")
def base(folder, texts):
    records = [record(id_, title, text, published) for id_, (title, text, published) in texts.items()]
    publish(records, settings(folder), now=NOW)
    with serve.server(folder, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def found(browser, base, words):
    browser.get(f"{base}/search/?q={words}")
    wait = WebDriverWait(browser, 60)
    wait.until(lambda it: it.execute_script("return document.documentElement.dataset.search") == "ready")
    more = browser.find_element(By.ID, "more")
    told = browser.find_element(By.ID, "told")
    while more.is_displayed():
        more.click()
        wait.until(lambda _: more.is_displayed() or (told.text and "…" not in told.text))
    links = browser.find_elements(By.CSS_SELECTOR, "#found > li > a")
    return sorted(re.search(r"news/(.*)\.html", link.get_attribute("href"))[1] for link in links)


@pytest.mark.parametrize("words", WORDS)
class TestInABrowser:
    pytestmark = IN_BROWSER

    def test_what_holds_the_words_is_found(self, browser, base, pages, words):
        either = NAMES if words in NAMES else ()
        expected = [
            id_
            for id_, text in pages.items()
            if any(name in text for name in either) or all(word in text for word in words.split())
        ]
        assert found(browser, base, words) == sorted(expected)


def test_only_years_that_changed_are_indexed_again(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(search, "write", lambda stories, folder: made.append(folder.name))
    old = record("daily-000000000001", published="2021-04-01")
    publish([old, record("daily-000000000002", published="2022-04-01")], settings(tmp_path), now=NOW)
    assert made == ["2021-1", "2022-1"]
    made.clear()
    publish([old, record("daily-000000000002", title="改了", published="2022-04-01")], settings(tmp_path), now=NOW)
    assert made == ["2022-1"]


def test_the_index_holds_the_same_bytes_each_time(tmp_path):
    trees = []
    for name in ("one", "two"):
        publish([record(), record("daily-000000000002")], settings(tmp_path / name), now=NOW)
        root = tmp_path / name / "current/search/2022-1"
        trees.append({str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]
    assert len(trees[0]) > 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("噪声", {"categories/noise/index.html"}),
        ("和田", {"regions/653200/index.html"}),
        ("乌鲁木齐", {"regions/650100/index.html"}),
        ("没有这样的词", set()),
    ],
)
class TestPagesInABrowser:
    pytestmark = IN_BROWSER

    def test_pages_are_found_by_name(self, browser, base, words, expected):
        found(browser, base, words)
        links = browser.find_elements(By.CSS_SELECTOR, "#pages > li > a")
        paths = {link.get_attribute("href").removeprefix(f"{base}/") for link in links}
        assert expected <= paths
        assert bool(expected) == bool(paths) == browser.find_element(By.ID, "named").is_displayed()


class TestNamesInABrowser:
    pytestmark = IN_BROWSER

    def test_all_names_of_a_region_find_the_same_pages(self, browser, base):
        paths = []
        for name in NAMES:
            found(browser, base, name)
            links = browser.find_elements(By.CSS_SELECTOR, "#pages > li > a")
            paths.append([link.get_attribute("href") for link in links])
        assert paths[0] == paths[1]
        assert f"{base}/regions/652800/index.html" in paths[0]

    @pytest.mark.parametrize(("typed", "printed"), [("噪聲", "噪声"), ("督察組 轉辦", "督察组 转办")])
    def test_what_is_typed_in_traditional_characters_finds_the_same(self, browser, base, typed, printed):
        expected = found(browser, base, printed)
        assert expected
        assert found(browser, base, typed) == expected

    @pytest.mark.parametrize("typed", ["烏魯木齊", "Urumqi", "ürümqi", "乌市"])
    def test_a_region_is_found_as_its_readers_write_it(self, browser, english, typed):
        found(browser, english, typed)
        links = browser.find_elements(By.CSS_SELECTOR, "#pages > li > a")
        assert [link.text for link in links if link.get_attribute("href").endswith("/regions/650100/index.html")] == [
            "Ürümqi"
        ]


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    folder = tmp_path_factory.mktemp("english")
    publish([record()], settings(folder, languages=("en",)), now=NOW)
    with serve.server(folder, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_pages_are_found_by_their_names_in_each_language(tmp_path):
    publish(month(), settings(tmp_path, languages=("zh-Hans", "zh-Hant", "en")), now=NOW)
    for folder, title, name in (
        ("", "乌鲁木齐市", "乌鲁木齐市"),
        ("zh-hant/", "烏魯木齊市", "乌鲁木齐市"),
        ("en/", "Ürümqi", "urumqi"),
    ):
        file = tmp_path / "current" / folder / "search/pages.json"
        told = {path: (title, names) for path, _, title, names in json.loads(file.read_bytes())}
        assert told["regions/650100/index.html"][0] == title
        assert all(part in told["regions/650100/index.html"][1] for part in ("650100", "乌鲁木齐市", name))
        assert all((tmp_path / "current" / folder / path).exists() for path in told)
        assert any("第二批" in names for path, (_, names) in told.items() if path.endswith("/batches/2/index.html"))


@pytest.mark.parametrize(
    ("number", "told"),
    [(2, "二"), (10, "十"), (17, "十七"), (20, "二十"), (27, "二十七"), (99, "九十九"), (101, "101")],
)
def test_batches_are_spelled_as_bulletins_do(number, told):
    assert finding.spoken(number) == told


def test_an_index_that_cannot_be_made_leaves_the_site(tmp_path, monkeypatch):
    publish([record()], settings(tmp_path), now=NOW)

    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "no-such-program")
    with pytest.raises(PublisherError, match=r"search index 2022-1: .*no-such-program"):
        publish([record(title="改了")], settings(tmp_path), now=NOW)


def test_pairs_and_words():
    assert search.pairs("噪声 PM2.5，水") == "fggkfipa pm2.5 gmde"
    assert len(search.pairs("第二十七批").split()) == 4


def test_names_of_one_region_mean_each_other():
    names = search.names(("65", "XPCC"))
    assert names["巴州"] == names["巴音郭楞"] == names["巴音郭楞蒙古自治州"] == ["巴州", "巴音郭楞"]
