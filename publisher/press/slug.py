"""The slug line as outlines: it needs no font in the file, and nobody takes it for text of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]

SIZE = 6.0


@dataclass
class _Pen:
    """Writes path operators of PDF."""

    scale: float
    x: float
    y: float
    parts: list[bytes] = field(default_factory=list)
    at: tuple[float, float] = (0.0, 0.0)

    def place(self, *numbers: float) -> tuple[float, ...]:
        return tuple((self.y if index % 2 else self.x) + number * self.scale for index, number in enumerate(numbers))

    def move_to(self, x: float, y: float, _data: object) -> None:
        self.at = x, y
        self.parts.append(b"%.3f %.3f m" % self.place(x, y))

    def line_to(self, x: float, y: float, _data: object) -> None:
        self.at = x, y
        self.parts.append(b"%.3f %.3f l" % self.place(x, y))

    def cubic_to(self, a: float, b: float, c: float, d: float, x: float, y: float, _data: object) -> None:
        self.at = x, y
        self.parts.append(b"%.3f %.3f %.3f %.3f %.3f %.3f c" % self.place(a, b, c, d, x, y))

    def quadratic_to(self, a: float, b: float, x: float, y: float, data: object) -> None:
        px, py = self.at
        thirds = (px + 2 / 3 * (a - px), py + 2 / 3 * (b - py), x + 2 / 3 * (a - x), y + 2 / 3 * (b - y))
        self.cubic_to(*thirds, x, y, data)

    def close_path(self, _data: object) -> None:
        self.parts.append(b"h")


def outlined(words: str, face: Path, left: float, baseline: float, room: float) -> bytes:
    """The words as filled outlines in the face of that file, made smaller where ``room`` points do not suffice."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face))))
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    advance = sum(place.x_advance for place in buffer.glyph_positions)
    scale = SIZE / font.face.upem
    scale = min(scale, room / advance) if advance else scale
    functions = hb.DrawFuncs()
    pen = _Pen(scale, left, baseline)
    functions.set_move_to_func(pen.move_to)
    functions.set_line_to_func(pen.line_to)
    functions.set_cubic_to_func(pen.cubic_to)
    functions.set_quadratic_to_func(pen.quadratic_to)
    functions.set_close_path_func(pen.close_path)
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        font.draw_glyph(glyph.codepoint, functions, None)
        pen.x += place.x_advance * scale
    return b"\n".join(pen.parts) + b"\nf"
