"""Paths of a manifest: below the issue's folder, whatever links there are, or refused."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.wording import Text

_ELSEWHERE = re.compile(r"^(?:[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*://|[/\\~])")


class Outside(Exception):
    """The path leads out of the issue's folder, or is none at all."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


_LONGEST_NAME = 255
"""Bytes; what file systems allow for one name."""

_INSIDE = Text(
    "Copy the file into the issue's folder and write its path from there, such as images/harbour.jpg.",
    "请把文件复制到本期文件夹内，并写从那里开始的路径，例如 images/harbour.jpg。",
)


def inside(folder: Path, written: str) -> Path:
    """The real file that ``written`` names below ``folder``, which is resolved; the file need not exist.

    Raises:
        Outside: an absolute path, a URL, ``..`` or a symbolic link leads out; or the name cannot be a path.
    """
    if _ELSEWHERE.match(written):
        raise Outside(Text(f"{written} is not below the issue's folder.", f"{written} 不在本期文件夹内。"), _INSIDE)
    if ".." in re.split(r"[/\\]", written):
        raise Outside(Text(f"{written} leads up out of a folder.", f"{written} 含有 ..，指向上级文件夹。"), _INSIDE)
    if "\0" in written or any(len(part.encode("utf-8", "replace")) > _LONGEST_NAME for part in written.split("/")):
        raise _unusable(written)
    try:
        real = _followed(folder, written)
    except (OSError, RuntimeError) as error:
        raise _unusable(written) from error
    if not real.is_relative_to(folder):
        raise Outside(
            Text(
                f"{written} is a link that leads out of the issue's folder.", f"{written} 是链接，指向本期文件夹之外。"
            ),
            _INSIDE,
        )
    return real


def _followed(folder: Path, written: str) -> Path:
    """The file with its links followed. Only what is below the folder is looked at: there may be thousands."""
    path = folder
    for part in Path(written).parts:
        path = path / part
        if path.is_symlink():
            return (folder / written).resolve()
    return path


def _unusable(written: str) -> Outside:
    short = repr(written if len(written) <= 60 else f"{written[:60]}…")
    return Outside(Text(f"{short} is not a usable path.", f"{short} 不能用作路径。"), _INSIDE)
