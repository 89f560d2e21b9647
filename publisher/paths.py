"""Where layouts, fonts and seeds are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import MissingTool
from publisher.wording import Text

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder ``layouts``, ``fonts`` or ``seeds``."""
    for parent in (_PACKAGE.parent, _PACKAGE / "_resources"):
        if (parent / name).is_dir() and (parent / "fonts" / "fonts.yaml").is_file():
            return parent / name
    raise MissingTool(
        Text(f"The folder {name}/ of the program is missing.", f"程序自带的 {name}/ 文件夹不见了。"),
        Text("Install the program again.", "请重新安装本程序。"),
    )
