"""PDFs of pages whose paragraphs are known, set in columns by style sheets of several kinds."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import weasyprint  # type: ignore[import-untyped]
import yaml
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from publisher.paths import resource


@dataclass(frozen=True)
class Style:
    """How a page is set: its language, its rules for paragraphs, its columns and the size of its type."""

    name: str
    language: str
    paragraph: str
    columns: int
    size: float = 9.0


STYLES = (
    Style("zh newspaper", "zh", "text-indent: 2em; text-align: justify", 4),
    Style("zh wide", "zh", "text-indent: 2em; text-align: justify", 2, 10),
    Style("zh spaced", "zh", "text-align: justify; margin-bottom: .8em", 3),
    Style("zh narrow", "zh", "text-indent: 2em", 5, 8.5),
    Style("en newspaper", "en", "text-indent: 1em; text-align: justify; hyphens: auto", 4),
    Style("en ragged", "en", "text-indent: 1.2em", 3),
    Style("en stretched", "en", "text-indent: 1em; text-align: justify", 4, 9.5),
    Style("en spaced", "en", "text-align: justify; margin-bottom: .7em", 3),
)


@cache
def paragraphs(language: str) -> tuple[str, ...]:
    """Running paragraphs of the sample issues, long ones only."""
    seed = resource("seeds") / {"zh": "lishui-kfq", "en": "quayside-courier"}[language]
    issue = yaml.safe_load((seed / "issue.yaml").read_text("utf-8"))
    bodies = [seed / article["body"] for article in issue["articles"] if str(article.get("body", "")).endswith(".md")]
    least = {"zh": 40, "en": 150}[language]
    found = [part.strip() for body in bodies for part in re.split(r"\n\s*\n", body.read_text("utf-8"))]
    plain = (" ".join(part.split()) for part in found if not re.search(r"[*_#\[\\`|>]|^(?:-|\d+\.) ", part))
    return tuple(part for part in plain if len(part) > least)


def shuffled(language: str, seed: int) -> list[str]:
    """The paragraphs in another order, so that other ones meet the columns' ends."""
    held = list(paragraphs(language))
    random.Random(seed).shuffle(held)
    return held


def page_of(style: Style, texts: list[str]) -> bytes:
    """One page: a headline over columns of these paragraphs."""
    face = {"zh": "PublisherSong-Regular.otf", "en": "PublisherSerif-Regular.ttf"}[style.language]
    head = {"zh": "山路修到家门口", "en": "Council votes for a new harbour wall"}[style.language]
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    sheet = f"""
        @font-face {{ font-family: face; src: url({(Path(resource("fonts")) / face).as_uri()}) }}
        @page {{ size: 297mm 420mm; margin: 14mm }}
        body {{ font: {style.size}pt/1.45 face; margin: 0 }}
        h1 {{ font: 28pt face; margin: 0 0 8pt }}
        p {{ margin: 0; orphans: 1; widows: 1; {style.paragraph} }}
        div {{ columns: {style.columns}; column-gap: 5mm; column-fill: balance }}
    """
    document = f'<html lang="{style.language}"><style>{sheet}</style><h1>{head}</h1><div>{body}</div></html>'
    return bytes(weasyprint.HTML(string=document).write_pdf(font_config=FontConfiguration()))
