"""Tables of figures: what a cell counts is what its row's name and its column's head say together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bulletin import numbers
from bulletin.extract.cells import NONE, Cell, Figure, figure
from bulletin.extract.frame import Draft, Frame, Subject
from bulletin.extract.grammar import Reader
from bulletin.extract.grids import Grid
from bulletin.extract.heads import BATCH_HEAD, SCALES, UNKNOWN, Meaning, both, meaning, settled, unit_of
from bulletin.extract.places import Places

_IGNORED_HEAD = re.compile("序号|排[名序]|名次|备注|说明|联系|电话$|领导")
_DATE_HEAD = re.compile("日期|时间")
_MARKED = "合并单元格"
_TOTAL = re.compile("[全总合小共]计数?|总数")
_FAR = 2000  # a quote that long proves nothing
_VERDICTS = frozenset(("cases_verified", "cases_partly_verified", "cases_unfounded"))
_HUNDRED = Decimal(100)


class _Name(Struct, frozen=True, gc=False):
    """What the name of a row says, and the cell where it stands."""

    meaning: Meaning
    cell: Cell | None = None


class Figures:
    """Reads the figures of one table."""

    def __init__(self, reader: Reader, grid: Grid) -> None:
        self.reader = reader
        self.grid = grid
        self.places = Places(reader)
        self.published = reader.article.published
        heads = [meaning([level.text for level in head], self.places.of, self.published) for head in grid.heads]
        self.columns = _totals(_single(settled(heads)))
        self.runs = self._runs()
        self.above: dict[int, str] = {}
        self.names = [self._named(row) for row in grid.rows]
        self._keep_to_one_axis()
        self.total = grid.total or self._whole()
        self.fractions = self._fractions()
        self.units: dict[int, str | None] = {}
        self.regions = {column.region.code for column in self.columns if column.region}

    def read(self) -> None:
        """Give the figures to the reader, in the order of the text."""
        columns: dict[int, list[Draft]] = defaultdict(list)
        for row, names in zip(self.grid.rows, self.names, strict=True):
            for index, draft in self._of_row(row, names):
                columns[index].append(draft)
        found = [draft for drafts in columns.values() for draft in _apart(drafts)]
        found.sort(key=lambda draft: draft.value_at)
        if not self.grid.cued:
            _as_before(self.reader, found)
        self.reader.drafts += found

    # --- which cells are names

    def _runs(self) -> dict[int, tuple[int, ...]]:
        """Return for each column of figures the columns that name its rows: the nearest on its left that name any."""
        names: list[tuple[int, ...]] = [()]
        runs: dict[int, tuple[int, ...]] = {}
        width = max([len(self.columns), *(len(row) for row in self.grid.rows)])
        counts = self._counts(width)
        run: list[int] = []
        for index in range(width):
            head = self.grid.heads[index][-1].text if index < len(self.grid.heads) and self.grid.heads[index] else ""
            if _IGNORED_HEAD.search(head):
                continue
            labels, figures = counts[index]
            if labels > figures or BATCH_HEAD.fullmatch(head) or (_DATE_HEAD.search(head) and index < len(counts)):
                run.append(index)
                continue
            if run:
                if len(names) == 1 or self._tell(run):
                    names.append(tuple(run))
                run = []
            runs[index] = names[-1]
        return runs

    def _counts(self, width: int) -> list[tuple[int, int]]:
        counts = [[0, 0] for _ in range(width)]
        for row in self.grid.rows:
            for index, cell in enumerate(row):
                if figure(cell.text):
                    counts[index][1] += 1
                elif cell.text not in NONE and _MARKED not in cell.text:
                    counts[index][0] += 1
        return [(labels, figures) for labels, figures in counts]

    def _tell(self, run: Sequence[int]) -> bool:
        """Tell whether columns in the midst of figures name regions: 地区 | 件数 | 地区 | 件数."""
        texts = [row[run[-1]].text for row in self.grid.rows if run[-1] < len(row)]
        named = [text for text in texts if text not in NONE]
        return sum(self.places.of(text) is not None for text in named) * 2 > len(named)

    def _named(self, row: Sequence[Cell]) -> dict[tuple[int, ...], _Name]:
        found: dict[tuple[int, ...], _Name] = {(): _Name(Meaning())}
        for run in set(self.runs.values()):
            cells = [row[index] for index in run if index < len(row) and row[index].text not in NONE]
            texts = [text for index in run if (text := self._label(index, row, last=run[-1])) not in NONE]
            if not texts:  # 合计 in the place of the row's number
                cells = [cell for cell in row[: max(run, default=0)] if _TOTAL.fullmatch(cell.text)][:1]
                texts = [cell.text for cell in cells]
            if run:
                said = meaning(texts, self.places.of, self.published) if texts else UNKNOWN
                found[run] = _Name(said, cells[-1] if cells else None)
        return found

    def _label(self, index: int, row: Sequence[Cell], *, last: int) -> str:
        """Return a name; one that stands once for several rows holds until the next."""
        text = self._batched(index, row[index].text) if index < len(row) else ""
        if index == last:
            return text
        if text not in NONE:
            self.above[index] = text
        elif last < len(row) and row[last].text not in NONE:
            return self.above.get(index, "")
        return text

    def _batched(self, index: int, text: str) -> str:
        """Return 第10批 for 10 in a column of batches."""
        head = self.grid.heads[index] if index < len(self.grid.heads) else []
        number = numbers.parse(text) if head and BATCH_HEAD.fullmatch(head[-1].text) else None
        return text if number is None else f"第{int(number)}批"

    # --- what the table is about

    def _keep_to_one_axis(self) -> None:
        """Leave out what is beside the point of its column of names: 其他 among regions is no category."""
        for run in set(self.runs.values()):
            axes = Counter(names[run].meaning.axis for names in self.names if names[run].meaning.known)
            main = max(("region", "batch", "category", "measure"), key=lambda axis: axes[axis])
            said = [names[run].meaning for names in self.names]
            if main == "region" and axes["region"]:
                said = [UNKNOWN if each.axis in ("category", "measure") else each for each in said]
            elif main == "batch":
                said = _totals(said)
            for names, each in zip(self.names, said, strict=True):
                names[run] = replace(names[run], meaning=each)

    def _whole(self) -> Subject:
        """Return whom the totals are about: the unit that all regions of the table lie in, else the text's subject."""
        subject = self.reader.frame.subject
        regions = [name.meaning.region for names in self.names for name in names.values()]
        regions += [column.region for column in self.columns]
        parents = {region.parent for region in regions if region}
        several = len({region.code for region in regions if region}) > 1
        above = self.reader.article.gazetteer.by_code(parents.pop() or "") if several and len(parents) == 1 else None
        if above is None or (subject.region and above.code == subject.region.code):
            return subject
        return Subject(above, None, bare=False)

    def _fractions(self) -> frozenset[int]:
        """Return the columns of shares that a sheet holds as parts of one: 0.266 for 26.6%."""
        found = []
        for index, column in enumerate(self.columns):
            if column.measure == "share":
                values = [figure(row[index].text) for row in self.grid.rows if index < len(row)]
                if all(value is None or (value.value <= 1 and not value.unit) for value in values):
                    found.append(index)
        return frozenset(found)

    # --- figures

    def _of_row(self, row: Sequence[Cell], names: Mapping[tuple[int, ...], _Name]) -> Iterator[tuple[int, Draft]]:
        for index, cell in enumerate(row):
            number = figure(cell.text) if index in self.runs else None
            if number is None:
                continue
            name = names[self.runs[index]]
            column = self.columns[index] if index < len(self.columns) else Meaning()
            said = both(name.meaning, column)
            nothing = column == Meaning() and not (name.meaning.measure or name.meaning.category)
            if said.known and not nothing and _counts(said):
                draft = self._draft(said, name.cell, cell, number, index)
                if draft:
                    yield index, draft

    def _draft(self, said: Meaning, name: Cell | None, cell: Cell, number: Figure, index: int) -> Draft | None:
        key = said.measure or "cases_forwarded"
        value: Decimal | None = number.value
        if key == "share":
            if number.unit not in ("", "%") or not (said.region or said.category):
                return None
            value = number.value * _HUNDRED if index in self.fractions else number.value
        elif number.unit == "%":
            return None
        elif key == "fines":
            value = self._money(number, said.unit, index)
        if value is None:
            return None
        head = self._head(index) if said.region and said.region.code in self.regions else None
        first = min([place.start for place in (head or name,) if place] + [cell.start])
        if cell.end - first > _FAR:
            first = name.start if name and cell.end - name.start <= _FAR else cell.start
        return Draft(
            first, cell.end, cell.start, key, said.status, value, unit_of(key, number.unit or said.unit), said.category,
            self._frame(said), None if said.region else self.total, said.region, "table",
            "stated" if said.region else "inherited", bare=True,
        )  # fmt: skip

    def _head(self, index: int) -> Cell | None:
        return next((level for level in reversed(self.grid.heads[index]) if level.text), None)

    def _money(self, number: Figure, unit: str | None, index: int) -> Decimal | None:
        """Return an amount in 元; None where nothing says whether it is 元 or 万元."""
        unit = number.unit or unit or self.grid.unit
        if unit is None:
            if index not in self.units:
                self.units[index] = self._likely(index)
            unit = self.units[index]
        return number.value * SCALES.get(unit, 1) if unit else None

    def _likely(self, index: int) -> str | None:
        """Return 万元 for a column without a unit whose sums are small and have decimals."""
        values = [found.value for row in self.grid.rows if index < len(row) and (found := figure(row[index].text))]
        return "万元" if any(value % 1 for value in values) and max(values) < SCALES["万元"] else None

    def _frame(self, said: Meaning) -> Frame:
        frame = self.reader.frame
        if said.scope == "cumulative":
            frame = replace(frame, scope="cumulative", batch=said.batch)
        elif said.batch is not None and said.batch != frame.batch:
            frame = replace(frame, scope="batch", batch=said.batch, as_of=self.reader.batch_dates.get(said.batch))
        elif said.scope == "batch" and frame.scope != "batch":
            last, named = self.reader.last_batch, self.reader.batch_dates
            batch = last.batch if last else self.reader.article.title_batch or next(reversed(named), None)
            day = last.as_of if last else named.get(batch or 0, frame.as_of)
            frame = replace(frame, scope="batch", batch=said.batch or batch, as_of=day)
        return replace(frame, as_of=said.as_of) if said.as_of else frame


