"""Faults planted in a simulated month, one of each kind, each in batches of its own."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from simulated import (
    CORPS,
    DAILY,
    DIVISIONS,
    NET,
    PREFECTURES,
    REGION,
    WHOLE,
    XPCC,
    Fault,
    chinese,
    month,
    said,
    written,
)

SERIES = {"batch-difference", "series-falls", "reassigned"}
PARTS = {"parts-short", "parts-exceed"}


def planted(seed):
    """Return a month with every kind of fault; the truth stays what it was."""
    made, random = month(seed), Random(seed + 1000)
    numbers = random.sample(range(2, 31, 2), 9)  # never next to each other
    for plant, number in zip(KINDS, numbers, strict=True):
        plant(made, number, random)
    return made


def _sheet(made, paper, number):
    return next(each for each in made.sheets if (each.paper, each.number, each.suffix) == (paper, number, ""))


def _fault(made, kind, sheets, regions, codes, number):
    made.faults.append(Fault(kind, frozenset(each.id for each in sheets), frozenset(regions), frozenset(codes), number))


def _wrong(random, value):
    return value + random.choice((2, 3, 5, 9))


def part_of_a_batch(made, number, random):
    """One prefecture of a batch is misprinted: the list does not add up, nor does the series."""
    sheet = _sheet(made, DAILY, number)
    place = max(PREFECTURES, key=lambda each: sheet.batch[each])
    sheet.batch[place] = _wrong(random, sheet.batch[place])
    _fault(made, "part-of-a-batch", [sheet], (place, REGION), PARTS | SERIES, number)
    made.untold.add((place, "batch", number))


def part_of_a_total(made, number, random):
    sheet = _sheet(made, CORPS, number)
    place = max(DIVISIONS, key=lambda each: sheet.total[each])
    sheet.total[place] = _wrong(random, sheet.total[place])
    _fault(made, "part-of-a-total", [sheet], (place, XPCC), PARTS | SERIES, number)
    made.untold.add((place, "cumulative", number))


def ways(made, number, random):
    """来电 is misprinted."""
    sheet = _sheet(made, DAILY, number)
    phone, letter = sheet.ways
    sheet.ways = _wrong(random, phone), letter
    _fault(made, "ways", [sheet], (WHOLE,), {"phone-and-letter"}, number)
    made.untold.add(("phone", "batch", number))


def sources_differ(made, number, random):
    """天山网 prints another total than 新疆日报."""
    sheet = _sheet(made, NET, number)
    sheet.total[WHOLE] = _wrong(random, sheet.total[WHOLE])
    both = [sheet, _sheet(made, DAILY, number)]
    _fault(made, "sources-differ", both, (WHOLE,), {"disputed"}, number)
    made.untold.add((WHOLE, "cumulative", number))


def gap(made, number, random):
    """Nobody reports a batch."""
    made.sheets[:] = [each for each in made.sheets if each.number != number]
    made.faults.append(Fault("gap", frozenset(), frozenset((WHOLE, REGION, XPCC)), frozenset(), number))
    made.untold.update(key for key in made.truth if key[2] == number)


def reassigned(made, number, random):
    """A case of one prefecture becomes another's after it was forwarded: from then on the totals tell so."""
    sheet = _sheet(made, DAILY, number)
    places = sorted(PREFECTURES, key=lambda each: -sheet.total[each])
    for each in made.sheets:
        if each.number >= number:
            each.total[places[0]] -= 1
            each.total[places[1]] += 1
    for later in range(number, 32):
        made.truth[places[0], "cumulative", later] -= 1
        made.truth[places[1], "cumulative", later] += 1
    _fault(made, "reassigned", [sheet], places[:2], {"reassigned", *SERIES}, number)


def printed_again(made, number, random):
    """新疆日报 prints a batch with a wrong total, and two days later the whole again, right."""
    sheet = _sheet(made, DAILY, number)
    again = replace(sheet, batch=dict(sheet.batch), total=dict(sheet.total), suffix="b", later=3)
    sheet.total[WHOLE] = _wrong(random, sheet.total[WHOLE])
    made.sheets.append(again)
    _fault(made, "printed-again", [sheet], (WHOLE,), {"restated", *PARTS}, number)


def corrected(made, number, random):
    """兵团日报 prints a wrong total and takes it back in a 更正."""
    sheet = _sheet(made, CORPS, number)
    right = sheet.total[XPCC]
    sheet.total[XPCC] = _wrong(random, right)
    day = said(sheet.day)
    text = (
        f"本报刊发的《督察组转办第{chinese(number)}批信访件》一文数据有误:"
        f"文中“{chinese(number)}批累计{sheet.total[XPCC]}件”应为“{chinese(number)}批累计{right}件”。截至{day}的其他数据不变。"
    )
    published = str(sheet.day + timedelta(days=2))
    made.extra.append(written(f"{CORPS}-{number:02}c", CORPS, "更正", [text], published))
    _fault(made, "corrected", [sheet], (XPCC,), {"restated", "disputed", *PARTS}, number)


def wrong_day(made, number, random):
    """新疆日报 dates a batch a month late."""
    sheet = _sheet(made, DAILY, number)
    sheet.day = sheet.day + timedelta(days=30)
    _fault(made, "wrong-day", [sheet], (WHOLE,), {"outside-stay", "batch-day"}, number)


KINDS = (
    part_of_a_batch, part_of_a_total, ways, sources_differ, gap, reassigned, printed_again, corrected, wrong_day,
)  # fmt: skip
