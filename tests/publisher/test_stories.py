"""Bulletins by their places: sequences of them, what they are listed by, and how little a site holds of each."""

import tracemalloc
from dataclasses import replace

import pytest
from making import NOW, record, settings

from bulletin.ledger.shelf import Shelf
from publisher.library import Library
from publisher.site import build
from publisher.source import Given

BASE = record()


def many(count, **of):
    """Bulletins of the same text, eight a day; ``of`` are changes of some, by number."""
    found = []
    for number in range(count):
        day = f"20{10 + number // 2400:02}-{number // 200 % 12 + 1:02}-{number // 8 % 25 + 1:02}"
        own = replace(BASE.bulletin, id=f"daily-{number:012d}", published=f"{day}T09:00:00+08:00")
        found.append(replace(BASE, bulletin=own, **of.get(f"n{number}", {})))
    return found


@pytest.fixture
def site(tmp_path):
    return build(many(250, n7={"duplicate_of": "daily-000000000003"}), settings(tmp_path), today=NOW.date())


def test_a_slice_a_place_and_all_of_them_are_the_same_bulletins(site):
    ids = [story.id for story in site.stories]
    assert len(ids) == len(site.stories) == 249
    assert [site.stories[place].id for place in (0, 100, -1)] == [ids[0], ids[100], ids[-1]]
    assert [story.id for story in site.stories[240:120:-3]] == ids[240:120:-3]
    assert [story.id for story in site.stories[10:][5:130]] == ids[15:140]
    assert not site.stories[249:]
    with pytest.raises(IndexError):
        site.stories[249]


def test_originals_come_newest_first_and_copies_are_apart(site):
    times = [story.time for story in site.stories]
    assert times == sorted(times, reverse=True)
    assert [story.id for story in site.copies] == ["daily-000000000007"]
    with pytest.raises(KeyError):
        site.story("daily-000000000007")
    assert site.story("daily-000000000008") == next(each for each in site.stories if each.id.endswith("0008"))


def test_both_and_the_others(site):
    one, other = site.stories[3:9], site.stories[6:30:2]
    both = [story.id for story in one | other]
    assert both == [story.id for story in site.stories if story in [*one, *other]]
    assert [story.id for story in one - other] == [story.id for story in one if story not in list(other)]


def test_the_last_changed_come_first(tmp_path):
    changed = replace(BASE.revisions[0], number=2, seen_at="2024-01-01T00:00:00+00:00")
    later = {f"n{number}": {"revisions": (*BASE.revisions, changed)} for number in (3, 12)}
    found = build(many(20, **later), settings(tmp_path), today=NOW.date()).stories
    newest = sorted(found, key=lambda story: story.updated, reverse=True)
    assert [story.id for story in found.last_changed(5)] == [story.id for story in newest[:5]]
    assert {story.id[-2:] for story in found.last_changed(2)} == {"03", "12"}
    assert [story.id for story in found[9:].last_changed(1)] == ["daily-000000000003"]


def test_a_stamp_is_another_when_anything_is(tmp_path):
    same, other = many(30), many(30, n4={"first_seen": "2022-04-23T00:00:00+00:00"})
    (a, b, c) = (build(each, settings(tmp_path), today=NOW.date()).stories for each in (same, many(30), other))
    assert a.stamp == b.stamp != c.stamp
    place = next(place for place, story in enumerate(a) if story.id.endswith("04"))
    assert a[:place].stamp == c[:place].stamp
    assert a[place : place + 1].stamp != c[place : place + 1].stamp
    assert a[:2].stamp != a[1::-1].stamp


def test_the_outline_sorts_and_counts_all(site):
    told = site.outline
    for groups in (told.years, told.days, told.outlets, told.seen):
        assert sorted(story.id for found in groups.values() for story in found) == sorted(
            story.id for story in site.stories
        )
    assert all({story.time.date() for story in found} == {day} for day, found in told.days.items())
    assert told.figures == sum(len(story.figures) for story in site.stories)
    assert told.shown == sum(len(story.shown) for story in site.stories)
    assert not told.noted
    assert list(told.updated) == [story.updated.timestamp() for story in site.stories]


def test_a_site_holds_few_bytes_of_a_bulletin_but_those_at_hand(tmp_path, monkeypatch):
    monkeypatch.setattr("publisher.library._KNOWN", 500)
    held = {}
    for count in (500, 3000):
        records = many(count)
        with Shelf(tmp_path / f"{count}.sqlite", "") as shelf:
            build(records, settings(tmp_path), shelf)
            tracemalloc.start()
            try:
                library = Library(Given(()), settings(tmp_path), shelf)
                stories, _ = library.stories()
                assert len(library.tags) == sum(1 for _ in stories) == count == len(library.outline.updated)
                assert len(library.members("region_code", "650000")) == count
                held[count] = tracemalloc.get_traced_memory()[0]
            finally:
                tracemalloc.stop()
    assert (held[3000] - held[500]) / 2500 < 150
