"""A session's pictures are those of a build from nothing, whatever was edited between two looks."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from publisher.paths import resource
from publisher.session import Session


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "courier"
    shutil.copytree(resource("seeds") / "quayside-courier", folder)
    return folder


def look(session: Session, issue: Path) -> Mapping[int, bytes]:
    checked = session.check(issue)
    assert checked.issue is not None and checked.layout is not None
    return session.pictures(checked.issue, checked.layout)


def fresh(issue: Path) -> Mapping[int, bytes]:
    with Session() as session:
        return look(session, issue)


def test_nothing_stale_is_ever_shown(issue: Path) -> None:
    article, manifest = issue / "articles" / "tide-pool.md", issue / "issue.yaml"
    with Session() as session:
        first = look(session, issue)
        assert look(session, issue) == first == fresh(issue)

        text = article.read_text("utf-8")
        article.write_text(text.replace("pool", "pond", 1), "utf-8")
        second = look(session, issue)
        assert [number for number in first if first[number] != second[number]] == [2]
        assert second == fresh(issue)

        picture = next(path for path in sorted((issue / "images").iterdir()) if path.suffix in (".jpg", ".png"))
        with Image.open(picture) as image:
            image.rotate(180).save(picture)
        third = look(session, issue)
        assert len([number for number in second if second[number] != third[number]]) == 1
        assert third == fresh(issue)

        manifest.write_text(manifest.read_text("utf-8").replace("No. 48", "No. 49").replace("48", "49", 1), "utf-8")
        assert look(session, issue) == fresh(issue)
