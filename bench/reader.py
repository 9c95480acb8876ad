"""How fast the reader is, as ratios within one run: ``python bench/reader.py [FOLDER]``.

What counts is the time of the processor, whatever else the machine does: for all alike, of each text the best of some
rounds.
Against it stand a bare regular expression (the floor: what finding ``N件`` costs at all) and, where installed, the
sum of JioNLP's location, time and money parsers, which a script for this task would be glued from.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bulletin.extract import read

_ROUNDS, _FEW = 15, 3
_FLOOR = re.compile(r"([\u4e00-\u9fff]{2,10}?)[^\u4e00-\u9fff]{0,2}([0-9,.]+)(件|个|家|人|万元|%)")


Work = Callable[[str], object]


def speed(work: Work, texts: Sequence[str], rounds: int = _ROUNDS) -> float:
    """Return the characters a second of the processor's time."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for at, text in enumerate(texts):
            start = time.process_time()
            work(text)
            best[at] = min(best[at], time.process_time() - start)
    return sum(map(len, texts)) / sum(best)


def glued() -> Work | None:
    """Return the peer's work on a text, None where it is not installed."""
    try:
        import jionlp  # noqa: PLC0415
    except ImportError:
        return None

    def work(text: str) -> object:
        sentences = re.split("[。;\n]", text)
        return [
            (jionlp.ner.extract_time(each), jionlp.parse_location(each), _FLOOR.findall(each)) for each in sentences
        ]

    return work


def main(folder: Path) -> None:
    """Print characters a second and ratios."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    ours, floor = speed(read, texts), speed(_FLOOR.findall, texts)
    print(f"reader        {ours:12,.0f} characters/s")
    print(f"bare regex    {floor:12,.0f} characters/s  (reader: 1/{floor / ours:.0f} of it)")
    peer = glued()
    if peer:
        theirs = speed(peer, texts)
        print(f"JioNLP + re   {theirs:12,.0f} characters/s  (reader: {ours / theirs:.1f} times it)")
    else:
        print("JioNLP + re   not installed")
    for copies in (5, 25):  # the longer one is 1 MB
        text = "\n".join(texts * copies)
        print(f"one text of {len(text):9,} characters: {speed(read, [text], _FEW):12,.0f} characters/s")
    print(f"peak memory   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "tests" / "corpus")
