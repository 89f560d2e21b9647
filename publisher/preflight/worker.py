"""The child process that judges a PDF: limits first, then the file, the verdict as JSON on standard output.

``python -m publisher.preflight.worker FILE PRESS PLACED MEMORY_MB SECONDS [FOLDER GUIDES]``; PRESS is a profile's name
or path, PLACED is 1 for a file that will stand within a page, FOLDER is where proofs go, with guides where GUIDES is 1.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from publisher.limits import BEYOND, limited


def main(arguments: list[str]) -> int:
    """Judge the file and write the verdict."""
    file, press, placed, memory_mb, seconds, *proofs = arguments
    limited(int(memory_mb), float(seconds))
    # Only now: what follows may be led astray by the file.
    from publisher.preflight.check import preflight
    from publisher.preflight.proofs import write_proofs
    from publisher.preflight.record import written
    from publisher.press.profile import load_profile

    try:
        profile = load_profile(press)
        data = Path(file).read_bytes()
        verdict = preflight(data, profile.within_a_page() if placed == "1" else profile)
        if proofs and not any(one.check == "ink" for one in verdict.not_run) and verdict.readable:
            write_proofs(data, profile, Path(proofs[0]), guides=proofs[1] == "1")
    except (MemoryError, RecursionError):
        return BEYOND
    sys.stdout.write(json.dumps(written(verdict)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
