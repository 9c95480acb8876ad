"""Entries: one account from many bulletins, by written rules."""

from dataclasses import replace
from decimal import Decimal

from msgspec import structs

from bulletin.accounts import account
from bulletin.decisions import past_ids
from bulletin.extract import read
from bulletin.model import Bulletin, Context, Issue, Record, Revision

TEXT = "4月21日转办第二十七批信访件76件。"


def record(id_, value=76, *, source="a", published="2022-04-22", title="转办信访件", official=False, copy_of=None):
    text = TEXT.replace("76", str(value))
    bulletin = Bulletin(
        id_,
        source,
        f"http://{source}.example/{id_}",
        title,
        published,
        "新疆日报",
        None,
        None,
        (text,),
        official=official,
    )
    found = read(text, Context(published=published, source="新疆日报"))
    return Record(bulletin, 1, "", "", copy_of, (), None, None, found.observations, (), (), ())


def told(*records):
    found = account(records).entries
    assert sum(each.in_force for each in found) <= 1
    return sorted((int(each.value), each.standing, len(each.support)) for each in found)


def test_bulletins_that_say_the_same_support_one_entry():
    assert told(record("a~1"), record("b~1", source="b")) == [(76, "agreed", 2)]


def test_a_copy_supports_nothing():
    assert told(record("a~1"), record("b~1", source="b", copy_of="a~1")) == [(76, "agreed", 1)]


def test_sources_that_differ_are_disputed_and_both_kept():
    assert told(record("a~1"), record("b~1", 67, source="b")) == [(67, "disputed", 1), (76, "disputed", 1)]


def test_the_same_source_later_supersedes_itself():
    assert told(record("a~1"), record("a~2", 78, published="2022-04-23")) == [(76, "superseded", 1), (78, "agreed", 1)]


def test_a_correction_supersedes_everything_before():
    later = record("b~2", 78, source="b", title="更正", published="2022-04-22")
    assert told(record("a~1"), later) == [(76, "superseded", 1), (78, "agreed", 1)]


def test_a_held_number_settles_nothing():
    waiting = record("b~1", 67, source="b")
    span, quote = waiting.observations[0].span, waiting.observations[0].quote
    waiting = replace(waiting, issues=(Issue("held-by-editor", "", "hold", span, quote),))
    assert told(record("a~1"), waiting) == [(67, "held", 1), (76, "agreed", 1)]


def test_an_editor_s_correction_wins():
    other = record("b~1", 67, source="b")
    found = other.observations[0]
    other = replace(other, observations=(structs.replace(found, value=Decimal(77)),), as_read=(found,))
    assert told(record("a~1"), other) == [(76, "superseded", 1), (77, "corrected", 1)]


def test_two_values_in_one_bulletin_both_stand():
    one = record("a~1")
    other = structs.replace(one.observations[0], value=Decimal(90))
    assert told(replace(one, observations=(*one.observations, other))) == [(76, "agreed", 1), (90, "agreed", 1)]


def revised(*values, again=None, **options):
    """A page that said one value after another; ``again``: what is read today in the words of its last revision."""
    states = [record("a~1", value, **options) for value in values]
    revisions = tuple(Revision(n, "", each.bulletin, each.observations) for n, each in enumerate(states, 1))
    last = states[-1]
    observations = last.observations
    if again:
        observations = (structs.replace(observations[0], value=Decimal(again)),)
    return replace(last, revision=len(values), revisions=revisions, observations=observations)


def test_what_an_earlier_revision_of_the_page_said_is_superseded():
    assert told(revised(76, 67)) == [(67, "agreed", 1), (76, "superseded", 1)]
    assert told(revised(76, 76, 67)) == [(67, "agreed", 1), (76, "superseded", 2)]
    assert told(revised(76, 67, 76)) == [(67, "superseded", 1), (76, "agreed", 1)]
    found = account([revised(76, 67)])
    before = next(each for each in found.entries if not each.in_force)
    assert before.support == (past_ids("a~1", revised(76, 67).revisions[0])[0],)
    assert [(each.code, each.severity, each.message) for each in found.findings] == [
        ("restated", "note", "新疆维吾尔自治区：第27批67件，此前为76件（同一页面以现在的版本为准）")
    ]


def test_what_another_source_says_still_is_no_word_of_the_past():
    assert told(revised(76, 67), record("b~1", 76, source="b")) == [(67, "disputed", 1), (76, "disputed", 1)]
    assert told(revised(76, 67), record("b~1", 67, source="b")) == [(67, "agreed", 2), (76, "superseded", 1)]


def test_another_reading_of_the_same_words_supersedes_nothing():
    assert told(revised(76, 76, again=67)) == [(67, "agreed", 1)]


def test_a_number_that_a_page_no_longer_gives_has_no_entry():
    gone = revised(76, 67)
    assert told(replace(gone, observations=())) == []
