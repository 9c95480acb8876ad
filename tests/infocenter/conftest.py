"""The sample newsroom on free ports and a configuration that names it; one crawl serves many tests."""

import json
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from infocenter import newsroom

ROOT = Path(__file__).parents[2]


@dataclass
class Place:
    """A folder with a configuration."""

    folder: Path

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run the command line there."""
        command = [sys.executable, "-m", "infocenter", *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=self.folder, env=environment, input=stdin, capture_output=True, timeout=300, check=False
        )

    def export(self, what: str) -> list[dict]:
        """Return the rows of an export."""
        return [json.loads(line) for line in self.run("export", what).stdout.splitlines()]


def configure(folder: Path, addresses: dict[str, str], extra: str = "", names: tuple[str, ...] = ()) -> Place:
    """Write the repository's configuration with these addresses in place of its own."""
    declared = tomllib.loads((ROOT / "infocenter.toml").read_text("utf-8"))["source"]
    hosts = [urlsplit(address).netloc for address in addresses.values()]
    lines = [
        "[site]",
        'base_url = "https://site.example"',
        "[crawl]",
        "delay = 0.01",
        f"allow_hosts = {json.dumps(hosts)}",
    ]
    for source in declared:
        if names and source["name"] not in names:
            continue
        host = urlsplit(addresses[source["name"]]).netloc
        urls = [urlsplit(url)._replace(netloc=host).geturl() for url in source["urls"]]
        lines += ["[[source]]", f'name = "{source["name"]}"', f'publisher = "{source["publisher"]}"']
        lines += [f"urls = {json.dumps(urls)}", 'family = "auto"', 'republish = "full"']
    (folder / "infocenter.toml").write_text("\n".join(lines) + "\n" + extra, "utf-8")
    return Place(folder)


@pytest.fixture(scope="session")
def crawled(tmp_path_factory):
    """Run the whole pipeline once on the newsroom: the place, what the run printed, the newsroom still serving."""
    folder = tmp_path_factory.mktemp("site")
    with newsroom.start(0) as running:
        place = configure(folder, running.addresses)
        yield place, place.run("run"), running
