"""Excerpts: the caret stands under its character, whatever the line holds and however long it is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publisher.findings import Finding, Severity
from publisher.model import Span
from publisher.reports import CheckReport
from publisher.reports.excerpt import WIDTH, cells, excerpt
from publisher.wording import Text


def shown(line: str, column: int) -> tuple[str, int] | None:
    span = Span(Path("a.md"), 1, column)
    one = Finding("PA001", "broken-paragraph", Severity.ERROR, Text("", ""), Text("", ""), span)
    found = excerpt(CheckReport("a", (one,), sources={"a.md": (line,)}), one)
    return (found.text, found.at) if found else None


def test_a_short_line_is_shown_whole() -> None:
    assert shown("意识形态、全", 6) == ("意识形态、全", 5)


def test_a_long_line_is_cut_about_the_place() -> None:
    text, at = shown("山" * 300 + "戶" + "水" * 300, 301) or ("", 0)
    assert text[at] == "戶"
    assert text[0] == text[-1] == "…"
    assert cells(text) <= WIDTH + 2


def test_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert shown("", 1) is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=300), st.integers(1, 320))
def test_the_caret_is_under_its_character(line: str, column: int) -> None:
    found = shown(line, column)
    if not line.strip():
        assert found is None
        return
    assert found is not None
    text, at = found
    meant = line[min(column, len(line)) - 1]
    assert text[at] == meant or text[at] in "\N{REPLACEMENT CHARACTER} "
    assert cells(text) <= WIDTH + 2
