"""CID-keyed fonts are given one-to-one names."""

from __future__ import annotations

import io
import warnings

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from publisher.paint.cff import numbered
from publisher.typeset.fonts import FontLibrary


def charset(data: bytes) -> list[str]:
    names: list[str] = TTFont(io.BytesIO(data), lazy=True)["CFF "].cff.topDictIndex[0].charset
    return names


def test_names_follow_numbers(fonts: FontLibrary) -> None:
    data = fonts.faces["hei-bold"].path.read_bytes()
    before = charset(data)
    after = numbered(data)
    assert [int(name[3:]) for name in before[1:]] != list(range(1, len(before)))
    assert [int(name[3:]) for name in charset(after)[1:]] == list(range(1, len(before)))
    assert len(after) == len(data)
    assert numbered(after) == after


def test_table_sum_is_right(fonts: FontLibrary) -> None:
    data = numbered(fonts.faces["hei-bold"].path.read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert TTFont(io.BytesIO(data), checkChecksums=2, lazy=True).reader["CFF "]


@pytest.mark.parametrize("face", ["kai-regular", "serif-regular"])
def test_truetype_is_left_alone(face: str, fonts: FontLibrary) -> None:
    data = fonts.faces[face].path.read_bytes()
    assert numbered(data) == data
