"""Headlines break between words only, and are otherwise what they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from publisher.phrases import phrased


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("督察组向新疆转办第二十七批信访件", "督察组|向|新疆|转办|第二十七批|信访件"),
        ("省督察组向济南转办第21批135件", "省|督察组|向济南|转办|第21批|135件"),
        (
            "第二轮第六批中央生态环境保护督察（新疆维吾尔自治区，含兵团）",
            "第二轮|第六批|中央|生态环境|保护|督察|（新疆维吾尔自治区，|含|兵团）",
        ),
        ("新疆生态环保产业协会·资讯中心", "新疆|生态环保|产业|协会·|资讯中心"),
        ("前28批举报件(第一批)", "前28批|举报件|(第一批)"),
        ("第1—11批信访件办结264件", "第1—11批|信访件|办结|264件"),
        ("Central inspection, round 2", "Central inspection, round 2"),
    ],
)
def test_a_headline_breaks_around_words_and_numbers(title, told):
    assert phrased(title).replace("<wbr/>", "|") == told


@given(st.text(alphabet="督察组信访件第一批0123件(（）)，·<>&\"'x "))
def test_nothing_of_a_headline_is_lost_and_all_is_escaped(title):
    assert phrased(title).replace("<wbr/>", "") == escape(title)


def test_marks_stay_whole():
    marks = Markup('<mark><a href="#f1" title="第一批督察">76件</a></mark>信访件')
    told = phrased(marks)
    assert told.replace("<wbr/>", "") == marks
    assert 'title="第一批督察"' in told
    assert "信访件" in told
