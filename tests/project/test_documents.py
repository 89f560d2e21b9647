"""The documents are true: what they name exists."""

from __future__ import annotations

import re

import pytest

from publisher import __version__
from publisher.cli import run
from publisher.compose.pack import Frame, Pack
from publisher.paths import resource

ROOT = resource("fonts").parent
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "layouts/README.md", "fonts/README.md"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", read(name))
    missing = [target for target in targets if "://" not in target and not ((ROOT / name).parent / target).exists()]
    assert not missing


def test_every_command_of_the_readme_exists(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"publisher ([a-z]+)\b", read("README.md")))
    assert len(commands) >= 9
    for command in sorted(commands):
        assert run([command, "--help"]) == 0, command
    capsys.readouterr()


def test_every_option_of_the_readme_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for row in re.findall(r"`publisher ([a-z]+)([^`]*)`", read("README.md")):
        command, rest = row
        run([command, "--help"])
        text = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in text, (command, option)


def test_the_architecture_names_modules_that_exist() -> None:
    named = re.findall(r"`((?:[a-z]+/)*[a-z_]+(?:\.py|/))`", read("ARCHITECTURE.md"))
    assert len(named) > 12
    found = {path.relative_to(ROOT / "publisher").as_posix() for path in (ROOT / "publisher").rglob("*")}
    for name in named:
        plain = name.removeprefix("publisher/").rstrip("/")
        places = (plain, *(f"{part}/{plain}" for part in ("compose", "ingest", "typeset", "load")))
        assert any(place in found for place in places) or (ROOT / name).exists(), name


def test_the_changelog_has_this_version() -> None:
    assert f"## {__version__}" in read("CHANGELOG.md")


def test_the_layout_guide_names_the_parts_there_are() -> None:
    guide = read("layouts/README.md")
    parts = re.findall(r"`([a-z_]+)`", guide.split("A frame has")[0])
    assert {"sheet", "grid", "styles", "headlines", "templates"} <= set(parts)
    for part in parts:
        assert part in Pack.model_fields or part in ("left", "top"), part
    shapes = set(re.findall(r"^- `([a-z]+)`", guide, re.M)) - {"tint"}
    assert shapes == set(Frame.model_fields["shape"].annotation.__args__)  # type: ignore[union-attr]


def test_the_readme_has_no_figure_left_to_fill_in() -> None:
    assert not re.search(r"\b(FIGURES|LIMITS|SPEED)\b", read("README.md"))


def test_the_pictures_of_the_documents_are_small() -> None:
    pictures = sorted((ROOT / "docs").rglob("*.png"))
    assert len(pictures) > 8
    assert [path.name for path in pictures if path.stat().st_size >= 1_000_000] == []
