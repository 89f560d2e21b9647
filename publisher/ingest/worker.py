"""The child process that imports what others have sent: limits first, then the sources, the counts on standard output.

``python -m publisher.ingest.worker MEMORY_MB SECONDS OUT LAYOUT LANGUAGE SOURCE…``; LANGUAGE may be empty.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from publisher.limits import BEYOND, limited


def main(arguments: list[str]) -> int:
    """Import the sources and write the counts, or what stood in the way."""
    memory_mb, seconds, out, layout, language, *sources = arguments
    limited(int(memory_mb), float(seconds))
    # Only now: what follows may be led astray by a file.
    from publisher.errors import PublisherError
    from publisher.ingest.issue import import_sources

    try:
        report = import_sources([Path(one) for one in sources], Path(out), layout=layout, language=language or None)
        told: dict[str, object] = {"counts": report.counts}
    except PublisherError as error:
        message, hint = error.message, error.hint
        told = {"error": [message.en, message.zh, hint.en, hint.zh]}
    except (MemoryError, RecursionError):
        return BEYOND
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
