"""The pinned list pages: every article is reached from the entry page, and every page tells its family."""

import pkgutil
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pinned import BASE, NAMES, cases, expected, page

import crawler.families
from crawler.errors import DriftError
from crawler.families import detect, families, family


def entries(name: str) -> list[str]:
    """Return the paths of a source's declared addresses."""
    declared = tomllib.loads((Path(__file__).parents[2] / "infocenter.toml").read_text("utf-8"))["source"]
    urls = next(source["urls"] for source in declared if source["name"] == name)
    return [urlsplit(url)._replace(scheme="", netloc="").geturl() for url in urls]


def walk(name: str) -> tuple[list[str], list[str]]:
    """Return the list pages met from the first one, and the articles they name, as paths."""
    waiting, met, found = entries(name), [], []
    while waiting:
        path = waiting.pop(0)
        if path in met:
            continue
        met.append(path)
        try:
            listing = family(name).listing(page(name, path))
        except AssertionError:  # a link that leads nowhere is the site's own fault
            continue
        found += [link.url.removeprefix(BASE) for link in listing.articles]
        waiting += [url.removeprefix(BASE) for url in (*listing.parts, *listing.older)]
    return met, found


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_named(name: str) -> None:
    assert {article["url"] for article in expected(name)["articles"]} <= set(walk(name)[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_list_names_no_address_twice(name: str) -> None:
    for path in expected(name)["lists"]:
        urls = [link.url for link in family(name).listing(page(name, path)).articles]
        assert len(urls) == len(set(urls))


@pytest.mark.parametrize("name", NAMES)
def test_entry_page_tells_its_family(name: str) -> None:
    found = detect(page(name, expected(name)["lists"][0]))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_article_tells_its_family(case) -> None:
    found = detect(page(case.family, case.expected["url"], case.expected.get("revision", 1)))
    assert found is not None
    assert found.name == case.family


def test_every_family_is_pinned() -> None:
    modules = {module.name for module in pkgutil.iter_modules(crawler.families.__path__)}
    assert (
        set(families()) == modules - {"base", "clues", "embedded", "fields", "fragment", "grids"} == {*NAMES, "unknown"}
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_article_of_another_site_is_drift(name: str) -> None:
    other = crawler.page.PageText(
        BASE + "/nothing.html", "<html><head><title>x</title></head><body><p>y</p></body></html>"
    )
    with pytest.raises(DriftError, match=r"nothing\.html"):
        family(name).article(other)
