"""The editors' page under the same tools: vnu and axe-core."""

import sys
import threading
from pathlib import Path

import pytest
from selenium.webdriver.support.ui import WebDriverWait
from test_site import AXE, SHOWN, look, run
from werkzeug.test import Client

from infocenter.desk import serve
from infocenter.desk.app import Desk

sys.path.append(str(Path(__file__).parents[1] / "infocenter"))
from office import TEXTS, Office, bulletin

KEY = "the key of this start"


@pytest.fixture(scope="module")
def office(tools, tmp_path_factory):
    """An office with something of everything that a page can show."""
    open_ = bulletin(2, (*TEXTS, "又有甲乙丙17件。"))
    made = Office(tmp_path_factory.mktemp("office"), bulletin(1), open_, bulletin(3), bulletin(4, ()))
    made.run("hold", made.number("乌鲁木齐市", 1), "--reason", "等厅里答复")
    made.run("correct", made.number("乌鲁木齐市", 2), "value", "30", "--reason", "与原件核对")
    made.run("hold", "daily-3", "--erase", "--reason", "应要求")
    return made


@pytest.fixture(scope="module")
def paths(office):
    fixed = ("/", "/misfits", "/find", "/find?q=none", "/history", "/nothing")
    numbers = (f"/bulletin/daily-{each}?number={office.number('乌鲁木齐市', each)}" for each in (1, 2))
    return (*fixed, *(f"/bulletin/daily-{each}" for each in (1, 2, 3, 4)), *numbers)


def test_every_page_of_the_desk_is_valid_html(office, tools, paths, tmp_path):
    client = Client(Desk(office.config, key=KEY, port=1))
    client.get("/", query_string={"key": KEY})
    for number, path in enumerate(paths):
        (tmp_path / f"{number}.html").write_bytes(client.get(path).data)
    files = map(str, tmp_path.iterdir())
    done = run("java", "-jar", str(tools / "vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "gnu", *files)
    assert done.returncode == 0, "\n".join(done.stderr.splitlines()[:SHOWN])


@pytest.fixture
def addresses(office, paths, browser):
    """The addresses of the pages, with the browser let in."""
    server, address = serve(office.config, 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    browser.get(address)
    WebDriverWait(browser, 30).until(lambda _: browser.title.startswith("待办"))
    yield [address.partition("/?")[0] + path for path in paths]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_desk_is_accessible(tools, browser, addresses, width, scheme):
    axe = (tools / "axe-core/axe.min.js").read_text("utf-8")
    faults = []
    for address in addresses:
        look(browser, address, width, scheme)
        browser.execute_script(axe)
        faults += [(address, *each) for each in browser.execute_async_script(AXE)]
    assert not faults, "\n".join(map(str, faults[:SHOWN]))
