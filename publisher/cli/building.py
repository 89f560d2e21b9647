"""publisher build --all: a tree of issues, its progress and what failed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from publisher.archive.jobs import Outcome, jobs_of
from publisher.archive.running import run, worst
from publisher.cli.progress import progress
from publisher.errors import InputError
from publisher.model import Edition
from publisher.wording import Text, reader_tongue


def build_all(
    trees: Sequence[Path],
    out: Path,
    editions: tuple[Edition, ...],
    *,
    workers: int | None,
    cluster: str | None,
    again: bool,
    quiet: bool,
) -> int:
    """Build every issue below the folders; one that fails does not stop the others. The gravest status of all."""
    tongue = reader_tongue()
    jobs = jobs_of(trees, out, editions)
    if not jobs:
        raise InputError(
            Text("There is no issue below that folder.", "该文件夹下没有期次。"),
            Text("Name a folder of folders with an issue.yaml.", "请指定含有 issue.yaml 的文件夹的上级。"),
        )
    with progress(len(jobs), quiet=quiet) as say:

        def done(outcome: Outcome) -> None:
            say(Text(f"{outcome.job.issue}: {_end(outcome).en}", f"{outcome.job.issue}：{_end(outcome).zh}"))

        outcomes = run(jobs, out, workers=workers, cluster=cluster, again=again, done=done)
    failed = [outcome for outcome in outcomes if outcome.status]
    told = Text(
        f"{len(jobs)} issues: {len(outcomes)} built, {len(jobs) - len(outcomes)} unchanged, {len(failed)} with errors.",
        f"共 {len(jobs)} 期：生成 {len(outcomes)} 期，未变 {len(jobs) - len(outcomes)} 期，有错 {len(failed)} 期。",
    )
    typer.echo(told.said(tongue))
    for outcome in sorted(failed, key=lambda one: one.job.issue):
        typer.echo(f"{outcome.job.issue}: {_end(outcome).said(tongue)}", err=True)
    return worst(outcomes)


def _end(outcome: Outcome) -> Text:
    if outcome.trouble is not None:
        return outcome.trouble
    if outcome.errors:
        return Text(f"{outcome.errors} errors", f"{outcome.errors} 处错误")
    return Text("built", "已生成")
