"""Sixteen pages of the seed's text: as an issue for this program, and as sources for its peers."""

from __future__ import annotations

import html
import json
from pathlib import Path

import yaml

from publisher.load import load
from publisher.model import Issue
from publisher.paths import resource

PAGES = 16
_MEANT = {"PA002": "the same page sixteen times", "CP003": "the seed awaits its photograph"}


def seed() -> Issue:
    """The seed issue."""
    issue, _ = load(resource("seeds") / "lishui-kfq")
    assert issue is not None
    return issue


def write_issue(folder: Path) -> Path:
    """The seed's five stories on each of sixteen pages, as an issue."""
    source = resource("seeds") / "lishui-kfq"
    manifest = yaml.safe_load((source / "issue.yaml").read_text(encoding="utf-8"))
    order, stories = manifest["pages"][0]["articles"], {story["id"]: story for story in manifest["articles"]}
    pages, articles = [], []
    for number in range(1, PAGES + 1):
        names = [f"{name}-{number}" for name in order]
        pages.append({"number": number, "section": "要闻", "template": "front-five", "articles": names})
        articles += [{**stories[name], "id": new, "allow": _MEANT} for name, new in zip(order, names, strict=True)]
    manifest |= {"pages": pages, "articles": articles, "editions": ["print", "screen"]}
    manifest["issue"]["date"] = manifest["issue"]["date"].isoformat()
    (folder / "articles").mkdir(parents=True)
    for body in (source / "articles").iterdir():
        (folder / "articles" / body.name).write_bytes(body.read_bytes())
    (folder / "issue.yaml").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return folder


def write_html(path: Path, *, sections: bool) -> Path:
    """The same text in five justified columns a page; with ``sections`` one fixed box a page, else one flow."""
    font = resource("fonts") / "PublisherSong-Regular.otf"
    style = f"""@font-face{{font-family:s;src:url("{font.as_uri()}")}}
@page{{size:273mm 390mm;margin:15.85mm}} body{{margin:0;font:9pt/13.5pt s;text-align:justify}}
p{{margin:0;text-indent:2em}} h2{{font-size:28pt;line-height:40.5pt;margin:0 0 13.5pt}} h3{{font-size:9pt;margin:0}}
.page{{columns:5;column-gap:13.5pt;column-fill:auto;{"height:1000pt;break-after:page" if sections else ""}}}"""
    page = "".join(_story(article) for article in seed().manifest.articles)
    body = "".join(f'<div class="page">{page}</div>' for _ in range(PAGES))
    head = f'<meta charset="utf-8"><title>Sixteen pages</title><style>{style}</style>'
    path.write_text(f'<!doctype html><html lang="zh-Hans">{head}{body}</html>', encoding="utf-8")
    return path


def _story(article: object) -> str:
    from publisher.model import Article

    assert isinstance(article, Article)
    parts = [f"<h2>{html.escape(article.headline)}</h2>"]
    for block in article.blocks:
        tag = "h3" if block.kind == "subhead" else "p"
        parts.append(f"<{tag}>{html.escape(block.text)}</{tag}>")
    parts += [f"<p>{html.escape(figure.caption or '')}</p>" for figure in article.figures]
    return "".join(parts)


def write_typst(path: Path) -> Path:
    """The same text for Typst, in five justified columns a page."""
    head = """#set page(width: 273mm, height: 390mm, margin: 15.85mm, columns: 5)
#set columns(gutter: 13.5pt)
#set text(font: "Publisher Song", size: 9pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt)
"""
    parts = []
    for article in seed().manifest.articles:
        parts.append(f"#text(size: 28pt, {json.dumps(article.headline, ensure_ascii=False)})\n\n")
        parts += [f"#text({json.dumps(block.text, ensure_ascii=False)})\n\n" for block in article.blocks]
        parts += [f"#text({json.dumps(figure.caption, ensure_ascii=False)})\n\n" for figure in article.figures]
    page = "".join(parts)
    path.write_text(head + "#pagebreak()\n".join([page] * PAGES), encoding="utf-8")
    return path
