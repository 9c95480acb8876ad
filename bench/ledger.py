"""What it costs to bring the account up to date, by the size of the ledger: `python bench/ledger.py [SIZE]...`

The ledgers hold months of an inspection as three papers report them (31 batches, 14 prefectures, 14 divisions), one a
year, read once and dated anew. Printed are the processor's time of a full reckoning, of one new bulletin of the
last inspection, the median and the worst of some, and what reading the account costs, a part at a time and whole: time
and the most memory, of which a program that only opens a ledger has some.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/accounts"))
import simulated
from msgspec import structs

from bulletin.ledger import Ledger, accounts, bulletins, reckoning
from bulletin.model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.model import Record

_FIRST_YEAR = 1000
_NEW = 30


def _months() -> Iterator[Record]:
    month = [simulated.rendered(sheet) for sheet in simulated.month(1).sheets if sheet.number > 1]
    year = _FIRST_YEAR
    while True:
        for record in month:
            found = record.bulletin
            id_ = f"{found.source}-{year}{found.id.rpartition('-')[2]}"
            dated = replace(found, id=id_, url=f"{found.url}/{year}", published=f"{year}{found.published[4:]}")
            figures = tuple(structs.replace(each, as_of=f"{year}{each.as_of[4:]}") for each in record.observations)
            yield replace(record, bulletin=dated, observations=figures)
        year += 1


def _put(ledger: Ledger, records: list[Record]) -> None:
    with ledger.transaction() as connection:
        for each in records:
            reading = Reading("", each.observations, (), each.issues, ())
            bulletins.put(connection, each.bulletin, reading, "2022-05-01T00:00:00+00:00", None)


def _read(url: str, *, wanted: bool) -> tuple[float, float]:
    """Return the seconds that reading the account took, and the megabytes that the process had at most."""
    started = time.process_time()
    with Ledger(url, read_only=True) as ledger, ledger.transaction() as connection:
        if wanted:
            deque(accounts.parts(connection), maxlen=0)
    # Not the resource usage: that begins with what the parent had.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines())
    return time.process_time() - started, int(status["VmHWM"].split()[0]) / 1024


def _print_reading(url: str) -> None:
    for how, wanted in (("not at all", False), ("in parts", True)):
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
            seconds, megabytes = other.submit(_read, url, wanted=wanted).result()
        print(f"{'':18} account read {how}: {seconds:.1f} s, {megabytes:.0f} MB at most", flush=True)


def _measure(size: int, folder: Path) -> None:
    source = _months()
    with Ledger(f"sqlite:///{folder / f'{size}.sqlite'}") as ledger:
        for _ in range(0, size, 500):
            _put(ledger, [next(source) for _ in range(500)])
        started, wall = time.process_time(), time.perf_counter()
        done = ledger.reckon()
        whole, wall = time.process_time() - started, time.perf_counter() - wall
        costs = []
        for _ in range(_NEW):
            _put(ledger, [next(source)])
            started = time.process_time()
            with ledger.transaction() as connection:
                reckoning.reckon(connection)
            costs.append((time.process_time() - started) * 1000)
        url = ledger.url
    print(
        f"{size:7} bulletins: reckoned in {whole:.0f} s ({wall:.0f} s by the clock), {whole / done * 1000:.2f} ms each;"
        f" one more: {statistics.median(costs):.1f} ms, at most {max(costs):.1f} ms",
        flush=True,
    )
    _print_reading(url)


def main() -> None:
    """Measure ledgers of some sizes."""
    sizes = [int(each) for each in sys.argv[1:]] or [1000, 10000, 100000]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            _measure(size, Path(folder))


if __name__ == "__main__":
    main()
