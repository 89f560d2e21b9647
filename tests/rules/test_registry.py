"""Declaring rules: what is refused at once, and how a rule is found by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from publisher.errors import InputError
from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.registry import Hit, declare, rule, rule_called

DOC = """Something is wrong.

    Why:
        It is wrong.

    Bad:
        wrong
    Good:
        right
    中文：有问题
        这样不对。
    """


def test_a_complete_docstring_is_read() -> None:
    doc = declare("XX001", "wrong-thing", Severity.INFO, DOC).doc
    assert (doc.title.en, doc.title.zh) == ("Something is wrong.", "有问题")
    assert (doc.why.en, doc.why.zh, doc.bad, doc.good) == ("It is wrong.", "这样不对。", "wrong", "right")


@pytest.mark.parametrize("part", ["Why", "Bad", "Good", "中文"])
def test_a_docstring_without_a_section_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        declare("XX001", "wrong-thing", Severity.INFO, DOC.replace(part, "Else"))


def test_a_rule_without_docstring_is_refused() -> None:
    def bare(issue: Issue) -> Iterator[Hit]:
        yield from ()

    with pytest.raises(ValueError, match="lacks"):
        rule("XX001", "wrong-thing", Severity.INFO)(bare)


@pytest.mark.parametrize("code", ["BY1", "by001", "BYL001", "BY0001"])
def test_a_code_of_another_shape_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="code"):
        declare(code, "wrong-thing", Severity.INFO, DOC)


@pytest.mark.parametrize("name", ["Wrong-Thing", "wrong thing", "wrong_thing", ""])
def test_a_name_of_another_shape_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        declare("XX001", name, Severity.INFO, DOC)


@pytest.mark.parametrize("name", ["BY001", "by001", "missing-byline", "Missing-Byline"])
def test_a_rule_is_found_by_code_and_name(name: str) -> None:
    assert rule_called(name).code == "BY001"


def test_a_name_nobody_has_is_answered_with_what_is_near() -> None:
    with pytest.raises(InputError) as raised:
        rule_called("BY01")
    assert "BY01" in raised.value.message.en and "BY010" in raised.value.hint.en and "BY010" in raised.value.hint.zh
