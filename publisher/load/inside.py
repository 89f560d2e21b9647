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


_INSIDE = Text(
    "Copy the file into the issue's folder and write its path from there, such as images/harbour.jpg.",
    "请把文件复制到本期文件夹内，并写从那里开始的路径，例如 images/harbour.jpg。",
)


def inside(folder: Path, written: str) -> Path:
    """The real file that ``written`` names below ``folder``; it need not exist.

    Raises:
        Outside: an absolute path, a URL, ``..`` or a symbolic link leads out; or the name cannot be a path.
    """
    if _ELSEWHERE.match(written):
        raise Outside(Text(f"{written} is not below the issue's folder.", f"{written} 不在本期文件夹内。"), _INSIDE)
    if ".." in re.split(r"[/\\]", written):
        raise Outside(Text(f"{written} leads up out of a folder.", f"{written} 含有 ..，指向上级文件夹。"), _INSIDE)
    try:
        root = folder.resolve()
        real = (root / written).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Outside(Text(f"{written!r} is not a usable path.", f"{written!r} 不能用作路径。"), _INSIDE) from error
    if real != root and not real.is_relative_to(root):
        raise Outside(
            Text(
                f"{written} is a link that leads out of the issue's folder.", f"{written} 是链接，指向本期文件夹之外。"
            ),
            _INSIDE,
        )
    return real
