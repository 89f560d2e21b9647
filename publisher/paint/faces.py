"""Faces as the PDF embeds them, each once for the whole document, cut down to the glyphs that were drawn.

The engine's own fonts come from Pango, which would shape every line again; these come from the font files.
"""

from __future__ import annotations

import re
from hashlib import md5

import uharfbuzz as hb  # type: ignore[import-untyped]

from publisher.typeset.fonts import Face
from publisher.typeset.shaping import Glyph

_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
)
_UNUSED = (b"BASE", b"GDEF", b"GPOS", b"GSUB")
_SYMBOLIC = 4
_UNSEEN = "\u200b"


def family(face: str) -> str:
    """The family name of a face: what a printer will read in the list of the file's fonts."""
    return re.sub("[^A-Za-z0-9-]", lambda found: f"-{ord(found[0]):x}-", face)


class EmbeddedFace:
    """One face with what the engine asks of a font when it writes its fonts (``weasyprint.pdf.fonts``).

    ``widths`` (thousandths of an em) and ``to_unicode`` grow as glyphs are drawn.
    """

    bitmap = used_in_forms = png = svg = colr = False
    index = italic_angle = 0
    stemv = stemh = 80
    flags = _SYMBOLIC

    def __init__(self, face: Face) -> None:
        self._face = face
        self.family = family(face.key)
        # Never Python's own hash, which is another one each time; nor the engine's, which is that of the name alone.
        digest = md5(f"set {face.key}".encode(), usedforsecurity=False).digest()
        self.hash = "".join(chr(65 + byte % 26) for byte in digest[:6])
        self.name = f"/{self.hash}+{self.family}".encode()
        self.ascent, self.descent = round(face.ascent * 1000), -round(face.descent * 1000)
        self.upem = face.units
        self.widths: dict[int, float] = {}
        self.to_unicode: dict[int, str] = {}
        self.missing: dict[int, int] = {}
        self.file_content = b""

    def drawn(self, glyph: Glyph) -> float:
        """Note a glyph as used; its width in the PDF, in thousandths of an em."""
        width = self.widths.get(glyph.number)
        if width is None:
            advance = self._face.font.get_glyph_h_advance(glyph.number)
            width = self.widths[glyph.number] = round(advance * 1000 / self.upem, 3)
            self.to_unicode[glyph.number] = glyph.text or _UNSEEN
        return width

    @property
    def type(self) -> str:
        """``otf`` for outlines in CFF, else ``ttf``."""
        return "otf" if self.file_content[:4] == b"OTTO" else "ttf"

    def clean(self, to_unicode: dict[int, str], _hinting: bool) -> None:
        """Cut the font down to the glyphs drawn, each keeping its number."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(to_unicode)
        wanted.flags = _FLAGS
        wanted.drop_table_tag_set.update(int.from_bytes(tag) for tag in _UNUSED)
        self.file_content = hb.subset(self._face.font.face, wanted).blob.data
