"""Invented pages of many forms, each with a truth made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from publisher.ingest.account import account
from publisher.ingest.recognise import recognise
from tests.ingest.comparing import expected, recognised

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    truth = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    page = recognise(text)
    assert recognised(page, truth) == expected(truth, page)
    assert account(text, page) == ()
