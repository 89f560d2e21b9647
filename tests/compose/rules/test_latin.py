"""The layout rules of Latin text, on lines written for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.findings import Severity
from publisher.typeset.lines import Line
from tests.compose.rules.sheet import Sheet, line

WORDS = (
    "Waves broke over the long harbour",
    "before anyone could call a warning",
    "Every boat had been pulled up high",
    "under lamps which burned all night",
    "No roof came off in spite of it all",
    "People slept in chairs by their doors",
    "Rain fell from noon until past seven",
    "Fishermen saw it coming in the west",
)


def river(sheet: Sheet, lines: int) -> None:
    """Rivers are told from so many lines on: in a handful of short lines chance makes some."""
    limits = sheet.pack.limits.model_copy(update={"river": lines})
    sheet.pack = sheet.pack.model_copy(update={"limits": limits})


def english(*texts: str) -> Sheet:
    """The story in one column of these lines, the last of which ends it."""
    sheet = Sheet(language="en")
    river(sheet, 8)
    for piece in ("body.0", "body.0", "body.1", "body.2"):
        sheet.pages[1].pop(sheet.find(piece))
    made: list[Line] = []
    for text in texts or WORDS:
        words, hyphen = (text[:-1], "-") if text.endswith("-") else (text, "")
        made.append(line(words, sum(len(one.source_text) for one in made), added=hyphen))
    made[-1] = replace(made[-1], width=60.0, last=True)
    sheet.pages[1].insert(1, sheet.block("body.0", 1, 14, made))
    return sheet


def spoilt(**rows: str) -> Sheet:
    """The clean lines with some of them, by number, replaced."""
    texts = list(WORDS)
    for name, text in rows.items():
        texts[int(name[4:])] = text
    return english(*texts)


def test_clean_lines() -> None:
    assert english().rules() == []


@pytest.mark.parametrize(
    ("code", "sheet"),
    [
        ("LY014", spoilt(line7="on.")),
        ("LY014", spoilt(line7="by noon")),
        (
            "LY024",
            spoilt(
                line1="before anyone could call a warn-", line2="ing of a boat that was pull-", line3="ed up and burn-"
            ),
        ),
        ("LY026", spoilt(line6="Rain fell from noon until the break-")),
        ("LY027", spoilt(line3="Every lamp which burned all night")),
        ("LY027", spoilt(line2="No boat had been pulled up high", line3="No lamps had burned all night")),
        ("LY028", spoilt(line3="under lamps that burned up high")),
        ("TY055", spoilt(line3='under "lamps" which burned all night')),
        ("TY055", spoilt(line3="under the harbour's lamps all night")),
        ("TY056", spoilt(line3="under lamps - three - all night")),
    ],
)
def test_one_fault_one_finding(code: str, sheet: Sheet) -> None:
    if code == "LY014":
        sheet.set_line("body.0", 0, 7, lambda old: replace(old, width=10.0))
    assert sheet.rules() == [code]


def test_feet_inches_and_joined_words_are_no_typewriter_marks() -> None:
    assert spoilt(line3="a 6' wall, 5'10\" men, well-known lamps").rules() == []


def test_two_short_words_in_a_row_are_no_repeat() -> None:
    assert spoilt(line3="by lamps which burned all night", line4="by no roof came off in spite of it").rules() == []


def test_two_hyphens_in_a_row_are_borne() -> None:
    assert spoilt(line1="before anyone could call a warn-", line2="ing of a boat that was pull-").rules() == []


def test_a_last_line_that_is_all_but_full() -> None:
    sheet = english()
    sheet.pack = sheet.pack.model_copy(update={"styles": sheet.pack.styles})
    sheet.set_line("body.0", 0, 7, lambda old: replace(old, width=old.measure - 4))
    assert sheet.rules() == ["LY015"]


def test_a_word_divided_between_columns() -> None:
    sheet = english()
    sheet.set_line("body.0", 0, 7, lambda old: line("Fishermen saw it coming in the wes", old.start, added="-"))
    grid = sheet.pack.grid
    rest = [line(text, 400 + 40 * n) for n, text in enumerate(("tern sky", "and went home", "to their boats"))]
    rest[-1] = replace(rest[-1], width=60.0, last=True)
    sheet.pages[1].insert(2, sheet.block("body.0", 2, 19, rest, continued=True))
    assert [(one.rule, one.severity) for one in sheet.findings()] == [("LY025", Severity.INFO)]
    sheet.pages[2] = [sheet.pages[1].pop(2)]
    assert [(one.rule, one.severity) for one in sheet.findings()] == [
        ("LY025", Severity.WARNING),
        ("LY001", Severity.WARNING),
    ]
    assert grid.columns == 3


def test_a_loose_line() -> None:
    sheet = english()
    sheet.set_line("body.0", 0, 3, lambda old: line("under lamps", old.start, word=9.0))
    assert sheet.rules() == ["LY022"]


def test_a_river_needs_its_number_of_lines() -> None:
    crack = ["318 elms", "247 limes", "905 firs", "612 alders", "480 ashes", "733 yews"]
    for count, told in ((5, []), (6, ["LY023"])):
        sheet = english(*crack[:count], "heather", *WORDS[1:])
        river(sheet, 6)
        assert sheet.rules() == told


def test_a_headline_turned_after_a_small_word() -> None:
    sheet = Sheet(language="en")
    sheet.change("headline", lines=(line("Council agrees to"), line("open the bridge", 18, last=True)))
    sheet.change("headline", leading=30.0, baseline=sheet.pack.grid.on(9))
    assert sheet.rules() == ["LY034"]
