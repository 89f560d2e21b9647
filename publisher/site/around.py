"""What lies around an issue's e-paper: the newsstand it hangs in, the issues beside it. All of it may be missing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """An issue of another day: its date and its address as seen from the e-paper's folder."""

    date: datetime.date
    href: str


@dataclass(frozen=True, slots=True)
class Around:
    """``home`` is the newsstand's address and ``search`` its search page's, as seen from the e-paper's folder.

    ``days`` are the issues of the same month, this one included; ``base_url`` is the e-paper's own address on the web.
    ``assets`` is where style sheet and script lie.
    """

    home: str | None = None
    search: str | None = None
    previous: Day | None = None
    following: Day | None = None
    days: tuple[Day, ...] = ()
    base_url: str | None = None
    assets: str = ""
