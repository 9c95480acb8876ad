"""A reading shown as a page: every number is marked, the text stays what it was."""

from bs4 import BeautifulSoup

from bulletin.extract import read
from infocenter import marked

TEXT = "截至4月11日,哈密市累计接收信访件62件,其中伊州区45件;已办结50件(属实21件),电话0991-1234567。<b>\n督察组"


def test_the_page_holds_the_text_as_it_is():
    page = BeautifulSoup(marked.html("<题>", read(TEXT)), "html.parser")
    assert page.pre.get_text() == TEXT
    assert page.title.string == "<题>"


def test_each_number_is_marked_with_what_it_is():
    page = BeautifulSoup(marked.html("题", read(TEXT)), "html.parser")
    shown = [(mark["class"][0], mark.get_text(), mark["title"]) for mark in page.find_all("mark")]
    for value in ("62件", "45件", "50件", "21件"):
        (title,) = {title for kind, text, title in shown if kind == "observation" and text.endswith(value)}
        assert f" {value} " in title
    assert ("ignored", "4月11日", "date") in shown


def test_a_text_without_numbers_has_no_marks():
    assert "<mark" not in marked.html("题", read("没有数字"))
    assert "<pre></pre>" in marked.html("题", read(""))
