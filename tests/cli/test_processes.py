"""The program as a process of its own: what only shows there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from publisher.cli import main; main()"]


def _run(*arguments: object, stdout: int = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PUBLISHER_LANG": "en", **environment},
        check=False,
        timeout=60,
    )


def test_findings_end_in_status_1_with_the_report_on_standard_output(faulty: Path) -> None:
    ended = _run("check", faulty, "--no-layout")
    assert ended.returncode == 1
    assert b"BY001" in ended.stdout
    assert b"BY001" not in ended.stderr


def test_chinese_is_written_in_utf_8_whatever_the_locale(faulty: Path) -> None:
    ended = _run(
        "check", faulty, "--no-layout", PUBLISHER_LANG="zh", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"
    )
    assert ended.returncode == 1
    assert "署名" in ended.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = _run("rules", stdout=writing)
    os.close(writing)
    assert ended.returncode == 0
    assert ended.stderr == b""


def test_a_full_disk_under_standard_output(tmp_path: Path) -> None:
    # A limit on the size of files fails a write as a full disk does, and does so on every system.
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    with (tmp_path / "rules.txt").open("wb") as output:
        ended = subprocess.run(
            [*PROGRAM[:2], small + PROGRAM[2], "rules"],
            stdout=output,
            stderr=subprocess.PIPE,
            env={**os.environ, "PUBLISHER_LANG": "en"},
            check=False,
            timeout=60,
        )
    assert ended.returncode == 2
    assert b"File too large" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


def test_a_package_that_is_not_installed_is_status_3(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "uharfbuzz.py").write_text("raise ImportError('no uharfbuzz')", "utf-8")
    ended = _run("check", sample, PYTHONPATH=str(tmp_path))
    assert ended.returncode == 3
    assert b"doctor" in ended.stderr
    told = _run("doctor", PYTHONPATH=str(tmp_path))
    assert told.returncode == 3
    assert b"no uharfbuzz" in told.stdout
