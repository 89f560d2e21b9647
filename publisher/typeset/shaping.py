"""Shaping with HarfBuzz: the glyphs of a span, and how wide it is. Lines are measured by it and painted by it.

A span is cut where the script changes; characters without a script of their own (digits, dashes, quotes) take that of
their neighbours, and each piece is shaped alone, in the document's language. A width measured in another way is wrong
by a kern here and a full-width dash there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

import uharfbuzz as hb  # type: ignore[import-untyped]

from publisher.typeset.fonts import Face, FontLibrary

_OPEN, _CLOSED = "(<[{«‘“‹〈《「『【〔〖（［｛", ")>]}»’”›〉》」』】〕〗）］｝"
_BRACKETS = dict(zip(_CLOSED, _OPEN, strict=True))
_OPENINGS = frozenset(_BRACKETS.values())
_LOOSE = {"liga": False, "clig": False, "dlig": False}
Features = tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face, by its number there, and the characters it stands for (none for a part of another).

    ``advance`` to the next glyph, ``right`` and ``up`` of the pen where it is drawn: all in ems.
    """

    number: int
    text: str
    advance: float
    right: float
    up: float


class Shaper:
    """Glyphs and their widths in ems, remembered. One for each document language."""

    def __init__(self, fonts: FontLibrary, language: str) -> None:
        self.fonts = fonts
        self.language = language
        self._shaped: dict[tuple[str, str, str, bool, Features], tuple[float, ...]] = {}
        self._widths: dict[tuple[str, str, bool, Features], float] = {}
        self._glyphs: dict[tuple[str, str, bool, Features], tuple[Glyph, ...]] = {}

    def advances(
        self, face: str, text: str, script: str, loose: bool = False, features: Features = ()
    ) -> tuple[float, ...]:
        """Advance of every character of a piece of one script, kerning included; a ligature's is shared.

        ``loose`` shapes without ligatures, as text with letter-spacing is painted. ``features`` names OpenType
        features to be used besides the usual ones.
        """
        key = (face, text, script, loose, features)
        found = self._shaped.get(key)
        if found is None:
            found = self._shaped[key] = self._advances(self.fonts.faces[face], text, script, loose, features)
        return found

    def cells(self, face: str, text: str, loose: bool = False, features: Features = ()) -> list[float]:
        """Advance of every character of a text that is painted in one go."""
        runs = script_runs(text)
        return [width for piece, script in runs for width in self.advances(face, piece, script, loose, features)]

    def width(self, face: str, text: str, *, loose: bool, features: Features = ()) -> float:
        """Width in ems of one painted span without its letter- and word-spacing."""
        key = (face, text, loose, features)
        found = self._widths.get(key)
        if found is None:
            runs = script_runs(text)
            found = fsum(fsum(self.advances(face, piece, script, loose, features)) for piece, script in runs)
            self._widths[key] = found
        return found

    def glyphs(self, face: str, text: str, *, loose: bool, features: Features = ()) -> tuple[Glyph, ...]:
        """The glyphs of one painted span, in order; their advances add up to its :meth:`width`."""
        key = (face, text, loose, features)
        found = self._glyphs.get(key)
        if found is None:
            runs = script_runs(text) if text else []
            found = tuple(glyph for run in runs for glyph in self._drawn(self.fonts.faces[face], *run, loose, features))
            self._glyphs[key] = found
        return found

    def _advances(self, face: Face, text: str, script: str, loose: bool, features: Features) -> tuple[float, ...]:
        buffer = self._shape(face, text, script, loose, features)
        widths = [0.0] * len(text)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            widths[info.cluster] += position.x_advance / face.units
        _share(text, widths, {info.cluster for info in buffer.glyph_infos})
        return tuple(widths)

    def _drawn(self, face: Face, text: str, script: str, loose: bool, features: Features) -> Iterator[Glyph]:
        # Accents keep a place of their own: a PDF names each glyph once, and a letter's would change with its accent.
        buffer = self._shape(face, text, script, loose, features, hb.BufferClusterLevel.CHARACTERS)
        units, infos, positions = face.units, buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        for info, at in zip(infos, positions, strict=True):
            stands_for = text[info.cluster : ends.pop(info.cluster, info.cluster)]
            yield Glyph(info.codepoint, stands_for, at.x_advance / units, at.x_offset / units, at.y_offset / units)

    def _shape(
        self,
        face: Face,
        text: str,
        script: str,
        loose: bool,
        features: Features,
        level: hb.BufferClusterLevel = hb.BufferClusterLevel.MONOTONE_GRAPHEMES,
    ) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.cluster_level = level
        buffer.add_codepoints([0xFFFD if 0xD800 <= ord(c) < 0xE000 else ord(c) for c in text])
        buffer.direction = "ltr"
        buffer.script = script
        buffer.language = self.language
        wanted = {**(_LOOSE if loose else {}), **dict.fromkeys(features, True)}
        hb.shape(face.font, buffer, wanted or None)
        return buffer


def _share(text: str, widths: list[float], starts: set[int]) -> None:
    """Divide a ligature's width among its letters: a word may be broken inside it."""
    for start in starts:
        end = start + 1
        while end < len(text) and end not in starts and text[end].isalpha():
            end += 1
        if end > start + 1:
            widths[start:end] = [fsum(widths[start:end]) / (end - start)] * (end - start)
