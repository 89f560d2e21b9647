"""Whatever is put in: a clear message with its place and remedy, the documented status, nothing half-written."""

from __future__ import annotations

import binascii
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.edition.conftest import Ended, Place

Run = Callable[..., Ended]
SENTENCE = "记者在现场看到，新建成的厂房里，三条生产线正在调试。"


def test_the_small_issue_builds_when_nothing_is_spoilt(place: Place, build: Run) -> None:
    assert build().status == 0
    assert {"print.pdf", "screen.pdf", "small.epub", "build.json"} <= set(place.left())


def test_missing_issue(tmp_path: Path, ended: Run) -> None:
    result = ended("build", tmp_path / "nowhere", "--out", tmp_path / "dist")
    assert result.status == 2
    assert "nowhere" in result.err


def test_missing_body(place: Place, build: Run) -> None:
    place.body.unlink()
    result = build()
    assert result.status == 1
    assert "articles/night-market.md" in result.said
    assert "MF004" in result.said
    assert place.left() == []


def test_empty_article(place: Place, build: Run) -> None:
    place.body.write_text("", "utf-8")
    result = build()
    assert result.status == 1
    assert "“night-market” has no text" in result.out
    assert place.left() == []


def test_paragraph_of_200_000_characters(place: Place, build: Run) -> None:
    place.body.write_text((SENTENCE * 8000)[:200_000] + "\n", "utf-8")
    begun = time.monotonic()
    result = build("--edition", "print")
    assert time.monotonic() - begun < 60
    assert result.status == 1
    assert "LY002" in result.said
    assert "night-market" in result.said or "集镇夜市" in result.said


def _ten_thousand(place: Place) -> None:
    names = [f"story-{number}" for number in range(10_000)]
    head = place.manifest.read_text("utf-8").split("pages:")[0]
    pages = f"pages:\n  - {{number: 1, section: 要闻, articles: [{', '.join(names)}]}}\n"
    stories = "".join(
        f"  - {{id: {name}, headline: 山路修到家门口之{number}, byline: 苏禾, body: 第{number}天，{SENTENCE}}}\n"
        for number, name in enumerate(names)
    )
    place.manifest.write_text(f"{head}{pages}articles:\n{stories}", "utf-8")


def test_manifest_of_10_000_articles(place: Place, ended: Run) -> None:
    _ten_thousand(place)
    begun = time.monotonic()
    result = ended("check", place.issue, "--no-layout", "--quiet")
    assert time.monotonic() - begun < 40
    assert result.status == 0, result.out[:500]


@pytest.mark.parametrize(
    ("construct", "line"),
    [
        ("<marquee>老街</marquee>亮灯。", 3),
        ("<script>alert(1)</script>", 3),
        ("见图![夜市](images/market.png)。", 3),
    ],
)
def test_markup_that_cannot_be_set(place: Place, build: Run, construct: str, line: int) -> None:
    place.body.write_text(f"{SENTENCE}\n\n{construct}\n", "utf-8")
    result = build()
    assert result.status == 1
    assert f"articles/night-market.md:{line}:" in result.out


@pytest.mark.parametrize("written", ["../secret.md", "{folder}/secret.md", "articles/../../secret.md"])
def test_path_out_of_the_issue(place: Place, build: Run, written: str) -> None:
    written = written.format(folder=place.issue.parent)
    (place.issue.parent / "secret.md").write_text("机密文字不得刊出。\n", "utf-8")
    place.change("body: articles/night-market.md", f"body: {written}")
    result = build()
    assert result.status == 1
    assert "issue.yaml:" in result.out
    assert written in result.out
    assert "机密文字" not in result.said
    assert place.left() == []


@pytest.mark.parametrize("kind", ["body", "picture"])
def test_symbolic_link_out_of_the_issue(place: Place, build: Run, kind: str) -> None:
    secret = place.issue.parent / "secret"
    secret.write_text("机密文字不得刊出。\n", "utf-8")
    link = place.body if kind == "body" else place.figure("images/market.jpg")
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    result = build()
    assert result.status == 1
    assert link.name in result.out
    assert "机密文字" not in result.said
    assert place.left() == []


