"""A finding leads to the very line and column of the source, wherever the source breaks its own lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.compose.pages import TextBlock
from publisher.compose.rules.matter import SetLine
from publisher.compose.rules.places import line_span
from publisher.load.prose import parse_prose
from publisher.model import Span
from tests.compose.rules.sheet import MEASURE, Sheet, line

SOURCE = """\
风从山上下来，
  吹过**新修的**茶园，
也吹过老街。

> 引文第一行，
> 引文第二行。
"""


@pytest.mark.parametrize(
    ("piece", "words", "where"),
    [
        ("body.0", "风从", (1, 1)),
        ("body.0", "山上", (1, 3)),
        ("body.0", "吹过新", (2, 3)),
        ("body.0", "新修", (2, 7)),
        ("body.0", "茶园", (2, 12)),
        ("body.0", "老街", (3, 4)),
        ("body.1", "第一", (5, 5)),
        ("body.1", "第二", (6, 5)),
    ],
)
def test_line_and_column(piece: str, words: str, where: tuple[int, int]) -> None:
    path = Path("articles/lead.md")
    layout = Sheet().layout()
    blocks, faults = parse_prose(SOURCE, path)
    assert faults == ()
    lead = layout.issue.articles["lead"].with_blocks(blocks)
    manifest = layout.issue.manifest.model_copy(update={"articles": (lead,)})
    layout = replace(layout, issue=replace(layout.issue, manifest=manifest))
    text = blocks[int(piece[-1])].text
    block = TextBlock("lead", piece, layout.pack.style("body"), 0, 0, 13.5, (line(words, text.index(words)),))
    assert line_span(layout, SetLine(1, block, 0)) == Span(path, *where)


def test_a_block_without_its_source_still_has_its_place() -> None:
    sheet = Sheet()
    sheet.set_line("body.2", 0, 1, lambda old: replace(old, width=MEASURE + 5))
    (found,) = sheet.findings()
    assert (found.rule, found.span) == ("LY019", Span(Path("articles/lead.md"), 5))
