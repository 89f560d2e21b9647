"""Peak memory of a command with all the processes it starts."""

from __future__ import annotations

import subprocess
import threading
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

_EVERY = 0.05
"""Seconds between two looks."""


class Peak:
    """In MB: the largest process, and all of them together, each shared page counted once. Zero where /proc is absent.

    Looking costs time, so a run that is looked at is not timed.
    """

    def __init__(self) -> None:
        self.largest = 0.0
        self.together = 0.0

    def watch(self, child: subprocess.Popen[bytes]) -> None:
        """Look at the child and its descendants until it has ended."""
        ended = threading.Event()
        looker = threading.Thread(target=self._look, args=(child.pid, ended))
        looker.start()
        child.wait()
        ended.set()
        looker.join()

    def _look(self, root: int, ended: threading.Event) -> None:
        while not ended.wait(_EVERY):
            sizes = [_size(process) for process in _family(root)]
            self.largest = max([self.largest, *(resident for resident, _ in sizes)])
            self.together = max(self.together, sum(share for _, share in sizes))


def _family(root: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The program's name stands in brackets and may hold spaces.
            parent = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1]
            children[int(parent)].append(int(stat.parent.name))
    family, open_ = [], [root]
    while open_:
        process = open_.pop()
        family.append(process)
        open_ += children[process]
    return family


def _size(process: int) -> tuple[float, float]:
    """Resident MB, and the process's share of them where others use the same pages."""
    found = {"Rss:": 0.0, "Pss:": 0.0}
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            name, *numbers = line.split()
            if name in found:
                found[name] = int(numbers[0]) / 1024
    return found["Rss:"], found["Pss:"]
