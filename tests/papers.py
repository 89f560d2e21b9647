"""A sample issue with its e-paper, and a browser to look at it: made once for all tests that ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from publisher import edition
from publisher.paths import resource
from publisher.site.record import IssueRecord, from_json
from tests.judges.ace import BROWSERS
from tests.judges.tools import program


@dataclass(frozen=True)
class Paper:
    """What a build left: the folder, and the record in it."""

    folder: Path
    record: IssueRecord

    @property
    def site(self) -> Path:
        return self.folder / "site"


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    out = tmp_path_factory.mktemp("dist")
    built = edition.build(resource("seeds") / "quayside-courier", out, editions=("screen", "epub", "site"))
    assert built.files
    folder = out / "quayside-courier"
    return Paper(folder, from_json((folder / "issue.json").read_bytes(), "issue.json"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program(*BROWSERS), args=["--no-sandbox"])
        yield found
        found.close()
