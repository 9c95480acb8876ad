"""What attachments say, of every kind of file, and that nothing hostile among them does harm."""

import time

import carriers
import pytest

from bulletin.bounds import bounded
from bulletin.document import document
from bulletin.enclosures import attachment, with_enclosed
from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.model import Attachment, Bulletin, Context, Reading
from crawler.reading import file_of

ROWS = [["地区", "转办数", "办结"], ["哈密市", "40", "30"], ["克拉玛依市", "25", "10"]]
URL = "https://daily.example/files/1.bin"
CONTEXT = Context(published="2022-04-22", territory="新疆维吾尔自治区")


def bulletin(*files, title="督察组向我区转办第二十七批信访件65件"):
    return Bulletin("daily-1", "daily", "https://daily.example/1.html", title, None, None, None, None, (), (), files)


@pytest.mark.parametrize("carrier", ["xlsx", "docx", "pdf", "html"])
def test_a_file_of_any_kind_is_read_with_its_bulletins_title(carrier):
    make, name = carriers.CARRIERS[carrier]
    file = attachment(f"https://daily.example/{name}?x=1", "", make("分布情况表", ROWS))
    assert file.unread == ""
    found = with_enclosed(Reading(""), bulletin(Attachment(URL), file), CONTEXT).enclosed
    told = {(each.observation.region, each.observation.measure): int(each.observation.value) for each in found}
    assert told == {
        ("哈密市", "cases_forwarded"): 40,
        ("哈密市", "cases_completed"): 30,
        ("克拉玛依市", "cases_forwarded"): 25,
        ("克拉玛依市", "cases_completed"): 10,
    }
    for each in found:
        one = each.observation
        assert each.file == 1
        assert (one.scope, one.batch) == ("batch", 27)
        assert file.text[one.span.start : one.span.end] == one.quote


def test_the_numbers_of_the_title_are_not_the_files():
    assert with_enclosed(Reading(""), bulletin(Attachment(URL, "", "见正文。")), CONTEXT) == Reading("")


def test_a_page_whose_numbers_stand_in_its_file_alone_is_noted():
    """第六批办理情况见附件: nothing of it is published, but an editor is told."""
    file = attachment("https://daily.example/%E8%A1%A8.xlsx", "", carriers.xlsx("分布情况表", ROWS))
    page = bulletin(file, title="第二十七批 办理情况")
    [issue] = with_enclosed(Reading(""), page, CONTEXT).issues
    assert (issue.code, issue.severity, issue.quote) == ("only-in-files", "note", "第二十七批 办理情况")
    assert "表.xlsx中有4个数字" in issue.message
    text = document(page).text
    assert text[issue.span.start : issue.span.end] == issue.quote


def test_a_page_with_numbers_of_its_own_has_nothing_to_note():
    file = attachment("https://daily.example/1.xlsx", "", carriers.xlsx("分布情况表", ROWS))
    page = bulletin(file)
    found = read(document(page).text, CONTEXT)
    assert found.observations
    assert with_enclosed(found, page, CONTEXT).issues == found.issues


def test_cases_in_a_file_alone_are_noted():
    rows = [["序号", "受理编号", "行政区域", "污染类型", "是否属实", "办结情况"]]
    rows += [[str(n), f"D2XJ20220416000{n}", "哈密市伊州区", "大气", "属实", "已办结"] for n in (1, 2)]
    file = attachment("https://daily.example/1.xlsx", "", carriers.xlsx("督察组转办信访件公开情况一览表", rows))
    [issue] = with_enclosed(Reading(""), bulletin(file, title="公开情况见附件"), CONTEXT).issues
    assert "1.xlsx中有2起案件" in issue.message


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "not-text"),
        (b"PK\x03\x04 nothing", "broken"),
        (b"%PDF-1.4 nothing", "broken"),
        (b"Rar!\x1a\x07\x00", "unknown-format"),
        (b"\xd0\xcf\x11\xe0 nothing", "broken"),
        (b"a" * (8 * 1024 * 1024 + 1), "too-large"),
        (b"a" * 1_000_001, "too-large"),
    ],
    ids=range(8),
)
def test_a_file_that_cannot_be_read_says_why(body, code):
    assert attachment(URL, "", body) == Attachment(URL, "", unread=code)


def test_what_takes_too_long_is_given_up(monkeypatch):
    started = time.process_time()
    with pytest.raises(UnreadableError, match="takes more than"), bounded(0.2, "a file"):
        _burn()
    assert time.process_time() - started < 5
    monkeypatch.setattr("crawler.reading._SECONDS", 0.2)
    monkeypatch.setattr("bulletin.enclosures.text_of", _burn)
    assert file_of(URL, "a/b", b"x") == Attachment(URL, "a/b", unread="too-slow")


def _burn(*_):
    while True:
        sum(range(1000))
