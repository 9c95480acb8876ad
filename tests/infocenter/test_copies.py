"""One bulletin on three sites under many addresses is one, the next batch in the same words is another."""

import json
import sys
from pathlib import Path

import pytest
from conftest import Place
from presses.making import Press

from infocenter import newsroom

sys.path.insert(0, str(Path(__file__).parents[1] / "bulletin"))
from twins import garbled, numeral, set_anew, transfer

pytestmark = pytest.mark.xdist_group("copies")
BATCHES = (12, 13)


def page(text, batch, head="", source="兵团新闻网"):
    title = f"督察组向新疆转办第{numeral(batch)}批信访件"
    body = "".join(f"<p>{line}</p>" for line in text)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>"
        f"<div>2022-04-{batch + 2:02} 来源:{source}</div>"
        f"<div>{body}</div></body></html>"
    )


def site(name, make):
    """A site with both batches; its list links the first of them under several addresses."""
    press = Press(name, "/list.html")
    links = []
    for batch in BATCHES:
        press.put(f"/2022/04{batch}/{batch}000/index.html", make(batch))
        links.append(
            f"<li><a href='/2022/04{batch}/{batch}000/index.html'>督察组向新疆转办第{numeral(batch)}批信访件</a></li>"
        )
    press.routes[f"/2022/0412/{BATCHES[0]}000/"] = press.routes[f"/2022/0412/{BATCHES[0]}000/index.html"]
    others = ("index.html?utm_source=feed&spm=a1.b2", "index.html?from=singlemessage", "")
    links += [f"<li><a href='/2022/0412/12000/{each}'>督察组向新疆转办第十二批信访件</a></li>" for each in others]
    press.put("/list.html", f"<html><body><ul>{''.join(links)}</ul></body></html>")
    return press


OFFICIAL = (
    "<meta name='ArticleTitle' content='转办第{0}批信访件'><meta name='PubDate' content='2022-04-{1} 18:00'>"
    "<meta name='ContentSource' content='督察办'>"
)
SITES = {
    "mirror": lambda batch: page(garbled(transfer(5, batch), batch), batch),
    "office": lambda batch: page(transfer(5, batch), batch, OFFICIAL.format(numeral(batch), batch + 2)),
    "paper": lambda batch: page(set_anew(transfer(5, batch), batch), batch, source="新疆日报"),
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder, sites = tmp_path_factory.mktemp("copies"), tmp_path_factory.mktemp("sites")
    for name, make in SITES.items():
        site(name, make).write(sites)
    with newsroom.start(0, sites=sites) as running:
        hosts = [address.removeprefix("http://") for address in running.addresses.values()]
        lines = [
            "[site]",
            'base_url = "https://site.example"',
            "[crawl]",
            "delay = 0.0",
            f"allow_hosts = {json.dumps(hosts)}",
        ]
        for name in SITES:
            lines += [
                "[[source]]",
                f'name = "{name}"',
                f'publisher = "{name}"',
                f'urls = ["{running.addresses[name]}/list.html"]',
            ]
        (folder / "infocenter.toml").write_text("\n".join(lines) + "\n", "utf-8")
        place = Place(folder)
        done = place.run("crawl")
        assert done.returncode == 0, done.stderr.decode()
        yield (
            {(row["source"], row["url"].rpartition("/2022/04")[2][:2]): row for row in place.export("bulletins")},
            running,
        )


def test_each_site_has_each_bulletin_once_under_whatever_addresses(crawled):
    rows, running = crawled
    assert set(rows) == {(name, str(batch)) for name in SITES for batch in BATCHES}
    asked = [entry["path"] for entry in running.log() if "utm_" in entry["path"] or "from=" in entry["path"]]
    assert asked == []


@pytest.mark.parametrize("batch", BATCHES)
def test_the_official_copy_is_the_original_and_knows_all_addresses(crawled, batch):
    rows, running = crawled
    original = rows["office", str(batch)]
    assert original["duplicate_of"] is None
    assert {rows[name, str(batch)]["duplicate_of"] for name in ("mirror", "paper")} == {original["id"]}
    wanted = {f"{running.addresses[name]}/2022/04{batch}/{batch}000/index.html" for name in SITES}
    spelled = {f"{running.addresses['office']}/2022/0412/12000/"} if batch == BATCHES[0] else set()
    assert wanted | spelled <= set(original["addresses"])
