"""Coverage-guided fuzzing of the reader: ``python -m tests.fuzzing KIND [libFuzzer options]``.

KIND is text, html, xlsx, xls, docx or pdf. Needs ``atheris``, which is no part of the locked requirements. A file
may be refused with ``UnreadableError``; anything else raised, or a reading whose spans do not quote its text, is a
find. Try ``-max_total_time=300 -timeout=20 -max_len=65536`` and a folder of seeds.
"""

from __future__ import annotations

import sys

from bulletin import files
from bulletin.bounds import bounded
from bulletin.errors import UnreadableError
from bulletin.extract import read
from bulletin.model import Context

_SECONDS = 15  # what takes longer is refused, as the commands do later
_CONTEXT = Context(published="2022-04-22", source="新疆日报")


def check(kind: str, data: bytes) -> None:
    """Read one input of any content as this kind of file."""
    try:
        with bounded(_SECONDS, "input"):
            text = data.decode("utf-8", "replace") if kind == "text" else files.text_of(f"input.{kind}", data)
    except UnreadableError:
        return
    reading = read(text, _CONTEXT)
    for each in (*reading.observations, *reading.ignored, *reading.issues, *reading.cases):
        if text[each.span.start : each.span.end] != each.quote:
            raise AssertionError(f"{each} does not quote its text")


def main() -> None:
    """Fuzz until something is found or the time is over."""
    import atheris  # noqa: PLC0415 - only where it is installed

    kind = sys.argv.pop(1)
    atheris.instrument_all()
    atheris.Setup(sys.argv, lambda data: check(kind, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
