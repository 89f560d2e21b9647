"""Layout packs: what one takes over from another, and what makes no sense, told with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.cli import run
from publisher.compose.pack import Pack
from publisher.compose.packs import load_pack
from publisher.edition import check
from publisher.errors import InputError
from publisher.findings import Severity


def made(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir()
    (folder / name / "layout.yaml").write_text(text, encoding="utf-8")


def refused(name: str, folder: Path) -> str:
    with pytest.raises(InputError) as raised:
        load_pack(name, folder)
    assert raised.value.message.zh != raised.value.message.en and raised.value.hint.zh
    return raised.value.message.en


def test_a_pack_changes_only_what_it_says(tmp_path: Path, pack: Pack) -> None:
    made(tmp_path, "mine", "extends: newspaper\nstyles:\n  body: {size: 8.5}\ncolors: {accent: '#004488'}\n")
    mine = load_pack("mine", tmp_path)
    assert mine.style("body").size == 8.5 and mine.style("body").face == pack.style("body").face
    assert mine.colors == {**pack.colors, "accent": "#004488"}
    assert mine.grid == pack.grid and mine.templates == pack.templates


def test_packs_extend_one_another_and_null_takes_away(tmp_path: Path, pack: Pack) -> None:
    made(tmp_path, "house", "extends: newspaper\ntemplates: {front-five: null}\n")
    made(
        tmp_path,
        "sport",
        "extends: house\nfirst: {labels: []}\nheadlines: {'*': null, h40: {style: h40, lines: 4}}\n"
        "templates:\n  '*': null\n  one: {frames: [{columns: [1, 5], lines: [9, 75], headline: [h40]}]}\n",
    )
    house, sport = load_pack("house", tmp_path), load_pack("sport", tmp_path)
    assert set(house.templates) == set(pack.templates) - {"front-five"}
    assert set(sport.templates) == {"one"} and set(sport.headlines) == {"h40"}
    assert not sport.first.labels and sport.first.bars == pack.first.bars


def test_files_come_from_the_nearest_pack_that_has_them(tmp_path: Path) -> None:
    made(tmp_path, "house", "extends: newspaper\n")
    made(tmp_path, "sport", "extends: house\n")
    (tmp_path / "house" / "epub.css").write_text("p {}", encoding="utf-8")
    sport = load_pack("sport", tmp_path)
    assert sport.folder_with("epub.css") == (tmp_path / "house").resolve()
    assert sport.folder_with("page.css") == (tmp_path / "sport").resolve()


def test_a_circle_is_told_with_its_way(tmp_path: Path) -> None:
    made(tmp_path, "one", "extends: two\n")
    made(tmp_path, "two", "# round and round\nextends: ../one\n")
    said = refused("one", tmp_path)
    assert said == "two/layout.yaml:2: extends: goes round in a circle: one → two → one."


def test_a_pack_that_extends_nothing_known_names_itself(tmp_path: Path) -> None:
    made(tmp_path, "mine", "extends: newspapper\n")
    said = refused("mine", tmp_path)
    assert "mine/layout.yaml" in said and "newspapper" in said


FAULTS = {
    "grid: {columns: 7}": "mine/layout.yaml:2: grid: the columns",
    "grid: {lines: 90}": "mine/layout.yaml:2: grid: the lines",
    "grid: {colums: 7}": "mine/layout.yaml:2: grid.colums: is not a field",
    "sheet: {width: wide}": "mine/layout.yaml:2: sheet.width: must be a number",
    "sheet: {width: -1}": "mine/layout.yaml:2: sheet.width: must be more than 0",
    "styles: {caption: null}": "styles.caption: is missing",
    "styles: {h40: {color: mauve}}": "mine/layout.yaml:2: styles.h40.color: the colour “mauve”",
    "headlines: {h40: {style: h41}}": "mine/layout.yaml:2: headlines.h40.style: the style “h41”",
    "inner_line: 80": "mine/layout.yaml:2: inner_line: is not one of the 75 lines",
    "templates: {x: {frames: []}}": "mine/layout.yaml:2: templates.x.frames:",
    "templates: {x: {frames: [{columns: [1, 6], lines: [9, 75], headline: [h40]}]}}": "frames.0.columns: [1, 6] is not",
    "templates: {x: {frames: [{columns: [1, 5], lines: [9, 76], headline: [h40]}]}}": "frames.0.lines: [9, 76] is not",
    "templates: {x: {frames: [{columns: [1, 5], lines: [9, 75], headline: [h99]}]}}": "the headline step “h99”",
    "templates: {x: {frames: [{columns: [1, 3], lines: [9, 40], headline: [h40]}, "
    "{columns: [3, 5], lines: [39, 75], headline: [h40]}]}}": "frames.1: this frame lies over frame 1",
    "templates: {x: {frames: [{columns: [1, 5], lines: [9, 75], headline: [h40], picture: {columns: [0, 2], "
    "depth: 9}}]}}": "picture.columns: [0, 2] is not",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_makes_no_sense_is_told_with_its_place(fault: str, tmp_path: Path) -> None:
    made(tmp_path, "mine", f"extends: newspaper\n{fault}\n")
    said = refused("mine", tmp_path)
    assert FAULTS[fault] in said and said.count("\n") == 0, "one fault, told once"


def test_a_fault_that_is_inherited_names_the_file_it_stands_in(tmp_path: Path) -> None:
    made(tmp_path, "house", "extends: newspaper\n\ngrid: {gutter: 60}\n")
    made(tmp_path, "sport", "extends: house\ngrid: {columns: 5}\n")
    assert "sport/layout.yaml:2: grid: the columns" in refused("sport", tmp_path)
    made(tmp_path, "games", "extends: house\n")
    assert "house/layout.yaml:3: grid: the columns" in refused("games", tmp_path)


@pytest.mark.parametrize("text", ["grid: [", "- 1\n- 2\n", "", "a: \x07", "extends: [newspaper]", "? [a]\n: b\n"])
def test_what_is_no_layout_ends_in_words(text: str, tmp_path: Path) -> None:
    made(tmp_path, "mine", text)
    assert refused("mine", tmp_path).startswith("mine/layout.yaml")


@pytest.mark.parametrize("name", ["newspaper", "broadsheet"])
def test_a_new_paper_of_the_layout_is_fit_to_print(name: str, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "paper"), "--layout", name]) == 0
    report = check(tmp_path / "paper").report
    assert not report.not_run
    grave = [finding for finding in report.findings if finding.severity in (Severity.ERROR, Severity.WARNING)]
    assert [(finding.rule, finding.message.en) for finding in grave] == []
