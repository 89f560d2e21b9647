"""Child processes that handle what others have written: bound in memory and time, ended with all that they began."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import publisher

BEYOND = 90
"""Exit status of a child that needed more memory than it is allowed."""


def limited(memory_mb: int, seconds: float) -> None:
    """Bind this process to so much memory and processor time. Systems that know no such limit go without."""
    wanted = ((resource.RLIMIT_AS, memory_mb * 1024 * 1024), (resource.RLIMIT_CPU, max(1, round(seconds))))
    for kind, amount in (*wanted, (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))


def apart(module: str, arguments: Sequence[str], seconds: float) -> tuple[int, bytes]:
    """Run a module of the program as a process of its own: its exit status and what it wrote on standard output.

    Raises TimeoutError when it takes longer; whatever it has begun is ended with it.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": search_path(), "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            said, _ = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            end(child)
    return child.returncode, said


def search_path() -> str:
    """Where a child finds the program that this process is of, and what else it was told to look in."""
    roots = [str(Path(publisher.__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.pathsep.join(roots)


def end(child: subprocess.Popen[Any]) -> None:
    """End a child that leads a session of its own, and all processes of it."""
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
