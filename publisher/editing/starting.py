"""A new issue to begin from: a layout's sample, or the plan of the issue before without its stories."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import yaml

from publisher.atomic import read, replaced_folder
from publisher.errors import InputError
from publisher.load.documents import MANIFEST
from publisher.paths import resource
from publisher.wording import Text, tongue_of

_OF_THE_ISSUE = frozenset(["issue", "pages", "articles", "reviews", "allow"])
_OF_A_PAGE = ("number", "section", "template", "editors", "proofreaders")
_FIRST = {
    "zh": {"id": "first", "headline": "（标题）", "body": "（正文）"},
    "en": {"id": "first", "headline": "(headline)", "body": "(text)"},
}


def samples() -> list[Path]:
    """The folders of the layouts' samples, ``LAYOUT/sample-TONGUE``, in order."""
    return sorted(path for path in resource("layouts").glob("*/sample-*") if path.is_dir())


def start(folder: Path, layout: str | None = None, language: str | None = None) -> None:
    """Make ``folder`` a small issue that builds, in a layout and a language (BCP 47) that there is a sample of.

    Raises:
        InputError: there is no such sample, or the folder has something in it.
        OutputError: the disk is full; nothing is left behind.
    """
    language = language or _language_of(layout)
    tongue = tongue_of(language)
    name = layout or {"zh": "newspaper", "en": "newsletter"}[tongue]
    sample = resource("layouts") / name / f"sample-{tongue}"
    if not sample.is_dir():
        known = ", ".join(f"{found.parent.name} ({found.name[-2:]})" for found in samples())
        raise InputError(
            Text(f"There is no sample of the layout “{name}” in {language}.", f"版式“{name}”没有 {language} 的样刊。"),
            Text(f"There are: {known}.", f"现有：{known}。"),
        )
    refuse_taken(folder)
    with replaced_folder(folder) as fresh:
        shutil.copytree(sample, fresh, dirs_exist_ok=True, copy_function=shutil.copyfile)


def start_like(last: Path, folder: Path, date: datetime.date, number: int | None = None) -> None:
    """Make ``folder`` an issue with the plan of the issue in ``last``: its paper, layout and pages, without stories.

    One empty story stands on the first page, because an issue needs one. Files by which the issue is laid out
    (``*.yaml``, ``*.toml``, its own layout) go along; reviews do not. Raises as ``start`` does.
    """
    refuse_taken(folder)
    tree = _tree(last)
    frame = _frame(tree)
    listed = tree.get("pages")
    pages = [page for page in listed if isinstance(page, dict)] if isinstance(listed, list) else []
    planned = [{key: page[key] for key in _OF_A_PAGE if key in page} for page in pages] or [{"number": 1}]
    publication = frame.get("publication")
    language = str(publication.get("language", "zh-Hans")) if isinstance(publication, dict) else "zh-Hans"
    story = _FIRST[tongue_of(language)]
    planned = [{**page, "articles": [story["id"]] if not place else []} for place, page in enumerate(planned)]
    with replaced_folder(folder) as fresh:
        for path in sorted(last.iterdir()):
            if path.suffix in (".yaml", ".toml") and path.name not in (MANIFEST, "review.yaml"):
                shutil.copyfile(path, fresh / path.name)
        own = last / str(frame.get("layout", ""))
        if (own / "layout.yaml").is_file() and own.resolve().is_relative_to(last.resolve()):
            shutil.copytree(own, fresh / own.relative_to(last), copy_function=shutil.copyfile)
        written = framed(frame, date, number, {"pages": planned, "articles": [story]})
        (fresh / MANIFEST).write_text(written, "utf-8")


def frame_of(folder: Path) -> dict[str, Any]:
    """What an issue's manifest says that the next one says as well: paper, layout, house, press, editions."""
    return _frame(_tree(folder))


def framed(frame: dict[str, Any], date: datetime.date, number: int | None, content: dict[str, Any]) -> str:
    """The manifest of an issue of that date with ``content`` (pages, articles) in the frame of its paper."""
    info: dict[str, Any] = {"date": date} if number is None else {"number": number, "date": date}
    head = {"publication": frame["publication"]} if "publication" in frame else {}
    tree = {**head, "issue": info, **{key: value for key, value in frame.items() if key != "publication"}, **content}
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=2**20))


def refuse_taken(folder: Path) -> None:
    """Raise InputError where the folder has something in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            Text(f"{folder} is there already.", f"{folder} 已经存在。"),
            Text("Name a folder that does not exist yet.", "请给一个还不存在的文件夹名。"),
        )


def _language_of(layout: str | None) -> str:
    """The language a layout has a sample in; zh-Hans where it has several, or none, or no layout is named."""
    tongues = {path.name.removeprefix("sample-") for path in samples() if path.parent.name == layout}
    return "en" if tongues == {"en"} else "zh-Hans"


def _frame(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if key not in _OF_THE_ISSUE}


def _tree(folder: Path) -> dict[str, Any]:
    try:
        tree = yaml.safe_load(read(folder / MANIFEST).decode("utf-8"))
        return tree if isinstance(tree, dict) else {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(
            Text(f"{folder.name}/{MANIFEST} cannot be read.", f"无法读取 {folder.name}/{MANIFEST}。"),
            Text(
                "Mend it first (publisher check), or begin from a layout.",
                "请先改正（publisher check），或从版式新建。",
            ),
        ) from error