def _counts(said: Meaning) -> bool:
    return bool(said.measure or said.category or said.role or said.count or said.total or said.scope)


def _totals(axis: Sequence[Meaning]) -> list[Meaning]:
    """Let 合计 beside batches be that of all up to the last."""
    batches = [each.batch for each in axis if each.known and each.scope == "batch" and each.batch is not None]
    if len(batches) < 2:  # noqa: PLR2004 - a total is of several
        return list(axis)
    return [replace(each, scope="cumulative", batch=max(batches)) if each.axis == "total" else each for each in axis]


def _single(columns: Sequence[Meaning]) -> list[Meaning]:
    """Leave out verdicts that are told apart by more than the verdict: 已办结 属实 beside 阶段办结 属实."""
    same = Counter(replace(column, unit=None) for column in columns if column.measure in _VERDICTS)
    return [UNKNOWN if same[replace(column, unit=None)] > 1 else column for column in columns]


def _apart(column: list[Draft]) -> list[Draft]:
    """Leave out the copies of a merged cell: equal neighbours that make the column's sum right when counted once."""
    parts = [draft for draft in column if draft.region]
    total = sum(draft.value for draft in column if not draft.region)
    excess = sum(draft.value for draft in parts) - total
    if excess <= 0 or len(parts) == len(column):
        return column
    shared = {
        id(draft) for one, other in pairwise(parts) if one.value == other.value == excess for draft in (one, other)
    }
    return [draft for draft in column if id(draft) not in shared] if len(shared) == 2 else column  # noqa: PLR2004 - a pair


def _as_before(reader: Reader, found: Iterable[Draft]) -> None:
    """Give a table that says nothing of its scope that of the total that it repeats, if the text printed it before."""
    drafts = list(found)
    for draft in drafts:
        region = draft.subject.region if draft.subject else None
        before = reader.totals.get((region.code, draft.measure or "", draft.value)) if region else None
        if before and draft.category is None and draft.frame == reader.frame:
            for each in drafts:
                if each.frame == reader.frame:
                    each.frame = replace(
                        each.frame, scope=before.frame.scope, batch=before.frame.batch, as_of=before.frame.as_of
                    )
            return
