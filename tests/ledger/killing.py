"""Work in a process of its own that is killed at a chosen moment, as a power cut would."""

import multiprocessing
import os
import signal
from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.engine import Engine

_FORK = multiprocessing.get_context("fork")


def killed_at(statement: int, work: Callable[[], object]) -> bool:
    """Do some work in a child that is killed (-9) before its nth statement; tell whether it came so far."""

    def child() -> None:
        left = statement

        def count(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        work()
        os._exit(0)

    process = _FORK.Process(target=child)
    process.start()
    process.join(60)
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0
