"""newsstand.json: what was published, so that a second run writes only what changed and removes only its own."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from publisher.errors import InputError
from publisher.newsstand.summary import Gone, Summary
from publisher.wording import Text

NAME = "newsstand.json"


class Kept(BaseModel):
    """The state of a site: issues and those removed by identifier, and the checksum of each of its files.

    ``made_of`` is, for each issue, what its pages were filled from: where that is as it was, so are they.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str
    issues: dict[str, Summary] = {}
    gone: dict[str, Gone] = {}
    files: dict[str, str] = {}
    made_of: dict[str, str] = {}


def read(site: Path, base_url: str) -> Kept:
    """What is kept of a site; nothing for one that is new.

    Raises:
        InputError: the file is damaged.
    """
    file = site / NAME
    if not file.is_file():
        return Kept(base_url=base_url)
    try:
        return Kept.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise InputError(
            Text(
                f"{file} is damaged; without it nobody knows which files are the newsstand's.",
                f"{file} 已损坏，无法判断哪些文件属于本站。",
            ),
            Text("Restore it, or publish into an empty folder.", "请恢复该文件，或发布到空文件夹。"),
        ) from error
