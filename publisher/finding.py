"""The pages that search finds by their names: regions, inspections and the batches of the newest, categories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from bulletin.regions import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.site import Site

_MARKS = re.compile("[\u0300-\u036f]")
_WITH_BATCHES = 3
_TEN, _HUNDRED = 10, 100
_DIGITS = "零一二三四五六七八九"


def pages(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each page where it stands, what kind it is of, its title, and all the names that it is found by."""
    tongue = site.tongue
    for place in site.places:
        unit = gazetteer().by_code(place.code)
        names = [place.code, place.name, *((unit.name, *unit.aliases) if unit else ())]
        yield _page(place.path, tongue.say("地区"), tongue.region(place.code, place.name), *names)
    for index, visit in enumerate(site.visits):
        name, own = tongue.visit(visit.inspection), visit.inspection
        unit = gazetteer().by_code(own.territory)
        names = [own.name, own.id, own.team or "", *((unit.name, *unit.aliases) if unit else ())]
        yield _page(visit.path, tongue.say("督察"), name, *names)
        for sheet in visit.sheets if index < _WITH_BATCHES else ():
            batch = tongue.say("第%(batch)s批", batch=sheet.number)
            spelled = (f"第{sheet.number}批", f"第{spoken(sheet.number)}批", sheet.day or "")
            yield _page(visit.batch_path(sheet.number), tongue.say("批次"), f"{name} {batch}", *names, *spelled)
    for topic in site.topics:
        yield _page(topic.path, tongue.say("类别"), tongue.category(topic.name), topic.name)


def _page(path: str, kind: str, title: str, *names: str) -> tuple[str, str, str, str]:
    return path, kind, title, _unmarked(" ".join(dict.fromkeys((title, *filter(None, names))))).lower()


def _unmarked(text: str) -> str:
    """Return a text without the marks on Latin letters, which readers leave out: Urumqi."""
    return normalize("NFC", _MARKS.sub("", normalize("NFD", text)))


def spoken(number: int) -> str:
    """Return a number below a hundred in Chinese, as bulletins count batches; a greater one in digits."""
    tens, ones = divmod(number, _TEN)
    if number >= _HUNDRED:
        return str(number)
    head = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")
