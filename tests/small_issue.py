"""A small Chinese issue, two stories on one page with room to spare, for tests to copy and to spoil."""

from __future__ import annotations

from pathlib import Path

SMALL = Path(__file__).with_name("small-zh")
