"""Case ledgers: the rows of tables, and what is told in lines, as cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin import numbers
from bulletin.extract import captions, caselines
from bulletin.extract import casefields as fields
from bulletin.extract.cells import Cell
from bulletin.extract.grammar import Reader
from bulletin.extract.grids import Part
from bulletin.extract.layout import Line
from bulletin.extract.lexer import Token
from bulletin.extract.places import Places
from bulletin.model import Case, Region
from bulletin.text import Text


@dataclass(slots=True)
class _Record:
    """The cells of one case by their fields; what a page break parted comes together here."""

    cells: dict[str, list[Cell]]
    batch: int | None = None
    region: Region | None = None

    def text(self, name: str) -> str:
        return " ".join(cell.text for cell in self.cells.get(name, ()))


@dataclass(slots=True)
class _Section:
    """What a row with a single text says of the rows below it: 第十批, 一、库尔勒市."""

    batch: int | None = None
    region: Region | None = None


@dataclass(slots=True)
class Ledger:
    """Collects the cases of one text; a ledger goes on after a page break without its heads."""

    reader: Reader
    text: Text
    _records: list[_Record] = field(default_factory=list)
    _columns: dict[str, int] | None = None
    _regions: list[int] = field(default_factory=list)
    _last: _Section = field(default_factory=_Section)
    _width: int = 0

    def take(self, part: Part, caption: Sequence[Token]) -> bool:
        """Take a table in if it is a case ledger."""
        rows = [*part.heads, *part.rows]
        heads = next((at for at, row in enumerate(rows) if fields.columns([cell.text for cell in row])), None)
        section = _Section(self._batch(caption))
        if heads is None and (told := self._told(rows)) is not None:
            heads, self._columns = told
        elif heads is not None:
            self._columns = fields.columns([cell.text for cell in rows[heads]])
        if heads is not None:
            self._regions = [at for at, cell in enumerate(rows[heads]) if fields.field_of(cell.text) == "region"]
            self._width = len(rows[heads])
            first = heads + 1
        elif pairs := caselines.labelled(rows):
            self._records += [_Record(cells, section.batch) for cells in caselines.paired(pairs)]
            return True
        elif self._columns and part.width == self._width:
            first, section = 0, self._last
        else:
            self._columns = None
            return False
        self._last = self._rows(rows, first, part.notes, section)
        return True

    @staticmethod
    def _told(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]] | None:
        """Return the heads of a ledger whose ids the texts of its cases tell, and their columns."""
        for at, row in enumerate(rows):
            found = fields.told_columns([cell.text for cell in row])
            below = [each[found["text"]] for each in rows[at + 1 :] if len(each) == len(row)] if found else []
            if found and any(fields.told_id(cell.text) for cell in below):
                return at, {**found, "id": found["text"]}
        return None

    def _rows(
        self, rows: Sequence[Sequence[Cell]], first: int, notes: Sequence[tuple[int, Cell]], top: _Section
    ) -> _Section:
        assert self._columns is not None  # noqa: S101 - set by the only caller
        columns, section, waiting = self._columns, top, list(notes)
        for index, row in enumerate(rows):
            while waiting and waiting[0][0] <= index:
                section = self._section(waiting.pop(0)[1], section)
            if index < first:
                continue
            cells = {name: [row[at]] for name, at in columns.items() if at < len(row) and row[at].text}
            if self._regions[1:]:
                cells["region"] = [row[at] for at in self._regions if at < len(row) and row[at].text]
            texts = [cell for cell in row if cell.text]
            if len(texts) == 1 and (found := self._section(texts[0], section)) is not section:
                section = found
                continue
            if "id" in cells and fields.is_head_of_ids(cells["id"][0].text):
                continue  # the heads again, or their second level
            if self._goes_on(cells):
                for name, more in cells.items():
                    self._records[-1].cells.setdefault(name, []).extend(more)
            elif "id" in cells:
                self._records.append(_Record(cells, section.batch, section.region))
        return section

    def _goes_on(self, cells: dict[str, list[Cell]]) -> bool:
        """Tell whether a row is the rest of the one before: it has no number and no id of its own, or the id's end."""
        if not self._records or "serial" in cells:
            return False
        if "id" not in cells:
            return bool(cells)
        numbered = "serial" in self._records[-1].cells
        return numbered and cells["id"][0].text.isdigit()

    def _section(self, cell: Cell, before: _Section) -> _Section:
        found = re.search("第([0-9]+|[一二三四五六七八九十]+)批", cell.text)
        number = numbers.parse(found[1]) if found else None
        region = Places(self.reader).of(re.sub(rf"^{caselines.NUMBERING}", "", cell.text))
        if number is None and region is None:
            return before
        return _Section(int(number) if number is not None else before.batch, region or before.region)

    def _batch(self, tokens: Sequence[Token]) -> int | None:
        found = captions.batches(self.text.plain, tokens)
        return found.pop() if len(found) == 1 else None

    def lines(self, lines: Sequence[Line]) -> set[int]:
        """Read what is a ledger in lines that are no rows; return the places of those lines."""
        plain = self.text.plain
        told, used = caselines.upright(plain, lines)
        rest = [(at, line) for at, line in enumerate(lines) if at not in used]
        more, others = caselines.flat(plain, rest, Places(self.reader).within)
        self._records += [_Record(cells) for cells in (*told, *more)]
        return used | others

    # --- from cells to cases

    def cases(self) -> list[Case]:
        """Return the cases in their order."""
        places = Places(self.reader)
        found = [case for record in self._records if (case := self._case(record, places))]
        return sorted(found, key=lambda case: case.span.start)

    def _case(self, record: _Record, places: Places) -> Case | None:
        cells = record.cells.get("id", [])
        told = fields.told_id(cells[0].text) if cells else None
        known = fields.case_id(told[0] if told else "".join(cell.text for cell in cells))
        if known is None:
            return None
        identifier, marked = known
        batch = re.search("[0-9]+|[一二三四五六七八九十百]+", record.text("batch"))
        number = numbers.parse(batch[0]) if batch else None
        region = (
            places.within(record.text("region").replace(" ", ""))
            or places.within(record.text("unit"))
            or (places.within(told[0]) if told else None)
            or record.region
        )
        handling, held = record.text("handling"), record.text("held")
        talks = fields.talks(record.text("interviewed"), numbered=True)
        calls = fields.calls(record.text("accountable"), numbered=True)
        # Of a text that tells its id no more is kept than that.
        span = self.text.raw_span(cells[0].start, cells[0].start + len(told[1]) if told else cells[0].end)
        return Case(
            case_id=identifier,
            key=marked or fields.is_marked(record.text("key")),
            batch=int(number) if number is not None else record.batch or self.reader.article.title_batch,
            region=region.name if region else None,
            categories=fields.kinds(record.text("kind")),
            verified=fields.verdict(record.text("verified")) or fields.verdict(handling, free=True),
            status=fields.state(record.text("status")) or fields.state(handling, free=True),
            interviewed=talks if talks is not None else fields.talks(held),
            accountable=calls if calls is not None else fields.calls(held, numbered=True),
            span=span,
            quote=self.text.raw[span.start : span.end],
        )
