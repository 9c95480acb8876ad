"""What the checks of the site need: the tools of package.json, a browser, two published sites, a server for each."""

import os
import shutil
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from infocenter import newsroom
from publisher import serve
from publisher.languages import KNOWN
from publisher.release import publish
from tests.infocenter.conftest import configure

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "publisher"))
BROWSER = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking")


@dataclass(frozen=True)
class Served:
    """A published site: its files and its address."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def tools():
    """The folder of the tools; without them the checks are skipped, but not where CI is set."""
    missing = [name for name in ("node", "java", "chromium", "chromedriver") if shutil.which(name) is None]
    missing += [] if (HERE / "node_modules").is_dir() else ["the tools that make site-check installs"]
    if missing and "CI" not in os.environ:
        pytest.skip(f"needs {', '.join(missing)}")
    return HERE / "node_modules"


@pytest.fixture(scope="session")
def sites(tools, tmp_path_factory):
    """The sample newsroom's site, and one of a month of bulletins that has every type of page in every language."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(_served(output)) for name, output in _outputs(tmp_path_factory)}


@pytest.fixture(scope="session")
def browser(tools):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in BROWSER:
        options.add_argument(argument)
    with webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver"))) as driver:
        yield driver


def _outputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("newsroom")
    with newsroom.start(0) as running:
        place = configure(folder, running.addresses, '[site.contact]\nphones = ["0991-0000000"]\n')
        done = place.run("run", "--quiet")
    assert done.returncode in (0, 3), done.stderr.decode()
    yield "newsroom", folder / "output"
    from making import NOW, settings  # noqa: PLC0415 - found by the path added above
    from month import month  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("month")
    publish(month(), settings(folder, languages=KNOWN), now=NOW)
    yield "month", folder


class _served:  # noqa: N801 - used like a function
    """Serve a site on a free port while the context is open."""

    def __init__(self, output):
        self._output = output

    def __enter__(self):
        self._server = serve.server(self._output, 0)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return Served(self._output / "current", f"http://127.0.0.1:{self._server.server_address[1]}")

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
