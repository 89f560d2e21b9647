"""PNG of a page, quickly: rows of type pack better as they are than by the filters that photographs need."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR = 0, 2
_DENSE = 0.25
"""Packed bytes to a byte of the picture: a page that takes more is mostly photograph, and filtered it takes less."""


def png(pixels: NDArray[np.uint8]) -> bytes:
    """A picture of eight bits a channel, of shape (height, width, 3), as a PNG; one without colour as a grey one."""
    if bool((pixels[..., 0] == pixels[..., 1]).all()) and bool((pixels[..., 0] == pixels[..., 2]).all()):
        pixels = pixels[..., :1]
    height, width, channels = pixels.shape
    rows = np.zeros((height, 1 + width * channels), np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = pixels.reshape(height, -1)
    packed = zlib.compress(rows.data, 1)
    if len(packed) > _DENSE * rows.size:
        return _filtered(pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, _GREY if channels == 1 else _COLOUR, 0, 0, 0)
    return b"".join((_SIGNATURE, *_chunk(b"IHDR", header), *_chunk(b"IDAT", packed), *_chunk(b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> Iterator[bytes]:
    yield struct.pack(">I", len(data)) + kind
    yield data
    yield struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _filtered(pixels: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    # Of the levels the one that is small and quick for pages: the default takes half as long again for a larger file.
    Image.fromarray(pixels.squeeze()).save(out, "PNG", compress_level=3)
    return out.getvalue()
