"""One table as files and texts of many kinds: what a reader of tables must read alike.

A table is a list of rows of cells; a cell is a text, or ``(text, down, across)`` where it covers several places.
"""

from __future__ import annotations

import io
from html import escape

from bulletin.extract import read
from bulletin.files import text_of
from bulletin.model import Context


def _cell(cell):
    return (cell, 1, 1) if isinstance(cell, str) else cell


def placed(rows):
    """Return the cells with their rows and columns, and the size of the grid."""
    taken, out, width = set(), [], 0
    for y, row in enumerate(rows):
        x = 0
        for text, down, across in map(_cell, row):
            while (y, x) in taken:
                x += 1
            taken |= {(y + b, x + a) for b in range(down) for a in range(across)}
            out.append((y, x, text, down, across))
            x += across
            width = max(width, x)
    return out, len(rows), width


def full(rows, *, copies=True):
    """Return the whole grid, merged cells copied or left empty."""
    cells, height, width = placed(rows)
    grid = [[""] * width for _ in range(height)]
    for y, x, text, down, across in cells:
        for b in range(down):
            for a in range(across):
                grid[y + b][x + a] = text if copies or (a == 0 and b == 0) else ""
    return grid


def html(intro, rows, outro=""):
    body = "".join(
        "<tr>" + "".join(f'<td rowspan="{d}" colspan="{a}">{escape(t)}</td>' for t, d, a in map(_cell, row)) + "</tr>"
        for row in rows
    )
    lines = "".join(f"<p>{escape(line)}</p>" for line in intro.split("\n"))
    return f"<html><body>{lines}<table>{body}</table><p>{escape(outro)}</p></body></html>".encode()


def xlsx(intro, rows, outro=""):
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    put_sheet(sheet, intro, rows, outro)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put_sheet(sheet, intro, rows, outro=""):
    top = 0
    for line in intro.split("\n") if intro else []:
        top += 1
        sheet.cell(top, 1, line)
    cells, height, width = placed(rows)
    for y, x, text, down, across in cells:
        number = float(text) if text.replace(".", "", 1).isdigit() and not text.startswith("0") else text
        if text:
            sheet.cell(top + y + 1, x + 1, number if "." in text or not isinstance(number, float) else int(number))
        if down > 1 or across > 1:
            sheet.merge_cells(start_row=top + y + 1, start_column=x + 1, end_row=top + y + down, end_column=x + across)
    if outro:
        sheet.cell(top + height + 1, 1, outro)
        sheet.merge_cells(start_row=top + height + 1, start_column=1, end_row=top + height + 1, end_column=width)


def docx(intro, rows, outro=""):
    from docx import Document  # noqa: PLC0415

    document = Document()
    for line in intro.split("\n"):
        document.add_paragraph(line)
    put_word_table(document, rows)
    if outro:
        document.add_paragraph(outro)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def put_word_table(document, rows):
    cells, height, width = placed(rows)
    table = document.add_table(height, width)
    for y, x, text, down, across in cells:
        first = table.cell(y, x)
        if down > 1 or across > 1:
            first = first.merge(table.cell(y + down - 1, x + across - 1))
        first.text = text


def pdf(intro, rows, outro="", *, ruled=True):
    """Return a page with text and a table, drawn by hand: a Chinese font that every reader knows by its name."""
    pieces = [("text", line) for line in intro.split("\n")] + [("table", rows)] + [("text", outro)] * bool(outro)
    return pdf_of([pieces], ruled=ruled)


def pdf_of(pages, *, ruled=True):
    contents = [_page(pieces, ruled) for pieces in pages]
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        ),
    ]
    for n, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1600 1100] /Contents {7 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{end}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode("ascii")


def _show(text, x, y):
    return f"BT /F1 10 Tf {x:.1f} {y:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _page(pieces, ruled):
    out, y = [], 1060
    for kind, what in pieces:
        if kind == "text":
            out.append(_show(what, 40, y))
            y -= 24
            continue
        cells, height, width = placed(what)
        wide = [0] * width
        for _, x, text, _, across in cells:
            wide[x] = max(wide[x], len(text) * 10 + 20 if across == 1 else 0)
        edges = [40 + sum(wide[:x]) for x in range(width + 1)]
        for row, x, text, down, across in cells:
            top, bottom = y - row * 20, y - (row + down) * 20
            if ruled:
                out.append(f"{edges[x]} {bottom} {edges[x + across] - edges[x]} {top - bottom} re S")
            out.append(_show(text, edges[x] + 5, top - 14))
        y -= height * 20 + 24
    return "\n".join(out)


def bars(intro, rows, outro=""):
    lines = [f"| {' | '.join(row)} |" for row in full(rows)]
    return "\n".join([intro, *lines, outro]).encode()


def short_bars(intro, rows, outro=""):
    """Rows whose merged cells stand once, as pages lose them when their text alone is kept."""
    lines = [" | ".join(_cell(cell)[0] for cell in row) for row in rows]
    return "\n".join([intro, *lines, outro]).encode()


def tabs(intro, rows, outro=""):
    lines = ["\t".join(row) for row in full(rows, copies=False)]
    return "\n".join([intro, *lines, outro]).encode("gb18030")


def blanks(intro, rows, outro=""):
    lines = ["   ".join(_cell(cell)[0] or "—" for cell in row) for row in rows]
    return "\n".join([intro, *lines, outro]).encode()


def lines(intro, rows, outro=""):
    cells = [_cell(cell)[0] or "—" for row in rows for cell in row]
    return "\n".join([intro, *cells, outro]).encode("utf-16")


def barred_lines(intro, rows, outro=""):
    cells = [f"{_cell(cell)[0]} |" for row in rows for cell in row]
    return "\n".join([intro, *cells, outro]).encode()


CARRIERS = {
    "html": (html, "a.html"),
    "xlsx": (xlsx, "a.xlsx"),
    "docx": (docx, "a.docx"),
    "pdf": (pdf, "a.pdf"),
    "bars": (bars, "a.txt"),
    "tabs": (tabs, "a.txt"),
    "short-bars": (short_bars, "a.txt"),
    "blanks": (blanks, "a.txt"),
    "lines": (lines, "a.txt"),
    "barred-lines": (barred_lines, "a.txt"),
}
FULL = ("html", "xlsx", "docx", "pdf", "bars", "tabs")


def reading(carrier, intro, rows, outro="", *, published="2022-04-22", territory=None):
    make, name = CARRIERS[carrier]
    return read(text_of(name, make(intro, rows, outro)), Context(published=published, territory=territory))


def told(found):
    out = []
    for each in found.observations:
        known = [each.region, each.measure, f"{each.value:f}", each.scope, each.batch or "-", each.as_of or "-"]
        out.append(" ".join(map(str, [*known, *filter(None, (each.category, each.status))])))
    return sorted(set(out))
