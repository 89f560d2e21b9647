"""Colours and faces stand in one sheet: no other names a value of its own for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.templating import style_sheet

PACKAGE = Path(__file__).parents[1] / "publisher"
TOKENS = PACKAGE / "tokens.css"
SHEETS = (
    "desk/assets/desk.css",
    "reports/html/look.css",
    "site/templates/epaper.css",
    "newsstand/templates/newsstand.css",
)
DECLARED = re.compile(r"(--[\w-]+):")
USED = re.compile(r"var\((--[\w-]+)\)")


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_takes_its_values_from_the_tokens(name: str) -> None:
    own = (PACKAGE / name).read_text("utf-8")
    shared = set(DECLARED.findall(TOKENS.read_text("utf-8")))
    assert not shared & set(DECLARED.findall(own))
    assert set(USED.findall(own)) <= shared | set(DECLARED.findall(own))


def test_the_tokens_stand_before_the_sheet() -> None:
    sheet = PACKAGE / SHEETS[0]
    assert style_sheet(sheet) == f"{TOKENS.read_text('utf-8')}\n{sheet.read_text('utf-8')}"
