"""Bylines, figures and what is allowed, changed where they stand."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.editing.entries import with_allowed, with_figure_field, with_names
from publisher.errors import InputError

PAPER = """\
# 一期
publication: {title: 青溪新闻}
allow: {LY029: 版面留白}
articles:
  - id: tea
    headline: 茶叶   # 主题
    byline: 林一苇   # 记者
    figures:
      - image: images/a.jpg   # 图一
        caption: 茶山
      - {image: images/b.jpg}
    body: articles/tea.md
  - id: night
    headline: 夜市
    byline:
      - 石宽
      - 吴晓
    body: articles/night.md
    allow:
      BY001: 不署名   # 惯例
  - id: market
    byline: [{name: 王强, role: photographer}]
    headline: 集市
  - {id: school, headline: 学校}
"""


def tree(text: str) -> Any:
    return yaml.safe_load(text)


def entry(text: str, article: str) -> Any:
    return next(one for one in tree(text)["articles"] if one["id"] == article)


@pytest.mark.parametrize("article", ["tea", "night", "school"])
@pytest.mark.parametrize("names", [["甲"], ["甲", "乙丙"], ["O'Neil, Sam", "甲: 乙"], []])
def test_a_byline_of_names(article: str, names: list[str]) -> None:
    new = with_names(PAPER, article, names)
    assert entry(new, article).get("byline") == (None if not names else names[0] if len(names) == 1 else names)
    was = tree(PAPER)
    now = tree(new)
    for one in (*was["articles"], *now["articles"]):
        if one["id"] == article:
            one.pop("byline", None)
    assert now == was
    assert all(comment in new for comment in ("# 一期", "# 主题", "# 记者", "# 图一", "# 惯例"))


@pytest.mark.parametrize(
    ("byline", "names", "wanted"),
    [
        ("[{name: 王强, role: photographer}]", ["赵 六"], [{"name": "赵 六", "role": "photographer"}]),
        ("{role: reporter, name: '王强'}", ["O'Neil, S"], {"role": "reporter", "name": "O'Neil, S"}),
        ("[王强, {name: 李四, role: editor}]", ["甲", "a: b"], ["甲", {"name": "a: b", "role": "editor"}]),
    ],
)
def test_names_with_roles_keep_them(byline: str, names: list[str], wanted: object) -> None:
    text = PAPER.replace("[{name: 王强, role: photographer}]", byline)
    new = with_names(text, "market", names)
    assert entry(new, "market")["byline"] == wanted
    was, now = tree(text), tree(new)
    was["articles"][2]["byline"] = now["articles"][2]["byline"] = None
    assert now == was


@pytest.mark.parametrize("names", [[], ["甲", "乙"]])
def test_names_with_roles_become_neither_more_nor_fewer(names: list[str]) -> None:
    with pytest.raises(InputError):
        with_names(PAPER, "market", names)


@pytest.mark.parametrize(
    ("figure", "field", "value"),
    [
        (0, "caption", "新茶山"),
        (0, "alt", "一座山：茶园"),
        (1, "caption", "图说"),
        (1, "credit", "石宽"),
        (0, "caption", None),
    ],
)
def test_words_of_a_figure(figure: int, field: str, value: str | None) -> None:
    new = with_figure_field(PAPER, "tea", figure, field, value)
    wanted = tree(PAPER)
    wanted["articles"][0]["figures"][figure][field] = value
    if value is None:
        del wanted["articles"][0]["figures"][figure][field]
    assert tree(new) == wanted and "# 图一" in new


@pytest.mark.parametrize(
    ("article", "figure", "field"),
    [("tea", 2, "caption"), ("tea", -1, "alt"), ("tea", 0, "image"), ("night", 0, "alt")],
)
def test_no_other_part_of_a_figure(article: str, figure: int, field: str) -> None:
    with pytest.raises(InputError):
        with_figure_field(PAPER, article, figure, field, "x")


@pytest.mark.parametrize("article", [None, "tea", "night", "market", "school"])
@pytest.mark.parametrize("rule", ["LY029", "BY001"])
def test_what_is_allowed_has_its_reason(article: str | None, rule: str) -> None:
    new = with_allowed(PAPER, article, rule, " 照惯例: 不用 ")
    holder = tree(new) if article is None else entry(new, article)
    assert holder["allow"][rule] == "照惯例: 不用"
    was, now = tree(PAPER), tree(new)
    for one in (was, now, *was["articles"], *now["articles"]):
        one.pop("allow", None)
    assert now == was


@pytest.mark.parametrize(("rule", "reason"), [("LY029", " "), ("", "why"), ("LY029}", "why"), ("LY29", "why")])
def test_nothing_is_allowed_without_a_reason(rule: str, reason: str) -> None:
    with pytest.raises(InputError):
        with_allowed(PAPER, "tea", rule, reason)


_WORD = st.text(st.sampled_from("甲乙ab ,:#[]{}'\"|>-&*!%@\n"), min_size=1, max_size=8).filter(lambda one: one.strip())


@given(st.lists(_WORD, min_size=1, max_size=3), _WORD, _WORD)
@settings(max_examples=150, deadline=None)
def test_any_words_are_what_was_written_or_nothing_is(names: list[str], caption: str, reason: str) -> None:
    try:
        new = with_figure_field(with_names(PAPER, "night", names), "tea", 1, "caption", caption)
        new = with_allowed(new, None, "TY001", reason)
    except InputError:
        return
    assert entry(new, "night")["byline"] == (names[0] if len(names) == 1 else names)
    assert tree(new)["articles"][0]["figures"][1]["caption"] == caption
    assert tree(new)["allow"]["TY001"] == reason.strip()
