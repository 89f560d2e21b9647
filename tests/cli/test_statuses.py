"""Exit statuses, which scripts rely on, and the words beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import edition
from publisher.errors import MissingTool
from publisher.wording import Text
from tests.cli.conftest import Program

COMMANDS = (
    "desk",
    "new",
    "import",
    "mend",
    "check",
    "build",
    "publish",
    "sign",
    "status",
    "rules",
    "explain",
    "schema",
    "doctor",
)


def test_help_names_every_command(program: Program) -> None:
    ended = program("--help")
    assert ended.status == 0
    assert all(f" {command} " in ended.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(program: Program, command: str) -> None:
    ended = program(command, "--help")
    assert ended.status == 0
    assert f"publisher {command}" in ended.out


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_wrong_usage(program: Program, command: str) -> None:
    ended = program(command, "--no-such-option")
    assert ended.status == 2
    assert "--no-such-option" in ended.err
    assert ended.out == ""


def test_an_unknown_command_is_wrong_usage(program: Program) -> None:
    ended = program("prnt")
    assert ended.status == 2
    assert "prnt" in ended.err


def test_the_version_is_told(program: Program) -> None:
    from publisher import __version__

    assert program("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_no_issue_there(program: Program, tmp_path: Path, command: str) -> None:
    ended = program(command, tmp_path / "nowhere")
    assert ended.status == 2
    assert "nowhere" in ended.err
    assert ended.out == ""


def test_an_unknown_edition_is_wrong_usage(program: Program, sample: Path, tmp_path: Path) -> None:
    ended = program("build", sample, "--edition", "scroll", "--out", tmp_path / "dist")
    assert ended.status == 2
    assert all(name in ended.err for name in ("scroll", "print", "screen", "epub"))
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(("language", "said"), [("en", "Install the font"), ("zh", "请安装字体")])
def test_what_is_missing_is_status_3(
    program: Program, sample: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise MissingTool(Text("A font is missing.", "缺少字体。"), Text("Install the font.", "请安装字体。"))

    monkeypatch.setenv("PUBLISHER_LANG", language)
    monkeypatch.setattr(edition, "check", missing)
    ended = program("check", sample)
    assert ended.status == 3
    assert said in ended.err


def test_an_interruption_is_status_130(program: Program, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(edition, "check", interrupted)
    ended = program("check", sample)
    assert ended.status == 130
    assert "Interrupted" in ended.err


@pytest.mark.parametrize("details", [False, True])
def test_a_crash_of_ours_is_neither_1_nor_2(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], details: bool
) -> None:
    from publisher.cli import run

    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no columns")

    monkeypatch.setattr(edition, "check", crash)
    if details:
        monkeypatch.setenv("PUBLISHER_DEBUG", "1")
    else:
        monkeypatch.delenv("PUBLISHER_DEBUG", raising=False)
    assert run(["check", str(sample)]) == 70
    said = capsys.readouterr().err
    assert "no columns" in said
    assert "please report" in said
    assert ("Traceback" in said) is details
