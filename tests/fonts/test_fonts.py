"""The faces that come with the program: there, free, whole, and made as the script says."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]
import yaml

FONTS = Path(__file__).resolve().parents[2] / "fonts"
FACES: dict[str, str] = {
    key: entry["file"]
    for key, entry in yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))["faces"].items()
}
SONG_AND_HEI = sorted(key for key in FACES if key.startswith(("song", "hei")))
CHINESE = sorted(key for key in FACES if key.startswith(("song", "hei", "kai")))
RARE_NAMES = "玥珺喆堃淼垚翀祎赟奭甯旻昇彧祺瑀䶮㛃䲟犇鑫骉𬭎𫖮𬀩𬭚"


@cache
def face(key: str) -> Any:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / FACES[key])))


@cache
def characters(key: str) -> frozenset[str]:
    return frozenset(chr(code) for code in face(key).unicodes)


def gb2312() -> set[str]:
    """The 6,763 Han characters of both levels of GB 2312."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {text for pair in pairs if (text := pair.decode("gb2312", "ignore"))}


def widths(key: str, text: str) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "zh-Hans"
    font = hb.Font(face(key))
    hb.shape(font, buffer, {})
    return [position.x_advance * 1000 // face(key).upem for position in buffer.glyph_positions]


@cache
def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fonts_build", FONTS / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("key", sorted(FACES))
def test_a_face_opens_and_its_licence_lies_beside_it(key: str) -> None:
    assert face(key).glyph_count > 500
    licence = (FONTS / "LICENSES" / f"{FACES[key].partition('-')[0]}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "©" in licence or "Copyright 20" in licence


@pytest.mark.parametrize("key", sorted(FACES))
def test_a_changed_face_carries_no_reserved_name(key: str) -> None:
    names = {name.name_id: face(key).get_name(name.name_id) for name in face(key).list_names()}
    own = " ".join(text for number, text in names.items() if number in (1, 3, 4, 6, 16, 17) and text)
    assert not [word for word in ("Source", "LXGW", "霞鹜", "Klee", "Noto", "Adobe") if word in own]


def test_every_file_of_the_folder_has_a_place() -> None:
    there = {path.name for path in FONTS.iterdir() if path.suffix in (".otf", ".ttf")}
    assert there == set(FACES.values())


def test_every_role_names_faces_that_are_there() -> None:
    roles = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))["roles"]
    for role in roles.values():
        named = [role["face"], *role.get("fallback", ()), *role.get("borrow", {}).values()]
        named += [role[key] for key in ("strong", "emphasis") if key in role]
        assert set(named) <= set(FACES)


def test_the_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.rglob("*") if path.is_file()) < 80_000_000


def test_the_text_face_holds_every_character_a_paper_meets() -> None:
    held = characters("song-regular")
    assert len(gb2312()) == 6763
    assert gb2312() - held == set()
    assert {chr(code) for code in range(0x4E00, 0x9FEB)} - held == set()  # Unicode 10: the source has few later
    assert {chr(code) for code in range(0x3400, 0x4DB6)} - held == set()
    assert set(RARE_NAMES) - held == set()


@pytest.mark.parametrize("key", CHINESE)
def test_a_chinese_face_holds_the_common_characters(key: str) -> None:
    common = {chr(code) for code in _script().common_han()}
    assert len(common) > 8105 and gb2312() < common
    assert common - characters(key) == set()
    assert set("，。、；：？！…—·“”‘’（）《》〈〉【】「」％＋①⑩→■○※℃㎡αЖあ") - characters(key) == set()


@pytest.mark.parametrize("key", SONG_AND_HEI)
def test_chinese_marks_are_full_width(key: str) -> None:
    assert widths(key, "“‘’”…·，") == [1000] * 7
    assert sum(widths(key, "——")) == 2000


@pytest.mark.parametrize("key", sorted(set(FACES) - set(CHINESE)))
def test_a_latin_face_sets_european_languages(key: str) -> None:
    assert set("ÀÉÎÕÜßçñøåœŁŠŽğ“”‘’–—…•€£©½№") - characters(key) == set()


def test_the_script_makes_the_same_bytes() -> None:
    script = _script()
    recipes = {recipe.file: recipe for recipe in script.recipes()}
    assert set(recipes) == set(FACES.values())
    name = "LibreFranklin-Bold.ttf"
    assert script.build(recipes[name]) == (FONTS / name).read_bytes()


def test_the_script_keeps_what_a_paper_needs() -> None:
    available = [ord(character) for character in "中㐀A。한가"]
    assert _script().wanted(available, common=False) == {ord(character) for character in "中㐀A。"}
    assert _script().wanted(available, common=True) == {ord(character) for character in "中A。"}