def _header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", binascii.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture at all", _header(800, 600), _header(20_000, 10_000)],
    ids=["empty", "text", "truncated", "200 megapixels"],
)
def test_picture_that_cannot_be_used(place: Place, build: Run, content: bytes) -> None:
    place.figure("images/market.png").write_bytes(content)
    begun = time.monotonic()
    result = build()
    assert time.monotonic() - begun < 20
    assert result.status in (1, 2)
    assert "images/market.png" in result.said
    assert place.left() == []


@pytest.mark.parametrize("mode", ["CMYK", "16-bit grey", "16-bit colour"])
def test_pictures_of_the_press_and_of_scanners_build(place: Place, build: Run, mode: str) -> None:
    path = place.figure("images/market.tif")
    ramp = Image.linear_gradient("L").resize((1200, 900))
    if mode == "CMYK":
        Image.merge("CMYK", (ramp, ramp, ramp, ramp)).save(path)
    elif mode == "16-bit grey":
        ramp.convert("I").point(lambda level: level * 257).convert("I;16").save(path)
    else:
        path.write_bytes(_sixteen_bit_colour(1200, 900))
    result = build()
    assert "market.tif" not in result.err
    assert result.status == 0, result.said


def _sixteen_bit_colour(width: int, height: int) -> bytes:
    """A PNG of 16 bits a channel: Pillow reads such files and does not write them."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", binascii.crc32(name + data))

    row = b"\0" + b"".join(struct.pack(">HHH", 65535 * x // width, 30000, 0) for x in range(width))
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def test_yaml_bomb(place: Place, build: Run) -> None:
    lines = ["a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    place.manifest.write_text("\n".join(lines) + "\n" + place.manifest.read_text("utf-8"), "utf-8")
    begun = time.monotonic()
    result = build()
    assert time.monotonic() - begun < 10
    assert result.status in (1, 2)
    assert "issue.yaml" in result.said
    assert place.left() == []


def test_invalid_utf_8(place: Place, build: Run) -> None:
    place.body.write_bytes("集镇夜市\n\n灯火".encode() + b"\xc3\x28" + "初上。\n".encode())
    result = build()
    assert result.status == 1
    assert "articles/night-market.md:3:3" in result.out
    assert "Save the file again as UTF-8" in result.out
    assert place.left() == []


def test_gb_18030_is_named_with_the_way_to_convert_it(place: Place, build: Run) -> None:
    place.body.write_bytes(f"{SENTENCE}\n".encode("gb18030"))
    result = build()
    assert result.status == 1
    assert "GB 18030" in result.out
    assert "iconv -f GB18030 -t UTF-8" in result.out


def test_import_reads_gb_18030(tmp_path: Path, ended: Run) -> None:
    source = tmp_path / "page.txt"
    text = f"山路修到家门口\n记者 林一苇\n{SENTENCE * 3}\n{SENTENCE * 2}\n"
    source.write_bytes(text.encode("gb18030"))
    assert ended("import", source, "--out", tmp_path / "issue").status == 0
    assert any(SENTENCE in path.read_text("utf-8") for path in (tmp_path / "issue").rglob("*.md"))


@pytest.mark.parametrize(
    ("written", "code"), [(r"\ud800", "U+D800"), (r"\0", "U+0000"), (r"\x07", "U+0007")], ids=["half", "NUL", "bell"]
)
def test_character_that_is_none_in_the_manifest(place: Place, build: Run, written: str, code: str) -> None:
    place.change("headline: 集镇夜市开起来 老街有了烟火气", f'headline: "集镇夜市{written}开起来"')
    result = build()
    assert result.status in (1, 2)
    assert "issue.yaml" in result.said
    assert place.left() == []


def test_nul_in_a_body(place: Place, build: Run) -> None:
    place.body.write_bytes(f"{SENTENCE}\n\n灯火\0初上。\n".encode())
    result = build()
    assert result.status == 1
    assert "articles/night-market.md:3:3" in result.out
    assert "U+0000" in result.out
    assert place.left() == []


@pytest.mark.parametrize("character", ["😀", "𒀀", "\ue000"], ids=["emoji", "cuneiform", "private use"])
def test_character_that_no_font_has(place: Place, build: Run, character: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.paint.paint", lambda *_, **__: pytest.fail("painted without a glyph"))
    place.body.write_text(f"{SENTENCE}\n\n灯火{character}初上，老街醒来。\n", "utf-8")
    result = build()
    assert result.status == 1
    assert "articles/night-market.md:3:" in result.out
    assert "FT001" in result.out
    assert f"U+{ord(character):04X}" in result.out
    assert place.left() == []
