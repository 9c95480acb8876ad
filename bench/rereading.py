"""What rereading a ledger costs: nothing to read, one bulletin in a hundred, all; and the memory of the process.

python bench/rereading.py 1000 10000 100000
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bulletin.ledger import Ledger, bulletins, rows
from bulletin.model import Bulletin
from crawler.sources import Source
from infocenter.rereading import reread
from infocenter.store import read_bulletin, reader_of

SOURCE = Source(name="daily", publisher="新疆日报", urls=("http://127.0.0.1:9/",), territory="新疆维吾尔自治区")
TEXT = "转办新疆第二十七批信访件76件，其中自治区65件，兵团11件。自治区65件中，乌鲁木齐市28件，伊犁州、昌吉州各6件。"
ONE = Bulletin("daily-0", "daily", "https://d.example/0", "转办", "2022-04-22", "新疆日报", None, None, (TEXT,))
SEEN = "2022-04-22T01:00:00+00:00"
ALL_AT_MOST = 10_000


def fill(ledger: Ledger, count: int) -> None:
    read = rows.read_rows(read_bulletin(ONE, SOURCE), reader_of(SOURCE))
    for start in range(0, count, 1000):
        with ledger.transaction() as connection:
            for number in range(start, min(start + 1000, count)):
                each = replace(ONE, id=f"daily-{number:06}", url=f"https://d.example/{number}")
                bulletins.put(connection, each, read, SEEN, None, marks=())


def misread(ledger: Ledger, ids: str) -> None:
    """Let an older reader have read some bulletins, and read one number of each wrongly."""
    with ledger.transaction() as connection:
        connection.exec_driver_sql("UPDATE revisions SET reader = 'older' WHERE bulletin_id LIKE ?", (ids,))
        change = "UPDATE observations SET value = '82' WHERE value = '28' AND bulletin_id LIKE ?"
        connection.exec_driver_sql(change, (ids,))


def measure(ledger: Ledger, what: str, *, apply: bool) -> None:
    started = time.perf_counter()
    totals = reread(ledger, [SOURCE], None, apply=apply, tell=lambda _: None)
    seconds = time.perf_counter() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {what:28} {seconds:7.2f} s, {totals.read} read, {totals.differing} differ; at most {most} MB so far")


def main(counts: list[int]) -> None:
    for count in counts:
        with tempfile.TemporaryDirectory() as folder, Ledger(f"sqlite:///{Path(folder) / 'l.sqlite'}") as ledger:
            fill(ledger, count)
            print(f"{count} bulletins")
            measure(ledger, "nothing to read", apply=False)
            misread(ledger, "daily-%00")
            measure(ledger, "one in a hundred, shown", apply=False)
            measure(ledger, "one in a hundred, kept", apply=True)
            if count <= ALL_AT_MOST:
                misread(ledger, "daily-%")
                measure(ledger, "all, shown", apply=False)
                measure(ledger, "all, kept", apply=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1000, 10_000])
