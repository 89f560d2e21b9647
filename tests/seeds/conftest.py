"""The sample issues, built once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import edition
from publisher.compose.make_up import Layout
from publisher.paths import resource

NAMES = ("lishui-kfq", "quayside-courier", "aldersea-packet")


@dataclass(frozen=True)
class Seed:
    """A sample issue with what a build made of it."""

    name: str
    folder: Path
    layout: Layout
    built: edition.Built
    out: Path


@pytest.fixture(scope="session", params=NAMES)
def seed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seed:
    name: str = request.param
    folder = resource("seeds") / name
    out = tmp_path_factory.mktemp("dist")
    built = edition.build(folder, out)
    layout = edition.check(folder).layout
    assert layout is not None
    return Seed(name, folder, layout, built, out / name)
