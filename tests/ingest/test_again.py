"""Importing again: an editor's work is never overwritten, and what only the source changed is taken over."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import InputError, OutputError
from publisher.ingest.issue import import_sources

FIRST = "# Bridge to close\n\nBy Ada Park\n\nThe old bridge closes on Monday, the council said.\n"
SECOND = "# Sea pool opens\n\nBy Nell Barrow\n\nThe pool opens in June, a month early.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(FIRST + "\n" + SECOND, "utf-8")
    return path


@pytest.fixture
def out(source: Path, tmp_path: Path) -> Path:
    import_sources([source], tmp_path / "issue")
    return tmp_path / "issue"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_without_changes_nothing_changes(source: Path, out: Path) -> None:
    before = files(out)
    report = import_sources([source], out)
    assert files(out) == before
    assert report.kept == ()


def test_what_only_the_source_changed_is_taken_over(source: Path, out: Path) -> None:
    source.write_text(source.read_text("utf-8").replace("Monday", "Tuesday"), "utf-8")
    import_sources([source], out)
    assert "Tuesday" in files(out)["articles/bridge-to-close.md"]


def test_what_an_editor_changed_is_kept(source: Path, out: Path) -> None:
    body, manifest = out / "articles" / "sea-pool-opens.md", out / "issue.yaml"
    body.write_text("The pool opens in June, four weeks early.\n", "utf-8")
    manifest.write_text(manifest.read_text("utf-8") + "# seen by the editor\n", "utf-8")
    (out / "articles" / "mine.md").write_text("Mine.\n", "utf-8")
    source.write_text(source.read_text("utf-8").replace("Monday", "Tuesday"), "utf-8")
    report = import_sources([source], out)
    now = files(out)
    assert now["articles/sea-pool-opens.md"] == "The pool opens in June, four weeks early.\n"
    assert now["issue.yaml"].endswith("# seen by the editor\n")
    assert now["articles/mine.md"] == "Mine.\n"
    assert "Tuesday" in now["articles/bridge-to-close.md"]
    assert report.kept == ("articles/sea-pool-opens.md", "issue.yaml")
    assert report.aside == ()


def test_what_both_changed_is_put_beside_and_told_once(source: Path, out: Path) -> None:
    body = out / "articles" / "bridge-to-close.md"
    body.write_text("The bridge shuts on Monday.\n", "utf-8")
    source.write_text(source.read_text("utf-8").replace("Monday", "Tuesday"), "utf-8")
    report = import_sources([source], out)
    assert body.read_text("utf-8") == "The bridge shuts on Monday.\n"
    assert "Tuesday" in files(out)["source/new/articles/bridge-to-close.md"]
    assert report.aside == ("articles/bridge-to-close.md",)
    assert import_sources([source], out).aside == ()


def test_what_an_editor_deleted_stays_deleted(source: Path, out: Path) -> None:
    (out / "articles" / "sea-pool-opens.md").unlink()
    import_sources([source], out)
    assert "articles/sea-pool-opens.md" not in files(out)


def test_a_folder_that_no_import_made_is_left_alone(source: Path, out: Path) -> None:
    (out / "import-report.json").write_text("{}", "utf-8")
    before = files(out)
    with pytest.raises(OutputError):
        import_sources([source], out)
    assert files(out) == before


def test_a_bad_source_changes_nothing(source: Path, out: Path) -> None:
    before = files(out)
    source.write_bytes(b"")
    with pytest.raises(InputError):
        import_sources([source], out)
    assert files(out) == before
