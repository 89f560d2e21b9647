"""The same story in the same columns by this program, by WeasyPrint's own columns and by Chromium, as one picture.

``python -m benchmarks.side_by_side FOLDER`` writes columns-zh.png and columns-en.png there; docs/ has them.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from publisher.compose.flow import Leg, rows_needed
from publisher.compose.galley import evened, galley
from publisher.compose.packs import load_pack
from publisher.compose.pages import Composition, PlacedPage
from publisher.compose.placing import placed
from publisher.load import load
from publisher.model import Article, Issue
from publisher.paint import paint
from publisher.paths import resource
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter

COLUMNS, MARGIN, SCALE = 3, 14.0, 1.45  # scale: pixels a point
_CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


@dataclass(frozen=True, slots=True)
class Sample:
    """A story of a sample issue, and the layout whose columns it is set in."""

    language: str
    seed: str
    article: str
    layout: str


SAMPLES = (
    Sample("zh", "lishui-kfq", "urban-village", "newspaper"),
    Sample("en", "quayside-courier", "observatory", "newsletter"),
)


def run(folder: Path) -> None:
    """Make both pictures; a browser that is not installed leaves its place empty, and is named."""
    for sample in SAMPLES:
        issue, _ = load(resource("seeds") / sample.seed)
        assert issue is not None
        own, height = _own(sample, issue)
        page = _page(sample, issue, height)
        panels = [("publisher", own), ("WeasyPrint columns", weasyprint.HTML(string=page).write_pdf())]
        browser = shutil.which("chromium") or shutil.which("google-chrome")
        if browser:
            panels.append(("Chromium", _chromium(browser, page)))
        else:
            print("absent: Chromium (apt install chromium)")
        picture = _beside([(name, _first_page(pdf)) for name, pdf in panels])
        picture.quantize(16).save(folder / f"columns-{sample.language}.png", optimize=True)


def _own(sample: Sample, issue: Issue) -> tuple[bytes, float]:
    """The story by this program, and the height of its page in points."""
    pack, fonts = load_pack(sample.layout, Path()), FontLibrary.load()
    setter, grid = Typesetter(fonts, issue.language), pack.grid
    article = issue.articles[sample.article]
    body = galley(article, pack, setter, grid.column, with_byline=False)
    rows = rows_needed(body.units, COLUMNS)
    legs = [Leg(MARGIN + at * (grid.column + grid.gutter), 0, rows) for at in range(COLUMNS)]
    units, flowed = evened(body, legs)
    flat = pack.model_copy(update={"grid": grid.model_copy(update={"top": MARGIN})})
    items, rest = placed(article.id, units, flowed, legs, flat)
    assert not rest
    width, height = grid.span(COLUMNS) + 2 * MARGIN, rows * grid.leading + 2 * MARGIN
    page = PlacedPage(1, None, tuple(items))
    whole = Composition(width, height, 0, issue.language, "columns", dict(pack.colors), (page,), ())
    return paint(whole, issue, fonts).pdf, height


def _page(sample: Sample, issue: Issue, height: float) -> str:
    """The story as a page of HTML with the same faces, sizes, columns and indents, asking for all that CSS can do."""
    pack, fonts = load_pack(sample.layout, Path()), FontLibrary.load()
    grid, body, subhead = pack.grid, pack.style("body"), pack.style("subhead")
    faces = {
        name: fonts.faces[fonts.role(role).face].path.as_uri() for name, role in (("t", body.face), ("h", subhead.face))
    }
    style = (
        "".join(f"@font-face{{font-family:{name};src:url('{uri}')}}" for name, uri in faces.items())
        + f"""
@page{{size:{grid.span(COLUMNS) + 2 * MARGIN}pt {height + 3 * grid.leading}pt;margin:{MARGIN}pt}}
body{{margin:0;font:{body.size}pt/{grid.leading}pt t;text-align:justify;hyphens:auto;line-break:strict;color:#161616;
  text-spacing-trim:trim-start;text-autospace:normal;hanging-punctuation:last;widows:2;orphans:2;
  columns:{COLUMNS};column-gap:{grid.gutter}pt}}
p{{margin:0;text-indent:{body.indent}em}}
h2{{font:{subhead.size}pt/{grid.leading}pt h;margin:{grid.leading}pt 0 0;break-after:avoid;text-align:left}}"""
    )
    blocks = "".join(_block(issue.articles[sample.article]))
    head = f'<meta charset="utf-8"><title>columns</title><style>{style}</style>'
    return f'<!doctype html><html lang="{issue.language}">{head}{blocks}</html>'


def _block(article: Article) -> list[str]:
    tags = {"subhead": "h2"}
    return [
        f"<{tag}>{html.escape(block.text)}</{tag}>" for block in article.blocks for tag in (tags.get(block.kind, "p"),)
    ]


def _chromium(browser: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "page.html", Path(name) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        options = [*_CHROMIUM, f"--user-data-dir={name}/profile", f"--print-to-pdf={target}"]
        subprocess.run([browser, *options, source.as_uri()], check=True, capture_output=True, timeout=60)
        return target.read_bytes()


def _first_page(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    return document[0].render(scale=SCALE).to_pil().convert("RGB")  # type: ignore[no-any-return]


def _beside(panels: list[tuple[str, Image.Image]]) -> Image.Image:
    """The panels one below the other, each under its name: side by side they would be too small to judge."""
    head = 22
    width = max(panel.width for _, panel in panels)
    picture = Image.new("RGB", (width, sum(panel.height + head for _, panel in panels)), "white")
    draw = ImageDraw.Draw(picture)
    face = ImageFont.truetype(str(resource("fonts") / "LibreFranklin-Bold.ttf"), 13)
    y = 0
    for name, panel in panels:
        draw.rectangle((0, y, width, y + head - 4), fill="#e9e7e3")
        draw.text((8, y + 1), name, fill="#161616", font=face)
        picture.paste(panel, (0, y + head))
        y += panel.height + head
    return picture


if __name__ == "__main__":
    run(Path(sys.argv[1]))
