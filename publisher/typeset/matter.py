"""A paragraph made ready for breaking: its characters with their faces, kinds, widths and seams, all in ems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add, attrgetter

from publisher.model import Run
from publisher.typeset.hyphens import Hyphenator
from publisher.typeset.marks import FAST, HANGING, QUOTES, SEAMS, Seam, in_context, kind_of
from publisher.typeset.shaping import Features, Shaper

HALF = 0.5
_TOGETHER = re.compile(f"[^{FAST}]+")
_HAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_gap, _shrink, _stretch = attrgetter("gap"), attrgetter("shrink"), attrgetter("stretch")
SPACE_STRETCH, SPACE_SHRINK = 0.55, 0.22  # of the space's own width
SPACE_BESIDE_HAN = 0.25  # ems


@dataclass(frozen=True, slots=True)
class Matter:
    """Parallel sequences, one entry for each character of ``text``; ``gaps[i]`` and its like lie after character i.

    ``painted`` is the text with every white space as U+0020. ``sums``, ``gives`` and ``takes`` are running totals of
    widths and gaps, shrink, stretch: entry k is the total over the characters before k. ``tracking`` is in the gaps.
    """

    text: str
    painted: str
    kinds: str
    faces: Sequence[str]
    links: Sequence[str | None]
    widths: Sequence[float]
    gaps: Sequence[float]
    shrinks: Sequence[float]
    stretches: Sequence[float]
    seams: Sequence[Seam]
    sums: Sequence[float]
    gives: Sequence[float]
    takes: Sequence[float]
    chinese: bool
    tracking: float
    features: tuple[str, ...]

    def hung(self, at: int) -> float:
        """How much of the character is blank before its ink, and hangs outside where it begins a line."""
        return HALF if self.kinds[at] == "o" else 0.0

    def halvable(self, at: int) -> float:
        """How much of the character is blank after its ink, and may be dropped where it ends a line."""
        return HALF if self.kinds[at] in "cps" else 0.0

    def hangs(self, at: int) -> float:
        """How much of the character's ink may stand outside a measure whose style hangs marks: only a lone ，、。."""
        alone = at > 0 and self.kinds[at - 1] not in "cpsed"
        return HALF if self.text[at] in HANGING and self.kinds[at] in "ps" and alone else 0.0


class _Table(dict[str, tuple[str, str, float]]):
    """Character → its face, kind and width, for one role and manner. Filled as characters are met."""

    def __init__(
        self, shaper: Shaper, role: str, strong: bool, emphasis: bool, chinese: bool, features: Features
    ) -> None:
        self._of = (shaper, role, strong, emphasis, chinese, features)

    def __missing__(self, character: str) -> tuple[str, str, float]:
        shaper, role, strong, emphasis, chinese, features = self._of
        fonts = shaper.fonts
        shown = " " if character.isspace() and character not in "\u3000\u00a0" else character
        face = fonts.face_for(role, shown, strong, emphasis) or fonts.role(role).order(strong, emphasis)[0]
        if not chinese and character in QUOTES:
            face = _narrow(shaper, face, character)
        width = shaper.advances(face, shown, "Hani", features=features)[0]
        self[character] = found = (face, kind_of(character, chinese, width > 0.9), width)
        return found


