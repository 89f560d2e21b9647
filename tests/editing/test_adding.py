"""Articles at the end of a manifest."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from publisher.editing.adding import with_articles
from publisher.errors import InputError

NEW: list[dict[str, Any]] = [
    {"id": "new", "headline": "新：稿", "byline": ["甲", "乙"], "body": "articles/new.md"},
    {"id": "b", "headline": "# 二", "deck": {"label": "提示", "text": "a: b"}, "figures": [{"image": None}]},
]
PAPERS = {
    "indented": "pages: []\narticles:   # 全部\n  - id: tea\n    headline: 茶\n    body: |\n      正文\n\n# 末\n",
    "flush": "articles:\n- id: tea\n  headline: 茶   # 题\npages: [{number: 1}]   # 页\n",
    "flow items": "articles:\n  - {id: tea, headline: 茶}   # 一\n",
    "no end of line": "articles:\n  - id: tea\n    headline: 茶",
    "dos": "articles:\r\n  - id: tea\r\n    headline: 茶\r\nlayout: newspaper\r\n",
}


@pytest.mark.parametrize("paper", PAPERS)
def test_they_come_last_and_nothing_else_changes(paper: str) -> None:
    text = PAPERS[paper]
    new = with_articles(text, NEW)
    was, now = yaml.safe_load(text), yaml.safe_load(new)
    assert now["articles"] == [*was["articles"], *NEW]
    assert {**now, "articles": 0} == {**was, "articles": 0}
    at = 0
    for line in text.splitlines():
        at = new.index(line, at) + len(line)
    assert ("\n" in new.replace("\r\n", "")) == ("\r\n" not in text)


@pytest.mark.parametrize(
    "text", ["articles: [{id: tea}]\n", "articles: []\n", "pages: []\n", "articles:\n  - id: new\n"]
)
def test_what_cannot_be_added_to_is_left_alone(text: str) -> None:
    with pytest.raises(InputError):
        with_articles(text, NEW)
