"""The paper's name at the head of its first page, told by its size, and the lines that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.ingest.furniture import folio
from publisher.ingest.page import Furniture, RecognisedPage
from publisher.ingest.pdf.paragraphs import Passage
from publisher.ingest.units import Unit

_LARGER = 1.25
"""How much larger than any headline the name is set, at least."""
_FEWEST = 3


def nameplate(passages: Sequence[Passage]) -> int:
    """How many passages at the beginning are the nameplate and what belongs to it; 0 where there is none.

    It is the largest type of the page, no headline comes near it, and it stands above all headlines.
    """
    display = [passage for passage in passages if passage.kind == "display"]
    if len(passages) < _FEWEST or not display:
        return 0
    name = max(display, key=_size)
    depth = name.rows[-1].baseline + 0.45 * _size(name)
    count = 0
    while count < len(passages) and passages[count].rows[-1].baseline <= depth + 1.2 * passages[count].rows[-1].size:
        count += 1
    below = [passage for passage in passages[count:] if passage.kind == "display"]
    first = name in passages[:count] and all(passage.rows[0].baseline > depth for passage in below)
    return count if first and all(_LARGER * _size(passage) <= _size(name) for passage in below) else 0


def titled(page: RecognisedPage, above: Sequence[Unit]) -> RecognisedPage:
    """The page with what its nameplate tells; every line of it is furniture."""
    if not above:
        return page
    name = max(above, key=lambda unit: unit.mark == "▲")
    dates = [found for unit in above if (found := folio(unit.text)) and found.date]
    masthead = replace(
        page.masthead,
        publication=name.plain,
        date=dates[0].date if dates else page.masthead.date,
    )
    furniture = tuple(Furniture("nameplate", unit.text, unit.lines[0]) for unit in above)
    return replace(page, masthead=masthead, furniture=(*furniture, *page.furniture))


def _size(passage: Passage) -> float:
    return max(row.size for row in passage.rows)
