"""The child process that judges a PDF: limits first, then the file, the verdict as JSON on standard output.

``python -m publisher.preflight.worker FILE PRESS PLACED MEMORY_MB SECONDS``; PRESS is a profile's name or path, PLACED
is 1 for a file that will stand within a page.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from publisher.limits import limited

BEYOND = 90
"""Exit status: more memory was needed than is allowed."""


def main(arguments: list[str]) -> int:
    """Judge the file and write the verdict."""
    file, press, placed, memory_mb, seconds = arguments
    limited(int(memory_mb), float(seconds))
    # Only now: what follows may be led astray by the file.
    from publisher.preflight.check import preflight
    from publisher.preflight.record import written
    from publisher.press.profile import load_profile

    try:
        profile = load_profile(press)
        verdict = preflight(Path(file).read_bytes(), profile.within_a_page() if placed == "1" else profile)
    except (MemoryError, RecursionError):
        return BEYOND
    sys.stdout.write(json.dumps(written(verdict)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
