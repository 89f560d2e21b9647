"""Make the font files of this folder from free packages: ``python fonts/build.py [FACE…]``.

The same packages give the same bytes. The Chinese faces are cut from Debian's packages, the Latin ones are instances of
variable fonts from PyPI; README.md names the versions. Each face gets a name of its own, because a changed font may not
carry a reserved one.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import io
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]
import yaml
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

FOLDER = Path(__file__).resolve().parent
DEBIAN = Path("/usr/share/fonts")
SIMPLIFIED = 2  # the face of Noto's collections that draws Simplified Chinese by default
FOREIGN_FORMS = ("JAN ", "KOR ", "ZHT ", "ZHH ")  # glyphs for other languages would double the file
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC))
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
FEATURES = b"calt ccmp fwid halt hwid kern liga locl mark palt pwid vert vhal vkrn vpal vrt2"
FULL_WIDTH = "—·"  # Noto draws these for Latin text; in a Chinese face they take a whole square
NAMES_KEPT = (0, 5, 7, 8, 9, 11, 12, 13, 14)  # copyright, version, trademark, makers, licence


@dataclass(frozen=True)
class Recipe:
    """One file: ``font`` is its source, cut to ``characters`` or fixed ``at`` a point of its axes."""

    file: str
    font: str
    weight: int
    characters: str = "all"
    sha256: str = ""
    package: str = ""
    at: Mapping[str, float] = field(default_factory=dict)

    @property
    def style(self) -> str:
        """The style in the file's name: ``SemiBold``."""
        return Path(self.file).stem.partition("-")[2]

    @property
    def family(self) -> str:
        """The family in the file's name: ``Publisher Song``."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.file.partition("-")[0])


def recipes() -> tuple[Recipe, ...]:
    """What sources.yaml says, in its order."""
    read = yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))
    cuts = (Recipe(file, **entry) for file, entry in read["cut"].items())
    instances = (Recipe(file, weight=entry["at"]["wght"], **entry) for file, entry in read["instance"].items())
    return (*cuts, *instances)


def common_han() -> frozenset[int]:
    """GB 2312 and the 8,105 characters of 通用规范汉字表, the latter as Unihan's field kTGHZ2013 lists them."""
    table: dict[int, str] = importlib.import_module("pypinyin_dict.pinyin_data.ktghz2013").pinyin_dict
    return frozenset(table) | {u for u in range(0x4E00, 0xA000) if chr(u).encode("gb2312", "ignore")}


def _within(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def wanted(available: Iterable[int], common: bool) -> set[int]:
    """The characters a Chinese face keeps: everything but Hangul, and of Han only the common ones if ``common``."""
    keep = {u for u in available if not _within(u, HANGUL)}
    return {u for u in keep if not _within(u, HAN)} | (keep & common_han() if common else keep)


def _bytes(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _opened(face: Recipe) -> TTFont:
    path = DEBIAN / face.font
    if not path.is_file():
        sys.exit(f"{path} is missing. Install fonts-noto-cjk, fonts-noto-cjk-extra and fonts-lxgw-wenkai.")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != face.sha256:
        sys.exit(f"{path} is another version than README.md names (sha256 {found}): the result would differ.")
    if path.suffix == ".ttc":
        font: TTFont = TTCollection(str(path), lazy=True).fonts[SIMPLIFIED]
        font.recalcTimestamp = False
        return font
    return TTFont(path, lazy=True, recalcTimestamp=False)


def _drop_foreign_forms(font: TTFont) -> None:
    for tag in ("GSUB", "GPOS"):
        if tag in font:
            for script in font[tag].table.ScriptList.ScriptRecord:
                records = script.Script.LangSysRecord
                script.Script.LangSysRecord = [r for r in records if r.LangSysTag not in FOREIGN_FORMS]
                script.Script.LangSysCount = len(script.Script.LangSysRecord)


def _subset(data: bytes, characters: set[int]) -> bytes:
    wish = hb.SubsetInput()
    for code in sorted(characters):
        wish.unicode_set.add(code)
    features = wish.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    for tag in FEATURES.split():
        features.add(int.from_bytes(tag, "big"))
    face = hb.subset(hb.Face(data), wish)
    return bytes(face.blob.data)


def _widen(font: TTFont) -> None:
    """Map the dash and the middle dot to their full-width glyphs, so that no feature is needed to get them."""
    lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else []
    features = font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else []
    wide: dict[str, str] = {}
    for index in sorted({i for f in features if f.FeatureTag == "fwid" for i in f.Feature.LookupListIndex}):
        for part in lookups[index].SubTable:
            wide.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    for table in font["cmap"].tables:
        for character in FULL_WIDTH:
            if (glyph := getattr(table, "cmap", {}).get(ord(character))) in wide:
                table.cmap[ord(character)] = wide[glyph]


def _name(font: TTFont, face: Recipe) -> None:
    """Give the font its own names, and drop every other (they hold names that are reserved)."""
    table = font["name"]
    kept = {i: table.getDebugName(i) for i in NAMES_KEPT}
    table.names = []
    plain = face.style in ("Regular", "Bold", "Italic")
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    own = {
        1: face.family if plain else f"{face.family} {face.style}",
        2: face.style if plain else "Regular",
        3: f"{kept[5]};{postscript}",
        4: f"{face.family} {face.style}",
        6: postscript,
        16: None if plain else face.family,
        17: None if plain else face.style,
    }
    for number, text in sorted((kept | own).items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff[0].rawDict.pop("Notice", None)
        cff[0].FullName, cff[0].FamilyName = own[4], face.family


def _style_bits(font: TTFont, face: Recipe) -> None:
    bold, italic = face.style == "Bold", face.style == "Italic"
    font["OS/2"].usWeightClass = face.weight
    selection = font["OS/2"].fsSelection & ~0b1100001
    font["OS/2"].fsSelection = selection | (1 if italic else 0) | (32 if bold else 0) | (0 if bold or italic else 64)
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


def cut(face: Recipe) -> bytes:
    """The file of a Chinese face."""
    font = _opened(face)
    _drop_foreign_forms(font)
    characters = wanted(font.getBestCmap(), face.characters == "common")
    small = TTFont(io.BytesIO(_subset(_bytes(font), characters)), recalcTimestamp=False)
    _widen(small)
    _name(small, face)
    _style_bits(small, face)
    return _bytes(small)


def instance(face: Recipe) -> bytes:
    """The file of a Latin face."""
    spec = importlib.util.find_spec(face.package)
    if spec is None or spec.origin is None:
        sys.exit(f"The Python package {face.package.replace('_', '-')} is missing; pip installs it.")
    font = TTFont(Path(spec.origin).parent / "files" / face.font, recalcTimestamp=False)
    static = instancer.instantiateVariableFont(font, dict(face.at))
    for table in ("STAT", "avar"):
        if table in static:  # they describe the axes that are gone
            del static[table]
    _name(static, face)
    _style_bits(static, face)
    return _bytes(static)


def build(face: Recipe) -> bytes:
    """The bytes of one face's file."""
    return instance(face) if face.package else cut(face)


def main(names: list[str]) -> None:
    """Write the named files, or all."""
    for face in recipes():
        if not names or face.file in names:
            data = build(face)
            (FOLDER / face.file).write_bytes(data)
            print(f"{face.file}  {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
