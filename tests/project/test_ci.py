"""What CI and pre-commit are given: it runs here as it would there, as far as it can without their machines."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.cli import run
from tests.small_issue import SMALL

ROOT = Path(__file__).resolve().parents[2]
VENV = Path(sys.executable).parent.parent


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one clean issue, committed, as an editor has it."""
    issue = tmp_path / "paper" / "issues" / "first"
    shutil.copytree(SMALL, issue, copy_function=shutil.copyfile)
    folder = tmp_path / "paper"
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "first issue"]):
        done(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], folder)
    return folder


def done(words: list[str], cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=cwd, env=os.environ | {"PUBLISHER_LANG": "en"} | env, capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip


def action(step: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return done([str(ROOT / "scripts" / "action.sh"), step], cwd, VENV=str(VENV), **env)


def test_the_action_s_steps_are_steps_of_the_script() -> None:
    steps = [step for step in read("action.yml")["runs"]["steps"] if "run" in step]
    assert [step["run"].split()[-1] for step in steps] == ["install", "check", "build"]
    assert all(step["shell"] == "bash" for step in steps)
    used = {name for step in steps for name in step.get("env", {})}
    script = (ROOT / "scripts" / "action.sh").read_text("utf-8")
    assert all(name in script for name in used - {"PUBLISHER_LANG"})
    inputs = re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8"))
    assert set(inputs) == set(read("action.yml")["inputs"])


def test_the_check_annotates_and_leaves_its_reports(project: Path) -> None:
    manifest = project / "issues" / "first" / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("    byline: 苏禾\n", ""), "utf-8")
    output = project / "output"
    ended = action("check", project, ISSUES="issues/first", REPORTS="reports", GITHUB_OUTPUT=str(output))
    assert ended.returncode == 1, ended.stderr
    assert re.search(r"^::error file=issues/first/issue\.yaml,line=\d+,col=\d+,title=BY001 ", ended.stdout, re.M)
    assert output.read_text() == "reports=reports\n"
    log = json.loads((project / "reports" / "report.sarif").read_text("utf-8"))
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (project / uri).is_file()
    assert {path.name for path in (project / "reports").iterdir()} == {"report.html", "report.sarif", "report.xml"}


def test_the_build_leaves_the_editions(project: Path) -> None:
    ended = action("build", project, ISSUES="issues/first", REPORTS="reports")
    assert ended.returncode == 0, ended.stderr
    assert (project / "reports" / "dist" / "first" / "screen.pdf").is_file()


def test_an_unknown_step_is_wrong_usage(project: Path) -> None:
    assert action("deploy", project).returncode == 2


def hooked(project: Path) -> None:
    """The shipped hooks, run by the program that is installed here instead of one that pre-commit would install."""
    hooks = [hook | {"language": "system"} for hook in read(".pre-commit-hooks.yaml")]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    done(["git", "add", "-A"], project)


def commit(project: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    done(["git", "add", "-A"], project)
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return done([str(VENV / "bin" / "pre-commit"), "run"], project, PATH=path, PRE_COMMIT_HOME=str(tmp_path / "cache"))


def test_a_commit_waits_for_the_findings_of_its_issue(project: Path, tmp_path: Path) -> None:
    hooked(project)
    body = project / "issues" / "first" / "articles" / "tea-road.md"
    body.write_text(body.read_text("utf-8") + "\n客货邮班车准时到站。\n", "utf-8")
    assert commit(project, tmp_path).returncode == 0
    manifest = project / "issues" / "first" / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("    byline: 苏禾\n", ""), "utf-8")
    ended = commit(project, tmp_path)
    assert ended.returncode == 1
    assert "BY001 missing-byline" in ended.stdout


def test_a_commit_waits_until_a_mended_paragraph_was_seen(project: Path, tmp_path: Path) -> None:
    hooked(project)
    body = project / "issues" / "first" / "articles" / "tea-road.md"
    whole = "会议要求围绕社会、意识形态、全面从严治党等各领域，全面动态彻底排查风险隐患，建立问题清单。\n"
    body.write_text(whole.replace("全面从严", "全\n\n面从严"), "utf-8")
    ended = commit(project, tmp_path)
    assert ended.returncode == 1
    assert "files were modified by this hook" in ended.stdout
    assert body.read_text("utf-8") == whole


@pytest.mark.parametrize("name", ["docs/ci/github.yml", "docs/ci/gitlab.yml", "docs/ci/pre-commit.yaml"])
def test_the_examples_name_what_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    hooks = {hook["id"] for hook in read(".pre-commit-hooks.yaml")}
    assert set(re.findall(r"- id: (publisher-\S+)", text)) <= hooks
    for command, rest in re.findall(r"publisher (check|build)((?:.|\n      --)*)", text):
        run([command, "--help"])
        help_page = capsys.readouterr().out
        assert all(option in help_page for option in re.findall(r"--[a-z-]+", rest)), (command, rest)


def test_the_container_has_what_set_up_installs() -> None:
    recipe = (ROOT / "Containerfile").read_text("utf-8")
    setup = (ROOT / "scripts" / "setup.sh").read_text("utf-8")
    libraries = re.findall(r"^lib:\S+ (\S+)$", setup, re.M)
    assert len(libraries) == 3
    for text in (recipe, (ROOT / "scripts" / "action.sh").read_text("utf-8")):
        assert all(library in text for library in libraries)
    for words in re.findall(r"^COPY (.+)$", recipe, re.M):
        assert all((ROOT / source).exists() for source in words.split()[:-1]), words


def test_the_guide_leads_to_files_that_exist() -> None:
    guide = (ROOT / "docs" / "ci.md").read_text("utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", guide)
    assert len(targets) > 4
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []
