"""Press profiles: what one printing house asks for, as data. Two come with the program; a house writes its own TOML.

``extends = "newsprint"`` takes everything from another profile but what the file says itself, so that a house's own
colour profile is one more line: ``output.icc = "house.icc"``, a path beside the file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from publisher import icc
from publisher.errors import InputError
from publisher.wording import Text

FOLDER = Path(__file__).parent / "profiles"
Weight = Literal["error", "warning", "info", "off"]
Standard = Literal["PDF/X-4", "PDF/X-1a"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Output(_Part):
    """The printing condition: its registered name, what people call it, and the ICC profile that describes it."""

    condition: str = Field(min_length=1)
    info: str = ""
    registry: str = "http://www.color.org"
    icc: str


class Ink(_Part):
    """Ink in percent; ``square`` in millimetres is the side of the area that the limit is a mean over.

    Neutral colours no lighter than ``solid`` percent are printed in solid black: a screened 90 % has ragged edges.
    """

    limit: float = Field(gt=0, le=400)
    rich_black: float = Field(gt=0, le=400)
    square: float = Field(default=15, gt=0)
    solid: float = Field(default=15, ge=0, le=100)
    spots: tuple[str, ...] = ()


class Picture(_Part):
    """Pixels an inch at the printed size; ``bitmap_`` for pictures of one bit."""

    least: float
    wanted: float
    finest: float
    bitmap_least: float
    bitmap_wanted: float


class Page(_Part):
    """Bleed, safe zone and slug in millimetres; ``multiple`` is what the number of pages must be divisible by."""

    bleed: float = Field(ge=0)
    safe: float = Field(ge=0)
    slug: float = Field(default=9, ge=6)
    marks: bool = False
    multiple: int = Field(default=1, ge=1)
    files: str = Field(default="p{page:02}.pdf", description="name of the file of one page; {page}, {date}, {issue}")


class Type(_Part):
    """Sizes in points: the least of all, and under which coloured or white text and black text not overprinting."""

    least: float
    coloured: float
    white: float
    overprint: float = 12


class Line(_Part):
    """Widths in points: what no plate holds, the least in one ink, and what must overprint when black."""

    hairline: float = 0.1
    least: float = 0.25
    overprint: float = 2


class PressProfile(_Part):
    """One press. ``weights`` changes how grave a preflight rule is here, by its code."""

    name: str
    title: str
    title_zh: str = ""
    standard: Standard = "PDF/X-4"
    output: Output
    ink: Ink
    picture: Picture
    page: Page
    text: Type
    line: Line = Line()
    weights: dict[str, Weight] = {}
    folder: Path = FOLDER
    file: Path | None = None

    @property
    def icc(self) -> bytes:
        """The ICC profile of the condition.

        Raises:
            InputError: it is not there, or it is no CMYK output profile.
        """
        return _icc(self.folder, self.output.icc)

    def within_a_page(self) -> PressProfile:
        """What is asked of a file that will stand within a page: no bleed, no safe zone, any number of pages."""
        return self.model_copy(update={"page": self.page.model_copy(update={"bleed": 0.0, "safe": 0.0, "multiple": 1})})

    @property
    def path(self) -> str:
        """The name or file that ``load_profile`` finds it by."""
        return str(self.file) if self.file else self.name

    def heading(self) -> Text:
        """What people call the press."""
        return Text(self.title, self.title_zh or self.title)


def load_profile(name: str, folder: Path | None = None) -> PressProfile:
    """The profile of that name, or the TOML file of that path (relative to ``folder`` where one is given).

    Raises:
        InputError: there is none, or it cannot be understood; the message names the field.
    """
    if (FOLDER / f"{name}.toml").is_file() and "/" not in name:
        return _read(FOLDER / f"{name}.toml")
    path = (folder or Path()) / name
    if path.suffix != ".toml" or not path.is_file():
        known = ", ".join(sorted(item.stem for item in FOLDER.glob("*.toml")))
        raise InputError(
            Text(f"There is no press profile “{name}”.", f"没有名为“{name}”的印刷规范。"),
            Text(f"Use one of: {known}; or the path of a .toml file.", f"可用：{known}；或写明 .toml 文件的路径。"),
        )
    return _read(path)


def _read(path: Path) -> PressProfile:
    try:
        own = {} if path.parent == FOLDER else {"file": path.resolve()}
        return PressProfile.model_validate({"name": path.stem, **_whole(path, 0), **own})
    except ValidationError as error:
        first = error.errors()[0]
        raise _broken(path, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _whole(path: Path, depth: int) -> dict[str, Any]:
    """The file's data laid over what it extends; the folder of its ICC profile goes with the name of that."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _broken(path, str(error)) from error
    if isinstance(data.get("output"), dict) and "icc" in data["output"]:
        data["folder"] = icc.FOLDER if path.parent == FOLDER else path.parent
    parent = data.pop("extends", None)
    if parent is None:
        return data
    other = FOLDER / f"{parent}.toml"
    other = other if other.is_file() else path.parent / str(parent)
    if depth > 4 or not other.is_file():
        raise _broken(path, f"extends: there is no profile “{parent}”")
    return _laid_over(_whole(other, depth + 1), data)


def _laid_over(base: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    shared = [key for key in base if isinstance(base[key], dict) and isinstance(top.get(key), dict)]
    return {**base, **top, **{key: _laid_over(base[key], top[key]) for key in shared}}


@cache
def _icc(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    if data[12:20] != b"prtrCMYK" or data[36:40] != b"acsp":
        raise _broken(path, "not a CMYK output profile")
    return data


def _broken(path: Path, what: str) -> InputError:
    return InputError(
        Text(f"{path.name}: {what}.", f"{path.name}：{what}。"),
        Text("Correct the press profile.", "请改正印刷规范文件。"),
    )
