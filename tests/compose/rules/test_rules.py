"""Every layout rule: the clean page spoilt in one thing, and that finding and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from publisher.findings import Severity
from tests.compose.rules.sheet import Sheet, line, lines


def test_the_clean_page_is_clean() -> None:
    assert Sheet().rules() == []
    assert Sheet(language="en").rules() == []


def stranded(sheet: Sheet) -> None:
    """The subhead moves to the foot of the first column."""
    sheet.change("body.0", 0, lines=tuple(lines(7)))
    sheet.pages[1].pop(sheet.find("body.0", 1))
    grid = sheet.pack.grid
    sheet.change("body.1", x=grid.x(1), baseline=grid.on(22))
    sheet.change("body.2", baseline=grid.on(14), lines=tuple(lines(9)))


def stranded_with_a_line(sheet: Sheet) -> None:
    stranded(sheet)
    sheet.pages[1].insert(sheet.find("body.2"), sheet.block("body.2", 1, 23, lines(1, ended=False)))
    sheet.change("body.2", 1, lines=tuple(lines(9, 1)), continued=True)


def widow(sheet: Sheet) -> None:
    sheet.change("body.0", 0, lines=tuple(lines(10, ended=False)), baseline=sheet.pack.grid.on(12))
    sheet.change("body.0", 1, lines=tuple(lines(1, 10)), baseline=sheet.pack.grid.on(16))


def orphan(sheet: Sheet) -> None:
    sheet.pages[1][sheet.find("body.0")] = sheet.block("body.3", 1, 14, lines(7))
    sheet.pages[1].insert(sheet.find("body.0"), sheet.block("body.0", 1, 21, lines(1, ended=False)))
    sheet.change("body.0", 1, lines=tuple(lines(3, 1)), continued=True)


def lone_character(sheet: Sheet) -> None:
    sheet.set_line("body.0", 1, 2, lambda old: replace(line("位。", old.start), width=18.0, last=True))


def forbidden_start(sheet: Sheet) -> None:
    sheet.set_line("body.0", 0, 3, lambda old: line("，" + old.text[1:], old.start))


def forbidden_end(sheet: Sheet) -> None:
    sheet.set_line("body.0", 0, 3, lambda old: line(old.text[1:] + "“", old.start))


def divided_dash(sheet: Sheet) -> None:
    sheet.set_line("body.0", 0, 3, lambda old: line(old.text[1:] + "—", old.start))
    sheet.set_line("body.0", 0, 4, lambda old: line("—" + old.text[1:], old.start))


def text_on_text(sheet: Sheet) -> None:
    sheet.change("headline", baseline=sheet.pack.grid.on(14) - 3)


def picture_on_text(sheet: Sheet) -> None:
    sheet.change("headline", x=sheet.pack.grid.x(3) + 100, baseline=sheet.pack.grid.on(16))


def over_the_edge(sheet: Sheet) -> None:
    sheet.change("headline", x=750.0)


def overfull(sheet: Sheet) -> None:
    sheet.set_line("headline", 0, 0, lambda old: replace(old, width=130.0))


def parted_caption(sheet: Sheet) -> None:
    sheet.change("figure.0.caption", x=sheet.pack.grid.x(5), baseline=sheet.pack.grid.on(40))


def caption_on_another_page(sheet: Sheet) -> None:
    sheet.pages[2] = [sheet.pages[1].pop(sheet.find("figure.0.caption"))]


def off_grid(sheet: Sheet) -> None:
    sheet.change("body.0", 1, baseline=sheet.pack.grid.on(14) - 1)


def loose(sheet: Sheet) -> None:
    sheet.set_line("body.0", 0, 2, lambda old: line(old.text[:10], old.start, tracking=3.0))


def sliver(sheet: Sheet) -> None:
    sheet.change("body.2", lines=tuple(lines(4, ended=False)))
    sheet.pages[1].insert(sheet.find("body.2") + 1, sheet.block("body.2", 4, 20, lines(2, 4), continued=True))


def uneven(sheet: Sheet) -> None:
    sheet.change("body.0", 0, lines=tuple(lines(12, ended=False)))
    sheet.change("body.0", 1, lines=tuple(lines(3, 12)))


def bumping(sheet: Sheet) -> None:
    sheet.set_line("headline", 0, 0, lambda old: replace(old, width=120.0))
    sheet.pages[1].append(sheet.block("headline", 2, 11, [line("茶叶卖到省城外", last=True)], article="other"))


def empty_page(sheet: Sheet) -> None:
    sheet.pages[2] = [replace(sheet.block("furniture", 1, 0, [line("要闻", last=True)]), article=None)]


def white(sheet: Sheet) -> None:
    limits = sheet.pack.limits.model_copy(update={"white": 0.5})
    sheet.pack = sheet.pack.model_copy(update={"limits": limits})


CHINESE: tuple[tuple[str, Callable[[Sheet], None], Severity], ...] = (
    ("LY010", stranded, Severity.ERROR),
    ("LY010", stranded_with_a_line, Severity.WARNING),
    ("LY011", widow, Severity.WARNING),
    ("LY012", orphan, Severity.INFO),
    ("LY013", lone_character, Severity.WARNING),
    ("LY016", forbidden_start, Severity.ERROR),
    ("LY016", forbidden_end, Severity.ERROR),
    ("LY016", divided_dash, Severity.ERROR),
    ("LY017", text_on_text, Severity.ERROR),
    ("LY017", picture_on_text, Severity.ERROR),
    ("LY018", over_the_edge, Severity.ERROR),
    ("LY019", overfull, Severity.ERROR),
    ("LY020", parted_caption, Severity.ERROR),
    ("LY020", caption_on_another_page, Severity.ERROR),
    ("LY021", off_grid, Severity.ERROR),
    ("LY022", loose, Severity.WARNING),
    ("LY029", white, Severity.WARNING),
    ("LY030", bumping, Severity.WARNING),
    ("LY031", sliver, Severity.WARNING),
    ("LY032", uneven, Severity.INFO),
    ("LY033", empty_page, Severity.WARNING),
)


@pytest.mark.parametrize(("code", "spoil", "severity"), CHINESE, ids=lambda value: getattr(value, "__name__", ""))
def test_one_fault_one_finding(code: str, spoil: Callable[[Sheet], None], severity: Severity) -> None:
    sheet = Sheet()
    spoil(sheet)
    findings = sheet.findings()
    assert [(one.rule, one.severity) for one in findings] == [(code, severity)]
    (found,) = findings
    assert found.page in (1, 2) and found.box is not None and found.span is not None
    assert found.box.width > 0 and found.box.height > 0
