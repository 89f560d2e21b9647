"""Two pieces of work at once, where the system lets a process divide in two."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")


def together(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """What both give; ``one`` is worked in a process of its own, which inherits everything and sends its result back.

    On a single core, or where a process cannot divide safely, they are worked one after the other. An exception
    comes out as if they had been: what the other process could not do is done again here.
    """
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return one(), other()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_sent, args=(one, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        done = other()
        found = _received(ours)
    finally:
        child.kill()
        child.join()
        ours.close()
    return (one() if found is None else found[0]), done


def _sent(work: Callable[[], One], pipe: Connection) -> None:
    # Ctrl-C at the terminal reaches both processes; the first one ends the second.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        pipe.send((work(),))


def _received(pipe: Connection) -> tuple[One] | None:
    try:
        found: tuple[One] = pipe.recv()
    except EOFError:
        return None
    return found
