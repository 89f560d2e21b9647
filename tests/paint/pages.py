"""Two small pages composed by hand: headline, columns, a picture, a placeholder, a link, Latin and Chinese."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from publisher.compose.pages import Composition, Fill, Item, Picture, PlacedPage, TextBlock
from publisher.model import Block, Issue, Manifest, Run, Span
from publisher.press import Identity, Job, finish, load_profile
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

WIDTH, HEIGHT, BLEED = 320.0, 420.0, 9.0
MEASURE = 126.0
BODY = TextStyle("body", "text", 9, 13.5, indent=2)
SUBHEAD = TextStyle("subhead", "label-bold", 9, 13.5, align="left")
CAPTION = TextStyle("caption", "kai", 9, 13.5, align="left")
HEADLINE = TextStyle("headline", "headline", 24, 36, align="left", halve=True)
PLATE = TextStyle("nameplate", "headline", 30, 40, color="accent", align="left")
INDEX = TextStyle("index", "label", 8, 12, align="left")
PARAGRAPH = (
    "会议强调，要“加快建设”现代化产业体系，推动5.8%的创新；GPT-4o与国产芯片（适配）写入《关于推动产业创新的实施意见》。"
    "与会代表表示，office affiliates会抓住契机，进一步了解政策，落实“三服务”活动。"
)
SHORT = "园区已有二十三家企业通过认定，新增数领跑全市。"
LINKED = (
    Run(SHORT),
    Run("名单见网站", href="https://example.org/list"),
    Run("，旧址不再使用", href="http://example.org/"),
    Run("。"),
)
ALT = "一排新厂房"
IDENTITY = Identity("青溪新闻 第7期", datetime.date(2026, 1, 5), "urn:example:qingxi#7")


def for_press(pdf: bytes, composition: Composition) -> bytes:
    """Painted pages finished for newsprint."""
    return finish(pdf, Job(IDENTITY, composition.bleed), load_profile("newsprint"))


@dataclass(frozen=True)
class Sample:
    """An issue and its pages."""

    issue: Issue
    composition: Composition


def issue_with(image: Path) -> Issue:
    """Two stories; the first has a picture and one still awaited."""
    manifest = Manifest.model_validate(
        {
            "publication": {"title": "青溪新闻", "language": "zh-Hans"},
            "issue": {"number": 7, "date": "2026-05-15"},
            "pages": [{"number": 1, "section": "要闻", "articles": ["lead", "brief"]}, {"number": 2, "articles": []}],
            "articles": [
                {
                    "id": "lead",
                    "headline": "集聚区召开 党工委会议",
                    "figures": [{"image": image.name, "caption": "新厂房", "alt": ALT}, {"caption": "待补的图"}],
                },
                {"id": "brief", "headline": "认定新增数领跑"},
            ],
        }
    )
    lead, brief = manifest.articles
    where = Path("articles/lead.md")
    lead.with_blocks(
        (
            Block("paragraph", (Run(PARAGRAPH),), Span(where, 1)),
            Block("subhead", (Run("小标题"),), Span(where, 3)),
            Block("paragraph", LINKED, Span(where, 5)),
        )
    )
    brief.with_blocks((Block("paragraph", (Run(SHORT),), Span(Path("articles/brief.md"))),))
    with Image.open(image) as picture:
        return Issue(image.parent, manifest, {image.name: image}, {image.name: picture.size})


def sample(folder: Path, fonts: FontLibrary) -> Sample:
    """The issue, its picture written into ``folder``, and two composed pages."""
    image = folder / "factory.png"
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(image)
    setter = Typesetter(fonts, "zh-Hans")
    issue = issue_with(image)
    colors = {"ink": "#1a1a1a", "accent": "#b5232a", "tint": "#f3efe6"}
    pages = (PlacedPage(1, "要闻", _first(setter)), PlacedPage(2, None, _second(setter)))
    return Sample(issue, Composition(WIDTH, HEIGHT, BLEED, "zh-Hans", "青溪新闻 第7期", colors, pages, ()))


def block(
    article: str | None,
    piece: str,
    style: TextStyle,
    x: float,
    baseline: float,
    lines: tuple[Line, ...],
    **more: object,
) -> TextBlock:
    """A block of the style's own leading."""
    return TextBlock(article, piece, style, x, baseline, style.leading, lines, **more)  # type: ignore[arg-type]


def _first(setter: Typesetter) -> tuple[Item, ...]:
    def one(article: str | None, piece: str, text: str, style: TextStyle, x: float, baseline: float) -> TextBlock:
        return block(article, piece, style, x, baseline, (setter.natural(text, style),))

    long = setter.paragraph(PARAGRAPH, BODY, MEASURE)
    half = len(long) // 2
    foot = 130 + 13.5 * (len(long) - half)
    return (
        one(None, "furniture", "青溪新闻", PLATE, 24, 40),
        block(None, "furniture", INDEX, 220, 40, (setter.natural("认定新增数领跑", INDEX),), link="brief"),
        Fill(24, 50, 272, 1.5, "accent"),
        one("lead", "headline", "集聚区召开 党工委会议", HEADLINE, 24, 90),
        block("lead", "body.0", BODY, 24, 130, long[:half]),
        block("lead", "body.0", BODY, 170, 130, long[half:], continued=True),
        one("lead", "body.1", "小标题", SUBHEAD, 170, foot + 13.5),
        block("lead", "body.2", BODY, 170, foot + 27, setter.paragraph(LINKED, BODY, MEASURE)),
        Picture("lead", 0, 24, 240, 126, 70, "factory.png", ALT),
        one("lead", "figure.0.caption", "新厂房", CAPTION, 24, 325),
        Fill(-BLEED, 340, WIDTH + 2 * BLEED, 80 + BLEED, "tint"),
        one("brief", "headline", "认定新增数领跑", HEADLINE, 24, 370),
        block("brief", "body.0", BODY, 24, 390, setter.paragraph(SHORT, BODY, 270)),
    )


def _second(setter: Typesetter) -> tuple[Item, ...]:
    caption = (setter.natural("待补的图", CAPTION),)
    return (
        Picture("lead", 1, 24, 40, 272, 180, None, ""),
        block(None, "placeholder", INDEX, 140, 150, (setter.natural("图片待补", INDEX),)),
        block("lead", "figure.1.caption", CAPTION, 24, 235, caption),
    )
