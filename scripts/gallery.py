"""Make the pictures of docs/gallery from what the program prints: ``python scripts/gallery.py [LAYOUT…]``."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from publisher import edition

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "docs" / "gallery"
PICTURES: dict[str, tuple[str, tuple[int, ...]]] = {
    "tabloid": ("seeds/aldersea-packet", (1,)),
    "tabloid-news": ("seeds/aldersea-packet", (2, 3)),
    "tabloid-opinion": ("seeds/aldersea-packet", (5, 6)),
    "tabloid-week": ("seeds/aldersea-packet", (8, 9)),
    "tabloid-sport": ("seeds/aldersea-packet", (10, 11)),
    "magazine": ("layouts/magazine/sample-en", (1, 2)),
    "magazine-feature": ("layouts/magazine/sample-en", (3, 4)),
    "magazine-sidebar": ("layouts/magazine/sample-en", (5, 6)),
    "newsletter": ("layouts/newsletter/sample-en", (1, 2)),
    "newspaper": ("layouts/newspaper/sample-zh", (1,)),
    "broadsheet": ("layouts/broadsheet/sample-zh", (1, 2)),
}
"""The name of each picture: the issue, and the pages side by side on it."""
HEIGHT, GAP, MOST = 760, 14, 150_000
DESK = (205, 203, 198)


def side_by_side(pages: list[Path]) -> Image.Image:
    """The pages in a row on a grey desk, at one height."""
    shown = []
    for path in pages:
        with Image.open(path) as page:
            small = page.convert("RGB")
            shown.append(small.resize((round(HEIGHT * page.width / page.height), HEIGHT), Image.Resampling.LANCZOS))
    width = sum(page.width for page in shown) + GAP * (len(shown) + 1)
    desk = Image.new("RGB", (width, HEIGHT + 2 * GAP), DESK)
    x = GAP
    for page in shown:
        desk.paste(page, (x, GAP))
        x += page.width + GAP
    return desk


def packed(image: Image.Image) -> bytes:
    """The picture as PNG of at most ``MOST`` bytes, made smaller until it is; photographs need their colours."""
    for percent in range(100, 35, -5):
        size = round(image.width * percent / 100), round(image.height * percent / 100)
        out = io.BytesIO()
        image.resize(size, Image.Resampling.LANCZOS).quantize(256, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        if out.tell() <= MOST:
            return out.getvalue()
    raise ValueError("the picture cannot be made small enough")


def main(names: list[str]) -> None:
    """Write the named pictures, or all; each issue is built once."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        built: set[str] = set()
        for name, (issue, pages) in PICTURES.items():
            if names and name not in names:
                continue
            out = Path(place) / issue.replace("/", "-")
            if issue not in built:
                edition.build(ROOT / issue, out, editions=("screen",))
                built.add(issue)
            proofs = [out / Path(issue).name / "proof" / f"p{page:02}.png" for page in pages]
            (GALLERY / f"{name}.png").write_bytes(packed(side_by_side(proofs)))


if __name__ == "__main__":
    main(sys.argv[1:])
