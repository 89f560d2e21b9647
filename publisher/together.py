"""Two pieces of work at once, where the system lets a process divide in two."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

One = TypeVar("One")
Other = TypeVar("Other")
_PATIENCE = 120.0
"""Seconds that the other process may take longer than this one before its work is done again here."""
_ENDING = (signal.SIGINT, signal.SIGTERM)


def together(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """What both give; ``one`` is worked in a process of its own, which inherits everything and sends its result back.

    On a single core, or where a process cannot divide safely, they are worked one after the other. An exception
    comes out as if they had been: what the other process could not do is done again here.
    """
    # A worker of a cluster may have no children of its own.
    alone = multiprocessing.current_process().daemon
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2 or alone:
        return one(), other()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_sent, args=(one, theirs), daemon=True)
    # A signal that arrives while the process divides would be swallowed by what Python does then.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    child.start()
    theirs.close()
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        done = other()
        found: tuple[One] | None = _received(ours)
    finally:
        child.kill()
        child.join()
        ours.close()
    return (one() if found is None else found[0]), done


def _sent(work: Callable[[], One], pipe: Connection) -> None:
    # Ctrl-C at the terminal reaches both processes; the first one ends the second.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    # Other libraries' threads did not come along, and some are asked for whenever garbage is looked for.
    gc.disable()
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        pipe.send((work(),))


def _received(pipe: Connection) -> Any:
    """A tuple of the one result, or None when the process ended or was stuck without sending it."""
    try:
        return pipe.recv() if pipe.poll(_PATIENCE) else None
    except EOFError:
        return None
