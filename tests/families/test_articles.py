"""Every pinned article, one test a field."""

import re

import pytest
from pinned import BASE, Case, cases, read

CASES = cases()
BLANK = re.compile(r"\s+")


def moment(text: str) -> str:
    """The pinned local time as ISO 8601: a date alone, or with the zone."""
    return text if " " not in text else text.replace(" ", "T") + "+08:00"


FIELDS = {
    "title": lambda case, read: (read.title, case["title"]),
    "publisher_name": lambda case, read: (read.publisher_name, case["source"]),
    "published": lambda case, read: (read.published, moment(case["published"])),
    "author": lambda case, read: (read.author, case["author"]),
    "editor": lambda case, read: (read.editor, case["editor"]),
    "paragraphs": lambda case, read: (len(read.paragraphs), case["paragraphs"]),
    "first": lambda case, read: (BLANK.sub("", "".join(read.paragraphs))[:12], BLANK.sub("", case["first"])),
    "last": lambda case, read: (BLANK.sub("", "".join(read.paragraphs))[-12:], BLANK.sub("", case["last"])),
    "attachments": lambda case, read: ([url.removeprefix(BASE) for url in read.attachments], case["attachments"]),
    "tables": lambda case, read: (
        [[list(row) for row in table.grid] for table in read.tables],
        [table["grid"] for table in case.get("tables", [])],
    ),
    "views": lambda case, read: (read.views, case.get("views", read.views)),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_field(case: Case, field: str) -> None:
    got, wanted = FIELDS[field](case.expected, read(case.family, case.index)[0])
    assert got == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_pages_of_an_article(case: Case) -> None:
    assert list(read(case.family, case.index)[1]) == case.expected.get("pages", [case.expected["url"]])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_text_is_clean(case: Case) -> None:
    article = read(case.family, case.index)[0]
    for paragraph in article.paragraphs:
        assert paragraph == paragraph.strip()
        assert paragraph
        assert "\n" not in paragraph
