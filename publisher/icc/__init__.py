"""The colour profiles that come with the program; NOTICE beside them says where each is from and on what terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
NEWSPRINT, COATED = "newsprint-tr002.icc", "coated-fogra39.icc"


@cache
def data(name: str) -> bytes:
    """The bytes of one of the profiles, by its file name."""
    return (FOLDER / name).read_bytes()
