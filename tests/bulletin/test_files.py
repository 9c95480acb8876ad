"""Files of every kind as text: order kept, nothing twice, and one clear line for what cannot be read."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from carriers import docx, html, pdf, pdf_of, put_sheet, put_word_table, told, xlsx

from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.files import text_of
from bulletin.model import Context

FILES = Path(__file__).parent / "files"
INTRO = "截至2022年4月21日,督察组向新疆转办信访件办理情况见下表。"
ROWS = [["地区", "转办", "办结"], ["哈密市", "5", "4"], ["吐鲁番市", "4", "4"]]
MORE = [["地区", "来电", "来信"], ["喀什地区", "7", "1"], ["和田地区", "3", "0"]]
WANTED = {
    "哈密市 cases_forwarded 5",
    "哈密市 cases_completed 4",
    "吐鲁番市 cases_forwarded 4",
    "吐鲁番市 cases_completed 4",
}
WANTED_MORE = {"喀什地区 cases_phone 7", "喀什地区 cases_letter 1", "和田地区 cases_phone 3", "和田地区 cases_letter 0"}


def figures(name, data):
    found = read(text_of(name, data), Context(published="2022-04-22"))
    for each in (*found.observations, *found.ignored, *found.issues):
        assert found.text[each.span.start : each.span.end] == each.quote
    return {" ".join(line.split()[:3]) for line in told(found)}


def packed(parts, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_told_by_its_bytes(encoding):
    text = INTRO + "\n" + "\n".join("\t".join(row) for row in ROWS)
    assert figures("a.txt", text.encode(encoding)) == WANTED


def test_a_few_spoilt_bytes_do_not_make_a_text_unreadable():
    data = (INTRO * 20).encode()
    assert "督察组" in text_of("a.txt", data[:-1])
    assert "督察组" in text_of("a.txt", data + b"\xff\xff")


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.xls"])
def test_a_page_may_declare_what_it_likes(declared, encoding, name):
    page = html(INTRO, ROWS).decode().replace("<html>", f'<html><head><meta charset="{declared}"></head>')
    assert figures(name, page.encode(encoding)) == WANTED


def test_the_caption_of_a_page_s_table_is_kept():
    page = html("督察组转办信访件", ROWS).replace(b"<table>", "<table><caption>第十批统计表</caption>".encode())
    found = read(text_of("a.html", page), Context(published="2022-04-22", territory="新疆维吾尔自治区"))
    assert {each.batch for each in found.observations} == {10}


def test_a_word_file_keeps_the_order_of_paragraphs_and_tables():
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_paragraph("督察组转办信访件情况")
    document.add_paragraph("附表1 第九批统计表")
    put_word_table(document, ROWS)
    document.add_paragraph("附表2 第十批统计表")
    put_word_table(document, MORE)
    document.add_paragraph("以上。")
    buffer = io.BytesIO()
    document.save(buffer)
    text = text_of("a.docx", buffer.getvalue())
    places = [text.index(word) for word in ("第九批", "哈密市", "第十批", "喀什地区", "以上")]
    assert places == sorted(places)
    found = read(text, Context(published="2022-04-22"))
    assert {(each.region, each.batch) for each in found.observations} == {
        ("哈密市", 9), ("吐鲁番市", 9), ("喀什地区", 10), ("和田地区", 10)
    }  # fmt: skip


def test_tables_that_touch_are_two():
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_paragraph(INTRO)
    put_word_table(document, ROWS)
    put_word_table(document, MORE)
    buffer = io.BytesIO()
    document.save(buffer)
    assert figures("a.docx", buffer.getvalue()) == WANTED | WANTED_MORE


def test_a_pdf_keeps_its_order_and_reads_nothing_twice():
    data = pdf_of([[("text", INTRO), ("table", ROWS), ("text", "另表如下"), ("table", MORE), ("text", "以上。")]])
    text = text_of("a.pdf", data)
    assert text.count("哈密市") == text.count("喀什地区") == 1
    places = [text.index(word) for word in ("截至", "哈密市", "另表", "喀什地区", "以上")]
    assert places == sorted(places)
    assert figures("a.pdf", data) == WANTED | WANTED_MORE


def test_a_pdf_table_without_lines_and_one_over_two_pages():
    assert figures("a.pdf", pdf(INTRO, ROWS, ruled=False)) == WANTED
    pages = [[("text", INTRO), ("table", ROWS[:2])], [("table", [ROWS[2], ["喀什地区", "7", "1"]])]]
    assert figures("a.pdf", pdf_of(pages)) == WANTED | {"喀什地区 cases_forwarded 7", "喀什地区 cases_completed 1"}


def test_all_sheets_are_read_but_hidden_ones():
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    put_sheet(book.active, INTRO, ROWS)
    put_sheet(book.create_sheet("第十批"), "", MORE)
    put_sheet(book.create_sheet("底稿"), "", [["地区", "转办"], ["和田地区", "99"]])
    book["底稿"].sheet_state = "hidden"
    book.create_sheet("空")
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(text_of("a.xlsx", buffer.getvalue()), Context(published="2022-04-22"))
    assert {(each.region, each.scope, each.batch) for each in found.observations} == {
        ("哈密市", "cumulative", None), ("吐鲁番市", "cumulative", None),
        ("喀什地区", "batch", 10), ("和田地区", "batch", 10),
    }  # fmt: skip


def test_an_old_spreadsheet():
    assert figures("a.xls", (FILES / "summary.xls").read_bytes()) == {
        "哈密市 cases_phone 3", "哈密市 cases_letter 2", "哈密市 cases_forwarded 5", "哈密市 fines 1.5",
        "吐鲁番市 cases_letter 1", "吐鲁番市 cases_forwarded 1", "新疆维吾尔自治区 cases_phone 3",
        "新疆维吾尔自治区 cases_letter 3", "新疆维吾尔自治区 cases_forwarded 6", "新疆维吾尔自治区 fines 1.5",
    }  # fmt: skip


# Objects that are references to themselves, or to one another: a reader may follow them for ever.
LOOP = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n2 0 R\nendobj\n"
    b"trailer << /Root 1 0 R >>\n%%EOF"
)
RING = LOOP.replace(b"2 0 R\nendobj\ntrailer", b"3 0 R\nendobj\n3 0 obj\n2 0 R\nendobj\ntrailer")
WHOLE = {"docx": docx(INTRO, ROWS), "xlsx": xlsx(INTRO, ROWS), "pdf": pdf(INTRO, ROWS)}
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "not-text"),
        ("a.docx", WHOLE["docx"][:-700], "broken"),
        ("a.xlsx", WHOLE["xlsx"][:1000], "broken"),
        ("a.xlsx", b"PK\x03\x04" + bytes(500), "broken"),
        ("a.pdf", b"%PDF-1.4\nnothing", "broken"),
        ("loop.pdf", LOOP, "broken"),
        ("ring.pdf", RING, "broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(2000), "broken"),
        ("a.xlsx", ENCRYPTED, "protected"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(2000), "unknown-format"),
        ("a.zip", packed({"a.txt": "督察组"}), "unknown-format"),
        ("a.docx", packed({"word/document.xml": bytes(90 * 2**20)}), "too-large"),
        (
            "a.xlsx",
            packed({"xl/workbook.xml": "x", **{f"xl/{n}.bin": bytes(60 * 2**20) for n in range(4)}}),
            "too-large",
        ),
        (
            "a.xlsx",
            packed({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": '<c r="A1"/><c r="XFD1048576"/>'}),
            "too-large",
        ),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(name, data, code):
    with pytest.raises(UnreadableError) as error:
        text_of(name, data)
    assert error.value.code == code
    assert str(error.value).startswith(f"{name}: ")
    assert "\n" not in str(error.value)


def test_an_archive_that_lies_about_its_size_is_broken():
    data = bytearray(WHOLE["docx"])
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        text_of("a.docx", bytes(data))


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td rowspan=100000 colspan=100000>哈密市</td><td>5</td></tr><tr><td>4</td></tr></table>",
        "<table>" + "<tr><td rowspan=0>哈密市</td><td colspan=1000>5</td></tr>" * 2000 + "</table>",
        "<table><tr><td>地区</td><td>转办</td></tr><tr><td>哈密市</td></tr><tr></tr><tr><td>a<td>b<td>c<td>5</tr></table>",
        "<table><tr><th>地区</th><th>转办</th></tr></table>",
        "<table>" * 300 + "<tr><td>5</td></tr>" + "</table>" * 300,
    ],
)
def test_absurd_tables_are_read_without_error(page):
    started = time.process_time()  # whatever else the machine does
    figures("a.html", f"<p>{INTRO}</p>{page}".encode())
    assert time.process_time() - started < 20


@pytest.mark.parametrize("kind", ["figures", "ledger", "cells", "blanks", "heads"])
def test_time_grows_with_the_length(kind):
    def text(count):
        if kind == "figures":
            rows = [f"| 哈密市 | {n} | {n + 1} | {n + 2}.5 |" for n in range(count)]
            return "\n".join([INTRO, "| 地区 | 转办 | 办结 | 罚款 |", *rows])
        if kind == "ledger":
            rows = [f"| D2XJ{n:012d} | 和静县 | 属实 | 已办结 | 约谈1人 |" for n in range(count)]
            return "\n".join([INTRO, "| 受理编号 | 行政区域 | 是否属实 | 是否办结 | 问责情况 |", *rows])
        if kind == "cells":
            return "\n".join([INTRO, "地区", "转办", "办结", *["哈密市", "5", "4"] * count])
        if kind == "blanks":
            return "\n".join([INTRO, "地区   转办   办结", *["哈密市   5   4"] * count])
        return "\n".join([INTRO, *["| 地区 | 转办 | 办结 |", "| 哈密市 | 5 | 4 |"] * count])

    def seconds(count):
        started = time.process_time()
        read(text(count), Context(published="2022-04-22"))
        return time.process_time() - started

    seconds(100)
    short, long = seconds(1000), seconds(4000)
    assert long < short * 10 + 0.5
