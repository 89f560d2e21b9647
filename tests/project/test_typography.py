"""docs/typography.md is true: the tests, rules, options and pictures that it names exist."""

from __future__ import annotations

import re

from publisher.compose.limits import Limits
from publisher.compose.rules import RULES
from publisher.paths import resource

ROOT = resource("fonts").parent
TEXT = (ROOT / "docs" / "typography.md").read_text(encoding="utf-8")


def test_every_test_that_it_names_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)
    assert len(named) > 30
    for path, name in named:
        assert re.search(rf"^def {name}\(", (ROOT / "tests" / path).read_text(encoding="utf-8"), re.M), (path, name)


def test_every_layout_rule_that_it_names_exists() -> None:
    known = {rule.code for rule in RULES}
    named = set(re.findall(r"LY\d{3}", TEXT))
    assert named <= known
    assert {f"LY{number:03}" for number in range(10, 35)} <= named


def test_every_limit_is_named() -> None:
    assert all(f"`{name}`" in TEXT for name in Limits.model_fields)


def test_its_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"\]\((\S+\.png)\)", TEXT)
    assert len(pictures) == 2
    assert all((ROOT / "docs" / name).stat().st_size < 200_000 for name in pictures)
