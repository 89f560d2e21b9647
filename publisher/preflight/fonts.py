"""Fonts of a PDF as far as preflight needs them: embedded or not, how wide, which codes show nothing."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_WIDTHS = 100_000


@dataclass(frozen=True, slots=True)
class Font:
    """``step`` is how many bytes a code has; ``empty`` the codes that show the box of a missing glyph."""

    name: str
    kind: str
    embedded: bool
    step: int = 1
    widths: Mapping[int, float] = field(default_factory=dict)
    usual: float = 500.0
    empty: frozenset[int] = frozenset()

    def codes(self, text: bytes) -> Sequence[int]:
        """The codes of a string."""
        if self.step == 1:
            return text
        return struct.unpack(f">{len(text) // 2}H", text[: len(text) // 2 * 2])

    def advance(self, codes: Sequence[int]) -> float:
        """Their width in thousandths of an em."""
        return sum([self.widths.get(code, self.usual) for code in codes])


UNKNOWN = Font("?", "?", True)


def font_of(source: Any) -> Font:
    """Read a font dictionary; one that makes no sense is of unknown widths."""
    try:
        return _composite(source) if source.get("/Subtype") == Name.Type0 else _simple(source)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, pikepdf.PdfError):
        return UNKNOWN


def _simple(source: Any) -> Font:
    kind = str(source.get("/Subtype", "")).removeprefix("/")
    descriptor = source.get("/FontDescriptor")
    embedded = kind == "Type3" or (descriptor is not None and any(key in descriptor for key in _PROGRAMS))
    first = int(source.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(source.get("/Widths", ()))}
    if kind == "Type3":
        unit = abs(float(source.get("/FontMatrix", [0.001])[0])) * 1000
        widths = {code: width * unit for code, width in widths.items()}
    return Font(_name(source), kind, embedded, 1, widths, 500.0, frozenset(_undefined(source)))


def _undefined(source: Any) -> Iterator[int]:
    encoding = source.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for entry in encoding.get("/Differences", ()):
            if isinstance(entry, Name):
                if str(entry) == "/.notdef":
                    yield code
                code += 1
            else:
                code = int(entry)


def _composite(source: Any) -> Font:
    inner = source.DescendantFonts[0]
    descriptor = inner.get("/FontDescriptor")
    embedded = descriptor is not None and any(key in descriptor for key in _PROGRAMS)
    identity = str(source.get("/Encoding", "")).startswith("/Identity")
    # Only where codes are glyphs is it known which of them is the missing one.
    empty = frozenset((0,)) if identity else frozenset[int]()
    usual = float(inner.get("/DW", 1000))
    return Font(_name(source), "Type0", embedded, 2, _widths(inner.get("/W", ())) if identity else {}, usual, empty)


def _widths(array: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    entries = list(array)
    at = 0
    while at + 1 < len(entries) and len(found) < _MOST_WIDTHS:
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            found.update({first + place: float(width) for place, width in enumerate(second)})
            at += 2
        else:
            last = min(int(second), first + _MOST_WIDTHS)
            found.update(dict.fromkeys(range(first, last + 1), float(entries[at + 2])))
            at += 3
    return found


def _name(source: Any) -> str:
    return str(source.get("/BaseFont", source.get("/Name", "?"))).removeprefix("/")
