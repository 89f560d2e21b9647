"""A magazine of 64 pages with more than 40 pictures, made of the sample's features: ours beside its peers."""

from __future__ import annotations

import html
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageEnhance

from benchmarks.pages import Peer, chromium, compared, own, pagedjs, vivliostyle
from publisher.paths import resource

FEATURES = 20
_MEANT = {"PA002": "the same feature many times", "TY001": "sentences of one quotation come apart"}
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z“])")


def run() -> None:
    """Print median seconds, the ratio to this program, peak memory, and what the PDF holds."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name), Path(name) / "out"
        out.mkdir()
        issue = write_issue(folder / "magazine")
        page = write_html(folder / "pages.html", issue)
        entries: list[Peer] = [own(issue, out), chromium(page, out), pagedjs(page, out), vivliostyle(page, out)]
        compared(entries, runs=1)


def write_issue(folder: Path) -> Path:
    """Cover, letters, twenty times a feature of two pages and a story with a sidebar, and two pages of letters."""
    source = resource("layouts") / "magazine" / "sample-en"
    manifest: dict[str, Any] = yaml.safe_load((source / "issue.yaml").read_text(encoding="utf-8"))
    known = {story["id"]: story for story in manifest["articles"]}
    for part in ("articles", "images"):
        (folder / part).mkdir(parents=True)
    made: list[dict[str, Any]] = []

    def copied(name: str, number: int, **more: Any) -> str:
        made.append(_copy(known[name], number, source, folder) | more)
        return str(made[-1]["id"])

    pages: list[dict[str, Any]] = [
        {"number": 1, "template": "cover", "articles": [copied("cover", 0)]},
        {"number": 2, "template": "letters", "articles": [copied(name, 2) for name in ("last", "masthead", "letters")]},
    ]
    for at in range(FEATURES):
        first = 3 * at + 3
        far = copied("far", at, continues={"page": first + 1})
        pages.append({"number": first, "template": "opener", "articles": [far]})
        pages.append({"number": first + 1, "template": "two-stories", "articles": [far, copied("field", at)]})
        side = [copied("stream", at), copied("ledger", at)]
        pages.append({"number": first + 2, "template": "text-sidebar", "articles": side})
    for at in range(2):
        names = [copied(name, at) for name in ("last", "masthead", "letters")]
        pages.append({"number": len(pages) + 1, "template": "letters", "articles": names})
    manifest |= {"pages": pages, "articles": made, "editions": ["print", "screen"]}
    manifest["issue"]["date"] = manifest["issue"]["date"].isoformat()
    (folder / "issue.yaml").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return folder


def _copy(story: dict[str, Any], number: int, source: Path, folder: Path) -> dict[str, Any]:
    """A story of its own: sentences in another order, pictures of another brightness."""
    name = f"{story['id']}-{number}"
    new = {**story, "id": name, "figures": [], "allow": {**story.get("allow", {}), **_MEANT}}
    if "body" in story:
        new["body"] = f"articles/{name}.md"
        text = (source / story["body"]).read_text(encoding="utf-8")
        (folder / new["body"]).write_text(turned(text, number), encoding="utf-8")
    for figure in story.get("figures", []):
        image = f"images/{name}.jpg"
        with Image.open(source / figure["image"]) as picture:
            ImageEnhance.Brightness(picture).enhance(1 - number / 100).save(folder / image, quality=90)
        new["figures"].append({**figure, "image": image})
    return new


def turned(text: str, by: int) -> str:
    """Each paragraph of several sentences with its sentences moved round."""
    return "\n\n".join(_moved(paragraph, by) for paragraph in text.strip().split("\n\n")) + "\n"


def _moved(paragraph: str, by: int) -> str:
    sentences = _SENTENCE.split(paragraph)
    if len(sentences) < 3 or paragraph.startswith(("#", "-", "|", ">")) or "*" in paragraph:
        return paragraph
    by %= len(sentences)
    return " ".join([*sentences[by:], *sentences[:by]])


def write_html(path: Path, issue: Path) -> Path:
    """The same text and pictures in three justified columns, one flow."""
    manifest = json.loads((issue / "issue.yaml").read_text(encoding="utf-8"))
    font = resource("fonts") / "Newsreader-Regular.ttf"
    style = f"""@font-face{{font-family:s;src:url("{font.as_uri()}")}}@page{{size:A4;margin:18mm}}
body{{margin:0;font:9.5pt/13pt s;text-align:justify}}p{{margin:0;text-indent:1em}}h2{{font-size:28pt;line-height:32pt}}
.text{{columns:3;column-gap:12pt;hyphens:auto}} img{{width:100%}} section{{break-after:page}}"""
    body = "".join(f"<section>{''.join(_parts(story, issue))}</section>" for story in manifest["articles"])
    head = f'<meta charset="utf-8"><title>Magazine</title><style>{style}</style>'
    path.write_text(f'<!doctype html><html lang="en-GB">{head}{body}</html>', encoding="utf-8")
    return path


def _parts(story: dict[str, Any], issue: Path) -> Iterator[str]:
    yield f"<h2>{html.escape(story['headline'])}</h2>"
    for figure in story["figures"]:
        yield f'<img src="{(issue / figure["image"]).as_uri()}"><p>{html.escape(figure["caption"])}</p>'
    if "body" in story:
        paragraphs = (issue / story["body"]).read_text(encoding="utf-8").strip().split("\n\n")
        yield f'<div class="text">{"".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)}</div>'


if __name__ == "__main__":
    run()
