"""Issues from a few lines of YAML: whatever a test does not name comes from a small clean issue."""

from __future__ import annotations

import collections.abc
import datetime
import re
from pathlib import Path
from typing import Any

import yaml

from publisher.house import Adjustment, House, Level
from publisher.load import parse_prose
from publisher.load.profile_entries import read_entries
from publisher.load.tree import Mapping
from publisher.load.yaml_tree import read_yaml
from publisher.model import Article, Issue, Manifest, Span

IMAGES = {
    "images/harbour.png": (1600, 1200),
    "images/pier.png": (1600, 1200),
    "images/town.png": (1600, 1200),
    "images/harbour wall.png": (1600, 1200),
    "images/thumb.png": (240, 180),
    "images/huge.png": (7000, 5000),
}
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


def issue_of(written: collections.abc.Mapping[str, Any] | str, **adjusted: Level) -> Issue:
    """The issue of a mapping (or its YAML): keys of issue.yaml, or keys of one article, laid over what is clean.

    ``profile`` holds keys of a profile, ``files`` names files that no article uses; ``adjusted`` are weights of rules.
    """
    given = dict(yaml.safe_load(written) if isinstance(written, str) else written)
    profile, files = given.pop("profile", {}), given.pop("files", [])
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
    language = manifest.publication.language
    for number, article in enumerate(manifest.articles):
        article.located({"": Span(Path("issue.yaml"), 10 + number)})
        article.with_blocks(parse_prose(article.body or "", Path(f"articles/{article.id}.md"), 1, language)[0])
    adjust = {code: Adjustment(level, "asked for", ("issue.yaml", 1, 1)) for code, level in adjusted.items()}
    tree, _ = read_yaml(yaml.safe_dump(profile, allow_unicode=True), Path("house.yaml"))
    assert isinstance(tree, Mapping)
    entries, faults = read_entries(tree)
    assert not faults
    house = House("house", adjust, tuple(entries.words), entries.people, frozenset(entries.require), entries.longest)
    resolved = {name: Path(name) for name in IMAGES}
    return Issue(Path("quay"), manifest, resolved, IMAGES, house, tuple(Path(name) for name in files))