class Compositor:
    """Makes Matter of runs; remembers what it learned about characters."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.hyphenator = Hyphenator(shaper.language)
        self._tables: dict[tuple[str, bool, bool, bool, Features], _Table] = {}
        self._zh = shaper.language.lower().startswith(("zh", "ja"))

    def matter(
        self, runs: Sequence[Run], role: str, *, tracking: float = 0.0, halve: bool = False, features: Features = ()
    ) -> Matter:
        """Prepare one paragraph. ``halve`` sets brackets, quotes and ，、 half width, and a space to half an em."""
        text = "".join(run.text for run in runs)
        chinese = self._zh and (_HAN.search(text) is not None or not re.search("[A-Za-z]", text))
        faces, links, found = self._looked_up(runs, role, chinese, features)
        kinds = in_context(text, "".join([kind for _, kind, _ in found]))
        painted = text if text.isprintable() else "".join([_shown(c) for c in text])
        widths = [width for _, _, width in found]
        _belong(text, kinds, faces, self.shaper)
        self._shape(painted, kinds, faces, widths, tracking != 0, features)
        seams = [SEAMS[pair] for pair in map(add, kinds, kinds[1:])]
        gaps, shrinks, stretches = list(map(_gap, seams)), list(map(_shrink, seams)), list(map(_stretch, seams))
        for values in (gaps, shrinks, stretches):
            values.append(0.0)
        _open_spaces(kinds, widths, gaps, shrinks, stretches)
        if halve:
            _halve(kinds, widths, gaps)
        if tracking:
            gaps = [gap if kind == "w" else gap + tracking for gap, kind in zip(gaps, kinds, strict=True)]
        return Matter(
            text,
            painted,
            kinds,
            faces,
            links,
            widths,
            gaps,
            shrinks,
            stretches,
            seams,
            [0.0, *accumulate(map(add, widths, gaps))],
            [0.0, *accumulate(shrinks)],
            [0.0, *accumulate(stretches)],
            chinese,
            tracking,
            features,
        )

    def _looked_up(
        self, runs: Sequence[Run], role: str, chinese: bool, features: Features
    ) -> tuple[list[str], list[str | None], list[tuple[str, str, float]]]:
        faces: list[str] = []
        links: list[str | None] = []
        found: list[tuple[str, str, float]] = []
        for run in runs:
            key = (role, run.strong, run.emphasis, chinese, features)
            table = self._tables.get(key)
            if table is None:
                table = self._tables[key] = _Table(self.shaper, *key)
            looked_up = list(map(table.__getitem__, run.text))
            found += looked_up
            faces += [face for face, _, _ in looked_up]
            links += [run.href] * len(run.text)
        return faces, links, found

    def _shape(
        self, painted: str, kinds: str, faces: Sequence[str], widths: list[float], loose: bool, features: Features
    ) -> None:
        """Put in the widths of what must be shaped together: words, figures, dashes, kana."""
        for found in _TOGETHER.finditer(kinds):
            start, end = found.span()
            while start < end:
                stop = start + 1
                while stop < end and faces[stop] == faces[start]:
                    stop += 1
                self._shape_words(painted, (start, stop), faces[start], widths, loose, features)
                start = stop
        for at, kind in enumerate(kinds) if "w" in kinds else ():
            if kind == "w":
                widths[at] = 0.0

    def _shape_words(
        self, painted: str, part: tuple[int, int], face: str, widths: list[float], loose: bool, features: Features
    ) -> None:
        for word in _WORDS.finditer(painted, *part):
            begin, end = word.span()
            widths[begin:end] = self.shaper.cells(face, word[0], loose, features)


_WORDS = re.compile(" |[^ ]+")


def _shown(character: str) -> str:
    return " " if character.isspace() and character not in "\u3000\u00a0" else character


def _narrow(shaper: Shaper, face: str, quote: str) -> str:
    """A face whose quote suits Latin letters: this one, or if it sets quotes in a square the first that does not."""
    faces = shaper.fonts.faces
    fit = [key for key in (face, *faces) if faces[key].covers(quote) and shaper.advances(key, quote, "Latn")[0] < 0.6]
    return next((key for key in fit if key == face or not faces[key].covers("的")), fit[0] if fit else face)


def _belong(text: str, kinds: str, faces: list[str], shaper: Shaper) -> None:
    """An accent is drawn by its letter's font, and an apostrophe by a font that does not set it in a square."""
    if "’" in text:
        for at, kind in enumerate(kinds):
            if kind == "A" and text[at] == "’":
                faces[at] = _narrow(shaper, faces[at], "’")
    if "M" in kinds:
        for at in range(1, len(kinds)):
            if kinds[at] == "M":
                faces[at] = faces[at - 1]


def _open_spaces(
    kinds: str, widths: Sequence[float], gaps: list[float], shrinks: list[float], stretches: list[float]
) -> None:
    """What spaces give and take. One between Han and Latin stands for the gap there, so it is no wider than that."""
    for found in re.finditer("[ N]", kinds):
        at = found.start()
        beside = {kinds[at - 1] if at else "", kinds[at + 1] if at + 1 < len(kinds) else ""}
        if widths[at] > SPACE_BESIDE_HAN and beside & {"H", "K", "b"} and beside & {"A", "9", "%", "$"}:
            gaps[at] += SPACE_BESIDE_HAN - widths[at]
        shrinks[at] += SPACE_SHRINK * widths[at]
        stretches[at] += SPACE_STRETCH * widths[at]


def _halve(kinds: str, widths: Sequence[float], gaps: list[float]) -> None:
    """In display sizes every blank half goes, on whichever side it is, and figures stand close to Han."""
    for at in range(len(kinds) - 1):
        left, right = kinds[at], kinds[at + 1]
        gaps[at] = -(HALF if left in "cp" else 0.0) - (HALF if right == "o" else 0.0)
        if left == " ":
            gaps[at] += HALF - widths[at]
