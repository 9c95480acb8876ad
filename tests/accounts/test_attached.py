"""A month whose bulletins have files: what they repeat is found right, and a number that differs is found."""

from dataclasses import replace
from random import Random

import pytest
import simulated

from bulletin.accounts import account
from bulletin.enclosures import with_enclosed
from bulletin.model import Attachment, Context, Reading

TITLES = (
    "附件\n第{batch}批信访件分布情况表",
    "群众信访举报转办情况表(第{batch}批)\n截至{day}",
    "信访举报件交办情况一览表",
    "{day}转办信访件情况",
)
HEADS = (("地区", "转办数"), ("序号", "承办地区", "交办件数(件)"), ("地区", "转办信访件"))


def table(sheet, random):
    """Return a file's text: the prefectures of a batch in any order, some with a number before or a total below."""
    head = random.choice(HEADS)
    rows = [(place, str(sheet.batch[place])) for place in simulated.PREFECTURES]
    random.shuffle(rows)
    if not sheet.tail and random.random() < 0.3:
        rows.append(("合计", str(sheet.batch[simulated.REGION])))
    numbered = [(str(number), *row) if len(head) == 3 else row for number, row in enumerate(rows, 1)]
    title = random.choice(TITLES).format(batch=sheet.number, day=simulated.said(sheet.day))
    return "\n".join([title, *(f"| {' | '.join(row)} |" for row in [head, *numbered])])


def records(made, seed, wrong=None):
    """Return the month's bulletins; those of 新疆日报 have a file, and ``wrong`` is a batch, a place and its number."""
    random = Random(seed)
    for sheet in made.sheets:
        found = simulated.rendered(sheet)
        if sheet.paper == simulated.DAILY:
            shown = sheet
            if wrong and wrong[0] == sheet.number:
                shown = replace(sheet, batch=sheet.batch | {wrong[1]: wrong[2]})
            file = Attachment(f"{found.bulletin.url}.xlsx", "", table(shown, random))
            bulletin = replace(found.bulletin, attachments=(file,))
            context = Context(bulletin.published, source=bulletin.publisher_name)
            inside = with_enclosed(Reading(""), bulletin, context).enclosed
            found = replace(found, bulletin=bulletin, enclosed=inside)
        yield found


@pytest.mark.parametrize("seed", range(1, 5))
def test_files_that_repeat_what_their_bulletins_say_give_no_finding(seed):
    made = list(records(simulated.month(seed), seed))
    read = [len(each.enclosed) for each in made if each.bulletin.attachments]
    assert len(read) == simulated.BATCHES
    assert min(read) >= len(simulated.PREFECTURES)
    assert account(made).findings == ()


@pytest.mark.parametrize("seed", range(1, 9))
def test_one_number_that_differs_is_found_alone(seed):
    made, random = simulated.month(seed), Random(seed)
    number = random.randint(1, simulated.BATCHES)
    sheet = next(each for each in made.sheets if (each.paper, each.number) == (simulated.DAILY, number))
    place = random.choice([each for each in simulated.PREFECTURES if sheet.batch[each]])
    wrong = sheet.batch[place] + random.choice((1, 3, 10))
    [finding] = account(records(made, seed, (number, place, wrong))).findings
    assert (finding.code, finding.region) == ("attachment", place)
    assert f"正文为{sheet.batch[place]}件，附件1为{wrong}件" in finding.message
