from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import InputError, MissingTool
from publisher.typeset.fonts import FontLibrary

FACE = "faces:\n  latin: {file: Face.ttf}\n"


@pytest.fixture
def folder(tmp_path: Path, fonts: FontLibrary) -> Path:
    (tmp_path / "Face.ttf").write_bytes(fonts.faces["sans-regular"].path.read_bytes())
    (tmp_path / "fonts.yaml").write_text(FACE + "roles:\n  text: {face: latin}\n", "utf-8")
    return tmp_path


def test_every_face_opens_and_has_sensible_metrics(fonts: FontLibrary) -> None:
    for face in fonts.faces.values():
        assert face.covers("A")
        assert 0.7 < face.ascent < 1.3
        assert 0.1 < face.descent < 0.5
        assert 0.5 < face.capital_height < 0.8


def test_faces_are_asked_in_order(fonts: FontLibrary) -> None:
    assert fonts.face_for("text", "中") == "song-regular"
    assert fonts.face_for("text", "中", strong=True) == "hei-bold"
    assert fonts.face_for("text", "中", emphasis=True) == "kai-regular"
    assert fonts.face_for("text", "中", strong=True, emphasis=True) == "hei-bold"
    assert fonts.face_for("kai", "“") == "song-regular"
    assert fonts.face_for("serif", "a", emphasis=True) == "serif-italic"
    assert fonts.face_for("serif", "中") == "song-regular"
    assert fonts.face_for("text", "\U0001f600") is None


def test_missing_names_each_character_once(fonts: FontLibrary) -> None:
    assert fonts.missing("中\U0001f600文\U0001f680\U0001f600", "text") == ("\U0001f600", "\U0001f680")
    assert fonts.missing("丽水开发区，“四个意识”", "kai") == ()


def test_a_folder_of_ones_own(folder: Path) -> None:
    assert FontLibrary.load(folder).face_for("text", "A") == "latin"


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "Face.ttf").unlink()
    with pytest.raises(MissingTool, match=r"Face\.ttf"):
        FontLibrary.load(folder)


def test_what_is_no_font_is_named(folder: Path) -> None:
    (folder / "Face.ttf").write_bytes(b"not a font")
    with pytest.raises(MissingTool, match=r"Face\.ttf"):
        FontLibrary.load(folder)


def test_without_fonts_yaml(tmp_path: Path) -> None:
    with pytest.raises(MissingTool):
        FontLibrary.load(tmp_path)


@pytest.mark.parametrize(
    "sheet",
    [
        "[]",
        "faces: {a: {file: Face.ttf}}",
        "faces: {a: Face.ttf}\nroles: {}",
        "faces: {a: {file: ../Face.ttf}}\nroles: {}",
        FACE + "roles: {text: {face: greek}}",
        FACE + "roles: {text: {face: latin, fallback: [greek]}}",
        FACE + "roles: {text: {face: latin, backup: [latin]}}",
        FACE + "roles: {text: {}}",
        "faces: {",
    ],
)
def test_a_senseless_sheet_is_refused(folder: Path, sheet: str) -> None:
    (folder / "fonts.yaml").write_text(sheet, "utf-8")
    with pytest.raises(InputError, match=r"fonts\.yaml"):
        FontLibrary.load(folder)


def test_an_unknown_role_is_refused(fonts: FontLibrary) -> None:
    with pytest.raises(InputError, match="gothic"):
        fonts.face_for("gothic", "a")
