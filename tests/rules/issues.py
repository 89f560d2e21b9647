"""Issues from a few lines of YAML: whatever a test does not name comes from a small clean issue."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from publisher.house import Adjustment, House, Level
from publisher.model import Article, Block, Issue, Manifest, Run, Span

IMAGES = {"images/harbour.png": (1600, 1200)}
"""The pictures that are there; every other path is missing."""

DATE = datetime.date(2026, 5, 12)  # a Tuesday
ENGLISH = {"title": "The Quay", "language": "en"}
CHINESE = {"title": "溪城日报", "language": "zh-Hans"}
STORM = {
    "id": "storm",
    "headline": "Storm hits coast",
    "byline": "Ada Park",
    "body": "Waves broke over the harbour wall on Monday night.",
}
HARBOUR = {"id": "harbour", "headline": "老码头修好了", "byline": "林一苇", "body": "昨天上午，老码头重新开放。"}
FIGURE = {
    "image": "images/harbour.png",
    "caption": "The harbour wall on Monday.",
    "credit": "Tom Lee",
    "alt": "A wave over a wall",
}


def issue_of(written: Mapping[str, Any] | str, **adjusted: Level) -> Issue:
    """The issue of a mapping (or its YAML): keys of issue.yaml, or keys of one article, laid over what is clean."""
    given = yaml.safe_load(written) if isinstance(written, str) else written
    if set(given) <= set(Article.model_fields) and set(given) != {"allow"}:
        chinese = re.search("[\u4e00-\u9fff]", str(given))
        given = {"articles": [(HARBOUR if chinese else STORM) | dict(given)]}
        given |= {"publication": CHINESE} if chinese else {}
    articles = list(given.get("articles", [STORM]))
    whole = {
        "publication": given.get("publication", ENGLISH),
        "issue": given.get("issue", {"date": DATE}),
        "pages": [{"number": 1, "articles": [article["id"] for article in articles]}],
        **given,
        "articles": articles,
    }
    manifest = Manifest.model_validate(whole)
    for number, article in enumerate(manifest.articles):
        article.located({"": Span(Path("issue.yaml"), 10 + number)})
        article.with_blocks(blocks_of(article))
    adjust = {code: Adjustment(level, "asked for", ("issue.yaml", 1, 1)) for code, level in adjusted.items()}
    return Issue(Path("quay"), manifest, {name: Path(name) for name in IMAGES}, IMAGES, House(adjustments=adjust))


def blocks_of(article: Article) -> tuple[Block, ...]:
    """Blank lines part blocks; ``## `` opens a subhead, ``> `` a quoted paragraph. Line breaks are not text."""
    blocks = []
    line = 1
    for part in (article.body or "").split("\n\n"):
        text = part.strip("\n")
        kind, mark = (
            ("subhead", "## ")
            if text.startswith("## ")
            else ("quote", "> ")
            if text.startswith("> ")
            else ("paragraph", "")
        )
        if text.strip():
            span = Span(Path(f"articles/{article.id}.md"), line)
            blocks.append(Block(kind, (Run(text.removeprefix(mark).replace("\n", "")),), span))  # type: ignore[arg-type]
        line += part.count("\n") + 2
    return tuple(blocks)
