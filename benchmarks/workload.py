"""Pages of the seed's text, no two alike: as an issue for this program, and as sources for its peers."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from publisher.load import load
from publisher.model import Issue
from publisher.paths import resource

PAGES = 16
_MEANT = {"PA002": "the same page many times", "CP003": "the seed awaits its photograph"}
_OPEN, _CLOSE = "“‘（《", "”’）》"


@dataclass(frozen=True, slots=True)
class Story:
    """One story of one page: id, headline, and its subheads (``h3``) and paragraphs (``p``)."""

    id: str
    headline: str
    parts: tuple[tuple[str, str], ...]
    captions: tuple[str, ...]


@cache
def seed() -> Issue:
    """The seed issue."""
    issue, _ = load(resource("seeds") / "lishui-kfq")
    assert issue is not None
    return issue


def stories(page: int) -> list[Story]:
    """The seed's stories, their clauses moved round: as long on each page, and set in other lines.

    Nobody who remembers what was set may gain by it that the pages are of one text.
    """
    return [
        Story(
            f"{article.id}-{page}",
            article.headline,
            tuple(
                ("h3", block.text) if block.kind == "subhead" else ("p", turned(block.text, page - 1))
                for block in article.blocks
            ),
            tuple(figure.caption or "" for figure in article.figures),
        )
        for article in (seed().articles[name] for name in seed().manifest.pages[0].articles)
    ]


def turned(text: str, by: int) -> str:
    """The clauses of a paragraph in another order, quotations and brackets whole, its full stop where it was."""
    clauses, depth, start = [], 0, 0
    for at, character in enumerate(text[:-1]):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 and character in "，；。":
            clauses.append(text[start : at + 1])
            start = at + 1
    clauses.append(text[start:-1] + "，")
    by %= len(clauses)
    whole = "".join([*clauses[by:], *clauses[:by]])
    return whole[:-1] + text[-1]


def write_issue(folder: Path, pages: int = PAGES) -> Path:
    """So many pages as an issue."""
    source = resource("seeds") / "lishui-kfq"
    manifest = yaml.safe_load((source / "issue.yaml").read_text(encoding="utf-8"))
    known = {story["id"]: story for story in manifest["articles"]}
    manifest |= {"pages": [], "articles": [], "editions": ["print", "screen"]}
    (folder / "articles").mkdir(parents=True)
    for number in range(1, pages + 1):
        told = stories(number)
        names = [story.id for story in told]
        manifest["pages"].append({"number": number, "section": "要闻", "template": "front-five", "articles": names})
        for story in told:
            entry = {**known[story.id.rpartition("-")[0]], "id": story.id, "allow": _MEANT}
            if story.parts:
                entry["body"] = f"articles/{story.id}.md"
                paragraphs = [f"## {text}" if kind == "h3" else text for kind, text in story.parts]
                (folder / entry["body"]).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
            manifest["articles"].append(entry)
    manifest["issue"]["date"] = manifest["issue"]["date"].isoformat()
    (folder / "issue.yaml").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return folder


def write_html(path: Path, pages: int = PAGES, *, sections: bool) -> Path:
    """The same text in five justified columns a page; with ``sections`` one fixed box a page, else one flow."""
    font = resource("fonts") / "PublisherSong-Regular.otf"
    style = f"""@font-face{{font-family:s;src:url("{font.as_uri()}")}}
@page{{size:273mm 390mm;margin:15.85mm}} body{{margin:0;font:9pt/13.5pt s;text-align:justify}}
p{{margin:0;text-indent:2em}} h2{{font-size:28pt;line-height:40.5pt;margin:0 0 13.5pt}} h3{{font-size:9pt;margin:0}}
.page{{columns:5;column-gap:13.5pt;column-fill:auto;{"height:1000pt;break-after:page" if sections else ""}}}"""
    body = "".join(f'<div class="page">{"".join(map(_story, stories(page)))}</div>' for page in range(1, pages + 1))
    head = f'<meta charset="utf-8"><title>Pages</title><style>{style}</style>'
    path.write_text(f'<!doctype html><html lang="zh-Hans">{head}{body}</html>', encoding="utf-8")
    return path


def _story(story: Story) -> str:
    parts = [("h2", story.headline), *story.parts, *(("p", caption) for caption in story.captions)]
    return "".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts)


def write_typst(path: Path, pages: int = PAGES) -> Path:
    """The same text for Typst, in five justified columns a page."""
    head = """#set page(width: 273mm, height: 390mm, margin: 15.85mm, columns: 5)
#set columns(gutter: 13.5pt)
#set text(font: "Publisher Song", size: 9pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt)
"""
    made = []
    for page in range(1, pages + 1):
        parts = []
        for story in stories(page):
            parts.append(f"#text(size: 28pt, {json.dumps(story.headline, ensure_ascii=False)})\n\n")
            texts = [*(text for _, text in story.parts), *story.captions]
            parts += [f"#text({json.dumps(text, ensure_ascii=False)})\n\n" for text in texts]
        made.append("".join(parts))
    path.write_text(head + "#pagebreak()\n".join(made), encoding="utf-8")
    return path
