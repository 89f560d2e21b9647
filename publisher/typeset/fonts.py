"""Fonts: the faces of a folder, the roles they play, and which character comes from which face.

``fonts.yaml`` names the files and gives every role its face, the faces to fall back on, and the characters it
borrows from elsewhere. Layouts name roles; only this module knows files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]
import yaml

from publisher.errors import InputError, MissingTool
from publisher.paths import resource
from publisher.wording import Text


@dataclass(frozen=True)
class Face:
    """One font file. ``ascent`` and ``descent`` are positive, in ems, as Pango (and so WeasyPrint) uses them."""

    key: str
    path: Path
    ascent: float
    descent: float
    units: int
    font: hb.Font = field(repr=False, compare=False)

    @classmethod
    def open(cls, key: str, path: Path) -> Face:
        """Read a font file; MissingTool when it is not there or is no font."""
        if not path.is_file():
            raise MissingTool(
                Text(f"The font file {path.name} is missing.", f"缺少字体文件 {path.name}。"),
                Text("Put it into fonts/, or run fonts/build.py.", "请放进 fonts/，或运行 fonts/build.py。"),
            )
        raw = hb.Face(hb.Blob.from_file_path(str(path)))
        if not raw.glyph_count:
            raise MissingTool(
                Text(f"{path.name} cannot be read as a font.", f"{path.name} 无法作为字体读取。"),
                Text("Replace it with an OpenType or TrueType file.", "请换成 OpenType 或 TrueType 字体文件。"),
            )
        font = hb.Font(raw)
        extents = font.get_font_extents("ltr")
        return cls(key, path, extents.ascender / raw.upem, -extents.descender / raw.upem, raw.upem, font)

    def covers(self, character: str) -> bool:
        """Whether the face draws this character."""
        return self.font.get_nominal_glyph(ord(character)) is not None

    @cached_property
    def capital_height(self) -> float:
        """Height of a flat capital above the baseline, in ems; 0.7 for a face without H."""
        glyph = self.font.get_nominal_glyph(ord("H"))
        extents = self.font.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing / self.units if extents else 0.7


@dataclass(frozen=True)
class Role:
    """The job of a face: faces in the order they are asked, and characters that come from elsewhere."""

    face: str
    fallback: tuple[str, ...] = ()
    borrow: Mapping[str, str] = field(default_factory=dict)
    strong: str | None = None
    emphasis: str | None = None

    def order(self, strong: bool, emphasis: bool) -> tuple[str, ...]:
        """Keys of the faces to ask for a character, first to last."""
        special = (self.strong if strong else None) or (self.emphasis if emphasis else None)
        return (*((special,) if special else ()), self.face, *self.fallback)


@dataclass(frozen=True)
class FontLibrary:
    """All faces and roles of a fonts folder."""

    faces: Mapping[str, Face]
    roles: Mapping[str, Role]
    _found: dict[tuple[str, str, bool, bool], str | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> FontLibrary:
        """Read ``fonts.yaml`` of the folder (by default the program's own) and open its faces.

        Raises MissingTool for a file that is not there, InputError for a fonts.yaml that makes no sense.
        """
        folder = resource("fonts") if folder is None else folder
        sheet = _sheet(folder / "fonts.yaml")
        faces = {key: Face.open(key, folder / entry["file"]) for key, entry in sheet["faces"].items()}
        roles = {name: _role(name, entry, faces) for name, entry in sheet["roles"].items()}
        return cls(faces, roles)

    def role(self, name: str) -> Role:
        """The role by its name; InputError for a name that fonts.yaml does not have."""
        if name in self.roles:
            return self.roles[name]
        raise InputError(
            Text(f"fonts.yaml has no role “{name}”.", f"fonts.yaml 中没有角色“{name}”。"),
            Text(f"Use one of: {', '.join(self.roles)}.", f"请使用其中之一：{'、'.join(self.roles)}。"),
        )

    def face_for(self, role: str, character: str, strong: bool = False, emphasis: bool = False) -> str | None:
        """Key of the face that draws the character in that role, or None when no face of the role has it."""
        key = (role, character, strong, emphasis)
        if key not in self._found:
            self._found[key] = self._choose(self.role(role), character, strong, emphasis)
        return self._found[key]

    def missing(self, text: str, role: str) -> tuple[str, ...]:
        """Characters of the text that no face of the role has, each once, in the order they come."""
        return tuple(dict.fromkeys(c for c in text if self.face_for(role, c) is None))

    def _choose(self, role: Role, character: str, strong: bool, emphasis: bool) -> str | None:
        borrowed = role.borrow.get(character)
        order = ((borrowed,) if borrowed else ()) + role.order(strong, emphasis)
        return next((key for key in order if self.faces[key].covers(character)), None)


def _sheet(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        raise MissingTool(
            Text(f"There is no fonts.yaml in {path.parent.name}/.", f"{path.parent.name}/ 中没有 fonts.yaml。"),
            Text("It names the font files and their roles.", "它列出字体文件及其角色。"),
        )
    try:
        sheet = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _senseless(str(error)) from error
    if not isinstance(sheet, dict) or not all(isinstance(sheet.get(part), dict) for part in ("faces", "roles")):
        raise _senseless("it needs the mappings “faces” and “roles”")
    for key, entry in sheet["faces"].items():
        if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
            raise _senseless(f"face “{key}” names no file")
        if Path(entry["file"]).name != entry["file"]:
            raise _senseless(f"face “{key}”: the file must lie in the fonts folder itself")
    return sheet


def _role(name: str, entry: Any, faces: Mapping[str, Face]) -> Role:
    if not isinstance(entry, dict) or "face" not in entry:
        raise _senseless(f"role “{name}” names no face")
    unknown = set(entry) - {"face", "fallback", "borrow", "strong", "emphasis"}
    if unknown:
        raise _senseless(f"role “{name}” has the unknown key “{min(unknown)}”")
    borrow = {character: key for group, key in (entry.get("borrow") or {}).items() for character in str(group)}
    role = Role(entry["face"], tuple(entry.get("fallback") or ()), borrow, entry.get("strong"), entry.get("emphasis"))
    for key in (role.face, *role.fallback, *borrow.values(), role.strong, role.emphasis):
        if key is not None and key not in faces:
            raise _senseless(f"role “{name}” names the face “{key}”, which is not under “faces”")
    return role


def _senseless(what: str) -> InputError:
    return InputError(
        Text(f"fonts.yaml cannot be used: {what}.", f"fonts.yaml 无法使用：{what}。"),
        Text("Correct it; each face needs a file, each role a face.", "请更正：每个字面要有文件，每个角色要有字面。"),
    )
