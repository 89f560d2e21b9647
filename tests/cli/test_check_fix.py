"""publisher check --fix, --fix=ask and --profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.fixture
def narrow(sample: Path) -> Path:
    """The sample with a half-width comma and a confusable word."""
    body = sample / "articles" / "night-market.md"
    body.write_text(body.read_text("utf-8").rstrip() + "\n\n夜市开到十点,周末将在接再厉。\n", "utf-8")
    return sample


def test_fix_mends_shows_the_difference_and_then_checks(program: Program, narrow: Path) -> None:
    ended = program("check", narrow, "--no-layout", "--fix", "--format", "json")
    assert ended.status == 0
    assert "-夜市开到十点,周末将在接再厉。" in ended.err and "+夜市开到十点，周末将在接再厉。" in ended.err
    assert [finding["rule"] for finding in json.loads(ended.out)["findings"]] == ["TY040"]
    again = program("check", narrow, "--no-layout", "--fix", "--format", "json")
    assert "@@" not in again.err


def test_ask_puts_the_rest_to_the_editor(program: Program, narrow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda *words, **options: True)
    program("check", narrow, "--no-layout", "--fix=ask")
    assert "夜市开到十点，周末将再接再厉。" in (narrow / "articles/night-market.md").read_text("utf-8")


def test_a_profile_is_named_on_the_command_line(program: Program, narrow: Path) -> None:
    assert program("check", narrow, "--no-layout", "--profile", "newspaper-zh").status == 1
    wrong = program("check", narrow, "--no-layout", "--profile", "nobody")
    assert wrong.status == 2 and "strict" in wrong.err


def test_the_reference_comes_in_three_forms(program: Program) -> None:
    assert "### TY004 half-width-punctuation" in program("rules", "--format", "markdown").out
    page = program("rules", "--format", "html").out
    assert '<article id="TY004">' in page and page.startswith("<!doctype html>")
    assert program("rules").out.count("\n") > 100
