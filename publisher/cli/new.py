"""publisher new: a small issue that builds, to begin from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from publisher.atomic import replaced_folder
from publisher.errors import InputError
from publisher.paths import resource
from publisher.wording import Text, reader_tongue, tongue_of


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(new)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make; it must not exist, or be empty")],
    layout: Annotated[str | None, typer.Option(help="Layout; default: the one for the language")] = None,
    language: Annotated[
        str | None, typer.Option(help="BCP 47 tag: zh-Hans, en …; default: the layout's, else zh-Hans")
    ] = None,
) -> None:
    """Make a small issue that builds, to begin from."""
    language = language or _language_of(layout)
    tongue = tongue_of(language)
    name = layout or {"zh": "newspaper", "en": "newsletter"}[tongue]
    sample = resource("layouts") / name / f"sample-{tongue}"
    if not sample.is_dir():
        known = ", ".join(f"{found.parent.name} ({found.name[-2:]})" for found in _samples())
        raise InputError(
            Text(f"There is no sample of the layout “{name}” in {language}.", f"版式“{name}”没有 {language} 的样刊。"),
            Text(f"There are: {known}.", f"现有：{known}。"),
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            Text(f"{folder} is there already.", f"{folder} 已经存在。"),
            Text("Name a folder that does not exist yet.", "请给一个还不存在的文件夹名。"),
        )
    with replaced_folder(folder) as fresh:
        shutil.copytree(sample, fresh, dirs_exist_ok=True, copy_function=shutil.copyfile)
    text = Text(
        f"{folder} is ready. Build it with: publisher build {folder}",
        f"{folder} 已建好。生成版面：publisher build {folder}",
    )
    typer.echo(text.said(reader_tongue()))


def _language_of(layout: str | None) -> str:
    """The language a layout has a sample in; zh-Hans where it has several, or none, or no layout is named."""
    tongues = {path.name.removeprefix("sample-") for path in _samples() if path.parent.name == layout}
    return "en" if tongues == {"en"} else "zh-Hans"


def _samples() -> list[Path]:
    return sorted(path for path in resource("layouts").glob("*/sample-*") if path.is_dir())
