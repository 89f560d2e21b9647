"""Limits of memory and time for a child process that handles what others have written."""

from __future__ import annotations

import resource
from contextlib import suppress


def limited(memory_mb: int, seconds: float) -> None:
    """Bind this process to so much memory and processor time. Systems that know no such limit go without."""
    wanted = ((resource.RLIMIT_AS, memory_mb * 1024 * 1024), (resource.RLIMIT_CPU, max(1, round(seconds))))
    for kind, amount in (*wanted, (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))
