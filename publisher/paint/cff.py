"""CID-keyed fonts made to mean what the engine writes.

The engine names glyphs by their number in the font. Readers of a PDF look that number up in the font's own table
(the charset of its CFF data) when the font is CID-keyed, and that table need not be one to one: in a font made
smaller before, it is not. Viewers that go by the book would then show other characters, and veraPDF finds no glyphs.
So the table is made one to one, in place.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_ROS, _CHARSET, _CHARSTRINGS = 1230, 15, 17


def numbered(font: bytes) -> bytes:
    """The OpenType font with glyph n of its CFF data named n; unchanged when it has no CID-keyed CFF data.

    ``font`` is a whole OpenType file. Raises ValueError for a table that does not fit its size.
    """
    entry = next((at for at in _directory(font) if font[at : at + 4] == b"CFF "), None)
    if entry is None:
        return font
    start, length = (int(value) for value in struct.unpack_from(">II", font, entry + 8))
    patched = bytearray(font)
    patched[start : start + length] = _one_to_one(font[start : start + length])
    struct.pack_into(">I", patched, entry + 4, _checksum(patched[start : start + length]))
    return bytes(patched)


def _directory(font: bytes) -> Iterator[int]:
    count = int.from_bytes(font[4:6], "big")
    return (12 + 16 * number for number in range(count))


def _one_to_one(cff: bytes) -> bytes:
    top = _top_dict(cff)
    at = top.get(_CHARSET, 0)
    if _ROS not in top or at <= 2:
        return cff
    (glyphs,) = struct.unpack_from(">H", cff, top[_CHARSTRINGS])
    wide = struct.pack(">BHH", 2, 1, glyphs - 2)
    narrow = struct.pack(">BHB", 1, 1, min(glyphs - 2, 255))
    charset = narrow if _size(cff, at, glyphs) < len(wide) else wide
    return cff[:at] + charset + cff[at + len(charset) :]


def _size(cff: bytes, at: int, glyphs: int) -> int:
    """Bytes that the charset takes now."""
    form, left, size = cff[at], glyphs - 1, 1
    if form == 0:
        return 1 + 2 * left
    step = 3 if form == 1 else 4
    while left > 0:
        first = at + size
        left -= 1 + (cff[first + 2] if form == 1 else struct.unpack_from(">H", cff, first + 2)[0])
        size += step
    return size


def _top_dict(cff: bytes) -> dict[int, int]:
    """Operators of the first Top DICT with the last number before each (offsets are what is wanted)."""
    _, data = _index(cff, cff[2])
    begin, _ = _index(cff, data)
    items: dict[int, int] = {}
    last = 0
    at, end = begin, _index(cff, data)[1]
    while at < end:
        first = cff[at]
        if first <= 21:
            code = 1200 + cff[at + 1] if first == 12 else first
            items[code] = last
            at += 2 if first == 12 else 1
        else:
            last, at = _number(cff, at)
    return items


def _index(cff: bytes, at: int) -> tuple[int, int]:
    """Where the first object of an INDEX begins, and where the INDEX ends."""
    count, width = struct.unpack_from(">HB", cff, at)
    if not count:
        return at + 2, at + 2
    offsets = at + 3
    base = offsets + (count + 1) * width - 1
    last = int.from_bytes(cff[offsets + count * width : offsets + (count + 1) * width], "big")
    return base + 1, base + last


def _number(cff: bytes, at: int) -> tuple[int, int]:
    """A number of a DICT and where the next token begins; reals count as 0."""
    first = cff[at]
    if first in (28, 29):
        end = at + (3 if first == 28 else 5)
        return int.from_bytes(cff[at + 1 : end], "big", signed=True), end
    if first == 30:
        at += 1
        while cff[at] & 0x0F != 0x0F and cff[at] >> 4 != 0x0F:
            at += 1
        return 0, at + 1
    if first <= 246:
        return first - 139, at + 1
    pair = cff[at + 1]
    return ((first - 247) * 256 + pair + 108 if first <= 250 else -(first - 251) * 256 - pair - 108), at + 2


def _checksum(table: bytes | bytearray) -> int:
    padded = bytes(table) + b"\0" * (-len(table) % 4)
    total = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return int(total) & 0xFFFFFFFF
