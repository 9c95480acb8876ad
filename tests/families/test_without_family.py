"""The pinned newsroom without its families: what is read by structure alone."""

import pytest
from pinned import BASE, Case, cases, expected, page
from test_articles import FIELDS
from test_lists import entries

from crawler.families import family, join

READ = (
    "assoc_legacy",
    "dede_cms",
    "empire_cms",
    "epaper_founder",
    "hanweb_gov",
    "news_portal",
    "szb_gbk",
    "trs_gov",
    "vue_api",
)
LISTED = ("assoc_legacy", "dede_cms", "empire_cms", "news_portal", "trs_gov", "wordpress")
CASES = [case for case in cases() if case.family in READ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_field_of_an_article(case: Case) -> None:
    paths, articles = [case.expected["url"]], []
    while True:
        found = page(case.family, paths[-1], case.expected.get("revision", 1))
        articles.append(family("unknown").article(found))
        following = (articles[-1].next_page or "").removeprefix(BASE)
        if not following:
            break
        paths.append(following)
    article = join(articles[0], articles[1:])
    pairs = {name: field(case.expected, article) for name, field in FIELDS.items() if name != "views"}
    assert {name: got for name, (got, _) in pairs.items()} == {name: wanted for name, (_, wanted) in pairs.items()}
    assert paths == case.expected.get("pages", [case.expected["url"]])


@pytest.mark.parametrize("name", LISTED)
def test_the_lists_name_every_article(name: str) -> None:
    waiting, met, found = entries(name), [], set()
    while waiting:
        path = waiting.pop(0)
        met.append(path)
        try:
            listing = family("unknown").listing(page(name, path))
        except AssertionError:  # past the last page
            continue
        found |= {link.url.removeprefix(BASE) for link in listing.articles}
        waiting += [each for url in listing.older if (each := url.removeprefix(BASE)) not in met]
    assert {article["url"] for article in expected(name)["articles"]} <= found
