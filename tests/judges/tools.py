"""Finding and running the programs that judge."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path


class JudgeMissing(RuntimeError):
    """A judge's program is not installed."""


def program(*names: str) -> str:
    """The first of these programs that is there; a name may be a path. JudgeMissing if none is."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise JudgeMissing(f"{names[0]} is missing. `make test` installs it.")


class ProgramFailed(RuntimeError):
    """A program ended with another status than 0; the message is what it said."""


def run(command: Iterable[str | Path], *, seconds: float = 60, env: Mapping[str, str] | None = None) -> str:
    """Standard output of a program; ProgramFailed when it ends badly, TimeoutExpired when it does not end."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, timeout=seconds, check=False, env=env)
    if done.returncode:
        parts = (part.decode("utf-8", "replace").strip() for part in (done.stdout, done.stderr))
        said = "\n".join(part for part in parts if part)[-4000:]
        raise ProgramFailed(f"{Path(words[0]).name} ended with {done.returncode}: {said}")
    return done.stdout.decode("utf-8", "replace")
