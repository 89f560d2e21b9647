"""Chromium with axe: accessibility of a page, its requests, its width, and what a script in it answers."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.judges.ace import BROWSERS
from tests.judges.tools import JudgeMissing, ProgramFailed, program

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Visit:
    """A page to open: in a dark or light room, in a window of some width, running a script before it is judged."""

    file: Path
    dark: bool = False
    width: int = 1280
    script: str = ""


@dataclass(frozen=True)
class Seen:
    """What was found: axe's violations, requests besides the page itself, pixels beyond the window, the answer."""

    violations: tuple[str, ...]
    requests: tuple[str, ...]
    beyond: int
    answer: Any


def opened(visits: Sequence[Visit]) -> list[Seen]:
    """Open all these pages in one browser."""
    if not (_HERE.parents[1] / "node_modules" / "axe-core").is_dir():
        raise JudgeMissing("axe is missing. `make test` installs it.")
    asked = [{"file": str(v.file), "dark": v.dark, "width": v.width, "script": v.script} for v in visits]
    done = subprocess.run(
        [program("node"), str(_HERE / "browser.mjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        timeout=60 + 20 * len(visits),
        env=os.environ | {"BROWSER_PROGRAM": program(*BROWSERS)},
    )
    if done.returncode:
        raise ProgramFailed(f"Chromium: {done.stderr[-2000:]}")
    told = json.loads(done.stdout.rstrip("\n").rpartition("\n")[2])
    assert len(told) == len(visits)
    return [Seen(tuple(s["violations"]), tuple(s["requests"]), s["beyond"], s.get("answer")) for s in told]
