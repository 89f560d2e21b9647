"""Characters that a face draws with one glyph: a PDF can name that glyph only once."""

from __future__ import annotations

from collections import defaultdict

from publisher.compose.pages import Composition, TextBlock
from publisher.typeset.fonts import FontLibrary


def twins(composition: Composition, fonts: FontLibrary) -> dict[str, str]:
    """Each such character of the pages → the one that stands for all that share its glyph."""
    used: dict[str, set[str]] = defaultdict(set)
    for page in composition.pages:
        for block in page.items:
            if isinstance(block, TextBlock):
                for line in block.lines:
                    for segment in line.segments:
                        used[segment.face].update(segment.text)
    found: dict[str, str] = {}
    for face in sorted(used):
        glyphs: dict[int, str] = {}
        for character in sorted(used[face]):
            glyph = fonts.faces[face].font.get_nominal_glyph(ord(character))
            if glyph is not None and glyphs.setdefault(glyph, character) != character:
                found[character] = found.get(glyphs[glyph], glyphs[glyph])
    return found
