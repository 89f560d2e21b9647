"""A tree of issues: built in parallel, resumed, failures told; on a cluster too, where a worker may die."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from publisher.archive import running
from publisher.archive.jobs import Job, Outcome, digest, jobs_below, jobs_of
from publisher.archive.running import run, worst
from publisher.cli import run as program
from tests.small_issue import SMALL


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three issues in two years, the second of them broken."""
    for name in ("2025/12-30", "2026/01-02", "2026/01-05"):
        shutil.copytree(SMALL, tmp_path / "paper" / name)
    broken = tmp_path / "paper" / "2026" / "01-02" / "issue.yaml"
    broken.write_text(broken.read_text("utf-8").replace("publication:", "publicatoin:"), "utf-8")
    return tmp_path / "paper"


def test_the_tree_is_built_and_one_failure_stops_nobody(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dist"
    arguments = ["build", str(tree), "--all", "--out", str(out), "--edition", "epub", "--jobs", "2", "-q"]
    assert program(arguments) == 1
    told = capsys.readouterr()
    assert "01-02" in told.err and "12-30" not in told.err
    assert {path.parent.relative_to(out).as_posix() for path in out.rglob("*.epub")} == {"2025/12-30", "2026/01-05"}
    # Again: what is built and unchanged is left alone, what failed is tried once more.
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.epub")}
    (tree / "2026" / "01-05" / "articles" / "tea-road.md").write_text("新写的一篇。\n", "utf-8")
    assert program(arguments) == 1
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*.epub")}
    assert [path.stem for path in before if before[path] != after[path]] == ["01-05"]


def test_whatever_a_build_is_made_of_changes_its_digest(tree: Path, tmp_path: Path) -> None:
    (job, *_) = jobs_below(tree, tmp_path / "dist", ())
    seen = {digest(job), digest(Job(job.issue, job.out, ("epub",)))}
    (tree / "publication.yaml").write_text("publication: {motto: 新}\n", "utf-8")
    seen.add(digest(job))
    (Path(job.issue) / "articles" / "tea-road.md").write_text("别的。\n", "utf-8")
    seen.add(digest(job))
    assert len(seen) == 4


def test_a_tree_without_issues_and_a_scheduler_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert program(["build", str(tmp_path / "empty"), "--all", "--out", str(tmp_path / "dist"), "-q"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def _copied(*places: Path) -> None:
    for place in places:
        shutil.copytree(SMALL, place)


@pytest.mark.parametrize("other", ["2026/01-02", "2026/01-02/morning"], ids=["in the same folder", "inside the other"])
def test_two_builds_that_would_overwrite_one_another_are_refused(
    other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "daily" / "2026" / "01-02", tmp_path / "weekly" / other
    _copied(first, second)
    trees = [str(tmp_path / "daily"), str(tmp_path / "weekly")]
    out = tmp_path / "dist"
    assert program(["build", *trees, "--all", "--out", str(out), "-q"]) == 2
    told = capsys.readouterr().err
    assert str(first) in told and str(second) in told and "--out" in told
    assert not out.exists()


def test_two_trees_whose_issues_lie_apart_are_built_side_by_side(tmp_path: Path) -> None:
    _copied(tmp_path / "daily" / "2026" / "01-02", tmp_path / "weekly" / "2026" / "01-05")
    jobs = jobs_of([tmp_path / "daily", tmp_path / "weekly"], tmp_path / "dist", ())
    assert [job.build.relative_to(tmp_path / "dist").as_posix() for job in jobs] == ["2026/01-02", "2026/01-05"]


def test_an_issue_below_two_of_the_folders_is_built_once_as_in_the_first(tree: Path, tmp_path: Path) -> None:
    whole = jobs_below(tree, tmp_path / "dist", ())
    assert jobs_of([tree, tree / "2026", tree], tmp_path / "dist", ()) == whole
    year = jobs_below(tree / "2026", tmp_path / "dist", ())
    assert jobs_of([tree / "2026", tree], tmp_path / "dist", ()) == [*year, whole[0]]


def test_an_issue_with_errors_is_told_again_at_each_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_here", lambda jobs, workers: (_judged(job) for job in jobs))
    for name in ("clean", "faulty"):
        shutil.copytree(SMALL, tmp_path / "paper" / name)
    jobs = jobs_below(tmp_path / "paper", tmp_path / "dist", ("epub",))
    assert [worst(run(jobs, tmp_path / "dist")) for _ in range(2)] == [1, 1]
    assert [Path(one.job.issue).name for one in run(jobs, tmp_path / "dist")] == ["faulty"]


def _judged(job: Job) -> Outcome:
    """A build that wrote its files, with an error found in one of the issues."""
    job.build.mkdir(parents=True, exist_ok=True)
    (job.build / "build.json").write_text('{"files": {}}', "utf-8")
    return Outcome(job, int(Path(job.issue).name == "faulty"))


def test_the_gravest_status_counts() -> None:
    job = Job("a", "b")
    assert worst([]) == 0
    assert worst([Outcome(job, 0), Outcome(job, 2), Outcome(job, 1)]) == 2


@pytest.mark.parametrize("spoil", [Path.unlink, lambda book: os.truncate(book, 100)], ids=["deleted", "cut"])
def test_a_file_that_was_spoiled_since_is_made_anew(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(SMALL, tmp_path / "paper" / name)
    jobs = jobs_below(tmp_path / "paper", tmp_path / "dist", ("epub",))
    run(jobs, tmp_path / "dist", workers=2)
    (book,) = (jobs[0].build).rglob("*.epub")
    made = book.read_bytes()
    spoil(book)
    assert [Path(one.job.issue).name for one in run(jobs, tmp_path / "dist", workers=2)] == ["one"]
    assert book.read_bytes() == made


def _deadly(job: Job) -> Outcome:
    """Work that kills its process at one issue, as a machine without memory does."""
    if Path(job.issue).name == "issue-1":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(job, 0)


def test_work_that_kills_its_process_takes_no_other_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "work", _deadly)
    for number in range(6):
        shutil.copytree(SMALL, tmp_path / "paper" / f"issue-{number}")
    outcomes = run(jobs_below(tmp_path / "paper", tmp_path / "dist", ()), tmp_path / "dist", workers=2)
    ends = {Path(one.job.issue).name: one.status for one in outcomes}
    assert ends == {f"issue-{number}": 70 if number == 1 else 0 for number in range(6)}


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    made: Any = LocalCluster
    with made(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made


@pytest.mark.filterwarnings("ignore")
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster: LocalCluster, tmp_path: Path) -> None:
    tree = tmp_path / "paper"
    for number in range(4):
        shutil.copytree(SMALL, tree / f"issue-{number}")
    killed: list[int] = []

    def kill_one(outcome: Outcome) -> None:
        if not killed:
            ask: Any = Client
            with ask(cluster, set_as_default=False) as client:
                processes = client.run(os.getpid)
            killed.append(next(iter(processes.values())))
            os.kill(killed[0], signal.SIGKILL)
            time.sleep(0.2)

    jobs = jobs_below(tree, tmp_path / "dist", ("epub",))
    outcomes = run(jobs, tmp_path / "dist", cluster=cluster.scheduler_address, done=kill_one)
    assert killed
    assert sorted((Path(one.job.issue).name, one.status) for one in outcomes) == [(f"issue-{n}", 0) for n in range(4)]
    assert len(list((tmp_path / "dist").rglob("*.epub"))) == 4
