"""A story pinned to its place, and let go: everything else in the manifest stays to the byte."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from publisher.editing.pinning import with_pin, without_pin
from publisher.errors import InputError

PAPER = """\
articles:
  - id: tea
    headline: 茶叶   # 主题
    body: articles/tea.md
  - id: night
    headline: 夜市
    pin:
      columns: 3   # 宽
    body: articles/night.md
  - {id: school, headline: 学校}
  - id: market
    headline: 集市
    pin: {picture: {columns: 2}}   # 图
"""


def pin(text: str, article: str) -> Any:
    return next(one for one in yaml.safe_load(text)["articles"] if one["id"] == article).get("pin")


@pytest.mark.parametrize("article", ["tea", "night", "school", "market"])
def test_pinned_and_let_go_again(article: str) -> None:
    pinned = with_pin(PAPER, article, (2, 4), (9, 40))
    before = pin(PAPER, article) or {}
    assert pin(pinned, article) == {**before, "frame": {"columns": [2, 4], "lines": [9, 40]}}
    assert without_pin(pinned, article) == PAPER


@pytest.mark.parametrize("article", ["tea", "night", "school", "market"])
def test_comments_stay(article: str) -> None:
    pinned = with_pin(PAPER, article, (2, 4), (9, 40))
    assert [word for word in ("# 主题", "# 宽", "# 图") if word in pinned] == ["# 主题", "# 宽", "# 图"]


def test_what_is_pinned_is_not_pinned_elsewhere() -> None:
    with pytest.raises(InputError):
        with_pin(with_pin(PAPER, "tea", (2, 4), (9, 40)), "tea", (1, 2), (0, 9))


def test_nothing_is_let_go_that_was_not_pinned() -> None:
    assert without_pin(PAPER, "tea") == PAPER
    assert without_pin(PAPER, "market") == PAPER
