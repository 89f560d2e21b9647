"""Encodings, told; and bytes that are no text, refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.ingest.decode import decode

PATH = Path("page.txt")
TEXT = "古桥换新颜\n石匠守初心，全长四十八米。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "notes"),
    [
        (TEXT.encode(), "UTF-8", 0),
        (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8 (BOM)", 0),
        (TEXT.encode("gb18030"), "GB 18030", 1),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16", 0),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16", 0),
    ],
)
def test_encodings(data: bytes, encoding: str, notes: int) -> None:
    found = decode(data, PATH)
    assert (found.text, found.encoding, len(found.notes)) == (TEXT, encoding, notes)


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\x0cd", PATH).text == "a\nb\nc\nd"


def test_control_characters_are_left_out_and_told() -> None:
    found = decode("大\x00桥\u200b通\ufeff车".encode(), PATH)
    assert found.text == "大桥通车"
    assert "3" in found.notes[0].en and "3" in found.notes[0].zh


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"\x00\x00\x00", "no text"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
        (b"caf\xe9 au lait, na\xefve r\xe9sum\xe9\n", "iconv"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xfd", "iconv"),
        ("\ud800".encode("utf-8", "surrogatepass"), "iconv"),
    ],
)
def test_what_cannot_be_read(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, PATH)
    assert says in caught.value.message.en + caught.value.hint.en
    assert "page.txt" in caught.value.message.en and "page.txt" in caught.value.message.zh
