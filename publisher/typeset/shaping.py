"""Widths as they will be painted: HarfBuzz, asked in the way Pango asks it.

WeasyPrint hands every span to Pango, which cuts it where the script changes, gives characters without a script of
their own (digits, dashes, quotes) that of their neighbours, and shapes each piece alone, always in the document's
language. A width measured in another way is wrong by a kern here and a full-width dash there.
"""

from __future__ import annotations

import re
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]

from publisher.typeset.fonts import Face, FontLibrary

_OPEN, _CLOSED = "(<[{«‘“‹〈《「『【〔〖（［｛", ")>]}»’”›〉》」』】〕〗）］｝"
_BRACKETS = dict(zip(_CLOSED, _OPEN, strict=True))
_OPENINGS = frozenset(_BRACKETS.values())
_LOOSE = {"liga": False, "clig": False, "dlig": False}
_SPACES = re.compile("([ \u00a0]+)")
_PLAIN = re.compile("[\\x00-\\x7f]*")


@lru_cache(maxsize=65536)
def script_of(character: str) -> str | None:
    """ISO 15924 code of the character's script; None for what all scripts share."""
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character)])
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return None if script in (None, "Zyyy", "Zinh", "Zzzz") else script


def script_runs(text: str) -> list[tuple[str, str]]:
    """The text cut where Pango cuts it: pieces with their script, ``Zyyy`` where a piece has none of its own."""
    if _PLAIN.fullmatch(text):
        return [(text, "Latn" if any(map(str.isalpha, text)) else "Zyyy")]
    runs: list[tuple[str, str]] = []
    for character, script in zip(text, _resolved(text), strict=True):
        name = script or "Zyyy"
        if runs and runs[-1][1] == name:
            runs[-1] = (runs[-1][0] + character, name)
        else:
            runs.append((character, name))
    return runs


def _resolved(text: str) -> list[str | None]:
    """Script of every character; what has none of its own takes that of what stands before, or of its bracket."""
    scripts: list[str | None] = []
    now: str | None = None
    opened: list[tuple[str, str | None]] = []
    for character in text:
        own = script_of(character)
        if own is not None:
            if now is None:
                scripts = [own] * len(scripts)
                opened = [(mark, own) for mark, _ in opened]
            now = own
        elif character in _OPENINGS:
            opened.append((character, now))
        elif character in _BRACKETS:
            matching = [place for place, (mark, _) in enumerate(opened) if mark == _BRACKETS[character]]
            if matching:
                now = opened[matching[-1]][1]
                del opened[matching[-1] :]
        scripts.append(now)
    return scripts


class Shaper:
    """Advance widths in ems, remembered. One for each document language."""

    def __init__(self, fonts: FontLibrary, language: str) -> None:
        self.fonts = fonts
        self.language = language
        self._shaped: dict[tuple[str, str, str, bool], tuple[float, ...]] = {}
        self._widths: dict[tuple[str, str, bool, bool], float] = {}

    def advances(self, face: str, text: str, script: str, loose: bool = False) -> tuple[float, ...]:
        """Advance of every character of a piece of one script, kerning included; a ligature's is shared.

        ``loose`` shapes without ligatures, as text with letter-spacing is painted.
        """
        key = (face, text, script, loose)
        found = self._shaped.get(key)
        if found is None:
            found = self._shaped[key] = self._shape(self.fonts.faces[face], text, script, loose)
        return found

    def cells(self, face: str, text: str, loose: bool = False) -> list[float]:
        """Advance of every character of a text that is painted in one go."""
        return [width for piece, script in script_runs(text) for width in self.advances(face, piece, script, loose)]

    def width(self, face: str, text: str, *, loose: bool, spaced: bool) -> float:
        """Width in ems of one painted span without its letter- and word-spacing.

        ``spaced`` tells that word-spacing is applied: Pango then shapes every word and every space alone.
        """
        key = (face, text, loose, spaced)
        found = self._widths.get(key)
        if found is None:
            found = 0.0
            for piece, script in script_runs(text):
                for part in _SPACES.split(piece) if spaced else (piece,):
                    found += sum(self.advances(face, part, script, loose)) if part else 0.0
            self._widths[key] = found
        return found

    def _shape(self, face: Face, text: str, script: str, loose: bool) -> tuple[float, ...]:
        buffer = hb.Buffer()
        buffer.add_codepoints([0xFFFD if 0xD800 <= ord(c) < 0xE000 else ord(c) for c in text])
        buffer.direction = "ltr"
        buffer.script = script
        buffer.language = self.language
        hb.shape(face.font, buffer, _LOOSE if loose else None)
        widths = [0.0] * len(text)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            widths[info.cluster] += position.x_advance / face.units
        _share(text, widths, {info.cluster for info in buffer.glyph_infos})
        return tuple(widths)


def _share(text: str, widths: list[float], starts: set[int]) -> None:
    """Divide a ligature's width among its letters: a word may be broken inside it."""
    for start in starts:
        end = start + 1
        while end < len(text) and end not in starts and text[end].isalpha():
            end += 1
        if end > start + 1:
            widths[start:end] = [sum(widths[start:end]) / (end - start)] * (end - start)
