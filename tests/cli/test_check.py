"""publisher check: its report, its threshold, its progress."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program


def test_a_clean_issue(program: Program, sample: Path) -> None:
    ended = program("check", sample, "--format", "json", "--fail-on", "warning")
    assert ended.status == 0
    report = json.loads(ended.out)
    assert set(report) == {"issue", "findings", "counts", "not_run"}
    assert report["counts"]["error"] == report["counts"]["warning"] == 0
    assert report["not_run"] == []


def test_a_finding_has_the_documented_shape(program: Program, faulty: Path) -> None:
    ended = program("check", faulty, "--format", "json", "--no-layout")
    assert ended.status == 1
    report = json.loads(ended.out)
    assert report["issue"] == str(faulty)
    assert report["counts"] == {"error": 1, "warning": 0, "info": 0}
    (finding,) = report["findings"]
    assert list(finding) == [
        "rule", "name", "severity", "message", "hint", "file", "line", "column", "article", "page", "box",
    ]  # fmt: skip
    assert (finding["rule"], finding["name"], finding["severity"]) == ("BY001", "missing-byline", "error")
    assert (finding["file"], finding["article"], finding["page"], finding["box"]) == (
        "issue.yaml", "night-market", None, None,
    )  # fmt: skip
    line = (faulty / "issue.yaml").read_text("utf-8").splitlines()[finding["line"] - 1]
    assert "night-market" in line or "集镇夜市" in line
    assert finding["message"]
    assert finding["hint"]


def test_a_finding_on_the_page_has_its_box(program: Program, sample: Path) -> None:
    body = sample / "articles" / "night-market.md"
    body.write_text("灯火初上，老街醒来，小吃摊前排起了长队。\n\n" * 1 + "摊主说，今年的生意比去年好。" * 2000, "utf-8")
    report = json.loads(program("check", sample, "--format", "json", "--quiet").out)
    overset = [finding for finding in report["findings"] if finding["rule"] == "LY002"]
    assert [finding["page"] for finding in overset] == [1]
    left, top, width, height = overset[0]["box"]
    assert 0 <= left < left + width <= 273
    assert 0 <= top < top + height <= 390


def test_without_layout_says_so(program: Program, sample: Path) -> None:
    ended = program("check", sample, "--no-layout", "--format", "json")
    assert ended.status == 0
    (not_run,) = json.loads(ended.out)["not_run"]
    assert not_run["check"] == "layout"
    assert "--no-layout" in not_run["why"]
    assert "layout" in program("check", sample, "--no-layout").out


@pytest.mark.parametrize(("threshold", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_threshold_decides(program: Program, sample: Path, threshold: str, status: int) -> None:
    body = sample / "articles" / "night-market.md"
    body.write_text(body.read_text("utf-8").rstrip() + "\n\n夜市开到十点,周末更晚。\n", "utf-8")
    assert program("check", sample, "--no-layout", "--fail-on", threshold).status == status


def test_an_unknown_format_names_those_there_are(program: Program, sample: Path) -> None:
    ended = program("check", sample, "--format", "runes")
    assert ended.status == 2
    assert all(name in ended.err for name in ("runes", "text", "json"))


def test_the_report_goes_into_a_file(program: Program, faulty: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports" / "check.json"
    ended = program("check", faulty, "--no-layout", "--format", "json", "--output", output)
    assert ended.status == 1
    assert ended.out == ""
    assert json.loads(output.read_text("utf-8"))["counts"]["error"] == 1
    assert [path.name for path in output.parent.iterdir()] == ["check.json"]


def test_a_report_that_cannot_be_written(program: Program, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", "utf-8")
    ended = program("check", sample, "--no-layout", "--quiet", "--output", tmp_path / "reports" / "check.txt")
    assert ended.status == 2
    assert "check.txt" in ended.err
    assert "--output" in ended.err


def test_a_device_is_written_to_and_not_replaced(program: Program, faulty: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=subprocess.PIPE
    ) as reader:
        assert program("check", faulty, "--no-layout", "--output", pipe).status == 1
        assert "BY001" in reader.communicate(timeout=10)[0].decode("utf-8")
    assert pipe.is_fifo()


def test_several_issues_stand_in_one_report(program: Program, sample: Path) -> None:
    ended = program("check", sample, sample, "--no-layout", "--format", "json")
    assert [report["issue"] for report in json.loads(ended.out)["issues"]] == [str(sample), str(sample)]


def test_progress_is_plain_lines_where_there_is_no_terminal(program: Program, sample: Path) -> None:
    ended = program("check", sample, "--no-layout")
    assert ended.err == f"Reading {sample}\nChecking the text\n"


def test_quiet_says_nothing(program: Program, sample: Path) -> None:
    assert program("check", sample, "--no-layout", "--quiet").err == ""


def test_messages_in_the_readers_language(program: Program, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_LANG", "zh")
    ended = program("check", faulty, "--no-layout")
    assert "检查文字" in ended.err
    assert "署名" in ended.out
    monkeypatch.setenv("PUBLISHER_LANG", "en")
    assert "byline" in program("check", faulty, "--no-layout").out


def test_any_file_of_an_issue_stands_for_it_and_is_checked_once(program: Program, faulty: Path) -> None:
    files = sorted((faulty / "articles").iterdir())
    assert len(files) > 1
    report = json.loads(program("check", *files, "--no-layout", "--format", "json").out)
    assert [finding["rule"] for finding in report["findings"]] == ["BY001"]


def test_one_run_writes_several_reports(program: Program, faulty: Path, tmp_path: Path) -> None:
    sarif, junit = tmp_path / "a.sarif", tmp_path / "a.xml"
    ended = program("check", faulty, "--no-layout", "--also", f"sarif={sarif}", "--also", f"junit={junit}")
    assert ended.status == 1
    assert "BY001 missing-byline" in ended.out
    assert json.loads(sarif.read_text("utf-8"))["runs"][0]["results"][0]["ruleId"] == "BY001"
    assert "<failure" in junit.read_text("utf-8")


def test_another_report_needs_its_format_and_its_file(program: Program, sample: Path) -> None:
    for words in ("sarif", "sarif=", "sculpture=a.txt"):
        assert program("check", sample, "--no-layout", "--also", words).status == 2


def test_a_report_that_cannot_be_written_ends_in_words(program: Program, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for format in ("html", "sarif"):
        ended = program("check", faulty, "--no-layout", "--format", format, "--output", tmp_path / "file" / "report")
        assert (ended.status, ended.out) == (2, "")
        assert "cannot be written" in ended.err
