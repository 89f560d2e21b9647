"""Two pieces of work at once: both results, errors as they come, and nothing left running."""

from __future__ import annotations

import os
import sys
import time

import pytest

from publisher import together as together_module
from publisher.together import together


def test_both_results() -> None:
    large = together(lambda: b"x" * 3_000_000, lambda: [os.getpid()])
    assert large == (b"x" * 3_000_000, [os.getpid()])


@pytest.mark.skipif(sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="there is only one process then")
def test_in_two_processes() -> None:
    there, here = together(os.getpid, os.getpid)
    assert here == os.getpid() and there != here


def test_what_fails_there_fails_here() -> None:
    def fails() -> int:
        raise ValueError("no such page")

    with pytest.raises(ValueError, match="no such page"):
        together(fails, lambda: 1)
    with pytest.raises(ValueError, match="no such page"):
        together(lambda: 1, fails)


def test_a_process_that_is_killed_is_made_good() -> None:
    mine = os.getpid()

    def dies_elsewhere() -> str:
        if os.getpid() != mine:
            os._exit(9)
        return "done"

    assert together(dies_elsewhere, lambda: 1) == ("done", 1)


def test_a_process_that_is_stuck_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together_module, "_PATIENCE", 0.2)
    mine = os.getpid()

    def stuck_elsewhere() -> str:
        if os.getpid() != mine:
            time.sleep(60)
        return "done"

    assert together(stuck_elsewhere, lambda: 1) == ("done", 1)
