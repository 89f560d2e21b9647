"""The other commands, and the way from nothing to an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli import doctor
from tests.cli.conftest import Program

PAGE_EN = """Storm Hits Harbour
By Ada Park
Waves broke over the wall on Monday night and the ferry stayed in port until noon.
Nobody was hurt, said the harbour master, who had closed the pier at dusk.
"""
BROKEN = "会议传达学习有关文件精神，研究部署意识形态、全\n\n面从严治党等工作。\n\n会议还研究了其他事项。\n"


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_new_issue_is_clean_and_builds(program: Program, tmp_path: Path, language: str) -> None:
    folder = tmp_path / "mine"
    made = program("new", folder, "--language", language)
    assert made.status == 0
    assert f"publisher build {folder}" in made.out
    assert program("check", folder, "--fail-on", "warning").status == 0
    built = program("build", folder, "--out", tmp_path / "dist")
    assert built.status == 0
    assert (tmp_path / "dist" / "mine" / "mine.epub").is_file()
    named = [Path(line).name for line in built.out.splitlines() if line.startswith(str(tmp_path))]
    assert named == ["print.pdf", "screen.pdf", "mine.epub"]


@pytest.mark.parametrize("layout", ["magazine", "newsletter", "tabloid"])
def test_a_new_issue_of_each_latin_layout_is_clean(program: Program, tmp_path: Path, layout: str) -> None:
    folder = tmp_path / "mine"
    assert program("new", folder, "--layout", layout).status == 0
    assert program("check", folder, "--fail-on", "warning").status == 0
    assert (folder / "images" / "LICENCE.md").is_file()


def test_new_touches_nothing_that_is_there(program: Program, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    ended = program("new", tmp_path)
    assert ended.status == 2
    assert str(tmp_path) in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_new_names_the_layouts_there_are(program: Program, tmp_path: Path) -> None:
    ended = program("new", tmp_path / "mine", "--layout", "scroll")
    assert ended.status == 2
    assert "scroll" in ended.err
    assert "newspaper" in ended.err
    assert not (tmp_path / "mine").exists()


def test_an_imported_page_builds(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text(PAGE_EN, "utf-8")
    ended = program("import", source, "--out", tmp_path / "mine", "--layout", "newsletter")
    assert ended.status == 0
    assert json.loads((tmp_path / "mine" / "import-report.json").read_text("utf-8"))
    assert program("build", tmp_path / "mine", "--out", tmp_path / "dist").status == 0
    assert program("import", source, "--out", tmp_path / "mine").status == 0


def test_nothing_is_imported_into_a_folder_that_is_no_issue(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text(PAGE_EN, "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("kept", "utf-8")
    ended = program("import", source, "--out", tmp_path / "mine")
    assert ended.status == 2 and "--out" in ended.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_import_of_what_is_not_there(program: Program, tmp_path: Path) -> None:
    ended = program("import", tmp_path / "nowhere.txt", "--out", tmp_path / "mine")
    assert ended.status == 2
    assert "nowhere.txt" in ended.err
    assert not (tmp_path / "mine").exists()


def test_mend_tells_its_joins_in_the_documented_shape(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(BROKEN, "utf-8")
    ended = program("mend", "--format", "json", source)
    assert ended.status == 0
    (file,) = json.loads(ended.out)["files"]
    assert set(file) == {"file", "paragraphs", "joins"}
    assert file["file"] == str(source)
    assert file["paragraphs"] == [
        "会议传达学习有关文件精神，研究部署意识形态、全面从严治党等工作。",
        "会议还研究了其他事项。",
    ]
    (join,) = file["joins"]
    assert set(join) == {"after", "left", "right", "separator", "confidence", "reason"}
    assert (join["after"], join["separator"]) == (0, "")
    assert join["left"].endswith("、全")
    assert join["right"].startswith("面从严治党")
    assert 0.5 < join["confidence"] <= 1
    assert source.read_text("utf-8") == BROKEN


def test_mend_writes_only_when_told(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(BROKEN, "utf-8")
    assert "1 joined" in program("mend", source).out
    assert source.read_text("utf-8") == BROKEN
    assert program("mend", "--write", source).status == 0
    assert source.read_text("utf-8") == BROKEN.replace("、全\n\n面", "、全面")
    assert "0 joined" in program("mend", source).out


def test_mend_of_what_is_not_there(program: Program, tmp_path: Path) -> None:
    ended = program("mend", tmp_path / "nowhere.txt")
    assert ended.status == 2
    assert "nowhere.txt" in ended.err


def test_rules_lists_every_rule(program: Program) -> None:
    listed = [line.split()[0] for line in program("rules").out.splitlines()]
    assert len(listed) == len(set(listed))
    assert {"BY001", "PA001", "LY004", "FT001", "MF001"} <= set(listed)


def test_explain_shows_the_rule(program: Program) -> None:
    ended = program("explain", "BY001")
    assert ended.status == 0
    assert "missing-byline" in ended.out


def test_explain_of_an_unknown_code_names_near_ones(program: Program) -> None:
    ended = program("explain", "BY01")
    assert ended.status == 2
    assert "BY001" in ended.err
    assert ended.out == ""


def test_the_schema_is_json(program: Program) -> None:
    schema = json.loads(program("schema").out)
    assert {"publication", "issue", "pages", "articles", "layout", "editions"} <= set(schema["properties"])


def test_doctor_of_a_whole_machine(program: Program) -> None:
    ended = program("doctor")
    assert ended.status == 0
    assert "Pango" in ended.out
    assert "missing" not in ended.out


@pytest.mark.parametrize(
    ("answer", "lacking", "command"),
    [("", "Pango", "pango"), ("15012 0", "HarfBuzz subset", "harfbuzz")],
    ids=["no Pango", "no subset library"],
)
def test_doctor_names_the_command_that_mends(
    program: Program, monkeypatch: pytest.MonkeyPatch, answer: str, lacking: str, command: str
) -> None:
    child = doctor._child

    def without(code: str, *arguments: str) -> str:
        return answer if "weasyprint" in code else child(code, *arguments)

    monkeypatch.setattr(doctor, "_child", without)
    ended = program("doctor")
    assert ended.status == 3
    lines = ended.out.splitlines()
    (place,) = [number for number, line in enumerate(lines) if line.startswith("missing")]
    assert lacking in lines[place]
    assert command in lines[place + 1]


def test_doctor_does_not_need_what_only_tests_need(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    ended = program("doctor")
    assert ended.status == 0
    assert ended.out.count("absent") == 3
