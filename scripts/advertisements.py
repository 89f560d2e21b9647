"""Draw the advertisements of the sample tabloid: ``python scripts/advertisements.py``.

They are set in the faces of fonts/ on flat grounds, or beside a photograph that is in the issue already.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "seeds" / "aldersea-packet" / "images"
SCALE = 2.2
"""Pixels a point: 158 to the inch."""
COLUMN, GUTTER, LEADING = 140, 12.5, 11
"""Points: a column of the tabloid, the space to the next, and a line of its grid."""
Colour = tuple[int, int, int]
INK, PAPER, NAVY, CREAM, RUST = (22, 22, 22), (255, 255, 255), (11, 60, 93), (243, 239, 230), (168, 62, 34)


@dataclass(frozen=True)
class Advertisement:
    """One advertisement: depth in grid lines, its words, and its colours; ``photo`` stands at the right."""

    file: str
    lines: int
    headline: str
    text: str
    ground: Colour
    ink: Colour
    size: int = 64
    face: str = "PublisherDisplay-Bold"
    photo: str | None = None
    share: float = 0.46
    columns: int = 5


ADVERTISEMENTS = (
    Advertisement(
        "ad-yard.jpg", 22, "Lister & Daughter",
        "Boatbuilders. Hulls, doors and other things\nfor keeping water on the other side.\n\nThe slip, Lower Row",
        CREAM, INK, 46, photo="planks.jpg",
    ),
    Advertisement(
        "ad-walk.jpg", 24, "It is further\nthan it looks",
        "Boots made and mended since 1902\nBrock’s, Fore Street", NAVY, PAPER, 54, photo="hill.jpg", share=0.5,
    ),
    Advertisement(
        "ad-room.jpg", 23, "The Lugger",
        "Two fires. No signal.\nFish on Fridays, accordion on Mondays,\nin that order for a reason.", RUST, PAPER, 92,
    ),
    Advertisement(
        "ad-lamp.jpg", 25, "Light, on the ground",
        "Shades fitted from £40. You will not see the difference, and then you will look up.\n"
        "Brackett’s Lamps, 11 Fore Street", INK, CREAM, 62,
    ),
    Advertisement(
        "ad-tea.jpg", 37, "We light\nthe stove\nat seven",
        "Custom House Tea Rooms\nTeacakes until they are gone", CREAM, INK, 66, "NewsreaderDisplay-Medium",
        "leaf.jpg", 0.56,
    ),
    Advertisement(
        "ad-bus.jpg", 23, "The 14 stops\nat the door",
        "Hospital, from the first Monday in December.\nTwo minutes later; nine minutes sooner.", (214, 226, 232), NAVY,
        66, "LibreFranklin-Bold",
    ),
    Advertisement(
        "ad-small.jpg", 17, "Say it in a line", "Small ads in the Packet: 40p a word. Lost gloves go in free.", CREAM,
        NAVY, 70, "NewsreaderDisplay-Medium",
    ),
    Advertisement(
        "ad-ferry.jpg", 21, "Wanted: four", "Ferry apprentices. Must be able to swim. Must not mind the pig.\n"
        "Harbour office, from Monday", NAVY, PAPER, 84,
    ),
    Advertisement(
        "ad-line.jpg", 13, "Be read",
        "Miss Quill’s Penmanship, Thursdays at the Mission Hall. Bring your own envelope.",
        (233, 239, 242), NAVY, 58, "NewsreaderDisplay-Medium", columns=4,
    ),
    Advertisement(
        "ad-packet.jpg", 42, "On the first\nboat, every\nThursday",
        "The Aldersea Packet. £1.20, or £52 the year,\ncarried to your door by someone who has read it", CREAM, INK, 62,
        photo="boats.jpg", share=0.55,
    ),
)  # fmt: skip


def drawn(advert: Advertisement) -> Image.Image:
    """The advertisement as a picture."""
    points = advert.columns * (COLUMN + GUTTER) - GUTTER
    width, height = round(points * SCALE), round(advert.lines * LEADING * SCALE)
    image = Image.new("RGB", (width, height), advert.ground)
    room = width
    if advert.photo:
        wide = round(width * advert.share)
        with Image.open(IMAGES / advert.photo) as photo:
            image.paste(ImageOps.fit(photo.convert("RGB"), (wide, height)), (width - wide, 0))
        room = width - wide
    pen = ImageDraw.Draw(image)
    large = ImageFont.truetype(ROOT / "fonts" / f"{advert.face}.ttf", round(advert.size * SCALE))
    small = ImageFont.truetype(ROOT / "fonts" / "LibreFranklin-Regular.ttf", round(13 * SCALE))
    gap, spacing, between = round(20 * SCALE), round(6 * SCALE), round(advert.size * 0.16 * SCALE)
    left = round(28 * SCALE)
    head = pen.multiline_textbbox((0, 0), advert.headline, font=large, spacing=between)
    text = pen.multiline_textbbox((0, 0), advert.text, font=small, spacing=spacing)
    top = (height - (head[3] - head[1]) - gap - (text[3] - text[1])) / 2
    if max(head[2], text[2]) > room - left:
        raise ValueError(f"{advert.file}: the words are wider than their room")
    pen.multiline_text((left, top - head[1]), advert.headline, fill=advert.ink, font=large, spacing=between)
    below = top + head[3] - head[1] + gap - text[1]
    pen.multiline_text((left, below), advert.text, fill=advert.ink, font=small, spacing=spacing)
    return image


def main() -> None:
    """Write all advertisements."""
    for advert in ADVERTISEMENTS:
        drawn(advert).save(IMAGES / advert.file, quality=80, optimize=True)


if __name__ == "__main__":
    main()
