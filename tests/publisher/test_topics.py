"""Categories: their addresses are stable and never meet."""

import pytest
from making import record, settings

from publisher.site import build
from publisher.topics import slug


@pytest.mark.parametrize(
    ("category", "expected"),
    [("大气", "air"), ("固废", "solid-waste"), ("大气+噪声", "air-noise"), ("异味", "yiwei-e5bc82e591b3")],
)
def test_a_category_has_one_address(category, expected):
    assert slug(category) == expected


def test_words_that_are_read_alike_do_not_meet():
    assert slug("油烟") != slug("油盐") != slug("油沿")


def test_hostile_words_are_harmless_in_addresses():
    assert slug('../<a href="x">').isascii()
    assert not set(slug('../<a href="x">')) & set('/.<>" ')


def test_figures_of_a_category_are_gathered_newest_first(tmp_path):
    def kinds(batch, day):
        return record(
            f"daily-{batch:012d}",
            paragraphs=[f"4月{day}日,督察组向新疆转办第{batch}批信访件30件,其中大气20件、水10件。"],
            published=f"2022-04-{day + 1}T09:00:00+08:00",
        )

    site = build([kinds(26, 20), kinds(27, 21)], settings(tmp_path))
    air = site.topics[0]
    assert [topic.name for topic in site.topics] == ["大气", "水"]
    assert air.path == "categories/air/index.html"
    assert [each.observation.batch for each in air.figures] == [27, 26]
    assert [story.id for story in air.stories] == ["daily-000000000027", "daily-000000000026"]
