"""The same issue gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from publisher.paths import resource
from tests.edition.conftest import Ended


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_two_builds_of_the_seed_differ_in_nothing_but_seconds(tmp_path: Path, ended: Callable[..., Ended]) -> None:
    seed = resource("seeds") / "lishui-kfq"
    built = []
    for name in ("first", "second"):
        ended("build", seed, "--out", tmp_path / name, "--quiet")
        files = _files(tmp_path / name / "lishui-kfq")
        record = json.loads(files.pop("build.json"))
        assert record.pop("seconds")
        built.append((files, record))
    assert {"print.pdf", "screen.pdf", "lishui-kfq.epub", "print/p01.pdf", "proof/p01.png"} <= set(built[0][0])
    assert [name for name, data in built[0][0].items() if built[1][0].get(name) != data] == []
    assert built[0] == built[1]
