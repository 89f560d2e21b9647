"""Small issues made from models, one in Chinese and one in English, and pictures drawn for them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from publisher.model import Block, BlockKind, Issue, Manifest, Run, Span

Bodies = Mapping[str, Sequence[Block]]


def block(kind: BlockKind, text: str | tuple[Run, ...], level: int = 1, marker: str = "", line: int = 1) -> Block:
    runs = text if isinstance(text, tuple) else (Run(text),)
    return Block(kind, runs, Span(Path("articles/story.md"), line), level, marker)


def picture(path: Path, mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: Any) -> Path:
    image = Image.radial_gradient("L").resize(size).convert(mode)
    image.save(path, **options)
    return path


def cover(size: tuple[int, int] = (120, 180)) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, "PNG")
    return out.getvalue()


def issue_of(manifest: Mapping[str, Any], bodies: Bodies, resolved: Mapping[str, Path] | None = None) -> Issue:
    model = Manifest.model_validate(manifest)
    for article in model.articles:
        article.with_blocks(tuple(bodies.get(article.id, ())))
    return Issue(Path("sample"), model, resolved or {}, {})


def with_ebook(issue: Issue, **asked: str) -> Issue:
    """The issue with that asked for its e-book; its stories keep their texts."""
    manifest = Manifest.model_validate({**issue.manifest.model_dump(exclude={"ebook"}), "ebook": asked})
    for made, was in zip(manifest.articles, issue.manifest.articles, strict=True):
        made.with_blocks(was.blocks)
    return replace(issue, manifest=manifest)


def one_article(
    article: Mapping[str, Any], body: Sequence[Block] = (), language: str = "zh-Hans", **more: Any
) -> Issue:
    """An issue of a single story, with the id ``story``."""
    manifest = {
        "publication": {"title": "溪边报", "language": language},
        "issue": {"number": 1, "date": "2024-02-29"},
        "pages": [{"number": 1, "section": "要闻", "articles": ["story"]}],
        "articles": [{"id": "story", "headline": "溪水清了", **article}],
        **more,
    }
    return issue_of(manifest, {"story": body})


def chinese(folder: Path) -> Issue:
    """Two pages, four stories: every kind of piece, one picture present and one awaited."""
    credit = [{"name": "石宽", "role": "photographer"}]
    both = [{"name": "吴晓", "role": "text and photo"}]
    manifest = {
        "publication": {"title": "溪边报", "publisher": "溪边镇文化站", "identifier": "urn:issn:1234-5679"},
        "issue": {"number": 137, "date": "2019-05-21"},
        "pages": [
            {
                "number": 1,
                "section": "要闻",
                "articles": ["meeting", "walk"],
                "editors": [{"name": "林一苇", "role": "editor"}],
            },
            {"number": 2, "section": "综合", "articles": ["village", "2brief"]},
        ],
        "articles": [
            {
                "id": "meeting",
                "kicker": "一季度成绩单",
                "headline": "溪边镇召开会议 部署防汛",
                "subhead": "各村(社区)逐户排查",
                "deck": {"label": "阅读提示", "text": "会议传达学习有关文件，并作出部署。"},
                "byline": [{"name": "林一苇", "role": "reporter"}, {"name": "石宽", "role": "correspondent"}],
                "dateline": "本报讯",
                "figures": [
                    {"image": "images/hall.png", "caption": "会场。", "credit": credit, "alt": "人们坐在礼堂里。"}
                ],
                "numbers": [
                    {"value": "23", "unit": "家", "label": "全年目标30家", "note": "截至4月", "share": 0.77},
                    {"value": "5"},
                ],
            },
            {
                "id": "walk",
                "headline": "沿着溪水走一走",
                "byline": both,
                "figures": [{"image": "images/none.jpg", "caption": "队员出发。", "credit": both}],
            },
            {"id": "village", "headline": "老村有了新样子", "byline": "徐芝"},
            {"id": "2brief", "headline": "简讯", "byline": "杨承"},
        ],
    }
    bodies = {
        "meeting": [
            block("paragraph", "5月16日，溪边镇召开会议。"),
            block(
                "paragraph", (Run("要做到"), Run("“四个到位”", strong=True), Run("、"), Run("不漏一户", emphasis=True))
            ),
        ],
        "walk": [block("paragraph", "队员们走完全程。")],
        "village": [
            block("paragraph", "近年来，老村变了样。"),
            block("subhead", "先修路", level=2),
            block("paragraph", "路修到了家门口。"),
            block("quote", "“出门不湿鞋了。”"),
            block("item", "摸清底数；", marker="1."),
            block("item", "老街；", level=2, marker="•"),
            block("item", "建立台账。", marker="2."),
        ],
        "2brief": [block("paragraph", "图书馆周末开放。")],
    }
    picture(folder / "hall.png")
    return issue_of(manifest, bodies, {"images/hall.png": folder / "hall.png"})


CHINESE_PAGES: Mapping[str, tuple[int, ...]] = {"meeting": (1, 3), "walk": (1,), "village": (2,), "2brief": (2,)}


def english(folder: Path) -> Issue:
    """Three pages, two of them in one section; two pictures in one story, a link, a list, a quotation."""
    manifest = {
        "publication": {"title": "The Willow Street Record", "language": "en-GB"},
        "issue": {"number": 3, "volume": 12, "date": "2026-06-05"},
        "pages": [
            {"number": 1, "articles": ["garden"]},
            {"number": 2, "section": "Sport", "articles": ["match"]},
            {"number": 3, "section": "Sport", "articles": ["relay"]},
        ],
        "articles": [
            {
                "id": "garden",
                "headline": "A garden that began with a broken fence",
                "deck": "Two years and forty wheelbarrows.",
                "byline": ["Ada Park", "Tom Lee"],
                "dateline": "WILLOW STREET",
                "figures": [
                    {"image": "images/path.jpg", "caption": "The path.", "credit": "Sam Ortiz", "alt": "A path."},
                    {"image": "images/path.jpg", "caption": "The same path.", "alt": "A path."},
                ],
                "numbers": [{"value": "40", "unit": "loads", "label": "of compost"}],
            },
            {"id": "match", "headline": "Under-14s win away", "byline": "Mia Chen"},
            {"id": "relay", "headline": "Relay record falls", "byline": "Mia Chen"},
        ],
    }
    bodies = {
        "garden": [
            block("paragraph", "The volunteers met every Thursday."),
            block("subhead", "What it costs", level=2),
            block(
                "paragraph", (Run("The accounts are "), Run("online", href="https://example.org/a?b=1&c=2"), Run("."))
            ),
            block("item", "Seeds", marker="•"),
            block("quote", "A garden is a class with the roof off."),
            block("paragraph", "It opens in July."),
        ],
        "match": [block("paragraph", "They won.")],
        "relay": [block("paragraph", "They ran.")],
    }
    picture(folder / "path.jpg")
    return issue_of(manifest, bodies, {"images/path.jpg": folder / "path.jpg"})


ENGLISH_PAGES: Mapping[str, tuple[int, ...]] = {"garden": (1,), "match": (2,), "relay": (3,)}
