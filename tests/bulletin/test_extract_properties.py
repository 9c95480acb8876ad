"""What must not change a reading, and what must change it in one way only."""

import opencc
import pytest
from sentences import ALL, rows, told

from bulletin.extract import read
from bulletin.model import Context

HALF = "0123456789,:;()%"
FULL = {ord(half): chr(ord(half) + 0xFEE0) for half in HALF}
TRADITIONAL = opencc.OpenCC("s2t")
CASES = rows(ALL)


def reading(text, source):
    return told(read(text, Context(published="2022-04-12", source=source)))


@CASES
def test_full_width_marks_and_figures_read_the_same(text, source):
    assert reading(text.translate(FULL), source) == reading(text, source)


@CASES
def test_traditional_characters_read_the_same(text, source):
    assert reading(TRADITIONAL.convert(text), source) == reading(text, source)


@CASES
def test_a_garbled_copy_reads_as_its_clean_twin(text, source):
    garbled = text.replace(",", ",,").replace("转办", "轉(zhuǎn)辦").replace("件", "件\u200b")
    assert reading(garbled, source) == reading(text, source)


@CASES
def test_sentences_about_other_things_change_nothing(text, source):
    around = f"{text}\n各级各部门把群众的事放在心上,办公室昼夜有人值守。\n会议室墙上的钟走得很准。"
    assert reading(around, source) == reading(text, source)


@CASES
def test_reading_again_gives_the_same(text, source):
    context = Context(published="2022-04-12", source=source)
    assert read(text, context) == read(text, context)


@pytest.mark.parametrize("name", ["克拉玛依市", "吐鲁番市", "和田地区", "喀什地区"])
def test_renaming_a_region_renames_the_result(name):
    for text, source, _ in ALL:
        if "乌鲁木齐市" in text and name not in text:
            before = reading(text, source)
            after = reading(text.replace("乌鲁木齐市", name), source)
            assert after == sorted(line.replace("乌鲁木齐市", name) for line in before)
