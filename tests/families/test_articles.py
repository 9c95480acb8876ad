"""Every pinned article, one test a field."""

import re
from datetime import datetime

import pytest
from pinned import BASE, Case, cases, read

CASES = cases()
BLANK = re.compile(r"\s+")


def moment(text: str) -> str:
    """The pinned local time as ISO 8601: a date alone, or with seconds and the zone."""
    return text if " " not in text else datetime.fromisoformat(text + "+08:00").isoformat()


def seconds(stamp: str) -> str:
    """A time with its seconds, a date as it is."""
    return datetime.fromisoformat(stamp).isoformat() if "T" in stamp else stamp


def ends(article, words: str, *, first: bool) -> tuple[str, str]:
    """The beginning or the end of the body, as long as the words that are expected, blanks apart."""
    body, words = BLANK.sub("", "".join(article.paragraphs)), BLANK.sub("", words)
    return (body[: len(words)] if first else body[-len(words) :]), words


FIELDS = {
    "title": lambda case, read: (read.title, case["title"]),
    "publisher_name": lambda case, read: (read.publisher_name, case["source"]),
    "published": lambda case, read: (seconds(read.published), moment(case["published"])),
    "author": lambda case, read: (read.author, case["author"]),
    "editor": lambda case, read: (read.editor, case["editor"]),
    "paragraphs": lambda case, read: (len(read.paragraphs), case["paragraphs"]),
    "first": lambda case, read: ends(read, case["first"], first=True),
    "last": lambda case, read: ends(read, case["last"], first=False),
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
